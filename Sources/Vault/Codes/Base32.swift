/// Letters people read, say and type: the ten digits and the capitals without I, L, O, U (Crockford's set).
///
/// Reading forgives what people do: small letters, O for 0, I and L for 1, blanks, dashes and an input method's
/// full-width forms.
enum Base32 {
  private static let alphabet = [UInt8]("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  static func letter(_ value: UInt8) -> Character {
    Character(Unicode.Scalar(alphabet[Int(value & 31)]))
  }

  /// Five bits a letter, the last one filled up with zeros.
  static func values(of bytes: [UInt8]) -> [UInt8] {
    var values: [UInt8] = []
    var pending: UInt32 = 0
    var bits = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        values.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)) & 31)
      }
    }
    if bits > 0 { values.append(UInt8(truncatingIfNeeded: pending << UInt32(5 - bits)) & 31) }
    return values
  }

  /// The bytes these values stand for; `nil` where bits are left over that are not zero.
  static func bytes(of values: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    var pending: UInt32 = 0
    var bits = 0
    for value in values {
      pending = pending << 5 | UInt32(value)
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
      }
    }
    let leftOver = pending & ((1 << UInt32(bits)) - 1)
    return bits < 5 && leftOver == 0 ? bytes : nil
  }

  static func encode(_ bytes: [UInt8]) -> String {
    String(values(of: bytes).map(letter))
  }

  static func grouped(_ text: String, by size: Int) -> String {
    var grouped = ""
    for (place, letter) in text.enumerated() {
      if place > 0, place % size == 0 { grouped.append("-") }
      grouped.append(letter)
    }
    return grouped
  }

  /// The values of the letters somebody typed; `nil` if one is no letter of a code.
  static func values(typed text: String) -> [UInt8]? {
    var values: [UInt8] = []
    for scalar in text.unicodeScalars {
      let halfWidth = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      switch halfWidth {
      case 0x20, 0x09, 0x3000, 0x2D, 0x2010...0x2015, 0x2212: continue
      default:
        guard let value = value(of: halfWidth) else { return nil }
        values.append(value)
      }
    }
    return values
  }

  private static func value(of scalar: UInt32) -> UInt8? {
    guard let letter = UInt8(exactly: scalar) else { return nil }
    let capital = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) ? letter - 32 : letter
    switch capital {
    case UInt8(ascii: "O"): return 0
    case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
    default: return alphabet.firstIndex(of: capital).map { UInt8($0) }
    }
  }
}

/// The check character of a code: one wrong letter, or any two letters exchanged, never goes unnoticed.
///
/// The sum of value × α^place over GF(32) (x⁵ + x² + 1, α = x), which has 31 different powers, so codes of up to 31
/// letters have it.
enum CheckCharacter {
  static func value(for values: [UInt8], start: UInt8 = 0) -> UInt8 {
    // Horner's scheme, the last step included: the check character itself stands at place 0.
    values.reduce(start) { timesAlpha($0 ^ $1) }
  }

  private static func timesAlpha(_ value: UInt8) -> UInt8 {
    let doubled = value << 1
    return doubled & 32 == 0 ? doubled : (doubled ^ 0b100101) & 31
  }
}
