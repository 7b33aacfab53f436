import CaseDomain
import DeskSession

/// Publicity and study of a year as tables (R1): what took place, whom it reached, and who studied.
extension SheetTable {
  static func publicity(_ what: ExportedPublicity, year: Int, _ words: PaperWords) -> SheetTable {
    let rows =
      switch what {
      case .activities, .evidence: activities(year, words)
      case .coverage: coverage(year, words)
      case .studies: studies(year, words)
      }
    let texts = words.texts
    return SheetTable(
      name: texts["publicity.export.\(what.rawValue)"],
      title: texts("publicity.table.title", words.bureau, String(year), texts["publicity.export.\(what.rawValue)"]),
      columns: columns(what, words), rows: rows)
  }

  private static func columns(_ what: ExportedPublicity, _ words: PaperWords) -> [Column] {
    func column(_ key: String, _ width: Double = 12) -> Column {
      Column(words.texts["publicity.table.\(key)"], width: width)
    }
    switch what {
    case .activities, .evidence:
      return [
        column("on"), column("theme", 28), column("forms", 16), column("focus", 16), column("organiser", 14),
        column("sections", 22), column("windows", 22), column("place", 16), column("audience", 8),
        column("summary", 36), column("files", 8), column("state", 10),
      ]
    case .coverage:
      return [column("place", 22)]
        + (1...12).map { Column(words.texts("publicity.period.month", String($0)), width: 6) }
        + [column("total", 8), column("gaps", 8)]
    case .studies:
      return [
        column("on"), column("kind"), column("title.study", 28), column("number", 16), column("issuer", 16),
        column("minutes", 8), column("place", 16), column("lecturer"), column("called", 22), column("expected", 8),
        column("present", 8), column("absent", 22), column("makeUp", 8),
      ]
    }
  }

  /// Those that count, by day; and those that do not, which say so.
  private static func activities(_ year: Int, _ words: PaperWords) -> [[Cell]] {
    let found = words.desk.publicity.all.filter { $0.on.year == year && $0.details != nil }
    return found.sorted { ($0.on, $0.id) < ($1.on, $1.id) }.compactMap { activity in
      guard let details = activity.details else { return nil }
      let texts = words.texts
      let focus = details.focus.map {
        texts("publicity.page.focus.words", texts["publicity.focus.\($0.kind.rawValue)"], $0.name)
      }
      return [
        .text("\(details.on)"), .text(details.theme),
        .text(words.list(details.forms.map { texts["publicity.form.\($0.rawValue)"] })), .text(focus ?? ""),
        .text(details.organiser.map(words.section) ?? texts["publicity.office"]),
        .text(words.list(details.sections.map(words.section))),
        .text(words.list(details.windows.map { words.desk.organisation.window($0)?.name ?? "" })),
        .text(details.place), .number(details.audience), .text(TextCleaning.singleLine(details.summary)),
        .number(activity.evidence.reduce(0) { $0 + $1.files.count }),
        .text(texts["publicity.state.\(activity.state.rawValue)"]),
      ]
    }
  }

  private static func coverage(_ year: Int, _ words: PaperWords) -> [[Cell]] {
    words.desk.coverage(in: year, on: words.today).map { row in
      let name = if case .window = row.span.place { "\u{3000}" + row.name } else { row.name }
      return [.text(name)] + row.cells.map { .text($0.sign) }
        + [.number(row.cells.reduce(0) { $0 + $1.count }), .number(row.gaps.count { $0.isOver })]
    }
  }

  private static func studies(_ year: Int, _ words: PaperWords) -> [[Cell]] {
    let desk = words.desk
    let texts = words.texts
    return desk.study.held.filter { $0.on.year == year }.sorted { ($0.on, $0.id) < ($1.on, $1.id) }.map { session in
      let details = session.details
      return [
        .text("\(details.on)"), .text(texts["publicity.study.\(details.kind.rawValue)"]), .text(details.title),
        .text(details.number), .text(details.issuer), .number(details.minutes), .text(details.place),
        .text(details.lecturer), .text(words.list(details.sections.map(words.section))),
        .number(session.attendance.count), .number(session.present.count),
        .text(words.list(session.absent.map { desk.study.staff($0)?.name ?? "" })),
        .number(session.madeUp.count),
      ]
    }
  }
}

extension OfficialForm {
  /// The same on paper, with what the signs mean.
  static func publicity(_ what: ExportedPublicity, year: Int, _ words: PaperWords) -> OfficialForm {
    let table = SheetTable.publicity(what, year: year, words)
    let texts = words.texts
    // A page is narrower than a sheet: what was said, and what has its own list, stays out.
    let shown =
      switch what {
      case .activities, .evidence: [0, 1, 2, 4, 5, 6, 8]
      case .coverage: Array(0..<13)
      case .studies: [0, 2, 5, 8, 9, 10, 11]
      }
    let rows = table.rows.map { row in shown.map { row[$0].plain } }
    // Twelve months and a name beside each other leave no room for the word.
    let headings = shown.map { place in
      what == .coverage && (1...12).contains(place) ? String(place) : table.columns[place].heading
    }
    let widths =
      what == .coverage ? [16] + Array(repeating: 4, count: 12) : shown.map { Int(table.columns[$0].width) }
    let grid = Part.table(headings, rows, widths: widths)
    let legend: [Part] = what == .coverage ? [.text(texts["publicity.legend"])] : []
    return OfficialForm(
      title: texts["publicity.export.\(what.rawValue)"], number: texts("publicity.table.year", String(year)),
      date: words.date(words.today), parts: [grid] + legend + [.signature(texts["publicity.table.by"])])
  }
}
