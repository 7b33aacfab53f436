import CaseDomain
import DeskSession
import Terminal
import Testing

@testable import DeskUI

/// Finding leads: conditions over everything that is known of one, words in what was written, what else is like it.
@Suite struct LeadFindTests {
  /// Three leads: the first with a section and reported, the second transferred, the third open and about somebody.
  private static func office() throws -> (Office, [LeadID]) {
    var office = try Office()
    let section = try #require(office.desk.organisation.sections.first).id
    let liaison = MemberID(rawValue: 4)
    try office.run(InviteMember(name: "丁", posts: .liaison, section: section) { "v\($0.rawValue)" })
    try office.run(AdmitMember(member: liaison, fingerprint: "F4"))
    try office.run(SignUndertaking(), as: liaison)
    let contents = [
      TipContent(
        title: "砂场强迫交易", narrative: "河滩采砂强买强卖", subjects: [Subject(kind: .organisation, name: "长河砂场")],
        conduct: Conduct(name: Conduct.names[0]), place: "北门河滩", channel: .letter),
      TipContent(title: "酒店收保护费", narrative: "每月上门", channel: .visit),
      TipContent(
        title: "又见砂场", narrative: "车辆堵路", subjects: [Subject(kind: .organisation, name: "长河砂场有限公司")],
        channel: .phone),
    ]
    let leads = try contents.enumerated().map { number, content in
      let performed = try office.run(RegisterTip(content: content))
      let tip = TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
      let opened = try office.run(OpenLead(tips: [tip], isSuspectedOrganisedCrime: number == 1, reason: "对象明确"))
      return LeadID(rawValue: try #require(opened.events.first).envelope.event.rawValue)
    }
    try office.run(AssignLead(lead: leads[0], section: section, handler: liaison, summary: "核查砂场登记"))
    try office.run(TakeLead(lead: leads[0]), as: liaison)
    try office.run(ReportFinding(lead: leads[0], finding: .confirmed, grounds: "账目相符"), as: liaison)
    let police = try #require(office.desk.organisation.bodies.first { $0.kind == .police }).id
    try office.run(TransferLead(lead: leads[1], to: police, letter: "平审函7号", reason: "涉黑", contents: ["摘要"]))
    return (office, leads)
  }

  private static func numbers(_ screen: Screen) -> [Int] {
    let leads = screen.office.desk.leads
    return (0..<screen.model.frame.leads.count).map { leads.rows[screen.model.frame.leads.order[$0]].number.ordinal }
  }

  @Test(
    "Conditions on leads, in Chinese and English",
    arguments: [
      ("state:underReview", [1]), ("状态:待审核", [1]), ("状态:待交办", [3, 2]), ("state:open", [3, 2]),
      ("状态:待移送回执", [2]), ("section:审批", [1]), ("科室:spyk", [1]), ("承办:丁", [1]), ("handler:nobody", []),
      ("结论:查实", [1]), ("finding:refuted", []), ("涉黑:是", [2]), ("organised:no", [3, 1]), ("对象:砂场", [3, 1]),
      ("subject:chsc", [3, 1]), ("地点:北门", [1]), ("文号:7号", [2]), ("letter:函8", []), ("channel:letter", [1]),
      ("渠道:电话", [3]), ("sign:joint", []), ("登记:我", [3, 2, 1]), ("期限:..12-31", [3, 2, 1]), ("due:01-01", []),
      ("时间:11-20", [3, 2, 1]), ("since:..11-19", []), ("对象:砂场 状态:待交办", [3]), ("state:overdue", []),
      ("行为:\(String(describing: Conduct.names[0]))", [1]),
    ])
  func conditions(_ line: String, _ expected: [Int]) throws {
    var screen = Screen(try Self.office().0)
    screen.keys("1L/" + line + "<Enter>")
    #expect(Self.numbers(screen) == expected, "\(line)\n\(screen.text)")
  }

  @Test("A condition that only leads can meet lets no tip through") func tips() throws {
    var screen = Screen(try Self.office().0)
    screen.keys("1<Left>/结论:查实")
    #expect(screen.model.frame.tips.count == 0)
    screen.keys("<C-u>对象:砂场")
    #expect(screen.model.frame.tips.count == 2, "\(screen.text)")
  }

  @Test("Words are looked for in what its tips say, too; the search goes with the line") func words() throws {
    var screen = Screen(try Self.office().0)
    screen.keys("1L/堵路")
    #expect(Self.numbers(screen) == [3], "\(screen.text)")
    #expect(
      screen.office.asked.contains { if case .searchNarratives(_, ["堵路"], .leads) = $0 { true } else { false } })
    screen.keys("<C-u>")
    #expect(Self.numbers(screen) == [3, 2, 1])
    #expect(screen.office.asked.contains { if case .cancelSearch = $0 { true } else { false } })
  }

  @Test("What is like a lead, and what else names its subject, stands on the lead and leads there") func alike() throws
  {
    let (office, leads) = try Self.office()
    var screen = Screen(office, size: Size(columns: 120, rows: 40))
    screen.keys("1L<End><Enter>")
    let shared = LikelyDuplicate(
      tip: office.desk.leads.tips[2][0], lead: leads[2], permille: 0, reasons: [.sameSubject("长河砂场")])
    screen.send(.reply(.leadDuplicates(of: leads[0], [shared])))
    #expect(screen.shows("同一对象还出现在") && screen.shows("XS-2026-0003 又见砂场 长河砂场"), "\(screen.text)")
    screen.keys("<Right><Enter>")
    #expect(screen.model.frame.leads.selected == leads[2], "\(screen.text)")
  }
}
