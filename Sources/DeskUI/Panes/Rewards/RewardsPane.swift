import CaseDomain
import DeskSession
import Terminal

/// Pane 4 (奖励): rewards by what they wait for, and beside the list, where there is room, the review of the chosen one.
struct RewardsPane: RegisterPane {
  /// Who has the pane: whoever reads leads, and a section for what it handled.
  static let posts = Posts.leadsReaders.union(.liaison)

  private(set) var waiting = 0
  private var rows = GroupedList<LeadID, RewardList.Group>()

  var selected: LeadID? { rows.selected }

  mutating func read(_ context: LayerContext) {
    guard let session = context.session, !Self.posts.isDisjoint(with: context.member?.posts ?? []) else {
      (rows, waiting) = (GroupedList(), 0)
      return
    }
    let found = RewardList.rows(session.desk, for: session.member)
    waiting = found.count { $0.group == .mine }
    rows.take(found, height: Self.list(context).size.rows)
  }

  func open(_ context: LayerContext) -> [LayerAction] { selected.map { [.push(RewardLayer($0))] } ?? [] }

  mutating func move(_ move: Move, _ context: LayerContext) { rows.move(move, height: Self.list(context).size.rows) }

  mutating func keepInView(_ context: LayerContext) { rows.keepInView(height: Self.list(context).size.rows) }

  mutating func press(_ point: Point, _ context: LayerContext) -> Bool { rows.press(point, in: Self.list(context)) }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    guard let session = context.session, !rows.isEmpty else {
      return Self.drawNone(context.texts["reward.pane.none"], into: &canvas, context)
    }
    rows.draw(into: &canvas, Self.list(context), context.theme) { group, count in
      context.texts("reward.group.\(group.name)", String(count))
    } cells: { lead in
      RewardList.line(
        lead, in: session.desk, for: session.member, at: session.now, context.wording,
        isShort: Self.isWide(context)
      ).map { StyledText($0) }
    }
    guard let selected, let detail = Self.drawRule(into: &canvas, area, context) else { return }
    var page = RewardPage(theme: context.theme, width: detail.size.columns)
    page.build(selected, session.desk, session.member, session.now, context.wording, isWhole: false)
    for (row, line) in page.lines.prefix(detail.size.rows).enumerated() {
      canvas.put(line, at: detail.origin.offset(rows: row))
    }
  }
}
