/// What the obligations are measured by: of each meeting no more than this.
package struct MeetingFact: Hashable, Sendable {
  package let id: MeetingID
  package let kind: MeetingKind
  /// The day it is planned for, or was held on.
  package let on: CivilDate
  package let standing: Standing

  package enum Standing: Hashable, Sendable {
    /// In the calendar, and nobody said yet that it took place.
    case planned
    case cancelled
    /// Held; minutes or attendance are still to come.
    case held
    /// Held, with too few people there.
    case short
    /// Held, with minutes and a quorum on record since that day.
    case complete(since: CivilDate)
  }

  package init(id: MeetingID, kind: MeetingKind, on: CivilDate, standing: Standing) {
    self.id = id
    self.kind = kind
    self.on = on
    self.standing = standing
  }
}

/// One obligation in one period: how it stands, why, and what is needed by when.
package struct ObligationPeriod: Hashable, Sendable {
  package let obligation: Obligation
  package let period: Period
  package let rule: CadenceRule
  package let state: State
  /// The meetings that count.
  package let counted: [MeetingID]
  /// Those that may come to count: planned, or held and not yet written up.
  package let pending: [MeetingID]
  /// How many are still to be held or written up.
  package let missing: Int
  /// The last working day for it; nil where nothing is missing or it is too late.
  package let by: CivilDate?

  package enum State: String, Hashable, Sendable, CaseIterable {
    /// Enough meetings held, with minutes and a quorum.
    case met
    /// Enough are in the calendar, or held and waiting for their minutes.
    case scheduled
    /// The period runs, and there is time.
    case due
    /// Too few working days are left, or it is over and only the minutes can still save it.
    case atRisk
    /// Over. It stays so: what is held later counts for its own period.
    case missed
    /// Over before the desk was founded, and nobody wrote down since that there was a meeting: the desk does not know.
    case unrecorded
    /// The period has not begun.
    case ahead
    /// Nothing is asked: the campaign does not run all through it, or the ruling asks for none.
    case notOwed
  }
}

/// How the four obligations are measured (R2.2). Pure: the day, the calendar and the settings are given.
package struct ObligationClock: Sendable {
  package let calendar: WorkCalendar
  package let today: CivilDate
  /// The desk's first day. Of what was before it no more is known than was entered since, which is never late.
  package let founded: CivilDate
  /// What is owed are the periods that lie within it as a whole.
  package let campaign: Campaign
  /// Working days after a meeting in which its minutes have to be there, where its period ends earlier.
  package let minutesDays: Int
  /// With fewer working days left, today included, and too little in the calendar, an obligation is at risk.
  package let riskDays: Int

  package init(
    calendar: WorkCalendar, today: CivilDate, founded: CivilDate, campaign: Campaign, minutesDays: Int = 5,
    riskDays: Int = 7
  ) {
    self.calendar = calendar
    self.today = today
    self.founded = founded
    self.campaign = campaign
    self.minutesDays = minutesDays
    self.riskDays = riskDays
  }

  /// How an obligation stands in every period of a year, in order. O(periods · meetings).
  package func year(
    _ year: Int, of obligation: Obligation, cadence: Cadence, meetings: [MeetingFact]
  ) -> [ObligationPeriod] {
    cadence.periods(in: year).map { state(of: obligation, in: $0.period, under: $0.rule, meetings: meetings) }
  }

  /// How an obligation stands in one period.
  package func state(
    of obligation: Obligation, in period: Period, under rule: CadenceRule, meetings: [MeetingFact]
  ) -> ObligationPeriod {
    let relevant = meetings.filter { $0.kind == rule.kind && period.contains($0.on) }
    let isOwed = rule.minimum > 0 && campaign.covers(period, asRuledOn: rulingDay(of: period))
    let counted = relevant.filter { counts($0, in: period) }
    let pending = relevant.filter { isPending($0, in: period) }
    let missing = max(0, rule.minimum - counted.count)
    let state = state(isOwed, period, missing: missing, pending: pending.count, asked: rule.minimum)
    let isOpen = ![.met, .missed, .unrecorded, .notOwed].contains(state)
    return ObligationPeriod(
      obligation: obligation, period: period, rule: rule, state: state, counted: counted.map(\.id),
      pending: pending.map(\.id), missing: missing, by: isOpen ? lastDay(of: period, pending) : nil)
  }

  /// The last day on which a meeting's minutes and attendance still make it count.
  package func completeBy(_ day: CivilDate, in period: Period) -> CivilDate {
    max(period.last, calendar.adding(workingDays: minutesDays, to: day))
  }

  /// Whether some of a period, or all of it, lies before the desk has any record of its own.
  package func beganUnrecorded(_ period: Period) -> Bool { period.first < founded }

  /// The day whose rulings say whether the campaign covers a period: its last, for a ruling never reaches back to what
  /// was over (R6.7). Of what was over before the desk began, nobody had ruled anything: there today's hold.
  private func rulingDay(of period: Period) -> CivilDate { period.last < founded ? today : period.last }

  /// What was held before there was a desk to write it down on is not late.
  private func counts(_ meeting: MeetingFact, in period: Period) -> Bool {
    guard case .complete(let since) = meeting.standing else { return false }
    return since <= completeBy(meeting.on, in: period) || meeting.on < founded
  }

  private func isPending(_ meeting: MeetingFact, in period: Period) -> Bool {
    switch meeting.standing {
    case .planned, .held: completeBy(meeting.on, in: period) >= today
    case .cancelled, .short, .complete: false
    }
  }

  private func state(
    _ isOwed: Bool, _ period: Period, missing: Int, pending: Int, asked: Int
  ) -> ObligationPeriod.State {
    if missing == 0 && asked > 0 { return .met }
    if !isOwed { return .notOwed }
    if period.last < founded { return .unrecorded }
    if today > period.last { return pending >= missing ? .atRisk : .missed }
    if pending >= missing { return .scheduled }
    if today < period.first { return .ahead }
    return calendar.workingDays(from: today.adding(days: -1), to: period.last) < riskDays ? .atRisk : .due
  }

  private func lastDay(of period: Period, _ pending: [MeetingFact]) -> CivilDate {
    if today > period.last { return pending.map { completeBy($0.on, in: period) }.min() ?? period.last }
    if calendar.isWorkingDay(period.last) { return period.last }
    return max(period.first, calendar.previousWorkingDay(before: period.last))
  }
}
