import DeskText
import Terminal

/// A page that may be longer than the screen: how far it was read, the keys and the wheel that move it, and its drawing
/// under a title that says how much follows.
struct ScrolledPage: Sendable {
  private var top = 0

  /// The columns and rows that a page with a title has in the body; the first row is the title's.
  static func area(_ body: Rect) -> Rect { body.inset(columns: 3) }

  /// Moves as the key says; false where it is none of those that move a page.
  mutating func press(_ key: Key, through lines: [DetailLine], in body: Rect) -> Bool {
    let rows = Self.rows(body)
    switch key.inCommandMode {
    case .up, .character("k"): top -= 1
    case .down, .character("j"): top += 1
    case .pageUp: top -= max(1, rows - 1)
    case .pageDown, .character(" "): top += max(1, rows - 1)
    case .home, .character("g"): top = 0
    case .end, .character("G"): top = lines.count
    default: return false
    }
    settle(lines.count, rows)
    return true
  }

  /// Moves as the wheel says.
  mutating func turn(_ mouse: MouseEvent, through lines: [DetailLine], in body: Rect) {
    if mouse.kind == .wheelUp { top -= 3 }
    if mouse.kind == .wheelDown { top += 3 }
    settle(lines.count, Self.rows(body))
  }

  /// Stays within a page whose lines may have become fewer.
  mutating func settle(_ lines: [DetailLine], in body: Rect) { settle(lines.count, Self.rows(body)) }

  /// Brings a line into sight, a third of the page from its top where there is so much before it.
  mutating func show(_ line: Int, through lines: [DetailLine], in body: Rect) {
    let rows = Self.rows(body)
    if line < top || line >= top + rows { top = line - rows / 3 }
    settle(lines.count, rows)
  }

  private mutating func settle(_ count: Int, _ rows: Int) { top = max(0, min(top, count - rows)) }

  private static func rows(_ body: Rect) -> Int { max(0, area(body).size.rows - 1) }

  /// Draws the title over the whole width of the page, and what fits of the lines below it.
  func draw(_ lines: [DetailLine], title: String, into canvas: inout Canvas, in body: Rect, _ theme: Theme) {
    Self.draw(lines, from: top, title: title, into: &canvas, in: body, theme)
  }

  /// The same for a page that moves by what is chosen on it.
  static func draw(
    _ lines: [DetailLine], from top: Int, title: String, into canvas: inout Canvas, in body: Rect, _ theme: Theme
  ) {
    canvas.fill(body)
    let area = area(body)
    let rows = rows(body)
    let below = lines.count - top - rows
    let more = below > 0 ? "↓ \(below) " : ""
    let room = max(0, area.size.columns - DisplayWidth.of(more))
    canvas.put(DisplayWidth.padded(" " + title, to: room) + more, at: area.origin, style: theme.bar)
    for row in 0..<max(0, min(rows, lines.count - top)) {
      canvas.put(lines[top + row], at: area.origin.offset(rows: 1 + row))
    }
  }
}
