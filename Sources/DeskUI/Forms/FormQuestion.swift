import DeskText
import Terminal

/// A question with two answers, below a form. The safe answer is the one the bar is on at first.
package struct FormQuestion: Sendable {
  package let text: String
  package let yes: String
  package let no: String
  package private(set) var isYes: Bool
  /// The field that "no" goes back to.
  let back: FieldKey?

  package init(_ text: String, yes: String, no: String, isYes: Bool = false, back: FieldKey? = nil) {
    self.back = back
    self.text = text
    self.yes = yes
    self.no = no
    self.isYes = isYes
  }

  /// The answer a key gives, or nil; arrows move the bar.
  package mutating func answer(to key: Key) -> Bool? {
    switch key.inCommandMode {
    case .left, .right, .up, .down, .tab, .backTab: isYes.toggle()
    case .enter, .character(" "): return isYes
    case .character("y"), .character("Y"): return true
    case .character("n"), .character("N"), .escape: return false
    default: break
    }
    return nil
  }

  /// The answer a click gives, or nil; `area` is where the question was drawn.
  package func answer(to point: Point, in area: Rect) -> Bool? {
    let lines = lines(area.size.columns)
    guard point.row == area.origin.row + lines.count + 1 else { return nil }
    let start = area.origin.column + 2
    let middle = start + DisplayWidth.of(no) + 4
    if (start..<middle).contains(point.column) { return false }
    return (middle..<middle + DisplayWidth.of(yes) + 4).contains(point.column) ? true : nil
  }

  /// Rows it takes at a width.
  package func rows(_ columns: Int) -> Int { lines(columns).count + 2 }

  package func draw(into canvas: inout Canvas, area: Rect, theme: Theme) {
    canvas.fill(area)
    canvas.put(String(repeating: "─", count: area.size.columns), at: area.origin, style: theme.rule)
    let lines = lines(area.size.columns)
    for (row, line) in lines.enumerated() {
      canvas.put(line, at: area.origin.offset(columns: 2, rows: row + 1), style: theme.heading)
    }
    let row = lines.count + 1
    let used = draw(no, chosen: !isYes, at: area.origin.offset(columns: 2, rows: row), theme, into: &canvas)
    _ = draw(yes, chosen: isYes, at: area.origin.offset(columns: 2 + used, rows: row), theme, into: &canvas)
  }

  private func draw(
    _ answer: String, chosen: Bool, at point: Point, _ theme: Theme, into canvas: inout Canvas
  ) -> Int {
    let style = chosen ? theme.selection : Style.plain
    canvas.put((chosen ? "> " : "  ") + answer + " ", at: point, style: style)
    if chosen { canvas.cursor = point }
    return DisplayWidth.of(answer) + 4
  }

  private func lines(_ columns: Int) -> [String] { DisplayWidth.wrapped(text, width: max(1, columns - 4)) }
}
