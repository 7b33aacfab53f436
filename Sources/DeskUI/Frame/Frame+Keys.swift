import CaseDomain
import DeskSession
import Terminal

extension Frame {
  mutating func move(_ move: Move, _ context: LayerContext) {
    switch place {
    case .overview: overview.move(move, context, summary)
    case .tips:
      tips.move(move, context)
      tips.clampDetail(context)
    case .leads:
      leads.move(move, context)
      leads.clampDetail(context)
    case .reporters:
      reporters.move(move, context)
      reporters.clampDetail(context)
    case .restricted:
      restricted.move(move, context)
      restricted.clampDetail(context)
    case .meetings: meetings.move(move, context)
    case .rewards, .weekly, .publicity, .supervision: withRegister { $0.move(move, context) }
    case .log: log.move(move, context)
    }
  }

  /// Enter.
  mutating func open(_ context: LayerContext) -> [LayerAction] {
    switch place {
    case .overview:
      switch overview.target(context, summary) {
      case .go(let destination): return follow(destination, context)
      case .draft(let draft): return TriageForms.resuming(draft, context)
      case .run(let id): return [.run(id)]
      case .some(.none), nil: return []
      }
    case .tips: return follow(tips.open(context), context)
    case .leads: return follow(leads.open(context), context)
    case .reporters: return follow(reporters.open(context), context)
    case .restricted: return follow(restricted.open(context), context)
    // Forms of the pane need an id: its own action opens them.
    case .meetings: return [.run("open")]
    case .rewards, .weekly, .publicity, .supervision: return withRegister { $0.open(context) } ?? []
    case .log: return openHistory(context)
    }
  }

  private mutating func openHistory(_ context: LayerContext) -> [LayerAction] {
    if log.narrow(context) { return [] }
    guard let entry = log.selected else { return [] }
    return entry.subject(in: context.desk).map { HistoryLayer.opened($0) }
      ?? [.notice(Notice(.refused, context.texts[entry.row?.about == nil ? "log.noSubject" : "log.sameSubject"]))]
  }

  private mutating func follow(_ link: DetailLine.Link?, _ context: LayerContext) -> [LayerAction] {
    switch link {
    case .go(let destination): return follow(destination, context)
    case .attachment(let attachment):
      return owner.map { [.push(AttachmentLayer(attachment, of: $0, in: context))] } ?? []
    case nil: return []
    }
  }

  /// The tip or lead on the screen.
  private var owner: AttachmentOwner? {
    switch place {
    case .tips: tips.selected.map { .tip($0) }
    case .leads: leads.selected.map { .lead($0) }
    case .overview, .reporters, .restricted, .meetings, .rewards, .weekly, .publicity, .supervision, .log: nil
    }
  }

  /// Esc: one level out.
  mutating func back(_ context: LayerContext) -> [LayerAction] {
    switch place {
    case .overview: return []
    case .tips: return tips.back(context) ? [] : goBack(context)
    case .leads: return leads.back(context) ? [] : goBack(context)
    case .reporters: return reporters.back(context) ? [] : goBack(context)
    case .restricted: return restricted.back(context) ? [] : goBack(context)
    case .meetings: return meetings.back(context) ? [] : goBack(context)
    case .rewards, .weekly, .publicity, .supervision:
      return withRegister { $0.back(context) } == true ? [] : goBack(context)
    case .log: return log.back(context) ? [] : goBack(context)
    }
  }

  mutating func focusDetail(_ context: LayerContext) {
    func turned<Source>(_ pane: LedgerPane<Source>) -> LedgerPane<Source> {
      var pane = pane
      guard pane.selected != nil else { return pane }
      pane.focus = pane.focus == .list ? .detail : .list
      pane.detail.isOpen = pane.focus == .detail
      return pane
    }
    switch list {
    case .tips: tips = turned(tips)
    case .leads: leads = turned(leads)
    case .reporters: reporters = turned(reporters)
    case .restricted: restricted = turned(restricted)
    }
  }

