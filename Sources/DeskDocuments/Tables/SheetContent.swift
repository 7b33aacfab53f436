/// A cell's place as a worksheet writes it: `B12`.
struct CellReference {
  /// From 0.
  let column: Int
  /// From 1.
  let row: Int

  /// What a worksheet has, from 1.
  static let rows = 1...1_048_576

  /// Nil outside a worksheet's 16,384 columns and 1,048,576 rows.
  init?(_ text: some StringProtocol) {
    let letters = text.utf8.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    guard (1...3).contains(letters.count), let row = Int(text.dropFirst(letters.count)), Self.rows.contains(row)
    else { return nil }
    let number = letters.reduce(0) { $0 * 26 + Int($1 - UInt8(ascii: "A")) + 1 }
    guard number <= 16_384 else { return nil }
    column = number - 1
    self.row = row
  }
}

/// A rectangle of merged cells: `A2:B4`.
struct MergedCells {
  let columns: ClosedRange<Int>
  let rows: ClosedRange<Int>

  init?(_ text: String) {
    let corners = text.split(separator: ":").compactMap { CellReference($0) }
    guard corners.count == 2, corners[0].column <= corners[1].column, corners[0].row <= corners[1].row else {
      return nil
    }
    columns = corners[0].column...corners[1].column
    rows = corners[0].row...corners[1].row
  }
}

/// The cells of a worksheet as they come: rows and cells may be left out and then follow on the one before.
struct SheetContent {
  var merged: [MergedCells] = []
  private let limits: TableLimits
  private var rows: [TableRow] = []
  private var number = 0
  private var cells: [CellValue] = []
  /// Where a cell without a reference stands.
  private var nextColumn = 0
  private var count = 0

  init(limits: TableLimits) {
    self.limits = limits
  }

  /// A row whose number no worksheet has follows on the one before, as if it had none.
  mutating func startRow(_ written: Int?) {
    number = written.flatMap { CellReference.rows.contains($0) ? $0 : nil } ?? number + 1
    cells = []
    nextColumn = 0
  }

  mutating func add(_ value: CellValue, at column: Int?) throws(TableError) {
    let column = column ?? nextColumn
    nextColumn = column + 1
    guard value.kind != .empty else { return }
    let added = max(0, column + 1 - cells.count)
    count += added
    guard count <= limits.cells else { throw .tooManyCells(limit: limits.cells) }
    cells += Array(repeating: .empty, count: added)
    cells[column] = value
  }

  mutating func endRow() {
    if !cells.isEmpty { rows.append(TableRow(number: number, cells: cells)) }
    cells = []
  }

  /// Nil when there is no row. Rows are put in order; merged cells all show the value of their upper left one.
  consuming func table() throws(TableError) -> Table? {
    rows.sort { $0.number < $1.number }
    let width = rows.map(\.cells.count).max() ?? 0
    for range in merged { try fill(range, width: width) }
    var assembler = TableAssembler(refusesExtraCells: false)
    for row in rows { assembler.add(row) }
    return try assembler.table(limits)
  }

  /// Visits no more cells, over all ranges, than a sheet may have: a file can list any number of ranges of any size.
  private mutating func fill(_ range: MergedCells, width: Int) throws(TableError) {
    let first = partition(before: range.rows.lowerBound)
    let column = range.columns.lowerBound
    guard first < rows.count, rows[first].number == range.rows.lowerBound, column < rows[first].cells.count else {
      return
    }
    let value = rows[first].cells[column]
    let copy = CellValue(text: value.text, kind: value.kind, isMergedCopy: true)
    let end = min(range.columns.upperBound + 1, width)
    for index in first..<rows.count {
      guard rows[index].number <= range.rows.upperBound else { break }
      count += end - column
      guard count <= limits.cells else { throw .tooManyCells(limit: limits.cells) }
      var cells = rows[index].cells
      cells += Array(repeating: .empty, count: max(0, end - cells.count))
      for column in column..<end where !cells[column].isFilled { cells[column] = copy }
      rows[index] = TableRow(number: rows[index].number, cells: cells)
    }
  }

  private func partition(before number: Int) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
