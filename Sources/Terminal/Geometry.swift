/// How large a screen or a part of one is, in columns and rows of character cells.
package struct Size: Hashable, Sendable {
  /// Display columns; a Chinese character takes two.
  package var columns: Int
  /// Lines.
  package var rows: Int

  /// A size; negative figures count as none.
  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A cell's place, counted from the top left corner, which is (0, 0).
package struct Point: Hashable, Sendable {
  /// Display columns from the left edge.
  package var column: Int
  /// Lines from the top.
  package var row: Int

  /// The place at a column and a row.
  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// The place so many columns and rows further.
  package func offset(columns: Int = 0, rows: Int = 0) -> Point {
    Point(column: column + columns, row: row + rows)
  }
}

/// A rectangle of cells.
package struct Rect: Hashable, Sendable {
  /// Its top left cell.
  package var origin: Point
  /// Its extent.
  package var size: Size

  /// The rectangle of this size whose top left cell is `origin`.
  package init(origin: Point, size: Size) {
    self.origin = origin
    self.size = size
  }

  /// The rectangle that begins at a column and a row.
  package init(column: Int, row: Int, columns: Int, rows: Int) {
    self.init(origin: Point(column: column, row: row), size: Size(columns: columns, rows: rows))
  }

  /// The columns it covers.
  package var columns: Range<Int> { origin.column..<(origin.column + size.columns) }

  /// The rows it covers.
  package var rows: Range<Int> { origin.row..<(origin.row + size.rows) }

  /// Whether no cell is inside.
  package var isEmpty: Bool { size.columns == 0 || size.rows == 0 }

  /// Whether the cell at `point` is inside, as when the mouse is pressed there.
  package func contains(_ point: Point) -> Bool {
    columns.contains(point.column) && rows.contains(point.row)
  }

  /// The part that is also in `other`; empty when they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let columns = columns.clamped(to: other.columns)
    let rows = rows.clamped(to: other.rows)
    return Rect(column: columns.lowerBound, row: rows.lowerBound, columns: columns.count, rows: rows.count)
  }

  /// The rectangle without a margin on each side, never less than nothing.
  package func inset(columns: Int = 0, rows: Int = 0) -> Rect {
    Rect(
      origin: origin.offset(columns: columns, rows: rows),
      size: Size(columns: size.columns - 2 * columns, rows: size.rows - 2 * rows))
  }
}
