import CaseDomain
import DeskSession
import Terminal

/// Pane 5 (周报): the weeks by what they wait for, and beside the list, where there is room, the chosen week (R5.3).
struct WeeklyPane: RegisterPane {
  /// Who has the pane: whoever reads leads, and a section for its own reports.
  static let posts = Posts.leadsReaders.union(.liaison)

  private(set) var waiting = 0
  private var rows = GroupedList<WeeklyList.Entry, WeeklyList.Group>()

  var selected: WeeklyList.Entry? { rows.selected }

  mutating func read(_ context: LayerContext) {
    guard let session = context.session, !Self.posts.isDisjoint(with: context.member?.posts ?? []) else {
      (rows, waiting) = (GroupedList(), 0)
      return
    }
    let found = WeeklyList.rows(session.desk, for: session.member, at: context.now)
    waiting = found.count { $0.group == .mine }
    rows.take(found, height: Self.list(context).size.rows)
  }

  func open(_ context: LayerContext) -> [LayerAction] { selected.map { [.push(WeeklyLayer($0))] } ?? [] }

  mutating func move(_ move: Move, _ context: LayerContext) { rows.move(move, height: Self.list(context).size.rows) }

  mutating func keepInView(_ context: LayerContext) { rows.keepInView(height: Self.list(context).size.rows) }

  mutating func press(_ point: Point, _ context: LayerContext) -> Bool { rows.press(point, in: Self.list(context)) }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    guard let session = context.session, !rows.isEmpty else {
      return Self.drawNone(context.texts["weekly.pane.none"], into: &canvas, context)
    }
    let (desk, wording) = (session.desk, context.wording)
    rows.draw(into: &canvas, Self.list(context), context.theme) { group, count in
      context.texts("weekly.group.\(group.rawValue)", String(count))
    } cells: { entry in
      WeeklyList.cells(entry, desk, session.member, context.now, wording, context.theme)
    }
    guard let selected, let detail = Self.drawRule(into: &canvas, area, context) else { return }
    let page = WeeklyPage.page(selected, context, width: detail.size.columns)
    for (row, line) in page.lines.prefix(detail.size.rows).enumerated() {
      canvas.put(line, at: detail.origin.offset(rows: row))
    }
  }
}
