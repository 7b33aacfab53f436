import CaseDomain
import DeskSession
import Terminal

/// One reward: the review with the event behind each line a key away, its steps, and the reporters side by side.
struct RewardLayer: Layer {
  let lead: LeadID
  /// Which of the lines that rest on events the keys act on.
  private var chosen: Int?
  private var top = 0
  /// Whether settled clauses say why, too.
  private var isWhole = false
  /// The first reporter of those side by side; nil while the page shows.
  private var compared: Int?

  init(_ lead: LeadID) { self.lead = lead }

  private func page(_ context: LayerContext) -> RewardPage {
    var page = RewardPage(theme: context.theme, width: context.body.size.columns - 4)
    guard let session = context.session else { return page }
    page.build(lead, session.desk, session.member, session.now, context.wording, isWhole: isWhole)
    return page
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.changed):
      // Lines come and go with what others do; the place on the page stays.
      if let chosen, !page(context).stops.indices.contains(chosen) { self.chosen = nil }
      return .ignored
    case .input(.key(let key)): return handle(key, &context)
    case .input(.mouse(let mouse)):
      if mouse.kind == .wheelUp { scroll(by: -3, context) }
      if mouse.kind == .wheelDown { scroll(by: 3, context) }
      return mouse.kind == .press ? press(mouse.point, context) : .done
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func handle(_ key: Key, _ context: inout LayerContext) -> LayerOutcome {
    if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
    let rows = max(1, context.body.size.rows - 2)
    switch key.inCommandMode {
    case .escape, .character("q"), .backspace:
      guard compared != nil else { return .consumed([.close]) }
      (compared, top) = (nil, 0)
    case .up, .character("k"): step(by: -1, context)
    case .down, .character("j"): step(by: 1, context)
    case .pageUp: scroll(by: -rows, context)
    case .pageDown, .character(" "): scroll(by: rows, context)
    case .home, .character("g"): (chosen, top) = (nil, 0)
    case .end, .character("G"): scroll(by: Int(Int32.max), context)
    case .left: compare(by: -1, context)
    case .right: compare(by: 1, context)
    case .enter: return enter(context)
    case .tab: if compared == nil { isWhole.toggle() }
    case .character("v"):
      guard canCompare(context) else { return .done }
      (compared, top) = (compared == nil ? 0 : nil, 0)
    case .character("."): return .consumed([.close, .reveal(.lead(lead))])
    case .character(let letter): return act(letter, &context)
    default: break
    }
    return .done
  }

  /// What a letter does: a step's form, the papers, or another pane.
  private func act(_ letter: Character, _ context: inout LayerContext) -> LayerOutcome {
    if letter == "P" { return .consumed(RewardPapers.choose(lead, &context)) }
    if let task = tasks(context).first(where: { $0.step.key == letter }) {
      return .consumed(RewardTask.open(task, &context))
    }
    return DeskAction.leavingForPane(letter)
  }

  /// Whether there is anybody to set side by side, for this member.
  private func canCompare(_ context: LayerContext) -> Bool {
    context.session.map { !RewardComparison(lead, $0, context.wording).columns.isEmpty } ?? false
  }

  private func tasks(_ context: LayerContext) -> [RewardTask] {
    context.session.map { RewardTask.steps(on: lead, $0.desk, for: $0.member) } ?? []
  }

  /// Enter: the events that the line rests on; on no line, the lead.
  private func enter(_ context: LayerContext) -> LayerOutcome {
    guard compared == nil else { return .done }
    let stops = page(context).stops
    guard let chosen, stops.indices.contains(chosen) else {
      return .consumed([.close, .reveal(.lead(lead))])
    }
    switch stops[chosen].target {
    case .events(let events): return .consumed(HistoryLayer.opened(.evidence(events, of: lead)))
    case .reporter(let reporter): return .consumed([.close, .reveal(.reporter(reporter))])
    }
  }

