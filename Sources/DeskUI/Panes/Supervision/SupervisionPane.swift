import CaseDomain
import DeskSession
import Terminal

/// Pane 7 (督导): what superiors order, inspections, written rules, a list at a time; beside it, where there is room, the page of the chosen row.
struct SupervisionPane: RegisterPane {
  static let posts = SupervisionList.posts

  private(set) var list = SupervisionList.directives
  private var counts: [SupervisionList: Int] = [:]
  private var rows = GroupedList<EventNumber, SupervisionList.Group>()

  var waiting: Int { counts.values.reduce(0, +) }
  var selected: EventNumber? { rows.selected }

  /// How many of a list wait for this member.
  func waiting(in list: SupervisionList) -> Int { counts[list] ?? 0 }

  mutating func read(_ context: LayerContext) {
    guard let session = context.session, !Self.posts.isDisjoint(with: context.member?.posts ?? []) else {
      (rows, counts) = (GroupedList(), [:])
      return
    }
    for list in SupervisionList.allCases {
      let found = list.rows(session.desk, for: session.member, on: context.today)
      counts[list] = found.count { $0.group == .mine }
      if list == self.list { rows.take(found, height: Self.rows(context).size.rows) }
    }
  }

  /// Shows a list, the one with what waits first.
  mutating func show(_ list: SupervisionList, _ context: LayerContext) {
    if list != self.list { rows = GroupedList() }
    self.list = list
    read(context)
  }

  mutating func turn(by step: Int, _ context: LayerContext) {
    let lists = SupervisionList.allCases
    let place = lists.firstIndex(of: list) ?? 0
    show(lists[(place + step + lists.count) % lists.count], context)
  }

  func open(_ context: LayerContext) -> [LayerAction] {
    selected.map { [.push(SupervisionLayer(SupervisionSubject(list, $0), context))] } ?? []
  }

  mutating func move(_ move: Move, _ context: LayerContext) { rows.move(move, height: Self.rows(context).size.rows) }

  mutating func keepInView(_ context: LayerContext) { rows.keepInView(height: Self.rows(context).size.rows) }

  mutating func press(_ point: Point, _ context: LayerContext) -> Bool {
    if point.row == context.body.origin.row {
      if let tab = tabs(context).last(where: { $0.column <= point.column }) { show(tab.list, context) }
      return false
    }
    return rows.press(point, in: Self.rows(context))
  }

  // MARK: Drawing

  /// Where the rows stand, below the names of the lists.
  private static func rows(_ context: LayerContext) -> Rect {
    let area = list(context)
    return Rect(
      column: area.origin.column, row: area.origin.row + 2, columns: area.size.columns,
      rows: max(0, area.size.rows - 2))
  }

  /// The names of the lists, and where each stands.
  private func tabs(_ context: LayerContext) -> [(list: SupervisionList, text: String, column: Int)] {
    var column = Self.list(context).origin.column
    return SupervisionList.allCases.map { other in
      let waiting = waiting(in: other)
      let name = context.texts["supervision.list.\(other.rawValue)"] + (waiting > 0 ? " \(waiting)" : "")
      let text = other == list ? "[\(name)]" : " \(name) "
      defer { column += DisplayWidth.of(text) + 1 }
      return (other, text, column)
    }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    for tab in tabs(context) {
      canvas.put(
        tab.text, at: Point(column: tab.column, row: area.origin.row),
        style: tab.list == list ? context.theme.heading : context.theme.secondary)
    }
    guard let session = context.session, !rows.isEmpty else {
      let place = Self.rows(context)
      let words = DisplayWidth.wrapped(context.texts["supervision.none.\(list.rawValue)"], width: place.size.columns)
      for (row, line) in words.prefix(place.size.rows).enumerated() {
        canvas.put(line, at: place.origin.offset(rows: row), style: context.theme.secondary)
      }
      return
    }
    let entries = list.entries(session.desk, for: session.member, on: context.today)
    let found = Dictionary(uniqueKeysWithValues: entries.map { ($0.event, $0) })
    rows.draw(into: &canvas, Self.rows(context), context.theme) { group, count in
      context.texts("supervision.group.\(group.rawValue)", String(count))
    } cells: {
      found[$0].map {
        list.cells(of: $0, session.desk, context.wording, context.theme, for: session.member)
      } ?? []
    }
    guard let selected, let detail = Self.drawRule(into: &canvas, area, context) else { return }
    let page = SupervisionPage(
      SupervisionSubject(list, selected), chosen: nil, context, width: detail.size.columns)
    for (row, line) in page.lines.prefix(detail.size.rows).enumerated() {
      canvas.put(line, at: detail.origin.offset(rows: row))
    }
  }
}
