import EventLog
import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import Vault

/// The paper in the safe: what it gives back, to whom, and what nobody does without it.
@Suite struct RecoveryTests {
  /// The only custodian forgot the passphrase and was invited anew.
  private static func forgotten() throws -> Bureau {
    let bureau = try Bureau.staffed()
    _ = try bureau.open(Bureau.office).register(SecrecyTests.intake)
    let invited = try bureau.open(Bureau.admin).reinvite(name: Bureau.custodian, reason: "忘记口令")
    _ = try bureau.door.enrol(
      Bureau.custodian, code: invited.code, passphrase: Bureau.passphrase(Bureau.custodian))
    return bureau
  }

  private static func paper(_ bureau: Bureau) throws -> RecoveryKey { try RecoveryKey(typed: bureau.recoveryLines) }

  @Test func `the only custodian gets the identities back, on the record`() throws {
    let bureau = try Self.forgotten()
    let old = try bureau.door.members().first { $0.label.hasPrefix(Bureau.custodian + " #") }
    let admin = try bureau.open(Bureau.admin)
    let pending = try admin.pendingRecovery(for: Bureau.custodian)
    #expect(pending.keys == [.identity])
    #expect(try bureau.unlock(Bureau.custodian).publicKeys.fingerprint == pending.fingerprint)
    let performed = try admin.recover(pending, lines: bureau.recoveryLines, reason: "唯一的保密员忘记口令")
    #expect(performed.events.first?.event is KeysRecovered)
    try bureau.grant(Bureau.custodian, by: Bureau.leader)

    let again = try bureau.open(Bureau.custodian)
    #expect(again.desk.unauthorised.isEmpty)
    #expect(again.desk.members[pending.receiver]?.status == .admitted)
    #expect(again.desk.members[try #require(old).id]?.status == .removed)
    let halves = again.state.keyring.secretHalves(of: .identity)
    #expect(!halves.isEmpty)
    for half in halves {
      #expect(half.secret.publicKey == again.state.keyring.publicHalf(of: .identity, generation: half.generation))
    }
    // Whoever has the old file has the old halves: a new pair begins.
    try again.upkeep()
    #expect(again.state.keyring.currentPublicHalf(of: .identity)?.generation == 2)
    #expect(again.desk.members.epochsDue.isDisjoint(with: [.identity, .leads]))
    #expect(fault { _ = try admin.pendingRecovery(for: Bureau.custodian) } == "nothingToRecover", "it is held again")
    // The admin, who typed the code, reads no more than before.
    #expect(admin.state.keyring.secretHalves(of: .identity).isEmpty)
  }

  @Test func `the only leader is enrolled anew by an admin with the paper`() throws {
    let bureau = try Bureau.staffed()
    let admin = try bureau.open(Bureau.admin)
    let invited = try admin.reinvite(name: Bureau.leader, reason: "忘记口令")
    _ = try bureau.door.enrol(Bureau.leader, code: invited.code, passphrase: Bureau.passphrase(Bureau.leader))
    #expect(refusal { _ = try admin.confirm(admin.pendingConfirmation(for: Bureau.leader)) } == .ownReenrolment)
    _ = try admin.recover(
      admin.pendingRecovery(for: Bureau.leader), lines: bureau.recoveryLines, reason: "唯一的领导忘记口令")
    let leader = try bureau.open(Bureau.leader)
    #expect(leader.desk.members[invited.member]?.status == .admitted && leader.desk.unauthorised.isEmpty)
    #expect(!leader.state.keyring.secretHalves(of: .release).isEmpty)
    // What others read together, those who hold it hand on.
    try bureau.grant(Bureau.leader, by: Bureau.office)
    let tip = try bureau.open(Bureau.office).tip("某酒店强迫交易")
    #expect(try bureau.open(Bureau.leader).document(of: tip).content.narrative == "某酒店强迫交易")
  }

