import Testing

@testable import CaseDomain

@Suite struct HandoverTests {
  private static let day = on("2026-11-23")

  private static func lines(_ bench: DeskBench, _ member: MemberID) -> [String] {
    bench.desk.handover(of: member, on: day).entries.map { entry in
      let matter =
        switch entry.matter {
        case .tip(let id): bench.desk.tips[id]?.number.description ?? "?"
        case .lead(let id): bench.desk.leads[id]?.number.description ?? "?"
        case .ruling(let event): "newest \(event == bench.desk.rulings.proposals.last?.event)"
        }
      return "\(entry.kind) \(matter)"
    }
  }

  @Test func whatWaitsIsListedByKind() throws {
    var bench = DeskBench.staffed
    try bench.perform(
      ProposeRuling(ruling: .triageDays, value: .integer(2), from: on("2026-12-01"), reason: "人手"), as: Cast.receiver)
    let proposed = try bench.tip()
    try bench.propose(.returnForMore(questions: "何时"), for: proposed)
    let waiting = try bench.tip()
    _ = try bench.tip(RegisterTip(content: .some()), as: Cast.office)
    let passed = try bench.tip()
    try bench.settle(.passOn(bench.police, letter: "1号"), for: passed)
    _ = try bench.tip(
      RegisterTip(
        content: .some(), receivedAt: at("2026-11-10 09:00"), precision: .day, receiptEvidence: "邮戳"),
      as: Cast.receiver)
    let opened = try bench.tip(RegisterTip(content: .some()), as: Cast.office)
    try bench.perform(
      OpenLead(tips: [opened], isSuspectedOrganisedCrime: false, reason: "明确"), as: Cast.receiver)
    #expect(
      Self.lines(bench, Cast.receiver) == [
        "registered JB-2026-0002", "registered JB-2026-0005", "receipt JB-2026-0005", "proposal JB-2026-0001",
        "acknowledgement JB-2026-0004", "lead XS-2026-0001", "ruling newest true",
      ])
    #expect(Self.lines(bench, Cast.office) == ["registered JB-2026-0003"])
    // Done with, it goes from the list.
    try bench.perform(
      OpenLead(tips: [waiting], isSuspectedOrganisedCrime: false, reason: "明确"), as: Cast.office)
    #expect(!Self.lines(bench, Cast.receiver).contains("registered JB-2026-0002"))
  }

  @Test func keysThatNobodyElseHoldsAreNamed() throws {
    var bench = DeskBench.staffed
    let keys = { (bench: DeskBench) in bench.desk.handover(of: Cast.leader, on: Self.day).soleKeys.map(\.description) }
    #expect(keys(bench) == ["audit", "leads", "release"])
    try bench.perform(GrantKeys(member: Cast.secondLeader, keys: [.release, .leads]), as: Cast.leader)
    #expect(keys(bench) == ["audit"])
  }

  @Test(arguments: [
    (Cast.receiver, nil), (Cast.leader, nil), (Cast.custodian, nil), (Cast.auditor, nil), (Cast.office, nil),
    (Cast.admin, Refusal.Reason.postRequired), (Cast.liaison, .postRequired), (Cast.removed, .postRequired),
    (Cast.nobody, .postRequired),
  ])
  func whoMaySee(reader: MemberID, reason: Refusal.Reason?) {
    #expect(DeskBench.staffed.desk.refusalOfHandover(of: Cast.receiver, to: reader)?.reason == reason)
  }

  @Test func everybodySeesTheirOwn() {
    let desk = DeskBench.staffed.desk
    for member in Cast.acting { #expect(desk.refusalOfHandover(of: member, to: member) == nil) }
    #expect(desk.refusalOfHandover(of: Cast.nobody, to: Cast.leader)?.reason == .noSuchMember)
  }
}
