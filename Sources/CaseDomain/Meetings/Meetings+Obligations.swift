extension Desk {
  /// What an obligation asked for over time, by the rulings (R2.2, R6.7).
  package func cadence(of obligation: Obligation) -> Cadence {
    func rule(_ value: RulingValue) -> CadenceRule? {
      if case .text(let text) = value { CadenceRule(text) } else { nil }
    }
    let first = rule(obligation.ruling.standard) ?? CadenceRule(.leadingGroup, .month)
    return Cadence(
      first,
      then: rulings.history(of: obligation.ruling).compactMap { entry in
        rule(entry.value).map { (from: entry.from, rule: $0) }
      })
  }

  /// How obligations are measured on a day. What is owed follows the campaign; what is known begins with the desk.
  package func obligationClock(on day: CivilDate) -> ObligationClock {
    ObligationClock(
      calendar: calendar, today: day, founded: firstDay ?? day, campaign: Campaign(rulings),
      minutesDays: rulings.integer(.minutesDays, at: day), riskDays: rulings.integer(.meetingRiskDays, at: day))
  }

  /// The day the desk was founded; nil before.
  package var firstDay: CivilDate? { organisation.foundedAt.map { date(of: $0) } }

  /// How each obligation stands in each period of a year, as of `day`.
  package func obligations(in year: Int, on day: CivilDate) -> [(obligation: Obligation, periods: [ObligationPeriod])] {
    let clock = obligationClock(on: day)
    let facts = meetings.all.compactMap(\.fact)
    return Obligation.allCases.map {
      ($0, clock.year(year, of: $0, cadence: cadence(of: $0), meetings: facts))
    }
  }

  /// The state of one period, as of `day`; nil where the obligation has no such period.
  package func obligation(_ obligation: Obligation, in period: Period, on day: CivilDate) -> ObligationPeriod? {
    obligationClock(on: day).year(
      period.first.year, of: obligation, cadence: cadence(of: obligation), meetings: meetings.all.compactMap(\.fact)
    ).first { $0.period == period }
  }
}

/// Why a period has no meeting, or none on record. It stays so, and says why.
package struct MissExplained: Event {
  package static let type = "meeting.missExplained"
  package let obligation: Obligation
  /// As `Period` is written, `2026-11`.
  package let period: String
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: Desk.convening, envelope) { return refusal }
    let today = desk.date(of: envelope.time)
    guard let period = Period(period), let found = desk.obligation(obligation, in: period, on: today),
      [.missed, .unrecorded].contains(found.state)
    else { return Refusal(.notMissed, Clause("R2.2")) }
    return words.isBlank ? Refusal(.reasonMissing, Clause("R2.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let period = Period(period) else { return }
    desk.meetings.explanations.append(
      MissExplanation(step: MeetingStep(envelope), obligation: obligation, period: period, words: words))
  }
}

/// Says why a period was missed.
package struct ExplainMiss: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .meetings] }
  package let obligation: Obligation
  package let period: Period
  package let words: String

  package init(obligation: Obligation, period: Period, words: String) {
    self.obligation = obligation
    self.period = period
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      MissExplained(obligation: obligation, period: period.description, words: TextCleaning.trimmed(words)))
  }
}
