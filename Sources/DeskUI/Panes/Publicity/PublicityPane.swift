import CaseDomain
import DeskSession
import Terminal

/// What pane 6 shows, one at a time.
enum PublicityView: String, Hashable, Sendable, CaseIterable {
  case list, coverage, trend, roster
}

/// Pane 6 (宣传学习): activities and study sessions, whom they reached in which month, how that goes, and the staff by
/// section (R1).
struct PublicityPane: RegisterPane {
  /// Who has the pane: nothing in it is secret, but who looks in from outside sees the process in the log.
  static let posts: Posts = [.office, .liaison, .custodian, .leader, .auditor, .admin]

  private(set) var view = PublicityView.list
  private(set) var waiting = 0
  /// Years from this one to the one that shows.
  private var yearOffset = 0
  private var rows = GroupedList<PublicityItem, PublicityList.Group>()
  private var staff = GroupedList<PublicityItem, PublicityList.Group>()
  private var page = 0

  /// What the keys act on; nil where a page shows, or a list is empty.
  var selected: PublicityItem? {
    switch view {
    case .list: rows.selected
    case .roster: staff.selected
    case .coverage, .trend: nil
    }
  }

  /// Whether Enter leads anywhere.
  var canOpen: Bool {
    switch selected {
    case .activity, .study: true
    case .staff, nil: false
    }
  }

  func year(_ context: LayerContext) -> Int { context.today.year + yearOffset }

  mutating func read(_ context: LayerContext) {
    guard let session = context.session, !Self.posts.isDisjoint(with: context.member?.posts ?? []) else {
      self = PublicityPane()
      return
    }
    let found = PublicityList.rows(session.desk, for: session.member, on: context.today)
    waiting = found.count { $0.group == .mine }
    rows.take(found, height: Self.area(context).size.rows)
    staff.take(PublicityList.roster(session.desk), height: Self.area(context).size.rows)
    keepInView(context)
  }

  mutating func open(_ context: LayerContext) -> [LayerAction] {
    switch selected {
    case .activity, .study: selected.map { [.push(PublicityLayer($0))] } ?? []
    case .staff, nil: []
    }
  }

  mutating func show(_ view: PublicityView, _ context: LayerContext) {
    (self.view, page) = (view, 0)
    keepInView(context)
  }

  mutating func turn(by step: Int, _ context: LayerContext) {
    let all = PublicityView.allCases
    // Every case stands in the list of all cases.
    let place = all.firstIndex(of: view) ?? 0
    show(all[(place + step + all.count) % all.count], context)
  }

  mutating func turnYear(by step: Int, _ context: LayerContext) {
    yearOffset = max(-20, min(0, yearOffset + step))
    if view == .list || view == .roster { view = .coverage }
    page = 0
  }

  mutating func back(_ context: LayerContext) -> Bool {
    guard view != .list else { return false }
    show(.list, context)
    return true
  }

  mutating func move(_ move: Move, _ context: LayerContext) {
    let height = Self.area(context).size.rows
    switch view {
    case .list: rows.move(move, height: height)
    case .roster: staff.move(move, height: height)
    case .coverage, .trend:
      switch move {
      case .up: page -= 1
      case .down: page += 1
      case .pageUp: page -= max(1, height - 2)
      case .pageDown: page += max(1, height - 2)
      case .first: page = 0
      case .last: page = .max
      }
      keepInView(context)
    }
  }

  mutating func keepInView(_ context: LayerContext) {
    let height = Self.area(context).size.rows
    rows.keepInView(height: height)
    staff.keepInView(height: height)
    let parts = parts(context)
    page = max(0, min(page, parts.body.count - (height - parts.head.count)))
  }

  mutating func press(_ point: Point, _ context: LayerContext) -> Bool {
    if point.row == context.body.origin.row {
      if let found = Self.tabs(context).first(where: { $0.columns.contains(point.column) }) {
        show(found.view, context)
      }
      return false
    }
    switch view {
    case .list: return rows.press(point, in: Self.area(context))
    case .roster: return staff.press(point, in: Self.area(context))
    case .coverage, .trend: return false
    }
  }

  // MARK: Drawing

  /// Where the list stands: below the line with the names of the views.
  private static func area(_ context: LayerContext) -> Rect { below(list(context)) }

  private static func below(_ area: Rect) -> Rect {
    Rect(
      column: area.origin.column, row: area.origin.row + 1, columns: area.size.columns,
      rows: max(0, area.size.rows - 1))
  }

  /// The names of the views and the columns they stand in.
  private static func tabs(_ context: LayerContext) -> [(view: PublicityView, name: String, columns: Range<Int>)] {
    var column = context.body.origin.column + 1
    return PublicityView.allCases.map { view in
      let name = context.texts["publicity.view.\(view.rawValue)"]
      defer { column += DisplayWidth.of(name) + 3 }
      return (view, name, column..<column + DisplayWidth.of(name) + 2)
    }
  }

