import Testing

@testable import Vault

/// What version 1 sealed opens for ever.
@Suite struct GoldenTests {
  private let keys: MemberKeys = {
    let seeds = (1...3).map { SealingKey(bytes: [UInt8](repeating: $0, count: 32))! }
    return MemberKeys(signingSeed: seeds[0], agreementSeed: seeds[1], rootSecret: seeds[2])
  }()
  private let member = KeyHolder(rawValue: 5)
  private let text = utf8("第一版封存的内容")

  @Test func seedsGiveTheSameKeys() {
    // RFC 8032 and the X-Wing draft, as far as 120 bits of SHA-256 over both public keys tell.
    #expect(keys.publicKeys.fingerprint == "J86B-10M4-WV97-EKH8-XZBG-RQQ7")
    #expect(Base64.encode(keys.derivedKey("drafts").bytes) == "TZbaiguYqhAqBK/m9usGXytp7e2X4IYcmJH2U1EyOkI=")
  }

  @Test func keyFile() throws {
    let bytes = try Golden.bytes("key-file-1") {
      try KeyFile.create(
        keys, desk: someDesk, member: member, label: "办公室·甲", passphrase: secret("山高水长"), parameters: .quick,
        random: SeededRandom(61)
      ).bytes
    }
    let file = try KeyFile(bytes: bytes)
    #expect(file.label == "办公室·甲")
    #expect(file.desk == someDesk && file.member == member && file.parameters == .quick)
    let unlocked = try file.unlock(passphrase: secret("山高水长"))
    #expect(unlocked.publicKeys == keys.publicKeys)
    #expect(unlocked.rootSecret == keys.rootSecret)
    let again = try KeyFile.create(
      keys, desk: someDesk, member: member, label: "办公室·甲", passphrase: secret("山高水长"), parameters: .quick,
      random: SeededRandom(61))
    #expect(again.bytes == bytes)
  }

  @Test func enrolmentRequest() throws {
    let invitation = Invitation(desk: someDesk, member: member, random: SeededRandom(62))
    #expect(invitation.code.text == "XBPE-9NY2-X958-6ACS-A")
    let bytes = try Golden.bytes("enrolment-request-1") {
      try EnrolmentRequest.make(invitation, keys: keys, label: "乙").bytes
    }
    let request = try EnrolmentRequest(bytes: bytes)
    try request.verify(desk: someDesk, member: member, verifier: invitation.verifier)
    #expect(request.publicKeys == keys.publicKeys)
  }

  @Test func payloads() throws {
    let aad = utf8("place")
    let shared = try Golden.bytes("payload-shared-1") {
      let payload = try SealedPayload.seal(text, under: keys.rootSecret, aad: aad, random: SeededRandom(63))
      return payload.nonce + payload.ciphertext
    }
    let personal = try Golden.bytes("payload-member-1") {
      let payload = try SealedPayload.seal(
        text, to: keys.publicKeys.agreement, aad: aad, random: SeededRandom(64))
      return payload.nonce + payload.ciphertext
    }
    #expect(try split(shared).open(with: keys.rootSecret, aad: aad) == text)
    #expect(try split(personal).open(with: keys.agreement, aad: aad) == text)
  }

