import Terminal

/// What a reporter at the counter may see, and the moment when the screen is the office's again.
extension DeskModel {
  /// Whether a reporter may look on or sit at the keyboard.
  var facesReporter: Bool { isHandingBack || layers.contains { $0.facesReporter } }

  /// The layers that are drawn. Where a reporter may look on, these are theirs and what lies above; the desk and every
  /// layer below stay blank.
  var shownLayers: ArraySlice<any Layer> {
    layers[(layers.firstIndex { $0.facesReporter } ?? layers.startIndex)...]
  }

  /// The desk's answer closed what the reporter saw. The keyboard may still be theirs, so nothing else shows before a
  /// key that nobody presses by chance.
  mutating func receiveWhileHandingBack(_ event: InputEvent) -> [Effect] {
    switch event {
    case .key(.escape):
      isHandingBack = false
      notice = nil
    case .key(.control("l")): return lock(because: .asked)
    default: break
    }
    return []
  }

  func drawHandingBack(into canvas: inout Canvas) {
    let width = canvas.size.columns - 4
    var row = 1
    for text in [notice?.text, context.texts["frame.handBack"]].compactMap({ $0 }) {
      for line in DisplayWidth.wrapped(text, width: width) {
        canvas.put(line, at: Point(column: 2, row: row))
        row += 1
      }
      row += 1
    }
  }
}
