import Testing

@testable import Vault

/// Who reads a closed payload, and that nobody else learns anything from it.
@Suite struct ClosedPayloadTests {
  private static let random = SeededRandom(81)
  private static let secrets = (1...6).map { _ in AgreementSecret(random: random) }
  private static let holders = secrets.enumerated().map {
    ClosedPayload.Holder(KeyHolder(rawValue: UInt32($0.offset + 1)), $0.element.publicKey)
  }
  private static func aad(_ id: PayloadKeyID) -> [UInt8] { utf8("place") + PackedKeyID(id).bytes }

  private static func seal(
    _ text: [UInt8], size: ClosedSize = .ordinary, to readers: Set<UInt32>, random: SeededRandom = random
  ) throws -> ClosedPayload {
    try ClosedPayload.seal(
      text, size: size, to: Set(readers.map { KeyHolder(rawValue: $0) }), of: holders, additionalData: aad,
      random: random)
  }

  private static func open(_ sealed: SealedPayload, _ id: ClosedID, as holder: Int) -> [UInt8]? {
    let aad = aad(.closed(id))
    return ClosedPayload.key(
      of: sealed, id, holder: KeyHolder(rawValue: UInt32(holder)), secret: secrets[holder - 1], aad: aad
    ).flatMap { ClosedPayload.text(of: sealed, key: $0, aad: aad) }
  }

  @Test(arguments: [[], [1], [2, 5], [1, 2, 3, 4, 5, 6]] as [Set<UInt32>])
  func whoIsAReaderReads(readers: Set<UInt32>) throws {
    let payload = try Self.seal(utf8("某科长"), to: readers)
    for holder in 1...6 {
      let text = Self.open(payload.sealed, payload.id, as: holder)
      #expect(text == (readers.contains(UInt32(holder)) ? utf8("某科长") : nil))
    }
    #expect(ClosedPayload.text(of: payload.sealed, key: payload.key, aad: Self.aad(.closed(payload.id))) == utf8("某科长"))
  }

  /// The number of readers, who they are, and whether there is a text show in no length and in no slot number.
  @Test func allPayloadsOfASizeAreOfOneLength() throws {
    var lengths: Set<Int> = []
    let texts: [([UInt8], Set<UInt32>)] = [
      ([], []), (utf8("短"), [1]), (utf8(String(repeating: "长", count: 5000)), [1, 2, 3]),
    ]
    for (text, readers) in texts {
      let payload = try Self.seal(text, to: readers)
      lengths.insert(payload.sealed.ciphertext.count)
      let slots = Self.holders.map { payload.id.slot(of: $0.holder, among: 8) }
      #expect(Set(slots).count == slots.count, "readers or not, no two share a slot")
      #expect(payload.sealed.ciphertext.prefix(2) == [1, 3])
    }
    #expect(lengths == [34 + 8 * 1168 + 16_384 + 16])
    #expect(try Self.seal([], size: .large, to: []).sealed.ciphertext.count == 34 + 8 * 1168 + 65_536 + 16)
  }

  @Test(arguments: [
    (0, ClosedSize.ordinary), (16_380, .ordinary), (16_381, .large), (65_532, .large), (65_533, nil),
  ])
  func thereAreTwoSizes(count: Int, size: ClosedSize?) throws {
    #expect(ClosedSize(fitting: count) == size)
    guard let size else { return }
    let text = [UInt8](repeating: 7, count: count)
    #expect(size.text(of: size.padded(text)) == text)
    var padded = size.padded(text)
    padded[0] ^= 1
    #expect(size.text(of: padded) != text)
    if count < size.capacity {
      var tail = size.padded(text)
      tail[tail.count - 1] = 1
      #expect(size.text(of: tail) == nil)
    }
  }

  @Test func coverIsNowAndThenLarge() {
    let random = SeededRandom(82)
    let large = (0..<3200).count { _ in ClosedSize(random: random) == .large }
    #expect((50...150).contains(large), "one of 32: \(large)")
  }

