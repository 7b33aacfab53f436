import CaseDomain
import DeskSession
import DeskText
import Terminal

/// Who reported a restricted tip, for one minute, on the screen of the custodian it was lifted for (R6.4). Covered until
/// it is uncovered; overwritten when the layer goes.
struct RestrictedIdentityLayer: Layer {
  /// How long it is shown, in milliseconds.
  static let shownFor: Int64 = 60_000

  private var awaited: RequestID?
  private var details: [RevealedDetail] = []
  private var closesAt: Instant?
  private var isRevealed = false

  private init(_ id: RequestID) { awaited = id }

  static func actions(
    for tip: RestrictedID, request: EventNumber, _ context: inout LayerContext
  ) -> [LayerAction] {
    let id = context.newRequestID()
    return [
      .push(RestrictedIdentityLayer(id)), .request(.restricted(id, .openIdentity(tip, request: request))),
    ]
  }

  /// Nothing has to be said to the desk: that it was opened is on the record, and that is all there is.
  var farewell: [SessionRequest]? { [] }

  func wipe() { for detail in details { detail.text.wipe() } }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.restricted(let id, .identity(let details))) where id == awaited:
      awaited = nil
      self.details = details
      closesAt = context.now.adding(milliseconds: Self.shownFor)
      return .done
    case .reply(.refused(let id, _)) where id == awaited, .reply(.failed(let id, _)) where id == awaited:
      // The frame says why.
      return .consumed([.close])
    case .tick:
      guard let closesAt, context.now >= closesAt else { return .ignored }
      return .consumed(close())
    case .input(.key(let key)):
      if DeskAction.aboveForms.contains(where: { $0.key == key && $0.id != "help" }) { return .ignored }
      switch key.inCommandMode {
      case .character(" "), .function(8): isRevealed.toggle()
      case .escape, .enter, .character("q"): return .consumed(close())
      default: break
      }
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func close() -> [LayerAction] {
    wipe()
    details = []
    return [.close, .effect(.forget)]
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let (texts, theme) = (context.texts, context.theme)
    canvas.fill(area)
    let area = area.inset(columns: 3)
    canvas.put(
      DisplayWidth.padded(" " + texts["keys.openRestricted"], to: area.size.columns), at: area.origin, style: theme.bar)
    guard let closesAt else {
      canvas.put(texts["panes.reading"], at: area.origin.offset(columns: 1, rows: 1), style: theme.secondary)
      return
    }
    let seconds = max(0, (closesAt.milliseconds(since: context.now) + 999) / 1000)
    canvas.put(
      texts("restricted.identity.countdown", String(seconds)), at: area.origin.offset(columns: 1, rows: 1),
      style: seconds <= 10 ? theme.alert : theme.warning)
    if details.isEmpty {
      canvas.put(
        texts["restricted.identity.none"], at: area.origin.offset(columns: 1, rows: 3), style: theme.heading)
    }
    var row = 3
    for detail in details {
      let label = texts["panes.given.\(detail.detail.rawValue)"]
      let text = TextCleaning.shown(detail.text.text)
      let shown = isRevealed ? text : IdentityMask.masked(detail.text.text, detail.detail)
      let lines = DisplayWidth.wrapped(shown, width: max(4, area.size.columns - 16))
      for (index, line) in lines.enumerated() where row < area.size.rows {
        if index == 0 { canvas.put(label, at: area.origin.offset(columns: 1, rows: row), style: theme.secondary) }
        canvas.put(line, at: area.origin.offset(columns: 15, rows: row), style: theme.heading)
        row += 1
      }
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    return [
      KeyHint(.character(" "), texts[isRevealed ? "restricted.identity.hide" : "restricted.identity.show"]),
      KeyHint(.escape, texts["keys.back.short"]),
    ]
  }
}
