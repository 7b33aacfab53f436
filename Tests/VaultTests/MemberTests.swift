import Testing

@testable import Vault

@Suite struct KeyFileTests {
  private let random = SeededRandom(21)

  private func make(_ keys: MemberKeys, label: String = "办公室·甲") throws -> KeyFile {
    try KeyFile.create(
      keys, desk: someDesk, member: KeyHolder(rawValue: 7), label: label, passphrase: secret("山高水长"),
      parameters: .quick, random: random)
  }

  @Test func unlocksToTheSameKeys() throws {
    let keys = MemberKeys(random: random)
    let file = try KeyFile(bytes: make(keys).bytes)
    #expect(file.desk == someDesk)
    #expect(file.member == KeyHolder(rawValue: 7))
    #expect(file.label == "办公室·甲")
    #expect(file.parameters == .quick)
    #expect(file.belongs(to: keys.publicKeys))
    #expect(!file.belongs(to: MemberKeys(random: random).publicKeys))
    let unlocked = try file.unlock(passphrase: secret("山高水长"))
    #expect(unlocked.publicKeys == keys.publicKeys)
    #expect(unlocked.derivedKey("drafts") == keys.derivedKey("drafts"))
    #expect(keys.publicKeys.isValid(unlocked.sign([1, 2]), over: [1, 2]))
  }

  @Test(arguments: ["", "山高水", "山高水长 ", "x"])
  func anotherPassphraseIsWrong(passphrase: String) throws {
    let file = try make(MemberKeys(random: random))
    #expect(throws: VaultError.wrongPassphrase) { try file.unlock(passphrase: secret(passphrase)) }
  }

  @Test func everyFlippedByteAndEveryCutIsDamage() throws {
    let bytes = try make(MemberKeys(random: random)).bytes
    for place in bytes.indices {
      var flipped = bytes
      flipped[place] ^= 0x10
      let expected: VaultError =
        (8..<10).contains(place)
        ? .unsupportedVersion(.keyFile, found: Int(flipped[8]) | Int(flipped[9]) << 8) : .damaged(.keyFile)
      #expect(throws: expected) { try KeyFile(bytes: flipped) }
    }
    for count in bytes.indices {
      #expect(throws: VaultError.damaged(.keyFile)) { try KeyFile(bytes: [UInt8](bytes[..<count])) }
    }
    #expect(throws: VaultError.damaged(.keyFile)) { try KeyFile(bytes: bytes + [0]) }
  }

  /// Whoever alters the clear part and makes the digest fit again still meets the seal.
  @Test func theClearPartIsSealedIn() throws {
    let bytes = try make(MemberKeys(random: random)).bytes
    // Not the label's length and text, where a flipped bit already fails as damage.
    for place in 13..<bytes.count - 32 where place % 7 == 0 && !(81..<99).contains(place) {
      var flipped = bytes
      flipped[place] ^= 1
      let forged = [UInt8](flipped.dropLast(32))
      let file = try KeyFile(bytes: forged + sha256(forged))
      #expect(throws: VaultError.wrongPassphrase) { try file.unlock(passphrase: secret("山高水长")) }
    }
  }

  @Test(arguments: [
    (13, 8, 1), (21, 8, 1), (17, 0, 1), (17, 17, 1), (17, 8, 0), (17, 8, 5), (0, 0, 0), (255, 255, 255),
  ])
  func workOutOfBoundsIsRefused(exponent: Int, blockSize: Int, parallelism: Int) throws {
    let parameters = ScryptParameters(
      costExponent: UInt8(exponent), blockSize: UInt8(blockSize), parallelism: UInt8(parallelism))
    let keys = MemberKeys(random: random)
    #expect(throws: VaultError.parametersOutOfBounds(parameters)) {
      try KeyFile.create(
        keys, desk: someDesk, member: KeyHolder(rawValue: 1), label: "", passphrase: secret("1"),
        parameters: parameters,
        random: random)
    }
    var forged = [UInt8](try make(keys).bytes.dropLast(32))
    forged.replaceSubrange(10..<13, with: [UInt8(exponent), UInt8(blockSize), UInt8(parallelism)])
    #expect(throws: VaultError.parametersOutOfBounds(parameters)) { try KeyFile(bytes: forged + sha256(forged)) }
  }

  @Test func standardWorkIsWhatTheDesignSays() {
    #expect(ScryptParameters.standard == ScryptParameters(costExponent: 17, blockSize: 8, parallelism: 1))
    #expect(ScryptParameters.standard.areInBounds)
  }

  @Test func passphraseChanges() throws {
    let keys = MemberKeys(random: random)
    let old = try make(keys)
    let new = try old.changingPassphrase(
      from: secret("山高水长"), to: secret("new"), parameters: .quick, random: random)
    #expect(try new.unlock(passphrase: secret("new")).publicKeys == keys.publicKeys)
    #expect(new.label == old.label && new.member == old.member && new.desk == old.desk)
    #expect(throws: VaultError.wrongPassphrase) { try new.unlock(passphrase: secret("山高水长")) }
    #expect(throws: VaultError.wrongPassphrase) {
      try old.changingPassphrase(from: secret("?"), to: secret("new"), parameters: .quick, random: random)
    }
    #expect(throws: VaultError.emptyPassphrase) {
      try old.changingPassphrase(from: secret("山高水长"), to: secret(""), parameters: .quick, random: random)
    }
  }

  @Test func secretsDoNotStandInClear() throws {
    let keys = MemberKeys(random: random)
    let bytes = try make(keys).bytes
    for secret in [keys.signingSeed, keys.agreement.seed, keys.rootSecret] {
      #expect(!bytes.contains(secret.bytes[..<8]))
    }
  }

  @Test func anEndlessLabelIsCutAtACharacter() throws {
    let file = try make(MemberKeys(random: random), label: String(repeating: "县", count: 400))
    #expect(file.label == String(repeating: "县", count: 341))
  }
}

