/// Somebody of the staff, named by the event that listed them.
package struct StaffID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// Somebody who works in a section (R1.4). Most of the staff are no members of the desk.
package struct Staff: Hashable, Sendable, Codable {
  package let id: StaffID
  package let section: SectionID
  package let name: String
  package let since: CivilDate
  /// The same person as a member of the desk, where they are one.
  package let member: MemberID?
  package let listed: EntryStep
  package internal(set) var leaving: Leaving?

  /// That they work there no longer.
  package struct Leaving: Hashable, Sendable, Codable {
    package let step: EntryStep
    /// The last day.
    package let on: CivilDate
    package let reason: String
  }

  /// Whether they worked there on a day.
  package func isThere(on day: CivilDate) -> Bool { since <= day && (leaving.map { day <= $0.on } ?? true) }
}
