/// A section reports on a week (R5.3), or corrects its report: another version, the earlier one stays.
package struct WeeklyFiled: Event {
  package static let type = "weekly.filed"
  package let section: SectionID
  package let week: ISOWeek
  /// Counted from 1.
  package let version: Int
  package let sheet: WeeklySheet
  /// Whether it says that there was nothing to report (零报告): never by leaving something out.
  package let isZero: YesNo
  /// Why there is another version; missing in the first.
  package var reason: String?
  /// The first version of the section's report before, from which it counts; 0 where there is none.
  package let since: EventNumber
  /// Until when it was in time, by the holiday table of whoever filed it.
  package let closing: Instant

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToFile(of: section, envelope) { return refusal }
    let newest = desk.weekly.lastFirst(of: section)
    if let refusal = desk.refusalOfWeek(week, newest: newest?.week, version: version, envelope) { return refusal }
    let earlier = desk.weekly.filings(of: section, week)
    guard version == earlier.count + 1 else { return Refusal(.changedMeanwhile, Clause("R5.3")) }
    if (version == 1) != (reason == nil) || reason?.isBlank == true { return Refusal(.reasonMissing, Clause("R5.3")) }
    let from = earlier.first?.since ?? newest?.event ?? EventNumber(rawValue: 0)
    guard since == from else { return Refusal(.misplaced) }
    if let refusal = desk.refusalOfClosing(closing, week) { return refusal }
    if let refusal = sheet.refusal(WeeklyFigure.ofSection) { return refusal }
    // A zero report says so, and nothing else is one (no box-ticking, no perfunctory work).
    if isZero.isYes != sheet.counts.isQuiet {
      return Refusal(isZero.isYes ? .notZero : .zeroUnsaid, Clause("R5.3"))
    }
    return sheet.narrative.isBlank && !isZero.isYes ? Refusal(.narrativeMissing, Clause("R5.3")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let earlier = desk.weekly.filings(of: section, week)
    let ledger = earlier.first.map(\.ledger) ?? desk.weeklyLedger(of: section, since: since, envelope)
    desk.weekly.append(
      WeeklyFiling(
        event: envelope.event, by: envelope.author, at: envelope.time, week: week, section: section, version: version,
        sheet: sheet, isZero: isZero.isYes, reason: reason, since: since, closing: desk.closing(of: week, or: closing),
        ledger: ledger))
  }
}

extension Desk {
  /// Why the author may not file a section's report, or nil: the section's own liaisons do.
  func refusalToFile(of section: SectionID, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: .liaison, envelope) { return refusal }
    guard let found = organisation.section(section) else { return Refusal(.noSuchSection) }
    if found.isClosed { return Refusal(.entryClosed, nil, .text(found.name)) }
    guard members[envelope.author]?.section == section else {
      return Refusal(.notYourSection, Clause("R4.1"), .text(found.name))
    }
    return fieldwork.hasBook(section) ? nil : Refusal(.noFieldBook, nil, .text(found.name))
  }

  /// The closing hour that counts: this desk's own where its table of holidays speaks for the week, so that nobody gives
  /// themselves a later one; else what whoever filed found in theirs.
  fileprivate func closing(of week: ISOWeek, or claimed: Instant) -> Instant {
    calendar.covers(week.firstDay) && calendar.covers(week.lastDay.adding(days: 7))
      ? weeklyClosing(of: week) : claimed
  }

  /// Why a closing hour is none of a week's, or nil. Not an exact comparison, as with deadlines: a newer table of holidays
  /// may give another day, and a desk with it must not find missing what another took in.
  func refusalOfClosing(_ closing: Instant, _ week: ISOWeek) -> Refusal? {
    let day = date(of: closing)
    let isNear = day >= week.firstDay && day <= week.lastDay.adding(days: 21)
    return isNear ? nil : Refusal(.dateInvalid, Clause("R5.3"), .date(day))
  }
}

/// Files a section's report, or corrects it. What is not changed by hand is the ledger's.
package struct FileWeekly: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .leads, .fieldwork, .weekly] }
  package let section: SectionID
  package let week: ISOWeek
  /// The event of the version that the form was based on; nil where there was none.
  package let basedOn: EventNumber?
  package let changed: [WeeklyFigure: Int]
  /// Why each of these says something else than the ledger.
  package let why: [WeeklyFigure: String]
  package let narrative: String
  package let next: String
  package let isZero: Bool
  package let reason: String

  package init(
    section: SectionID, week: ISOWeek, basedOn: EventNumber? = nil, changed: [WeeklyFigure: Int] = [:],
    why: [WeeklyFigure: String] = [:], narrative: String = "", next: String = "", isZero: Bool = false,
    reason: String = ""
  ) {
    self.section = section
    self.week = week
    self.basedOn = basedOn
    self.changed = changed
    self.why = why
    self.narrative = narrative
    self.next = next
    self.isZero = isZero
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let desk = draft.desk
    let earlier = desk.weekly.filings(of: section, week)
    if earlier.last?.event != basedOn { throw Refusal(.changedMeanwhile, Clause("R5.3")) }
    let since = earlier.first?.since ?? desk.weekly.lastFirst(of: section)?.event ?? EventNumber(rawValue: 0)
    // A correction is measured by what the ledger said when the report was filed.
    let ledger =
      earlier.first?.base
      ?? desk.weeklyFigures(of: section, by: draft.actor.member, at: draft.now, since: since)
    let sheet = WeeklySheet(
      ledger: ledger, WeeklyFigure.ofSection, changed: changed, why: why, narrative: narrative, next: next)
    let reason = TextCleaning.trimmed(reason)
    let event = WeeklyFiled(
      section: section, week: week, version: earlier.count + 1, sheet: sheet, isZero: YesNo(isZero),
      reason: earlier.isEmpty ? nil : reason, since: since,
      closing: earlier.first?.closing ?? desk.weeklyClosing(of: week))
    if let last = earlier.last, last.sheet == sheet, last.isZero == isZero { throw Refusal(.nothingChanged) }
    try draft.emit(event)
  }
}

extension WeeklyFiling {
  /// What the ledger said: as this desk counted, or as whoever filed it wrote.
  package var base: WeeklyFigures { ledger ?? sheet.base }
}

extension WeeklySheet {
  /// What the ledger said by the author's word.
  var base: WeeklyFigures {
    var figures = counts
    for change in changes { figures[change.figure] = change.ledger }
    return figures
  }
}