@Suite struct EnrolmentTests {
  private let random = SeededRandom(22)
  private let member = KeyHolder(rawValue: 3)

  @Test func bothSidesSeeTheSameFingerprint() throws {
    let invitation = Invitation(desk: someDesk, member: member, random: random)
    let keys = MemberKeys(random: random)
    let typed = Invitation(desk: someDesk, member: member, code: try CheckedCode(typed: invitation.code.text))
    let request = try EnrolmentRequest(bytes: EnrolmentRequest.make(typed, keys: keys, label: "乙").bytes)
    try request.verify(desk: someDesk, member: member, verifier: invitation.verifier)
    #expect(request.publicKeys == keys.publicKeys)
    #expect(request.label == "乙")
    #expect(request.publicKeys.fingerprint == keys.publicKeys.fingerprint)
    #expect(keys.publicKeys.fingerprint.count == 24 + 5)
    #expect(keys.publicKeys.fingerprint != MemberKeys(random: random).publicKeys.fingerprint)
  }

  @Test func anotherCodeDeskOrMemberIsRefused() throws {
    let invitation = Invitation(desk: someDesk, member: member, random: random)
    let request = try EnrolmentRequest.make(invitation, keys: MemberKeys(random: random), label: "乙")
    let other = KeyHolder(rawValue: 4)
    #expect(throws: VaultError.requestNotGenuine) {
      try request.verify(
        desk: someDesk, member: member, verifier: Invitation(desk: someDesk, member: member, random: random).verifier)
    }
    #expect(throws: VaultError.belongsElsewhere(.enrolmentRequest)) {
      try request.verify(desk: otherDesk, member: member, verifier: invitation.verifier)
    }
    #expect(throws: VaultError.belongsElsewhere(.enrolmentRequest)) {
      try request.verify(desk: someDesk, member: other, verifier: invitation.verifier)
    }
    #expect(Invitation(desk: someDesk, member: other, code: invitation.code).verifier != invitation.verifier)
    #expect(Invitation(desk: otherDesk, member: member, code: invitation.code).verifier != invitation.verifier)
  }

  @Test func everyFlippedByteAndEveryCutIsRefused() throws {
    let invitation = Invitation(desk: someDesk, member: member, random: random)
    let bytes = try EnrolmentRequest.make(invitation, keys: MemberKeys(random: random), label: "乙").bytes
    for place in bytes.indices where place < 70 || place % 29 == 0 || place > bytes.count - 110 {
      var flipped = bytes
      flipped[place] ^= 4
      #expect(throws: VaultError.self) {
        try EnrolmentRequest(bytes: flipped).verify(desk: someDesk, member: member, verifier: invitation.verifier)
      }
    }
    for count in stride(from: 0, to: bytes.count, by: 11) {
      #expect(throws: VaultError.damaged(.enrolmentRequest)) { try EnrolmentRequest(bytes: [UInt8](bytes[..<count])) }
    }
    #expect(throws: VaultError.damaged(.enrolmentRequest)) { try EnrolmentRequest(bytes: bytes + [0]) }
  }

  /// Somebody who read the verifier on the desk cannot enrol a signing key they do not hold.
  @Test func aRequestProvesTheSigningKey() throws {
    let invitation = Invitation(desk: someDesk, member: member, random: random)
    let genuine = try EnrolmentRequest.make(invitation, keys: MemberKeys(random: random), label: "乙").bytes
    var forged = [UInt8](genuine.dropLast(32))
    forged.replaceSubrange(30..<62, with: MemberKeys(random: random).publicKeys.signing)
    forged += invitation.verifier.authenticate(Purpose.enrolment.info(forged))
    let request = try EnrolmentRequest(bytes: forged)
    #expect(throws: VaultError.requestNotGenuine) {
      try request.verify(desk: someDesk, member: member, verifier: invitation.verifier)
    }
  }
}
