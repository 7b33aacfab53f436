import CaseDomain
import DeskSession
import Terminal

/// One matter of pane 7: its page, and each step that this member can take a key away.
struct SupervisionLayer: Layer {
  let subject: SupervisionSubject
  private var chosen: SupervisionPart?
  private var top = 0

  init(_ subject: SupervisionSubject, _ context: LayerContext) {
    self.subject = subject
    let parts = page(context).parts
    // What waits for this member is what they came for.
    let entry = parts.first { if case .entry = $0 { true } else { false } }
    chosen = parts.first { SupervisionTask.waits(subject, $0, context) } ?? entry ?? parts.first
    keepInView(context)
  }

  private func page(_ context: LayerContext) -> SupervisionPage {
    SupervisionPage(subject, chosen: chosen, context, width: context.body.size.columns - 4)
  }

  private func tasks(_ context: LayerContext) -> [SupervisionTask] {
    SupervisionTask.steps(on: subject, chosen, context)
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.changed):
      let parts = page(context).parts
      if let chosen, !parts.contains(chosen) { self.chosen = nil }
      if chosen == nil { chosen = parts.first }
      return .ignored
    case .input(.key(let key)): return handle(key, &context)
    case .input(.mouse(let mouse)):
      if mouse.kind == .wheelUp { scroll(by: -3, context) }
      if mouse.kind == .wheelDown { scroll(by: 3, context) }
      if mouse.kind == .press { press(mouse.point, context) }
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func handle(_ key: Key, _ context: inout LayerContext) -> LayerOutcome {
    if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
    let rows = max(1, context.body.size.rows - 2)
    switch key.inCommandMode {
    case .escape, .character("q"), .backspace: return .consumed([.close])
    case .up, .character("k"): step(by: -1, context)
    case .down, .character("j"): step(by: 1, context)
    case .pageUp: scroll(by: -rows, context)
    case .pageDown, .character(" "): scroll(by: rows, context)
    case .home, .character("g"): top = 0
    case .end, .character("G"): scroll(by: Int(Int32.max), context)
    case .enter, .function(5): return .consumed(allSteps(&context))
    case .character(let letter):
      if let task = tasks(context).first(where: { $0.step.key == letter }) {
        return .consumed(SupervisionTask.open(task, &context))
      }
      return DeskAction.leavingForPane(letter)
    default: break
    }
    return .done
  }

  /// Everything that can be done here, for who has no more than arrows, Enter and F-keys.
  private func allSteps(_ context: inout LayerContext) -> [LayerAction] {
    let texts = context.texts
    let choices = tasks(context).compactMap { task in
      SupervisionTask.open(task, &context).first.map { action in
        (label: texts["supervision.step.\(task.step.rawValue)"], note: String(task.step.key), action: action)
      }
    }
    return choices.isEmpty
      ? [.notice(Notice(.refused, texts["supervision.noSteps"]))]
      : [.push(ChooserLayer(title: texts["supervision.steps"], choices))]
  }

  // MARK: Moving

  private mutating func step(by step: Int, _ context: LayerContext) {
    let parts = page(context).parts
    let next = chosen.flatMap { parts.firstIndex(of: $0) }.map { $0 + step } ?? (step > 0 ? 0 : -1)
    guard parts.indices.contains(next) else { return scroll(by: step, context) }
    chosen = parts[next]
    keepInView(context)
  }

  private mutating func keepInView(_ context: LayerContext) {
    guard let chosen, let line = page(context).places[chosen] else { return }
    let height = max(1, context.body.size.rows)
    // What was done of a part stands below it.
    top = max(0, min(max(top, line - height + 6), max(0, line - 1)))
  }

  private mutating func scroll(by step: Int, _ context: LayerContext) {
    top = min(max(0, top + step), max(0, page(context).lines.count - context.body.size.rows))
  }

  private mutating func press(_ point: Point, _ context: LayerContext) {
    let page = page(context)
    let line = point.row - context.body.origin.row + top
    if let part = page.parts.last(where: { (page.places[$0] ?? .max) <= line }) { chosen = part }
  }

  // MARK: Drawing

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    let lines = page(context).lines
    let isLonger = lines.count - top > area.size.rows
    let rows = max(0, area.size.rows - (isLonger ? 1 : 0))
    for row in 0..<max(0, min(rows, lines.count - top)) {
      canvas.put(lines[top + row], at: area.origin.offset(columns: 2, rows: row))
    }
    guard isLonger else { return }
    let more = "↓ \(lines.count - top - rows)"
    canvas.put(
      more, at: Point(column: area.columns.upperBound - DisplayWidth.of(more) - 1, row: area.rows.upperBound - 1),
      style: context.theme.secondary)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    tasks(context).map { KeyHint(.character($0.step.key), context.texts["supervision.step.\($0.step.rawValue)"]) }
      + [KeyHint(.escape, context.texts["keys.back.short"])]
  }
}
