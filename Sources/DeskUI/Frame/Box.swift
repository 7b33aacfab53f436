import Terminal

/// A dialog's frame: a bar with its title above, a rule below, blanks beside; no lines in lines.
enum Box {
  /// Clears a place in the middle of `area` and draws the frame; answers the rectangle for the content.
  static func draw(into canvas: inout Canvas, area: Rect, size: Size, title: String, theme: Theme) -> Rect {
    let rect = place(in: area, size: size)
    canvas.fill(rect)
    let width = rect.size.columns
    canvas.put(DisplayWidth.padded("  " + title, to: width), at: rect.origin, style: theme.bar, width: width)
    let bottom = Rect(column: rect.origin.column, row: rect.rows.upperBound - 1, columns: width, rows: 1)
    canvas.fill(bottom, with: "─", style: theme.rule)
    return content(of: rect)
  }

  /// Where the content of a box of this size stands, for the mouse.
  static func content(in area: Rect, size: Size) -> Rect { content(of: place(in: area, size: size)) }

  private static func content(of rect: Rect) -> Rect {
    Rect(
      column: rect.origin.column + 2, row: rect.origin.row + 1, columns: rect.size.columns - 4,
      rows: rect.size.rows - 2)
  }

  private static func place(in area: Rect, size: Size) -> Rect {
    let columns = min(area.size.columns, size.columns + 4)
    let rows = min(area.size.rows, size.rows + 2)
    return Rect(
      column: area.origin.column + (area.size.columns - columns) / 2,
      row: area.origin.row + max(0, (area.size.rows - rows) / 3), columns: columns, rows: rows)
  }
}
