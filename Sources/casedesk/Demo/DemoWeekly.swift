import CaseDomain
import DeskSession
import DeskText

/// Weekly reports as an office keeps them: the section files by the closing hour, once late, the office makes the
/// bureau's, a leader releases it, it goes to the county; the last weeks wait at different stages (R5.3).
struct DemoWeekly {
  let texts: Texts
  let clock: DemoClock
  let end: Instant
  let office: OpenDesk
  let liaison: OpenDesk
  /// Who releases.
  let leader: OpenDesk
  let section: SectionID
  /// The last day of the history.
  let last: CivilDate

  /// Half an hour before a day closes a week the section files, but for the times it is late.
  func file(on day: CivilDate) throws {
    guard let week = closing(day), ahead(week) > 0, !isLate(week) else { return }
    try file(week, day, 16 * 60 + 40)
  }

  /// The end of a day's work, where it closes a week: of the last but one the report is made and waits, of the one before
  /// it is released and not submitted. The last is left to whoever opens the desk.
  func live(_ day: CivilDate) throws {
    guard let week = closing(day), ahead(week) > 0 else { return }
    let ahead = ahead(week)
    try consolidate(week, day)
    if isLate(week) { try file(week, day, 18 * 60) }
    guard ahead > 1, let report = office.desk.weekly.report(of: week) else { return }
    set(day, 17 * 60 + 50)
    try leader.refresh()
    _ = try leader.perform(DecideWeekly(report: report.event, isReleased: true))
    guard ahead > 2 else { return }
    try office.refresh()
    guard let county = office.desk.organisation.bodies.first(where: { $0.kind == .countyOffice }) else { return }
    _ = try office.perform(
      SubmitWeekly(report: report.event, body: county.id, letter: texts("demo.weekly.letter", week.description)))
  }

  /// A situation report about all of it, at the end.
  func leaveOpen(from first: CivilDate) throws {
    clock.set(end)
    try office.refresh()
    let report = ReportSituation(
      from: first, to: office.desk.date(of: office.now), narrative: texts["demo.weekly.narrative"],
      opinions: texts["demo.weekly.opinions"], suggestions: texts["demo.weekly.suggestions"])
    _ = try office.perform(report)
  }

  private func isLate(_ week: ISOWeek) -> Bool { week.week % 9 == 4 }

  /// How many weeks lie between a week and the last of the history.
  private func ahead(_ week: ISOWeek) -> Int {
    Int(ISOWeek(containing: last).firstDay.daysSince1970 - week.firstDay.daysSince1970) / 7
  }

  /// The week that closes on a day.
  private func closing(_ day: CivilDate) -> ISOWeek? {
    let week = ISOWeek(containing: day)
    let calendar = office.desk.calendar
    return [week, week.adding(weeks: -1)].first { calendar.closingDay(of: $0) == day }
  }

  private func set(_ day: CivilDate, _ minute: Int) {
    clock.set(min(end, Zone.china.startOfDay(day).adding(minutes: Int64(minute))))
  }

  private func file(_ week: ISOWeek, _ day: CivilDate, _ minute: Int) throws {
    set(day, minute)
    try liaison.refresh()
    let desk = liaison.desk
    let since = desk.weekly.lastFirst(of: section)?.event ?? EventNumber(rawValue: 0)
    let figures = desk.weeklyFigures(of: section, by: liaison.member, at: liaison.now, since: since)
    // Once somebody changes a figure and says why, and once they do not.
    var changed: [WeeklyFigure: Int] = [:]
    var why: [WeeklyFigure: String] = [:]
    if week.week % 7 == 0 { changed[.visits] = figures[.visits] + 2 }
    if week.week % 14 == 0 { why[.visits] = texts["demo.weekly.why"] }
    let isZero = figures.isQuiet && changed.isEmpty
    let command = FileWeekly(
      section: section, week: week, changed: changed, why: why,
      narrative: isZero ? "" : texts["demo.weekly.work"], next: texts["demo.weekly.next"], isZero: isZero)
    _ = try liaison.perform(command)
    try office.refresh()
  }

  private func consolidate(_ week: ISOWeek, _ day: CivilDate) throws {
    set(day, 17 * 60 + 40)
    try office.refresh()
    _ = try office.perform(
      ConsolidateWeekly(
        week: week, narrative: texts["demo.weekly.narrative"], next: texts["demo.weekly.next"],
        opinions: texts["demo.weekly.opinions"]))
  }
}
