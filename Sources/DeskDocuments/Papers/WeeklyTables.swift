import CaseDomain
import DeskSession

/// The same reports as tables: a sheet of figures, and one of the sections or months.
extension WeeklyForms {
  func tables(_ paper: WeeklyPaper) -> [SheetTable] {
    let weekly = words.desk.weekly
    switch paper {
    case .report(let event):
      guard let report = weekly.report(event) else { return [] }
      let differences = report.differences
      let released = report.released.map {
        [words.texts["weekly.page.reviewer"], words.member($0.by), words.day($0.at)]
      }
      let title = head(words.texts["papers.title.weekly.report"], report.week, by: report.by, report.at)
      return [
        figures(
          report.sheet, WeeklyFigure.ofBureau, differences, title: ([title] + (released ?? [])).joined(separator: "  ")),
        parts(report),
      ]
    case .filing(let event):
      guard let filing = weekly.filing(event) else { return [] }
      let title =
        words.section(filing.section) + "  "
        + head(words.texts["papers.title.weekly.filing"], filing.week, by: filing.by, filing.at)
      return [figures(filing.sheet, WeeklyFigure.ofSection, filing.sheet.said, title: title)]
    case .situation(let event):
      guard let report = weekly.situation(event) else { return [] }
      let months = SheetTable(
        name: words.texts["weekly.situation.trend"],
        columns: ["month", "tips", "leads", "closed"].map { .init(words.texts["papers.weekly.trend.\($0)"]) },
        rows: report.trend.map {
          [.text(String($0.from.description.prefix(7))), .number($0.tips), .number($0.leads), .number($0.closed)]
        })
      return [
        figures(
          report.sheet, WeeklyFigure.ofBureau, report.differences,
          title: "\(words.texts["papers.title.weekly.situation"])  \(report.from) – \(report.to)"),
        months,
      ]
    }
  }

  /// What a sheet is headed by: which report, of what, and who made it.
  private func head(_ name: String, _ week: ISOWeek, by member: MemberID, _ time: Instant) -> String {
    [
      name, words.texts("papers.weekly.number", String(week.year), String(week.week)),
      words.texts("papers.weekly.span", words.date(week.firstDay), words.date(week.lastDay)),
      words.texts["weekly.page.preparer"], words.member(member), words.day(time),
    ].joined(separator: "  ")
  }

  private func figures(
    _ sheet: WeeklySheet, _ wanted: [WeeklyFigure], _ differences: [WeeklyDifference], title: String
  ) -> SheetTable {
    let texts = words.texts
    let changed = Dictionary(differences.map { ($0.figure, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = wanted.map { figure -> [SheetTable.Cell] in
      let change = changed[figure]
      return [
        .text(name(figure)), .number(sheet.counts[figure]),
        .number(change?.ledger ?? sheet.counts[figure]),
        .text(change.map { $0.why ?? texts["papers.weekly.unexplained"] } ?? ""),
      ]
    }
    let proof: [SheetTable.Cell] = [
      .text(texts("log.export.head", String(head.commits), String(head.events), head.hash)), .text(""), .text(""),
      .text(""),
    ]
    return SheetTable(
      name: texts["papers.weekly.sheet"], title: title,
      columns: [
        .init(texts["papers.weekly.item"], width: 28), .init(texts["papers.weekly.count"]),
        .init(texts["papers.weekly.ledger"]), .init(texts["papers.weekly.why"], width: 40),
      ], rows: rows + [proof])
  }

  private func parts(_ report: WeeklyReport) -> SheetTable {
    let texts = words.texts
    return SheetTable(
      name: texts["weekly.page.sections"],
      columns: [.init(texts["papers.weekly.section"], width: 24), .init(texts["papers.weekly.filed"], width: 16)]
        + Self.perSection.map { .init(name($0)) },
      rows: rows(report).map { row in
        row.enumerated().map { place, cell in place < 2 ? .text(cell) : Int(cell).map { .number($0) } ?? .text("") }
      })
  }
}
