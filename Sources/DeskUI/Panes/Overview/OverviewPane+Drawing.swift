import CaseDomain
import Terminal

extension OverviewPane {
  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext, summary: WorkSummary) {
    let isBeside = Self.hasSideTrend(context)
    var list = area
    list.size.columns = Self.listWidth(context)
    if !isBeside { list.size.rows = max(0, area.size.rows - Self.trendHeight) }
    drawItems(into: &canvas, list, context, summary)
    let trend =
      isBeside
      ? Rect(
        column: list.columns.upperBound + 2, row: area.origin.row, columns: area.size.columns - list.size.columns - 4,
        rows: area.size.rows)
      : Rect(
        column: area.origin.column + 1, row: list.rows.upperBound, columns: area.size.columns - 2,
        rows: Self.trendHeight)
    if context.readsMatters { drawTrend(into: &canvas, trend, context, summary) }
  }

  private func drawItems(into canvas: inout Canvas, _ area: Rect, _ context: LayerContext, _ summary: WorkSummary) {
    let items = Self.items(context, summary)
    let lines = Self.lines(items, context)
    defer {
      let below = lines.count - top - area.size.rows
      if below > 0 {
        let more = "↓ \(below)"
        let point = Point(column: canvas.size.columns - DisplayWidth.of(more) - 1, row: area.rows.upperBound - 1)
        canvas.put(more, at: point, style: context.theme.secondary)
      }
    }
    for row in 0..<max(0, min(area.size.rows, lines.count - top)) {
      let point = area.origin.offset(columns: 1, rows: row)
      switch lines[top + row] {
      case .blank: break
      case .more(let index, let text):
        let style = index == chosen ? context.theme.selection : Self.style(items[index].urgency, context.theme)
        canvas.put(text, at: point.offset(columns: 2), style: style)
      case .heading(let text): canvas.put(text, at: point, style: context.theme.heading, width: area.size.columns - 2)
      case .item(let index):
        let item = items[index]
        let isChosen = index == chosen
        let style = isChosen ? context.theme.selection : Self.style(item.urgency, context.theme)
        let valueWidth = item.value.isEmpty ? 0 : max(6, DisplayWidth.of(item.value))
        let labelWidth = area.size.columns - valueWidth - 5
        let label = item.value.isEmpty ? DisplayWidth.wrapped(item.label, width: labelWidth - 1)[0] : item.label
        canvas.put(isChosen ? ">" : " ", at: point, style: style)
        // A sentence was wrapped to fill the line; a value needs a blank before it.
        let gap = DisplayWidth.of(item.value) < valueWidth || item.value.isEmpty ? 0 : 1
        let clipped = DisplayWidth.clipped(" " + label, to: labelWidth - gap)
        canvas.put(DisplayWidth.padded(clipped, to: labelWidth), at: point.offset(columns: 1), style: style)
        let value = DisplayWidth.padded(item.value, to: valueWidth, align: .right)
        canvas.put(value, at: point.offset(columns: 1 + labelWidth), style: style)
      }
    }
  }

  private static func style(_ urgency: Urgency?, _ theme: Theme) -> Style {
    switch urgency {
    case .overdue: theme.alert
    case .today: theme.warning
    case .later, nil: theme.plain
    }
  }

  /// Twelve weeks of tips received and triaged, as bars of eighths, with this week's figures.
  private func drawTrend(into canvas: inout Canvas, _ area: Rect, _ context: LayerContext, _ summary: WorkSummary) {
    guard area.size.rows > 2, area.size.columns > 20 else { return }
    let texts = context.texts
    canvas.put(texts["panes.overview.trend"], at: area.origin, style: context.theme.heading, width: area.size.columns)
    let highest = max(1, (summary.tips.received + summary.triaged).max() ?? 1)
    let lines = [("panes.overview.in", summary.tips.received), ("panes.overview.done", summary.triaged)]
    let labelWidth = lines.map { DisplayWidth.of(texts[$0.0]) }.max() ?? 0
    for (index, (key, weeks)) in lines.enumerated() {
      let point = area.origin.offset(columns: 1, rows: 1 + index)
      canvas.put(texts[key], at: point, style: context.theme.secondary, width: labelWidth)
      let bars = weeks.map { Self.bar($0, highest) }.joined()
      let column = labelWidth + 2 + canvas.put(bars, at: point.offset(columns: labelWidth + 2)) + 2
      let now = texts("panes.overview.thisWeek", String(weeks.last ?? 0), String(weeks.reduce(0, +)))
      canvas.put(
        now, at: point.offset(columns: column), style: context.theme.secondary, width: area.size.columns - column - 1)
    }
  }

  static func bar(_ count: Int, _ highest: Int) -> String {
    let bars: [String] = ["·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    return bars[count == 0 ? 0 : max(1, min(8, (count * 8 + highest / 2) / highest))]
  }
}
