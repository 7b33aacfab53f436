/// Words of one tip that are shown no more (R6.4), told by their length and a digest, never by themselves.
///
/// So an event that covers cannot bring a word that was not shown before, whoever made it: it takes away and adds
/// nothing. The digest is no secret keeper. It stands under the tip's own key beside the words it covers, where whoever
/// could guess it reads the earlier payload anyway, and is left out of what is printed.
package struct CoveredWord: Hashable, Sendable, Codable {
  /// Length in UTF-8.
  package let bytes: Int
  /// A polynomial of the bytes modulo 2^61 − 1, at a point of the tip's own.
  package let digest: Int64

  /// What of a text stands where words were covered, in every language.
  package static let mark = "***"
  /// The shortest and the longest that can be covered, in bytes of UTF-8.
  package static let lengths = 2...2000
  /// The most of one tip.
  package static let most = 300

  package init(bytes: Int, digest: Int64) {
    self.bytes = bytes
    self.digest = digest
  }

  package init(_ word: String, of tip: TipID) {
    let utf8 = Array(word.utf8)
    let point = Polynomial.point(of: tip)
    self.init(bytes: utf8.count, digest: utf8.reduce(0) { Polynomial.next($0, $1, point) })
  }

  /// What is covered once more words are, in an order that does not depend on who asked.
  static func adding(_ words: [CoveredWord], to before: [CoveredWord]) -> [CoveredWord] {
    before + Set(words).subtracting(before).sorted { ($0.bytes, $0.digest) < ($1.bytes, $1.digest) }
  }

  private enum Field: String, CodingKey {
    case bytes, digest
  }

  /// Leaves the digest out where the encoder is told so: what is printed helps nobody guess.
  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(bytes, forKey: .bytes)
    if encoder.userInfo[Attachment.leavingOutKeys] == nil { try fields.encode(digest, forKey: .digest) }
  }

  /// Why it is none, or nil.
  var isSound: Bool { Self.lengths.contains(bytes) && (0..<Polynomial.modulus).contains(digest) }

  /// Where it stands in a text, as UTF-8 offsets at the bounds of scalars, none overlapping another. O(n).
  package func occurrences(in text: [UInt8], of tip: TipID) -> [Range<Int>] {
    guard isSound, text.count >= bytes else { return [] }
    let point = Polynomial.point(of: tip)
    let leading = Polynomial.power(point, bytes - 1)
    var value: Int64 = 0
    var found: [Range<Int>] = []
    for (offset, byte) in text.enumerated() {
      if offset >= bytes { value = Polynomial.without(value, text[offset - bytes], leading) }
      value = Polynomial.next(value, byte, point)
      let start = offset + 1 - bytes
      guard start >= 0, value == digest, !Self.isInside(text, start), !Self.isInside(text, offset + 1),
        start >= found.last?.upperBound ?? 0
      else { continue }
      found.append(start..<offset + 1)
    }
    return found
  }

  private static func isInside(_ text: [UInt8], _ offset: Int) -> Bool {
    offset < text.count && text[offset] & 0xC0 == 0x80
  }
}

/// Arithmetic modulo 2^61 − 1 for rolling digests (Karp and Rabin 1987).
private enum Polynomial {
  static let modulus: Int64 = 1 << 61 - 1

  /// Another for every tip, so that one word has not one digest everywhere.
  static func point(of tip: TipID) -> Int64 {
    var mixed = UInt64(bitPattern: tip.rawValue) &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int64((mixed ^ (mixed >> 31)) % UInt64(modulus - 512)) + 512
  }

  static func product(_ one: Int64, _ other: Int64) -> Int64 {
    let (high, low) = UInt64(one).multipliedFullWidth(by: UInt64(other))
    // 2^61 is 1 here: what lies above is added.
    let sum = (low & UInt64(modulus)) + (low >> 61 | high << 3)
    return Int64(sum >= UInt64(modulus) ? sum - UInt64(modulus) : sum)
  }

  /// A zero byte counts too.
  static func next(_ value: Int64, _ byte: UInt8, _ point: Int64) -> Int64 {
    (product(value, point) + Int64(byte) + 1) % modulus
  }

  static func without(_ value: Int64, _ byte: UInt8, _ leading: Int64) -> Int64 {
    (value + modulus - product(Int64(byte) + 1, leading)) % modulus
  }

  static func power(_ base: Int64, _ exponent: Int) -> Int64 {
    var (result, base, exponent) = (Int64(1), base, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result = product(result, base) }
      base = product(base, base)
      exponent >>= 1
    }
    return result
  }
}
