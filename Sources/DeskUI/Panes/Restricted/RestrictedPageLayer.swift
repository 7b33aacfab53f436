import CaseDomain
import DeskSession
import DeskText
import Terminal

/// A restricted tip as a page for the body it is handed to. That it is written into a file is on its record first.
struct RestrictedPageLayer: Layer {
  let tip: RestrictedID
  private var document: RestrictedDocument?
  private var recording: RequestID?
  private var top = 0

  private init(_ tip: RestrictedID) { self.tip = tip }

  /// Opens it, which is a reading like any other.
  static func actions(for tip: RestrictedID, _ context: LayerContext) -> [LayerAction] {
    [.push(RestrictedPageLayer(tip)), .request(.readRestricted(tip, isOpen: false))]
  }

  private func lines(_ context: LayerContext) -> [String] {
    guard let document, let words = document.words else { return [context.texts["panes.reading"]] }
    let page = OutwardText(
      content: words.content, isLeftOut: document.tip.hasOriginal || words.content.sealedOriginal != nil,
      receivedAt: document.tip.receivedAt, concerned: context.desk?.restricted[tip]?.conflicts ?? document.tip.conflicts
    )
    let added = document.events.compactMap { ($0.event as? RestrictedSupplemented)?.text.text }
    let late = added.isEmpty ? [] : ["", context.texts["restricted.page.late"]] + added
    return [context.desk?.organisation.name ?? "", document.tip.number.description, ""] + page.lines(context)
      + late.map { TextCleaning.shown($0) }
  }

  private func wrapped(_ context: LayerContext) -> [String] {
    lines(context).flatMap { $0.isEmpty ? [""] : DisplayWidth.wrapped($0, width: context.body.size.columns - 4) }
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.restrictedTip(let document)) where document.tip.id == tip && document.words != nil:
      self.document = document
      return .ignored
    case .reply(.restricted(let id, .done)) where id == recording:
      recording = nil
      let text = lines(context).joined(separator: "\n") + "\n"
      return .consumed([.save(name: context.texts["restricted.outward.file"], text: text)])
    case .reply(.refused(let id, _)) where id == recording, .reply(.failed(let id, _)) where id == recording:
      recording = nil
      return .ignored
    case .input(.key(let key)):
      if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
      return press(key.inCommandMode, &context)
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func press(_ key: Key, _ context: inout LayerContext) -> LayerOutcome {
    let page = max(1, context.body.size.rows - 2)
    let last = max(0, wrapped(context).count - page)
    switch key {
    case .character("p"), .function(5):
      guard recording == nil, document?.words != nil else { return .done }
      let id = context.newRequestID()
      recording = id
      return .consumed([.request(.restricted(id, .handle(tip, .note(context.texts["restricted.page.printed"]))))])
    case .up, .character("k"): top = max(0, top - 1)
    case .down, .character("j"): top = min(last, top + 1)
    case .pageUp: top = max(0, top - page)
    case .pageDown: top = min(last, top + page)
    case .escape, .character("q"): return .consumed([.close])
    default: break
    }
    return .done
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    for (row, line) in wrapped(context).dropFirst(top).prefix(max(1, area.size.rows - 1)).enumerated() {
      canvas.put(line, at: area.origin.offset(columns: 2, rows: row))
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [
      KeyHint(.character("p"), context.texts["panes.hint.print"]),
      KeyHint(.escape, context.texts["keys.back.short"]),
    ]
  }
}
