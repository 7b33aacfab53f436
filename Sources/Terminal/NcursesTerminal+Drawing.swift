import CNcurses
import Glibc

extension NcursesTerminal {
  package func present(_ canvas: Canvas) {
    guard !isClosed, !isSuspended else { return }
    var next = fitted(canvas)
    if capabilities.ascii { next = next.inASCII(keepingText: capabilities.unicode) }
    // A tick of the clock that changed nothing sends nothing.
    if shown == next { return }
    let window = cn_screen()
    for row in 0..<next.size.rows where shown?.row(row) != next.row(row) {
      let cells = next.row(row).flatMap(drawn)
      _ = cells.withUnsafeBufferPointer { buffer in
        mvwadd_wchnstr(window, Int32(row), 0, buffer.baseAddress, Int32(buffer.count))
      }
    }
    shown = next
    wnoutrefresh(window)
    placeCursor(next.cursor)
    doupdate()
  }

  /// A canvas made for another size, as in the moment of resizing, is cut or filled up.
  private func fitted(_ canvas: Canvas) -> Canvas {
    guard canvas.size != size else { return canvas }
    var fitted = Canvas(size: size)
    fitted.draw(canvas, at: Point(column: 0, row: 0))
    return fitted
  }

  private func placeCursor(_ point: Point?) {
    let place = point.flatMap { shownBounds.contains($0) ? $0 : nil }
    if cursorShown != (place != nil) {
      cursorShown = place != nil
      curs_set(place != nil ? 1 : 0)
    }
    guard let place else { return }
    wmove(cn_screen(), Int32(place.row), Int32(place.column))
    wnoutrefresh(cn_screen())
  }

  private var shownBounds: Rect { Rect(origin: Point(column: 0, row: 0), size: size) }

  /// What ncurses is given for a cell: itself, or signs of the same width where the C library, and so the terminal,
  /// sees another width than ours.
  private func drawn(_ cell: Cell) -> [cchar_t] {
    guard cell.width > 0 else { return [] }
    let (attributes, pair) = palette.look(of: cell.style)
    var scalars = Array(cell.text.unicodeScalars)
    guard let base = scalars.first, TerminalLocale.columns(of: base) == cell.width else {
      return Array(repeating: Self.cchar(["?"], attributes, pair), count: cell.width)
    }
    scalars.removeAll { $0 != base && TerminalLocale.columns(of: $0) != 0 }
    return [Self.cchar(scalars, attributes, pair)]
  }

  private static func cchar(_ scalars: [Unicode.Scalar], _ attributes: attr_t, _ pair: Int16) -> cchar_t {
    var result = cchar_t()
    let text = scalars.map { wchar_t(truncatingIfNeeded: $0.value) } + [0]
    setcchar(&result, text, attributes, pair, nil)
    return result
  }
}