  /// Left and right: the list within the list, or the links of the detail panel.
  mutating func turn(by step: Int, _ context: LayerContext) {
    switch place {
    case .overview, .log: break
    case .rewards, .weekly, .publicity, .supervision: withRegister { $0.turn(by: step, context) }
    case .meetings: meetings.turn(by: step, context)
    case .tips:
      if tips.focus == .list { return tips.turnScope(by: step, context) }
      tips.detail.chooseLink(by: step, in: tips.lines(context), height: context.body.size.rows)
    case .leads:
      if leads.focus == .list { return leads.turnScope(by: step, context) }
      leads.detail.chooseLink(by: step, in: leads.lines(context), height: context.body.size.rows)
    case .reporters:
      if reporters.focus == .list { return reporters.turnScope(by: step, context) }
      reporters.detail.chooseLink(by: step, in: reporters.lines(context), height: context.body.size.rows)
    case .restricted:
      if restricted.focus == .list { return restricted.turnScope(by: step, context) }
      restricted.detail.chooseLink(by: step, in: restricted.lines(context), height: context.body.size.rows)
    }
  }

  mutating func beginFilter(_ context: LayerContext) {
    switch place {
    case .overview:
      show(.tips, context)
      list = .tips
      tips.beginFilter(context)
    case .tips: tips.beginFilter(context)
    case .leads: leads.beginFilter(context)
    case .reporters: reporters.beginFilter(context)
    case .restricted: restricted.beginFilter(context)
    case .meetings: meetings.beginFilter(context)
    case .rewards, .weekly, .publicity, .supervision: break
    case .log: log.beginFilter()
    }
  }

  mutating func type(_ event: InputEvent, _ context: inout LayerContext) -> [LayerAction]? {
    if place == .log { return log.type(event, context) }
    if place == .meetings { return meetings.type(event, context) }
    let search = nextSearch()
    switch list {
    case .tips: return tips.type(event, &context, nextSearch: search)
    case .leads: return leads.type(event, &context, nextSearch: search)
    case .reporters: return reporters.type(event, &context, nextSearch: search)
    case .restricted: return restricted.type(event, &context, nextSearch: search)
    }
  }

  /// The mouse in the body.
  mutating func press(_ mouse: MouseEvent, _ context: LayerContext) -> [LayerAction] {
    switch mouse.kind {
    case .wheelUp, .wheelDown:
      for _ in 0..<3 { move(mouse.kind == .wheelUp ? .up : .down, context) }
      return []
    case .press:
      switch place {
      case .overview: return overview.press(mouse.point, context, summary) ? open(context) : []
      case .tips: return follow(tips.press(mouse, context), context)
      case .leads: return follow(leads.press(mouse, context), context)
      case .reporters: return follow(reporters.press(mouse, context), context)
      case .restricted: return follow(restricted.press(mouse, context), context)
      case .meetings: return meetings.press(mouse.point, context) ? [.run("open")] : []
      case .rewards, .weekly, .publicity, .supervision:
        return withRegister { $0.press(mouse.point, context) ? $0.open(context) : [] } ?? []
      case .log: return log.press(mouse.point, context) ? openHistory(context) : []
      }
    default: return []
    }
  }
}

extension LedgerPane {
  /// A press in the body: chooses a row, and opens it the second time; answers the link that was pressed.
  mutating func press(_ mouse: MouseEvent, _ context: LayerContext) -> DetailLine.Link? {
    let areas = areas(context, in: context.body)
    isTyping = false
    if let list = areas.list, list.contains(mouse.point) {
      focus = .list
      let line = mouse.point.row - list.origin.row - 2
      if line == -1 { pressColumn(mouse.point.column - list.origin.column - 3, list, context) }
      guard line >= 0, top + line < count else { return nil }
      let isAgain = top + line == place
      select(place: top + line, context)
      return isAgain ? open(context) : nil
    }
    guard let panel = areas.detail, panel.contains(mouse.point) else { return nil }
    focus = .detail
    let lines = lines(context)
    let index = detail.top + mouse.point.row - panel.origin.row
    guard lines.indices.contains(index), lines[index].link != nil else { return nil }
    detail.chosen = lines[..<index].count { $0.link != nil }
    return lines[index].link
  }

  /// A press on the name of a column sorts by it.
  private mutating func pressColumn(_ column: Int, _ list: Rect, _ context: LayerContext) {
    let layout = layout(width: list.size.columns - 4, context.texts.language)
    guard let found = layout.last(where: { $0.start <= column })?.column, found.sorts else { return }
    setSort(found.id, context)
  }
}