  @Test func closedPayload() throws {
    let random = SeededRandom(69)
    let holders = [ClosedPayload.Holder(member, keys.publicKeys.agreement)]
    let aad = utf8("place")
    let stored = try Golden.bytes("payload-closed-1") {
      let payload = try ClosedPayload.seal(
        text, size: .ordinary, to: [member], of: holders, additionalData: { _ in aad }, random: random)
      return payload.id.bytes + payload.sealed.nonce + payload.sealed.ciphertext
    }
    let id = try #require(ClosedID(bytes: [UInt8](stored[..<16])))
    let sealed = split([UInt8](stored[16...]))
    let key = try #require(
      ClosedPayload.key(of: sealed, id, holder: member, secret: keys.agreement, aad: aad))
    #expect(ClosedPayload.text(of: sealed, key: key, aad: aad) == text)
  }

  private func split(_ bytes: [UInt8]) -> SealedPayload {
    SealedPayload(nonce: [UInt8](bytes[..<12]), ciphertext: [UInt8](bytes[12...]))
  }

  @Test func identity() throws {
    let recovery = RecoveryKey(random: SeededRandom(65))
    #expect(recovery.lines == ["P629M-K1CZD-K4Y9", "SKZ90-BDEYH-2GPH", "P1PZ9-KTDFT-W54C", "NMKE3-JE3FQ-YYJM"])
    let pairs = [PairID.identity, .release].enumerated().map { place, pair in
      PairSecret(pair: pair, generation: 1, seed: SealingKey(bytes: [UInt8](repeating: UInt8(place + 9), count: 32))!)
    }
    let publics = pairs.map { PairPublic(pair: $0.pair, generation: 1, key: $0.secret.publicKey) }
    let id = SealedFileID(bytes: [UInt8](repeating: 4, count: 16))!
    let file = try Golden.bytes("identity-1") {
      try SealedIdentity.seal(
        text, desk: someDesk, id: id, identity: publics[0], release: publics[1],
        recovery: recovery.secret.publicKey, random: SeededRandom(66)
      ).file
    }
    let identity = try SealedIdentity(file: file, desk: someDesk, id: id, hash: sha256(file))
    var ring = Keyring(holder: member)
    for pair in pairs { _ = ring.insert(.secretHalf(pair), under: .member(member)) }
    let lifted = try Golden.bytes("identity-lifted-1") {
      try identity.liftOuter(with: ring, to: keys.publicKeys.agreement, request: 9)
    }
    #expect(try identity.open(lifted: lifted, request: 9, keys: keys, ring: ring) == text)
    #expect(try identity.liftOuter(with: ring, to: keys.publicKeys.agreement, request: 9).count == lifted.count)
    #expect(try identity.open(recovery: recovery) == text)
  }

  @Test func custodianTextAndBlob() throws {
    let pair = PairSecret(pair: .identity, generation: 1, seed: SealingKey(bytes: [UInt8](repeating: 9, count: 32))!)
    let id = SealedFileID(bytes: [UInt8](repeating: 4, count: 16))!
    let file = try Golden.bytes("contact-card-1") {
      try CustodianText.seal(
        text, kind: .contactCard, desk: someDesk, id: id,
        identity: PairPublic(pair: .identity, generation: 1, key: pair.secret.publicKey), random: SeededRandom(67)
      ).file
    }
    var ring = Keyring(holder: member)
    _ = ring.insert(.secretHalf(pair), under: .member(member))
    let card = try CustodianText(file: file, kind: .contactCard, desk: someDesk, id: id, hash: sha256(file))
    #expect(try card.open(ring: ring) == text)

    let blob = try Golden.bytes("blob-1") { try SealedBlob.seal(text, random: SeededRandom(68)).file }
    // The key is the first the seeded source gives.
    let key = SealingKey(random: SeededRandom(68))
    #expect(try SealedBlob.open(file: blob, key: key, hash: sha256(blob)) == text)
  }

  @Test func escrow() throws {
    let recovery = RecoveryKey(random: SeededRandom(65))
    let secret = PairSecret(pair: .release, generation: 2, seed: keys.rootSecret)
    let sealed = try Golden.bytes("escrow-1") {
      guard case .escrow(_, _, let sealed) = try secret.escrow(to: recovery.secret.publicKey, desk: someDesk) else {
        return []
      }
      return sealed
    }
    let record = KeyRecord.escrow(.release, generation: 2, sealed: sealed)
    #expect(try PairSecret(recovering: record, with: recovery, desk: someDesk) == secret)
    let renamed = KeyRecord.escrow(.identity, generation: 2, sealed: sealed)
    #expect(throws: VaultError.cannotOpen) { try PairSecret(recovering: renamed, with: recovery, desk: someDesk) }
    #expect(throws: VaultError.damaged(.keyRecord)) {
      try PairSecret(recovering: .secretHalf(secret), with: recovery, desk: someDesk)
    }
  }
}
