// What the events about study share.
extension Desk {
  /// Why the author may not write down a session of these sections, or nil: the office for any, a liaison for their own
  /// alone.
  package func refusalToStudy(_ sections: [SectionID], _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: .publicising, envelope) { return refusal }
    if sections.isEmpty { return Refusal(.noSectionCalled, Clause("R1.4")) }
    for section in sections { if let refusal = refusalToPublicise(for: section, envelope) { return refusal } }
    return nil
  }

  /// Why the author may not change what is said of a session, or nil.
  package func refusalToChange(_ study: StudyID, _ envelope: Envelope) -> Refusal? {
    guard let found = self.study[study] else {
      return refusal(unless: .publicising, envelope) ?? Refusal(.noSuchStudy)
    }
    if let refusal = refusalToStudy(found.details.sections, envelope) { return refusal }
    return found.isStruckOut ? Refusal(.studyStruckOut, Clause("R1.4"), .text(found.details.title)) : nil
  }

  /// Why an account of a session is none, or nil.
  func refusal(
    ofStudy details: StudyDetails, _ attendance: [StudyAttendance], _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusalToStudy(details.sections, envelope)
      ?? refusal(ofDayDone: details.on, Clause("R1.4"), envelope)
    {
      return refusal
    }
    if Set(details.sections).count != details.sections.count { return Refusal(.misplaced) }
    if details.title.isBlank { return Refusal(.documentMissing, Clause("R1.4")) }
    if details.place.isBlank { return Refusal(.placeMissing, Clause("R1.4")) }
    if !(1...1440).contains(details.minutes) { return Refusal(.valueOutOfRange, Clause("R1.4")) }
    // By name: everybody who was to be there is present or absent, and nobody else is.
    let called = studyRoster(of: details.sections, on: details.on)
    if called.isEmpty { return Refusal(.rosterEmpty, Clause("R1.4")) }
    let named = attendance.map(\.staff)
    return Set(named) == Set(called.map(\.id)) && named.count == called.count
      ? nil : Refusal(.rosterUnfit, Clause("R1.4"), .count(called.count))
  }

  /// Who was to be there: the staff of the sections called, as of that day, section by section.
  package func studyRoster(of sections: [SectionID], on day: CivilDate) -> [Staff] {
    sections.flatMap { study.roster(of: $0, on: day) }
  }
}