  @Test func `process data nobody holds any more begins anew with the recovered leader`() throws {
    let bureau = try Bureau.staffed()
    let old = try bureau.open(Bureau.leader)
    #expect(old.state.keyring.currentEpoch(of: .audit)?.epoch == 1)
    let admin = try bureau.open(Bureau.admin)
    let invited = try admin.reinvite(name: Bureau.leader, reason: "忘记口令")
    _ = try bureau.door.enrol(Bureau.leader, code: invited.code, passphrase: Bureau.passphrase(Bureau.leader))
    _ = try admin.recover(
      admin.pendingRecovery(for: Bureau.leader), lines: bureau.recoveryLines, reason: "唯一的领导忘记口令")
    try bureau.grant(Bureau.leader, by: Bureau.office)
    let leader = try bureau.open(Bureau.leader)
    #expect(leader.state.keyring.currentEpoch(of: .audit) == nil, "nobody is left who could hand it on")
    try leader.upkeep()
    // Not under a number that was used before: the old key opens nothing of what comes.
    #expect(leader.state.keyring.currentEpoch(of: .audit)?.epoch == 2)
    #expect(leader.desk.unauthorised.isEmpty)
    let head = leader.head
    try leader.upkeep()
    #expect(leader.head == head, "once")
    // A later auditor reads what comes.
    let auditor = try bureau.hire("监督员", .auditor)
    #expect(auditor.state.keyring.currentEpoch(of: .audit)?.epoch == 2)
    #expect(auditor.desk.unauthorised.isEmpty)
  }

  @Test func `a desk whose only reader forgot the passphrase goes on`() throws {
    let bureau = try Bureau.full()
    let admin = try bureau.open(Bureau.admin)
    let invited = try admin.reinvite(name: Bureau.leader, reason: "忘记口令")
    _ = try bureau.door.enrol(Bureau.leader, code: invited.code, passphrase: Bureau.passphrase(Bureau.leader))
    _ = try admin.recover(
      admin.pendingRecovery(for: Bureau.leader), lines: bureau.recoveryLines, reason: "唯一的领导忘记口令")
    let leader = try bureau.open(Bureau.leader)
    try leader.upkeep()
    #expect(leader.state.keyring.currentEpoch(of: .leads)?.epoch == 2)
    let office = try bureau.hire(Bureau.office, .office)
    let tip = try office.tip("某酒店强迫交易")
    try leader.refresh()
    #expect(try leader.read(tip).content.narrative == "某酒店强迫交易")
    try admin.refresh()
    for desk in [leader, office, admin, try bureau.open(Bureau.leader)] {
      #expect(desk.desk.unauthorised.isEmpty && desk.state.damagedPayloads.isEmpty)
    }
    #expect(admin.desk.tips.count == 0)
  }