  /// A reader finds nothing, never another text, wherever one bit is another.
  @Test func alteredBytesOpenForNobody() throws {
    let payload = try Self.seal(utf8("某科长"), to: [3])
    let whole = payload.sealed.ciphertext
    let places = Array(0..<40) + Array(stride(from: 41, to: whole.count, by: 397)) + [whole.count - 1]
    for place in places {
      var bytes = whole
      bytes[place] ^= 1 << UInt8(place % 8)
      let sealed = SealedPayload(nonce: payload.sealed.nonce, ciphertext: bytes)
      #expect(Self.open(sealed, payload.id, as: 3) == nil, "byte \(place)")
      #expect(ClosedPayload.text(of: sealed, key: payload.key, aad: Self.aad(.closed(payload.id))) == nil)
    }
    for count in Array(0..<40) + Array(stride(from: 41, to: whole.count, by: 1999)) {
      let sealed = SealedPayload(nonce: payload.sealed.nonce, ciphertext: [UInt8](whole[..<count]))
      #expect(Self.open(sealed, payload.id, as: 3) == nil, "\(count) bytes")
    }
  }

  @Test func aPayloadBelongsToItsPlace() throws {
    let payload = try Self.seal(utf8("某科长"), to: [3])
    let other = try Self.seal(utf8("另一件"), to: [3])
    #expect(Self.open(payload.sealed, other.id, as: 3) == nil)
    let elsewhere = utf8("elsewhere")
    #expect(
      ClosedPayload.key(
        of: payload.sealed, payload.id, holder: KeyHolder(rawValue: 3), secret: Self.secrets[2], aad: elsewhere) == nil)
    #expect(ClosedPayload.text(of: payload.sealed, key: payload.key, aad: elsewhere) == nil)
    var nonce = payload.sealed.nonce
    nonce[0] ^= 1
    let moved = SealedPayload(nonce: nonce, ciphertext: payload.sealed.ciphertext)
    #expect(Self.open(moved, payload.id, as: 3) == nil)
  }

  /// AES-GCM alone lets a writer make one ciphertext that two keys open to two texts.
  @Test func noSecondKeyIsTaken() throws {
    let payload = try Self.seal(utf8("某科长"), to: [3])
    let aad = Self.aad(.closed(payload.id))
    let second = SealingKey(random: Self.random)
    let head = [UInt8](payload.sealed.ciphertext[..<(34 + 8 * 1168)])
    let body = try second.seal(
      ClosedSize.ordinary.padded(utf8("另一个说法")), nonce: payload.sealed.nonce, aad: aad + sha256(head))
    let forged = SealedPayload(nonce: payload.sealed.nonce, ciphertext: head + body)
    #expect(ClosedPayload.text(of: forged, key: second, aad: aad) == nil)
    #expect(Self.open(forged, payload.id, as: 3) == nil)
  }

  @Test func whoHoldsNoPostIsNoReader() {
    #expect(throws: VaultError.damaged(.sealedKey)) { try Self.seal([], to: [9]) }
    #expect(throws: VaultError.damaged(.sealedKey)) {
      try Self.seal([UInt8](repeating: 1, count: 20_000), size: .ordinary, to: [1])
    }
  }

  @Test(arguments: [(0, 3), (1, 3), (8, 3), (9, 4), (13, 4), (14, 5), (20, 6), (100, 10), (1000, nil)])
  func slotsGrowWithTheDesk(holders: Int, logarithm: Int?) {
    let found = ClosedPayload.slotLogarithm(for: holders)
    #expect(found == logarithm, "\(holders) holders")
  }

  @Test func aRingKeepsClosedKeysBesideFalseOnes() throws {
    let id = try Self.seal([], to: []).id
    let keys = (0..<3).map { _ in SealingKey(random: Self.random) }
    var ring = Keyring(holder: KeyHolder(rawValue: 3))
    for key in keys {
      #expect(ring.insert(.closed([ClosedKey(id: id, key: key)]), under: .closed(id)) == .noted)
      #expect(ring.insert(.closed([ClosedKey(id: id, key: key)]), under: .closed(id)) == .known)
      #expect(ring.insert(.closed([ClosedKey(id: id, key: key)]), under: .compartment(.desk, epoch: 1)) == .misplaced)
    }
    #expect(ring.closedKeys(for: .closed(id)) == keys)
    #expect(ring.key(for: .closed(id)) == nil)
    let restored = Keyring(holder: ring.holder, restoring: ring.otherRecords)
    #expect(restored.closedKeys(for: .closed(id)) == keys)
  }
}
