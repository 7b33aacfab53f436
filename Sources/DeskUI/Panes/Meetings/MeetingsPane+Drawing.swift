import CaseDomain
import Terminal

extension MeetingsPane {
  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let layout = MeetingsLayout(context)
    drawStrip(into: &canvas, layout.strip, context)
    if let month = layout.month { drawMonth(into: &canvas, month, layout.dayWidth, context) }
    canvas.fill(
      Rect(column: area.origin.column, row: layout.rule, columns: area.size.columns, rows: 1), with: "─",
      style: context.theme.rule)
    if isFiltered { drawFilter(into: &canvas, layout, context) } else { drawTabs(into: &canvas, layout, context) }
    drawMore(into: &canvas, layout, context)
    drawList(into: &canvas, layout.list, context)
  }

  // MARK: The year

  /// Each obligation's year in twelve columns: a sign where a period begins, a line as long as it lasts.
  private func drawStrip(into canvas: inout Canvas, _ area: Rect, _ context: LayerContext) {
    guard let desk = context.desk else { return }
    let (texts, theme) = (context.texts, context.theme)
    let year = month(context).year
    let rows = desk.obligations(in: year, on: context.today)
    // Where a ruling changes it within the year, the newer one names the line.
    let names = rows.map { $0.periods.last.map { context.wording.cadence($0.rule) } ?? "" }
    let title = texts("meetings.year", String(year))
    let labelWidth = max(DisplayWidth.of(title), names.map(DisplayWidth.of).max() ?? 0) + 1
    let cell = area.size.columns >= labelWidth + 48 ? 4 : area.size.columns >= labelWidth + 36 ? 3 : 2
    canvas.put(title, at: area.origin, style: theme.heading)
    for number in 1...12 {
      let isThis = year == context.today.year && number == context.today.month
      canvas.put(
        DisplayWidth.padded(String(number), to: cell, align: .right),
        at: area.origin.offset(columns: labelWidth + (number - 1) * cell),
        style: isThis ? theme.heading : theme.secondary)
    }
    for (index, row) in rows.enumerated() where index + 1 < area.size.rows {
      let origin = area.origin.offset(rows: index + 1)
      canvas.put(names[index], at: origin)
      for found in row.periods {
        let column = labelWidth + (found.period.first.month - 1) * cell
        let sign = DisplayWidth.padded(Self.sign(found.state), to: cell, align: .right)
        canvas.put(sign, at: origin.offset(columns: column), style: Self.style(found.state, theme))
        for month in 1..<max(1, found.state == .notOwed ? 1 : found.period.unit.months) {
          canvas.put(
            DisplayWidth.padded("─", to: cell, align: .right), at: origin.offset(columns: column + month * cell),
            style: theme.rule)
        }
      }
    }
    guard area.size.rows > 6 else { return }
    canvas.put(
      texts["meetings.legend"], at: area.origin.offset(rows: 6), style: theme.secondary, width: area.size.columns)
  }

  /// The sign of a state: never its colour alone.
  static func sign(_ state: ObligationPeriod.State) -> String {
    switch state {
    case .met: "✓"
    case .scheduled: "○"
    case .due, .ahead: "."
    case .atRisk: "!"
    case .missed: "x"
    case .unrecorded: "?"
    case .notOwed: " "
    }
  }

  private static func style(_ state: ObligationPeriod.State, _ theme: Theme) -> Style {
    switch state {
    case .met, .scheduled: theme.plain
    case .due, .ahead, .unrecorded, .notOwed: theme.secondary
    case .atRisk: theme.warning
    case .missed: theme.alert
    }
  }

  // MARK: The month

  /// A month with what the table of holidays says, and the days of meetings.
  private func drawMonth(into canvas: inout Canvas, _ area: Rect, _ cell: Int, _ context: LayerContext) {
    guard let desk = context.desk else { return }
    let (texts, theme) = (context.texts, context.theme)
    let first = month(context)
    for weekday in Weekday.allCases {
      let name = texts["meetings.day.\(weekday.rawValue)"]
      canvas.put(
        DisplayWidth.padded(name, to: cell - 1, align: .right),
        at: area.origin.offset(columns: (weekday.rawValue - 1) * cell + 1), style: theme.secondary)
    }
    let title = texts("meetings.month", String(first.month))
    if area.size.rows > 7 {
      canvas.put(
        texts("meetings.month.legend", title), at: area.origin.offset(columns: 1, rows: 7), style: theme.secondary,
        width: area.size.columns - 1)
    }
    let days = desk.meetings.all.filter { [.scheduled, .held].contains($0.state) }.compactMap { $0.plan?.start.date }
    let taken = Set(days)
    var row = 1
    for number in 1...CivilDate.daysInMonth(year: first.year, month: first.month) {
      let day = first.adding(days: number - 1)
      let column = (day.weekday.rawValue - 1) * cell + 1
      let isOff = !desk.calendar.isWorkingDay(day)
      let isMoved = isOff != day.weekday.isWeekend
      let mark = taken.contains(day) ? "*" : isMoved ? isOff ? "-" : "+" : " "
      let style =
        day == context.today
        ? theme.selection : taken.contains(day) ? theme.accent : isOff ? theme.secondary : theme.plain
      // The mark stands behind the day, in the column that parts it from the next.
      let text = DisplayWidth.padded(String(number), to: cell - 1, align: .right)
      if row < min(7, area.size.rows) {
        canvas.put(text + mark, at: area.origin.offset(columns: column, rows: row), style: style)
      }
      if day.weekday == .sunday { row += 1 }
    }
  }

  // MARK: The list

  private func drawTabs(into canvas: inout Canvas, _ layout: MeetingsLayout, _ context: LayerContext) {
    for (other, name, columns) in Self.tabs(layout, context) {
      let text = other == view ? "[\(name)]" : " \(name) "
      canvas.put(
        text, at: Point(column: columns.lowerBound, row: layout.tabs),
        style: other == view ? context.theme.heading : context.theme.secondary)
    }
  }

  /// How many lines are below the last that shows: over the list, where it covers none of them.
  private func drawMore(into canvas: inout Canvas, _ layout: MeetingsLayout, _ context: LayerContext) {
    let below = Self.lines(rows(context)).count - top - layout.list.size.rows
    guard below > 0 else { return }
    let more = "↓ \(below)"
    canvas.put(
      more, at: Point(column: layout.list.columns.upperBound - DisplayWidth.of(more), row: layout.tabs),
      style: context.theme.secondary)
  }

  private func drawList(into canvas: inout Canvas, _ area: Rect, _ context: LayerContext) {
    let rows = rows(context)
    if rows.isEmpty {
      let text = context.texts["meetings.none.\(asked == nil ? view.rawValue : "found")"]
      for (row, line) in DisplayWidth.wrapped(text, width: area.size.columns).prefix(area.size.rows).enumerated() {
        canvas.put(line, at: area.origin.offset(rows: row), style: context.theme.secondary)
      }
      return
    }
    let lines = Self.lines(rows)
    let lead = min(area.size.columns / 3, rows.map { DisplayWidth.of($0.lead) }.max() ?? 0)
    // On a narrow screen what it is about goes before what is noted of it.
    let part = area.size.columns < 70 ? area.size.columns / 4 : area.size.columns * 2 / 5
    let note = min(part, rows.map { DisplayWidth.of($0.note) }.max() ?? 0)
    let label = max(1, area.size.columns - lead - note - 6)
    for row in 0..<max(0, min(area.size.rows, lines.count - top)) {
      let point = area.origin.offset(rows: row)
      switch lines[top + row] {
      case .blank: break
      case .note(let text):
        canvas.put(text, at: point.offset(columns: 4), width: max(0, area.size.columns - 4))
      case .heading(let text): canvas.put(text, at: point, style: context.theme.heading, width: area.size.columns)
      case .row(let index):
        let entry = rows[index]
        let isChosen = index == chosen
        let text =
          (isChosen ? "> " : "  ") + DisplayWidth.padded(entry.lead, to: lead) + "  "
          + DisplayWidth.padded(entry.label, to: label) + "  " + DisplayWidth.clipped(entry.note, to: note)
        canvas.put(
          DisplayWidth.padded(DisplayWidth.clipped(text, to: area.size.columns), to: area.size.columns), at: point,
          style: isChosen ? context.theme.selection : entry.style)
      }
    }
  }
}
