import EventLog
import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import Vault

/// Getting in again without the old keys, and what nobody gets in by.
@Suite struct ReenrolmentTests {
  private static let second = "二办公"

  /// A second office member, and the first one invited anew with keys of their own.
  private static func reinvited() throws -> Bureau {
    let bureau = try Bureau.staffed()
    try bureau.hire(second, .office)
    let invited = try bureau.open(Bureau.admin).reinvite(name: Bureau.office, reason: "忘记口令")
    _ = try bureau.door.enrol(Bureau.office, code: invited.code, passphrase: Bureau.passphrase(Bureau.office))
    return bureau
  }

  @Test func `confirmed by another of the office, the person reads on and the old keys do nothing`() throws {
    let bureau = try Bureau.staffed()
    try bureau.hire(Self.second, .office)
    let old = try bureau.id(Bureau.office)
    let oldKeys = try bureau.unlock(Bureau.office)
    let tip = try bureau.open(Bureau.office).tip("某酒店强迫交易")
    let invited = try bureau.open(Bureau.admin).reinvite(name: Bureau.office, reason: "忘记口令")
    #expect(invited.member != old)
    let shown = try bureau.door.enrol(
      Bureau.office, code: invited.code, passphrase: Bureau.passphrase(Bureau.office))
    // A leader does not let them in the usual way, and whoever invited does not confirm.
    let leader = try bureau.open(Bureau.leader)
    #expect(refusal { _ = try leader.confirm(leader.pendingConfirmation(for: Bureau.office)) } == .postRequired)
    let admin = try bureau.open(Bureau.admin)
    #expect(refusal { _ = try admin.confirm(admin.pendingConfirmation(for: Bureau.office)) } == .ownReenrolment)
    let second = try bureau.open(Self.second)
    let pending = try second.pendingConfirmation(for: Bureau.office)
    #expect(pending.fingerprint == shown && pending.completes)
    _ = try second.confirm(pending)
    try bureau.grant(Bureau.office, by: Bureau.leader)

    #expect(try bureau.id(Bureau.office) == invited.member, "the door knows the newer file by the name")
    #expect(try bureau.door.members().map(\.label).contains("\(Bureau.office) #\(old.rawValue)"))
    let again = try bureau.open(Bureau.office)
    #expect(again.desk.unauthorised.isEmpty && again.desk.members[invited.member]?.status == .admitted)
    #expect(try again.document(of: tip).content.narrative == "某酒店强迫交易")
    try again.tip("第二件")
    let ghost = try bureau.door.enter(as: old, keys: oldKeys)
    #expect(refusal { try ghost.tip("第三件") } == .notAMember)
    try ghost.refresh()
    try again.upkeep()
    let later = try again.tip("换钥匙以后的一件")
    try ghost.refresh()
    #expect(ghost.desk.tips[later] == nil, "the next key is not for the old number")
  }

  @Test func `a code that was lost is replaced by another invitation`() throws {
    let bureau = try Self.reinvited()
    let first = try #require(try bureau.open(Bureau.admin).desk.members.reenrolments.first?.id)
    let invited = try bureau.open(Bureau.leader).reinvite(name: Bureau.office, reason: "邀请码丢失")
    #expect(invited.member > first)
    #expect(fault { _ = try bureau.open(Self.second).pendingConfirmation(for: Bureau.office) } == "noRequest")
    _ = try bureau.door.enrol(Bureau.office, code: invited.code, passphrase: Bureau.passphrase(Bureau.office))
    let second = try bureau.open(Self.second)
    _ = try second.confirm(second.pendingConfirmation(for: Bureau.office))
    #expect(second.desk.members[invited.member]?.status == .admitted)
    #expect(second.desk.members[first]?.status == .removed)
  }

  /// A confirmation names the keys that were compared; a roster with others, or none, lets nobody in.
  @Test func `foreign code puts no other keys in somebody's place`() throws {
    let bureau = try Self.reinvited()
    let second = try bureau.open(Self.second)
    let pending = try second.pendingConfirmation(for: Bureau.office)
    let puppet = MemberKeys(random: SeededRandom(9))
    let forger = try Forger(bureau, Self.second)
    let event = ReenrolmentConfirmed(member: pending.member, fingerprint: pending.fingerprint)
    try forger.write([.init(Forger.desk, [event])])
    try second.refresh()
    #expect(second.desk.unauthorised.map(\.refusal.reason) == [.misplaced])
    try forger.write(
      [.init(Forger.desk, [event])],
      roster: [
        .admit(
          member: UInt32(pending.member.rawValue), signingKey: puppet.publicKeys.signing,
          agreementKey: puppet.publicKeys.agreement.bytes)
      ])
    try second.refresh()
    #expect(second.desk.members[pending.member]?.status == .invited)
    #expect(second.desk.members.named(Bureau.office)?.status == .admitted)
    // The number is spoilt; the desk says so, and another invitation works.
    #expect(fault { _ = try second.pendingConfirmation(for: Bureau.office) } == "numberTaken")
  }

  @Test func `an admin alone replaces nobody`() throws {
    let bureau = try Self.reinvited()
    // The program says so before anybody compares anything; what follows is written by hand.
    let admin = try bureau.open(Bureau.admin)
    #expect(refusal { _ = try admin.pendingConfirmation(for: Bureau.office) } == .ownReenrolment)
    let pending = try bureau.open(Self.second).pendingConfirmation(for: Bureau.office)
    let keys = pending.publicKeys
    let roster = RosterChange.admit(
      member: UInt32(pending.member.rawValue), signingKey: keys.signing, agreementKey: keys.agreement.bytes)
    let forger = try Forger(bureau, Bureau.admin)
    try forger.write(
      [.init(Forger.desk, [ReenrolmentConfirmed(member: pending.member, fingerprint: pending.fingerprint)])],
      roster: [roster])
    try forger.write([.init(Forger.desk, [MemberAdmitted(member: pending.member, fingerprint: pending.fingerprint)])])
    let leader = try bureau.open(Bureau.leader)
    #expect(leader.desk.members[pending.member]?.status == .invited)
    #expect(
      leader.desk.unauthorised.map(\.refusal.reason) == [.ownReenrolment, .notInvited, .reenrolmentWaits])
  }
}
