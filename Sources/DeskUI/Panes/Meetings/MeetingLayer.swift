import CaseDomain
import DeskSession
import Terminal

/// One meeting: when and who, its agenda, who was there, minutes, what was decided and what follows from it.
struct MeetingLayer: Layer {
  /// What the keys act on, besides the meeting itself.
  enum Part: Hashable, Sendable {
    case item(EventNumber)
    case followUp(EventNumber)
    /// An earlier version of the minutes, by the event with its words.
    case minutes(EventNumber)
  }

  let id: MeetingID
  private var chosen: Part?
  private var top = 0

  init(_ id: MeetingID, on part: Part? = nil, _ context: LayerContext) {
    self.id = id
    chosen = part
    keepInView(context)
  }

  private func page(_ context: LayerContext) -> MeetingPage {
    MeetingPage(id, chosen: chosen, context, width: context.body.size.columns - 2)
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.changed):
      let parts = page(context).parts
      if let chosen, !parts.contains(chosen) { self.chosen = nil }
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
    let page = max(1, context.body.size.rows - 2)
    switch key.inCommandMode {
    case .escape, .character("q"), .backspace: return .consumed([.close])
    case .up, .character("k"): step(by: -1, context)
    case .down, .character("j"): step(by: 1, context)
    case .pageUp: scroll(by: -page, context)
    case .pageDown, .character(" "): scroll(by: page, context)
    case .home, .character("g"):
      chosen = nil
      top = 0
    case .end, .character("G"): scroll(by: Int(Int32.max), context)
    case .enter: return open(&context)
    case .function(5): return .consumed(allSteps(&context))
    case .character(let letter): return act(letter, &context)
    default: break
    }
    return .done
  }

  /// Enter: to the lead of an item, or to what stood in the minutes before.
  private func open(_ context: inout LayerContext) -> LayerOutcome {
    switch chosen {
    case .item(let event):
      guard let lead = context.desk?.meetings.item(event)?.lead else { return .consumed(allSteps(&context)) }
      return .consumed([.close, .reveal(.lead(lead))])
    case .minutes(let text): return .consumed([.push(MinutesLayer(id, text))])
    case .followUp, nil: return .consumed(allSteps(&context))
    }
  }

  /// Everything that can be done here, for who has no more than arrows, Enter and F-keys.
  private func allSteps(_ context: inout LayerContext) -> [LayerAction] {
    let texts = context.texts
    let choices = MeetingSteps(id, chosen, context).all.compactMap { step in
      actions(of: step, &context).first.map { action in
        (label: texts["meetings.key.\(step.name)"], note: String(step.key), action: action)
      }
    }
    return choices.isEmpty ? [] : [.push(ChooserLayer(title: texts["meetings.page.steps"], choices))]
  }

  /// What a letter does: a form, or a step in the agenda.
  private func act(_ letter: Character, _ context: inout LayerContext) -> LayerOutcome {
    guard let step = MeetingSteps(id, chosen, context).all.first(where: { $0.key == letter }) else { return .done }
    return .consumed(actions(of: step, &context))
  }

  private func actions(of step: MeetingSteps.Step, _ context: inout LayerContext) -> [LayerAction] {
    switch step.act {
    case .form(let task): return MeetingTask.open(task, &context)
    case .print: return papers(&context)
    case .move(let item, let target):
      guard context.session?.readOnly == nil else {
        return [.notice(Notice(.refused, context.wording.refusal(Refusal(.cannotRead)))), .effect(.bell)]
      }
      return [.request(.perform(context.newRequestID(), MoveItem(item: item, to: target)))]
    }
  }

  /// The papers that there are of the meeting as it stands.
  private func papers(_ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session, let meeting = session.desk.meetings[id] else { return [] }
    let isWritten = meeting.minutes.last.map { session.desk.meetings.text($0.text) != nil } ?? false
    let choices = MeetingPaper.allCases.filter { $0 != .minutes || isWritten }.map { paper in
      (
        label: context.texts["papers.title.meeting.\(paper.rawValue)"], note: "",
        action: LayerAction.push(FormLayer(PaperForm(paper: .meeting(paper, id)), in: &context, session: session))
      )
    }
    return [.push(ChooserLayer(title: context.texts["keys.lead.print"], choices))]
  }

  /// To the next item or follow-up; where there is none that way, the page scrolls.
  private mutating func step(by step: Int, _ context: LayerContext) {
    let page = page(context)
    let place = chosen.flatMap { page.parts.firstIndex(of: $0) }
    let next = place.map { $0 + step } ?? (step > 0 ? 0 : -1)
    if page.parts.indices.contains(next) {
      chosen = page.parts[next]
    } else if step < 0 {
      chosen = nil
      return scroll(by: -1, context)
    } else {
      return scroll(by: 1, context)
    }
    keepInView(context)
  }

  private mutating func keepInView(_ context: LayerContext) {
    let page = page(context)
    guard let chosen, let line = page.places[chosen] else { return }
    let height = max(1, context.body.size.rows)
    top = max(0, min(max(top, line - height + 2), line - 1))
  }

  private mutating func scroll(by step: Int, _ context: LayerContext) {
    let lines = page(context).lines.count
    top = min(max(0, top + step), max(0, lines - context.body.size.rows))
  }

  private mutating func press(_ point: Point, _ context: LayerContext) {
    let page = page(context)
    let line = point.row - context.body.origin.row + top
    if let part = page.parts.last(where: { (page.places[$0] ?? .max) <= line }) { chosen = part }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    let lines = page(context).lines
    // The last row says how much follows, where something does: it covers no line.
    let isLonger = lines.count - top > area.size.rows
    let rows = max(0, area.size.rows - (isLonger ? 1 : 0))
    for row in 0..<max(0, min(rows, lines.count - top)) {
      canvas.put(lines[top + row], at: area.origin.offset(columns: 1, rows: row))
    }
    if isLonger {
      let more = "↓ \(lines.count - top - rows)"
      canvas.put(
        more, at: Point(column: area.columns.upperBound - DisplayWidth.of(more) - 1, row: area.rows.upperBound - 1),
        style: context.theme.secondary)
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    return MeetingSteps(id, chosen, context).all.map {
      KeyHint(.character($0.key), texts["meetings.key.\($0.name)"])
    } + [KeyHint(.escape, texts["keys.back.short"])]
  }
}
