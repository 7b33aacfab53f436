/// A study session, named by the event that recorded it.
package struct StudyID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// What was studied (R1.4). Raw values stand in the log and never change.
package enum StudyKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// What a meeting decided, and in what spirit.
  case meeting
  case law, document
  /// A case that warns.
  case lesson
  case other
}

/// What was studied, when, and with whom.
package struct StudyDetails: Codable, Hashable, Sendable {
  package let on: CivilDate
  package let kind: StudyKind
  package let title: String
  /// The document's number.
  package let number: String
  /// Who issued it.
  package let issuer: String
  /// How long, 1…1440.
  package let minutes: Int
  package let place: String
  package let lecturer: String
  /// The sections called, each once.
  package let sections: [SectionID]

  package init(
    on: CivilDate, kind: StudyKind, title: String, number: String = "", issuer: String = "", minutes: Int = 60,
    place: String, lecturer: String = "", sections: [SectionID]
  ) {
    self.on = on
    self.kind = kind
    self.title = title
    self.number = number
    self.issuer = issuer
    self.minutes = minutes
    self.place = place
    self.lecturer = lecturer
    self.sections = sections
  }

  var tidied: StudyDetails {
    StudyDetails(
      on: on, kind: kind, title: TextCleaning.singleLine(title), number: TextCleaning.singleLine(number),
      issuer: TextCleaning.singleLine(issuer), minutes: minutes, place: TextCleaning.singleLine(place),
      lecturer: TextCleaning.singleLine(lecturer), sections: Set(sections).sorted())
  }
}

/// Whether somebody was there.
package struct StudyAttendance: Codable, Hashable, Sendable {
  package let staff: StaffID
  package let present: YesNo

  package init(_ staff: StaffID, present: Bool) {
    self.staff = staff
    self.present = YesNo(present)
  }
}

/// A study session with everything ever said of it (R1.4).
package struct StudySession: Hashable, Sendable, Codable {
  package let id: StudyID
  /// Every account of it, oldest first; the last one counts.
  package internal(set) var versions: [Version]
  /// Who studied it later, in the order recorded.
  package internal(set) var madeUp: [MakeUp] = []
  /// Why it counts no longer.
  package internal(set) var ending: Activity.Ending?

  package struct Version: Hashable, Sendable, Codable {
    package let step: EntryStep
    package let details: StudyDetails
    package let attendance: [StudyAttendance]
    /// Why the account before was wrong; nil for the first.
    package let reason: String?
  }

  /// Somebody who was absent studied it later.
  package struct MakeUp: Hashable, Sendable, Codable {
    package let step: EntryStep
    package let staff: StaffID
    package let on: CivilDate
    /// In what way.
    package let how: String
  }

  init(_ id: StudyID, _ first: Version) {
    self.id = id
    versions = [first]
  }

  /// The account that counts.
  package var newest: Version { versions[versions.count - 1] }
  package var details: StudyDetails { newest.details }
  package var attendance: [StudyAttendance] { newest.attendance }
  package var on: CivilDate { details.on }
  package var isStruckOut: Bool { ending != nil }
  package var present: [StaffID] { attendance.filter { $0.present.isYes }.map(\.staff) }
  package var absent: [StaffID] { attendance.filter { !$0.present.isYes }.map(\.staff) }

  /// Whether somebody was there, or studied it later.
  package func taught(_ staff: StaffID) -> Bool {
    !isStruckOut && (present.contains(staff) || madeUp.contains { $0.staff == staff })
  }

  /// Every event about it, oldest first.
  package var events: [EventNumber] {
    Set((versions.map(\.step) + madeUp.map(\.step) + [ending?.step].compactMap { $0 }).map(\.event)).sorted()
  }
}
