import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// One person, a program of their own, and two numbers: the attempts to come by both locks of who reported (R6.4).
@Suite struct TwoLocksAttackTests {
  /// Lets somebody in under a second number, with keys of which one is the custodian's.
  private static func admit(_ keys: MemberPublicKeys, as name: String, _ bureau: Bureau) throws -> OpenDesk {
    let invited = try bureau.open(Bureau.admin).invite(name: name, posts: .leader, section: nil)
    try Forger(bureau, Bureau.leader).write(
      [.init(Forger.desk, [MemberAdmitted(member: invited.member, fingerprint: keys.fingerprint)])],
      roster: [
        .admit(
          member: UInt32(invited.member.rawValue), signingKey: keys.signing, agreementKey: keys.agreement.bytes)
      ])
    return try bureau.open(Bureau.office)
  }

  @Test func `no second number signs or reads with a member's keys`() throws {
    for part in ["all", "signing", "agreement"] {
      let bureau = try Bureau.staffed()
      let custodian = try bureau.unlock(Bureau.custodian).publicKeys
      let fresh = MemberKeys(random: SeededRandom(9)).publicKeys
      let keys = try MemberPublicKeys(
        signing: part == "agreement" ? fresh.signing : custodian.signing,
        agreement: part == "signing" ? fresh.agreement.bytes : custodian.agreement.bytes)
      let desk = try Self.admit(keys, as: "化名", bureau)
      let refused = try #require(desk.desk.unauthorised.first)
      #expect(refused.type == "member.admitted" && refused.refusal.reason == .keysTaken, "\(part)")
      #expect(desk.desk.members.named("化名")?.status == .invited)
      #expect(try bureau.open(Bureau.custodian).lines == desk.lines)
    }
  }

  @Test func `a custodian who becomes a leader by hand gets no key`() throws {
    let bureau = try Bureau.watched()
    let custodian = try bureau.id(Bureau.custodian)
    let forger = try Forger(bureau, Bureau.leader)
    try forger.write([
      .init(Forger.desk, [PostsChanged(member: custodian, posts: .leader, section: nil, reason: "换岗")])
    ])
    try forger.write([.init(Forger.desk, [MemberKeysGranted(member: custodian, keys: ["release"])])])
    let desk = try bureau.open(Bureau.auditor)
    #expect(desk.desk.unauthorised.map(\.refusal.reason) == [.otherLockHeld, .notEntitled])
    #expect(desk.desk.members[custodian]?.posts == .custodian)
    #expect(desk.desk.holdersOfBothLocks.isEmpty)
  }

  @Test func `the program itself refuses the nomination, and says what to do`() throws {
    let bureau = try Bureau.watched()
    #expect(refusal { try bureau.invite("两岗", [.custodian, .leader]) } == .bothLocks)
    let leader = try bureau.open(Bureau.leader)
    let second = try bureau.id(Bureau.secondLeader)
    #expect(
      refusal { _ = try leader.changePosts(second, to: .custodian, section: nil, reason: "换岗") } == .otherLockHeld)
  }
}
