/// A payload whose readers nobody can tell, nor whether it has any (R6.4).
///
/// Whoever is reported may hold a post, every key of that post, and a program of their own. So all closed payloads look
/// alike: so many slots as the desk has people who could be readers, one of two lengths, one event. A slot holds the
/// content key sealed to one reader, or a key of no use sealed to nobody. X-Wing seals do not show whom they are for:
/// the curve's half is independent of the receiver, and ML-KEM is anonymous. A payload without a reader is *cover*.
///
/// The ciphertext, version 1:
///
/// | field | bytes |
/// |---|---|
/// | version | 1 |
/// | logarithm of the number of slots | 1 |
/// | commitment to the content key: two readers cannot be shown two texts | 32 |
/// | each slot: X-Wing seal of the content key | 1168 |
/// | AES-256-GCM of the padded text and its tag; additional data: what the log says, and SHA-256 of all before | n + 16 |
package struct ClosedPayload: Hashable, Sendable {
  package let id: ClosedID
  package let sealed: SealedPayload
  /// What opens it, for readers who come later.
  package let key: SealingKey

  static let version: UInt8 = 1
  static let slotByteCount = AgreementKey.encapsulatedByteCount + SealingKey.byteCount + SealingKey.tagByteCount
  static let fixedByteCount = 2 + 32
  private static let largestLogarithm = 10

  /// Whoever holds one of the posts that a reader must have, with or without being one.
  package struct Holder: Hashable, Sendable {
    package let holder: KeyHolder
    package let key: AgreementKey

    package init(_ holder: KeyHolder, _ key: AgreementKey) {
      self.holder = holder
      self.key = key
    }
  }

  /// Seals a text to its readers; to nobody, for cover.
  ///
  /// - Parameters:
  ///   - size: at least what the text needs.
  ///   - readers: each one of `holders`.
  ///   - holders: all who could be readers, so that the number of slots and the choice of the id depend on nothing else.
  ///   - additionalData: what the log says the payload belongs to, once its key id is known.
  /// - Throws: `invalidPublicKey`; `damaged` for a text longer than `size` holds, a reader who is not a holder, or more
  ///   holders than any desk has.
  package static func seal(
    _ text: [UInt8], size: ClosedSize, to readers: Set<KeyHolder>, of holders: [Holder],
    additionalData: (PayloadKeyID) -> [UInt8], random: some RandomSource
  ) throws(VaultError) -> ClosedPayload {
    guard text.count <= size.capacity, readers.isSubset(of: holders.map(\.holder)),
      let logarithm = slotLogarithm(for: holders.count)
    else { throw .damaged(.sealedKey) }
    let slots = 1 << logarithm
    let id = ClosedID(apart: holders.map(\.holder), slots: slots, random: random)
    let aad = additionalData(.closed(id))
    let key = SealingKey(random: random)
    let nobody = AgreementSecret(random: random).publicKey
    var recipients: [Int: AgreementKey] = [:]
    for holder in holders where readers.contains(holder.holder) {
      recipients[id.slot(of: holder.holder, among: slots)] = holder.key
    }
    var head = [version, UInt8(logarithm)] + commitment(to: key, aad)
    for slot in 0..<slots {
      let content = recipients[slot] == nil ? SealingKey(random: random) : key
      head += try (recipients[slot] ?? nobody).seal(
        content.bytes, info: Purpose.closedSlot.info(id.bytes), aad: aad + bigEndian(UInt16(slot)))
    }
    let nonce = random.bytes(SealingKey.nonceByteCount)
    let body = try key.seal(size.padded(text), nonce: nonce, aad: aad + sha256(head))
    return ClosedPayload(id: id, sealed: SealedPayload(nonce: nonce, ciphertext: head + body), key: key)
  }

  /// The content key, for a reader. One decapsulation, whatever the number of slots.
  ///
  /// - Returns: `nil` for everybody else, for cover, and for bytes that nobody sealed: the three cannot be told apart.
  package static func key(
    of sealed: SealedPayload, _ id: ClosedID, holder: KeyHolder, secret: AgreementSecret, aad: [UInt8]
  ) -> SealingKey? {
    guard let parts = Parts(sealed.ciphertext) else { return nil }
    let slot = id.slot(of: holder, among: parts.slots)
    let opened = try? secret.open(
      parts.slot(slot), info: Purpose.closedSlot.info(id.bytes), aad: aad + bigEndian(UInt16(slot)))
    return opened.flatMap(SealingKey.init(bytes:))
  }

  /// The text.
  ///
  /// - Returns: `nil` where the key is not the payload's, or the bytes are not what was sealed.
  package static func text(of sealed: SealedPayload, key: SealingKey, aad: [UInt8]) -> [UInt8]? {
    guard let parts = Parts(sealed.ciphertext), parts.commitment == commitment(to: key, aad),
      let padded = try? key.open(parts.body, nonce: sealed.nonce, aad: aad + sha256(parts.head))
    else { return nil }
    return ClosedSize(rawValue: padded.count)?.text(of: padded)
  }

  /// 8 slots, or as many more as it takes that ids are drawn in a moment: one id in some two thousand will do.
  ///
  /// - Returns: `nil` for more than some hundred holders.
  static func slotLogarithm(for holders: Int) -> Int? {
    (3...largestLogarithm).first { logarithm in
      let slots = 1 << logarithm
      let chance = (0..<min(holders, slots)).reduce(1.0) { $0 * Double(slots - $1) / Double(slots) }
      return holders <= slots && chance > 1 / 2048
    }
  }

  private static func commitment(to key: SealingKey, _ aad: [UInt8]) -> [UInt8] {
    sha256(Purpose.closedKey.info(key.bytes + aad))
  }

  /// A ciphertext taken apart, so far as its own bytes go.
  private struct Parts {
    let slots: Int
    let head: [UInt8]
    let body: [UInt8]

    init?(_ bytes: [UInt8]) {
      guard bytes.count > fixedByteCount, bytes[0] == version, (3...largestLogarithm).contains(Int(bytes[1])) else {
        return nil
      }
      slots = 1 << Int(bytes[1])
      let length = fixedByteCount + slots * slotByteCount
      guard bytes.count >= length + SealingKey.tagByteCount else { return nil }
      head = [UInt8](bytes[..<length])
      body = [UInt8](bytes[length...])
    }

    var commitment: [UInt8] { [UInt8](head[2..<fixedByteCount]) }

    func slot(_ index: Int) -> [UInt8] {
      let start = fixedByteCount + index * slotByteCount
      return [UInt8](head[start..<start + slotByteCount])
    }
  }
}
