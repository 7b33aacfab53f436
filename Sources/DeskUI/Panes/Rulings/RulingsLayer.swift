import CaseDomain
import DeskSession
import Terminal

/// What the office has settled: each setting with its value, since when, and how it came about (R6.7). One proposes, a
/// leader confirms, never for the past.
struct RulingsLayer: Layer {
  private var chosen: Ruling
  private var top = 0
  /// The words that narrow the list.
  private var line = TextEditor()
  private var isTyping = false

  /// - Parameter ruling: the setting to begin with; else one that waits for a word, else the first.
  init(_ context: LayerContext, on ruling: Ruling? = nil) {
    let waiting = context.desk?.rulings.proposals.first { $0.decision == nil }?.ruling
    chosen = ruling ?? waiting ?? Ruling.triageDays
    keepInView(context)
  }

  private static func rows(_ context: LayerContext) -> Int { max(1, ScrolledPage.area(context.body).size.rows - 1) }

  private func page(_ context: LayerContext) -> RulingsPage {
    RulingsPage(chosen: chosen, filter: line.text, context, width: ScrolledPage.area(context.body).size.columns)
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
    case .input(let event) where isTyping && event.isTyped: return type(event, context)
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
    case .escape where !line.isEmpty, .backspace where !line.isEmpty:
      line.clear()
      keepInView(context)
    case .escape, .character("q"), .backspace: return .consumed([.close])
    case .character("/"), .function(3): isTyping = true
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

  /// A key or a paste for the line that narrows the list.
  private mutating func type(_ event: InputEvent, _ context: LayerContext) -> LayerOutcome {
    switch event {
    case .key(.enter): isTyping = false
    case .key(.escape):
      isTyping = false
      line.clear()
    case .key(.up): step(by: -1, context)
    case .key(.down): step(by: 1, context)
    case .key(let key):
      if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
      _ = line.handle(key, in: Size(columns: 24, rows: 1))
    case .paste(let text): line.insert(text)
    default: break
    }
    let shown = page(context).rulings
    if !shown.contains(chosen), let first = shown.first { chosen = first }
    keepInView(context)
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
    let page = page(context)
    let title = context.texts["rulings.title"]
    let isNarrowed = isTyping || !line.isEmpty
    ScrolledPage.draw(
      page.lines, from: top, title: title + (isNarrowed ? "  /\(line.text)" : ""), into: &canvas, in: area,
      context.theme)
    let origin = ScrolledPage.area(area).origin
    if page.rulings.isEmpty {
      canvas.put(
        context.texts["frame.noMatch"], at: origin.offset(columns: 2, rows: 1), style: context.theme.secondary)
    }
    guard isTyping else { return }
    let start = origin.offset(columns: DisplayWidth.of(title) + 4)
    let width = max(4, min(24, area.size.columns - start.column - 12))
    canvas.put(
      line, in: Rect(column: start.column, row: start.row, columns: width, rows: 1), style: context.theme.field,
      hasFocus: true)
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
    if isTyping { return [KeyHint(.enter, texts["rulings.key.narrow"]), KeyHint(.escape, texts["keys.back.short"])] }
    hints.append(KeyHint(.character("/"), texts["keys.filter.short"]))
    return hints + [KeyHint(.escape, texts["keys.back.short"])]
  }
}

extension InputEvent {
  /// Whether it goes to a line that is being typed; the mouse and the screen's size never do.
  fileprivate var isTyped: Bool {
    switch self {
    case .key, .paste: true
    default: false
    }
  }
}
