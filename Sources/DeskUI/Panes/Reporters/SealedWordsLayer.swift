import CaseDomain
import DeskSession
import Terminal

/// What custodians alone may read about a reporter, for one who said why: how to reach them safely, or what a mark or a
/// decision rests on. Held here alone and overwritten when the layer goes; it goes by itself after a minute.
struct SealedWordsLayer: Layer {
  enum Kind: Sendable {
    case contactCard
    /// What the event at this time rests on.
    case evidence(EventNumber, Instant)
  }

  let reporter: ReporterID
  private let kind: Kind
  private let id: RequestID
  private var card: ContactCard?
  private var closesAt: Instant?

  init(_ kind: Kind, of reporter: ReporterID, id: RequestID) {
    self.kind = kind
    self.reporter = reporter
    self.id = id
  }

  /// There is nothing to tell: the reading is on the record, its length is not.
  var farewell: [SessionRequest]? { [] }

  func wipe() { for way in card?.ways ?? [] { way.text.wipe() } }

  private mutating func show(_ card: ContactCard, _ context: LayerContext) -> LayerOutcome {
    self.card = card
    closesAt = context.now.adding(milliseconds: IdentityViewed.duration)
    return .done
  }

  private var isCard: Bool { if case .contactCard = kind { true } else { false } }

  private mutating func close() -> LayerOutcome {
    wipe()
    card = nil
    return .consumed([.close, .effect(.forget)])
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .tick: return closesAt.map { context.now >= $0 } == true ? close() : .ignored
    case .reply(.contactCard(let answered, let card)) where answered == id: return show(card, context)
    case .reply(.evidence(let answered, let text)) where answered == id:
      guard case .evidence(let event, let time) = kind else { return .ignored }
      return show(ContactCard(reporter: reporter, ways: [.init(event: event, sealedAt: time, text: text)]), context)
    case .reply(.refused(let answered, let refusal)) where answered == id:
      return .consumed([.close, .notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)])
    case .reply(.failed(let answered, let fault)) where answered == id:
      return .consumed([.close, .notice(Notice(.failed, context.wording.fault(fault))), .effect(.bell)])
    case .input(.key(let key)):
      if DeskAction.aboveForms.contains(where: { $0.key == key && $0.id != "manual" }) { return .ignored }
      switch key.inCommandMode {
      case .escape, .enter, .character("q"), .character(" "): return close()
      default: return .done
      }
    case .input: return .done
    default: return .ignored
    }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let (texts, theme) = (context.texts, context.theme)
    canvas.fill(area)
    let area = area.inset(columns: 3)
    let title = " \(texts[isCard ? "keys.contactCard" : "keys.readEvidence"])  \(context.wording.alias(reporter))"
    canvas.put(DisplayWidth.padded(title, to: area.size.columns), at: area.origin, style: theme.bar)
    var page = DetailPage(theme: theme, width: area.size.columns - 2)
    if let card {
      if card.ways.isEmpty { page.text(texts["reporters.card.none"]) }
      for way in card.ways {
        page.heading(texts("reporters.view.sealedAt", context.wording.time(way.sealedAt)))
        page.text(way.text.text)
      }
      page.blank()
      page.text(texts[isCard ? "reporters.card.careful" : "reporters.evidence.closes"], theme.secondary)
    } else {
      page.text(texts["panes.reading"], theme.secondary)
    }
    for (row, line) in page.lines.prefix(area.size.rows - 2).enumerated() {
      for piece in line.pieces {
        canvas.put(piece.text, at: area.origin.offset(columns: 1, rows: 2 + row), style: piece.style)
      }
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] { [KeyHint(.escape, context.texts["reporters.view.close"])] }
}
