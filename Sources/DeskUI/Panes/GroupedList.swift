import Terminal

/// Rows under headings: which of them is chosen, how far the list is scrolled, and its drawing.
///
/// A row is known by what it stands for, so that the choice stays on it when others come, go or change their group.
struct GroupedList<ID: Hashable & Sendable, Group: Hashable & Sendable>: Sendable {
  struct Row: Hashable, Sendable {
    let id: ID
    let group: Group
  }

  private enum Line: Hashable {
    case heading(Group)
    case blank
    case row(Int)
  }

  /// Rows of one group stand together.
  private(set) var rows: [Row] = []
  private var chosen = 0
  private var top = 0

  var isEmpty: Bool { rows.isEmpty }
  var selected: ID? { rows.indices.contains(chosen) ? rows[chosen].id : nil }

  /// Takes in what changed, and stays on the row that was chosen, wherever it stands now.
  mutating func take(_ rows: [Row], height: Int) {
    let before = selected
    self.rows = rows
    if let before { choose(before, height: height) }
    keepInView(height: height)
  }

  /// Chooses a row by what it stands for; nothing where there is none.
  mutating func choose(_ id: ID, height: Int) {
    if let place = rows.firstIndex(where: { $0.id == id }) { chosen = place }
    keepInView(height: height)
  }

  private var lines: [Line] {
    rows.indices.flatMap { index -> [Line] in
      if index > 0, rows[index - 1].group == rows[index].group { return [.row(index)] }
      return (index == 0 ? [] : [.blank]) + [.heading(rows[index].group), .row(index)]
    }
  }

  mutating func move(_ move: Move, height: Int) {
    let page = max(1, height - 2)
    switch move {
    case .up: chosen -= 1
    case .down: chosen += 1
    case .pageUp: chosen -= page
    case .pageDown: chosen += page
    case .first: chosen = 0
    case .last: chosen = rows.count
    }
    keepInView(height: height)
  }

  /// - Parameter height: rows of the screen that the list has.
  mutating func keepInView(height: Int) {
    chosen = min(max(0, chosen), max(0, rows.count - 1))
    let line = lines.firstIndex(of: .row(chosen)) ?? 0
    // The heading of the first row stays in sight.
    top = max(0, min(max(top, line - max(1, height) + 1), chosen == 0 ? 0 : line))
  }

  /// Chooses the row at a place on the screen; answers whether it was chosen already.
  mutating func press(_ point: Point, in area: Rect) -> Bool {
    let index = top + point.row - area.origin.row
    let lines = lines
    guard area.contains(point), lines.indices.contains(index), case .row(let row) = lines[index] else { return false }
    defer { chosen = row }
    return row == chosen
  }

  /// Draws what fits of the list.
  ///
  /// - Parameters:
  ///   - heading: the words of a group, given how many rows it has.
  ///   - cells: the columns of a row; all but the last are as wide as the widest of those on the screen.
  func draw(
    into canvas: inout Canvas, _ area: Rect, _ theme: Theme, heading: (Group, Int) -> String,
    cells: (ID) -> [StyledText]
  ) {
    let shown = lines.dropFirst(top).prefix(area.size.rows)
    let texts = shown.map { line -> [StyledText] in
      if case .row(let row) = line { cells(rows[row].id) } else { [] }
    }
    let widths = (0..<(texts.map(\.count).max() ?? 0)).map { column in
      texts.map { $0.indices.dropLast().contains(column) ? DisplayWidth.of($0[column].text) : 0 }.max() ?? 0
    }
    for (row, line) in shown.enumerated() {
      let point = area.origin.offset(rows: row)
      switch line {
      case .blank: continue
      case .heading(let group):
        let name = heading(group, rows.count { $0.group == group })
        canvas.put(DisplayWidth.clipped(name, to: area.size.columns), at: point, style: theme.heading)
      case .row(let index):
        drawRow(texts[row], widths, isChosen: index == chosen, into: &canvas, at: point, area.size.columns, theme)
      }
    }
  }

  private func drawRow(
    _ cells: [StyledText], _ widths: [Int], isChosen: Bool, into canvas: inout Canvas, at point: Point, _ width: Int,
    _ theme: Theme
  ) {
    if isChosen { canvas.put(String(repeating: " ", count: width), at: point, style: theme.selection) }
    var column = canvas.put(isChosen ? "> " : "  ", at: point, style: isChosen ? theme.selection : .plain)
    for (place, cell) in cells.enumerated() {
      let isLast = place == cells.count - 1
      if cell.text.isEmpty && (isLast || widths[place] == 0) { continue }
      let room = width - column
      guard room > 0 else { return }
      let text = isLast ? cell.text : DisplayWidth.padded(cell.text, to: widths[place])
      let style = isChosen ? theme.selection : cell.style
      column += canvas.put(DisplayWidth.clipped(text, to: room), at: point.offset(columns: column), style: style)
      if !isLast { column += 2 }
    }
  }
}

/// Words in one style.
struct StyledText: Hashable, Sendable {
  let text: String
  let style: Style

  init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}
