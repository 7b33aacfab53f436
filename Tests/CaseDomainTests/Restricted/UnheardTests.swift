import Testing

@testable import CaseDomain

/// What members do who were shut out of a matter without being told: their own desks cannot know (R6.4).
@Suite struct UnheardTests {
  private let keepers = [Cast.leader, Cast.custodian, Cast.auditor].sorted()

  /// A restricted tip of which the custodian was found to be concerned.
  private func shutOut() throws -> (bench: DeskBench, tip: RestrictedID) {
    var bench = DeskBench.staffed
    let tip = try bench.restricted()
    try bench.handle(tip, .addConflict(Cast.custodian, why: "亲属"))
    return (bench, tip)
  }

  @Test func `readings still count, nothing else has effect, and nothing is held against them`() throws {
    var (bench, tip) = try shutOut()
    let before = try #require(bench.desk.restricted[tip])
    let steps: [any Event] = [
      RestrictedNoted(tip: tip, text: KeptText("催办"), keepers: keepers),
      RestrictedAssessed(
        tip: tip, outcome: .noSubstance, reason: KeptText("查无此事"), keepers: keepers, due: nil),
      ConflictAdded(
        tip: tip, member: Cast.auditor, why: KeptText("亲属"), keepers: keepers.filter { $0 != Cast.auditor }),
      RestrictedIdentityAsked(tip: tip, reporter: 0, reason: KeptText("回访"), keepers: keepers),
    ]
    for step in steps { #expect(bench.forge(step, as: Cast.custodian) == nil, "\(step)") }
    var after = try #require(bench.desk.restricted[tip])
    after.history = before.history
    #expect(after == before)
    #expect(bench.forge(RestrictedRead(tip: tip, keepers: keepers), as: Cast.custodian) == nil)
    #expect(bench.desk.restricted[tip]?.readers == [Cast.custodian])
    #expect(bench.desk.unauthorised.isEmpty)
    #expect(bench.desk.unheard.map(\.refusal.reason) == Array(repeating: .unheard, count: steps.count + 1))
    #expect(bench.desk.restricted.events(of: tip).count == steps.count + 3, "those who keep it see all of it")
  }

  @Test func `who was let in by somebody shut out is heard once a keeper lets them in`() throws {
    var (bench, tip) = try shutOut()
    try bench.perform(InviteMember(name: "卯", posts: .auditor, section: nil) { "v\($0.rawValue)" }, as: Cast.admin)
    let newcomer = try #require(bench.desk.members.all.last).id
    try bench.admit(newcomer)
    try bench.perform(SignUndertaking(), as: newcomer)
    let misled = (keepers + [newcomer]).sorted()
    #expect(bench.forge(KeepersAdded(tip: tip, added: [newcomer], keepers: misled), as: Cast.custodian) == nil)
    #expect(bench.desk.missingKeepers(of: try #require(bench.desk.restricted[tip])) == [newcomer])
    #expect(bench.forge(RestrictedNoted(tip: tip, text: KeptText("办理"), keepers: misled), as: newcomer) == nil)
    #expect(bench.desk.unheard.count == 2 && bench.desk.unauthorised.isEmpty)
    try bench.handle(tip, .addKeepers([newcomer]))
    try bench.handle(tip, .note("办理"), as: newcomer)
    #expect(bench.desk.unheard.count == 2)
  }

  @Test func `who never kept it, or lost the post, oversteps as before`() throws {
    var (bench, tip) = try shutOut()
    let note = RestrictedNoted(tip: tip, text: KeptText("催办"), keepers: keepers)
    #expect(bench.forge(note, as: Cast.secondLeader)?.reason == .notAKeeper)
    try bench.perform(
      ChangePosts(member: Cast.custodian, posts: .office, section: nil, reason: "调岗"), as: Cast.leader)
    try bench.perform(SignUndertaking(), as: Cast.custodian)
    #expect(bench.forge(note, as: Cast.custodian)?.reason == .notAKeeper)
    #expect(bench.desk.unheard.isEmpty)
  }

  @Test func `who cannot know that a tip was taken over takes it over again in good faith`() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    for ordinal in [20_000, 20_001] {
      try bench.perform(
        RestrictTip(tip: tip, ordinal: ordinal, content: .some(naming: ["己"]), conflicts: []), as: Cast.office)
    }
    #expect(bench.desk.restricted.rows.count == 2 && bench.desk.unauthorised.isEmpty)
  }

  @Test func `who is accused of an incident later goes on unheard`() throws {
    var bench = DeskBench.staffed
    let raised = RaiseIncident(kind: .leak, what: "外传", accused: [Cast.office])
    let incident = IncidentID(rawValue: try bench.perform(raised, as: Cast.liaison).rawValue)
    let before = bench.desk.keepers(of: try #require(bench.desk.incidents[incident]))
    try bench.perform(AddAccused(incident: incident, member: Cast.custodian, why: "经手人"), as: Cast.leader)
    let note = IncidentNoted(incident: incident, text: KeptText("催办"), keepers: before)
    #expect(bench.forge(note, as: Cast.custodian) == nil)
    #expect(bench.desk.incidents[incident]?.notes.isEmpty == true)
    #expect(bench.desk.unheard.count == 1 && bench.desk.unauthorised.isEmpty)
    #expect(bench.forge(note, as: Cast.office)?.reason == .notAKeeper)
  }
}
