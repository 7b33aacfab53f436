/// Reads a typed date from left to right. Each `scan` function either reads its whole form or leaves the place as it was.
struct WhenScanner {
  let today: CivilDate
  let calendar: WorkCalendar
  let leaning: DateParser.Leaning
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String, today: CivilDate, calendar: WorkCalendar, leaning: DateParser.Leaning) {
    self.today = today
    self.calendar = calendar
    self.leaning = leaning
    var scalars = text.unicodeScalars.map(\.folded)
    while let last = scalars.last, last.isBlank { scalars.removeLast() }
    self.scalars = scalars
  }

  var isAtEnd: Bool { position == scalars.count }
}

// MARK: Pieces

extension WhenScanner {
  mutating func skipBlanks() {
    while position < scalars.count, scalars[position].isBlank { position += 1 }
  }

  /// What may stand between a date and its time.
  mutating func skipSeparator() {
    skipBlanks()
    // The `T` of ISO 8601 only before a digit; a word may begin with it.
    if position > 0, position + 1 < scalars.count, scalars[position] == "t",
      scalars[position + 1].decimalDigit != nil
    {
      position += 1
    }
    while position < scalars.count, [",", "、", "的"].contains(scalars[position]) { position += 1 }
    skipBlanks()
  }

  mutating func scan(_ word: String) -> Bool {
    let word = Array(word.unicodeScalars)
    guard scalars[position...].starts(with: word) else { return false }
    position += word.count
    return true
  }

  /// Reads the first of `words` that stands here; those that begin another come after it.
  mutating func scan<Value>(_ words: [(String, Value)]) -> Value? {
    for (word, value) in words where scan(word) { return value }
    return nil
  }

  /// Whether the text here begins with one of `words`.
  func isAt(_ words: [String]) -> Bool {
    words.contains { scalars[position...].starts(with: $0.unicodeScalars) }
  }

  /// Runs `body`; where it gives nil, goes back to where it began.
  mutating func attempt<Value>(_ body: (inout WhenScanner) -> Value?) -> Value? {
    let start = position
    if let value = body(&self) { return value }
    position = start
    return nil
  }

  /// A number of up to eight digits, or in Chinese up to ninety-nine or digit by digit, and how many characters it has.
  mutating func scanNumber() -> (value: Int, width: Int)? {
    let start = position
    var value = 0
    while position < scalars.count, position - start < 8, let digit = scalars[position].decimalDigit {
      value = value * 10 + digit
      position += 1
    }
    if position > start { return (value, position - start) }
    return attempt { $0.scanChineseNumber() }
  }

  private mutating func scanChineseNumber() -> (value: Int, width: Int)? {
    let start = position
    var value = 0
    var pending: Int?
    while position < scalars.count, position - start < 4 {
      if let digit = Self.chineseDigits[scalars[position]] {
        // Two digits beside each other are read one by one, as in a year.
        value = pending.map { (value + $0) * 10 } ?? value
        pending = digit
      } else if scalars[position] == "十", value == 0 {
        value = (pending ?? 1) * 10
        pending = nil
      } else {
        break
      }
      position += 1
    }
    return position > start ? (value + (pending ?? 0), position - start) : nil
  }

  private static let chineseDigits: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
}
