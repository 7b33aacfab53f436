import Testing

@testable import CaseDomain

extension DeskBench {
  /// The leader is away from Tuesday to Friday, and the office member stands in.
  @discardableResult
  fileprivate mutating func away(
    _ member: MemberID = Cast.leader, by deputy: MemberID = Cast.office, from: String = "2026-11-24",
    until: String = "2026-11-27", kinds: [DelegatedDecision] = [.outcome, .receipt], reason: String = "",
    as author: MemberID? = nil
  ) throws(Refusal) -> EventNumber {
    try perform(
      TakeLeave(member: member, deputy: deputy, from: on(from), until: on(until), kinds: kinds, reason: reason),
      as: author ?? member)
  }
}

@Suite struct LeaveRuleTests {
  @Test(
    "Leave with a deputy",
    arguments: [
      Rule.possible("Who goes away names who stands in") { try $0.away() },
      .possible("A leader records it for another, with a reason") {
        try $0.away(Cast.receiver, reason: "住院", as: Cast.leader)
      },
      .refused("Not without a reason", .reasonMissing) { try $0.away(Cast.receiver, reason: " ", as: Cast.leader) },
      .refused("The office records nobody else's", .postRequired) {
        try $0.away(Cast.leader, by: Cast.receiver, reason: "外出", as: Cast.office)
      },
      .refused("An admin does not either", .postRequired) {
        try $0.away(Cast.receiver, reason: "外出", as: Cast.admin)
      },
      .refused("Nobody is their own deputy", .ownDeputy) { try $0.away(by: Cast.leader) },
      .refused("The deputy holds the post", .deputyPost) { try $0.away(by: Cast.liaison) },
      .refused("Not a custodian", .deputyPost) { try $0.away(by: Cast.custodian) },
      .refused("Whoever has nothing to delegate has no deputy", .deputyPost) { try $0.away(Cast.auditor) },
      .refused("The deputy is a member", .noSuchMember) { try $0.away(by: Cast.removed) },
      .refused("Not only invited", .noSuchMember) { try $0.away(by: Cast.invited) },
      .refused("Some decision is named", .kindMissing) { try $0.away(kinds: []) },
      .refused("Each once", .kindMissing) { try $0.away(kinds: [.outcome, .outcome]) },
      .refused("Never backwards", .effectInThePast) { try $0.away(from: "2026-11-22") },
      .possible("From today") { try $0.away(from: "2026-11-23", until: "2026-11-23") },
      .refused("It ends after it begins", .dateInvalid) { try $0.away(until: "2026-11-23") },
      .possible("For 183 days") { try $0.away(until: "2027-05-25") },
      .refused("Not longer", .dateInvalid) { try $0.away(until: "2027-05-26") },
      .refused("Not twice at once", .leaveOverlaps, given: { try $0.away() }) {
        try $0.away(by: Cast.receiver, from: "2026-11-27", until: "2026-11-30")
      },
      .possible("One after the other", given: { try $0.away() }) {
        try $0.away(by: Cast.receiver, from: "2026-11-28", until: "2026-11-30")
      },
      .possible(
        "Again after it was ended",
        given: { bench in
          let leave = try bench.away()
          try bench.perform(EndLeave(leave: leave), as: Cast.leader)
        }
      ) { try $0.away(by: Cast.receiver) },
      .refused("No deputy who is away", .deputyAway, given: { try $0.away(Cast.office, by: Cast.receiver) }) {
        try $0.away()
      },
      .refused("No chain of deputies", .standsIn, given: { try $0.away() }) {
        try $0.away(Cast.office, by: Cast.receiver)
      },
      .refused("Whoever is away ends it", .postRequired, given: { try $0.away() }) {
        try $0.perform(EndLeave(leave: $0.desk.members.leaves[0].event), as: Cast.office)
      },
      .possible("A leader too", given: { try $0.away() }) {
        try $0.perform(EndLeave(leave: $0.desk.members.leaves[0].event), as: Cast.secondLeader)
      },
      .refused("Only what is", .noSuchLeave) {
        try $0.perform(EndLeave(leave: EventNumber(rawValue: 1)), as: Cast.leader)
      },
      .refused(
        "Only once", .noSuchLeave,
        given: { bench in
          let leave = try bench.away()
          try bench.perform(EndLeave(leave: leave), as: Cast.leader)
        }
      ) { try $0.perform(EndLeave(leave: $0.desk.members.leaves[0].event), as: Cast.leader) },
      .refused("Not when it is over", .noSuchLeave, given: { try $0.away() }) {
        try $0.perform(
          EndLeave(leave: $0.desk.members.leaves[0].event), as: Cast.leader, at: at("2026-11-28 00:00"))
      },
    ])
  func leaves(_ rule: Rule) throws { try rule.check() }

