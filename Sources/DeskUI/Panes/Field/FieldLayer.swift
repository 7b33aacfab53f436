import CaseDomain
import DeskSession
import Terminal

/// What sections do outside (R4.2–R4.4): visits, what they handed in, exchanges, contacts, whom they keep an eye on; a
/// list at a time, and one entry of it.
struct FieldLayer: Layer {
  private(set) var list: FieldList
  private var rows: [FieldList.Row] = []
  private var chosen = 0
  private var top = 0
  /// Whether the chosen entry is open.
  private var isOpen = false
  private var pageTop = 0

  init(_ list: FieldList = .visits, _ context: LayerContext) {
    self.list = list
    rows = list.rows(context)
  }

  private var current: FieldList.Row? { rows.indices.contains(chosen) ? rows[chosen] : nil }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.changed):
      read(context)
      return .ignored
    case .input(.key(let key)): return handle(key, &context)
    case .input(.mouse(let mouse)): return handle(mouse, context)
    case .input: return .done
    default: return .ignored
    }
  }

  /// Stays on the entry that was chosen, wherever it stands now.
  private mutating func read(_ context: LayerContext) {
    let event = current?.event
    rows = list.rows(context)
    if let place = rows.firstIndex(where: { $0.event == event }) {
      chosen = place
    } else {
      isOpen = false
      chosen = min(chosen, max(0, rows.count - 1))
    }
  }

  private mutating func handle(_ key: Key, _ context: inout LayerContext) -> LayerOutcome {
    if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
    let page = max(1, context.body.size.rows - 3)
    switch key.inCommandMode {
    case .escape, .character("q"):
      guard isOpen else { return .consumed([.close]) }
      isOpen = false
    case .tab, .right: turn(by: 1, context)
    case .backTab, .left: turn(by: -1, context)
    case .up, .character("k"): move(by: -1, context)
    case .down, .character("j"): move(by: 1, context)
    case .pageUp: move(by: -page, context)
    case .pageDown, .character(" "): move(by: page, context)
    case .home, .character("g"): move(by: -Int(Int32.max), context)
    case .end, .character("G"): move(by: Int(Int32.max), context)
    case .enter: return enter(context)
    case .character("n"): return open(list.adding, &context)
    case .character(let letter):
      guard let event = current?.event, let step = list.steps(on: event, context).first(where: { $0.key == letter })
      else { return .done }
      return open(step.task, &context)
    default: break
    }
    return .done
  }

  /// Opens the entry, then what it became.
  private mutating func enter(_ context: LayerContext) -> LayerOutcome {
    guard let event = current?.event else { return .done }
    guard isOpen else {
      isOpen = true
      pageTop = 0
      return .done
    }
    let field = context.desk?.fieldwork
    if list == .handIns, let tip = field?.handIn(event)?.taken?.tip { return .consumed([.close, .reveal(.tip(tip))]) }
    if list == .exchanges, let lead = field?.exchanges.first(where: { $0.event == event })?.lead {
      return .consumed([.close, .reveal(.lead(lead))])
    }
    return .done
  }

  private func open(_ task: FieldTask, _ context: inout LayerContext) -> LayerOutcome {
    .consumed(FieldTask.open(task, &context))
  }

  private mutating func turn(by step: Int, _ context: LayerContext) {
    let lists = FieldList.allCases
    // Every case stands in the list of all cases.
    let place = lists.firstIndex(of: list) ?? 0
    list = lists[(place + step + lists.count) % lists.count]
    (chosen, top, isOpen) = (0, 0, false)
    rows = list.rows(context)
  }

  private mutating func move(by step: Int, _ context: LayerContext) {
    let height = max(1, context.body.size.rows - 2)
    if isOpen {
      let lines = lines(context, width: context.body.size.columns - 2).count
      pageTop = min(max(0, pageTop + step), max(0, lines - height))
    } else {
      chosen = min(max(0, chosen + step), max(0, rows.count - 1))
      top = max(0, min(max(top, chosen - height + 1), chosen))
    }
  }

  private mutating func handle(_ mouse: MouseEvent, _ context: LayerContext) -> LayerOutcome {
    if mouse.kind == .wheelUp { move(by: -3, context) }
    if mouse.kind == .wheelDown { move(by: 3, context) }
    let row = top + mouse.point.row - context.body.origin.row - 2
    guard mouse.kind == .press, !isOpen, rows.indices.contains(row) else { return .done }
    if chosen == row { return enter(context) }
    chosen = row
    return .done
  }

  // MARK: Drawing

  private func lines(_ context: LayerContext, width: Int) -> [DetailLine] {
    current.map { list.page(of: $0.event, context, width: width) } ?? []
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    tabs(&canvas, area, context)
    let body = Rect(
      origin: area.origin.offset(columns: 1, rows: 2),
      size: Size(columns: area.size.columns - 2, rows: max(0, area.size.rows - 2)))
    if isOpen {
      let lines = lines(context, width: body.size.columns)
      for row in 0..<max(0, min(body.size.rows, lines.count - pageTop)) {
        canvas.put(lines[pageTop + row], at: body.origin.offset(rows: row))
      }
    } else if rows.isEmpty {
      for (row, line) in DisplayWidth.wrapped(context.texts["field.none.\(list.rawValue)"], width: body.size.columns)
        .enumerated()
      {
        canvas.put(line, at: body.origin.offset(rows: row), style: context.theme.secondary)
      }
    } else {
      table(&canvas, body, context)
    }
  }

  private func tabs(_ canvas: inout Canvas, _ area: Rect, _ context: LayerContext) {
    var point = area.origin.offset(columns: 1)
    for other in FieldList.allCases {
      let waiting = other.waiting(context)
      let name = context.texts["field.\(other.rawValue)"] + (waiting > 0 ? " \(waiting)" : "")
      let text = other == list ? "[\(name)]" : " \(name) "
      point.column += canvas.put(
        text, at: point, style: other == list ? context.theme.heading : context.theme.secondary)
      point.column += 1
    }
  }

  private func table(_ canvas: inout Canvas, _ body: Rect, _ context: LayerContext) {
    let shown = rows[top..<min(rows.count, top + body.size.rows)]
    let first = min(16, rows.map { DisplayWidth.of($0.lead) }.max() ?? 0)
    let last = min(body.size.columns / 3, rows.map { DisplayWidth.of($0.note) }.max() ?? 0)
    let middle = max(1, body.size.columns - first - last - 6)
    for (row, entry) in shown.enumerated() {
      let isChosen = top + row == chosen
      let text =
        (isChosen ? "> " : "  ") + DisplayWidth.padded(entry.lead, to: first) + "  "
        + DisplayWidth.padded(entry.label, to: middle) + "  " + DisplayWidth.clipped(entry.note, to: last)
      canvas.put(
        DisplayWidth.clipped(text, to: body.size.columns), at: body.origin.offset(rows: row),
        style: isChosen ? context.theme.selection : entry.style)
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    let steps = current.map { list.steps(on: $0.event, context) } ?? []
    var hints: [KeyHint] = []
    if !isOpen, current != nil { hints.append(KeyHint(.enter, texts["keys.open.short"])) }
    hints += steps.map { KeyHint(.character($0.key), texts["field.key.\($0.task.name)"]) }
    if list.adding.isPossible(context) { hints.append(KeyHint(.character("n"), texts["field.key.new"])) }
    return hints + [KeyHint(.tab, texts["field.key.next"]), KeyHint(.escape, texts["keys.back.short"])]
  }
}
