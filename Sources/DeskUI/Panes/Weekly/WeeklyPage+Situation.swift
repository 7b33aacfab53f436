import CaseDomain
import DeskText

extension WeeklyPage {
  /// A week as plain lines, for commands.
  ///
  /// - Parameter only: the section that is asked about; nil is every one.
  package static func lines(
    of week: ISOWeek, in desk: Desk, for member: MemberID, at now: Instant, _ wording: Wording, only: SectionID? = nil
  ) -> [String] {
    var made = WeeklyPage(desk, member, now, wording, theme: .monochrome, width: 100)
    if let only { made.section(only, week) } else { made.week(week) }
    return made.page.lines.map(\.text)
  }

  /// A situation report as plain lines.
  package static func lines(
    of report: SituationReport, in desk: Desk, for member: MemberID, at now: Instant, _ wording: Wording
  ) -> [String] {
    var made = WeeklyPage(desk, member, now, wording, theme: .monochrome, width: 100)
    made.situation(report)
    return made.page.lines.map(\.text)
  }

  /// What the ledger says of a period before anybody reported on it.
  package static func preview(
    from: CivilDate, to: CivilDate, in desk: Desk, for member: MemberID, at now: Instant, _ wording: Wording
  ) -> [String] {
    var made = WeeklyPage(desk, member, now, wording, theme: .monochrome, width: 100)
    let texts = wording.texts
    made.page.text(texts("weekly.situation.title", from.description, to.description))
    made.page.text(texts["weekly.page.preview"])
    let counts = WeeklyCounting(
      desk, by: member, section: nil, today: desk.date(of: now), period: .days(from, to)
    ).figures
    made.figures(counts, WeeklyFigure.ofBureau)
    made.quality(counts, isBureau: true)
    made.trend(desk.trend(from: from, to: to, by: member))
    return made.page.lines.map(\.text)
  }

  // MARK: A situation report

  mutating func trend(_ points: [TrendPoint]) {
    page.heading(texts["weekly.situation.trend"])
    for point in points {
      page.value(
        String(point.from.description.prefix(7)),
        texts("weekly.situation.point", String(point.tips), String(point.leads), String(point.closed)))
    }
  }

  mutating func situation(_ report: SituationReport) {
    page.text(
      texts("weekly.situation.title", report.from.description, report.to.description), page.theme.heading)
    page.value(
      texts["weekly.page.preparer"],
      texts("weekly.page.by", wording.member(report.by), wording.time(report.at), String(report.event.rawValue)))
    if report.deliveries.isEmpty {
      page.value(texts["weekly.page.state"], texts["weekly.situation.open"], page.theme.warning)
    }
    for delivery in report.deliveries {
      page.value(
        texts["weekly.situation.delivered"],
        [delivery.to, delivery.how, wording.date(delivery.on)].filter { !$0.isEmpty }.joined(separator: "  "))
    }
    figures(report.sheet.counts, WeeklyFigure.ofBureau)
    differences(report.differences)
    quality(report.sheet.counts, isBureau: true)
    trend(report.trend)
    words(report.sheet)
    for (name, text) in [("opinions", report.opinions), ("suggestions", report.suggestions)] {
      page.heading(texts["weekly.form.\(name)"])
      page.text(text)
    }
  }
}
