import Crypto

/// A SHA-256 (FIPS 180-4), 32 bytes held inline.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  var first: Words2
  var second: Words2

  /// What the first commit names as its predecessor: 32 zero bytes.
  package static let zero = Digest(first: Words2(high: 0, low: 0), second: Words2(high: 0, low: 0))

  init(first: Words2, second: Words2) {
    self.first = first
    self.second = second
  }

  /// A digest of exactly 32 bytes; nil for any other length.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32, let first = Words2(bytes.prefix(16)), let second = Words2(bytes.dropFirst(16)) else {
      return nil
    }
    self.init(first: first, second: second)
  }

  /// A digest from its 64 hexadecimal digits, either case.
  package init?(hex: some StringProtocol) {
    guard let bytes = Hex.decode(hex) else { return nil }
    self.init(bytes: bytes)
  }

  /// The SHA-256 of `bytes`.
  package init(of bytes: UnsafeRawBufferPointer) {
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    self = hasher.finalize().withUnsafeBytes { raw in
      func word(_ place: Int) -> UInt64 {
        UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
      }
      return Digest(first: Words2(high: word(0), low: word(1)), second: Words2(high: word(2), low: word(3)))
    }
  }

  /// The SHA-256 of `bytes`.
  package init(of bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { Digest(of: $0) }
  }

  /// The first 64 bits.
  package var prefix: UInt64 { first.high }

  /// The 32 bytes.
  package var bytes: [UInt8] { first.bytes + second.bytes }

  /// 64 lower-case hexadecimal digits.
  package var hex: String { Hex.encode(bytes) }

  /// Standard base 64 with padding (RFC 4648 §4), 44 characters.
  package var base64: String { Base64.encode(bytes) }

  package var description: String { hex }
}

/// A SHA-256 of what comes piece by piece.
package struct RunningDigest {
  private var hasher = SHA256()

  package init() {}

  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
  }

  /// The hash of everything so far.
  package var digest: Digest {
    // A SHA-256 is 32 bytes.
    Digest(bytes: Array(hasher.finalize()))!
  }
}
