import Testing

@testable import CaseDomain

/// The week in which the bench begins.
let thisWeek = ISOWeek(year: 2026, week: 48)!

extension DeskBench {
  @discardableResult
  mutating func fileWeekly(
    _ week: ISOWeek = thisWeek, as member: MemberID = Cast.liaison, changed: [WeeklyFigure: Int] = [:],
    why: [WeeklyFigure: String] = [:], isZero: Bool = false, reason: String = "", at time: Instant? = nil
  ) throws(Refusal) -> EventNumber {
    try perform(
      FileWeekly(
        section: section, week: week, basedOn: desk.weekly.filing(of: section, week)?.event, changed: changed, why: why,
        narrative: isZero ? "" : "走访工地", next: "继续走访", isZero: isZero, reason: reason),
      as: member, at: time)
  }

  @discardableResult
  mutating func consolidate(
    _ week: ISOWeek = thisWeek, as member: MemberID = Cast.office, changed: [WeeklyFigure: Int] = [:],
    why: [WeeklyFigure: String] = [:], reason: String = "", at time: Instant? = nil
  ) throws(Refusal) -> EventNumber {
    try perform(
      ConsolidateWeekly(
        week: week, basedOn: desk.weekly.report(of: week)?.event, changed: changed, why: why, narrative: "平稳",
        next: "督促逾期", opinions: "建议增派人手", reason: reason),
      as: member, at: time)
  }

  /// A report of each kind, and one that was released.
  mutating func addWeekly() throws(Refusal) {
    try fileWeekly()
    let report = try consolidate()
    try perform(DecideWeekly(report: report, isReleased: true), as: Cast.leader)
    try reportSituation()
  }

  @discardableResult
  mutating func reportSituation() throws(Refusal) -> EventNumber {
    try perform(
      ReportSituation(
        from: on("2026-11-01"), to: on("2026-11-23"), narrative: "平稳", opinions: "线索偏少", suggestions: "加强宣传"),
      as: Cast.office)
  }
}

extension Deed {
  static var weekly: [Deed] {
    var made = DeskBench.busy
    let busy = DeskBench.busy.desk.weekly
    let office = [Cast.receiver, Cast.office]
    let leaders = [Cast.leader, Cast.secondLeader]
    let released = busy.reports[0].event
    let keepers = (leaders + [Cast.custodian]).filter { !DeskBench.busy.desk.circles(of: $0).isEmpty }
    let waiting: EventNumber
    do {
      waiting = try made.consolidate(changed: [.closed: 1], why: [.closed: "补登"], reason: "漏报")
    } catch {
      preconditionFailure("the busy desk has no second report: \(error)")
    }
    return [
      Deed(
        "R5.3 file a section's report", by: Cast.liaison, allowed: [Cast.liaison],
        FileWeekly(
          section: made.section, week: thisWeek, basedOn: busy.filings[0].event, changed: [.visits: 4],
          why: [.visits: "漏登"], narrative: "走访", reason: "漏登")),
      Deed(
        "R5.3 make the bureau's report", by: Cast.office, allowed: office,
        ConsolidateWeekly(week: thisWeek, basedOn: released, narrative: "更正", reason: "漏报")),
      Deed(
        "R5.3 release it", by: Cast.leader, allowed: leaders, on: made,
        DecideWeekly(report: waiting, isReleased: true)),
      Deed(
        "R5.3 send it back", by: Cast.leader, allowed: leaders, on: made,
        DecideWeekly(report: waiting, isReleased: false, reason: "数字有误")),
      Deed(
        "R5.3 submit it", by: Cast.office, allowed: office,
        SubmitWeekly(report: released, body: made.countyOffice, letter: "周报〔2026〕48号")),
      Deed(
        "R5.3 print it", by: Cast.office, allowed: office + leaders + [Cast.custodian, Cast.auditor],
        PrintWeekly(report: released, file: "周报.docx")),
      Deed(
        "R3.2 report the situation", by: Cast.office, allowed: office,
        ReportSituation(from: on("2026-11-01"), to: on("2026-11-20"), opinions: "平稳", suggestions: "继续")),
      Deed(
        "R3.2 hand it over", by: Cast.office, allowed: office,
        DeliverSituation(report: busy.situations[0].event, to: "领导小组", how: "当面")),
      Deed(
        "R6.4 write the annex of restricted tips", by: keepers.first ?? Cast.nobody, allowed: keepers,
        WriteAnnex(week: thisWeek, words: "另行面报")),
    ]
  }
}

