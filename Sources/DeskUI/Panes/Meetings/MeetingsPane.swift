import CaseDomain
import DeskSession
import Terminal

/// Leadership's view (会议): the year's obligations, a month with its holidays, and one list at a time below.
struct MeetingsPane: Sendable {
  /// Who has the pane: not who looks in from outside.
  static let posts = Posts.leadsReaders.union([.liaison, .admin])

  var view = MeetingsView.brief
  /// Months from this one to the one that shows.
  var monthOffset = 0
  var chosen = 0
  var top = 0
  /// What is looked for in all lists.
  var filterLine = TextEditor()
  var isTyping = false
  var isFiltered = false

  /// The first day of the month that shows.
  func month(_ context: LayerContext) -> CivilDate {
    Period(.month, containing: context.today).first.adding(months: monthOffset)
  }

  func rows(_ context: LayerContext) -> [MeetingsView.Row] {
    guard let asked else { return view.rows(context, year: month(context).year) }
    return MeetingSearch(asked, context, width: MeetingsLayout(context).list.size.columns).rows
  }

  func selected(_ context: LayerContext) -> MeetingsView.Row? {
    let rows = rows(context)
    return rows.indices.contains(chosen) ? rows[chosen] : nil
  }

  /// The meeting that the keys act on.
  func meeting(_ context: LayerContext) -> MeetingID? {
    guard let desk = context.desk else { return nil }
    switch selected(context)?.target {
    case .meeting(let id): return id
    case .followUp(let event): return desk.meetings.followUp(event)?.meeting
    case .item(let event): return desk.meetings.item(event)?.meeting
    case .period, .ruling, .some(.none), nil: return nil
    }
  }

  mutating func turn(by step: Int, _ context: LayerContext) {
    let all = MeetingsView.allCases
    // Every case stands in the list of all cases.
    let place = all.firstIndex(of: view) ?? 0
    show(all[(place + step + all.count) % all.count])
  }

  mutating func show(_ view: MeetingsView) {
    self.view = view
    (isFiltered, filterLine) = (false, TextEditor())
    (chosen, top) = (0, 0)
  }

  mutating func turnMonth(by step: Int, _ context: LayerContext) {
    monthOffset = min(24, max(-120, monthOffset + step))
    keepInView(context)
  }

  // MARK: Moving

  /// The lines of the list: headings, blanks between groups, rows and what is said below them.
  enum Line: Hashable {
    case heading(String)
    case blank
    case row(Int)
    case note(String)
  }

  static func lines(_ rows: [MeetingsView.Row]) -> [Line] {
    rows.indices.flatMap { index -> [Line] in
      let own = [.row(index)] + rows[index].below.map(Line.note)
      guard let heading = rows[index].heading else { return own }
      return (index == 0 ? [] : [.blank]) + [.heading(heading)] + own
    }
  }

  mutating func move(_ move: Move, _ context: LayerContext) {
    let page = max(1, MeetingsLayout(context).list.size.rows - 2)
    switch move {
    case .up: chosen -= 1
    case .down: chosen += 1
    case .pageUp: chosen -= page
    case .pageDown: chosen += page
    case .first: chosen = 0
    case .last: chosen = .max
    }
    keepInView(context)
  }

  mutating func keepInView(_ context: LayerContext) {
    let rows = rows(context)
    chosen = min(max(0, chosen), max(0, rows.count - 1))
    let lines = Self.lines(rows)
    let height = max(1, MeetingsLayout(context).list.size.rows)
    let line = lines.firstIndex(of: .row(chosen)) ?? 0
    // The heading of the first row stays in sight.
    let first = chosen == 0 ? 0 : line
    top = max(0, min(max(top, line - height + 1), first))
  }

  /// The names of the lists and the columns they stand in, each with room for the sign of the one that shows.
  static func tabs(
    _ layout: MeetingsLayout, _ context: LayerContext
  ) -> [(view: MeetingsView, name: String, columns: Range<Int>)] {
    var column = layout.list.origin.column
    return MeetingsView.allCases.map { view in
      let name = context.texts["meetings.view.\(view.rawValue)"]
      let start = column
      column += DisplayWidth.of(name) + 2
      return (view, name, start..<column)
    }
  }

  /// Chooses the row at a place on the screen; answers whether it was chosen already.
  mutating func press(_ point: Point, _ context: LayerContext) -> Bool {
    let layout = MeetingsLayout(context)
    let area = layout.list
    if point.row == layout.tabs, !isFiltered {
      if let other = Self.tabs(layout, context).first(where: { $0.columns.contains(point.column) })?.view {
        show(other)
      }
      return false
    }
    let lines = Self.lines(rows(context))
    let index = top + point.row - area.origin.row
    guard point.row >= area.origin.row, lines.indices.contains(index), case .row(let row) = lines[index] else {
      return false
    }
    defer { chosen = row }
    return row == chosen
  }

  /// Enter: opens what the row is about.
  func open(_ context: inout LayerContext) -> [LayerAction] {
    guard let desk = context.desk else { return [] }
    switch selected(context)?.target {
    case .meeting(let id): return [.push(MeetingLayer(id, context))]
    case .followUp(let event):
      return desk.meetings.followUp(event).map { [.push(MeetingLayer($0.meeting, on: .followUp(event), context))] }
        ?? []
    case .item(let event):
      guard let item = desk.meetings.item(event) else { return [] }
      if let meeting = item.meeting, desk.meetings[meeting]?.state != .cancelled {
        return [.push(MeetingLayer(meeting, on: .item(event), context))]
      }
      return MeetingTask.open(.moveItem(event), &context)
    case .period(let obligation, let period):
      let state = desk.obligation(obligation, in: period, on: context.today)?.state
      let isOver = state == .missed || state == .unrecorded
      return MeetingTask.open(isOver ? .explain(obligation, period) : .schedule(proposal: nil), &context)
    case .ruling(let ruling): return [.push(RulingsLayer(context, on: ruling))]
    case .some(.none), nil: return []
    }
  }
}

/// Where the parts of the pane stand: the strip and the month side by side where there is room, the list below.
struct MeetingsLayout {
  let strip: Rect
  /// Nil on a screen too narrow for both.
  let month: Rect?
  let rule: Int
  /// The line with the names of the lists.
  let tabs: Int
  let list: Rect
  /// Columns of one day.
  let dayWidth: Int

  init(_ context: LayerContext) {
    let body = context.body
    let isWide = body.size.columns >= 100
    dayWidth = isWide ? 4 : 3
    let monthWidth = dayWidth * 7 + 1
    let hasMonth = body.size.columns >= 76 && body.size.rows >= 16
    let height = hasMonth ? 8 : min(5, body.size.rows)
    let stripWidth = hasMonth ? body.size.columns - monthWidth - 3 : body.size.columns - 2
    strip = Rect(
      column: body.origin.column + 1, row: body.origin.row, columns: stripWidth, rows: height)
    month =
      hasMonth
      ? Rect(
        column: body.origin.column + stripWidth + 2, row: body.origin.row, columns: monthWidth, rows: height) : nil
    rule = body.origin.row + height
    tabs = rule + 1
    list = Rect(
      column: body.origin.column + 1, row: tabs + 1, columns: body.size.columns - 2,
      rows: max(0, body.size.rows - height - 2))
  }
}