  // MARK: Moving

  /// To the next line that rests on something; where there is none that way, the page scrolls.
  private mutating func step(by step: Int, _ context: LayerContext) {
    guard compared == nil else { return scroll(by: step, context) }
    let stops = page(context).stops
    let next = chosen.map { $0 + step } ?? (step > 0 ? 0 : -1)
    guard stops.indices.contains(next) else {
      if step < 0 { chosen = nil }
      return scroll(by: step, context)
    }
    chosen = next
    let height = max(1, context.body.size.rows)
    let line = stops[next].line
    top = max(0, min(max(top, line - height + 3), max(0, line - 2)))
  }

  private mutating func scroll(by step: Int, _ context: LayerContext) {
    top = min(max(0, top + step), max(0, lines(context).count - context.body.size.rows))
  }

  private mutating func compare(by step: Int, _ context: LayerContext) {
    guard let first = compared, let session = context.session else { return }
    let count = RewardComparison(lead, session, context.wording).columns.count
    let fitting = RewardComparison.fitting(context.body.size.columns - 4)
    compared = max(0, min(first + step, count - fitting))
  }

  private mutating func press(_ point: Point, _ context: LayerContext) -> LayerOutcome {
    guard compared == nil else { return .done }
    let line = point.row - context.body.origin.row + top
    guard let found = page(context).stops.lastIndex(where: { $0.line == line }) else { return .done }
    if chosen == found { return enter(context) }
    chosen = found
    return .done
  }

  // MARK: Drawing

  private func lines(_ context: LayerContext) -> [DetailLine] {
    guard let first = compared, let session = context.session else { return page(context).lines }
    return RewardComparison(lead, session, context.wording)
      .lines(from: first, width: context.body.size.columns - 4, context.wording, context.theme)
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    let page = page(context)
    let lines = compared == nil ? page.lines : lines(context)
    let marked = compared == nil ? chosen.flatMap { page.stops.indices.contains($0) ? page.stops[$0].line : nil } : nil
    for row in 0..<max(0, min(area.size.rows, lines.count - top)) {
      var point = area.origin.offset(columns: 3, rows: row)
      if top + row == marked {
        canvas.put(">", at: area.origin.offset(columns: 1, rows: row), style: context.theme.accent)
      }
      for piece in lines[top + row].pieces {
        point.column += canvas.put(
          piece.text, at: point, style: top + row == marked ? context.theme.selection : piece.style)
      }
    }
    let below = lines.count - top - area.size.rows
    guard below > 0 else { return }
    let more = "↓ \(below)"
    canvas.put(
      more, at: Point(column: area.columns.upperBound - DisplayWidth.of(more) - 1, row: area.rows.upperBound - 1),
      style: context.theme.secondary)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    if compared != nil {
      return [
        KeyHint(.right, texts["reward.key.others"]), KeyHint(.character("v"), texts["reward.key.page"]),
        KeyHint(.escape, texts["keys.back.short"]),
      ]
    }
    var hints: [KeyHint] = []
    let stops = page(context).stops
    if let chosen, stops.indices.contains(chosen) {
      let isReporter = if case .reporter = stops[chosen].target { true } else { false }
      hints.append(KeyHint(.enter, texts[isReporter ? "reward.key.reporter" : "reward.key.evidence"]))
    }
    hints += tasks(context).map { KeyHint(.character($0.step.key), texts["reward.step.\($0.step.rawValue)"]) }
    if !RewardPapers.all(lead, context).isEmpty { hints.append(KeyHint(.character("P"), texts["reward.key.print"])) }
    if canCompare(context) { hints.append(KeyHint(.character("v"), texts["reward.key.compare"])) }
    hints.append(KeyHint(.tab, texts[isWhole ? "reward.key.less" : "reward.key.more"]))
    return hints + [KeyHint(.escape, texts["keys.back.short"])]
  }
}
