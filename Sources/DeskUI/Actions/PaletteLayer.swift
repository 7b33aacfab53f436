import DeskText
import Terminal

/// The command palette: every action by name, found by Chinese, pinyin initials or English; Enter runs it.
struct PaletteLayer: Layer {
  private var list: PickList<ActionID>

  init(_ frame: Frame, _ context: LayerContext) {
    let english = Texts(.en)
    let chinese = Texts(.zhHans)
    let place = frame.place
    list = PickList(
      DeskAction.all.filter {
        $0.places.contains(place) && $0.id != "palette" && $0.isListed(for: context.member)
      }.map { action in
        PickList.Item(
          id: action.id, label: action.name(context.texts),
          note: action.keys.prefix(2).map { $0.name(context.texts) }.joined(separator: " "),
          words: [english, chinese].flatMap { [action.name($0)] + action.otherWords($0) },
          isEnabled: action.availability(frame, context).isEnabled)
      })
  }

  /// The action that Enter runs, and all there are in the order of the list.
  var current: ActionID? { list.current?.id }
  var ids: [ActionID] { list.items.map(\.id) }

  private func size(_ area: Rect) -> Size {
    Size(columns: min(56, area.size.columns - 4), rows: min(list.items.count + 1, area.size.rows - 2))
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    guard case .input(let event) = message else { return .ignored }
    let content = Box.content(in: context.body, size: size(context.body))
    switch event {
    case .key(.escape): return .consumed([.close])
    case .key(.enter): return .consumed(list.current.map { [.close, .run($0.id)] } ?? [.close])
    case .mouse(let mouse) where mouse.kind == .press:
      guard content.contains(mouse.point) else { return .consumed([.close]) }
      let isAgain = list.press(row: mouse.point.row - content.origin.row - 1, rows: content.size.rows - 1)
      return isAgain ? .consumed(list.current.map { [.close, .run($0.id)] } ?? []) : .done
    case .key(let key) where DeskAction.aboveForms.contains { $0.key == key }: return .ignored
    default:
      _ = list.handle(event, rows: content.size.rows - 1)
      return .done
    }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let content = Box.draw(
      into: &canvas, area: area, size: size(area), title: context.texts["forms.palette"], theme: context.theme)
    list.draw(
      into: &canvas, area: content, prompt: ":", hint: context.texts["forms.palette.hint"],
      none: context.texts["frame.noMatch"], theme: context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [
      KeyHint(.enter, context.texts["panes.hint.run"]), KeyHint(.up, context.texts["panes.hint.choose"]),
      KeyHint(.escape, context.texts["keys.back.short"]),
    ]
  }
}