extension EventExamples {
  private static let section = SectionID(rawValue: 8)
  private static let week = ISOWeek(year: 2026, week: 47)!
  private static let zero = WeeklyFigures()

  private static func sheet(_ figures: [WeeklyFigure]) -> WeeklySheet {
    var ledger = WeeklyFigures()
    for (place, figure) in figures.enumerated() { ledger[figure] = place }
    return WeeklySheet(
      ledger: ledger, figures, changed: [.transferred: 3], why: [.transferred: "补登移送"], narrative: "走访工地",
      next: "继续走访")
  }

  static let weekly: [(String, any Event)] = [
    (
      "weekly.filed",
      WeeklyFiled(
        section: section, week: week, version: 2, sheet: sheet(WeeklyFigure.ofSection), isZero: .no, reason: "漏登",
        since: EventNumber(rawValue: 50), closing: at("2026-11-20 17:00"))
    ),
    (
      "weekly.filed.zero",
      WeeklyFiled(
        section: section, week: week, version: 1, sheet: WeeklySheet(figures: zero.entries(WeeklyFigure.ofSection)),
        isZero: .yes, since: EventNumber(rawValue: 0), closing: at("2026-11-20 17:00"))
    ),
    (
      "weekly.consolidated",
      WeeklyConsolidated(
        week: week, version: 2, sheet: sheet(WeeklyFigure.ofBureau), opinions: "建议增派人手",
        sources: [
          WeeklySource(section: section, filing: EventNumber(rawValue: 51)),
          WeeklySource(section: SectionID(rawValue: 9), filing: nil),
        ], reason: "漏报", since: EventNumber(rawValue: 50))
    ),
    ("weekly.released", WeeklyReleased(report: EventNumber(rawValue: 52))),
    ("weekly.sentBack", WeeklySentBack(report: EventNumber(rawValue: 52), reason: "数字有误")),
    (
      "weekly.submitted",
      WeeklySubmitted(
        report: EventNumber(rawValue: 52), body: BodyID(rawValue: 10), letter: "周报〔2026〕47号", on: on("2026-11-20"))
    ),
    ("weekly.printed", WeeklyPrinted(report: EventNumber(rawValue: 52), file: "周报.docx")),
    ("weekly.printed.section", WeeklyPrinted(report: EventNumber(rawValue: 51), section: section, file: "周报.txt")),
    (
      "weekly.annexed",
      AnnexWritten(
        week: week, keepers: [Cast.leader, Cast.custodian],
        counts: AnnexFigure.allCases.map { AnnexCount(figure: $0, count: 1) }, words: "另行面报")
    ),
    (
      "weekly.situation",
      SituationReported(
        from: on("2026-10-01"), to: on("2026-11-20"), sheet: sheet(WeeklyFigure.ofBureau),
        trend: [TrendPoint(from: on("2026-10-01"), tips: 3, leads: 2, closed: 1)], opinions: "线索偏少",
        suggestions: "加强宣传")
    ),
    (
      "weekly.situationDelivered",
      SituationDelivered(report: EventNumber(rawValue: 53), to: "领导小组", how: "当面", on: on("2026-11-20"))
    ),
  ]
}

