import CaseDomain
import DeskSession
import Terminal

/// What somebody with a receipt code said, for the custodian who judges. It is held here alone and overwritten with the
/// layer.
struct ClaimLayer: Layer {
  private let opened: OpenedClaim
  private var page = ScrolledPage()

  init(_ opened: OpenedClaim) { self.opened = opened }

  /// There is nothing to tell: the reading is on the record, its length is not.
  var farewell: [SessionRequest]? { [] }

  func wipe() {
    opened.words.wipe()
    opened.contact?.wipe()
  }

  private func lines(_ context: LayerContext) -> [DetailLine] {
    let (texts, words) = (context.texts, context.wording)
    var page = DetailPage(theme: context.theme, width: ScrolledPage.area(context.body).size.columns)
    let claim = context.desk?.codes.claim(opened.claim)
    page.value(texts["panes.claim.tip"], words.tip(opened.tip))
    if let claim {
      page.value(
        texts["panes.claim.received"],
        "\(words.time(claim.receivedAt))  \(words.author(claim.receivedBy, of: claim.event))")
      let given = claim.given.map { texts["panes.given.\($0.rawValue)"] }
      page.value(texts["panes.claim.given"], given.joined(separator: texts["frame.listSeparator"]))
    }
    if let code = context.desk?.codes.of(opened.tip) {
      page.value(
        texts["panes.claim.issued"], "\(words.time(code.issuedAt))  \(words.member(code.issuedBy))")
    }
    page.value(texts["panes.claim.contact"], opened.contact?.text ?? "")
    page.heading(texts["panes.claim.words"])
    page.text(opened.words.text)
    page.heading(texts["panes.claim.compared"])
    if opened.compared.isEmpty { page.text(texts["panes.claim.nothingToCompare"], context.theme.secondary) }
    for reporter in opened.compared {
      let same = opened.matches.first { $0.reporter == reporter }?.matches ?? []
      let kinds = same.map { texts["panes.claim.match.\($0.rawValue)"] }.joined(separator: texts["frame.listSeparator"])
      page.value(words.alias(reporter), same.isEmpty ? texts["panes.claim.noMatch"] : texts("panes.claim.same", kinds))
    }
    return page.lines
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    guard case .input(let event) = message else { return .ignored }
    switch event {
    case .key(let key):
      if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
      switch key.inCommandMode {
      case .character("c"), .function(5): return decide(true, &context)
      case .character("x"), .function(7): return decide(false, &context)
      case .escape, .character("q"):
        wipe()
        return .consumed([.close, .effect(.forget)])
      default: _ = page.press(key, through: lines(context), in: context.body)
      }
    case .mouse(let mouse):
      page.turn(mouse, through: lines(context), in: context.body)
    default: break
    }
    return .done
  }

  private func decide(_ matches: Bool, _ context: inout LayerContext) -> LayerOutcome {
    wipe()
    return .consumed(
      [.close, .effect(.forget)] + CodeForms.open(DecideClaimForm(claim: opened.claim, matches: matches), &context))
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    page.draw(lines(context), title: context.texts["keys.codeClaims"], into: &canvas, in: area, context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    return [
      KeyHint(.character("c"), texts["panes.claim.isReporter"]), KeyHint(.character("x"), texts["panes.claim.isNot"]),
      KeyHint(.escape, texts["keys.back.short"]),
    ]
  }
}
