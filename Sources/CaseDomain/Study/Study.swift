/// What the staff studied, by name (R1.4): who works in which section, the sessions, and who made up for one.
///
/// Every member's to read. A few sessions a month, read by people: kept whole.
package struct Study: Sendable, Codable {
  package static let events: [any Event.Type] = [
    StaffListed.self, StaffLeft.self, StudyHeld.self, StudyCorrected.self, StudyMadeUp.self, StudyStruckOut.self,
  ]

  /// In the order listed; those who left stay.
  package internal(set) var staff: [Staff] = []
  /// In the order recorded.
  package internal(set) var all: [StudySession] = []

  package init() {}

  package subscript(id: StudyID) -> StudySession? { all.first { $0.id == id } }
  package func staff(_ id: StaffID) -> Staff? { staff.first { $0.id == id } }

  /// Those sessions that count.
  package var held: [StudySession] { all.filter { !$0.isStruckOut } }

  /// Who worked in a section on a day, in the order listed.
  package func roster(of section: SectionID, on day: CivilDate) -> [Staff] {
    staff.filter { $0.section == section && $0.isThere(on: day) }
  }

  mutating func change(_ id: StudyID, _ body: (inout StudySession) -> Void) {
    guard let index = all.firstIndex(where: { $0.id == id }) else { return }
    body(&all[index])
  }
}