  @Test func `a wrong code changes nothing and leaves no trace`() throws {
    let bureau = try Self.forgotten()
    let admin = try bureau.open(Bureau.admin)
    let pending = try admin.pendingRecovery(for: Bureau.custodian)
    let before = admin.head
    let lines = bureau.recoveryLines
    let exchanged = [lines[1], lines[0], lines[2], lines[3]]
    let other = RecoveryKey(random: SeededRandom(5)).lines
    for (typed, id) in [
      (exchanged, "mistypedRecoveryLine"), (Array(lines.prefix(3)), "mistypedRecoveryLine"),
      ([], "mistypedRecoveryLine"),
      (other, "belongsElsewhere"),
    ] {
      #expect(fault { _ = try admin.recover(pending, lines: typed, reason: "忘记口令") } == id)
    }
    #expect(admin.head == before)
    #expect(refusal { _ = try admin.recover(pending, lines: lines, reason: " ") } == .reasonMissing)
    _ = try admin.recover(pending, lines: lines, reason: "忘记口令")
    let secret = try Self.paper(bureau).secret.seed.bytes
    for file in bureau.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!lines.contains { text.contains($0) || text.contains($0.filter { $0 != "-" }) }, "\(file.path)")
      #expect(!file.bytes.contains(secret), "\(file.path)")
    }
  }

  @Test func `nobody receives who does not hold the post`() throws {
    let bureau = try Self.forgotten()
    let admin = try bureau.open(Bureau.admin)
    for name in [Bureau.office, Bureau.leader, Bureau.admin] {
      #expect(fault { _ = try admin.pendingRecovery(for: name) } == "nothingToRecover", "\(name)")
    }
    // Nor with foreign code and the paper.
    let proof = RecoveryProof(
      author: admin.state.holder, receiver: KeyHolder(rawValue: UInt32(try bureau.id(Bureau.office).rawValue)),
      fingerprint: try bureau.unlock(Bureau.office).publicKeys.fingerprint, keys: ["identity"], reason: "忘记口令")
    let event = KeysRecovered(
      member: try bureau.id(Bureau.office), fingerprint: proof.fingerprint, keys: proof.keys, reason: proof.reason,
      proof: Hex.encode(try Self.paper(bureau).signature(for: proof)))
    try Forger(bureau, Bureau.admin).write([
      .init(Forger.desk, [event]),
      .init(.member(proof.receiver), [], records: [.secretHalf(try secretHalf(bureau))]),
    ])
    let office = try bureau.open(Bureau.office)
    #expect(office.state.keyring.secretHalves(of: .identity).isEmpty)
    #expect(Set(office.desk.unauthorised.map(\.refusal.reason)) == [.notEntitled])
  }

  /// The identity pair's private half, as the paper opens it from the log.
  private func secretHalf(_ bureau: Bureau) throws -> PairSecret {
    try #require(try bureau.open(Bureau.custodian + " #4").state.keyring.secretHalves(of: .identity).first)
  }

  @Test func `an admin without the paper recovers nothing`() throws {
    let bureau = try Self.forgotten()
    let admin = try bureau.open(Bureau.admin)
    let pending = try admin.pendingRecovery(for: Bureau.custodian)
    let roster = RosterChange.admit(
      member: UInt32(pending.receiver.rawValue), signingKey: pending.publicKeys.signing,
      agreementKey: pending.publicKeys.agreement.bytes)
    func event(_ proof: String) -> KeysRecovered {
      KeysRecovered(
        member: pending.receiver, fingerprint: pending.fingerprint, keys: ["identity"], reason: "忘记口令", proof: proof)
    }
    let other = RecoveryKey(random: SeededRandom(5))
    let use = RecoveryProof(
      author: admin.state.holder, receiver: KeyHolder(rawValue: UInt32(pending.receiver.rawValue)),
      fingerprint: pending.fingerprint, keys: ["identity"], reason: "忘记口令")
    let another = RecoveryProof(
      author: admin.state.holder, receiver: use.receiver, fingerprint: use.fingerprint, keys: use.keys, reason: "别的")
    let forger = try Forger(bureau, Bureau.admin)
    let proofs = [
      "", "zz", String(repeating: "00", count: 64), Hex.encode(other.signature(for: use)),
      Hex.encode(try Self.paper(bureau).signature(for: another)),
    ]
    for proof in proofs { try forger.write([.init(Forger.desk, [event(proof)])], roster: [roster]) }
    let leader = try bureau.open(Bureau.leader)
    #expect(leader.desk.members[pending.receiver]?.status == .invited)
    let reasons = Set(leader.desk.unauthorised.map(\.refusal.reason))
    #expect(reasons == [.notProved, .notInvited])
  }

  @Test func `halves that no recovery announces are not believed`() throws {
    let bureau = try Bureau.staffed()
    _ = try bureau.open(Bureau.office).register(SecrecyTests.intake)
    let half = try #require(try bureau.open(Bureau.custodian).state.keyring.secretHalves(of: .identity).first)
    // A second custodian to whom the first has granted nothing yet.
    let second = try bureau.hire("二密员", .custodian)
    #expect(second.state.keyring.secretHalves(of: .identity).isEmpty)
    for forger in [Bureau.admin, Bureau.leader] {
      try Forger(bureau, forger).write([.init(.member(second.state.holder), [], records: [.secretHalf(half)])])
    }
    try second.refresh()
    #expect(second.state.keyring.secretHalves(of: .identity).isEmpty)
    #expect(second.desk.unauthorised.map(\.type) == ["key.secret", "key.secret"])
  }
}

extension [UInt8] {
  /// Whether the bytes stand somewhere in these.
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    guard !part.isEmpty, count >= part.count else { return false }
    return indices.dropLast(part.count - 1).contains {
      self[$0] == part[0] && self[$0..<$0 + part.count].elementsEqual(part)
    }
  }
}
