/// The bureau itself: its name, its sections with their service windows (R1.3), and the bodies outside it that tips
/// and leads go to.
package struct Organisation: Sendable {
  package static let events: [any Event.Type] = [
    DeskFounded.self, SectionAdded.self, SectionClosed.self, WindowAdded.self, BodyAdded.self,
  ]

  package struct Section: Hashable, Sendable {
    package let id: SectionID
    package let name: String
    package internal(set) var isClosed = false
  }

  package struct Window: Hashable, Sendable {
    package let id: WindowID
    package let section: SectionID
    package let name: String
  }

  package struct Body: Hashable, Sendable {
    package let id: BodyID
    package let kind: BodyKind
    package let name: String
  }

  /// The bureau's name, empty before the desk is founded.
  package internal(set) var name = ""
  package internal(set) var kind: DeskKind?
  package internal(set) var foundedAt: Instant?
  package internal(set) var founder: MemberID?
  package internal(set) var sections: [Section] = []
  package internal(set) var windows: [Window] = []
  package internal(set) var bodies: [Body] = []

  package func section(_ id: SectionID) -> Section? { sections.first { $0.id == id } }
  package func body(_ id: BodyID) -> Body? { bodies.first { $0.id == id } }
  package func openSection(named name: String) -> Section? { sections.first { $0.name == name && !$0.isClosed } }
}

/// Whether a desk is in earnest. A trial desk lets one person hold every post and says so for ever.
package enum DeskKind: String, Codable, Hashable, Sendable {
  case full, trial
}

/// What an outside body is to the bureau.
package enum BodyKind: String, Codable, Hashable, Sendable, CaseIterable {
  case countyOffice, police, disciplineInspection, bureau, other
}
