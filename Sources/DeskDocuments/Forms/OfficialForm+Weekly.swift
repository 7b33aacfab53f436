import CaseDomain
import DeskSession
import DeskText

/// Weekly and situation reports as an office hands them up: who made it and released it, the figures, the sections, the
/// words, and how to check the history behind it (R5.3, R3.2).
struct WeeklyForms {
  let words: PaperWords
  let head: LogHead
  private var texts: Texts { words.texts }

  /// The report; nil where there is none.
  func form(_ paper: WeeklyPaper) -> OfficialForm? {
    let weekly = words.desk.weekly
    return switch paper {
    case .report(let event): weekly.report(event).map(report)
    case .filing(let event): weekly.filing(event).map(filing)
    case .situation(let event): weekly.situation(event).map(situation)
    }
  }

  // MARK: The three reports

  private func report(_ report: WeeklyReport) -> OfficialForm {
    var parts: [OfficialForm.Part] = [
      .row(texts["papers.weekly.week"], span(report.week)),
      .row(texts["weekly.page.preparer"], signed(report.by, report.at, report.event)),
      .row(texts["weekly.page.reviewer"], report.released.map { signed($0.by, $0.at, $0.event) } ?? ""),
    ]
    if report.version > 1 {
      parts.append(.row(texts("weekly.page.version", String(report.version)), report.reason ?? ""))
    }
    parts += figures(report.sheet.counts, WeeklyFigure.ofBureau)
    parts += differences(report.differences) + quality(report.sheet.counts, isBureau: true)
    parts += sections(report)
    parts += said([
      ("narrative", report.sheet.narrative), ("opinions", report.opinions), ("next", report.sheet.next),
    ])
    return OfficialForm(
      title: texts["papers.title.weekly.report"], number: number(report.week), date: words.day(report.at),
      parts: parts + proof() + [.seal(words.bureau, date: words.day(report.released?.at ?? report.at))])
  }

  private func filing(_ filing: WeeklyFiling) -> OfficialForm {
    var parts: [OfficialForm.Part] = [
      .row(texts["papers.weekly.week"], span(filing.week)),
      .row(texts["papers.weekly.section"], words.section(filing.section)),
      .row(texts["weekly.page.preparer"], signed(filing.by, filing.at, filing.event)),
      .row(
        texts["weekly.page.state"],
        texts[filing.isZero ? "weekly.standing.zero" : "weekly.standing.filed"]
          + (filing.isLate ? texts["weekly.standing.late"] : "")),
    ]
    if filing.version > 1 {
      parts.append(.row(texts("weekly.page.version", String(filing.version)), filing.reason ?? ""))
    }
    parts += figures(filing.sheet.counts, WeeklyFigure.ofSection)
    parts += differences(filing.sheet.said) + quality(filing.sheet.counts, isBureau: false)
    parts += said([("narrative", filing.sheet.narrative), ("next", filing.sheet.next)])
    return OfficialForm(
      title: texts["papers.title.weekly.filing"], number: number(filing.week), date: words.day(filing.at),
      parts: parts + proof() + [.signature(texts["papers.weekly.signature"])])
  }

  private func situation(_ report: SituationReport) -> OfficialForm {
    var parts: [OfficialForm.Part] = [
      .row(
        texts["papers.weekly.period"],
        texts("papers.weekly.span", words.date(report.from), words.date(report.to))),
      .row(texts["weekly.page.preparer"], signed(report.by, report.at, report.event)),
    ]
    parts += report.deliveries.map { delivery in
      .row(
        texts["weekly.situation.delivered"],
        [delivery.to, delivery.how, words.date(delivery.on)].filter { !$0.isEmpty }
          .joined(separator: words.separator))
    }
    parts += figures(report.sheet.counts, WeeklyFigure.ofBureau)
    parts += differences(report.differences) + quality(report.sheet.counts, isBureau: true)
    parts.append(.heading(texts["weekly.situation.trend"]))
    parts.append(
      .table(
        ["month", "tips", "leads", "closed"].map { texts["papers.weekly.trend.\($0)"] },
        report.trend.map {
          [String($0.from.description.prefix(7)), String($0.tips), String($0.leads), String($0.closed)]
        }))
    parts += said([
      ("narrative", report.sheet.narrative), ("opinions", report.opinions), ("suggestions", report.suggestions),
    ])
    return OfficialForm(
      title: texts["papers.title.weekly.situation"], number: "", date: words.day(report.at),
      parts: parts + proof() + [.seal(words.bureau, date: words.day(report.at))])
  }

  // MARK: Their parts

  private func number(_ week: ISOWeek) -> String {
    texts("papers.weekly.number", String(week.year), String(week.week))
  }

  private func span(_ week: ISOWeek) -> String {
    texts("papers.weekly.span", words.date(week.firstDay), words.date(week.lastDay))
  }

