/// Base64 of RFC 4648 §4 with padding, for bytes that stand in JSON.
package enum Base64 {
  private static let alphabet = [UInt8]("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: .max, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()

  /// The padded text.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = (0..<3).reduce(UInt32(0)) { $0 << 8 | UInt32($1 < group.count ? group[start + $1] : 0) }
      for place in 0..<4 {
        text.append(place <= group.count ? alphabet[Int(word >> (18 - 6 * UInt32(place)) & 63)] : padding)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of a text in its one canonical form: padded, nothing in between, no stray bits; else `nil`.
  package static func decode(_ text: String) -> [UInt8]? {
    let letters = [UInt8](text.utf8)
    guard letters.count % 4 == 0 else { return nil }
    let pad = letters.suffix(2).reversed().prefix { $0 == padding }.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(letters.count / 4 * 3)
    for start in stride(from: 0, to: letters.count, by: 4) {
      let isLast = start + 4 == letters.count
      var word: UInt32 = 0
      for place in 0..<4 {
        let letter = letters[start + place]
        let value = isLast && place >= 4 - pad ? 0 : values[Int(letter)]
        guard value != .max else { return nil }
        word = word << 6 | UInt32(value)
      }
      let kept = isLast ? 3 - pad : 3
      guard word & ((1 << (8 * UInt32(3 - kept))) - 1) == 0 else { return nil }
      for place in 0..<kept { bytes.append(UInt8(truncatingIfNeeded: word >> (16 - 8 * UInt32(place)))) }
    }
    return bytes
  }
}
