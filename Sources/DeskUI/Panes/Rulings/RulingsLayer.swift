import CaseDomain
import DeskSession
import Terminal

/// What the office has settled: each setting with its value, since when, and how it came about (R6.7). One proposes, a
/// leader confirms, never for the past.
struct RulingsLayer: Layer {
  private var chosen: Ruling
  private var top = 0

  init(_ context: LayerContext, on ruling: Ruling? = nil) {
    chosen = ruling ?? RulingsPage.groups[0].rulings[0]
    keepInView(context)
  }

  private static func rows(_ context: LayerContext) -> Int { max(1, ScrolledPage.area(context.body).size.rows - 1) }

  private func page(_ context: LayerContext) -> RulingsPage {
    RulingsPage(chosen: chosen, context, width: ScrolledPage.area(context.body).size.columns)
  }

  /// What waits for a word of a leader about the chosen setting, the oldest first.
  private func waiting(_ context: LayerContext) -> EventNumber? {
    context.desk?.rulings.proposals.first { $0.ruling == chosen && $0.decision == nil }?.event
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.changed):
      keepInView(context)
      return .ignored
    case .input(.key(let key)): return handle(key, &context)
    case .input(.mouse(let mouse)):
      if mouse.kind == .wheelUp { step(by: -1, context) }
      if mouse.kind == .wheelDown { step(by: 1, context) }
      if mouse.kind == .press { press(mouse.point, context) }
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func handle(_ key: Key, _ context: inout LayerContext) -> LayerOutcome {
    if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
    switch key.inCommandMode {
    case .escape, .character("q"), .backspace: return .consumed([.close])
    case .up, .character("k"): step(by: -1, context)
    case .down, .character("j"): step(by: 1, context)
    case .pageUp: step(by: -Self.rows(context), context)
    case .pageDown, .character(" "): step(by: Self.rows(context), context)
    case .home, .character("g"): step(by: -Ruling.allCases.count, context)
    case .end, .character("G"): step(by: Ruling.allCases.count, context)
    case .enter, .character("n"): return .consumed(RulingTask.open(.propose(chosen), &context))
    case .function(5): return .consumed(allSteps(&context))
    case .character("y"): return decide(RulingTask.confirm, &context)
    case .character("X"): return decide(RulingTask.decline, &context)
    default: break
    }
    return .done
  }

  private func decide(_ task: (EventNumber) -> RulingTask, _ context: inout LayerContext) -> LayerOutcome {
    guard let event = waiting(context) else {
      return .consumed([.notice(Notice(.refused, context.texts["rulings.nothingWaits"])), .effect(.bell)])
    }
    return .consumed(RulingTask.open(task(event), &context))
  }

  /// What can be done about the chosen setting, for who has no more than arrows, Enter and F-keys.
  private func allSteps(_ context: inout LayerContext) -> [LayerAction] {
    let texts = context.texts
    let waiting = waiting(context)
    let tasks =
      [RulingTask.propose(chosen)]
      + [waiting.map(RulingTask.confirm), waiting.map(RulingTask.decline)].compactMap { $0 }
    let choices = tasks.filter { $0.isPossible(context) }.compactMap { task in
      RulingTask.open(task, &context).first.map { action in
        (label: texts["rulings.key.\(task.name)"], note: "", action: action)
      }
    }
    return choices.isEmpty ? [] : [.push(ChooserLayer(title: texts["rulings.title"], choices))]
  }

  private mutating func step(by step: Int, _ context: LayerContext) {
    let all = page(context).rulings
    let place = all.firstIndex(of: chosen) ?? 0
    guard !all.isEmpty else { return }
    chosen = all[min(max(0, place + step), all.count - 1)]
    keepInView(context)
  }

  /// The chosen setting with as much of its history as fits.
  private mutating func keepInView(_ context: LayerContext) {
    let page = page(context)
    guard let place = page.places[chosen] else { return }
    let rows = Self.rows(context)
    let isFirst = page.rulings.first == chosen
    top = max(min(top, isFirst ? 0 : place.lowerBound), place.upperBound - rows)
    top = max(0, min(top, isFirst ? 0 : place.lowerBound))
  }

  private mutating func press(_ point: Point, _ context: LayerContext) {
    let page = page(context)
    let line = point.row - ScrolledPage.area(context.body).origin.row - 1 + top
    if let ruling = page.rulings.first(where: { page.places[$0]?.contains(line) == true }) { chosen = ruling }
    keepInView(context)
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    ScrolledPage.draw(
      page(context).lines, from: top, title: context.texts["rulings.title"], into: &canvas, in: area, context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    var hints: [KeyHint] = []
    if RulingTask.propose(chosen).isPossible(context) { hints.append(KeyHint(.enter, texts["rulings.key.propose"])) }
    if let event = waiting(context) {
      if RulingTask.confirm(event).isPossible(context) {
        hints += [
          KeyHint(.character("y"), texts["rulings.key.confirm"]),
          KeyHint(.character("X"), texts["rulings.key.decline"]),
        ]
      }
    }
    return hints + [KeyHint(.escape, texts["keys.back.short"])]
  }
}
