import CaseDomain
import DeskSession
import Terminal

/// The incidents that this member keeps, those with something due first.
struct IncidentsLayer: Layer {
  private var list: PickList<IncidentID>

  init(_ context: LayerContext) { list = Self.list(context) }

  /// Open ones, those of danger first, the oldest first.
  static func open(_ desk: Desk) -> [Incident] {
    let open = desk.incidents.all.filter(\.isOpen)
    return open.filter { $0.policeDue(in: desk.zone) != nil } + open.filter { $0.policeDue(in: desk.zone) == nil }
  }

  private static func list(_ context: LayerContext) -> PickList<IncidentID> {
    let (texts, words) = (context.texts, context.wording)
    guard let desk = context.desk else { return PickList([]) }
    let items = (open(desk) + desk.incidents.all.filter { !$0.isOpen }.reversed()).map { incident in
      let what = TextCleaning.singleLine(incident.what)
      return PickList.Item(
        id: incident.id, label: "\(words.incident(incident.kind))  \(words.time(incident.raisedAt))  \(what)",
        note: texts["panes.incident.\(state(incident, desk))"])
    }
    return PickList(items)
  }

  private static func state(_ incident: Incident, _ desk: Desk) -> String {
    if !incident.isOpen { return "closed" }
    if incident.policeDue(in: desk.zone) != nil { return "tellPolice" }
    if incident.proposal != nil { return "toConfirm" }
    return incident.referral == nil ? "toRefer" : "referred"
  }

  private func size(_ area: Rect) -> Size {
    Size(columns: min(72, area.size.columns - 4), rows: min(max(2, list.items.count + 1), area.size.rows - 2))
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .input(.key(.escape)): return .consumed([.close])
    case .input(.key(.enter)):
      guard let id = list.current?.id else { return .done }
      return .consumed([.push(IncidentLayer(id)), .request(.readIncident(id))])
    case .input(.key(let key)) where DeskAction.aboveForms.contains { $0.key == key }: return .ignored
    case .input(.mouse(let mouse)) where mouse.kind == .press:
      let content = Box.content(in: context.body, size: size(context.body))
      guard content.contains(mouse.point) else { return .consumed([.close]) }
      let row = mouse.point.row - content.origin.row - 1
      guard list.press(row: row, rows: content.size.rows - 1) else { return .done }
      return handle(.input(.key(.enter)), in: &context)
    case .input(let event):
      _ = list.handle(event, rows: size(context.body).rows - 1)
      return .done
    case .reply(.changed):
      list = Self.list(context)
      return .ignored
    default: return .ignored
    }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let content = Box.draw(
      into: &canvas, area: area, size: size(area), title: context.texts["keys.incidents"], theme: context.theme)
    list.draw(
      into: &canvas, area: content, prompt: "/", hint: context.texts["keys.help.filter"],
      none: context.texts[list.items.isEmpty ? "panes.incident.none" : "frame.noMatch"], theme: context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [KeyHint(.enter, context.texts["keys.open.short"]), KeyHint(.escape, context.texts["keys.back.short"])]
  }
}
