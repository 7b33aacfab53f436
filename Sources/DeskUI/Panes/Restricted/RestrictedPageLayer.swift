import CaseDomain
import DeskSession
import DeskText
import Terminal

/// A restricted tip as a page for the body it is handed to. That it is written into a file is on its record first.
struct RestrictedPageLayer: Layer {
  let tip: RestrictedID
  private var document: RestrictedDocument?
  private var recording: RequestID?
  /// The question where it is to be written, and the answer.
  private var asked: RequestID?
  private var place = ""
  private var page = ScrolledPage()

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

  private func wrapped(_ context: LayerContext) -> [DetailLine] {
    var page = DetailPage(theme: context.theme, width: ScrolledPage.area(context.body).size.columns)
    for line in lines(context) {
      if line.isEmpty { page.blank() } else { page.text(line) }
    }
    return page.lines
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.restrictedTip(let document)) where document.tip.id == tip && document.words != nil:
      self.document = document
      return .ignored
    case .reply(.restricted(let id, .done)) where id == recording:
      recording = nil
      let text = lines(context).joined(separator: "\n") + "\n"
      return .consumed([.effect(.saveText(path: place, text: text))])
    case .place(let id, let path?) where id == asked:
      let id = context.newRequestID()
      (recording, place) = (id, path)
      return .consumed([.request(.restricted(id, .handle(tip, .note(context.texts["restricted.page.printed"]))))])
    case .reply(.refused(let id, _)) where id == recording, .reply(.failed(let id, _)) where id == recording:
      recording = nil
      return .ignored
    case .input(.key(let key)):
      if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
      return press(key.inCommandMode, &context)
    case .input(.mouse(let mouse)):
      page.turn(mouse, through: wrapped(context), in: context.body)
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func press(_ key: Key, _ context: inout LayerContext) -> LayerOutcome {
    switch key {
    case .character("p"), .function(5):
      guard recording == nil, document?.words != nil else { return .done }
      let id = context.newRequestID()
      asked = id
      return .consumed([.place(id, name: context.texts["restricted.outward.file"])])
    case .escape, .character("q"): return .consumed([.close])
    default: _ = page.press(key, through: wrapped(context), in: context.body)
    }
    return .done
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let title =
      "\(context.texts["restricted.outward.file"])  \(context.desk?.restricted[tip]?.number.description ?? "")"
    page.draw(wrapped(context), title: title, into: &canvas, in: area, context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [
      KeyHint(.character("p"), context.texts["panes.hint.print"]),
      KeyHint(.escape, context.texts["keys.back.short"]),
    ]
  }
}
