/// A picture of the whole screen, or of a part to be drawn onto it: a grid of cells.
///
/// Whatever is drawn, every row stays exactly `size.columns` wide: a wide glyph that loses one half becomes a
/// blank, one that does not fit at the right edge is a blank, and text is shown without control bytes.
package struct Canvas: Equatable, Sendable {
  /// How many columns and rows it has; never changes.
  package let size: Size
  /// Where the terminal's real cursor stands, so that an input method opens there; nil hides it.
  package var cursor: Point?

  var cells: [Cell]

  /// An empty canvas in one style.
  package init(size: Size, style: Style = .plain) {
    self.size = size
    cells = Array(repeating: .blank(style), count: size.columns * size.rows)
  }

  /// The rectangle from (0, 0) that covers everything.
  package var bounds: Rect { Rect(origin: Point(column: 0, row: 0), size: size) }

  /// The cell at a column and a row, which must be inside.
  package subscript(column: Int, row: Int) -> Cell { cells[row * size.columns + column] }

  /// The cells of one row, left to right.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// The rows as plain text, each exactly `size.columns` wide by ``DisplayWidth``.
  package func rows() -> [String] {
    (0..<size.rows).map { row in
      self.row(row).reduce(into: "") { $0 += $1.text }
    }
  }
}
