/// Sections were inspected (R3.5).
package struct SectionsInspected: Event {
  package static let type = "supervision.inspected"
  package let kind: InspectionKind
  package let sections: [SectionID]
  package let on: CivilDate
  package let inspectors: [MemberID]
  package let scope: String
  package let places: String?

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: Desk.inspecting, envelope) { return refusal }
    if sections.isEmpty || Set(sections).count != sections.count { return Refusal(.sectionMissing, Clause("R3.5")) }
    for section in sections {
      if let refusal = desk.refusalToInspect(section, envelope) { return refusal }
      guard let found = desk.organisation.section(section) else { return Refusal(.noSuchSection) }
      if found.isClosed { return Refusal(.entryClosed, nil, .text(found.name)) }
    }
    if let refusal = refusalOfInspectors(desk) { return refusal }
    if let refusal = desk.refusalOfFieldDay(on, envelope) { return refusal }
    return scope.isBlank ? Refusal(.textMissing, Clause("R3.5")) : nil
  }

  /// Nobody inspects their own section.
  private func refusalOfInspectors(_ desk: Desk) -> Refusal? {
    if inspectors.isEmpty || Set(inspectors).count != inspectors.count {
      return Refusal(.inspectorMissing, Clause("R3.5"))
    }
    for member in inspectors {
      guard let found = desk.members[member], found.status == .admitted, found.posts != .inspector else {
        return Refusal(.noSuchMember)
      }
      if sections.contains(where: { desk.isOf($0, member) }) {
        return Refusal(.inspectsOwn, Clause("R5.2"), .member(member))
      }
    }
    return nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.supervision.inspections.append(
      SectionInspection(
        id: InspectionID(rawValue: envelope.event.rawValue), entered: OfficeStep(envelope), kind: kind,
        sections: sections, on: on, inspectors: inspectors, scope: scope, places: places))
  }
}

/// What the desk knew of a section's work when the inspection was entered, in figures.
package struct SectionFigures: Event {
  package static let type = "supervision.figures"
  package let inspection: InspectionID
  package let section: SectionID
  package let counts: SectionCounts

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToInspectBook(section, envelope) { return refusal }
    if let refusal = desk.refusal(ofInspection: inspection, at: section) { return refusal }
    if desk.supervision.figures.contains(where: { $0.inspection == inspection && $0.section == section }) {
      return Refusal(.alreadyDecided)
    }
    return counts.isPossible ? nil : Refusal(.valueOutOfRange, Clause("R3.5"))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.supervision.figures.append(
      InspectedFigures(event: envelope.event, inspection: inspection, section: section, counts: counts))
  }
}

/// Something was found at a section: a problem, or work to be praised.
package struct FindingRecorded: Event {
  package static let type = "supervision.found"
  package let inspection: InspectionID
  package let section: SectionID
  package let kind: FindingKind
  package let severity: FindingSeverity?
  package let clause: Clause?
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToInspectBook(section, envelope) { return refusal }
    if let refusal = desk.refusal(ofInspection: inspection, at: section) { return refusal }
    if (kind == .problem) != (severity != nil) { return Refusal(.kindMissing, Clause("R3.5")) }
    if let clause, !clause.isOfRegulation { return Refusal(.valueOutOfRange, Clause("R3.5")) }
    return words.isBlank ? Refusal(.textMissing, Clause("R3.5")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.supervision.findings.append(
      InspectionFinding(
        event: envelope.event, inspection: inspection, section: section, recorded: OfficeStep(envelope, words),
        kind: kind, severity: severity, clause: clause, events: [envelope.event]))
    // What was found later counts.
    if kind == .problem {
      desk.supervision.clean.removeAll { $0.inspection == inspection && $0.section == section }
    }
  }
}

/// A finding was none: who recorded it was mistaken.
package struct FindingWithdrawn: Event {
  package static let type = "supervision.withdrawn"
  package let section: SectionID
  package let finding: EventNumber
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToInspectBook(section, envelope) { return refusal }
    if let refusal = desk.refusal(ofFinding: finding, in: section, [.praise, .open, .rectifying, .reported]) {
      return refusal
    }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R3.5")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.supervision.change(finding, envelope) { $0.withdrawn = OfficeStep(envelope, reason) }
  }
}

/// Nothing was found at a section: an inspection says that, too.
package struct NothingFound: Event {
  package static let type = "supervision.nothingFound"
  package let inspection: InspectionID
  package let section: SectionID
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToInspectBook(section, envelope) { return refusal }
    if let refusal = desk.refusal(ofInspection: inspection, at: section) { return refusal }
    if desk.supervision.cleanStep(inspection, section) != nil { return Refusal(.alreadyDecided) }
    let problems = desk.supervision.findings(of: inspection, in: section).filter {
      $0.kind == .problem && $0.state != .withdrawn
    }
    return problems.isEmpty ? nil : Refusal(.problemsFound, Clause("R3.5"), .count(problems.count))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.supervision.clean.append(
      CleanSection(step: OfficeStep(envelope, words), inspection: inspection, section: section))
  }
}
