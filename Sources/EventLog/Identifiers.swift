/// Sixteen opaque bytes held inline, so that an id costs no allocation.
struct Words2: Hashable, Sendable {
  var high: UInt64
  var low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    (high, low) = (0, 0)
    for byte in bytes {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(byte)
    }
  }

  var bytes: [UInt8] {
    [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) } }
  }
}

/// The identity of one desk: 16 random bytes chosen when the desk is made, part of every frame.
package struct DeskID: Hashable, Sendable, CustomStringConvertible {
  var words: Words2

  init(words: Words2) { self.words = words }

  /// An id of exactly 16 bytes; nil for any other length.
  package init?(bytes: some Collection<UInt8>) {
    guard let words = Words2(bytes) else { return nil }
    self.words = words
  }

  /// An id from its 32 hexadecimal digits, either case.
  package init?(hex: some StringProtocol) {
    guard let bytes = Hex.decode(hex) else { return nil }
    self.init(bytes: bytes)
  }

  /// The 16 bytes.
  package var bytes: [UInt8] { words.bytes }

  /// 32 lower-case hexadecimal digits.
  package var hex: String { Hex.encode(bytes) }

  package var description: String { hex }
}

/// Minted with a form, so that saving it twice makes one commit: 16 random bytes.
package struct IdempotencyID: Hashable, Sendable, CustomStringConvertible {
  var words: Words2

  init(words: Words2) { self.words = words }

  /// An id of exactly 16 bytes; nil for any other length.
  package init?(bytes: some Collection<UInt8>) {
    guard let words = Words2(bytes) else { return nil }
    self.words = words
  }

  /// An id from its 32 hexadecimal digits, either case.
  package init?(hex: some StringProtocol) {
    guard let bytes = Hex.decode(hex) else { return nil }
    self.init(bytes: bytes)
  }

  /// The 16 bytes.
  package var bytes: [UInt8] { words.bytes }

  /// 32 lower-case hexadecimal digits.
  package var hex: String { Hex.encode(bytes) }

  package var description: String { hex }
}

/// Names the key a payload is sealed with. The kind and the 16 bytes mean nothing to the log.
package struct KeyID: Hashable, Sendable, CustomStringConvertible {
  /// What sort of key it is, in the words of whoever seals.
  package let kind: UInt8
  var words: Words2

  init(kind: UInt8, words: Words2) {
    self.kind = kind
    self.words = words
  }

  /// A key id of exactly 16 bytes; nil for any other length.
  package init?(kind: UInt8, bytes: some Collection<UInt8>) {
    guard let words = Words2(bytes) else { return nil }
    self.kind = kind
    self.words = words
  }

  /// A key id of two big-endian words.
  package init(kind: UInt8, high: UInt64, low: UInt64) {
    self.init(kind: kind, words: Words2(high: high, low: low))
  }

  /// The 16 bytes, without the kind, as two big-endian words.
  package var high: UInt64 { words.high }
  package var low: UInt64 { words.low }

  /// The 16 bytes, without the kind.
  package var bytes: [UInt8] { words.bytes }

  /// 34 hexadecimal digits: the kind, then the bytes.
  package var description: String { Hex.encode([kind] + bytes) }
}
