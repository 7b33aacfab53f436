/// Which number formats of a workbook show dates.
enum NumberFormat {
  /// Whether a builtin format id shows a date or a time. 27–36 and 50–58 are those of Chinese, Japanese and Korean.
  static func isDate(builtin id: Int) -> Bool {
    switch id {
    case 14...22, 27...36, 45...47, 50...58: true
    default: false
    }
  }

  /// Whether a format code shows a date or a time: one of its letters stands outside quotes, brackets and escapes.
  static func isDate(code: String) -> Bool {
    let code = code.lowercased()
    if code.hasPrefix("general") { return false }
    var scalars = code.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"": skip(&scalars, through: "\"")
      case "\\", "_", "*": scalars = scalars.dropFirst()
      case "[":
        // `[h]`, `[mm]` and `[ss]` count beyond a day; any other bracket is a colour, a condition or a language.
        let inside = scalars.prefix { $0 != "]" }
        if !inside.isEmpty && inside.allSatisfy({ "hms".unicodeScalars.contains($0) }) { return true }
        skip(&scalars, through: "]")
      case "y", "m", "d", "h", "s", "年", "月", "日", "时", "分", "秒": return true
      // Beyond the first section stand negative numbers, zero and text.
      case ";": return false
      default: continue
      }
    }
    return false
  }

  private static func skip(_ scalars: inout Substring.UnicodeScalarView, through end: Unicode.Scalar) {
    while let scalar = scalars.popFirst(), scalar != end {}
  }
}
