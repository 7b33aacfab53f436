/// Money as people type it: `3000`, `3,000.50`, with an input method's full-width signs, with or without 元.
enum YuanAmount {
  /// In fen; nil for what is no amount, is negative, or has parts of a fen.
  static func fen(_ text: String) -> Int? {
    var parts: [[UInt32]] = [[]]
    for scalar in text.unicodeScalars {
      let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      switch value {
      case 48...57: parts[parts.count - 1].append(value - 48)
      case 46, 0x3002: parts.append([])
      // Signs between thousands, blanks, and the currency, before or behind.
      case 44, 32, 0x3000, 0x5143, 0xA5, 0xFFE5: continue
      default: return nil
      }
    }
    guard parts.count <= 2, !parts[0].isEmpty, parts[0].count <= 12 else { return nil }
    let fraction = parts.count == 2 ? parts[1] : [0]
    guard !fraction.isEmpty, fraction.count <= 2 else { return nil }
    let yuan = parts[0].reduce(0) { $0 * 10 + Int($1) }
    let cents = (fraction + [0]).prefix(2).reduce(0) { $0 * 10 + Int($1) }
    return yuan * 100 + cents
  }
}
