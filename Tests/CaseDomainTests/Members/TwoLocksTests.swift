import Testing

@testable import CaseDomain

/// Who reported is behind two locks, and one person never has both keys (R6.4).
@Suite struct TwoLocksTests {
  private static let both: Posts = [.leader, .custodian]
  private static let next = MemberID(rawValue: 12)

  private static func change(_ member: MemberID, to posts: Posts) -> ChangePosts {
    ChangePosts(member: member, posts: posts, section: nil, reason: "调岗")
  }

  private static func invite(_ name: String, _ posts: Posts) -> InviteMember {
    InviteMember(name: name, posts: posts, section: nil) { _ in "v" }
  }

  /// The second leader has the leaders' key, and works in the office now.
  private static let formerLeader: Rule.Step = {
    try $0.perform(GrantKeys(member: Cast.secondLeader, keys: [.release]), as: Cast.leader)
    try $0.perform(change(Cast.secondLeader, to: .office), as: Cast.leader)
  }
  /// The second leader had the leaders' key, and left.
  private static let goneLeader: Rule.Step = {
    try $0.perform(GrantKeys(member: Cast.secondLeader, keys: [.release]), as: Cast.leader)
    try $0.perform(RemoveMember(member: Cast.secondLeader, reason: "调离"), as: Cast.admin)
  }

  @Test(
    "R6.4 posts",
    arguments: [
      Rule.refused("Nobody is invited as leader and custodian", .bothLocks) {
        try $0.perform(invite("丑", both), as: Cast.admin)
      },
      .refused("A leader is not made custodian", .bothLocks) {
        try $0.perform(change(Cast.secondLeader, to: both), as: Cast.leader)
      },
      .refused("A custodian is not made leader", .bothLocks) {
        try $0.perform(change(Cast.custodian, to: both), as: Cast.leader)
      },
      .refused("Nor is whoever waits to be admitted", .bothLocks) {
        try $0.perform(change(Cast.invited, to: both), as: Cast.leader)
      },
      .possible("The office and a receiver may keep identities, in a small office") {
        try $0.perform(change(Cast.office, to: [.office, .receiver, .custodian]), as: Cast.leader)
      },
      .possible("A leader who never had the key becomes custodian") {
        try $0.perform(change(Cast.secondLeader, to: .custodian), as: Cast.leader)
      },
      .refused("A leader who has had the key does not", .otherLockHeld) {
        try $0.perform(GrantKeys(member: Cast.secondLeader, keys: [.release]), as: Cast.leader)
        try $0.perform(change(Cast.secondLeader, to: .custodian), as: Cast.leader)
      },
      .refused("Not after another post in between either", .otherLockHeld, given: formerLeader) {
        try $0.perform(change(Cast.secondLeader, to: .custodian), as: Cast.leader)
      },
      .possible("A leader again they may be", given: formerLeader) {
        try $0.perform(change(Cast.secondLeader, to: .leader), as: Cast.leader)
      },
      .refused("A custodian who has had the key is not made leader", .otherLockHeld) {
        try $0.perform(GrantKeys(member: Cast.custodian, keys: [.identity]), as: Cast.custodian)
        try $0.perform(change(Cast.custodian, to: .leader), as: Cast.leader)
      },
      .refused("Who left is not invited anew for the other lock", .otherLockHeld, given: goneLeader) {
        try $0.perform(invite("己", .custodian), as: Cast.admin)
      },
      .possible("Invited anew for another post they may be", given: goneLeader) {
        try $0.perform(invite("己", .office), as: Cast.admin)
      },
      .refused(
        "And have no more choice than before", .otherLockHeld,
        given: {
          try goneLeader(&$0)
          try $0.perform(invite("己", .office), as: Cast.admin)
        }
      ) { try $0.perform(change(next, to: .custodian), as: Cast.leader) },
      .possible("Somebody else takes the post", given: goneLeader) {
        try $0.perform(invite("己二", .custodian), as: Cast.admin)
      },
    ])
  func posts(_ rule: Rule) throws { try rule.check() }

