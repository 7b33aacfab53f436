/// The office makes the bureau's report from those of the sections and from the ledger (R5.3), or corrects it.
package struct WeeklyConsolidated: Event {
  package static let type = "weekly.consolidated"
  package let week: ISOWeek
  package let version: Int
  package let sheet: WeeklySheet
  package let opinions: String
  /// Every section that owes a report or filed one, in the order they joined.
  package let sources: [WeeklySource]
  package var reason: String?
  package let since: EventNumber

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .office, envelope) { return refusal }
    let newest = desk.weekly.lastFirst
    if let refusal = desk.refusalOfWeek(week, newest: newest?.week, version: version, envelope) { return refusal }
    let earlier = desk.weekly.reports(of: week)
    guard version == earlier.count + 1 else { return Refusal(.changedMeanwhile, Clause("R5.3")) }
    if (version == 1) != (reason == nil) || reason?.isBlank == true { return Refusal(.reasonMissing, Clause("R5.3")) }
    guard since == earlier.first?.since ?? newest?.event ?? EventNumber(rawValue: 0) else { return Refusal(.misplaced) }
    if let refusal = sheet.refusal(WeeklyFigure.ofBureau) { return refusal }
    if sheet.narrative.isBlank { return Refusal(.narrativeMissing, Clause("R5.3")) }
    guard Set(sources.map(\.section)).count == sources.count, sources.allSatisfy({ isReal($0, in: desk) }) else {
      return Refusal(.changedMeanwhile, Clause("R5.3"))
    }
    return nil
  }

  /// Whether a section's part is what it says. A desk that lacks a section's book takes the author at their word.
  private func isReal(_ source: WeeklySource, in desk: Desk) -> Bool {
    guard desk.organisation.section(source.section) != nil else { return false }
    if desk.isElsewhere(.book(source.section)) { return true }
    return desk.weekly.filing(of: source.section, week)?.event == source.filing
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let earlier = desk.weekly.reports(of: week)
    let ledger = earlier.first.map(\.ledger) ?? desk.bureauLedger(week, since: since, envelope)
    desk.weekly.append(
      WeeklyReport(
        event: envelope.event, by: envelope.author, at: envelope.time, week: week, version: version, sheet: sheet,
        opinions: opinions, sources: sources, reason: reason, since: since, ledger: ledger))
  }
}

/// A leader released the bureau's report; not whoever made it.
package struct WeeklyReleased: Event {
  package static let type = "weekly.released"
  package let report: EventNumber

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalToDecide(onReport: report, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.weekly.change(report: report) { $0.released = MeetingStep(envelope) }
  }
}

/// A leader sent the bureau's report back: the office makes another version.
package struct WeeklySentBack: Event {
  package static let type = "weekly.sentBack"
  package let report: EventNumber
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToDecide(onReport: report, envelope) { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R5.3")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.weekly.change(report: report) { $0.sentBack = .init(step: MeetingStep(envelope), reason: reason) }
  }
}

/// The released report went to the county office.
package struct WeeklySubmitted: Event {
  package static let type = "weekly.submitted"
  package let report: EventNumber
  package let body: BodyID
  /// Number of the letter, or how it was handed over.
  package let letter: String
  package let on: CivilDate

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .office, envelope) { return refusal }
    guard let found = desk.weekly.report(report) else { return Refusal(.noSuchWeekly) }
    guard let released = found.released else { return Refusal(.notReleased, Clause("R5.3")) }
    if found.submitted != nil { return Refusal(.alreadyDecided) }
    guard desk.organisation.body(body)?.kind == .countyOffice else { return Refusal(.noSuchBody) }
    if letter.isBlank { return Refusal(.letterMissing, Clause("R5.3")) }
    let days = desk.date(of: released.at)...max(desk.date(of: released.at), desk.date(of: envelope.time))
    return days.contains(on) ? nil : Refusal(.dateInvalid, Clause("R5.3"), .date(on))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.weekly.change(report: report) {
      $0.submitted = .init(step: MeetingStep(envelope), body: body, letter: letter, on: on)
    }
  }
}

/// A report was taken out on paper or as a file: the bureau's, a situation report, or a section's own.
package struct WeeklyPrinted: Event {
  package static let type = "weekly.printed"
  /// The event of the version.
  package let report: EventNumber
  /// Whose report it is, where it is a section's.
  package var section: SectionID?
  package let file: String

  package func scope(at number: EventNumber) -> Scope { section.map { .book($0) } ?? .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    let posts = section == nil ? Posts.leadsReaders : Posts.leadsReaders.union(.liaison)
    if let refusal = desk.refusalToExport(to: file, posts: posts, envelope) { return refusal }
    guard let section else {
      let isThere = desk.weekly.report(report) != nil || desk.weekly.situation(report) != nil
      return isThere ? nil : Refusal(.noSuchWeekly)
    }
    guard desk.mayReadBook(of: section, envelope.author) else { return Refusal(.notYourSection, Clause("R4.1")) }
    return desk.weekly.filing(report)?.section == section ? nil : Refusal(.noSuchWeekly)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.weekly.change(report: report) { $0.printed.append(MeetingStep(envelope)) }
    // What stands in a section's book, other sections count nothing of.
    if section == nil { desk.exports.note(envelope, entry: nil) }
  }
}

extension Desk {
  /// What this desk counts for the bureau; nil where it cannot know what the author sees.
  func bureauLedger(_ week: ISOWeek, since: EventNumber, _ envelope: Envelope) -> WeeklyFigures? {
    guard var figures = weeklyLedger(of: nil, since: since, envelope) else { return nil }
    figures[.unexplained] = unexplained(in: week)
    return figures
  }

  /// How many figures of a week's section reports differ from the ledger without a word why (R4.6).
  package func unexplained(in week: ISOWeek) -> Int {
    organisation.sections.reduce(0) { sum, section in
      sum + (weekly.filing(of: section.id, week)?.differences.count { $0.why == nil } ?? 0)
    }
  }

  /// The figures that the bureau's report would have now.
  package func bureauFigures(
    _ week: ISOWeek, by author: MemberID, at now: Instant, since: EventNumber
  ) -> WeeklyFigures {
    var figures = weeklyFigures(of: nil, by: author, at: now, since: since)
    figures[.unexplained] = unexplained(in: week)
    return figures
  }

  /// Why the author may not release or send back a report, or nil.
  func refusalToDecide(onReport event: EventNumber, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: .leader, envelope) { return refusal }
    guard let found = weekly.report(event) else { return Refusal(.noSuchWeekly) }
    guard weekly.report(of: found.week)?.event == event else { return Refusal(.changedMeanwhile, Clause("R5.3")) }
    if found.state != .made { return Refusal(.alreadyDecided) }
    return members.isSamePerson(found.by, envelope.author) ? Refusal(.ownReport, Clause("R5.3")) : nil
  }
}
