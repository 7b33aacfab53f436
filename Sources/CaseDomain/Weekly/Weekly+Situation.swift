/// A report to the leading group on how the campaign stands, with opinions and suggestions (R3.2).
package struct SituationReport: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let by: MemberID
  package let at: Instant
  package let from: CivilDate
  package let to: CivilDate
  package let sheet: WeeklySheet
  package let trend: [TrendPoint]
  package let opinions: String
  package let suggestions: String
  package let ledger: WeeklyFigures?
  package internal(set) var deliveries: [Delivery] = []

  package struct Delivery: Hashable, Sendable, Codable {
    package let step: MeetingStep
    /// To whom, in words.
    package let to: String
    package let how: String
    package let on: CivilDate
  }

  package var differences: [WeeklyDifference] { sheet.differences(from: ledger) }
}

/// A month, or what of it belongs to the period.
package struct TrendPoint: Codable, Hashable, Sendable {
  package let from: CivilDate
  package let tips: Int
  package let leads: Int
  package let closed: Int

  package init(from: CivilDate, tips: Int, leads: Int, closed: Int) {
    self.from = from
    self.tips = tips
    self.leads = leads
    self.closed = closed
  }
}

/// The office reported on a period of its choice.
package struct SituationReported: Event {
  package static let type = "weekly.situation"
  package let from: CivilDate
  package let to: CivilDate
  package let sheet: WeeklySheet
  package let trend: [TrendPoint]
  package let opinions: String
  package let suggestions: String

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .office, envelope) { return refusal }
    let today = desk.date(of: envelope.time)
    guard from <= to, to <= today, from >= to.adding(days: -3660) else {
      return Refusal(.periodUnfit, Clause("R3.2"))
    }
    if let refusal = sheet.refusal(WeeklyFigure.ofBureau) { return refusal }
    guard trend.count <= 132, trend.allSatisfy({ min($0.tips, $0.leads, $0.closed) >= 0 }) else {
      return Refusal(.valueOutOfRange, Clause("R3.2"))
    }
    // Figures alone are no report: the leading group is to decide something.
    return opinions.isBlank || suggestions.isBlank ? Refusal(.opinionsMissing, Clause("R3.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let counting = WeeklyCounting(
      desk, by: envelope.author, section: nil, today: desk.date(of: envelope.time), period: .days(from, to))
    desk.weekly.situations.append(
      SituationReport(
        event: envelope.event, by: envelope.author, at: envelope.time, from: from, to: to, sheet: sheet, trend: trend,
        opinions: opinions, suggestions: suggestions, ledger: counting.canJudge ? counting.figures : nil))
  }
}

/// A situation report was handed to the leading group, or to one of them.
package struct SituationDelivered: Event {
  package static let type = "weekly.situationDelivered"
  package let report: EventNumber
  package let to: String
  package let how: String
  package let on: CivilDate

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .office, envelope) { return refusal }
    guard let found = desk.weekly.situation(report) else { return Refusal(.noSuchWeekly) }
    if to.isBlank { return Refusal(.receiverMissing, Clause("R3.2")) }
    let days = desk.date(of: found.at)...max(desk.date(of: found.at), desk.date(of: envelope.time))
    return days.contains(on) ? nil : Refusal(.dateInvalid, Clause("R3.2"), .date(on))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let index = desk.weekly.situations.firstIndex(where: { $0.event == report }) else { return }
    desk.weekly.situations[index].deliveries.append(
      .init(step: MeetingStep(envelope), to: to, how: how, on: on))
  }
}

/// Reports on a period to the leading group.
package struct ReportSituation: Command {
  package static var registers: Set<Register> { [.tips, .leads, .fieldwork, .weekly] }
  package let from: CivilDate
  package let to: CivilDate
  package let narrative: String
  package let opinions: String
  package let suggestions: String

  package init(from: CivilDate, to: CivilDate, narrative: String = "", opinions: String, suggestions: String) {
    self.from = from
    self.to = to
    self.narrative = narrative
    self.opinions = opinions
    self.suggestions = suggestions
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    // Before anything is counted: a period from back to front has no days.
    guard from <= to else { throw Refusal(.periodUnfit, Clause("R3.2")) }
    let desk = draft.desk
    let member = draft.actor.member
    let counting = WeeklyCounting(desk, by: member, section: nil, today: draft.today, period: .days(from, to))
    let sheet = WeeklySheet(
      ledger: counting.figures, WeeklyFigure.ofBureau, changed: [:], why: [:], narrative: narrative, next: "")
    try draft.emit(
      SituationReported(
        from: from, to: to, sheet: sheet, trend: desk.trend(from: from, to: to, by: member),
        opinions: TextCleaning.trimmed(opinions), suggestions: TextCleaning.trimmed(suggestions)))
  }
}

/// Records that a situation report was handed over.
package struct DeliverSituation: Command {
  package static var registers: Set<Register> { [.weekly] }
  package let report: EventNumber
  package let to: String
  package let how: String
  /// Nil is today.
  package let on: CivilDate?

  package init(report: EventNumber, to: String, how: String = "", on: CivilDate? = nil) {
    self.report = report
    self.to = to
    self.how = how
    self.on = on
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      SituationDelivered(
        report: report, to: TextCleaning.singleLine(to), how: TextCleaning.singleLine(how), on: on ?? draft.today))
  }
}

extension Desk {
  /// Tips registered, leads opened and leads closed in each month of a period, as its author may know them.
  package func trend(from: CivilDate, to: CivilDate, by author: MemberID) -> [TrendPoint] {
    var starts: [CivilDate] = []
    var day = from
    while day <= to, starts.count < 132 {
      starts.append(day)
      day = Period(.month, containing: day).last.adding(days: 1)
    }
    var points = starts.map { (from: $0, tips: 0, leads: 0, closed: 0) }
    func place(_ time: Instant) -> Int? {
      let day = date(of: time)
      return day < from || day > to ? nil : starts.lastIndex { $0 <= day }
    }
    for row in tips.rows.indices.reversed() {
      let tip = tips.rows[row]
      if date(of: tip.registeredAt) < from { break }
      if let place = place(tip.registeredAt), holds(.tip(tip.id), author) { points[place].tips += 1 }
    }
    for lead in leads.rows where holds(.lead(lead.id), author) {
      if let place = place(lead.openedAt) { points[place].leads += 1 }
      if let closing = leads.work(on: lead.id).closing, let place = place(closing.step.at) { points[place].closed += 1 }
    }
    return points.map { TrendPoint(from: $0.from, tips: $0.tips, leads: $0.leads, closed: $0.closed) }
  }
}
