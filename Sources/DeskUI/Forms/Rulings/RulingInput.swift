import CaseDomain

/// Values of settings as people write them.
enum RulingInput {
  /// `17:00`.
  static func time(_ minutes: Int) -> String { "\(two(minutes / 60)):\(two(minutes % 60))" }

  /// `+08:00`.
  static func offset(_ minutes: Int) -> String { (minutes < 0 ? "-" : "+") + time(abs(minutes)) }

  /// What an input method left full-width (U+FF01 to U+FF5E) as its ASCII sign, without blanks at the ends.
  private static func plain(_ text: String) -> String {
    let scalars = TextCleaning.trimmed(text).unicodeScalars.map { scalar in
      (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Minutes after midnight, of `17:00`, `17：00`, `1700` or `17`; nil for anything else.
  static func minutes(_ text: String) -> Int? {
    let digits = plain(text)
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
    guard digits.allSatisfy({ $0 == ":" || ($0.isASCII && $0.isNumber) }), (1...2).contains(parts.count) else {
      return nil
    }
    let isPlain = parts.count == 1 && digits.count > 2
    guard !isPlain || digits.count == 4 else { return nil }
    let hours = isPlain ? Int(digits.prefix(2)) : Int(parts[0])
    let rest = isPlain ? Int(digits.suffix(2)) : parts.count == 2 ? (parts[1].count == 2 ? Int(parts[1]) : nil) : 0
    guard let hours, let rest, (0..<24).contains(hours), (0..<60).contains(rest) else { return nil }
    return hours * 60 + rest
  }

  /// Minutes east of UTC, of `+08:00`, `-3:30` or `8`; nil for anything else.
  static func offsetMinutes(_ text: String) -> Int? {
    let text = plain(text)
    let sign = text.first == "-" ? -1 : 1
    return minutes(String(text.first.map { "+-".contains($0) } == true ? text.dropFirst() : text[...])).map {
      $0 * sign
    }
  }
}
