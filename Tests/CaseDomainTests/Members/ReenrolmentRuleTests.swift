import Testing

@testable import CaseDomain

extension DeskBench {
  /// The number that the next invitation takes.
  var nextNumber: MemberID { MemberID(rawValue: Int64(desk.members.all.count + 1)) }

  @discardableResult
  mutating func reinvite(_ member: MemberID, as author: MemberID = Cast.admin) throws(Refusal) -> MemberID {
    let number = nextNumber
    try perform(ReinviteMember(member: member, reason: "忘记口令") { "v\($0.rawValue)" }, as: author)
    return number
  }

  mutating func confirm(
    _ member: MemberID = MemberID(rawValue: 12), _ fingerprint: String = "N", as author: MemberID
  ) throws(Refusal) {
    try perform(ConfirmReenrolment(member: member, fingerprint: fingerprint), as: author)
  }

  mutating func recover(
    _ keys: Set<KeyName>, for member: MemberID = MemberID(rawValue: 12), fingerprint: String = "N",
    as author: MemberID = Cast.admin
  ) throws(Refusal) {
    try perform(
      RecoverKeys(member: member, fingerprint: fingerprint, keys: keys, reason: "忘记口令", proof: "00"), as: author)
  }

  /// The custodian holds the identity pair.
  mutating func foundIdentities() throws(Refusal) {
    try perform(
      Batch([GrantKeys(member: Cast.custodian, keys: [.identity]), StartKeyEpochs(keys: [.identity])]),
      as: Cast.custodian)
  }
}

@Suite struct ReenrolmentRuleTests {
  @Test(
    "Enrolling anew",
    arguments: [
      Rule.possible("An admin invites, a holder of the same post confirms", given: { try $0.reinvite(Cast.receiver) }) {
        try $0.confirm(as: Cast.office)
      },
      .possible("A leader invites too", given: { try $0.reinvite(Cast.receiver, as: Cast.leader) }) {
        try $0.confirm(as: Cast.office)
      },
      .refused("The office does not", .postRequired) { try $0.reinvite(Cast.receiver, as: Cast.office) },
      .refused("Nobody invites themselves", .ownReenrolment) { try $0.reinvite(Cast.admin) },
      .refused("Nobody who was never let in", .noSuchMember) { try $0.reinvite(Cast.invited) },
      .refused("Nobody who left", .noSuchMember) { try $0.reinvite(Cast.removed) },
      .refused("It needs a reason", .reasonMissing) {
        try $0.perform(ReinviteMember(member: Cast.receiver, reason: " ") { _ in "v" }, as: Cast.admin)
      },
      .refused(
        "Whoever invited does not confirm", .ownReenrolment,
        given: { try $0.reinvite(Cast.secondLeader, as: Cast.leader) }
      ) { try $0.confirm(as: Cast.leader) },
      .refused("Nor the old number itself", .ownReenrolment, given: { try $0.reinvite(Cast.receiver) }) {
        try $0.confirm(as: Cast.receiver)
      },
      .refused("Not another post", .postRequired, given: { try $0.reinvite(Cast.receiver) }) {
        try $0.confirm(as: Cast.custodian)
      },
      .refused(
        "Not a leader, where another of the office is there", .postRequired, given: { try $0.reinvite(Cast.receiver) }
      ) {
        try $0.confirm(as: Cast.leader)
      },
      .possible("A leader, where nobody else holds the post", given: { try $0.reinvite(Cast.auditor) }) {
        try $0.confirm(as: Cast.leader)
      },
      .refused("But not for the only custodian", .postRequired, given: { try $0.reinvite(Cast.custodian) }) {
        try $0.confirm(as: Cast.leader)
      },
      .refused("Nobody lets them in the usual way", .reenrolmentWaits, given: { try $0.reinvite(Cast.receiver) }) {
        try $0.perform(AdmitMember(member: MemberID(rawValue: 12), fingerprint: "N"), as: Cast.leader)
      },
      .refused("Nor gives them posts", .reenrolmentWaits, given: { try $0.reinvite(Cast.receiver) }) {
        try $0.perform(
          ChangePosts(member: MemberID(rawValue: 12), posts: .leader, section: nil, reason: "升"), as: Cast.leader)
      },
      .refused("An ordinary invitation is not confirmed", .noReenrolment) {
        try $0.confirm(Cast.invited, as: Cast.office)
      },
      .refused(
        "Not twice", .noReenrolment,
        given: { bench in
          try bench.reinvite(Cast.receiver)
          try bench.confirm(as: Cast.office)
        }
      ) { try $0.confirm(as: Cast.office) },
      .refused(
        "A second invitation replaces the first", .noReenrolment,
        given: { bench in
          try bench.reinvite(Cast.receiver)
          try bench.reinvite(Cast.receiver)
        }
      ) { try $0.confirm(as: Cast.office) },
      .refused(
        "Not once the old number left", .noReenrolment,
        given: { bench in
          try bench.reinvite(Cast.receiver)
          try bench.perform(RemoveMember(member: Cast.receiver, reason: "调离"), as: Cast.admin)
        }
      ) { try $0.confirm(as: Cast.office) },
    ])
  func reenrolment(_ rule: Rule) throws { try rule.check() }

