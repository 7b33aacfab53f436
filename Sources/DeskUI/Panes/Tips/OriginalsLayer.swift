import CaseDomain
import DeskSession
import Terminal

/// What a tip said before something was left out, for a custodian who said why. Held here and in the form that follows,
/// and overwritten with the last of them.
struct OriginalsLayer: Layer {
  let tip: TipID
  private let id: RequestID
  private var opened: OpenedOriginals?
  private var page = ScrolledPage()

  init(tip: TipID, id: RequestID) {
    self.tip = tip
    self.id = id
  }

  /// There is nothing to tell: the opening is on the record, its length is not.
  var farewell: [SessionRequest]? { [] }

  func wipe() {
    for part in opened?.parts ?? [] { part.text.wipe() }
    for word in opened?.words ?? [] { word.text.wipe() }
  }

  private func lines(_ context: LayerContext) -> [DetailLine] {
    let (texts, words) = (context.texts, context.wording)
    var page = DetailPage(theme: context.theme, width: ScrolledPage.area(context.body).size.columns)
    guard let opened else {
      page.text(texts["panes.reading"], context.theme.secondary)
      return page.lines
    }
    page.text(texts["panes.originals.careful"], context.theme.secondary)
    for part in opened.parts {
      page.heading(texts("reporters.view.sealedAt", words.time(part.sealedAt)))
      page.text(part.text.text)
    }
    page.heading(texts["panes.originals.covered"])
    if opened.words.isEmpty { page.text(texts["panes.originals.none"], context.theme.secondary) }
    for word in opened.words { page.text(TextCleaning.singleLine(word.text.text)) }
    return page.lines
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.originals(let answered, let opened)) where answered == id:
      self.opened = opened
      return .done
    case .reply(.refused(let answered, let refusal)) where answered == id:
      return .consumed([.close, .notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)])
    case .reply(.failed(let answered, let fault)) where answered == id:
      return .consumed([.close, .notice(Notice(.failed, context.wording.fault(fault))), .effect(.bell)])
    case .input(.key(let key)): return handle(key, &context)
    case .input(.mouse(let mouse)):
      page.turn(mouse, through: lines(context), in: context.body)
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func handle(_ key: Key, _ context: inout LayerContext) -> LayerOutcome {
    if DeskAction.aboveForms.contains(where: { $0.key == key && $0.id != "manual" }) { return .ignored }
    switch key.inCommandMode {
    case .escape, .character("q"):
      wipe()
      opened = nil
      return .consumed([.close, .effect(.forget)])
    case .enter, .function(5):
      guard let opened, let session = context.session else { return .done }
      // The form goes on holding the texts.
      return .consumed([.replace(FormLayer(UncoverForm(opened: opened), in: &context, session: session))])
    default: _ = page.press(key, through: lines(context), in: context.body)
    }
    return .done
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    page.draw(
      lines(context), title: "\(context.texts["panes.originals.title"])  \(context.wording.tip(tip))", into: &canvas,
      in: area, context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    return [
      KeyHint(.enter, texts["panes.originals.choose"]), KeyHint(.pageDown, texts["panes.hint.readOn"]),
      KeyHint(.escape, texts["reporters.view.close"]),
    ]
  }
}
