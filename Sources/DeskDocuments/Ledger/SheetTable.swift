import CaseDomain

/// A table as a spreadsheet or a text with commas has it: words that no program calculates, and numbers as numbers.
struct SheetTable: Hashable {
  enum Cell: Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case text(String)
    case number(Int)
    /// A number with two places behind the point, in hundredths: fen as yuan.
    case hundredths(Int)

    init(stringLiteral text: String) { self = .text(text) }
    init(integerLiteral number: Int) { self = .number(number) }

    /// In words, without what would move a cursor, and none of them a formula.
    var plain: String {
      switch self {
      case .text(let text): return FormulaGuard.guarded(Markup.writable(TextCleaning.shown(text)))
      case .number(let number): return String(number)
      case .hundredths(let number):
        let rest = number.magnitude % 100
        return "\(number < 0 ? "-" : "")\(number.magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
      }
    }
  }

  struct Column: Hashable {
    let heading: String
    /// In characters of a sheet's own font; Chinese ones take two.
    var width: Double = 12

    init(_ heading: String, width: Double = 12) {
      self.heading = heading
      self.width = width
    }
  }

  /// Of the sheet.
  let name: String
  /// Stands above the headings of a sheet; a text with commas has none.
  var title: String?
  let columns: [Column]
  let rows: [[Cell]]

  init(name: String, title: String? = nil, columns: [Column], rows: [[Cell]]) {
    self.name = name
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}
