/// Sections studied something, and who of them was there (R1.4).
package struct StudyHeld: Event {
  package static let type = "study.held"
  package let details: StudyDetails
  /// Everybody who worked in the sections called on that day.
  package let attendance: [StudyAttendance]

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusal(ofStudy: details, attendance, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.study.all.append(
      StudySession(
        StudyID(rawValue: envelope.event.rawValue),
        .init(step: EntryStep(envelope), details: details, attendance: attendance, reason: nil)))
  }
}

/// What was said of a session was wrong: this is right. The account before stays.
package struct StudyCorrected: Event {
  package static let type = "study.corrected"
  package let study: StudyID
  /// The account that is corrected: nobody corrects what they have not seen.
  package let basedOn: EventNumber
  package let details: StudyDetails
  package let attendance: [StudyAttendance]
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToChange(study, envelope) { return refusal }
    guard let newest = desk.study[study]?.newest else { return Refusal(.noSuchStudy) }
    if newest.step.event != basedOn { return Refusal(.changedMeanwhile) }
    if newest.details == details && newest.attendance == attendance { return Refusal(.nothingChanged) }
    if let refusal = desk.refusal(ofStudy: details, attendance, envelope) { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R5.3")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.study.change(study) {
      $0.versions.append(
        .init(step: EntryStep(envelope), details: details, attendance: attendance, reason: reason))
    }
  }
}

/// Somebody who was absent studied it later (R1.4).
package struct StudyMadeUp: Event {
  package static let type = "study.madeUp"
  package let study: StudyID
  package let staff: StaffID
  package let on: CivilDate
  /// In what way.
  package let how: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    guard let found = desk.study[study] else {
      return desk.refusal(unless: .publicising, envelope) ?? Refusal(.noSuchStudy)
    }
    guard let person = desk.study.staff(staff) else {
      return desk.refusal(unless: .publicising, envelope) ?? Refusal(.noSuchStaff)
    }
    // A liaison sees to their own people, whoever called the session.
    if let refusal = desk.refusalToPublicise(for: person.section, envelope) { return refusal }
    if found.isStruckOut { return Refusal(.studyStruckOut, Clause("R1.4"), .text(found.details.title)) }
    if !found.absent.contains(staff) { return Refusal(.notAbsent, Clause("R1.4"), .text(person.name)) }
    if found.madeUp.contains(where: { $0.staff == staff }) {
      return Refusal(.alreadyMadeUp, Clause("R1.4"), .text(person.name))
    }
    if on < found.on || on > desk.date(of: envelope.time) { return Refusal(.dayUnfit, Clause("R1.4"), .date(on)) }
    return how.isBlank ? Refusal(.mannerMissing, Clause("R1.4")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.study.change(study) {
      $0.madeUp.append(.init(step: EntryStep(envelope), staff: staff, on: on, how: how))
    }
  }
}

/// A session never was, or stands twice: it counts no longer, and stays to be seen. The office or a leader says so.
package struct StudyStruckOut: Event {
  package static let type = "study.struckOut"
  package let study: StudyID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.office, .leader], envelope) { return refusal }
    guard let found = desk.study[study] else { return Refusal(.noSuchStudy) }
    if found.isStruckOut { return Refusal(.studyStruckOut, Clause("R1.4"), .text(found.details.title)) }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R5.3")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.study.change(study) { $0.ending = .init(step: EntryStep(envelope), reason: reason) }
  }
}
