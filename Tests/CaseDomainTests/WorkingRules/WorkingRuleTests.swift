import Testing

@testable import CaseDomain

/// Written rules: proposed, issued by another, read by everybody, repealed (R3.3).
@Suite struct WorkingRuleTests {
  @Test(
    "R3.3 rules",
    arguments: [
      Rule.refused("R3.3 a liaison proposes none", .postRequired) { try $0.proposeRule(as: Cast.liaison) },
      .refused("R3.3 a rule has words", .textMissing) { try $0.proposeRule(.some(text: " ")) },
      .refused("R3.3 it never reaches back", .effectInThePast) { try $0.proposeRule(.some(from: "2026-11-22")) },
      .refused("R3.3 who proposed it does not issue it", .ownProposal) {
        let version = try $0.proposeRule(as: Cast.leader)
        try $0.perform(KeepRules(.issue(version)), as: Cast.leader)
      },
      .possible("R3.3 another leader does") {
        let version = try $0.proposeRule(as: Cast.leader)
        try $0.perform(KeepRules(.issue(version)), as: Cast.secondLeader)
      },
      .refused("R3.3 once", .alreadyDecided) {
        $0 = .ruled
        try $0.perform(KeepRules(.issue($0.heldRule.versions[0].event)), as: Cast.leader)
      },
      .refused("R3.3 not after its first day", .effectInThePast) {
        let version = try $0.proposeRule(.some(from: "2026-11-24"))
        try $0.perform(KeepRules(.issue(version)), as: Cast.leader, at: at("2026-11-25 09:00"))
      },
      .refused("R3.3 declined with a reason", .reasonMissing) {
        $0 = .ruled
        try $0.perform(KeepRules(.decline($0.waitingRule.versions[0].event, reason: "")), as: Cast.leader)
      },
      .refused("R3.3 one version waits at a time", .alreadyProposed) {
        $0 = .ruled
        try $0.proposeRule(.some($0.waitingRule.id))
      },
      .refused("R3.3 a repealed one has no more versions", .ruleNotCurrent) {
        $0 = .ruled
        try $0.proposeRule(.some($0.endedRule.id))
      },
      .refused("R3.3 what was not issued is not read", .ruleNotCurrent) {
        $0 = .ruled
        try $0.perform(KeepRules(.acknowledge($0.waitingRule.versions[0].event)), as: Cast.liaison)
      },
      .refused("R3.3 what was repealed is not read", .ruleNotCurrent) {
        $0 = .ruled
        try $0.perform(KeepRules(.acknowledge($0.endedRule.versions[0].event)), as: Cast.liaison)
      },
      .refused("R3.3 nobody reads it twice", .alreadyDecided) {
        $0 = .ruled
        for _ in 0..<2 { try $0.perform(KeepRules(.acknowledge($0.heldRule.versions[0].event)), as: Cast.custodian) }
      },
      .refused("R4.1 a liaison reads for no other section", .notSpokesman) {
        $0 = .ruled
        try $0.perform(
          KeepRules(.acknowledgeFor($0.heldRule.versions[0].event, $0.orphanSection)), as: Cast.liaison)
      },
      .refused("R3.3 the office reads for no section", .postRequired) {
        $0 = .ruled
        try $0.perform(KeepRules(.acknowledgeFor($0.heldRule.versions[0].event, $0.section)), as: Cast.office)
      },
      .refused("R3.3 who proposed it does not end it", .ownProposal) {
        let version = try $0.proposeRule(as: Cast.leader)
        try $0.perform(KeepRules(.issue(version)), as: Cast.secondLeader)
        try $0.perform(KeepRules(.repeal(RuleID(rawValue: version.rawValue), reason: "不用")), as: Cast.leader)
      },
      .refused("R3.3 nothing is repealed that never held", .ruleNotCurrent) {
        $0 = .ruled
        try $0.perform(KeepRules(.repeal($0.waitingRule.id, reason: "不用")), as: Cast.leader)
      },
    ])
  func rules(_ rule: Rule) throws { try rule.check() }

  @Test("R3.3 the next version holds from its day, and is read anew") func versions() throws {
    var bench = DeskBench.ruled
    let (rule, first) = (bench.heldRule.id, bench.heldRule.versions[0].event)
    try bench.perform(KeepRules(.acknowledge(first)), as: Cast.liaison)
    #expect(bench.desk.sectionsWithout(bench.heldRule.versions[0]) == [bench.orphanSection])
    let second = try bench.proposeRule(.some(rule, text: "二、两日内研判。", from: "2026-12-01"))
    try bench.perform(KeepRules(.issue(second)), as: Cast.leader)
    let found = try #require(bench.desk.workingRules[rule])
    #expect(found.inForce(on: on("2026-11-30"))?.event == first)
    #expect(found.inForce(on: on("2026-12-01"))?.event == second)
    #expect(found.inForce(on: on("2026-11-22")) == nil)
    #expect(found.current?.event == second)
    #expect(bench.desk.sectionsWithout(found.versions[1]) == [bench.section, bench.orphanSection])
    // What was read before stays on record with the version that it was.
    #expect(found.versions[0].receipts.map(\.section) == [bench.section])
  }

  @Test("R3.3 a rule waits for a leader to issue it, then for everybody to read it") func waiting() throws {
    var bench = DeskBench.ruled
    #expect(
      Cast.acting.filter { bench.desk.isWaiting(bench.waitingRule, for: $0) } == [Cast.leader, Cast.secondLeader])
    #expect(Cast.all.filter { bench.desk.isWaiting(bench.heldRule, for: $0) } == Cast.acting + [Cast.unsigned])
    #expect(Cast.all.allSatisfy { !bench.desk.isWaiting(bench.endedRule, for: $0) })
    let version = bench.heldRule.versions[0].event
    for member in Cast.acting { try bench.perform(KeepRules(.acknowledge(version)), as: member) }
    // A leader has read for themselves, and still answers for the section that has no liaison.
    #expect(Cast.acting.filter { bench.desk.isWaiting(bench.heldRule, for: $0) } == [Cast.leader, Cast.secondLeader])
    try bench.perform(KeepRules(.acknowledgeFor(version, bench.orphanSection)), as: Cast.leader)
    #expect(Cast.acting.allSatisfy { !bench.desk.isWaiting(bench.heldRule, for: $0) })
    #expect(bench.desk.membersWithout(bench.heldRule.versions[0]) == [Cast.unsigned])
  }

  @Test("R3.3 a repeal ends what waits") func repealEnds() throws {
    var bench = DeskBench.ruled
    let version = try bench.proposeRule(.some(bench.heldRule.id, text: "二、两日内研判。"))
    try bench.perform(KeepRules(.repeal(bench.heldRule.id, reason: "不再适用")), as: Cast.leader)
    #expect(bench.desk.workingRules.version(version)?.isWaiting == false)
    #expect(bench.refusal(of: KeepRules(.issue(version)), as: Cast.secondLeader)?.reason == .alreadyDecided)
  }
}
