import Testing

@testable import Vault

@Suite struct SealingTests {
  private let random = SeededRandom(11)

  @Test(arguments: [0, 1, 15, 16, 1000])
  func sealedBytesOpenAgain(count: Int) throws {
    let key = SealingKey(random: random)
    let text = random.bytes(count)
    for aad in [[], random.bytes(40)] {
      let sealed = try key.seal(text, aad: aad, random: random)
      #expect(sealed.count == count + 28)
      #expect(try key.open(sealed, aad: aad) == text)
    }
  }

  @Test func nothingOpensWithAnotherKeyNonceOrContext() throws {
    let key = SealingKey(random: random)
    let (nonce, aad) = (random.bytes(12), random.bytes(20))
    let sealed = try key.seal(utf8("某酒店长期强迫交易"), nonce: nonce, aad: aad)
    #expect(throws: VaultError.cannotOpen) {
      try SealingKey(random: random).open(sealed, nonce: nonce, aad: aad)
    }
    #expect(throws: VaultError.cannotOpen) { try key.open(sealed, nonce: random.bytes(12), aad: aad) }
    #expect(throws: VaultError.cannotOpen) { try key.open(sealed, nonce: nonce, aad: aad + [0]) }
    #expect(throws: VaultError.cannotOpen) { try key.open(sealed, nonce: nonce, aad: []) }
    #expect(throws: VaultError.cannotOpen) { try key.open(sealed, nonce: nonce + [0], aad: aad) }
    #expect(throws: VaultError.cannotOpen) { try key.seal(sealed, nonce: [], aad: aad) }
    for count in 0..<sealed.count {
      #expect(throws: VaultError.cannotOpen) { try key.open([UInt8](sealed[..<count]), nonce: nonce, aad: aad) }
    }
    for place in sealed.indices {
      var flipped = sealed
      flipped[place] ^= 1 << UInt8(place % 8)
      #expect(throws: VaultError.cannotOpen) { try key.open(flipped, nonce: nonce, aad: aad) }
    }
  }

  @Test func aSealToAPersonOpensForThatPersonOnly() throws {
    let (secret, other) = (AgreementSecret(random: random), AgreementSecret(random: random))
    for (info, aad) in [([], []), (utf8("info"), utf8("aad"))] as [([UInt8], [UInt8])] {
      let sealed = try secret.publicKey.seal(utf8("口令"), info: info, aad: aad)
      #expect(sealed.count == 1120 + 6 + 16)
      #expect(try secret.open(sealed, info: info, aad: aad) == utf8("口令"))
      #expect(throws: VaultError.cannotOpen) { try other.open(sealed, info: info, aad: aad) }
      #expect(throws: VaultError.cannotOpen) { try secret.open(sealed, info: info + [1], aad: aad) }
      #expect(throws: VaultError.cannotOpen) { try secret.open(sealed, info: info, aad: aad + [1]) }
      for place in stride(from: 0, to: sealed.count, by: 37) + [1119, 1120, sealed.count - 1] {
        var flipped = sealed
        flipped[place] ^= 0x40
        #expect(throws: VaultError.cannotOpen) { try secret.open(flipped, info: info, aad: aad) }
      }
      for count in [0, 1, 1119, 1120, 1135, sealed.count - 1] {
        #expect(throws: VaultError.cannotOpen) { try secret.open([UInt8](sealed[..<count]), info: info, aad: aad) }
      }
    }
  }

  @Test func sealingTwiceNeverGivesTheSameBytes() throws {
    let secret = AgreementSecret(random: random)
    let key = SealingKey(random: random)
    #expect(
      try secret.publicKey.seal([1], info: [], aad: []) != secret.publicKey.seal([1], info: [], aad: []))
    #expect(try key.seal([1], aad: [], random: random) != key.seal([1], aad: [], random: random))
  }

  @Test func whatIsNoPublicKeyIsRefused() throws {
    #expect(throws: VaultError.invalidPublicKey) { try AgreementKey(bytes: []) }
    #expect(throws: VaultError.invalidPublicKey) { try AgreementKey(bytes: random.bytes(1215)) }
    // Right in length, but its ML-KEM part encodes coefficients that are out of range (FIPS 203 §7.2).
    let nonsense = try AgreementKey(bytes: [UInt8](repeating: 0xFF, count: 1216))
    #expect(throws: VaultError.invalidPublicKey) { try nonsense.seal([1], info: [], aad: []) }
  }

  @Test func payloadsOpenInTheirPlaceOnly() throws {
    let key = SealingKey(random: random)
    let member = AgreementSecret(random: random)
    let aad = random.bytes(50)
    let shared = try SealedPayload.seal(utf8("[]"), under: key, aad: aad, random: random)
    let personal = try SealedPayload.seal(utf8("[]"), to: member.publicKey, aad: aad, random: random)
    #expect(try shared.open(with: key, aad: aad) == utf8("[]"))
    #expect(try personal.open(with: member, aad: aad) == utf8("[]"))
    #expect(throws: VaultError.cannotOpen) { try shared.open(with: key, aad: random.bytes(50)) }
    #expect(throws: VaultError.cannotOpen) { try personal.open(with: member, aad: random.bytes(50)) }
    let moved = SealedPayload(nonce: random.bytes(12), ciphertext: personal.ciphertext)
    #expect(throws: VaultError.cannotOpen) { try moved.open(with: member, aad: aad) }
    #expect(throws: VaultError.cannotOpen) { try personal.open(with: key, aad: aad) }
  }

  @Test func everyPurposeGivesAKeyOfItsOwn() {
    let keys = MemberKeys(random: random)
    let epoch = EpochKey(compartment: .leads, epoch: 1, key: keys.rootSecret)
    let pair = PairSecret(pair: .identity, generation: 1, seed: keys.rootSecret)
    let derived = [
      keys.rootSecret, keys.derivedKey("drafts"), keys.derivedKey("snapshots"), keys.derivedKey("witness"),
      epoch.derivedKey("drafts"), pair.derivedKey("drafts"),
    ]
    #expect(Set(derived).count == derived.count)
    #expect(keys.derivedKey("drafts") == keys.derivedKey("drafts"))
  }

  @Test func authenticationCodesFitTheirBytesAndKey() {
    let key = SealingKey(random: random)
    let code = key.authenticate(utf8("head"))
    #expect(code.count == 32)
    #expect(key.isAuthentic(code, for: utf8("head")))
    #expect(!key.isAuthentic(code, for: utf8("heat")))
    #expect(!key.isAuthentic([UInt8](code.dropLast()), for: utf8("head")))
    #expect(!SealingKey(random: random).isAuthentic(code, for: utf8("head")))
  }

  @Test func secretsNeverPrint() {
    let key = SealingKey(bytes: [UInt8](repeating: 0xAB, count: 32))!
    let keys = MemberKeys(signingSeed: key, agreementSeed: key, rootSecret: key)
    let code = CheckedCode(random: random)
    var printed = ""
    dump(keys, to: &printed)
    dump(key, to: &printed)
    dump(code, to: &printed)
    dump(KeyRecord.grant(EpochKey(compartment: .desk, epoch: 1, key: key)), to: &printed)
    dump(RecoveryKey(random: random), to: &printed)
    printed +=
      "\(keys) \(key) \(code) \(KeyRecord.object(ObjectKey(id: .init(object: .init(random: random), generation: 1), key: key)))"
    // 0xABABABABABABABAB in decimal, 0xAB in decimal, in hexadecimal.
    for trace in ["12370169555311111083", "171, 171", "abab", "ABAB", code.text] {
      #expect(!printed.contains(trace))
    }
  }

  @Test func theSystemsGeneratorGivesWhatWasAskedFor() {
    for count in 0..<40 { #expect(SystemRandom().bytes(count).count == count) }
    #expect(SystemRandom().bytes(32) != SystemRandom().bytes(32))
  }
}
