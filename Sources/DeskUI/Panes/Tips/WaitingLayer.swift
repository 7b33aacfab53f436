import CaseDomain
import DeskSession
import Terminal

/// Waits for a tip to be read, then opens what is made of it in its place. Esc gives up.
struct WaitingLayer: Layer {
  let tip: TipID
  let make: @Sendable (TipDocument, inout LayerContext) -> FormLayer?

  /// Opens the form at once where the newest document is at hand, otherwise after reading it.
  static func actions(
    for tip: TipID, _ frame: Frame, _ context: inout LayerContext,
    make: @escaping @Sendable (TipDocument, inout LayerContext) -> FormLayer?
  ) -> [LayerAction] {
    if let document = frame.tips.detail.document, document.tip == tip, let desk = context.desk,
      !document.isExcerpt, !TipLedger.isStale(document, in: desk)
    {
      return make(document, &context).map { [.push($0)] } ?? []
    }
    return [.push(WaitingLayer(tip: tip, make: make)), .request(.readTip(tip))]
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.tip(let document)) where document.tip == tip:
      return .consumed(make(document, &context).map { [.replace($0)] } ?? [.close])
    case .input(.key(.escape)): return .consumed([.close])
    case .input(.key(let key)):
      return DeskAction.aboveForms.contains { $0.key == key } ? .ignored : .done
    case .input: return .done
    default: return .ignored
    }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let box = Box.draw(
      into: &canvas, area: area, size: Size(columns: 30, rows: 1), title: context.wording.tip(tip), theme: context.theme
    )
    canvas.put(context.texts["panes.reading"], at: box.origin, style: context.theme.secondary)
  }

  func hints(in context: LayerContext) -> [KeyHint] { [KeyHint(.escape, context.texts["keys.back.short"])] }
}
