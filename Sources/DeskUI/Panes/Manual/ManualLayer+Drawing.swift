import DeskText
import Terminal

extension ManualLayer {
  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    switch place {
    case .contents: drawContents(into: &canvas, area, context)
    case .page(let index):
      page.draw(
        lines(of: index, context).map(\.detail), title: title(of: index, context), into: &canvas, in: area,
        context.theme)
    case .search: drawSearch(into: &canvas, area, context)
    }
  }

  /// The page's name, and which of the hits is read.
  private func title(of index: Int, _ context: LayerContext) -> String {
    let name = "\(context.texts["keys.manual"]) · \(pages[index].title)"
    guard let hit, hits[hit].page == index else { return name }
    return name + "  " + context.texts("panes.manual.hit", String(hit + 1), String(hits.count))
  }

  private func drawContents(into canvas: inout Canvas, _ area: Rect, _ context: LayerContext) {
    head(context.texts["keys.manual"], into: &canvas, area, context)
    contents.draw(
      into: &canvas, Self.listArea(area), context.theme, heading: { group, _ in heading(group, context) },
      cells: { [StyledText(pages[$0].title)] })
  }

  private func heading(_ group: Group, _ context: LayerContext) -> String {
    switch group {
    case .tasks: context.texts["panes.manual.tasks"]
    case .reference: context.texts["panes.manual.reference"]
    case .page(let index): pages[index].title
    }
  }

  private func head(_ title: String, into canvas: inout Canvas, _ area: Rect, _ context: LayerContext) {
    canvas.fill(area)
    let area = ScrolledPage.area(area)
    canvas.put(DisplayWidth.padded(" " + title, to: area.size.columns), at: area.origin, style: context.theme.bar)
  }

  private func drawSearch(into canvas: inout Canvas, _ area: Rect, _ context: LayerContext) {
    let count = search.isEmpty ? "" : "  " + context.texts("panes.manual.hits", String(hits.count))
    head(context.texts["panes.manual.search"] + count, into: &canvas, area, context)
    let list = Self.listArea(area)
    let used = canvas.put("/ ", at: list.origin, style: context.theme.accent)
    let field = Rect(
      column: list.origin.column + used, row: list.origin.row, columns: max(1, list.size.columns - used), rows: 1)
    canvas.put(line, in: field, style: context.theme.field, hasFocus: true)
    if line.isEmpty {
      canvas.put(
        context.texts["panes.manual.hint"], at: field.origin.offset(columns: 1), style: context.theme.secondary,
        width: max(0, field.size.columns - 1))
    } else if hits.isEmpty, list.size.rows > 1 {
      canvas.put(
        context.texts["frame.noMatch"], at: list.origin.offset(columns: 2, rows: 1), style: context.theme.secondary)
    }
    let rest = Rect(
      column: list.origin.column, row: list.origin.row + 1, columns: list.size.columns,
      rows: max(0, list.size.rows - 1))
    results.draw(
      into: &canvas, rest, context.theme, heading: { group, _ in heading(group, context) },
      cells: { [StyledText(excerpt(of: $0, rest.size.columns - 3))] })
  }

  /// The line of a hit from a little before the word, so that it shows however narrow the screen is.
  private func excerpt(of hit: ManualSearch.Hit, _ width: Int) -> String {
    guard let line = hit.line else { return pages[hit.page].title }
    let text = Array(ManualMarkup.plain(pages[hit.page].lines[line]).drop { $0 == " " })
    let first = search.places(in: String(text)).min() ?? 0
    if DisplayWidth.of(String(text[..<first])) < width / 2 { return String(text) }
    return "…" + String(text[max(0, first - width / 8)...])
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    let back = KeyHint(.escape, texts["keys.back.short"])
    switch place {
    case .contents:
      return [
        KeyHint(.enter, texts["keys.open.short"]), KeyHint(.character("/"), texts["panes.manual.search"]),
        KeyHint(.character("?"), texts["keys.help"]), back,
      ]
    case .page:
      let next = hits.isEmpty ? [] : [KeyHint(.character("n"), texts["panes.manual.next"])]
      return [
        KeyHint(.pageDown, texts["panes.hint.readOn"]), KeyHint(.tab, texts["panes.manual.contents"]),
        KeyHint(.character("/"), texts["panes.manual.search"]),
      ] + next + [KeyHint(.character("?"), texts["keys.help"]), back]
    case .search:
      return [KeyHint(.enter, texts["panes.manual.go"]), KeyHint(.up, texts["panes.hint.choose"]), back]
    }
  }
}

extension Frame.Place {
  /// The page of the manual that fits what is on the screen; the contents where nothing does.
  var manualPage: String? { Self.manualPages[self] }

  static let manualPages: [Frame.Place: String] = [
    .tips: "tip-arrives", .leads: "lead-checked", .reporters: "who-reported", .restricted: "works-here",
    .meetings: "meeting-due", .rewards: "reward-proposed", .weekly: "week-report", .publicity: "publicity-held",
    .supervision: "directive-arrives",
    .log: "log",
  ]
}
