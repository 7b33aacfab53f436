import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Keys handed over by somebody who may not: they open nothing that counts, and nothing is ever sealed with them.
@Suite struct KeyForgeryTests {
  @Test func `a newer key for a tip from somebody who reads no tips is not used`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip("某酒店强迫交易")
    // The object's number stands in clear in the log, so an admin can know it.
    let object = try #require(office.state.tipObjects[tip])
    let key = ObjectKey(id: ObjectKeyID(object: object, generation: 2), key: SealingKey(random: SeededRandom(4)))
    let admin = try Forger(bureau, Bureau.admin)
    try admin.write([.init(.member(office.state.holder), [], records: [.object(key)])])
    try office.refresh()
    #expect(office.desk.unauthorised.map(\.type) == ["key.object"])
    _ = try office.revise(tip, .supplement(text: "补充", receivedAt: nil, attachmentPaths: []))
    #expect(office.state.keyring.currentKey(of: object)?.id.generation == 1)
    let last = try office.store.commit(at: office.head.commits)
    #expect(last.payloads.map(\.keyID.payloadKey) == [.object(ObjectKeyID(object: object, generation: 1))])
    #expect(try bureau.open(Bureau.leader).document(of: tip).events.count == 2)
  }

  @Test func `keys forged for a newcomer before the true ones come are found out`() throws {
    let bureau = try Bureau.staffed()
    try bureau.open(Bureau.office).tip("某酒店强迫交易")
    let member = try bureau.invite("新范", .office)
    let holder = KeyHolder(rawValue: UInt32(member.rawValue))
    // The office knows the newcomer's public keys from the request.
    let publicKeys = try bureau.unlock("新范").publicKeys
    let forger = try Forger(bureau, Bureau.office)
    let admission = RosterChange.admit(
      member: holder.rawValue, signingKey: publicKeys.signing, agreementKey: publicKeys.agreement.bytes)
    try forger.write(roster: [admission])
    let false1 = EpochKey(compartment: .desk, epoch: 1, key: SealingKey(random: SeededRandom(1)))
    let false9 = EpochKey(compartment: .desk, epoch: 9, key: SealingKey(random: SeededRandom(2)))
    let leads1 = EpochKey(compartment: .leads, epoch: 1, key: SealingKey(random: SeededRandom(3)))
    let leads9 = EpochKey(compartment: .leads, epoch: 9, key: SealingKey(random: SeededRandom(3)))
    try forger.write([
      .init(.member(holder), [], records: [.grant(false1), .grant(false9), .grant(leads9)]),
      .init(Forger.desk, [SectionAdded(name: "只给新人看的科")], sealedWith: false1.key),
    ])
    let early = try bureau.open("新范")
    #expect(early.desk.organisation.sections.isEmpty)
    try bureau.grant("新范", by: Bureau.leader)
    try early.refresh()
    let leader = try bureau.open(Bureau.leader)
    for desk in [early, try bureau.open("新范")] {
      #expect(desk.registerLines == leader.registerLines)
      #expect(desk.state.keyring.currentEpoch(of: .desk) == leader.state.keyring.currentEpoch(of: .desk))
      #expect(desk.state.keyring.currentEpoch(of: .leads)?.epoch == 1)
      #expect(!desk.state.needsReplay)
    }
    _ = leads1
  }

  @Test func `a number that somebody else took is refused, and a new invitation works`() throws {
    let bureau = try Bureau.staffed()
    try bureau.invite("新范", .office)
    let leader = try bureau.open(Bureau.leader)
    let pending = try leader.pendingGrant(for: "新范")
    let thief = MemberKeys(random: SeededRandom(8))
    try Forger(bureau, Bureau.office).write(roster: [
      .admit(
        member: UInt32(pending.member.rawValue), signingKey: thief.publicKeys.signing,
        agreementKey: thief.publicKeys.agreement.bytes)
    ])
    #expect(fault { _ = try leader.grant(pending) } == "numberTaken", "found under the lock")
    #expect(fault { _ = try leader.pendingGrant(for: "新范") } == "numberTaken")
    #expect(leader.desk.members[pending.member]?.status == .invited)
    #expect(leader.desk.unauthorised.map(\.type) == ["member.roster"])

    // What a careless program does all the same has no effect, and the thief signs for nobody.
    try Forger(bureau, Bureau.leader).write([
      .init(Forger.desk, [MemberAdmitted(member: pending.member, fingerprint: pending.fingerprint)])
    ])
    try leader.refresh()
    #expect(leader.desk.members[pending.member]?.status == .invited)
    _ = try leader.remove(pending.member, reason: "编号被占")
    try bureau.hire("新范", .office)
    try leader.refresh()
    #expect(leader.desk.members.named("新范")?.status == .admitted)
    #expect(try bureau.open(Bureau.office).lines == leader.lines)
  }

  @Test func `whoever left writes on without effect`() throws {
    let bureau = try Bureau.staffed()
    let forger = try Forger(bureau, Bureau.office)
    let leader = try bureau.open(Bureau.leader)
    try leader.tip("某酒店强迫交易")
    _ = try leader.remove(bureau.id(Bureau.office), reason: "调离")
    let before = leader.registerLines
    let time = leader.desk.lastTime
    let key = ObjectKey(random: SeededRandom(9))
    try forger.write(
      [
        .init(.object(key.id), [ForgeryTests.registration(2)], sealedWith: key.key),
        .init(Forger.leads, [], records: [.object(key)]),
        .init(Forger.desk, [], text: #"[{"type":"member.later","v":7}]"#, ordinals: [2]),
      ], claims: [.init(series: 1, year: 2026, number: 2)], clock: bureau.clock.now + 86_400_000)
    try leader.refresh()
    #expect(leader.registerLines == before, "no number is used up either")
    #expect(leader.desk.lastTime == time)
    #expect(leader.desk.unreadableRegisters == [])
    #expect(Set(leader.desk.unauthorised.map(\.type)) == ["tip.registered", "key.object", "member.later"])
    try leader.tip("照常")
  }
}
