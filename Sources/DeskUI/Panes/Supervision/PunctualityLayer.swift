import CaseDomain
import DeskSession
import Terminal

/// How often each section kept its days this year, where a ruling turned that on (R3.5); and above it what it counts.
struct PunctualityLayer: Layer {
  private var page = ScrolledPage()

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .input(.key(let key)):
      switch key.inCommandMode {
      case .escape, .character("q"), .backspace: return .consumed([.close])
      case let key where DeskAction.aboveForms.contains { $0.key == key }: return .ignored
      default: _ = page.press(key, through: lines(context), in: context.body)
      }
      return .done
    case .input(.mouse(let mouse)):
      page.turn(mouse, through: lines(context), in: context.body)
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  private func lines(_ context: LayerContext) -> [DetailLine] {
    var page = DetailPage(theme: context.theme, width: ScrolledPage.area(context.body).size.columns)
    guard let desk = context.desk else { return page.lines }
    let (texts, today) = (context.texts, context.today)
    page.text(texts["supervision.ranking.note"], context.theme.secondary)
    let first = CivilDate(year: today.year, month: 1, day: 1) ?? today
    let ranked = desk.punctuality(from: first, to: today, on: today)
    if ranked.isEmpty { page.text(texts["supervision.ranking.none"]) }
    for entry in ranked {
      page.heading("\(context.wording.section(entry.section))  \(Self.share(entry.all))")
      for kind in SectionPunctuality.Kind.allCases {
        guard let share = entry.kinds[kind] else { continue }
        page.value(texts["supervision.ranking.\(kind.rawValue)"], Self.share(share))
      }
    }
    return page.lines
  }

  /// `11/12  91%`.
  private static func share(_ share: SectionPunctuality.Share) -> String {
    "\(share.kept)/\(share.due)" + (share.due == 0 ? "" : "  \(share.kept * 100 / share.due)%")
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    page.draw(
      lines(context), title: context.texts["supervision.ranking.title"], into: &canvas, in: area, context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [KeyHint(.escape, context.texts["keys.back.short"])]
  }
}
