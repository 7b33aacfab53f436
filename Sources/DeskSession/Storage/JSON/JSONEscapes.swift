/// The escapes of a JSON text (RFC 8259 §7).
enum JSONEscapes {
  /// The place behind the escape that begins at `place`, a pair of surrogates being one.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, at place: Int) throws(JSONText.Malformed) -> Int {
    guard place + 1 < bytes.count else { throw JSONText.Malformed(offset: place) }
    switch bytes[place + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return place + 2
    case UInt8(ascii: "u"):
      guard let unit = unit(in: bytes, at: place), !UTF16.isTrailSurrogate(unit) else {
        throw JSONText.Malformed(offset: place)
      }
      guard UTF16.isLeadSurrogate(unit) else { return place + 6 }
      guard let second = self.unit(in: bytes, at: place + 6), UTF16.isTrailSurrogate(second) else {
        throw JSONText.Malformed(offset: place)
      }
      return place + 12
    default: throw JSONText.Malformed(offset: place)
    }
  }

  /// The UTF-16 code unit that `\uXXXX` at `place` stands for.
  private static func unit<Bytes: RandomAccessCollection<UInt8>>(in bytes: Bytes, at place: Int) -> UInt16?
  where Bytes.Index == Int {
    guard place + 6 <= bytes.endIndex, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var value: UInt16 = 0
    for byte in bytes[place + 2..<place + 6] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  /// The text that well-formed bytes stand for.
  static func resolved(_ bytes: ArraySlice<UInt8>) -> String {
    var units: [UInt8] = []
    units.reserveCapacity(bytes.count)
    var place = bytes.startIndex
    while place < bytes.endIndex {
      guard bytes[place] == UInt8(ascii: "\\") else {
        units.append(bytes[place])
        place += 1
        continue
      }
      switch bytes[place + 1] {
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0C)
      case UInt8(ascii: "n"): units.append(0x0A)
      case UInt8(ascii: "r"): units.append(0x0D)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "u"):
        let lead = unit(in: bytes, at: place) ?? 0
        let isPair = UTF16.isLeadSurrogate(lead)
        let words = isPair ? [lead, unit(in: bytes, at: place + 6) ?? 0] : [lead]
        units += Array(String(decoding: words, as: UTF16.self).utf8)
        place += isPair ? 10 : 4
      case let other: units.append(other)
      }
      place += 2
    }
    return String(decoding: units, as: UTF8.self)
  }
}
