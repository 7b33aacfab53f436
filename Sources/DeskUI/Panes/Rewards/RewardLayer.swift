import CaseDomain
import DeskSession
import Terminal

/// Pane 4 (奖励): rewards by what they wait for, and the review of one, with its steps.
struct RewardLayer: Layer {
  private var rows: [LeadID]
  private var chosen = 0
  private var top = 0
  private var isOpen = false
  /// Whether settled clauses say why, too.
  private var isWhole = false
  private var pageTop = 0

  init(_ context: LayerContext, on lead: LeadID? = nil) {
    rows = Self.rows(context)
    guard let lead, let place = rows.firstIndex(of: lead) else { return }
    chosen = place
    isOpen = true
  }

  private static func rows(_ context: LayerContext) -> [LeadID] {
    context.session.map { RewardList.leads($0.desk, for: $0.member) } ?? []
  }

  private var current: LeadID? { rows.indices.contains(chosen) ? rows[chosen] : nil }

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

  /// Stays on the reward that was chosen, wherever it stands now.
  private mutating func read(_ context: LayerContext) {
    let lead = current
    rows = Self.rows(context)
    if let place = rows.firstIndex(where: { $0 == lead }) {
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
    case .up, .character("k"): move(by: -1, context)
    case .down, .character("j"): move(by: 1, context)
    case .pageUp: move(by: -page, context)
    case .pageDown, .character(" "): move(by: page, context)
    case .home, .character("g"): move(by: -Int(Int32.max), context)
    case .end, .character("G"): move(by: Int(Int32.max), context)
    case .enter:
      guard let current else { return .done }
      if isOpen { return .consumed([.close, .reveal(.lead(current))]) }
      (isOpen, pageTop) = (true, 0)
    case .tab:
      if isOpen { isWhole.toggle() }
    case .character(let letter):
      if letter == "P", let current { return .consumed(RewardPapers.choose(current, &context)) }
      if let task = tasks(context).first(where: { $0.step.key == letter }) {
        isOpen = true
        return .consumed(RewardTask.open(task, &context))
      }
      // The digits lead to the other panes from here, too.
      let pane = DeskAction.everywhere.first { $0.keys.contains(.character(letter)) && $0.id != "rewards" }
      return pane.map { letter.isNumber ? .consumed([.close, .run($0.id)]) : .done } ?? .done
    default: break
    }
    return .done
  }

  private func tasks(_ context: LayerContext) -> [RewardTask] {
    guard let current, let session = context.session else { return [] }
    return RewardTask.steps(on: current, session.desk, for: session.member)
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
    if chosen == row { (isOpen, pageTop) = (true, 0) }
    chosen = row
    return .done
  }

  // MARK: Drawing

  private func lines(_ context: LayerContext, width: Int) -> [DetailLine] {
    guard let current, let session = context.session else { return [] }
    var page = DetailPage(theme: context.theme, width: width)
    RewardPage.build(
      &page, current, session.desk, session.member, session.now, context.wording, isWhole: isWhole)
    return page.lines
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    let waiting = context.session.map { RewardList.waiting($0.desk, for: $0.member) } ?? 0
    let title =
      context.texts["reward.pane"] + (waiting > 0 ? "  " + context.texts("reward.pane.waiting", String(waiting)) : "")
    canvas.put(title, at: area.origin.offset(columns: 1), style: context.theme.heading)
    let body = Rect(
      origin: area.origin.offset(columns: 1, rows: 2),
      size: Size(columns: area.size.columns - 2, rows: max(0, area.size.rows - 2)))
    if isOpen {
      let lines = lines(context, width: body.size.columns)
      for row in 0..<max(0, min(body.size.rows, lines.count - pageTop)) {
        var point = body.origin.offset(rows: row)
        for piece in lines[pageTop + row].pieces {
          point.column += canvas.put(piece.text, at: point, style: piece.style)
        }
      }
    } else if rows.isEmpty {
      let lines = DisplayWidth.wrapped(context.texts["reward.pane.none"], width: body.size.columns)
      for (row, line) in lines.enumerated() {
        canvas.put(line, at: body.origin.offset(rows: row), style: context.theme.secondary)
      }
    } else {
      table(&canvas, body, context)
    }
  }

  private func table(_ canvas: inout Canvas, _ body: Rect, _ context: LayerContext) {
    guard let session = context.session else { return }
    let shown = rows[top..<min(rows.count, top + body.size.rows)]
    let parts = shown.map {
      RewardList.line($0, in: session.desk, for: session.member, at: session.now, context.wording)
    }
    let widths = (0..<3).map { column in
      parts.map { $0.indices.contains(column) ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
    }
    for (row, cells) in parts.enumerated() {
      let isChosen = top + row == chosen
      let isMine = RewardTask.waits(rows[top + row], session.desk, for: session.member)
      let text =
        (isChosen ? "> " : isMine ? "! " : "  ")
        + cells.enumerated().map { $0.offset < 3 ? DisplayWidth.padded($0.element, to: widths[$0.offset]) : $0.element }
        .joined(separator: "  ")
      canvas.put(
        DisplayWidth.clipped(text, to: body.size.columns), at: body.origin.offset(rows: row),
        style: isChosen ? context.theme.selection : .plain)
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    var hints: [KeyHint] = []
    if !isOpen, current != nil { hints.append(KeyHint(.enter, texts["keys.open.short"])) }
    hints += tasks(context).map { KeyHint(.character($0.step.key), texts["reward.step.\($0.step.rawValue)"]) }
    if let current, !RewardPapers.all(current, context).isEmpty {
      hints.append(KeyHint(.character("P"), texts["reward.key.print"]))
    }
    if isOpen { hints.append(KeyHint(.tab, texts[isWhole ? "reward.key.less" : "reward.key.more"])) }
    return hints + [KeyHint(.escape, texts["keys.back.short"])]
  }
}
