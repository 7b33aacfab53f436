import CaseDomain

/// Dates as people and spreadsheets write them in a ledger.
///
/// The year comes first, with four digits: `2019/2/28 11:25:05`, `2019-02-28`, `2019.2.28`, `2019年2月28日 11时25分`,
/// `2019-02-28T11:25`, `2019年2月28日(周四)上午9:05`. Orders that begin with the day or the month are not guessed at.
package enum WrittenDate {
  /// The date in `text`, with the time where there is one (midnight otherwise); nil when `text` is anything else.
  package static func parse(_ text: String) -> CivilSecond? {
    var scanner = Scanner(text)
    guard let year = scanner.number(digits: 4...4), scanner.skip(oneOf: "-/.年"),
      let month = scanner.number(digits: 1...2), scanner.skip(oneOf: "-/.月"),
      let day = scanner.number(digits: 1...2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    _ = scanner.skip(oneOf: "日号")
    scanner.skipWeekday()
    guard !scanner.isAtEnd else { return CivilSecond(date: date, secondOfDay: 0) }
    guard let second = time(&scanner), scanner.isAtEnd else { return nil }
    return CivilSecond(date: date, secondOfDay: second)
  }

  /// The second of the day in a text that is a time alone, `9:05` or `09:05:30`.
  package static func parseTime(_ text: String) -> Int? {
    var scanner = Scanner(text)
    guard let second = time(&scanner), scanner.isAtEnd else { return nil }
    return second
  }

  private static func time(_ scanner: inout Scanner) -> Int? {
    _ = scanner.skip(oneOf: "Tt")
    let half = scanner.skipHalfOfDay()
    guard var hour = scanner.number(digits: 1...2), scanner.skip(oneOf: ":：时点") else { return nil }
    var minute = 0
    var second = 0
    if let number = scanner.number(digits: 1...2) {
      minute = number
      if scanner.skip(oneOf: ":："), let number = scanner.number(digits: 1...2) {
        second = number
        guard scanner.skipFraction() else { return nil }
      } else if scanner.skip(oneOf: "分"), let number = scanner.number(digits: 1...2) {
        second = number
        _ = scanner.skip(oneOf: "秒")
      }
    }
    switch half ?? scanner.skipHalfOfDay() {
    case .before where hour == 12: hour = 0
    case .after where hour < 12: hour += 12
    default: break
    }
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return hour * 3600 + minute * 60 + second
  }
}

extension WrittenDate {
  private enum HalfOfDay { case before, after }

  /// Reads from the front, over blanks.
  private struct Scanner {
    private var rest: Substring.UnicodeScalarView

    init(_ text: String) {
      rest = text[...].unicodeScalars
      while let last = rest.last, last.isBlank { rest.removeLast() }
      skipBlanks()
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number(digits: ClosedRange<Int>) -> Int? {
      let found = rest.prefix { ("0"..."9").contains($0) }
      guard digits.contains(found.count) else { return nil }
      rest = rest.dropFirst(found.count)
      skipBlanks()
      return Int(String(found))
    }

    mutating func skip(oneOf scalars: String) -> Bool {
      guard let first = rest.first, scalars.unicodeScalars.contains(first) else { return false }
      rest.removeFirst()
      skipBlanks()
      return true
    }

    mutating func skip(word: String) -> Bool {
      guard rest.starts(with: word.unicodeScalars) else { return false }
      rest = rest.dropFirst(word.unicodeScalars.count)
      skipBlanks()
      return true
    }

    mutating func skipHalfOfDay() -> HalfOfDay? {
      for word in ["上午", "早上", "凌晨", "AM", "am"] where skip(word: word) { return .before }
      for word in ["下午", "晚上", "PM", "pm"] where skip(word: word) { return .after }
      return nil
    }

    /// `周四`, `星期四`, also in brackets.
    mutating func skipWeekday() {
      let isBracketed = skip(oneOf: "(（")
      for word in ["星期", "周"] where skip(word: word) {
        _ = skip(oneOf: "一二三四五六日天")
        break
      }
      if isBracketed { _ = skip(oneOf: ")）") }
    }

    /// Drops a fraction of a second of zeros; false for one that says more than a second can.
    mutating func skipFraction() -> Bool {
      guard rest.first == "." else { return true }
      rest.removeFirst()
      let digits = rest.prefix { ("0"..."9").contains($0) }
      rest = rest.dropFirst(digits.count)
      skipBlanks()
      return !digits.isEmpty && digits.allSatisfy { $0 == "0" }
    }

    private mutating func skipBlanks() {
      while let first = rest.first, first.isBlank { rest.removeFirst() }
    }
  }
}
