/// Tells a double click from two presses.
struct DoubleClicks {
  /// The longest time between two presses of a double click.
  static let interval = 400

  private var last: (point: Point, milliseconds: Int)?

  /// The event itself, or a double click in place of its second press.
  mutating func recognise(_ event: MouseEvent, atMilliseconds now: Int) -> MouseEvent {
    guard event.kind == .press else {
      if event.kind != .release { last = nil }
      return event
    }
    if let last, last.point == event.point, now - last.milliseconds <= Self.interval {
      self.last = nil
      return MouseEvent(.doubleClick, at: event.point)
    }
    last = (event.point, now)
    return event
  }
}