  @Test("R6.4 a name written apart is the same name") func spacedName() throws {
    var bench = DeskBench.staffed
    try bench.perform(Self.invite("黄副", .leader), as: Cast.admin)
    try bench.perform(AdmitMember(member: Self.next, fingerprint: "F12"), as: Cast.leader)
    try bench.perform(GrantKeys(member: Self.next, keys: [.release]), as: Cast.leader)
    #expect(bench.refusal(of: Self.invite("黄　副", .custodian), as: Cast.admin)?.reason == .nameTaken)
    try bench.perform(RemoveMember(member: Self.next, reason: "调离"), as: Cast.admin)
    #expect(bench.refusal(of: Self.invite("黄　副", .custodian), as: Cast.admin)?.reason == .otherLockHeld)
    #expect(bench.refusal(of: Self.invite("黄副科", .custodian), as: Cast.admin) == nil)
  }

  @Test("R6.4 a new number is the same person") func reenrolled() throws {
    var bench = DeskBench.staffed
    try bench.perform(GrantKeys(member: Cast.secondLeader, keys: [.release]), as: Cast.leader)
    try bench.perform(ReinviteMember(member: Cast.secondLeader, reason: "忘记口令") { _ in "v" }, as: Cast.admin)
    let stolen = bench.refusal(of: ConfirmReenrolment(member: Self.next, fingerprint: "F1"), as: Cast.leader)
    #expect(stolen?.reason == .keysTaken, "nor with the keys of a member")
    try bench.perform(ConfirmReenrolment(member: Self.next, fingerprint: "N"), as: Cast.leader)
    #expect(bench.desk.members[Self.next]?.heldLocks == [])
    let refusal = bench.refusal(of: Self.change(Self.next, to: .custodian), as: Cast.leader)
    #expect(refusal?.reason == .otherLockHeld)
    #expect(refusal?.details == [.member(Cast.secondLeader), .posts(.leader)])
  }

  @Test("R6.4 hand-made commits meet the same rules") func handMade() throws {
    var bench = DeskBench.staffed
    let invited = MemberInvited(member: Self.next, name: "丑", posts: Self.both, section: nil, verifier: nil)
    #expect(bench.forge(invited, claims: bench.claims(.member), as: Cast.admin)?.reason == .bothLocks)
    for member in [Cast.custodian, Cast.secondLeader] {
      let changed = PostsChanged(member: member, posts: Self.both, section: nil, reason: "兼")
      #expect(bench.forge(changed, as: Cast.leader)?.reason == .bothLocks)
    }
    try bench.perform(GrantKeys(member: Cast.secondLeader, keys: [.release]), as: Cast.leader)
    let changed = PostsChanged(member: Cast.secondLeader, posts: .custodian, section: nil, reason: "换")
    #expect(bench.forge(changed, as: Cast.leader)?.reason == .otherLockHeld)
    #expect(bench.forge(MemberAdmitted(member: Cast.invited, fingerprint: "F1"), as: Cast.leader)?.reason == .keysTaken)
    #expect(bench.desk.holdersOfBothLocks.isEmpty)
  }

  @Test("R6.4 no desk in earnest is founded so") func founding() throws {
    func founding(_ kind: DeskKind) -> FoundDesk {
      FoundDesk(
        name: "某局", kind: kind,
        founders: [
          .init(name: "甲", posts: Self.both, fingerprint: "F1"), .init(name: "乙", posts: .admin, fingerprint: "F2"),
        ])
    }
    var bench = DeskBench(clock: at("2026-11-23 09:00"))
    #expect(bench.refusal(of: founding(.full), as: Cast.leader)?.reason == .bothLocks)
    try bench.perform(founding(.trial), as: Cast.leader)
    #expect(bench.desk.holdersOfBothLocks.map(\.name) == ["甲"], "a trial desk says so")
    #expect(bench.desk.members[Cast.leader]?.heldLocks == [.identity, .release])
  }

  @Test("R6.4 two founders do not share keys") func sharedFounding() {
    let founding = FoundDesk(
      name: "某局", kind: .full,
      founders: [
        .init(name: "甲", posts: .leader, fingerprint: "F"), .init(name: "乙", posts: .admin, fingerprint: "F"),
      ])
    let bench = DeskBench(clock: at("2026-11-23 09:00"))
    #expect(bench.refusal(of: founding, as: Cast.leader)?.reason == .keysTaken)
  }
}
