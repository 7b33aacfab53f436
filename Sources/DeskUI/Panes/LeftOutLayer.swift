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
  private var page = ScrolledPage()

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

  private func lines(_ context: LayerContext) -> [DetailLine] {
    var page = DetailPage(theme: context.theme, width: ScrolledPage.area(context.body).size.columns)
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
      page.turn(mouse, through: lines(context), in: context.body)
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func press(_ key: Key, _ context: LayerContext) -> LayerOutcome {
    if DeskAction.aboveForms.contains(where: { $0.key == key && $0.id != "manual" }) { return .ignored }
    switch key.inCommandMode {
    case .escape, .enter, .character("q"):
      wipe()
      parts = nil
      return .consumed([.close, .effect(.forget)])
    default: _ = page.press(key, through: lines(context), in: context.body)
    }
    return .done
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    page.draw(
      lines(context), title: "\(context.texts["panes.originals.title"])  \(name(context))", into: &canvas, in: area,
      context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [
      KeyHint(.pageDown, context.texts["panes.hint.readOn"]),
      KeyHint(.escape, context.texts["reporters.view.close"]),
    ]
  }
}