extension Desk {
  var weeklyLines: [String] {
    // Figures have no order: each is named on its own.
    func line(_ ledger: WeeklyFigures?) -> String { "\(ledger?.entries(WeeklyFigure.allCases) as Any)" }
    return weekly.filings.map {
      "filing \($0.event) \($0.by) \($0.at) \($0.week) \($0.section) \($0.version) \($0.sheet) \($0.isZero) \($0.since) "
        + "\($0.reason as Any) \($0.closing) \(line($0.ledger))"
    }
      + weekly.reports.map {
        "report \($0.event) \($0.by) \($0.at) \($0.week) \($0.version) \($0.sheet) \($0.opinions) \($0.sources) "
          + "\($0.state) \($0.released as Any) \($0.sentBack as Any) \($0.submitted as Any) \($0.printed) "
          + line($0.ledger)
      }
      + weekly.annexes.map { "\($0)" }
      + weekly.situations.map { "situation \($0.event) \($0.sheet) \($0.trend) \($0.deliveries) \(line($0.ledger))" }
  }

  /// What is not as it must always be about weekly reports.
  func brokenWeekly() -> [String] {
    var claims = Claims()
    for section in organisation.sections.map(\.id) {
      let firsts = weekly.filings.filter { $0.section == section && $0.version == 1 }
      claims.hold(
        zip(firsts, firsts.dropFirst()).allSatisfy { $0.week < $1.week }, "section \(section) filed out of order")
      claims.hold(
        zip(firsts, firsts.dropFirst()).allSatisfy { $1.since == $0.event }, "section \(section) counts something twice"
      )
    }
    for filing in weekly.filings {
      let versions = weekly.filings(of: filing.section, filing.week).map(\.version)
      claims.hold(versions == Array(1...versions.count), "\(filing.week) of \(filing.section) lacks a version")
      claims.hold(filing.isZero == filing.sheet.counts.isQuiet, "\(filing.event) is no zero report, or is one unsaid")
    }
    let firsts = weekly.reports.filter { $0.version == 1 }
    claims.hold(zip(firsts, firsts.dropFirst()).allSatisfy { $0.week < $1.week }, "reports are out of order")
    for report in weekly.reports {
      claims.hold(report.released.map { !members.isSamePerson($0.by, report.by) } ?? true, "\(report.event) by one")
      claims.hold(report.submitted == nil || report.released != nil, "\(report.event) went out unreleased")
    }
    return claims.broken
  }
}

extension RandomOffice {
  /// A step about weekly reports.
  mutating func weeklyCommand(seeing desk: Desk) -> any Command {
    let today = desk.date(of: desk.lastTime)
    let week = ISOWeek(containing: today).adding(weeks: once(in: 6) ? (once(in: 2) ? 1 : -1) : 0)
    let section = pick(desk.organisation.sections)?.id ?? SectionID(rawValue: 1)
    let report = pick(desk.weekly.reports.suffix(2))?.event ?? EventNumber(rawValue: 1)
    switch pick(0..<10) ?? 0 {
    case 0...2:
      let figures = desk.weeklyFigures(
        of: section, by: newest, at: desk.lastTime,
        since: desk.weekly.lastFirst(of: section)?.event ?? .init(rawValue: 0))
      return FileWeekly(
        section: section, week: week, basedOn: desk.weekly.filing(of: section, week)?.event,
        changed: once(in: 4) ? [.visits: 2] : [:], narrative: reason(), isZero: figures.isQuiet != once(in: 9),
        reason: reason())
    case 3...4:
      return ConsolidateWeekly(
        week: week, basedOn: desk.weekly.report(of: week)?.event, changed: once(in: 3) ? [.closed: 1] : [:],
        narrative: reason(), opinions: reason(), reason: reason())
    case 5...6: return DecideWeekly(report: report, isReleased: !once(in: 3), reason: reason())
    case 7:
      return once(in: 3)
        ? PrintWeekly(report: report, file: "周报")
        : SubmitWeekly(
          report: desk.weekly.reports.last { $0.state == .released }?.event ?? report,
          body: desk.organisation.bodies.first { $0.kind == .countyOffice }?.id ?? BodyID(rawValue: 1), letter: "周报")
    case 8:
      return once(in: 2)
        ? ReportSituation(from: today.adding(days: -30), to: today, opinions: "意见", suggestions: reason())
        : DeliverSituation(report: desk.weekly.situations.last?.event ?? report, to: reason())
    default: return WriteAnnex(week: week, words: reason())
    }
  }
}
