/// Writes a study session down. Whoever is not named absent was there.
package struct RecordStudy: Command {
  package static var registers: Set<Register> { [.organisation, .study] }
  package let details: StudyDetails
  package let absent: [StaffID]

  package init(_ details: StudyDetails, absent: [StaffID] = []) {
    self.details = details
    self.absent = absent
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let details = details.tidied
    try draft.emit(StudyHeld(details: details, attendance: try draft.desk.attendance(details, absent: absent)))
  }
}

/// Puts right what was said of a session.
package struct CorrectStudy: Command {
  package static var registers: Set<Register> { [.organisation, .study] }
  package let study: StudyID
  package let basedOn: EventNumber
  package let details: StudyDetails
  package let absent: [StaffID]
  package let reason: String

  package init(study: StudyID, basedOn: EventNumber, details: StudyDetails, absent: [StaffID], reason: String) {
    self.study = study
    self.basedOn = basedOn
    self.details = details
    self.absent = absent
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let details = details.tidied
    try draft.emit(
      StudyCorrected(
        study: study, basedOn: basedOn, details: details,
        attendance: try draft.desk.attendance(details, absent: absent), reason: TextCleaning.trimmed(reason)))
  }
}

extension Desk {
  fileprivate func attendance(_ details: StudyDetails, absent: [StaffID]) throws(Refusal) -> [StudyAttendance] {
    let called = studyRoster(of: details.sections, on: details.on).map(\.id)
    if !Set(absent).isSubset(of: called) { throw Refusal(.rosterUnfit, Clause("R1.4"), .count(called.count)) }
    return called.map { StudyAttendance($0, present: !absent.contains($0)) }
  }
}

/// Records that somebody studied later what they had missed.
package struct MakeUpStudy: Command {
  package static var registers: Set<Register> { [.organisation, .study] }
  package let study: StudyID
  package let staff: StaffID
  /// Nil is today.
  package let on: CivilDate?
  package let how: String

  package init(study: StudyID, staff: StaffID, on: CivilDate? = nil, how: String) {
    self.study = study
    self.staff = staff
    self.on = on
    self.how = how
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      StudyMadeUp(study: study, staff: staff, on: on ?? draft.today, how: TextCleaning.singleLine(how)))
  }
}

/// Strikes out a session that stands there wrongly.
package struct StrikeOutStudy: Command {
  package static var registers: Set<Register> { [.organisation, .study] }
  package let study: StudyID
  package let reason: String

  package init(study: StudyID, reason: String) {
    self.study = study
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(StudyStruckOut(study: study, reason: TextCleaning.trimmed(reason)))
  }
}
