/// Inspections of sections, what was found there, and its rectification up to the strike-off (R3.5).
///
/// That a section was inspected, every member reads; what was found stands in the section's book, for its liaisons and
/// whoever reads leads. A few a month, read by people: kept whole.
package struct Supervision: Sendable, Codable {
  package static let events: [any Event.Type] = [
    SectionsInspected.self, SectionFigures.self, FindingRecorded.self, FindingWithdrawn.self, NothingFound.self,
    RectificationSet.self, RectificationChanged.self, RectificationReported.self, RectificationChecked.self,
    RectificationStruckOff.self, RectificationReopened.self,
  ]

  /// In the order entered, as are all of these.
  package internal(set) var inspections: [SectionInspection] = []
  package internal(set) var findings: [InspectionFinding] = []
  /// The figures of a section on the day of an inspection.
  package internal(set) var figures: [InspectedFigures] = []
  /// Sections where an inspection found nothing.
  package internal(set) var clean: [CleanSection] = []

  package init() {}

  package subscript(id: InspectionID) -> SectionInspection? { inspections.first { $0.id == id } }
  package func finding(_ event: EventNumber) -> InspectionFinding? { findings.first { $0.event == event } }

  /// What was found at an inspection, withdrawn or not; of one section, or of all that this desk reads.
  package func findings(of id: InspectionID, in section: SectionID? = nil) -> [InspectionFinding] {
    findings.filter { $0.inspection == id && (section == nil || $0.section == section) }
  }

  /// Whether an inspection says that nothing was found at a section.
  package func cleanStep(_ id: InspectionID, _ section: SectionID) -> OfficeStep? {
    clean.last { $0.inspection == id && $0.section == section }?.step
  }

  mutating func change(
    _ finding: EventNumber, _ envelope: Envelope, _ body: (inout InspectionFinding) -> Void
  ) {
    guard let index = findings.firstIndex(where: { $0.event == finding }) else { return }
    body(&findings[index])
    findings[index].events.append(envelope.event)
  }
}

/// An inspection of sections, named by the event that entered it.
package struct InspectionID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// Why sections were inspected. Raw values stand in the log and never change.
package enum InspectionKind: String, Codable, Hashable, Sendable, CaseIterable {
  case routine, special, followUp
}

/// One or more sections were inspected on a day (R3.5).
package struct SectionInspection: Hashable, Sendable, Codable {
  package let id: InspectionID
  package let entered: OfficeStep
  package let kind: InspectionKind
  package let sections: [SectionID]
  package let on: CivilDate
  /// Members who are of none of the sections.
  package let inspectors: [MemberID]
  /// What was looked at.
  package let scope: String
  package let places: String?
}

/// What a section's work looked like in figures on the day it was inspected. How many leads were confirmed is none of
/// them: nobody is to find more, or fewer, for a figure (R4.6).
package struct InspectedFigures: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let inspection: InspectionID
  package let section: SectionID
  package let counts: SectionCounts
}

/// Leads that a section works on, those past their day, and what else it is late with.
package struct SectionCounts: Codable, Hashable, Sendable {
  package let leads: Int
  package let lateLeads: Int
  package let lateDirectives: Int
  package let lateRectifications: Int

  package init(leads: Int, lateLeads: Int, lateDirectives: Int, lateRectifications: Int) {
    self.leads = leads
    self.lateLeads = lateLeads
    self.lateDirectives = lateDirectives
    self.lateRectifications = lateRectifications
  }

  /// Whether they can be true of anything.
  var isPossible: Bool {
    let all = [leads, lateLeads, lateDirectives, lateRectifications]
    return all.allSatisfy { (0...1_000_000).contains($0) } && lateLeads <= leads
  }
}

/// An inspection found nothing at a section, and says so.
package struct CleanSection: Hashable, Sendable, Codable {
  package let step: OfficeStep
  package let inspection: InspectionID
  package let section: SectionID
}