  @Test func thePersonGoesOn() throws {
    var bench = DeskBench.staffed
    let old = try #require(bench.desk.members[Cast.receiver])
    try bench.perform(GrantKeys(member: Cast.receiver, keys: [.leads]), as: Cast.leader)
    let new = try bench.reinvite(Cast.receiver)
    #expect(!bench.desk.members.isSamePerson(new, Cast.receiver), "an invitation alone makes nobody the same person")
    #expect(bench.desk.members.named(old.name)?.id == Cast.receiver)
    try bench.confirm(as: Cast.office)
    let found = try #require(bench.desk.members[new])
    #expect(found.status == .admitted && found.name == old.name && found.posts == old.posts)
    #expect(found.undertakingSignedOn == old.undertakingSignedOn && found.fingerprint == "N")
    #expect(found.grantedKeys.isEmpty, "keys are granted anew by those who hold them")
    #expect(bench.desk.members[Cast.receiver]?.status == .removed)
    #expect(bench.desk.members.epochsDue == [.leads], "who has the old file could still open the old keys")
    #expect(bench.desk.members.isSamePerson(new, Cast.receiver) && bench.desk.members.named(old.name)?.id == new)
    #expect(bench.refusal(of: RegisterTip(content: .some()), as: Cast.receiver)?.reason == .notAMember)
    _ = try bench.tip(RegisterTip(content: .some()), as: new)
  }

  @Test(
    "R5.2 separation of duties holds across the numbers",
    arguments: [
      Rule.refused(
        "R5.2 one's own outcome is not confirmed under another number", .ownOutcome,
        given: { bench in
          let tip = try bench.tip()
          try bench.propose(.returnForMore(questions: "何时"), for: tip)
          try bench.reinvite(Cast.receiver)
          try bench.confirm(as: Cast.office)
        }
      ) {
        try $0.perform(
          ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: MemberID(rawValue: 12))
      },
      .possible(
        "R5.2 but it can be taken back",
        given: { bench in
          let tip = try bench.tip()
          try bench.propose(.returnForMore(questions: "何时"), for: tip)
          try bench.reinvite(Cast.receiver)
          try bench.confirm(as: Cast.office)
        }
      ) {
        try $0.perform(
          WithdrawOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: MemberID(rawValue: 12))
      },
      .refused(
        "R5.2 nor one's own time of receipt", .ownOutcome,
        given: { bench in
          _ = try bench.tip(
            RegisterTip(
              content: .some(), receivedAt: at("2026-11-10 09:00"), precision: .day, receiptEvidence: "邮戳"))
          try bench.reinvite(Cast.receiver)
          try bench.confirm(as: Cast.office)
        }
      ) { try $0.perform(ConfirmReceipt(tip: $0.newestTip), as: MemberID(rawValue: 12)) },
      .refused(
        "R6.7 nor one's own ruling", .ownProposal,
        given: { bench in
          try bench.perform(
            ProposeRuling(ruling: .triageDays, value: .integer(2), from: on("2026-12-01"), reason: "人手"),
            as: Cast.secondLeader)
          try bench.reinvite(Cast.secondLeader)
          try bench.confirm(as: Cast.leader)
        }
      ) {
        try $0.perform(
          ConfirmRuling(proposal: $0.desk.rulings.proposals[0].event), as: MemberID(rawValue: 12))
      },
      .refused(
        "R6.4 a deputy stays the deputy", .deputyOfSubject,
        given: { bench in
          try bench.perform(
            TakeLeave(member: Cast.leader, deputy: Cast.office, from: on("2026-11-23"), until: on("2026-11-27")),
            as: Cast.leader)
          let tip = try bench.tip(naming: ["甲"])
          try bench.propose(.returnForMore(questions: "何时"), for: tip)
          try bench.reinvite(Cast.office)
          try bench.confirm(as: Cast.receiver)
        }
      ) {
        try $0.perform(
          ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: MemberID(rawValue: 12))
      },
      .refused(
        "Own posts", .ownPosts,
        given: { bench in
          try bench.reinvite(Cast.secondLeader)
          try bench.confirm(as: Cast.leader)
        }
      ) {
        try $0.perform(
          ChangePosts(member: MemberID(rawValue: 12), posts: [.leader, .office], section: nil, reason: "兼"),
          as: MemberID(rawValue: 12))
      },
    ])
  func separation(_ rule: Rule) throws { try rule.check() }

