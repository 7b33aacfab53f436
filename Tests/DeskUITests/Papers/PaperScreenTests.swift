import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Papers by keys: forms of a lead and a tip, the ledger of what is marked, what is handed over.
@Suite struct PaperScreenTests {
  /// A desk with three leads, each of one tip.
  private static func office() throws -> (Office, [LeadID]) {
    var office = try Office()
    let section = try #require(office.desk.organisation.sections.first).id
    try office.run(InviteMember(name: "丁", posts: .liaison, section: section) { "v\($0.rawValue)" })
    try office.run(AdmitMember(member: MemberID(rawValue: 4), fingerprint: "F4"))
    try office.run(SignUndertaking(), as: MemberID(rawValue: 4))
    let leads = try (1...3).map { number in
      let performed = try office.run(RegisterTip(content: TipContent(title: "第\(number)件", narrative: "强迫交易")))
      let tip = TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
      let opened = try office.run(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确"))
      return LeadID(rawValue: try #require(opened.events.first).envelope.event.rawValue)
    }
    return (office, leads)
  }

  private static func requests(_ screen: Screen) -> [PaperRequest] {
    screen.office.asked.compactMap { if case .export(_, let request) = $0 { request } else { nil } }
  }

  private static func exported(_ screen: Screen) -> [ListExported] {
    screen.office.log.compactMap { $0.event as? ListExported }
  }

  @Test("The ledger: all that the list shows, or the marked rows; one question, one commit, and where it is now")
  func ledger() throws {
    let (office, leads) = try Self.office()
    var screen = Screen(office)
    screen.keys("1LP")
    #expect(screen.shows("3 条线索，不含举报人") && screen.shows("没有加密"), "\(screen.text)")
    // It says what for, or it does not leave.
    screen.keys("<C-s>")
    #expect(Self.requests(screen).isEmpty)
    screen.keys("报县级<C-s>")
    #expect(screen.shows("导出 3 条线索的台账") && Self.requests(screen).isEmpty, "\(screen.text)")
    screen.keys("y")
    #expect(screen.shows("已存到 ~/线索台账-2026-11-20.xlsx"), "\(screen.text)")
    #expect(Self.exported(screen).map(\.leads) == [leads] && Self.exported(screen).first?.reason == "报县级")

    screen.keys("<Home> <Down> P")
    #expect(screen.shows("2 条线索"), "\(screen.text)")
    screen.keys("备案<C-s>y")
    #expect(Self.exported(screen).last?.count == 2 && Self.exported(screen).last?.filter == "", "\(screen.text)")

    var filtered = Screen(office)
    filtered.keys("2<Right>/第2件<Enter>P")
    #expect(filtered.shows("1 条线索") && filtered.shows("筛选：第2件"), "\(filtered.text)")
    filtered.keys("核对<C-s>y")
    #expect(Self.exported(filtered).last?.filter == "第2件" && Self.exported(filtered).last?.leads == [leads[1]])
  }

  @Test("R3.5 R3.6 each form that there is of a lead as it stands, and of a tip") func forms() throws {
    var (office, leads) = try Self.office()
    var screen = Screen(office)
    screen.keys("1L<Home>p")
    #expect(screen.shows("线索登记表") && screen.shows("线索移送函") && !screen.shows("线索交办单"), "\(screen.text)")
    screen.keys("<Enter>")
    #expect(screen.shows("~/线索登记表-XS-2026-0003.txt") && screen.shows(".html"), "\(screen.text)")
    screen.keys("<C-s>")
    #expect(screen.shows("已存到 ~/线索登记表-XS-2026-0003.txt"), "\(screen.text)")
    guard case .form(.registration, of: leads[2])? = Self.requests(screen).first?.subject else {
      Issue.record("no form of the lead was asked for")
      return
    }
    let section = try #require(office.desk.organisation.sections.first).id
    try office.run(AssignLead(lead: leads[2], section: section, summary: "核查"))
    screen = Screen(office)
    screen.keys("1L<Home>p督办<Enter><C-s>")
    guard case .form(.supervision, _)? = Self.requests(screen).first?.subject else {
      Issue.record("no supervision form was asked for: \(screen.text)")
      return
    }
    screen.keys("L<Right><Right><Right>P")
    #expect(screen.shows("举报登记表"), "\(screen.text)")
    screen.keys("<C-s>")
    #expect(screen.office.log.contains { ($0.event as? TipExported)?.what == .registrationForm })
  }

  @Test("What kind of file and what the path ends in follow each other") func formats() throws {
    let (office, _) = try Self.office()
    var screen = Screen(office)
    screen.keys("1L<Home>p<Enter>")
    #expect(screen.shows("打印文本"), "\(screen.text)")
    screen.keys("<Tab>word<Enter>")
    #expect(screen.shows("~/线索登记表-XS-2026-0003.docx") && screen.shows("Word、WPS 文档"), "\(screen.text)")
    // Written by hand, the ending says it.
    screen.keys("<S-Tab><S-Tab><End><BS><BS><BS><BS>html")
    #expect(screen.shows("浏览器打印") && !screen.shows("Word、WPS 文档"), "\(screen.text)")
    // One that is no such kind is left as it is.
    screen.keys("<BS><BS>")
    #expect(screen.shows("0003.ht") && screen.shows("浏览器打印"), "\(screen.text)")
    screen.keys("<Tab><Left>")
    #expect(screen.shows("0003.ht.txt"), "\(screen.text)")
    screen.keys("<Right><Right><C-s>")
    #expect(Self.requests(screen).map(\.path) == ["~/线索登记表-XS-2026-0003.ht.docx"], "\(screen.text)")
  }

  @Test("R4.1 a section takes nothing along") func section() throws {
    let (office, leads) = try Self.office()
    var other = office
    let section = try #require(office.desk.organisation.sections.first).id
    try other.run(AssignLead(lead: leads[0], section: section, summary: "核查"))
    for key in ["p", "P"] {
      var screen = Screen(other, as: MemberID(rawValue: 4))
      screen.keys("1L\(key)")
      #expect(screen.shows("由办公室") && screen.model.layers.isEmpty, "\(screen.text)")
    }
  }

  @Test("R5.2 a transfer with a folder is one commit with what is handed over; printed again it is no second transfer")
  func package() throws {
    let (office, leads) = try Self.office()
    var screen = Screen(office)
    screen.keys("1L<Home>t")
    #expect(screen.shows("移交材料包存到"), "\(screen.text)")
    screen.keys("县公安<Enter>函1号<Tab><Tab>涉嫌犯罪<Tab>询问提纲<Tab>~/移送<C-s>y")
    let work = screen.office.desk.leads.work(on: leads[2])
    #expect(work.transfers.count == 1 && screen.shows("已存到 ~/移送"), "\(screen.text)")
    let packed = screen.office.log.filter { ($0.event as? LeadExported)?.what == .transferPackage }
    #expect(
      packed.map(\.envelope.commit) == screen.office.log.filter { $0.event is LeadTransferred }.map(\.envelope.commit))
    screen.keys("p移交<Enter><C-s>")
    #expect(screen.office.desk.leads.work(on: leads[2]).transfers.count == 1, "\(screen.text)")
    #expect(screen.office.log.count { ($0.event as? LeadExported)?.what == .transferPackage } == 2, "\(screen.text)")
  }

  @Test(arguments: SnapshotTests.sizes, Language.allCases) func pictures(_ size: Size, _ language: Language) throws {
    let (office, _) = try Self.office()
    for (name, script) in [("paper-ledger", "1LP"), ("paper-forms", "1L<Home>p"), ("paper-form", "1L<Home>p<Enter>")] {
      var screen = Screen(office, size: size, language: language)
      screen.keys(script)
      try screen.check(name)
    }
  }
}
