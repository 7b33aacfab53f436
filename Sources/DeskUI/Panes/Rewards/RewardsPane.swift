import CaseDomain
import DeskSession
import Terminal

/// Pane 4 (奖励): rewards by what they wait for, and beside the list, where there is room, the review of the chosen one.
struct RewardsPane: Sendable {
  /// Who has the pane: whoever reads leads, and a section for what it handled.
  static let posts = Posts.leadsReaders.union(.liaison)

  private(set) var rows: [RewardList.Row] = []
  /// How many wait for this member.
  private(set) var waiting = 0
  private var chosen = 0
  private var top = 0

  var selected: LeadID? { rows.indices.contains(chosen) ? rows[chosen].lead : nil }

  /// Takes in what changed, and stays on the reward that was chosen, wherever it stands now.
  mutating func read(_ context: LayerContext) {
    guard let session = context.session, !Self.posts.isDisjoint(with: context.member?.posts ?? []) else {
      (rows, waiting) = ([], 0)
      return
    }
    let lead = selected
    rows = RewardList.rows(session.desk, for: session.member)
    waiting = rows.count { $0.group == .mine }
    if let place = rows.firstIndex(where: { $0.lead == lead }) { chosen = place }
    keepInView(context)
  }

  func open(_ context: LayerContext) -> [LayerAction] { selected.map { [.push(RewardLayer($0))] } ?? [] }

  // MARK: Moving

  /// The lines of the list: headings, blanks between groups, rows.
  private enum Line: Hashable {
    case heading(RewardList.Group)
    case blank
    case row(Int)
  }

  private var lines: [Line] {
    rows.indices.flatMap { index -> [Line] in
      if index > 0, rows[index - 1].group == rows[index].group { return [.row(index)] }
      return (index == 0 ? [] : [.blank]) + [.heading(rows[index].group), .row(index)]
    }
  }

  mutating func move(_ move: Move, _ context: LayerContext) {
    let page = max(1, Self.list(context).size.rows - 2)
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
    chosen = min(max(0, chosen), max(0, rows.count - 1))
    let height = max(1, Self.list(context).size.rows)
    let line = lines.firstIndex(of: .row(chosen)) ?? 0
    // The heading of the first row stays in sight.
    top = max(0, min(max(top, line - height + 1), chosen == 0 ? 0 : line))
  }

  /// Chooses the row at a place on the screen; answers whether it was chosen already.
  mutating func press(_ point: Point, _ context: LayerContext) -> Bool {
    let area = Self.list(context)
    let index = top + point.row - area.origin.row
    let lines = lines
    guard area.contains(point), lines.indices.contains(index), case .row(let row) = lines[index] else { return false }
    defer { chosen = row }
    return row == chosen
  }

  // MARK: Drawing

  private static func isWide(_ context: LayerContext) -> Bool { context.body.size.columns >= 100 }

  private static func list(_ context: LayerContext) -> Rect {
    let body = context.body
    let width = isWide(context) ? body.size.columns * 9 / 20 : body.size.columns - 2
    return Rect(column: body.origin.column + 1, row: body.origin.row, columns: width, rows: body.size.rows)
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    let list = Self.list(context)
    guard !rows.isEmpty else {
      let words = DisplayWidth.wrapped(context.texts["reward.pane.none"], width: list.size.columns)
      for (row, line) in words.prefix(list.size.rows).enumerated() {
        canvas.put(line, at: list.origin.offset(rows: row), style: context.theme.secondary)
      }
      return
    }
    drawList(&canvas, list, context)
    guard Self.isWide(context), let selected, let session = context.session else { return }
    let rule = list.columns.upperBound + 1
    canvas.fill(
      Rect(column: rule, row: area.origin.row, columns: 1, rows: area.size.rows), with: "│", style: context.theme.rule)
    var page = RewardPage(theme: context.theme, width: area.columns.upperBound - rule - 3)
    page.build(selected, session.desk, session.member, session.now, context.wording, isWhole: false)
    for (row, line) in page.lines.prefix(area.size.rows).enumerated() {
      canvas.put(line, at: Point(column: rule + 2, row: area.origin.row + row))
    }
  }

  private func drawList(_ canvas: inout Canvas, _ area: Rect, _ context: LayerContext) {
    guard let session = context.session else { return }
    let shown = lines.dropFirst(top).prefix(area.size.rows)
    let cells = Dictionary(
      uniqueKeysWithValues: shown.compactMap { line -> (Int, [String])? in
        guard case .row(let row) = line else { return nil }
        return (
          row,
          RewardList.line(
            rows[row].lead, in: session.desk, for: session.member, at: session.now, context.wording,
            isShort: Self.isWide(context))
        )
      })
    let widths = (0..<3).map { column in
      cells.values.map { $0.indices.contains(column) ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
    }
    for (row, line) in shown.enumerated() {
      let point = area.origin.offset(rows: row)
      switch line {
      case .blank: continue
      case .heading(let group):
        let count = rows.count { $0.group == group }
        let name = context.texts("reward.group.\(group.name)", String(count))
        canvas.put(DisplayWidth.clipped(name, to: area.size.columns), at: point, style: context.theme.heading)
      case .row(let index):
        let parts = (cells[index] ?? []).enumerated().map {
          $0.offset < 3 ? DisplayWidth.padded($0.element, to: widths[$0.offset]) : $0.element
        }
        let text = (index == chosen ? "> " : "  ") + parts.filter { !$0.isEmpty }.joined(separator: "  ")
        let line = DisplayWidth.clipped(text, to: area.size.columns)
        canvas.put(
          index == chosen ? DisplayWidth.padded(line, to: area.size.columns) : line, at: point,
          style: index == chosen ? context.theme.selection : .plain)
      }
    }
  }
}
