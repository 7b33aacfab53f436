/// Words as XML 1.0 has them: what somebody reported is words and nothing else, whatever signs are in it (CWE-91).
enum Markup {
  /// A text for an element or an attribute. What XML has no way to write, escaped or not (section 2.2), becomes U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      // Also what would end a section of characters, `]]>` (section 2.4).
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      default: result.append(isCharacter(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return String(result)
  }

  /// A text of characters that XML has, unescaped: for a library that escapes and does not look.
  static func writable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !isCharacter($0) }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isCharacter($0) ? $0 : "\u{FFFD}" }))
  }

  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
