/// Where a section stands with its report for a week (R5.3).
package enum WeeklyStanding: Hashable, Sendable {
  /// The closing hour is still to come.
  case due(Instant)
  /// In time, or not.
  case filed(WeeklyFiling, isLate: Bool)
  /// The closing hour is past, and nothing was filed.
  case missing(Instant)
  /// Nothing was filed, and a later week's report counts what it would have.
  case merged(WeeklyFiling)
  /// Nobody of the section could file: it has no liaison.
  case nobody

  package var isMissing: Bool { if case .missing = self { true } else { false } }
  package var isLate: Bool { if case .filed(_, isLate: true) = self { true } else { false } }
  package var filing: WeeklyFiling? { if case .filed(let filing, _) = self { filing } else { nil } }
}

extension Desk {
  /// Until when a week's report is in time: the closing hour of its last working day, or of the next one where the whole
  /// week is off (R5.3).
  package func weeklyClosing(of week: ISOWeek) -> Instant {
    let day = calendar.closingDay(of: week)
    let minute = rulings.integer(.weeklyClosingMinute, at: day)
    // The zone that is in force then, as far as anybody knows now.
    return rulings.zone(at: zone.startOfDay(day)).startOfDay(day).adding(minutes: Int64(minute))
  }

  /// The week for which reports are filed now: this one, or, where the one before closes on a later day because it was
  /// all holidays, that one as long as it is open.
  package func openWeek(at now: Instant) -> ISOWeek {
    let week = ISOWeek(containing: date(of: now))
    let before = week.adding(weeks: -1)
    return weeklyClosing(of: before) >= now ? before : week
  }

  /// The weeks for which a section owes reports up to a time, oldest first: from the one in which its book was opened to
  /// the one before it was dissolved, while the campaign runs.
  package func weeksOwed(by section: SectionID, at now: Instant) -> ClosedRange<ISOWeek>? {
    guard let found = organisation.section(section) else { return nil }
    let opened = fieldwork.opened[section] ?? found.addedAt
    let first = ISOWeek(containing: date(of: max(opened, found.addedAt)))
    var last = ISOWeek(containing: date(of: now))
    if let closed = found.closedAt { last = min(last, ISOWeek(containing: date(of: closed)).adding(weeks: -1)) }
    return first <= last ? first...last : nil
  }

  /// How a section stands with a week; nil where it owes none.
  package func standing(of section: SectionID, in week: ISOWeek, at now: Instant) -> WeeklyStanding? {
    if let filing = weekly.filing(of: section, week) {
      let first = weekly.filings(of: section, week).first ?? filing
      return .filed(filing, isLate: first.isLate)
    }
    guard weeksOwed(by: section, at: now)?.contains(week) == true, isCampaignWeek(week) else { return nil }
    if !fieldwork.hasBook(section) { return .nobody }
    if let later = weekly.lastFirst(of: section), later.week > week { return .merged(later) }
    let closing = weeklyClosing(of: week)
    return closing >= now ? .due(closing) : .missing(closing)
  }

  /// Whether the campaign runs in a week, as ruled on its last day.
  package func isCampaignWeek(_ week: ISOWeek) -> Bool {
    Campaign(rulings).covers(week.firstDay...week.lastDay, asRuledOn: week.lastDay)
  }

  /// The sections that owe a report for a week or filed one, in the order they joined.
  package func sectionsReporting(in week: ISOWeek, at now: Instant) -> [SectionID] {
    organisation.sections.map(\.id).filter { standing(of: $0, in: week, at: now) != nil }
  }

  /// The weeks for which a section has filed nothing and still can: the closing hour is past, and no later week was filed.
  package func weeksMissing(of section: SectionID, at now: Instant) -> [ISOWeek] {
    guard let owed = weeksOwed(by: section, at: now) else { return [] }
    var week = weekly.lastFirst(of: section).map { max($0.week.adding(weeks: 1), owed.lowerBound) } ?? owed.lowerBound
    var found: [ISOWeek] = []
    while week <= owed.upperBound {
      if standing(of: section, in: week, at: now)?.isMissing == true { found.append(week) }
      week = week.adding(weeks: 1)
    }
    return found
  }

  /// Whether the bureau's report of a week is to be made: the closing hour is past, or every section has filed.
  package func isBureauDue(_ week: ISOWeek, at now: Instant) -> Bool {
    if weekly.report(of: week) != nil || weekly.lastFirst.map({ $0.week >= week }) == true { return false }
    let standings = sectionsReporting(in: week, at: now).compactMap { standing(of: $0, in: week, at: now) }
    if standings.isEmpty { return false }
    return weeklyClosing(of: week) < now || standings.allSatisfy { $0.filing != nil }
  }

  /// The first week in which any section owes a report; nil where none does.
  package var firstWeek: ISOWeek? {
    organisation.sections.compactMap { fieldwork.opened[$0.id] }.min().map { ISOWeek(containing: date(of: $0)) }
  }

  /// The figures that a section's report would have now.
  package func weeklyFigures(
    of section: SectionID?, by author: MemberID, at now: Instant, since: EventNumber
  ) -> WeeklyFigures {
    WeeklyCounting(self, by: author, section: section, today: date(of: now), period: .after(since)).figures
  }

  /// The same as this desk counts what somebody else filed; nil where it cannot know.
  func weeklyLedger(of section: SectionID?, since: EventNumber, _ envelope: Envelope) -> WeeklyFigures? {
    let counting = WeeklyCounting(
      self, by: envelope.author, section: section, today: date(of: envelope.time), period: .after(since))
    return counting.canJudge ? counting.figures : nil
  }

  /// Why a report for a week cannot be made now, or nil: not before the week has begun, nor after a later one.
  func refusalOfWeek(_ week: ISOWeek, newest: ISOWeek?, version: Int, _ envelope: Envelope) -> Refusal? {
    if week.firstDay > date(of: envelope.time) { return Refusal(.weekAhead, Clause("R5.3")) }
    guard version == 1, let newest, newest >= week else { return nil }
    return Refusal(newest == week ? .changedMeanwhile : .weekMerged, Clause("R5.3"), .text(newest.description))
  }
}
