/// Enters an inspection with the figures of each section's work, as far as this desk reads it (R3.5).
package struct InspectSections: Command {
  package static var registers: Set<Register> {
    [.organisation, .fieldwork, .recusals, .leads, .directives, .supervision]
  }
  package let kind: InspectionKind
  package let sections: [SectionID]
  /// Nil is today.
  package let on: CivilDate?
  package let inspectors: [MemberID]
  package let scope: String
  package let places: String?

  package init(
    kind: InspectionKind, sections: [SectionID], on: CivilDate? = nil, inspectors: [MemberID], scope: String,
    places: String? = nil
  ) {
    self.kind = kind
    self.sections = sections
    self.on = on
    self.inspectors = inspectors
    self.scope = scope
    self.places = places
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let id = InspectionID(rawValue: draft.nextEvent.rawValue)
    let places = places.map(TextCleaning.singleLine).flatMap { $0.isEmpty ? nil : $0 }
    try draft.emit(
      SectionsInspected(
        kind: kind, sections: sections, on: on ?? draft.today, inspectors: inspectors,
        scope: TextCleaning.trimmed(scope), places: places))
    for section in sections {
      // What is found needs a book to stand in, also where the section has nobody to read it yet.
      if !draft.desk.fieldwork.books.contains(section) {
        try draft.emit(FieldBookOpened(section: section))
        try draft.rekey([.book(section)])
      }
      try draft.emit(
        SectionFigures(
          inspection: id, section: section, counts: draft.desk.counts(of: section, on: draft.today)))
    }
  }
}

/// Something written down about an inspection, or about what it found.
package struct Supervise: Command {
  package static var registers: Set<Register> { [.organisation, .fieldwork, .supervision] }
  package let deed: Deed

  package enum Deed: Hashable, Sendable {
    /// `severity` nil is praise.
    case find(InspectionID, SectionID, severity: FindingSeverity?, clause: Clause?, words: String)
    case nothing(InspectionID, SectionID, words: String)
    case withdraw(EventNumber, reason: String)
    case set(EventNumber, owner: RectificationOwner, due: CivilDate, words: String)
    case change(EventNumber, owner: RectificationOwner, due: CivilDate, reason: String)
    case report(EventNumber, words: String)
    /// `next` nil where it passed; otherwise the day by which it is to be right.
    case check(EventNumber, words: String, next: CivilDate?)
    case strikeOff(EventNumber)
    case reopen(EventNumber, reason: String, due: CivilDate)
  }

  package init(_ deed: Deed) { self.deed = deed }

  package func run(in draft: inout Draft) throws(Refusal) {
    switch deed {
    case .find(let id, let section, let severity, let clause, let words):
      try draft.emit(
        FindingRecorded(
          inspection: id, section: section, kind: severity == nil ? .praise : .problem, severity: severity,
          clause: clause, words: TextCleaning.trimmed(words)))
    case .nothing(let id, let section, let words):
      try draft.emit(NothingFound(inspection: id, section: section, words: TextCleaning.trimmed(words)))
    case .withdraw(let event, let reason):
      let section = try section(of: event, draft)
      try draft.emit(FindingWithdrawn(section: section, finding: event, reason: TextCleaning.trimmed(reason)))
    case .set(let event, let owner, let due, let words):
      let section = try section(of: event, draft)
      try draft.emit(
        RectificationSet(
          section: section, finding: event, owner: owner.tidied, due: due, words: TextCleaning.trimmed(words)))
    case .change(let event, let owner, let due, let reason):
      let section = try section(of: event, draft)
      try draft.emit(
        RectificationChanged(
          section: section, finding: event, owner: owner.tidied, due: due, reason: TextCleaning.trimmed(reason)))
    default: try rectify(&draft)
    }
  }

  private func rectify(_ draft: inout Draft) throws(Refusal) {
    switch deed {
    case .report(let event, let words):
      let section = try section(of: event, draft)
      try draft.emit(RectificationReported(section: section, finding: event, words: TextCleaning.trimmed(words)))
    case .check(let event, let words, let next):
      let section = try section(of: event, draft)
      try draft.emit(
        RectificationChecked(
          section: section, finding: event, passed: YesNo(next == nil), words: TextCleaning.trimmed(words), due: next))
    case .strikeOff(let event):
      let section = try section(of: event, draft)
      try draft.emit(RectificationStruckOff(section: section, finding: event))
    case .reopen(let event, let reason, let due):
      let section = try section(of: event, draft)
      try draft.emit(
        RectificationReopened(section: section, finding: event, reason: TextCleaning.trimmed(reason), due: due))
    case .find, .nothing, .withdraw, .set, .change: return
    }
  }

  private func section(of finding: EventNumber, _ draft: Draft) throws(Refusal) -> SectionID {
    guard let found = draft.desk.supervision.finding(finding) else { throw Refusal(.noSuchFinding) }
    return found.section
  }
}
