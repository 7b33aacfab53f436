import Testing

@testable import CaseDomain

/// Hands are tied once for each incident and untied once, whatever part of it a keeper's desk can read (R6.4).
@Suite struct FreezeEndTests {
  private let tip: TipID
  private let incident: IncidentID
  /// The desk of who reads everything; somebody is accused and frozen.
  private var bench: DeskBench

  init() throws {
    var bench = DeskBench.staffed
    tip = try bench.tip()
    incident = try bench.raise(tip: tip, accusing: [Cast.office])
    try bench.keepFreezes()
    self.bench = bench
    #expect(bench.desk.incidents.freezes.map(\.member) == [Cast.office] && bench.desk.missingFreezes.isEmpty)
  }

  private mutating func accuseAndClose() throws {
    try bench.perform(AddAccused(incident: incident, member: Cast.secondLeader, why: "转述的是此人"), as: Cast.leader)
    try bench.refer(incident)
    try bench.close(incident)
  }

  @Test("R6.4 the history of what was frozen says so, and that it is over") mutating func history() throws {
    let frozen = bench.desk.incidents.freezes[0].event
    #expect(bench.desk.tips.events(of: tip).contains(frozen))
    try bench.refer(incident)
    try bench.close(incident)
    try bench.keepFreezes()
    #expect(bench.desk.incidents.freezes[0].isReleased)
    #expect(bench.desk.tips.events(of: tip).last.map { $0 > frozen } == true)
  }

  /// A keeper who was accused later reads neither that nor the closing: what is untied stays so on that desk too.
  @Test mutating func aDeskThatCannotKnowItIsOverTiesNothingAgain() throws {
    var stale = bench
    try accuseAndClose()
    try bench.keepFreezes(as: Cast.custodian)
    #expect(bench.desk.missingFreezes.isEmpty && bench.desk.endedFreezes.isEmpty)
    try stale.perform(DeskBench.Releasing(freeze: stale.desk.incidents.freezes[0]), as: Cast.custodian)
    #expect(stale.desk.incidents[incident]?.isOpen == true && stale.desk.missingFreezes.isEmpty)
  }

  @Test mutating func anotherIncidentTiesAgain() throws {
    try accuseAndClose()
    try bench.keepFreezes(as: Cast.custodian)
    let next = try bench.raise(tip: tip, accusing: [Cast.office])
    #expect(bench.desk.missingFreezes.map(\.member) == [Cast.office])
    try bench.keepFreezes(as: Cast.custodian)
    #expect(bench.desk.incidents.isFrozen(Cast.office, tip: tip) && bench.desk.missingFreezes.isEmpty)
    try bench.refer(next)
    try bench.close(next)
    try bench.keepFreezes(as: Cast.custodian)
    #expect(!bench.desk.incidents.isFrozen(Cast.office, tip: tip))
  }

  /// An incident may be about somebody else at first, and be linked to a tip later.
  @Test mutating func whatIsAskedLaterIsDone() throws {
    try accuseAndClose()
    try bench.keepFreezes(as: Cast.custodian)
    let next = try bench.raise(accusing: [Cast.office])
    #expect(bench.desk.missingFreezes.isEmpty)
    try bench.perform(LinkIncident(incident: next, tip: tip), as: Cast.custodian)
    #expect(bench.desk.missingFreezes.map(\.member) == [Cast.office])
  }

  /// What another desk tied after the end was asked for by an incident that this one cannot read, unless who tied it is
  /// accused here.
  @Test(arguments: [(Cast.leader, false), (Cast.secondLeader, true)])
  func onlyWhatWasAskedForHereEnds(by: MemberID, ends: Bool) throws {
    var copy = self
    try copy.accuseAndClose()
    try copy.bench.keepFreezes(as: Cast.custodian)
    try copy.bench.perform(DeskBench.Freezing(member: Cast.office, tip: tip), as: by)
    #expect(copy.bench.desk.endedFreezes.isEmpty != ends)
    #expect(copy.bench.desk.missingFreezes.isEmpty)
  }
}
