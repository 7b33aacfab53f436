import CaseDomain

/// Which column of a table is which field of a tip.
package struct ColumnMapping: Hashable, Sendable {
  /// The column of each field, from 0.
  package let columns: [TipField: Int]
  /// Headings of columns that are no field, in the table's order.
  package let unusedHeadings: [String]

  /// Finds the columns by the usual headings of a ledger of tips. Where several columns could be the same field, the
  /// surest heading wins and the others stay unused: taking a column for what it is not could show a reporter's name.
  package init(detecting headings: [String]) throws(MappingError) {
    var best: [TipField: (column: Int, rank: Int)] = [:]
    for (column, heading) in headings.enumerated() {
      guard let entry = HeadingVocabulary.embedded.entry(for: heading) else { continue }
      if let known = best[entry.field], known.rank <= entry.rank { continue }
      best[entry.field] = (column, entry.rank)
    }
    try self.init(best.mapValues(\.column), headings)
  }

  /// Reads a mapping given by hand: `留言主题=title,留言详情=narrative`; full-width commas and equals signs count.
  /// A heading is taken as it stands in the table, or without the blanks and remarks around it.
  package init(parsing mapping: String, headings: [String]) throws(MappingError) {
    var columns: [TipField: Int] = [:]
    for part in mapping.split(whereSeparator: { ",，\n".contains($0) }) {
      let sides = part.split(omittingEmptySubsequences: false) { "=＝".contains($0) }.map { String($0).trimmingBlanks }
      guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
        throw .syntax(String(part).trimmingBlanks)
      }
      guard let field = TipField.allCases.first(where: { $0.rawValue.lowercased() == sides[1].lowercased() }) else {
        throw .unknownField(sides[1])
      }
      let column = try Self.column(of: sides[0], in: headings)
      guard columns.updateValue(column, forKey: field) == nil else { throw .duplicateField(field) }
    }
    try self.init(columns, headings)
  }

  private init(_ columns: [TipField: Int], _ headings: [String]) throws(MappingError) {
    guard columns[.narrative] != nil else { throw .missing(.narrative) }
    let used = Set(columns.values)
    self.columns = columns
    unusedHeadings = headings.enumerated().filter { !used.contains($0.offset) && !$0.element.isEmpty }.map(\.element)
  }

  private static func column(of heading: String, in headings: [String]) throws(MappingError) -> Int {
    for matches in [{ $0 == heading }, { HeadingVocabulary.normalised($0) == HeadingVocabulary.normalised(heading) }] {
      let found = headings.indices.filter { matches(headings[$0]) }
      if found.count > 1 { throw .duplicateHeading(heading) }
      if let column = found.first { return column }
    }
    throw .unknownHeading(heading)
  }

  /// The cell of `field` in `row`; nil when no column is that field or the cell holds nothing but white space.
  package func cell(_ field: TipField, of row: TableRow) -> CellValue? {
    guard let column = columns[field], column < row.cells.count, !row.cells[column].isBlank else { return nil }
    return row.cells[column]
  }

  /// When the tip in `row` was received; nil when the row does not say. Throws what the cell holds if that is no date.
  package func receivedAt(of row: TableRow) throws(RowError) -> ReceivedTime? {
    guard let cell = cell(.receivedAt, of: row) else { return nil }
    guard let time = ReceivedTime(cell) else { throw .dateUnreadable(row: row.number, text: cell.text.trimmingBlanks) }
    return time
  }

  /// What was said, as it is kept.
  package func narrative(of row: TableRow) throws(RowError) -> String {
    guard let cell = cell(.narrative, of: row) else { throw .narrativeMissing(row: row.number) }
    return cell.text
  }
}

/// A time of receipt as a ledger gives it.
package struct ReceivedTime: Hashable, Sendable {
  package let second: CivilSecond
  /// The ledger names the day alone. Midnight to the second counts as that: it is how spreadsheets write a bare day.
  package var isDayOnly: Bool { second.secondOfDay == 0 }
  /// The minute, on the clock of the place where the ledger was kept.
  package var moment: CivilMoment {
    CivilMoment(date: second.date, time: TimeOfDay(minutes: second.secondOfDay / 60) ?? .midnight)
  }

  /// A cell of a date, a text that is one, or a bare day number of the years 1954 to 2119, which is what remains of a
  /// date in a cell that lost its format. Nil for anything else.
  package init?(_ cell: CellValue) {
    if case .date(let second) = cell.kind {
      self.second = second
    } else if let second = WrittenDate.parse(cell.text) {
      self.second = second
    } else if let days = Double(cell.text.trimmingBlanks), (20_000..<80_000).contains(days),
      case .date(let second)? = ExcelSerial(countsFrom1904: false).meaning(of: days)
    {
      self.second = second
    } else {
      return nil
    }
  }
}
