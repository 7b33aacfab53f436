import CaseDomain
import DeskSession
import Terminal
import Testing

@testable import DeskUI

/// A lead from assignment to the archive, by keys alone, without reading any manual.
@Suite struct LeadLifeTests {
  private static let size = Size(columns: 80, rows: 24)
  private static let liaison = MemberID(rawValue: 4)

  /// A desk with a section that has a liaison, and one ordinary lead without real-name reporters.
  private static func office(_ count: Int = 1) throws -> (Office, [LeadID]) {
    var office = try Office()
    let section = try #require(office.desk.organisation.sections.first).id
    try office.run(InviteMember(name: "丁", posts: .liaison, section: section) { "v\($0.rawValue)" })
    try office.run(AdmitMember(member: liaison, fingerprint: "F4"))
    try office.run(SignUndertaking(), as: liaison)
    let leads = try (1...count).map { number in
      let performed = try office.run(RegisterTip(content: TipContent(title: "第\(number)件", narrative: "强迫交易")))
      let tip = TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
      let opened = try office.run(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确"))
      return LeadID(rawValue: try #require(opened.events.first).envelope.event.rawValue)
    }
    return (office, leads)
  }

  private static func screen(_ office: Office, as member: MemberID = FormDesk.receiver, _ keys: String) -> Screen {
    var screen = Screen(office, as: member, size: size)
    screen.keys(keys)
    return screen
  }

  @Test("R3.6 R5.2 from the desk of the office to the section, back, and closed") func life() throws {
    let (office, leads) = try Self.office()
    let lead = leads[0]
    var screen = Self.screen(office, "1La")
    #expect(screen.shows("转办摘要"), "\(screen.text)")
    screen.keys("<Enter><Enter><Enter><Enter>核查经营场所<Tab><Tab><C-s>")
    #expect(screen.shows("看得出是谁举报的吗"), "\(screen.text)")
    screen.keys("y")
    #expect(screen.office.desk.leads[lead]?.state == .assigned, "\(screen.text)")

    var section = Self.screen(screen.office, as: Self.liaison, "1Lr")
    #expect(section.office.desk.leads[lead]?.state == .verifying && section.shows("签收"), "\(section.text)")
    section.keys("e<Enter><Enter><Tab>查了登记<C-s>")
    #expect(section.office.desk.leads.events(of: lead).count == 4, "\(section.text)")
    section.keys("f<Enter>部分<Enter>账目<Tab><Tab>强迫交易<Enter><Enter>查实<Enter>")
    #expect(section.shows("第 2 项"), "\(section.text)")
    section.keys("<Tab>殴打<Enter><Enter>查否<Enter><C-s>")
    #expect(section.office.desk.leads[lead]?.finding == .partlyConfirmed, "\(section.text)")

    var review = Self.screen(section.office, as: FormDesk.second, "1Lc")
    #expect(review.shows("先按 Enter 打开全文"), "\(review.text)")
    review.keys("<Enter><Esc>c")
    #expect(review.shows("丁 报的核查结论：部分属实"), "\(review.text)")
    review.keys("<Enter>同意<Enter>依据充分<C-s>")
    #expect(review.office.desk.leads[lead]?.state == .resolved, "\(review.text)")
    review.keys("o<Enter>核查<Enter>已查清<C-s>y")
    #expect(review.office.desk.leads[lead]?.state == .closed, "\(review.text)")
    review.keys(":归档<Enter>2026-1<C-s>")
    #expect(review.office.desk.leads[lead]?.state == .archived, "\(review.text)")
  }

  @Test("R5.3 a note has files, which the section and the office look at from the lead") func attachments() throws {
    var (office, leads) = try Self.office()
    try office.run(
      AssignLead(lead: leads[0], section: try #require(office.desk.organisation.sections.first).id, summary: "核查"))
    var section = Self.screen(office, as: Self.liaison, "1Lre<Enter>实地<Enter><C-s>")
    #expect(section.shows("须填写内容或附上文件"), "\(section.text)")
    section.keys("<Tab><Tab><Tab><Enter>/tmp/照片.jpg<C-s>")
    guard
      case .noteLead(_, let note, ["/tmp/照片.jpg"])? = section.office.asked.last(where: {
        if case .noteLead = $0 { true } else { false }
      })
    else {
      Issue.record("not noted: \(section.text)")
      return
    }
    #expect(note.words.isEmpty && note.attachments.isEmpty)
    section.keys("<Enter>")
    #expect(section.shows("照片.jpg"), "\(section.text)")
    section.keys("<Right><Enter>")
    #expect(section.shows("看完即删") && !section.shows("存成文件"), "\(section.text)")
    section.keys("<Enter>")
    guard case .viewAttachment(_, _, .lead(leads[0]))? = section.office.asked.last else {
      Issue.record("not opened: \(section.text)")
      return
    }
    var other = Self.screen(section.office, "1L<Enter><Right><Enter>")
    #expect(other.shows("存成文件"), "\(other.text)")
    other.keys("<Esc>")
  }

  @Test("The list of steps shows what is possible for this member, and nothing else") func steps() throws {
    let (office, _) = try Self.office()
    var screen = Self.screen(office, "1Lb")
    #expect(screen.shows("交办") && screen.shows("移送") && !screen.shows("签收") && !screen.shows("归档"), "\(screen.text)")
    screen.keys("<Enter>")
    #expect(screen.shows("转办摘要"), "\(screen.text)")
  }

  @Test("Marked leads are assigned in one commit after one question") func batch() throws {
    let (office, leads) = try Self.office(3)
    var screen = Self.screen(office, "1L<Space><Space><Space>a")
    #expect(screen.shows("3 条线索一并办理"), "\(screen.text)")
    let before = screen.office.desk.lastCommit
    screen.keys("<Enter><Enter><Enter><Enter>核查<Tab><Tab><C-s>y")
    #expect(leads.allSatisfy { screen.office.desk.leads[$0]?.state == .assigned }, "\(screen.text)")
    #expect(screen.office.desk.lastCommit.rawValue == before.rawValue + 1)
    var section = Self.screen(screen.office, as: Self.liaison, "1L<Space><Space><Space>ry")
    #expect(leads.allSatisfy { section.office.desk.leads[$0]?.state == .verifying }, "\(section.text)")
    section.keys("1L")
  }

  @Test("What several leads wait for is said before it is answered at once") func batchOfExtensions() throws {
    var (office, leads) = try Self.office(2)
    let section = try #require(office.desk.organisation.sections.first).id
    for lead in leads {
      try office.run(AssignLead(lead: lead, section: section, summary: "核查"))
      try office.run(TakeLead(lead: lead), as: Self.liaison)
      try office.run(AskExtension(lead: lead, reason: "证人外出"), as: Self.liaison)
    }
    var screen = Self.screen(office, "1L<Space><Space>c")
    #expect(screen.text.components(separatedBy: "丁 申请延期").count == 3, "\(screen.text)")
    #expect(screen.shows("> 意见"), "the focus shows: \(screen.text)")
    screen.keys("同意<Enter><C-s>y")
    #expect(leads.allSatisfy { screen.office.desk.leads.work(on: $0).waitingExtension == nil }, "\(screen.text)")
  }

  @Test("R6.4 what looks like the reporter in a note is asked about before it is saved") func openWords() throws {
    let (office, leads) = try Self.office()
    let before = office.desk.leads.events(of: leads[0]).count
    var screen = Self.screen(office, "1Le<Enter><Enter><Tab>找举报人王甲乙核实，他电话13900001111<C-s>")
    #expect(screen.shows("像是举报人的信息：王甲乙、13900001111"), "\(screen.text)")
    screen.keys("<Enter>")
    #expect(screen.office.desk.leads.events(of: leads[0]).count == before && screen.shows("找举报人"))
    screen.keys("<C-s>y")
    #expect(screen.office.desk.leads.events(of: leads[0]).count == before + 1, "\(screen.text)")
  }

  @Test("Among many marked leads one that allows a step is enough, wherever it stands") func someOfMany() throws {
    var (office, leads) = try Self.office(12)
    let section = try #require(office.desk.organisation.sections.first).id
    for lead in leads.dropLast() {
      try office.run(AssignLead(lead: lead, section: section, summary: "核查"))
    }
    var screen = Self.screen(office, "1L<Home>v<End>a")
    #expect(screen.shows("12 条线索一并办理"), "\(screen.text)")
    screen.keys("<Esc>")
  }

  @Test("R6.4 a section whose member the lead is about cannot be chosen to an end, and the form says why")
  func concerned() throws {
    var (office, _) = try Self.office()
    let performed = try office.run(
      RegisterTip(content: TipContent(title: "", narrative: "某人", subjects: [Subject(kind: .person, name: "丁")])))
    let tip = TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
    try office.run(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确"))
    let screen = Self.screen(office, "1La")
    #expect(screen.shows("有利害关系"), "\(screen.text)")
  }

  @Test("R4.4 pane 2 shows each what waits for them, and the tab counts it") func pane() throws {
    let (office, leads) = try Self.office(2)
    var screen = Self.screen(office, "2")
    #expect(screen.shows("2 核查 2") && screen.shows("待交办"), "\(screen.text)")
    let section = Self.screen(office, as: Self.liaison, "2")
    #expect(!section.shows("0001") && !section.shows("2 核查 2"), "\(section.text)")
    try screen.office.run(
      AssignLead(lead: leads[0], section: try #require(office.desk.organisation.sections.first).id, summary: "核查"))
    var later = Self.screen(screen.office, as: Self.liaison, "2")
    #expect(later.shows("2 核查 1") && later.shows("XS-2026-0001") || later.shows("0001"), "\(later.text)")
    later.keys("r")
    #expect(later.office.desk.leads[leads[0]]?.state == .verifying)
    // What is no longer the office's turn is gone from its list, and stays in the ledger.
    var other = Self.screen(later.office, "2")
    #expect(other.shows("2 核查 1") && !other.shows(" 0001 "), "\(other.text)")
    other.keys("1L")
    #expect(other.shows(" 0001 ") && other.shows(" 0002 "), "\(other.text)")
  }

  @Test("Pane 2 marks, filters and sorts its own list, whatever pane 1 shows") func ownList() throws {
    let (office, leads) = try Self.office(3)
    var screen = Self.screen(office, "12v<Down><Down>a")
    #expect(screen.shows("3 条线索一并办理"), "\(screen.text)")
    screen.keys("<Enter><Enter><Enter><Enter>核查<Tab><Tab><C-s>y")
    #expect(leads.allSatisfy { screen.office.desk.leads[$0]?.state == .assigned }, "\(screen.text)")
    var section = Self.screen(screen.office, as: Self.liaison, "2/第2件<Enter>")
    #expect(section.shows(" 0002 ") && !section.shows(" 0003 "), "\(section.text)")
    section.keys("<Esc><Right>")
    #expect(section.shows("全部") && section.shows(" 0003 "), "\(section.text)")
  }

  @Test("Esc leads back to the pane that a link was followed from") func wayBack() throws {
    let (office, leads) = try Self.office(2)
    var screen = Self.screen(office, "2<Enter><Enter>")
    #expect(screen.model.frame.tab == .tips && screen.model.frame.list == .tips, "\(screen.text)")
    screen.keys("<Esc><Esc>")
    #expect(screen.model.frame.tab == .verification && screen.model.frame.leads.selected == leads[1], "\(screen.text)")
    var other = Self.screen(office, "1L<Enter><Enter><Esc><Esc>")
    #expect(other.model.frame.tab == .tips && other.model.frame.list == .leads, "\(other.text)")
    other.keys("<Esc>")
  }

  @Test("Law art. 25: a body that the desk does not know is entered with the transfer") func newBody() throws {
    let (office, leads) = try Self.office()
    var screen = Self.screen(office, "1Lt<Enter>城关街道办<Enter>")
    #expect(screen.shows("城关街道办"), "\(screen.text)")
    screen.keys("<Tab><Enter>其他<Enter>平审函8号<Tab><Tab>辖区纠纷<Tab>摘要一份<C-s>y")
    let body = try #require(screen.office.desk.organisation.bodies.first { $0.name == "城关街道办" }, "\(screen.text)")
    #expect(screen.office.desk.leads.work(on: leads[0]).transfer?.body == body.id, "\(screen.text)")
  }

  @Test("The overview leads the auditor to tips without a living lead, which shrink and grow with the leads")
  func unled() throws {
    var (office, leads) = try Self.office(2)
    try office.run(RegisterTip(content: TipContent(title: "没人管", narrative: "无人处理的一件")))
    try office.run(
      ChangePosts(member: Self.liaison, posts: .auditor, section: nil, reason: "转岗"), as: FormDesk.second)
    try office.run(SignUndertaking(), as: Self.liaison)
    var screen = Self.screen(office, as: Self.liaison, "0")
    #expect(screen.model.frame.summary.unled == 1 && screen.shows("没有在办线索的举报"), "\(screen.text)")
    screen.keys("1/状态:无在办线索")
    #expect(screen.model.frame.tips.count == 1 && screen.shows("没人管"), "\(screen.text)")
    let police = try #require(office.desk.organisation.bodies.first { $0.kind == .police }).id
    try screen.other { office in
      let sent = try office.run(
        TransferLead(lead: leads[0], to: police, letter: "函1号", reason: "涉黑", contents: ["摘要"]))
      _ = try office.run(
        ReceiveTransfer(
          lead: leads[0], transfer: try #require(sent.events.first).envelope.event, reference: "回执"),
        as: FormDesk.second)
      _ = try office.run(CloseLead(lead: leads[0], basis: .transfer, reason: "已移送", feedback: "已移送"))
    }
    #expect(screen.model.frame.summary.unled == 2 && screen.model.frame.tips.count == 2, "\(screen.text)")
  }
}
