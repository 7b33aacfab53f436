import CaseDomain
import DeskText
import Terminal

extension LedgerPane {
  /// Draws list and detail. Only rows on the screen are put into words.
  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    guard let desk = context.desk else { return }
    let areas = areas(context, in: area)
    if let list = areas.list { drawList(into: &canvas, list, desk, context) }
    guard let panel = areas.detail else { return }
    if areas.list != nil {
      for row in panel.rows {
        canvas.put("│", at: Point(column: panel.origin.column, row: row), style: context.theme.rule)
      }
    }
    let inner = Rect(
      column: panel.origin.column + (areas.list == nil ? 1 : 2), row: panel.origin.row,
      columns: panel.size.columns - 3, rows: panel.size.rows)
    drawDetail(into: &canvas, inner, context)
  }

  private func drawList(into canvas: inout Canvas, _ area: Rect, _ desk: Desk, _ context: LayerContext) {
    drawHeader(into: &canvas, area, desk, context)
    let layout = layout(width: area.size.columns - 4, context.texts.language)
    drawColumnNames(into: &canvas, area, layout, context)
    let wording = context.wording
    let hasState = layout.contains { $0.column.id == .state }
    let isAsking = Source.isAsking(scope, filter)
    let rows = Source.rows(of: desk)
    let range = anchor.flatMap { rangePlaces(from: $0, desk) }
    for line in 0..<max(0, area.size.rows - 2) {
      let place = top + line
      guard place < count else { break }
      let index = order[place]
      let point = Point(column: area.origin.column, row: area.origin.row + 2 + line)
      let isMarked = range?.contains(place) == true || marks.contains(Source.id(of: rows[index]))
      let style =
        place == self.place
        ? (focus == .list ? context.theme.selection : context.theme.selectionElsewhere)
        : isMarked ? context.theme.marked : .plain
      let marker = place == self.place ? (isMarked ? ">*" : " >") : isMarked ? " *" : "  "
      canvas.put(marker, at: point, style: style, width: area.size.columns - 1)
      for (column, start, width) in layout {
        let cell = Source.cell(column.id, at: index, in: desk, wording)
        let asked = isAsking && (column.id == .state || !hasState) ? cell.asked : nil
        let text = DisplayWidth.padded(asked ?? (cell.isState && hasState ? "" : cell.text), to: width)
        let urgency = asked == nil ? cell.urgency : nil
        let cellStyle = place == self.place ? style : Self.style(urgency, style, context.theme)
        canvas.put(text, at: point.offset(columns: 3 + start), style: cellStyle, width: width)
      }
    }
    if count == 0 {
      let lines = DisplayWidth.wrapped(emptyText(desk, context), width: max(1, area.size.columns - 5))
      for (row, line) in lines.enumerated() where row + 2 < area.size.rows {
        canvas.put(line, at: area.origin.offset(columns: 3, rows: 2 + row), style: context.theme.secondary)
      }
    }
  }

  /// Why the list is empty, and what shows more.
  private func emptyText(_ desk: Desk, _ context: LayerContext) -> String {
    let texts = context.texts
    if scan != nil { return texts["panes.searching"] }
    if !context.readsMatters {
      guard let member = context.member else { return texts["panes.absent.keyless"] }
      // A section reads what it is given, as soon as there is something.
      if Source.self == LeadLedger.self && member.posts.contains(.liaison) { return texts["panes.absent.section"] }
      return texts("panes.absent", context.wording.posts(.leadsReaders))
    }
    guard isFiltered else {
      let waited = scene(context).flatMap { Source.waitedFor(in: scope, $0, texts) }
      return [texts["frame.empty"], waited].compactMap { $0 }.joined(separator: "\n")
    }
    guard elsewhere > 0 else { return texts["frame.noMatch"] }
    return texts["frame.noMatch"] + "\n"
      + texts("panes.elsewhere", String(elsewhere), Key.enter.name(texts), texts["tips.list.all"])
  }

  private static func style(_ urgency: Urgency?, _ style: Style, _ theme: Theme) -> Style {
    switch urgency {
    case .overdue: theme.alert
    case .today: theme.warning
    case .later, nil: style
    }
  }

  /// ` 待研判  /酒店      37 / 2107`
  private func drawHeader(into canvas: inout Canvas, _ area: Rect, _ desk: Desk, _ context: LayerContext) {
    let texts = context.texts
    var point = area.origin.offset(columns: 1)
    let list =
      Source.scopes.count > 1 ? "‹ \(texts["tips.list.\(scope.rawValue)"]) ›" : texts["panes.\(Source.name).list"]
    point.column += canvas.put(list, at: point, style: context.theme.heading) + 2
    var counted = texts("frame.count", String(count), String(context.session.map(Source.total) ?? 0))
    if scan != nil { counted = "… " + counted }
    let marked = markedCount(in: desk)
    if marked > 0 { counted = texts("frame.marked", String(marked)) + "  " + counted }
    let right = area.columns.upperBound - 2 - DisplayWidth.of(counted)
    canvas.put(
      counted, at: Point(column: max(point.column, right), row: area.origin.row), style: context.theme.secondary)
    guard isTyping || isFiltered else { return }
    let room = Rect(column: point.column, row: point.row, columns: max(0, right - point.column - 1), rows: 1)
    canvas.put("/", at: room.origin, style: context.theme.accent)
    let field = Rect(
      column: room.origin.column + 1, row: room.origin.row, columns: max(0, room.size.columns - 1), rows: 1)
    canvas.put(filterLine, in: field, style: isTyping ? context.theme.field : .plain, hasFocus: isTyping)
    if filterLine.isEmpty {
      let hint = texts["panes.filter.hint"]
      canvas.put(
        hint, at: field.origin.offset(columns: 1), style: context.theme.secondary, width: field.size.columns - 1)
    }
  }

  private func drawColumnNames(
    into canvas: inout Canvas, _ area: Rect, _ layout: [(column: LedgerColumn, start: Int, width: Int)],
    _ context: LayerContext
  ) {
    for (column, start, width) in layout {
      var name = context.texts["tips.column.\(column.id == .signature ? "naming" : column.id.rawValue)"]
      var room = width
      if column.id == sort {
        // In a narrow column the arrow stands in the gap before the next one.
        let isTight = DisplayWidth.of(name) + 2 > width
        name += (isTight ? "" : " ") + (order.isAscending ? "↑" : "↓")
        if isTight { room += 1 }
      }
      let point = area.origin.offset(columns: 3 + start, rows: 1)
      canvas.put(DisplayWidth.padded(name, to: room), at: point, style: context.theme.secondary, width: room)
    }
  }

  /// The columns that fit, where each begins, and how wide it is.
  func layout(width: Int, _ language: Language) -> [(column: LedgerColumn, start: Int, width: Int)] {
    let shown = Source.columns.filter {
      width >= (language == .en ? $0.fromInEnglish : $0.from) && Source.shows($0.id, in: scope)
    }
    func fixed(_ column: LedgerColumn) -> Int { language == .en ? column.widthInEnglish : column.width }
    let rest = width - shown.reduce(0) { $0 + fixed($1) + (fixed($1) > 0 ? 2 : 0) }
    var start = 0
    return shown.map { column in
      let own = fixed(column) > 0 ? fixed(column) : max(4, rest)
      defer { start += own + 2 }
      return (column, start, min(own, max(0, width - start)))
    }
  }

  private func drawDetail(into canvas: inout Canvas, _ area: Rect, _ context: LayerContext) {
    let lines = lines(context)
    guard !lines.isEmpty else {
      if selected != nil { canvas.put(context.texts["panes.reading"], at: area.origin, style: context.theme.secondary) }
      return
    }
    let links = lines.indices.filter { lines[$0].link != nil }
    let chosen = focus == .detail && links.indices.contains(detail.chosen) ? links[detail.chosen] : nil
    let top = min(detail.top, max(0, lines.count - 1))
    for row in 0..<min(area.size.rows, lines.count - top) {
      let line = lines[top + row]
      let isChosen = chosen == top + row
      var point = area.origin.offset(rows: row)
      if isChosen { canvas.put(">", at: point.offset(columns: -1), style: context.theme.selection) }
      for piece in line.pieces {
        let room = area.columns.upperBound - point.column
        guard room > 0 else { break }
        let text = DisplayWidth.clipped(piece.text, to: room)
        let style = isChosen ? context.theme.selection : line.link == nil ? piece.style : context.theme.accent
        point.column += canvas.put(text, at: point, style: style)
      }
    }
    if top + area.size.rows < lines.count {
      let more = "↓ \(lines.count - top - area.size.rows)"
      let place = Point(column: area.columns.upperBound - DisplayWidth.of(more), row: area.rows.upperBound - 1)
      canvas.put(more, at: place, style: context.theme.secondary)
    }
  }
}