  @Test func everyPostIsConfirmed() throws {
    var bench = DeskBench.staffed
    try bench.perform(
      ChangePosts(member: Cast.receiver, posts: [.office, .auditor], section: nil, reason: "兼"), as: Cast.leader)
    let new = try bench.reinvite(Cast.receiver)
    try bench.confirm(as: Cast.office)
    #expect(bench.desk.members[new]?.status == .invited)
    #expect(bench.desk.unconfirmedPosts(of: try #require(bench.desk.members[new])) == .auditor)
    #expect(
      bench.refusal(of: ConfirmReenrolment(member: new, fingerprint: "M"), as: Cast.auditor)?.reason
        == .otherFingerprint)
    #expect(
      bench.refusal(of: ConfirmReenrolment(member: new, fingerprint: "N"), as: Cast.office)?.reason == .postRequired)
    try bench.confirm(as: Cast.auditor)
    #expect(bench.desk.members[new]?.status == .admitted)
  }

  @Test func handoverFollowsThePerson() throws {
    var bench = DeskBench.staffed
    _ = try bench.tip()
    let new = try bench.reinvite(Cast.receiver)
    try bench.confirm(as: Cast.office)
    #expect(bench.desk.handover(of: new, on: on("2026-11-23"), to: new).entries.count == 1)
  }

  @Test func forgedOnesHaveNoEffect() throws {
    var bench = DeskBench.staffed
    let number = MemberID(rawValue: 12)
    let invited = MemberReinvited(member: number, succeeds: Cast.receiver, verifier: "v", reason: "忘记口令")
    let claims = bench.claims(.member)
    #expect(bench.forge(invited, claims: claims, as: Cast.office)?.reason == .postRequired)
    #expect(bench.forge(invited, as: Cast.admin)?.reason == .numberNotAllocated)
    let another = MemberReinvited(member: Cast.invited, succeeds: Cast.receiver, verifier: "v", reason: "忘记口令")
    #expect(bench.forge(another, claims: claims, as: Cast.admin)?.reason == .numberNotAllocated, "a number in use")
    bench = .staffed
    try bench.reinvite(Cast.receiver)
    for author in [Cast.admin, Cast.leader, Cast.liaison, Cast.custodian, Cast.unsigned, Cast.removed, number] {
      #expect(bench.forge(ReenrolmentConfirmed(member: number, fingerprint: "X"), as: author) != nil)
    }
    #expect(bench.forge(MemberAdmitted(member: number, fingerprint: "X"), as: Cast.leader)?.reason == .reenrolmentWaits)
    #expect(bench.forge(UndertakingSigned(posts: [.office, .receiver]), as: number)?.reason == .notAMember)
    #expect(bench.desk.members[number]?.status == .invited && bench.desk.members[Cast.receiver]?.status == .admitted)
  }
}