  /// The lines of a view that is a page: those that stay, and those that scroll.
  private func parts(_ context: LayerContext) -> (head: [DetailLine], body: [DetailLine]) {
    let width = context.body.size.columns - 2
    switch view {
    case .coverage: return CoveragePage(year(context), context, width: width).parts
    case .trend: return ([], TrendPage(year(context), context, width: width).lines)
    case .list, .roster: return ([], [])
    }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    drawTabs(into: &canvas, context)
    switch view {
    case .list: drawList(into: &canvas, area, context)
    case .roster: drawRoster(into: &canvas, area, context)
    case .coverage, .trend: drawPage(into: &canvas, area, context)
    }
  }

  private func drawTabs(into canvas: inout Canvas, _ context: LayerContext) {
    let row = context.body.origin.row
    var end = 0
    for tab in Self.tabs(context) {
      let isShown = tab.view == view
      canvas.put(
        isShown ? "[\(tab.name)]" : " \(tab.name) ", at: Point(column: tab.columns.lowerBound, row: row),
        style: isShown ? context.theme.heading : context.theme.secondary)
      end = tab.columns.upperBound
    }
    guard view == .coverage || view == .trend else { return }
    let year = context.texts("publicity.year", String(year(context)))
    let column = context.body.size.columns - DisplayWidth.of(year) - 2
    if column > end { canvas.put(year, at: Point(column: column, row: row), style: context.theme.heading) }
  }

  private func drawList(into canvas: inout Canvas, _ area: Rect, _ context: LayerContext) {
    guard !rows.isEmpty else { return none("publicity.none.list", into: &canvas, context) }
    rows.draw(into: &canvas, Self.area(context), context.theme) { group, count in
      heading(group, count, context)
    } cells: {
      PublicityList.cells($0, context, isShort: Self.isWide(context))
    }
    let lower = Self.below(area)
    guard let selected, let detail = Self.drawRule(into: &canvas, lower, context) else { return }
    let lines = PublicityPage(selected, context, width: detail.size.columns).lines
    for (row, line) in lines.prefix(detail.size.rows).enumerated() {
      canvas.put(line, at: detail.origin.offset(rows: row))
    }
  }

  private func drawRoster(into canvas: inout Canvas, _ area: Rect, _ context: LayerContext) {
    guard !staff.isEmpty else { return none("publicity.none.roster", into: &canvas, context) }
    staff.draw(into: &canvas, Self.area(context), context.theme) { group, count in
      heading(group, count, context)
    } cells: {
      PublicityList.cells($0, context, isShort: Self.isWide(context))
    }
  }

  private func none(_ key: String, into canvas: inout Canvas, _ context: LayerContext) {
    let area = Self.area(context)
    let words = DisplayWidth.wrapped(context.texts[key], width: area.size.columns)
    for (row, line) in words.prefix(area.size.rows).enumerated() {
      canvas.put(line, at: area.origin.offset(columns: 1, rows: row), style: context.theme.secondary)
    }
  }

  private func heading(_ group: PublicityList.Group, _ count: Int, _ context: LayerContext) -> String {
    switch group {
    case .mine: return context.texts("publicity.group.mine", String(count))
    case .planned: return context.texts("publicity.group.planned", String(count))
    case .quarter: return context.texts("publicity.group.quarter", String(count))
    case .earlier: return context.texts("publicity.group.earlier", String(count))
    case .out: return context.texts("publicity.group.out", String(count))
    case .section(let section):
      let quarter = Period(.quarter, containing: context.today)
      let share = context.desk?.studyShare(in: quarter, of: section, on: context.today) ?? StudyShare(covered: 0, of: 0)
      return context.texts(
        "publicity.group.section", context.wording.section(section), String(count), String(share.covered))
    }
  }

  private func drawPage(into canvas: inout Canvas, _ area: Rect, _ context: LayerContext) {
    let parts = parts(context)
    let lower = Self.below(area)
    for (row, line) in parts.head.prefix(lower.size.rows).enumerated() {
      canvas.put(line, at: lower.origin.offset(columns: 1, rows: row))
    }
    let room = max(0, lower.size.rows - parts.head.count)
    for (row, line) in parts.body.dropFirst(page).prefix(room).enumerated() {
      canvas.put(line, at: lower.origin.offset(columns: 1, rows: parts.head.count + row))
    }
    let left = parts.body.count - page - room
    guard left > 0 else { return }
    let more = "↓ \(left)"
    canvas.put(
      more, at: Point(column: area.columns.upperBound - DisplayWidth.of(more) - 1, row: area.rows.upperBound - 1),
      style: context.theme.secondary)
  }
}
