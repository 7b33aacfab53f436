import CNcurses
import Glibc

extension NcursesTerminal {
  package func readEvents() -> [InputEvent] {
    guard !isClosed, !isSuspended else { return [] }
    var events: [InputEvent] = []
    if resized.drain(), takeSize() { events.append(.resize(size)) }
    var batch: [InputUnit] = []
    while let unit = nextUnit() { batch.append(unit) }
    events += decoder.decode(batch)
    if events.isEmpty, batch.isEmpty, isGone { events.append(.hangUp) }
    return events
  }

  /// Takes the terminal's size over. Returns whether it changed.
  @discardableResult
  func takeSize() -> Bool {
    var columns: Int32 = 0
    var rows: Int32 = 0
    if !cn_window_size(STDOUT_FILENO, &columns, &rows) {
      columns = getmaxx(cn_screen())
      rows = getmaxy(cn_screen())
    }
    let current = Size(columns: Int(columns), rows: Int(rows))
    guard current != size else { return false }
    if getmaxx(cn_screen()) != columns || getmaxy(cn_screen()) != rows { resize_term(rows, columns) }
    size = current
    shown = nil
    clearok(cn_screen(), true)
    return true
  }

  private func nextUnit() -> InputUnit? {
    let code = wgetch(keyboard)
    switch code {
    case ERR: return nil
    case 0...0xFF: return .byte(UInt8(code))
    case KeyCodes.pasteStart: return .pasteStart
    case KeyCodes.pasteEnd: return .pasteEnd
    case KEY_MOUSE: return mouseUnit()
    default: return keyCodes[code].map(InputUnit.key) ?? .unknownKey
    }
  }

  private func mouseUnit() -> InputUnit {
    var column: Int32 = 0
    var row: Int32 = 0
    let kind: MouseEvent.Kind
    switch cn_take_mouse(&column, &row) {
    case CN_MOUSE_PRESS: kind = .press
    case CN_MOUSE_RELEASE: kind = .release
    case CN_MOUSE_SECONDARY: kind = .secondaryPress
    case CN_MOUSE_UP: kind = .wheelUp
    case CN_MOUSE_DOWN: kind = .wheelDown
    default: return .unknownKey
    }
    return .mouse(MouseEvent(kind, at: Point(column: Int(column), row: Int(row))))
  }

  /// Whether the line was hung up; its descriptor stays readable and would keep the loop busy.
  private var isGone: Bool {
    var polled = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, 0) > 0 else { return false }
    return Int32(polled.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0
  }
}
