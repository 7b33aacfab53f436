extension Canvas {
  /// Writes text on one row, clipped to the canvas by columns; line breaks and tabs count as one space.
  ///
  /// - Parameter width: when given, the text is cut to so many columns and padded with blanks up to them.
  /// - Returns: how many columns were written.
  @discardableResult
  package mutating func put(_ text: String, at point: Point, style: Style = .plain, width: Int? = nil) -> Int {
    guard bounds.rows.contains(point.row) else { return 0 }
    let start = max(0, point.column)
    let end = min(size.columns, width.map { point.column + $0 } ?? size.columns)
    guard start < end else { return 0 }
    var column = point.column
    var crossesEnd = false
    DisplayWidth.forEachUnit(of: text) { unit, unitWidth in
      if column + unitWidth > end {
        crossesEnd = true
        return false
      }
      if column >= start {
        place(unit, width: unitWidth, column: column, row: point.row, style: style)
      } else if column + unitWidth > start {
        place(" ", width: 1, column: start, row: point.row, style: style)
      }
      column += unitWidth
      return column < end
    }
    // A wide glyph that would cross the end is left out, and a blank stands in its place.
    let filled = max(start, column)
    guard width != nil || crossesEnd else { return filled - start }
    for blank in filled..<end { place(" ", width: 1, column: blank, row: point.row, style: style) }
    return end - start
  }

  /// Fills a rectangle with one character; a wide one is repeated every two columns.
  package mutating func fill(_ rect: Rect, with character: Character = " ", style: Style = .plain) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    let line = String(repeating: character, count: area.size.columns)
    for row in area.rows {
      put(line, at: Point(column: area.origin.column, row: row), style: style, width: area.size.columns)
    }
  }

  /// Gives every cell in a rectangle one style and keeps what is written there: selection bars.
  package mutating func restyle(_ rect: Rect, _ style: Style) {
    restyle(rect) { _ in style }
  }

  /// Changes the style of every cell in a rectangle; a wide glyph at the edge is changed as a whole.
  package mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for row in area.rows {
      var first = row * size.columns + area.columns.lowerBound
      var last = row * size.columns + area.columns.upperBound - 1
      if cells[first].width == 0 { first -= 1 }
      if cells[last].width == 2 { last += 1 }
      for index in first...last { cells[index].style = change(cells[index].style) }
    }
  }

  /// Draws another canvas over this one; its cursor, when it has one, becomes this one's.
  package mutating func draw(_ other: Canvas, at origin: Point) {
    let area = Rect(origin: origin, size: other.size).intersection(bounds)
    for row in area.rows {
      for column in area.columns {
        let cell = other[column - origin.column, row - origin.row]
        if cell.width == 2, column + 1 < area.columns.upperBound {
          place(cell.text, width: 2, column: column, row: row, style: cell.style)
        } else if cell.width != 0 || column == area.columns.lowerBound {
          place(cell.width == 1 ? cell.text : " ", width: 1, column: column, row: row, style: cell.style)
        }
      }
    }
    if let inner = other.cursor {
      let outer = inner.offset(columns: origin.column, rows: origin.row)
      cursor = bounds.contains(outer) ? outer : nil
    }
  }

  /// Writes one unit; what loses a half by it becomes a blank. The caller has checked that it fits.
  private mutating func place(_ text: String, width: Int, column: Int, row: Int, style: Style) {
    let index = row * size.columns + column
    clearHalves(at: index)
    if width == 2 {
      clearHalves(at: index + 1)
      cells[index + 1] = .rightHalf(style)
    }
    cells[index] = Cell(text: text, width: width, style: style)
  }

  private mutating func clearHalves(at index: Int) {
    switch cells[index].width {
    case 0: cells[index - 1] = .blank(cells[index - 1].style)
    case 2: cells[index + 1] = .blank(cells[index + 1].style)
    default: break
    }
  }
}
