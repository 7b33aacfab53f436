import DeskText
import Terminal

/// Every action with its keys, by group; typing narrows the list, Enter runs. Above a form it tells the form's keys.
struct HelpLayer: Layer {
  private var list: PickList<ActionID>
  /// Whether Enter runs what the bar is on: keys of a form mean something only in it.
  private let runs: Bool
  private let place: Frame.Place

  /// The keys of forms, by the id of their text.
  static let formKeys: [(key: Key, id: String)] = [
    (.control("s"), "save"), (.control("e"), "editor"), (.tab, "nextField"), (.backTab, "previousField"),
  ]

  /// What can be done while a form is open.
  init(aboveForm context: LayerContext, at place: Frame.Place) {
    self.place = place
    let texts = context.texts
    let english = Texts(.en)
    let everywhere = DeskAction.aboveForms.map { (key: $0.key, id: $0.id.rawValue, group: "everywhere") }
    runs = false
    list = PickList(
      ((Self.formKeys + [(.escape, "back")]).map { (key: $0.key, id: $0.id, group: "form") } + everywhere).map {
        entry in
        let name = texts["keys.\(entry.id)"]
        return PickList.Item(
          id: ActionID(entry.id), label: "\(texts["keys.group.\(entry.group)"])  \(name)",
          note: entry.key.name(texts), words: [name, english["keys.\(entry.id)"]])
      })
  }

  init(_ place: Frame.Place, _ context: LayerContext) {
    self.place = place
    let texts = context.texts
    let english = Texts(.en)
    runs = true
    list = PickList(
      DeskAction.Group.allCases.flatMap { group in
        DeskAction.all.filter {
          $0.group == group && $0.places.contains(place) && $0.isListed(for: context.member)
        }.map { action in
          PickList.Item(
            id: action.id, label: "\(texts["keys.group.\(group.rawValue)"])  \(action.name(texts))",
            note: action.keys.map { $0.name(texts) }.joined(separator: "  "),
            words: [action.name(texts), action.name(english)] + action.keys.map { $0.name(texts) })
        }
      })
  }

  private func area(_ body: Rect) -> Rect { body.inset(columns: 1) }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    guard case .input(let event) = message else { return .ignored }
    let area = area(context.body)
    switch event {
    case .key(.escape): return .consumed([.close])
    case .key(.function(1)):
      return .consumed([.replace(ManualLayer(context, from: place, at: place.manualPage))])
    case .key(.enter):
      guard runs else { return .consumed([.close]) }
      return .consumed(list.current.map { [.close, .run($0.id)] } ?? [])
    case .mouse(let mouse) where mouse.kind == .press:
      _ = list.press(row: mouse.point.row - area.origin.row - 2, rows: area.size.rows - 2)
      return .done
    case .key(let key) where DeskAction.aboveForms.contains { $0.key == key }: return .ignored
    default:
      _ = list.handle(event, rows: area.size.rows - 2)
      return .done
    }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    let area = self.area(area)
    canvas.put(
      DisplayWidth.padded(" " + context.texts["keys.help"], to: area.size.columns), at: area.origin,
      style: context.theme.bar)
    let rest = Rect(
      column: area.origin.column + 1, row: area.origin.row + 1, columns: area.size.columns - 2,
      rows: area.size.rows - 1)
    list.draw(
      into: &canvas, area: rest, prompt: "/", hint: context.texts["keys.help.filter"],
      none: context.texts["frame.noMatch"], theme: context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    (runs ? [KeyHint(.enter, context.texts["panes.hint.run"])] : [])
      + [KeyHint(.function(1), context.texts["keys.manual"])]
      + [KeyHint(.escape, context.texts["keys.back.short"])]
  }
}

/// The list of all actions with their keys, for printing.
package enum CheatSheet {
  /// Lines of plain text, grouped, keys in a column of their own.
  package static func text(_ texts: Texts) -> String {
    var lines = [texts["frame.program"] + " · " + texts["keys.help"]]
    for group in DeskAction.Group.allCases {
      lines += ["", texts["keys.group.\(group.rawValue)"]]
      for action in DeskAction.all where action.group == group {
        let keys = action.keys.map { $0.name(texts) }.joined(separator: "  ")
        lines.append("  " + DisplayWidth.padded(keys, to: 22) + action.name(texts))
      }
    }
    lines += ["", texts["keys.group.form"]]
    for (key, id) in HelpLayer.formKeys {
      lines.append("  " + DisplayWidth.padded(key.name(texts), to: 22) + texts["keys.\(id)"])
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
