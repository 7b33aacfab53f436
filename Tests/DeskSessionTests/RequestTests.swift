import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Requests, repeated and competing.
@Suite struct RequestTests {
  private static func intake(_ narrative: String, row: UInt8? = nil) throws -> TipIntake {
    let source = try row.map {
      TipSource(file: "台账.csv", row: Int($0), rowHash: try #require(RowHash(bytes: [UInt8](repeating: $0, count: 32))))
    }
    return TipIntake(content: TipContent(title: "", narrative: narrative), source: source)
  }

  @Test func `the same form twice is one commit, in any process`() throws {
    let bureau = try Bureau.staffed()
    let first = try bureau.open(Bureau.office)
    let second = try bureau.open(Bureau.office)
    let form = first.environment.requestID()
    let original = try first.register(try Self.intake("某酒店强迫交易", row: 1), id: form)
    for desk in [first, second, try bureau.open(Bureau.office)] {
      let files = bureau.files.map(\.path)
      let again = try desk.register(try Self.intake("某酒店强迫交易", row: 1), id: form)
      #expect(again.commit == original.commit)
      #expect(again.events.map(\.envelope) == original.events.map(\.envelope))
      #expect(desk.desk.tips.count == 1)
      #expect(bureau.files.map(\.path) == files, "nothing is sealed twice")
      let section = try desk.perform(AddSection(name: "一科"), id: form)
      #expect(section.commit == original.commit, "whatever it asks")
    }
    #expect(refusal { _ = try second.register(try Self.intake("又来", row: 1)) } == .rowImported)
  }

  @Test func `two desks on one directory see each other`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    let leader = try bureau.open(Bureau.leader)
    #expect(try !leader.refresh())
    let tip = try office.tip("某酒店强迫交易")
    #expect(leader.desk.tips.count == 0)
    #expect(try leader.refresh())
    #expect(leader.lines == office.lines)
    // A command sees what was committed before it, refreshed or not.
    try leader.tip("第二件")
    try office.perform(ProposeOutcome(tip: tip, outcome: .returnForMore(questions: "何时何地"), reason: "不清楚"))
    let proposal = try #require(office.desk.tips.openProposal(of: tip)).event
    try leader.perform(ConfirmOutcome(tip: tip, proposal: proposal))
    try office.refresh()
    #expect(office.desk.tips[tip]?.state == .returned)
    #expect(leader.lines == office.lines)
  }

  @Test func `a refusal rests on what others did, and says so`() throws {
    let bureau = try Bureau.staffed()
    try bureau.hire("范二", .office)
    let first = try bureau.open(Bureau.office)
    let second = try bureau.open("范二")
    let tip = try first.tip("某酒店强迫交易")
    try second.refresh()
    let basis = try #require(second.desk.tips.lastEvent(of: tip))
    try first.perform(OpenLead(tips: [tip], isSuspectedOrganisedCrime: true, reason: "涉嫌"))
    #expect(
      refusal { try second.perform(OpenLead(tips: [tip], isSuspectedOrganisedCrime: true, reason: "我也开")) }
        == .notInQueue)
    #expect(second.lines == first.lines, "the refusal brought the other's commit along")
    let changed = TipRevision.amend(
      content: TipContent(title: "", narrative: "改写"), originalNarrative: nil, attachmentPaths: [], reason: "改",
      basedOn: basis)
    #expect(refusal { _ = try second.revise(tip, changed) } == .changedMeanwhile)
    #expect(second.head.commits == first.head.commits)
  }

  @Test func `a batch is one commit or none`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    let commits = office.head.commits
    let good = try (1...30).map { try Self.intake("第\(Int($0))件", row: $0) }
    #expect(refusal { _ = try office.register(good + [try Self.intake("重复", row: 3)]) } == .rowImported)
    #expect(office.head.commits == commits)
    let performed = try office.register(good)
    #expect(office.head.commits == commits + 1)
    #expect(performed.events.count == 30)
    #expect(office.desk.tips.rows.map(\.number.ordinal) == Array(1...30))
    #expect(try bureau.open(Bureau.leader).lines == office.lines)
  }

  @Test func `too much for one commit is refused by name`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    _ = try office.perform(AddSection(name: "某科"))
    let section = try #require(office.desk.organisation.openSection(named: "某科")).id
    let commits = office.head.commits
    let long = String(repeating: "x", count: 9 << 20)
    #expect(fault { try office.perform(CloseSection(section: section, reason: long)) } == "commitTooLarge")
    #expect(office.head.commits == commits)
    #expect(throws: Never.self) { try office.tip("照常") }
  }

  @Test func `drafts survive, are the member's own, and go when the form is done`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    let first = FormDraft(id: "0b", form: "tip.register", startedAt: 2, fields: ["narrative": "半句"])
    let second = FormDraft(id: "0a", form: "tip.amend/7", startedAt: 1, fields: [:])
    try office.keep(first)
    try office.keep(second)
    try office.keep(FormDraft(id: "0b", form: "tip.register", startedAt: 2, fields: ["narrative": "一句"]))
    let again = try bureau.open(Bureau.office)
    #expect(again.drafts().map(\.id) == ["0a", "0b"])
    #expect(again.drafts().last?.fields == ["narrative": "一句"])
    #expect(try bureau.open(Bureau.leader).drafts() == [])
    try again.dropDraft(RequestID(bytes: [0x0b]))
    #expect(office.drafts() == [second])
    try again.dropDraft(RequestID(bytes: [0x0b]))
    #expect(office.lastSeen().rawValue == 0)
    try office.noteSeen()
    #expect(again.lastSeen() == office.desk.lastEvent)
  }

  @Test func `likely duplicates are found by words, subject and place`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    func content(_ narrative: String, subject: String, place: String? = nil) -> TipIntake {
      TipIntake(
        content: TipContent(
          title: "", narrative: narrative, subjects: [Subject(kind: .organisation, name: subject)], place: place))
    }
    let words = "城关镇某酒店多次威胁周边商户，强迫他们低价供货，不从就打砸"
    _ = try office.register([
      content(words, subject: "某酒店", place: "城关镇"),
      content("河西村有人强占土地，修路被阻拦", subject: "某村委"),
      content(words + "，请查处", subject: "某酒店有限公司", place: "城关镇"),
    ])
    let tips = office.desk.tips.rows.map(\.id)
    let found = office.likelyDuplicates(of: tips[0])
    #expect(found.map(\.tip) == [tips[2]])
    #expect(found.allSatisfy { $0.permille > 500 && !$0.reasons.isEmpty })
    #expect(office.likelyDuplicates(of: tips[1]).isEmpty)
  }
}
