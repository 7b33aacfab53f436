import CaseDomain
import DeskSession
import DeskText

/// What an inspector is shown of a stretch of time (R3.5): by clause and by date what was done, each line with the number
/// of its event, so that it can be found in the log, and the log's fingerprint, so that nobody can have rewritten it.
///
/// Built from an empty page up: only what a table below asks for stands in it. No reporter, no word of a report, nobody
/// whom one names, nothing that is sealed with a tip, a lead or a restricted matter; of findings at sections the kind and
/// the days, not the words.
struct EvidencePack {
  /// A table of the pack, and the clause that it is evidence for.
  struct Part: Hashable {
    let clause: Clause
    let table: SheetTable
  }

  let period: ClosedRange<CivilDate>
  let evidence: PaperOrder.Evidence
  let words: PaperWords
  var desk: Desk { words.desk }
  var texts: Texts { words.texts }

  init(_ evidence: PaperOrder.Evidence, _ words: PaperWords) {
    period = evidence.from...max(evidence.from, evidence.to)
    self.evidence = evidence
    self.words = words
  }

  /// In the order of the clauses.
  var parts: [Part] {
    [
      publicity, studies, meetings, obligations, directives, reports, rules, rulings, inspections, rectifications,
      leads,
      undertakings, filings, weeklyReports,
    ]
  }

  /// The contents with every table for people, the same as a workbook, each table as text with commas, and the list.
  var files: [PaperFile] {
    get throws {
      let parts = parts
      let name = texts["papers.title.evidence"]
      let form = try page(parts).files(named: name, words)
      let book = PaperFile(name: name + ".xlsx", bytes: try WorkbookWriter.bytes(parts.map(\.table)))
      let tables = parts.map {
        PaperFile(name: "\($0.clause.rawValue)-\($0.table.name).csv", bytes: DelimitedWriter.bytes($0.table))
      }
      let all = form + [book] + tables
      return all + [list(of: all)]
    }
  }

  private func page(_ parts: [Part]) -> OfficialForm {
    let contents = parts.map { part in
      [words.clause(part.clause), part.table.name, String(part.table.rows.count)]
    }
    let headings = ["clause", "table", "rows"].map { texts["papers.evidence.\($0)"] }
    return OfficialForm(
      title: texts["papers.title.evidence"],
      number: texts("papers.evidence.period", words.date(period.lowerBound), words.date(period.upperBound)),
      date: words.date(words.today),
      parts: [
        .paragraph(texts["papers.evidence.leadIn"]), .heading(texts["papers.evidence.contents"]),
        .table(headings, contents),
      ]
        + parts.flatMap { part -> [OfficialForm.Part] in
          let title = "\(words.clause(part.clause))  \(part.table.name)"
          if part.table.rows.isEmpty { return [.heading(title), .text(texts["papers.evidence.none"])] }
          return [
            .heading(title),
            .table(part.table.columns.map(\.heading), part.table.rows.map { $0.map(short) }),
          ]
        } + [
          .heading(texts["papers.evidence.proof"]),
          .text(texts("papers.evidence.head", String(evidence.head.events), evidence.head.hash)),
          .text(texts["papers.evidence.check"]),
        ])
  }

  /// As a page has room for it: days of the year that all of it is about without the year.
  private func short(_ cell: SheetTable.Cell) -> String {
    let words = cell.plain
    guard period.lowerBound.year == period.upperBound.year, let day = CivilDate(words),
      day.year == period.upperBound.year
    else { return words }
    return String(words.dropFirst(5))
  }

  /// Names, and SHA-256 of the files, as `sha256sum --check` reads the lines with two columns.
  private func list(of files: [PaperFile]) -> PaperFile {
    let lines =
      ["# \(words.bureau)", "# \(texts["papers.title.evidence"])", "# \(texts["papers.evidence.listCheck"])"]
      .map { TextCleaning.singleLine($0) } + files.map { "\($0.handed.sha256)  \($0.name)" }
    return PaperFile(
      name: texts["papers.evidence.list"], bytes: [UInt8](lines.map { $0 + "\n" }.joined().utf8), isList: true)
  }

  // MARK: What tables share

  func table(_ clause: String, _ name: String, _ columns: [(String, Double)], _ rows: [[SheetTable.Cell]]) -> Part {
    Part(
      clause: Clause(clause),
      table: SheetTable(
        name: texts["papers.evidence.\(name)"],
        columns: columns.map { SheetTable.Column(texts["papers.evidence.\($0.0)"], width: $0.1) }, rows: rows))
  }

  func has(_ day: CivilDate) -> Bool { period.contains(day) }
  func has(_ time: Instant) -> Bool { period.contains(desk.date(of: time)) }

  /// Numbers of events: `#12 #14`.
  func numbers(_ events: EventNumber?...) -> SheetTable.Cell { numbers(events.compactMap { $0 }) }
  func numbers(_ events: [EventNumber]) -> SheetTable.Cell {
    .text(events.map { "#\($0.rawValue)" }.joined(separator: " "))
  }

  func day(_ day: CivilDate?) -> SheetTable.Cell { .text(day?.description ?? "") }
  func day(_ time: Instant?) -> SheetTable.Cell { day(time.map { desk.date(of: $0) }) }
  func line(_ text: String) -> SheetTable.Cell { .text(TextCleaning.singleLine(text)) }
}
