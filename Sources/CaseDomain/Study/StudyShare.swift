/// Of so many, so many studied something (R1.4).
package struct StudyShare: Hashable, Sendable {
  package let covered: Int
  package let of: Int

  package init(covered: Int, of: Int) {
    self.covered = covered
    self.of = of
  }

  /// Of a hundred, rounded down, so that nobody is left out of "all"; nil where there is nobody.
  package var percent: Int? { of == 0 ? nil : covered * 100 / of }
}

/// A study that somebody missed and has not made up yet.
package struct OpenMakeUp: Hashable, Sendable {
  package let study: StudyID
  package let staff: StaffID
  /// The last working day for it.
  package let due: CivilDate
}

extension Desk {
  /// How many of the staff studied something in a quarter, of a section or of all (R1.4): there, or made up since. The
  /// staff is who works there at its end, or on `day` while it goes on.
  package func studyShare(in quarter: Period, of section: SectionID? = nil, on day: CivilDate) -> StudyShare {
    let end = min(quarter.last, day)
    let closed = organisation.sections.filter { $0.closedAt.map { date(of: $0) < end } ?? false }.map(\.id)
    let staff = study.staff.filter { person in
      person.isThere(on: end) && (section.map { $0 == person.section } ?? !closed.contains(person.section))
    }
    let sessions = study.held.filter { quarter.contains($0.on) }
    let covered = staff.filter { person in sessions.contains { $0.taught(person.id) } }
    return StudyShare(covered: covered.count, of: staff.count)
  }

  /// The last day on which somebody studied something; nil where they never did.
  package func lastStudy(of staff: StaffID) -> CivilDate? {
    study.held.compactMap { session -> CivilDate? in
      if session.present.contains(staff) { return session.on }
      return session.absent.contains(staff) ? session.madeUp.first { $0.staff == staff }?.on : nil
    }.max()
  }

  /// The last working day for making up a study of a day.
  package func makeUpDue(for day: CivilDate) -> CivilDate {
    calendar.adding(workingDays: rulings.integer(.studyMakeUpDays, at: day), to: day)
  }

  /// Who still has something to make up, of a section or of all, the most urgent first. Whoever left owes nothing.
  package func openMakeUps(of section: SectionID? = nil) -> [OpenMakeUp] {
    study.held.flatMap { session in
      session.absent.filter { id in
        guard let person = study.staff(id), person.leaving == nil else { return false }
        return !session.taught(id) && (section.map { $0 == person.section } ?? true)
      }.map { OpenMakeUp(study: session.id, staff: $0, due: makeUpDue(for: session.on)) }
    }.sorted { ($0.due, $0.study, $0.staff) < ($1.due, $1.study, $1.staff) }
  }
}
