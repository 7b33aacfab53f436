import Terminal

/// Asks before something that goes outward or cannot be taken back; the answer is "no" unless the person says otherwise.
struct ConfirmLayer: Layer {
  let question: String
  let yes: String
  let actions: [LayerAction]
  private var isYes = false

  init(_ question: String, yes: String, _ actions: [LayerAction]) {
    self.question = question
    self.yes = yes
    self.actions = actions
  }

  private func size(_ area: Rect) -> Size {
    let columns = min(52, area.size.columns - 4)
    return Size(columns: columns, rows: DisplayWidth.wrapped(question, width: columns).count + 2)
  }

  private func buttons(_ context: LayerContext) -> [(text: String, isYes: Bool)] {
    [(" \(context.texts["frame.no"]) ", false), (" \(yes) ", true)]
  }

  private func answer(_ isYes: Bool) -> LayerOutcome { .consumed([.close] + (isYes ? actions : [])) }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    guard case .input(let event) = message else { return .ignored }
    switch event {
    case .key(let key):
      switch key.inCommandMode {
      case .escape, .character("n"), .character("N"): return answer(false)
      case .character("y"), .character("Y"): return answer(true)
      case .left, .right, .tab, .backTab, .up, .down: isYes.toggle()
      case .enter: return answer(isYes)
      case .function(12): return .ignored
      default: break
      }
    case .mouse(let mouse) where mouse.kind == .press:
      let content = Box.content(in: context.body, size: size(context.body))
      guard mouse.point.row == content.rows.upperBound - 1 else { return .done }
      var column = content.origin.column
      for button in buttons(context) {
        let width = DisplayWidth.of(button.text) + 4
        if (column..<column + width).contains(mouse.point.column) { return answer(button.isYes) }
        column += width
      }
    default: break
    }
    return .done
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let size = size(area)
    let content = Box.draw(
      into: &canvas, area: area, size: size, title: context.texts["panes.confirm"], theme: context.theme)
    for (row, line) in DisplayWidth.wrapped(question, width: size.columns).enumerated() {
      canvas.put(line, at: content.origin.offset(rows: row))
    }
    var point = Point(column: content.origin.column, row: content.rows.upperBound - 1)
    for button in buttons(context) {
      let isChosen = button.isYes == isYes
      let text = isChosen ? ">\(button.text)<" : " \(button.text) "
      point.column += canvas.put(text, at: point, style: isChosen ? context.theme.selection : .plain) + 2
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [
      KeyHint(.enter, isYes ? yes : context.texts["frame.no"]), KeyHint(.left, context.texts["panes.hint.other"]),
      KeyHint(.escape, context.texts["frame.no"]),
    ]
  }
}
