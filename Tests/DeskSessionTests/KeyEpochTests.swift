import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Who leaves keeps what they had, and gets nothing of what comes after.
@Suite struct KeyEpochTests {
  /// A program of the leaver's own: every key their desk ever had, tried on every payload.
  struct Leaver {
    let keys: MemberKeys
    let holder: KeyHolder
    var secrets: [SealingKey] = []

    init(_ desk: OpenDesk) {
      keys = desk.keys
      holder = desk.state.holder
      for case .grant(let key) in desk.state.keyring.otherRecords { secrets.append(key.key) }
      let ring = desk.state.keyring
      for row in 0..<desk.desk.tips.count {
        guard let object = desk.state.tipObjects[desk.desk.tips.rows[row].id] else { continue }
        if let key = ring.currentKey(of: object) { secrets.append(key.key) }
      }
    }

    /// How many payloads of a commit open with any of them.
    func opened(_ commit: Commit) -> Int {
      commit.payloads.count { payload in
        let sealed = SealedPayload(nonce: payload.nonce, ciphertext: payload.ciphertext)
        let aad = commit.position.additionalData(author: commit.author, keyID: payload.keyID)
        return secrets.contains { (try? sealed.open(with: $0, aad: aad)) != nil }
          || (try? sealed.open(with: keys.agreement, aad: aad)) != nil
      }
    }
  }

  static func commits(_ desk: OpenDesk, after number: UInt64) throws -> [Commit] {
    try (number + 1...desk.head.commits).map { try desk.store.commit(at: $0) }
  }

  @Test func `who is removed opens nothing that is written afterwards`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    try office.tip("离任之前")
    let leaver = Leaver(office)
    let leader = try bureau.open(Bureau.leader)
    #expect(leaver.opened(try leader.store.commit(at: leader.head.commits)) == 2, "the keys are right")

    let removal = try leader.remove(bureau.id(Bureau.office), reason: "调离")
    #expect(leader.desk.members.epochsDue == [])
    let start = leader.head.commits
    #expect(start == UInt64(removal.commit.rawValue) + 1)
    try leader.tip("离任之后")
    let custodian = try bureau.open(Bureau.custodian)
    try custodian.tip("密员所记")
    try bureau.hire("新范", .office)
    #expect(try Self.commits(leader, after: UInt64(removal.commit.rawValue)).map(leaver.opened).allSatisfy { $0 == 0 })

    // Who was removed reads that they were, and does nothing more.
    try office.refresh()
    #expect(office.desk.members[office.member]?.status == .removed)
    #expect(refusal { try office.tip("又一件") } == .notAMember)
    #expect(office.desk.tips.count == 1)
    try leader.refresh()
    #expect(leader.desk.unauthorised.isEmpty)
    #expect(try bureau.open("新范").lines == bureau.open(Bureau.leader).lines, "a newcomer reads all the past")
  }

  @Test func `nobody writes another word under a key that somebody else should no longer have`() throws {
    let bureau = try Bureau.staffed()
    try bureau.hire("范二", .office)
    let second = try bureau.open("范二")
    let leaver = Leaver(try bureau.open(Bureau.office))
    let admin = try bureau.open(Bureau.admin)
    // An admin holds the desk's key only; that of the leads stays due.
    let removal = try admin.remove(bureau.id(Bureau.office), reason: "调离")
    #expect(admin.desk.members.epochsDue == [.leads])
    try second.tip("同一笔提交里换了钥匙")
    #expect(second.desk.members.epochsDue == [])
    #expect(second.state.keyring.currentEpoch(of: .leads)?.epoch == 2)
    let after = try Self.commits(second, after: UInt64(removal.commit.rawValue))
    #expect(after.map(leaver.opened).allSatisfy { $0 == 0 })
    for name in [Bureau.leader, Bureau.custodian, "范二"] {
      #expect(try bureau.open(name).lines == second.lines, "\(name)")
    }
  }

  @Test func `a post that is lost takes its key along`() throws {
    let bureau = try Bureau.staffed()
    try bureau.hire("副密员", .custodian)
    try bureau.grant("副密员", by: Bureau.custodian)
    let leader = try bureau.open(Bureau.leader)
    _ = try leader.changePosts(bureau.id(Bureau.custodian), to: .office, section: nil, reason: "换岗")
    #expect(leader.desk.members.epochsDue == [.identity], "leaders cannot start it")
    #expect(!leader.canSealIdentities, "no identity is sealed to somebody who has left the post")
    let office = try bureau.open(Bureau.office)
    let intake = TipIntake(
      content: TipContent(title: "", narrative: "某酒店强迫交易"),
      reporters: [ReporterIdentity(details: [.name: "赵举报", .phone: "13800000000"])])
    #expect(refusal { _ = try office.register(intake) } == .custodianMissing)

    let second = try bureau.open("副密员")
    try second.upkeep()
    #expect(second.state.keyring.currentPublicHalf(of: .identity)?.generation == 2)
    #expect(second.state.keyring.secretHalves(of: .identity).map(\.generation) == [1, 2])
    let former = try bureau.open(Bureau.custodian)
    #expect(former.state.keyring.secretHalves(of: .identity).map(\.generation) == [1])
    _ = try office.register(intake)
    #expect(office.desk.unauthorised.isEmpty)
  }

  @Test func `when the last custodian leaves, the next one begins anew`() throws {
    let bureau = try Bureau.staffed()
    let leader = try bureau.open(Bureau.leader)
    _ = try leader.remove(bureau.id(Bureau.custodian), reason: "退休")
    #expect(!leader.canSealIdentities)
    let next = try bureau.hire("新密员", .custodian)
    #expect(next.state.keyring.currentPublicHalf(of: .identity)?.generation == 2)
    #expect(next.state.keyring.secretHalves(of: .identity).map(\.generation) == [2])
    #expect(next.canSealIdentities)
    try leader.refresh()
    #expect(leader.desk.members.epochsDue == [])
    #expect(leader.desk.unauthorised.isEmpty)
  }

  @Test func `a newcomer after many departures reads everything`() throws {
    let bureau = try Bureau.full()
    let leader = try bureau.open(Bureau.leader)
    for number in 1...4 {
      try bureau.hire("范\(number)", .office)
      try leader.tip("第\(number)件")
      _ = try leader.remove(bureau.id("范\(number)"), reason: "调离")
    }
    #expect(leader.state.keyring.currentEpoch(of: .leads)?.epoch == 5)
    #expect(leader.state.keyring.currentEpoch(of: .desk)?.epoch == 5)
    let newcomer = try bureau.hire("范五", .office)
    try leader.refresh()
    #expect(newcomer.lines == leader.lines)
    #expect(newcomer.desk.tips.count == 4)
    for epoch in 1...5 as ClosedRange<UInt32> {
      let id = PayloadKeyID.compartment(.leads, epoch: epoch)
      #expect(newcomer.state.keyring.key(for: id) == leader.state.keyring.key(for: id))
    }
  }
}
