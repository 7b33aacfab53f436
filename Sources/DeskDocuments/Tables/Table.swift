import CaseDomain

/// A table as a ledger holds it: one row of headings and the rows below, from whatever file it came.
package struct Table: Sendable {
  /// The headings as they stand in the file, trimmed; a column may have an empty one.
  package let headings: [String]
  /// The sound rows that hold anything, in the file's order; each has as many cells as there are headings.
  package let rows: [TableRow]
  /// The rows that cannot be taken over, in the file's order.
  package let problems: [TableProblem]
}

/// One row of a table.
package struct TableRow: Hashable, Sendable {
  /// The row as a person counts in the file opened in a spreadsheet: from 1, the heading row included.
  package let number: Int
  package let cells: [CellValue]

  package init(number: Int, cells: [CellValue]) {
    self.number = number
    self.cells = cells
  }
}

/// A row that cannot be taken over, and why.
package struct TableProblem: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// A quotation mark opens a cell and the cell does not end with one.
    case unbalancedQuote
    /// More cells than headings: most often a comma in a text that is not quoted.
    case cellsBeyondHeadings
    /// Bytes that are no character in the file's encoding.
    case invalidText
    /// A NUL (U+0000), which no text has: something was lost on the way.
    case zeroCharacter
  }

  /// Counted as `TableRow.number`.
  package let row: Int
  package let reason: Reason
}

/// What stands in a cell.
package struct CellValue: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case empty
    case text
    /// The file stores a number; `text` is its decimal form without an exponent.
    case number
    /// The file stores a date; `text` is `2026-11-23 14:05:09`, or the date alone at midnight.
    case date(CivilSecond)
  }

  /// The cell's words as they are kept: nothing trimmed, nothing stripped.
  package let text: String
  package let kind: Kind
  /// The cell repeats the upper left cell of merged cells, which alone stores the value.
  package let isMergedCopy: Bool

  package static let empty = CellValue(text: "", kind: .empty)

  package init(text: String, kind: Kind, isMergedCopy: Bool = false) {
    self.text = text
    self.kind = kind
    self.isMergedCopy = isMergedCopy
  }

  /// A cell of text, empty where there is none.
  package init(_ text: String) {
    self.init(text: text, kind: text.isEmpty ? .empty : .text)
  }

  /// Nothing but white space.
  package var isBlank: Bool { text.unicodeScalars.allSatisfy(\.isBlank) }

  /// Holds a value of its own.
  var isFilled: Bool { !isMergedCopy && !isBlank }
}

/// A second of a civil day, without a zone: what a cell of a spreadsheet can say.
package struct CivilSecond: Hashable, Comparable, Sendable {
  package let date: CivilDate
  /// `0..<86400`.
  package let secondOfDay: Int

  /// Nil outside the day.
  package init?(date: CivilDate, secondOfDay: Int) {
    guard (0..<86_400).contains(secondOfDay) else { return nil }
    self.date = date
    self.secondOfDay = secondOfDay
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.date, left.secondOfDay) < (right.date, right.secondOfDay)
  }

  /// `2026-11-23 14:05:09`, or `2026-11-23` at midnight.
  package var text: String {
    secondOfDay == 0 ? date.description : date.description + " " + ClockText.of(secondOfDay)
  }
}

/// `14:05:09` for a number of seconds; hours may be more than 24 for a duration.
enum ClockText {
  static func of(_ seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}

extension Unicode.Scalar {
  /// White space, or one of the marks that show as nothing and come with copied text.
  var isBlank: Bool {
    properties.isWhitespace || value == 0x200B || value == 0xFEFF || value == 0x2060
  }
}
