import CaseDomain
import DeskSession
import DeskText
import Terminal

extension LogPane {
  /// Columns of a row: the number of the event where there is room, time, who, what about.
  private struct Layout {
    let number: Int
    let time = 11
    let who: Int
    let subject: Int
    let width: Int

    init(width: Int, last: EventNumber) {
      number = width >= 96 ? max(5, String(last.rawValue).count + 1) : 0
      who = width >= 96 ? 12 : 8
      subject = width >= 70 ? 13 : 0
      self.width = width
    }

    /// Where each column begins, and how wide it is, in the order number, time, who, subject, what.
    var columns: [(start: Int, width: Int)] {
      var start = 0
      return [number, time, who, subject, 0].enumerated().map { index, width in
        let own = index == 4 ? max(0, self.width - start) : width
        defer { start += own == 0 ? 0 : own + 2 }
        return (start, own)
      }
    }
  }

  /// Draws the list. Only rows on the screen are put into words.
  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    guard let desk = context.desk else { return }
    drawHeader(into: &canvas, area, context)
    let layout = Layout(width: area.size.columns - 4, last: desk.lastEvent)
    let names = ["number", "time", "who", "subject", "what"].map { context.texts["log.column.\($0)"] }
    put(names, into: &canvas, at: area.origin.offset(columns: 3, rows: 1), layout, context.theme.secondary)
    let wording = context.wording
    for line in 0..<max(0, area.size.rows - 2) where top + line < entries.count {
      let entry = entries[top + line]
      let point = Point(column: area.origin.column, row: area.origin.row + 2 + line)
      let isChosen = top + line == place
      let style = isChosen ? context.theme.selection : entry.refusal == nil ? .plain : context.theme.alert
      canvas.put(isChosen ? " >" : "  ", at: point, style: style, width: area.size.columns - 1)
      let cells = [
        "#\(entry.envelope.event.rawValue)", wording.time(entry.envelope.time), wording.author(of: entry),
        entry.row?.about ?? entry.subject(in: desk).map { wording.name($0) } ?? "", wording.what(entry),
      ]
      put(cells, into: &canvas, at: point.offset(columns: 3), layout, style)
    }
    if entries.isEmpty {
      let isInspector = context.member?.posts == .inspector
      let nothing = isInspector && desk.audits.extracts.isEmpty ? "inspection.nothing" : "frame.empty"
      let key = running != nil || reached == nil ? "panes.searching" : isFiltered ? "frame.noMatch" : nothing
      canvas.put(
        context.texts[key], at: area.origin.offset(columns: 3, rows: 2), style: context.theme.secondary)
    }
  }

  private func put(
    _ cells: [String], into canvas: inout Canvas, at point: Point, _ layout: Layout, _ style: Style
  ) {
    for (cell, column) in zip(cells, layout.columns) where column.width > 0 {
      canvas.put(
        DisplayWidth.padded(TextCleaning.shown(cell), to: column.width), at: point.offset(columns: column.start),
        style: style, width: column.width)
    }
  }

  /// ` 日志  /甲      … 200 条，已看到 #9800`
  private func drawHeader(into canvas: inout Canvas, _ area: Rect, _ context: LayerContext) {
    let texts = context.texts
    var point = area.origin.offset(columns: 1)
    point.column += canvas.put(texts["log.title"], at: point, style: context.theme.heading) + 2
    let back = reached.map { String($0.rawValue) } ?? ""
    let counted =
      isComplete ? texts("log.all", String(entries.count)) : texts("log.some", String(entries.count), back)
    let shown = (running == nil ? "" : "… ") + counted
    let right = area.columns.upperBound - 2 - DisplayWidth.of(shown)
    canvas.put(
      shown, at: Point(column: max(point.column, right), row: area.origin.row), style: context.theme.secondary)
    guard isTyping || isFiltered else { return }
    let room = Rect(column: point.column, row: point.row, columns: max(0, right - point.column - 1), rows: 1)
    canvas.put("/", at: room.origin, style: context.theme.accent)
    let field = Rect(
      column: room.origin.column + 1, row: room.origin.row, columns: max(0, room.size.columns - 1), rows: 1)
    canvas.put(filterLine, in: field, style: isTyping ? context.theme.field : .plain, hasFocus: isTyping)
    if filterLine.isEmpty {
      canvas.put(
        texts["log.filter.hint"], at: field.origin.offset(columns: 1), style: context.theme.secondary,
        width: max(0, field.size.columns - 1))
    }
  }
}
