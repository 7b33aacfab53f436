/// Makes the bureau's report of a week, or corrects it. What is not changed by hand is the ledger's.
package struct ConsolidateWeekly: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .tips, .leads, .fieldwork, .weekly] }
  package let week: ISOWeek
  /// The event of the version that the form was based on; nil where there was none.
  package let basedOn: EventNumber?
  package let changed: [WeeklyFigure: Int]
  package let why: [WeeklyFigure: String]
  package let narrative: String
  package let next: String
  package let opinions: String
  package let reason: String

  package init(
    week: ISOWeek, basedOn: EventNumber? = nil, changed: [WeeklyFigure: Int] = [:],
    why: [WeeklyFigure: String] = [:], narrative: String, next: String = "", opinions: String = "",
    reason: String = ""
  ) {
    self.week = week
    self.basedOn = basedOn
    self.changed = changed
    self.why = why
    self.narrative = narrative
    self.next = next
    self.opinions = opinions
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let desk = draft.desk
    let earlier = desk.weekly.reports(of: week)
    if earlier.last?.event != basedOn { throw Refusal(.changedMeanwhile, Clause("R5.3")) }
    let since = earlier.first?.since ?? desk.weekly.lastFirst?.event ?? EventNumber(rawValue: 0)
    let ledger =
      earlier.first?.base ?? desk.bureauFigures(week, by: draft.actor.member, at: draft.now, since: since)
    let sheet = WeeklySheet(
      ledger: ledger, WeeklyFigure.ofBureau, changed: changed, why: why, narrative: narrative, next: next)
    let sources = desk.sectionsReporting(in: week, at: draft.now).map {
      WeeklySource(section: $0, filing: desk.weekly.filing(of: $0, week)?.event)
    }
    let opinions = TextCleaning.trimmed(opinions)
    if let last = earlier.last, last.sheet == sheet, last.opinions == opinions, last.sources == sources {
      throw Refusal(.nothingChanged)
    }
    try draft.emit(
      WeeklyConsolidated(
        week: week, version: earlier.count + 1, sheet: sheet, opinions: opinions, sources: sources,
        reason: earlier.isEmpty ? nil : TextCleaning.trimmed(reason), since: since))
  }
}

extension WeeklyReport {
  /// What the ledger said: as this desk counted, or as whoever made it wrote.
  package var base: WeeklyFigures { ledger ?? sheet.base }
}

/// Releases the bureau's report, or sends it back.
package struct DecideWeekly: Command {
  package static var registers: Set<Register> { [.weekly] }
  package let report: EventNumber
  package let isReleased: Bool
  /// Why it is sent back.
  package let reason: String

  package init(report: EventNumber, isReleased: Bool, reason: String = "") {
    self.report = report
    self.isReleased = isReleased
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    if isReleased {
      try draft.emit(WeeklyReleased(report: report))
    } else {
      try draft.emit(WeeklySentBack(report: report, reason: TextCleaning.trimmed(reason)))
    }
  }
}

/// Records that the released report went to the county office.
package struct SubmitWeekly: Command {
  package static var registers: Set<Register> { [.organisation, .weekly] }
  package let report: EventNumber
  package let body: BodyID
  package let letter: String
  /// Nil is today.
  package let on: CivilDate?

  package init(report: EventNumber, body: BodyID, letter: String, on: CivilDate? = nil) {
    self.report = report
    self.body = body
    self.letter = letter
    self.on = on
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      WeeklySubmitted(report: report, body: body, letter: TextCleaning.singleLine(letter), on: on ?? draft.today))
  }
}

/// Records that a report is about to leave the desk.
package struct PrintWeekly: Command {
  package static var registers: Set<Register> { [.exports, .weekly] }
  package let report: EventNumber
  package let file: String

  package init(report: EventNumber, file: String) {
    self.report = report
    self.file = file
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let section = draft.desk.weekly.filing(report)?.section
    try draft.emit(WeeklyPrinted(report: report, section: section, file: TextCleaning.singleLine(file)))
  }
}
