import Testing

@testable import CaseDomain

@Suite struct RecoveryRuleTests {
  @Test(
    "The paper in the safe",
    arguments: [
      Rule.possible(
        "The only custodian is enrolled anew with the paper",
        given: { bench in
          try bench.foundIdentities()
          try bench.reinvite(Cast.custodian)
        }
      ) { try $0.recover([.identity]) },
      .possible("A leader types the code too", given: { try $0.reinvite(Cast.custodian) }) {
        try $0.recover([.identity], as: Cast.leader)
      },
      .refused("The office does not", .postRequired, given: { try $0.reinvite(Cast.custodian) }) {
        try $0.recover([.identity], as: Cast.office)
      },
      .possible(
        "The only leader is enrolled anew by an admin with the paper",
        given: { bench in
          try bench.perform(RemoveMember(member: Cast.secondLeader, reason: "调离"), as: Cast.admin)
          try bench.reinvite(Cast.leader)
        }
      ) { try $0.recover([.release]) },
      .refused("Not while another leader can confirm", .postRequired, given: { try $0.reinvite(Cast.leader) }) {
        try $0.recover([.release])
      },
      .refused("Nobody receives what another holds", .holderLeft) {
        try $0.recover([.release], for: Cast.secondLeader, fingerprint: "F6", as: Cast.leader)
      },
      .refused("Nobody receives what they type the code for", .ownRecovery) {
        try $0.recover([.release], for: Cast.leader, fingerprint: "F1", as: Cast.leader)
      },
      .refused("Whoever lacks the post receives nothing", .notEntitled) {
        try $0.recover([.identity], for: Cast.office, fingerprint: "F4")
      },
      .refused("No other key is on the paper", .notEntitled) {
        try $0.recover([.leads], for: Cast.office, fingerprint: "F4")
      },
      .refused("Nobody who left", .noSuchMember) { try $0.recover([.identity], for: Cast.removed, fingerprint: "F10") },
      .refused("Not to other keys than were compared", .noSuchMember) {
        try $0.recover([.identity], for: Cast.custodian, fingerprint: "X")
      },
      .refused("Something is recovered", .notEntitled) { try $0.recover([], for: Cast.custodian, fingerprint: "F5") },
      .possible(
        "A new custodian receives what nobody holds any more",
        given: { bench in
          try bench.foundIdentities()
          try bench.perform(
            ChangePosts(member: Cast.office, posts: [.office, .custodian], section: nil, reason: "增岗"), as: Cast.leader)
          try bench.perform(RemoveMember(member: Cast.custodian, reason: "调离"), as: Cast.admin)
        }
      ) { try $0.recover([.identity], for: Cast.office, fingerprint: "F4") },
      .possible(
        "Also after they began a pair of their own",
        given: { bench in
          try bench.foundIdentities()
          try bench.perform(
            ChangePosts(member: Cast.office, posts: [.office, .custodian], section: nil, reason: "增岗"), as: Cast.leader)
          try bench.perform(SignUndertaking(), as: Cast.office)
          try bench.perform(RemoveMember(member: Cast.custodian, reason: "调离"), as: Cast.admin)
          try bench.perform(
            Batch([GrantKeys(member: Cast.office, keys: [.identity]), StartKeyEpochs(keys: [.identity])]),
            as: Cast.office)
        }
      ) { try $0.recover([.identity], for: Cast.office, fingerprint: "F4") },
    ])
  func recovery(_ rule: Rule) throws { try rule.check() }

  @Test func whatNobodyHoldsIsKnown() throws {
    var bench = DeskBench.staffed
    try bench.foundIdentities()
    #expect(bench.desk.members.orphanedPairs.isEmpty, "the first pair leaves nothing behind")
    #expect(bench.desk.recoverableKeys(for: Cast.custodian).isEmpty, "who holds it needs nothing")
    #expect(bench.desk.recoverableKeys(for: Cast.secondLeader).isEmpty)
    let new = try bench.reinvite(Cast.custodian)
    #expect(bench.desk.recoverableKeys(for: new) == [.identity])
    try bench.recover([.identity])
    let found = try #require(bench.desk.members[new])
    #expect(found.status == .admitted && found.posts == .custodian && found.grantedKeys == [.identity])
    #expect(bench.desk.members.epochsDue == [.identity])
  }

  @Test func aForgedOneWithoutAReasonOrSecondPersonHasNoEffect() throws {
    var bench = DeskBench.staffed
    func event(_ reason: String) -> KeysRecovered {
      KeysRecovered(member: Cast.custodian, fingerprint: "F5", keys: ["identity"], reason: reason, proof: "00")
    }
    #expect(bench.forge(event(" "), as: Cast.admin)?.reason == .reasonMissing)
    #expect(bench.forge(event("忘记口令"), as: Cast.custodian)?.reason == .postRequired)
    #expect(bench.forge(event("忘记口令"), as: Cast.unsigned)?.reason == .undertakingMissing)
    #expect(bench.desk.members[Cast.custodian]?.grantedKeys.isEmpty == true)
  }
}
