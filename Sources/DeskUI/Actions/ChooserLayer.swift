import Terminal

/// A short list to choose one thing from.
struct ChooserLayer: Layer {
  let title: String
  private var list: PickList<Int>
  private let choices: [LayerAction]

  init(title: String, _ choices: [(label: String, note: String, action: LayerAction)], chosen: Int = 0) {
    self.title = title
    list = PickList(
      choices.enumerated().map { PickList.Item(id: $0.offset, label: $0.element.label, note: $0.element.note) },
      chosen: chosen)
    self.choices = choices.map(\.action)
  }

  private func size(_ area: Rect) -> Size {
    Size(columns: min(36, area.size.columns - 4), rows: min(list.items.count + 1, area.size.rows - 2))
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    guard case .input(let event) = message else { return .ignored }
    let content = Box.content(in: context.body, size: size(context.body))
    switch event {
    case .key(.escape): return .consumed([.close])
    case .key(.enter): return .consumed([.close] + (list.current.map { [choices[$0.id]] } ?? []))
    case .mouse(let mouse) where mouse.kind == .press:
      guard content.contains(mouse.point) else { return .consumed([.close]) }
      let row = mouse.point.row - content.origin.row - 1
      _ = list.press(row: row, rows: content.size.rows - 1)
      return row < 0 ? .done : .consumed([.close] + (list.current.map { [choices[$0.id]] } ?? []))
    case .key(let key) where DeskAction.aboveForms.contains { $0.key == key }: return .ignored
    // Pressed again, the key that opened the list steps on in it.
    case .key(.character("s")) where list.line.isEmpty: _ = list.handle(.key(.down), rows: content.size.rows - 1)
    default: _ = list.handle(event, rows: content.size.rows - 1)
    }
    return .done
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let content = Box.draw(into: &canvas, area: area, size: size(area), title: title, theme: context.theme)
    list.draw(
      into: &canvas, area: content, prompt: "/", hint: context.texts["keys.help.filter"],
      none: context.texts["frame.noMatch"], theme: context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [
      KeyHint(.enter, context.texts["panes.hint.choose"]), KeyHint(.escape, context.texts["keys.back.short"]),
    ]
  }
}

extension ChooserLayer {
  /// The columns of the current list; the one it is sorted by is marked and turns round when chosen again.
  static func sorting(_ frame: Frame, _ context: LayerContext) -> ChooserLayer {
    let texts = context.texts
    let (all, now, isAscending) =
      switch frame.list {
      case .tips: (TipLedger.columns, frame.tips.sort, frame.tips.order.isAscending)
      case .leads: (LeadLedger.columns, frame.leads.sort, frame.leads.order.isAscending)
      case .reporters: (ReporterLedger.columns, frame.reporters.sort, frame.reporters.order.isAscending)
      case .restricted: (RestrictedLedger.columns, frame.restricted.sort, frame.restricted.order.isAscending)
      }
    let columns = all.filter(\.sorts)
    return ChooserLayer(
      title: texts["keys.sort"],
      columns.map { column in
        (
          texts["tips.column.\(column.id == .signature ? "naming" : column.id.rawValue)"],
          column.id == now ? (isAscending ? "↑" : "↓") : "", .sort(column.id)
        )
      }, chosen: columns.firstIndex { $0.id == now } ?? 0)
  }
}