  @Test(
    "R6.4 a deputy of somebody named stands aside",
    arguments: [
      Rule.refused(
        "R6.4 whom a subject chose does not decide", .deputyOfSubject,
        given: { bench in
          try bench.away(from: "2026-11-23")
          let tip = try bench.tip(naming: ["甲"])
          try bench.propose(.returnForMore(questions: "何时"), for: tip)
        }
      ) {
        try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.office)
      },
      .refused(
        "R6.4 nor declines", .deputyOfSubject,
        given: { bench in
          try bench.away(from: "2026-11-23")
          let tip = try bench.tip(naming: ["甲"])
          try bench.propose(.returnForMore(questions: "何时"), for: tip)
        }
      ) {
        try $0.perform(
          DeclineOutcome(tip: $0.newestTip, proposal: $0.newestProposal, reason: "不妥"), as: Cast.office)
      },
      .possible(
        "R6.4 another member does",
        given: { bench in
          try bench.away(from: "2026-11-23")
          let tip = try bench.tip(naming: ["甲"])
          try bench.propose(.returnForMore(questions: "何时"), for: tip)
        }
      ) { try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.secondLeader) },
      .possible(
        "R6.4 the deputy decides about others",
        given: { bench in
          try bench.away(from: "2026-11-23")
          let tip = try bench.tip(naming: ["某人"])
          try bench.propose(.returnForMore(questions: "何时"), for: tip)
        }
      ) { try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.office) },
      .possible(
        "R6.4 and about that one before the leave",
        given: { bench in
          try bench.away()
          let tip = try bench.tip(naming: ["甲"])
          try bench.propose(.returnForMore(questions: "何时"), for: tip)
        }
      ) { try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.office) },
      .possible(
        "R6.4 and after it ended",
        given: { bench in
          let leave = try bench.away(from: "2026-11-23")
          let tip = try bench.tip(naming: ["甲"])
          try bench.propose(.returnForMore(questions: "何时"), for: tip)
          try bench.perform(EndLeave(leave: leave), as: Cast.leader)
        }
      ) { try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.office) },
      .refused(
        "R5.2 a deputy does not decide what they proposed", .ownOutcome,
        given: { bench in
          try bench.away(from: "2026-11-23")
          let tip = try bench.tip()
          try bench.propose(.returnForMore(questions: "何时"), for: tip, as: Cast.office)
        }
      ) { try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.office) },
    ])
  func deputies(_ rule: Rule) throws { try rule.check() }

  /// A hand-made commit meets the same rules.
  @Test func forgedLeavesHaveNoEffect() throws {
    var bench = DeskBench.staffed
    func leave(_ member: MemberID, _ deputy: MemberID, until: String = "2026-11-27") -> LeaveTaken {
      LeaveTaken(
        member: member, deputy: deputy, from: on("2026-11-24"), until: on(until), kinds: [.outcome], reason: "")
    }
    #expect(bench.forge(leave(Cast.leader, Cast.office), as: Cast.office)?.reason == .postRequired)
    #expect(bench.forge(leave(Cast.leader, Cast.leader), as: Cast.leader)?.reason == .ownDeputy)
    #expect(bench.forge(leave(Cast.leader, Cast.office, until: "9999-12-31"), as: Cast.leader)?.reason == .dateInvalid)
    #expect(bench.forge(leave(Cast.unsigned, Cast.office), as: Cast.unsigned)?.reason == .undertakingMissing)
    #expect(bench.forge(LeaveEnded(leave: EventNumber(rawValue: 3)), as: Cast.leader)?.reason == .noSuchLeave)
    #expect(bench.desk.members.leaves.isEmpty)
  }

  @Test func bothAreTold() throws {
    var bench = DeskBench.staffed
    try bench.away()
    let leave = try #require(bench.desk.members.leaves.first)
    for (day, isOn) in [("2026-11-23", false), ("2026-11-24", true), ("2026-11-27", true), ("2026-11-28", false)] {
      #expect(bench.desk.leave(of: Cast.leader, on: on(day)) == (isOn ? leave : nil))
      #expect(bench.desk.standingIn(Cast.office, on: on(day)) == (isOn ? [leave] : []))
    }
    try bench.perform(RemoveMember(member: Cast.office, reason: "调离"), as: Cast.admin)
    #expect(bench.desk.leave(of: Cast.leader, on: on("2026-11-24")) == nil, "a deputy who left stands in for nobody")
  }
}