  private func signed(_ member: MemberID, _ time: Instant, _ event: EventNumber) -> String {
    let moment = words.desk.zone.moment(of: time)
    return texts("weekly.page.by", words.member(member), "\(moment.date) \(moment.time)", String(event.rawValue))
  }

  /// Two figures a row, so that all of them stand on one page.
  private func figures(_ figures: WeeklyFigures, _ wanted: [WeeklyFigure]) -> [OfficialForm.Part] {
    let shown = wanted.filter { !WeeklyFigure.quality.contains($0) }
    let half = (shown.count + 1) / 2
    let rows = (0..<half).map { row -> [String] in
      let right = half + row < shown.count ? shown[half + row] : nil
      return [
        name(shown[row]), String(figures[shown[row]]), right.map(name) ?? "", right.map { String(figures[$0]) } ?? "",
      ]
    }
    let (item, count) = (texts["papers.weekly.item"], texts["papers.weekly.count"])
    return [.table([item, count, item, count], rows, widths: [4, 1, 4, 1])]
  }

  func name(_ figure: WeeklyFigure) -> String { texts["weekly.figure.\(figure.rawValue)"] }

  private func differences(_ differences: [WeeklyDifference]) -> [OfficialForm.Part] {
    if differences.isEmpty { return [] }
    return [.heading(texts["papers.weekly.changes"])]
      + differences.map { found in
        let numbers = texts(
          "weekly.page.difference", name(found.figure), String(found.count), String(found.ledger))
        return .text(found.why.map { texts("papers.noted", numbers, $0) } ?? texts("weekly.page.unexplained", numbers))
      }
  }

  private func quality(_ figures: WeeklyFigures, isBureau: Bool) -> [OfficialForm.Part] {
    func share(_ kept: WeeklyFigure, _ all: WeeklyFigure) -> String {
      let (kept, all) = (figures[kept], figures[all])
      return all > 0
        ? texts("weekly.share", String(kept * 100 / all), String(kept), String(all)) : texts["weekly.share.none"]
    }
    var rows: [OfficialForm.Part] = [
      .heading(texts["weekly.page.quality"]),
      .row(texts["weekly.quality.timely"], share(.timelyKept, .timelyAll)),
      .row(texts["weekly.quality.effective"], share(.effectiveKept, .effectiveAll)),
    ]
    guard isBureau else { return rows }
    rows += [
      .row(
        texts["weekly.quality.confidential"],
        texts("weekly.quality.confidential.value", String(figures[.openings]), String(figures[.exports]))),
      .row(
        texts["weekly.quality.accurate"], texts("weekly.quality.accurate.value", String(figures[.unexplained]))),
    ]
    return rows
  }

  /// A line for each section: who reported when, and its figures.
  private func sections(_ report: WeeklyReport) -> [OfficialForm.Part] {
    if report.sources.isEmpty { return [] }
    let headings = ["section", "filed"].map { texts["papers.weekly.\($0)"] } + Self.perSection.map(name)
    return [
      .heading(texts["weekly.page.sections"]),
      .table(headings, rows(report), widths: [3, 3] + Self.perSection.map { _ in 1 }),
    ]
  }

  static let perSection: [WeeklyFigure] = [.leadsNew, .verifying, .overdue, .closed]

  /// As the sections table has them.
  func rows(_ report: WeeklyReport) -> [[String]] {
    report.sources.map { source in
      let filing = source.filing.flatMap { words.desk.weekly.filing($0) }
      let state: String
      if let filing {
        state =
          texts[filing.isZero ? "weekly.standing.zero" : "weekly.standing.filed"]
          + (filing.isLate ? texts["weekly.standing.late"] : "")
      } else {
        state = texts["weekly.standing.missing"]
      }
      return [words.section(source.section), state]
        + Self.perSection.map { figure in filing.map { String($0.sheet.counts[figure]) } ?? "" }
    }
  }

  private func said(_ parts: [(String, String)]) -> [OfficialForm.Part] {
    parts.filter { !$0.1.isEmpty }.flatMap { name, text -> [OfficialForm.Part] in
      [.heading(texts["weekly.form.\(name)"])]
        + text.split(separator: "\n").map { .paragraph(String($0)) }
    }
  }

  /// How far the log reached, so that the paper proves the history behind it.
  private func proof() -> [OfficialForm.Part] {
    [
      .heading(texts["papers.weekly.proof"]),
      .text(texts("log.export.head", String(head.commits), String(head.events), head.hash)),
      .text(texts["papers.weekly.check"]),
    ]
  }
}

extension WeeklySheet {
  /// Where its author said that it differs from the ledger.
  var said: [WeeklyDifference] {
    changes.map {
      WeeklyDifference(
        figure: $0.figure, count: counts[$0.figure], ledger: $0.ledger, why: $0.why.isEmpty ? nil : $0.why)
    }
  }
}
