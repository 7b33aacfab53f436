import CaseDomain
import DeskSession
import Terminal

/// How to reach a reporter safely, for a custodian who said why. Held here alone and overwritten when the layer goes;
/// it goes by itself after a minute.
struct ContactCardLayer: Layer {
  let reporter: ReporterID
  private let id: RequestID
  private var card: ContactCard?
  private var closesAt: Instant?

  init(reporter: ReporterID, id: RequestID) {
    self.reporter = reporter
    self.id = id
  }

  /// There is nothing to tell: the reading is on the record, its length is not.
  var farewell: [SessionRequest]? { [] }

  func wipe() { for way in card?.ways ?? [] { way.text.wipe() } }

  private mutating func close() -> LayerOutcome {
    wipe()
    card = nil
    return .consumed([.close, .effect(.forget)])
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .tick: return closesAt.map { context.now >= $0 } == true ? close() : .ignored
    case .reply(.contactCard(let answered, let card)) where answered == id:
      self.card = card
      closesAt = context.now.adding(milliseconds: IdentityViewed.duration)
      return .done
    case .reply(.refused(let answered, let refusal)) where answered == id:
      return .consumed([.close, .notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)])
    case .reply(.failed(let answered, let fault)) where answered == id:
      return .consumed([.close, .notice(Notice(.failed, context.wording.fault(fault))), .effect(.bell)])
    case .input(.key(let key)):
      if DeskAction.aboveForms.contains(where: { $0.key == key && $0.id != "help" }) { return .ignored }
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
    let title = " \(texts["keys.contactCard"])  \(context.wording.alias(reporter))"
    canvas.put(DisplayWidth.padded(title, to: area.size.columns), at: area.origin, style: theme.bar)
    var page = DetailPage(theme: theme, width: area.size.columns - 2)
    if let card {
      if card.ways.isEmpty { page.text(texts["reporters.card.none"]) }
      for way in card.ways {
        page.heading(texts("reporters.view.sealedAt", context.wording.time(way.sealedAt)))
        page.text(way.text.text)
      }
      page.blank()
      page.text(texts["reporters.card.careful"], theme.secondary)
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
