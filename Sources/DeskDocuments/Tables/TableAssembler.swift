/// Makes a table of the raw rows of a file: finds the headings, drops blank rows, evens out widths.
struct TableAssembler {
  /// Whether a cell beyond the headings shows that a row was cut wrongly, as in delimited text, or is a remark at
  /// the side, as in a workbook.
  let refusesExtraCells: Bool
  /// Whether U+FFFD stands for bytes that could not be decoded.
  var hasInvalidText = false

  private var raw: [TableRow] = []
  private var problems: [TableProblem] = []

  init(refusesExtraCells: Bool) {
    self.refusesExtraCells = refusesExtraCells
  }

  mutating func add(_ row: TableRow) {
    guard row.cells.contains(where: \.isFilled) else { return }
    raw.append(row)
  }

  mutating func report(_ reason: TableProblem.Reason, row: Int) {
    problems.append(TableProblem(row: row, reason: reason))
  }

  /// Nil when there is no row at all. Throws where the rows, made as wide as the headings, hold more cells than there may
  /// be: of one long row of headings and many short ones below, a small file makes any number.
  consuming func table(_ limits: TableLimits) throws(TableError) -> Table? {
    guard let top = headingRow() else { return nil }
    var headings = raw[top].cells.map { RowIdentity.canonicalText($0.text) }
    while headings.last?.isEmpty == true { headings.removeLast() }
    let body = raw[(top + 1)...]
    if !refusesExtraCells {
      let width = body.map { Self.filledWidth($0) }.max() ?? 0
      while headings.count < width { headings.append("") }
    }
    guard body.count * headings.count <= limits.cells else { throw .tooManyCells(limit: limits.cells) }
    var rows: [TableRow] = []
    rows.reserveCapacity(body.count)
    for row in body {
      if Self.filledWidth(row) > headings.count {
        report(.cellsBeyondHeadings, row: row.number)
      } else if row.cells.contains(where: { $0.text.utf8.contains(0) }) {
        report(.zeroCharacter, row: row.number)
      } else if hasInvalidText, row.cells.contains(where: { $0.text.unicodeScalars.contains("\u{FFFD}") }) {
        report(.invalidText, row: row.number)
      } else {
        let missing = max(0, headings.count - row.cells.count)
        let cells = row.cells.prefix(headings.count) + Array(repeating: CellValue.empty, count: missing)
        rows.append(TableRow(number: row.number, cells: Array(cells)))
      }
    }
    return Table(headings: headings, rows: rows, problems: problems.sorted { $0.row < $1.row })
  }

  private static func filledWidth(_ row: TableRow) -> Int {
    (row.cells.lastIndex(where: \.isFilled) ?? -1) + 1
  }

  /// A ledger often opens with its own title and who filled it in: the row among the first ten that has the most
  /// known headings, two at least, is the heading row; else the first row is.
  private func headingRow() -> Int? {
    let known = raw.prefix(10).enumerated().map { index, row in
      (index: index, count: row.cells.count { $0.isFilled && HeadingVocabulary.embedded.entry(for: $0.text) != nil })
    }
    guard let best = known.max(by: { ($0.count, $1.index) < ($1.count, $0.index) }) else { return nil }
    return best.count >= 2 ? best.index : 0
  }
}
