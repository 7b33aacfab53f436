import Testing

@testable import CaseDomain

/// What is said before it is too late: openers that grow few, undertakings that run out.
@Suite struct MemberWatchTests {
  private static func scarce(_ bench: DeskBench) -> [String] {
    bench.desk.scarceOpeners.map { "\($0.post.heldNames.joined()) \($0.count)" }
  }

  @Test func openersAreThoseWhoHoldTheKey() throws {
    var bench = DeskBench.staffed
    #expect(Self.scarce(bench) == ["custodian 0", "leader 1"], "a post without its key opens nothing")
    try bench.perform(GrantKeys(member: Cast.secondLeader, keys: [.release]), as: Cast.leader)
    #expect(Self.scarce(bench) == ["custodian 0"])
    try bench.perform(
      Batch([GrantKeys(member: Cast.custodian, keys: [.identity]), StartKeyEpochs(keys: [.identity])]),
      as: Cast.custodian)
    #expect(Self.scarce(bench) == ["custodian 1"])
    try bench.perform(
      ChangePosts(member: Cast.office, posts: [.office, .custodian], section: nil, reason: "增岗"), as: Cast.leader)
    #expect(Self.scarce(bench) == ["custodian 1"], "the post alone is not enough")
    try bench.perform(GrantKeys(member: Cast.office, keys: [.identity]), as: Cast.custodian)
    #expect(Self.scarce(bench).isEmpty)
    try bench.perform(RemoveMember(member: Cast.secondLeader, reason: "调离"), as: Cast.admin)
    #expect(Self.scarce(bench) == ["leader 1"])
  }

  @Test func trialDeskHasEveryoneInOne() throws {
    var bench = DeskBench(clock: at("2026-11-23 09:00"))
    try bench.perform(
      FoundDesk(name: "试用", kind: .trial, founders: [.init(name: "甲", posts: [.leader, .admin], fingerprint: "F")]),
      as: MemberID(rawValue: 1))
    #expect(bench.desk.scarceOpeners.isEmpty)
  }

  /// R4.1: signed on 2026-11-23 for 365 days, it holds up to and including 2027-11-22.
  @Test(arguments: [
    ("2027-10-23", false), ("2027-10-24", true), ("2027-11-22", true), ("2027-11-23", true), ("2028-05-01", true),
  ])
  func undertakingIsAskedForInTime(day: String, runsOut: Bool) throws {
    let desk = DeskBench.staffed.desk
    let member = try #require(desk.members[Cast.receiver])
    #expect(desk.undertakingEnds(member, at: on(day)) == on("2027-11-23"))
    #expect(desk.undertakingRunsOut(member, on: on(day)) == runsOut)
  }

  @Test func whoNeverSignedOrLeftHasNoneThatRunsOut() throws {
    let desk = DeskBench.staffed.desk
    for id in [Cast.unsigned, Cast.removed, Cast.invited] {
      #expect(!desk.undertakingRunsOut(try #require(desk.members[id]), on: on("2028-05-01")))
    }
  }

  @Test func noticeIsARuling() throws {
    var bench = DeskBench.staffed
    try bench.rule(.undertakingNoticeDays, .integer(60), from: "2026-11-24")
    let member = try #require(bench.desk.members[Cast.receiver])
    #expect(bench.desk.undertakingRunsOut(member, on: on("2027-09-24")))
    #expect(!bench.desk.undertakingRunsOut(member, on: on("2027-09-23")))
    // New posts have to be listed, however new the signature is.
    try bench.perform(
      ChangePosts(member: Cast.office, posts: [.office, .receiver], section: nil, reason: "受理"), as: Cast.leader)
    #expect(bench.desk.undertakingRunsOut(try #require(bench.desk.members[Cast.office]), on: on("2026-11-24")))
  }
}
