import CNcurses
import Glibc

extension NcursesTerminal {
  package func readEvents() -> [InputEvent] {
    guard !isClosed, !isSuspended else { return [] }
    var events: [InputEvent] = []
    if resized.drain(), takeSize() { events.append(.resize(size)) }
    var batch: [InputUnit] = []
    while let unit = nextUnit() { batch.append(unit) }
    events += decoder.decode(batch).map(withDoubleClick)
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
    default:
      if let encoding = keyCodes.mouseEncodings[code] { return .mouse(encoding) }
      return keyCodes[code].map(InputUnit.key) ?? .unknownKey
    }
  }

  private func withDoubleClick(_ event: InputEvent) -> InputEvent {
    guard case .mouse(let mouse) = event else { return event }
    return .mouse(doubleClicks.recognise(mouse, atMilliseconds: Self.milliseconds))
  }

  /// The time since some fixed moment, whatever happens to the calendar clock.
  private static var milliseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000 + now.tv_nsec / 1_000_000
  }

  /// Whether the line was hung up; its descriptor stays readable and would keep the loop busy.
  private var isGone: Bool {
    var polled = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, 0) > 0 else { return false }
    return Int32(polled.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0
  }
}
