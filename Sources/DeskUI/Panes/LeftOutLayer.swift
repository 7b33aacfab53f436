import CaseDomain
import DeskSession
import DeskText
import Terminal

/// What was left out of a restricted tip or an incident, for a custodian who said why. Overwritten when the layer goes
/// (R6.4).
struct LeftOutLayer: Layer {
  enum Subject: Hashable, Sendable {
    case tip(RestrictedID)
    case incident(IncidentID)
  }

  let subject: Subject
  private let id: RequestID
  private var parts: [OpenedOriginals.Part]?
  private var top = 0

  init(of subject: Subject, id: RequestID) {
    self.subject = subject
    self.id = id
  }

  /// There is nothing to tell: the opening is on the record, its length is not.
  var farewell: [SessionRequest]? { [] }

  func wipe() { for part in parts ?? [] { part.text.wipe() } }

  private func name(_ context: LayerContext) -> String {
    switch subject {
    case .tip(let id): context.desk?.restricted[id]?.number.description ?? ""
    case .incident: context.texts["keys.incidents"]
    }
  }

  private func area(_ body: Rect) -> Rect { body.inset(columns: 3) }

  private func lines(_ context: LayerContext, width: Int) -> [DetailLine] {
    var page = DetailPage(theme: context.theme, width: width)
    guard let parts else {
      page.text(context.texts["panes.reading"], context.theme.secondary)
      return page.lines
    }
    page.text(context.texts["panes.originals.careful"], context.theme.secondary)
    for part in parts {
      page.heading(context.texts("reporters.view.sealedAt", context.wording.time(part.sealedAt)))
      page.text(part.text.text)
    }
    return page.lines
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.restricted(let answered, .originals(let parts))) where answered == id,
      .reply(.incidentOriginals(let answered, let parts)) where answered == id:
      self.parts = parts
      return .done
    case .reply(.refused(let answered, let refusal)) where answered == id:
      return .consumed([.close, .notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)])
    case .reply(.failed(let answered, let fault)) where answered == id:
      return .consumed([.close, .notice(Notice(.failed, context.wording.fault(fault))), .effect(.bell)])
    case .input(.key(let key)): return press(key, context)
    case .input(.mouse(let mouse)):
      if mouse.kind == .wheelUp { scroll(-3, context) }
      if mouse.kind == .wheelDown { scroll(3, context) }
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func press(_ key: Key, _ context: LayerContext) -> LayerOutcome {
    if DeskAction.aboveForms.contains(where: { $0.key == key && $0.id != "help" }) { return .ignored }
    let page = max(1, area(context.body).size.rows - 2)
    switch key.inCommandMode {
    case .up, .character("k"): scroll(-1, context)
    case .down, .character("j"): scroll(1, context)
    case .pageUp: scroll(-page, context)
    case .pageDown, .character(" "): scroll(page, context)
    case .escape, .enter, .character("q"):
      wipe()
      parts = nil
      return .consumed([.close, .effect(.forget)])
    default: break
    }
    return .done
  }

  private mutating func scroll(_ step: Int, _ context: LayerContext) {
    let area = area(context.body)
    let last = max(0, lines(context, width: area.size.columns).count - (area.size.rows - 1))
    top = min(max(0, top + step), last)
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    let area = self.area(area)
    let title = " \(context.texts["panes.originals.title"])  \(name(context))"
    canvas.put(DisplayWidth.padded(title, to: area.size.columns), at: area.origin, style: context.theme.bar)
    let lines = lines(context, width: area.size.columns)
    for row in 0..<max(0, min(area.size.rows - 1, lines.count - top)) {
      var point = area.origin.offset(rows: 1 + row)
      for piece in lines[top + row].pieces { point.column += canvas.put(piece.text, at: point, style: piece.style) }
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [
      KeyHint(.pageDown, context.texts["panes.hint.readOn"]),
      KeyHint(.escape, context.texts["reporters.view.close"]),
    ]
  }
}
