import CaseDomain
import TestSupport
import Testing

@testable import DeskSession
@testable import EventLog
@testable import Vault

@Suite struct EnrolmentTests {
  @Test func `an invited member is in after a grant, and works`() throws {
    let bureau = try Bureau.full()
    let invited = try bureau.open(Bureau.admin).invite(name: Bureau.office, posts: .office, section: nil)
    #expect(fault { try bureau.grant(Bureau.office, by: Bureau.leader) } == "noRequest")
    let passphrase = Bureau.passphrase(Bureau.office)
    #expect(fault { _ = try bureau.door.enrol("别人", code: invited.code, passphrase: passphrase) } == "noInvitation")
    #expect(fault { _ = try bureau.door.enrol(Bureau.office, code: "AAAA", passphrase: passphrase) } == "mistypedCode")
    let shown = try bureau.door.enrol(Bureau.office, code: invited.code, passphrase: passphrase)
    #expect(
      fault { _ = try bureau.door.enrol(Bureau.office, code: invited.code, passphrase: passphrase) }
        == "alreadyEnrolled")

    let leader = try bureau.open(Bureau.leader)
    let pending = try leader.pendingGrant(for: Bureau.office)
    #expect(pending.fingerprint == shown)
    #expect(pending.admits)
    #expect(pending.keys == [.desk, .leads])
    #expect(pending.leftToOthers == [])
    let before = try bureau.open(Bureau.office)
    #expect(before.desk.lastEvent.rawValue > 0)
    #expect(refusal { try before.tip("某酒店强迫交易") } != nil)
    _ = try leader.grant(pending)
    #expect(fault { try bureau.grant(Bureau.office, by: Bureau.leader) } == "nothingToGrant")

    // The process that was open all along sees the grant and reads the past.
    try before.refresh()
    #expect(before.lines == (try bureau.open(Bureau.leader).lines))
    #expect(refusal { try before.tip("某酒店强迫交易") } == .undertakingMissing)
    try before.perform(SignUndertaking())
    let tip = try before.tip("某酒店强迫交易")
    #expect(try bureau.open(Bureau.leader).document(of: tip).content.narrative == "某酒店强迫交易")
  }

  @Test func `an invitation with another's code is no request`() throws {
    let bureau = try Bureau.full()
    let admin = try bureau.open(Bureau.admin)
    _ = try admin.invite(name: Bureau.office, posts: .office, section: nil)
    let other = try admin.invite(name: Bureau.custodian, posts: .custodian, section: nil)
    _ = try bureau.door.enrol(Bureau.office, code: other.code, passphrase: PassphraseBytes(known: "1"))
    #expect(fault { try bureau.grant(Bureau.office, by: Bureau.leader) } == "requestNotGenuine")
  }

  @Test func `an admin lets in only admins, and hands out only what admins hold`() throws {
    let bureau = try Bureau.full()
    try bureau.invite(Bureau.office, .office)
    #expect(refusal { try bureau.grant(Bureau.office, by: Bureau.admin) } == .postRequired)
    try bureau.invite("副管理", .admin)
    try bureau.grant("副管理", by: Bureau.admin)
    #expect(try bureau.open("副管理").lines == bureau.open(Bureau.admin).lines)
  }

  @Test func `a leader cannot hand out identities; the first custodian makes them`() throws {
    let bureau = try Bureau.full()
    try bureau.invite(Bureau.custodian, .custodian)
    let leader = try bureau.open(Bureau.leader)
    let pending = try leader.pendingGrant(for: Bureau.custodian)
    #expect(pending.keys == [.desk, .leads])
    #expect(pending.leftToOthers == [.identity])
    _ = try leader.grant(pending)

    let custodian = try bureau.open(Bureau.custodian)
    try custodian.upkeep()
    #expect(custodian.state.keyring.currentPublicHalf(of: .identity) == nil, "no undertaking, no key")
    try custodian.perform(SignUndertaking())
    try custodian.upkeep()
    #expect(custodian.state.keyring.currentPublicHalf(of: .identity)?.generation == 1)
    #expect(custodian.state.keyring.secretHalves(of: .identity).count == 1)
    #expect(custodian.canSealIdentities)
    let events = custodian.desk.lastEvent
    try custodian.upkeep()
    #expect(custodian.desk.lastEvent == events, "once")
    try leader.refresh()
    #expect(leader.canSealIdentities)
    #expect(leader.state.keyring.secretHalves(of: .identity).isEmpty)
  }

  @Test func `a second custodian is granted by the first, after a leader let them in`() throws {
    let bureau = try Bureau.staffed()
    try bureau.invite("副密员", .custodian)
    try bureau.grant("副密员", by: Bureau.leader)
    let second = try bureau.open("副密员")
    try second.perform(SignUndertaking())
    try second.upkeep()
    #expect(second.state.keyring.secretHalves(of: .identity).isEmpty, "no second pair is made")
    #expect(fault { try bureau.grant("副密员", by: Bureau.leader) } == "nothingToGrant")
    try bureau.grant("副密员", by: Bureau.custodian)
    try second.refresh()
    let first = try bureau.open(Bureau.custodian)
    #expect(second.state.keyring.secretHalves(of: .identity) == first.state.keyring.secretHalves(of: .identity))
    #expect(second.state.keyring.currentPublicHalf(of: .identity)?.generation == 1)
  }

  @Test func `a late grant opens the past`() throws {
    let bureau = try Bureau.full()
    try bureau.invite(Bureau.office, .office)
    let leader = try bureau.open(Bureau.leader)
    let tips = try (1...5).map { try leader.tip("第\($0)件") }
    let early = try bureau.open(Bureau.office)
    #expect(early.desk.tips.count == 0)
    try bureau.grant(Bureau.office, by: Bureau.leader)
    try early.refresh()
    try leader.refresh()
    for desk in [early, try bureau.open(Bureau.office)] {
      #expect(desk.lines == leader.lines)
      #expect(try tips.map { try desk.document(of: $0).content.narrative } == (1...5).map { "第\($0)件" })
    }
  }

  @Test func `a liaison reads no tip, and the section's key is made with the first of them`() throws {
    let bureau = try Bureau.full()
    let leader = try bureau.open(Bureau.leader)
    try leader.perform(AddSection(name: "一科"))
    let section = try #require(leader.desk.organisation.sections.first).id
    try leader.tip("某酒店强迫交易")
    let first = try bureau.hire("联一", .liaison, section: section)
    let second = try bureau.hire("联二", .liaison, section: section)
    for desk in [first, second] {
      try desk.refresh()
      #expect(desk.desk.tips.count == 0)
      #expect(desk.state.keyring.compartments == [.desk, .section(UInt64(section.rawValue))])
      #expect(desk.desk.unauthorised.isEmpty)
    }
    let key = PayloadKeyID.compartment(.section(UInt64(section.rawValue)), epoch: 1)
    #expect(first.state.keyring.key(for: key) == second.state.keyring.key(for: key))
  }
}
