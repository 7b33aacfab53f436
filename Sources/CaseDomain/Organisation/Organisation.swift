/// The bureau itself: its name, its sections with their service windows (R1.3), and the bodies outside it that tips
/// and leads go to.
package struct Organisation: Sendable, Codable {
  package static let events: [any Event.Type] = [
    DeskFounded.self, SectionAdded.self, SectionClosed.self, WindowAdded.self, WindowClosed.self, BodyAdded.self,
  ]

  /// A section (科室); a dissolved one stays, closed.
  package struct Section: Hashable, Sendable, Codable {
    package let id: SectionID
    package let name: String
    package let addedAt: Instant
    /// When it was dissolved.
    package internal(set) var closedAt: Instant?

    package var isClosed: Bool { closedAt != nil }
  }

  /// A service window (工作窗口) of a section (R1.3).
  package struct Window: Hashable, Sendable, Codable {
    package let id: WindowID
    package let section: SectionID
    package let name: String
    package let addedAt: Instant
    /// When it closed by itself; a dissolved section's windows are closed with it.
    package internal(set) var closedAt: Instant?
  }

  /// A body outside the bureau.
  package struct Body: Hashable, Sendable, Codable {
    package let id: BodyID
    package let kind: BodyKind
    package let name: String
  }

  /// The bureau's name, empty before the desk is founded.
  package internal(set) var name = ""
  package internal(set) var kind: DeskKind?
  /// The time of the founding commit.
  package internal(set) var foundedAt: Instant?
  /// Who signed the founding commit.
  package internal(set) var founder: MemberID?
  /// Checks that the paper in the safe was at hand, hexadecimal.
  package internal(set) var recovery: String?
  /// In the order they joined, dissolved ones included.
  package internal(set) var sections: [Section] = []
  package internal(set) var windows: [Window] = []
  package internal(set) var bodies: [Body] = []

  /// A section by id, open or dissolved.
  package func section(_ id: SectionID) -> Section? { sections.first { $0.id == id } }
  /// A service window by id, open or closed.
  package func window(_ id: WindowID) -> Window? { windows.first { $0.id == id } }
  /// The windows of a section that are open; none where it is dissolved.
  package func openWindows(of section: SectionID) -> [Window] {
    self.section(section)?.isClosed == false ? windows.filter { $0.section == section && $0.closedAt == nil } : []
  }
  /// An outside body by id.
  package func body(_ id: BodyID) -> Body? { bodies.first { $0.id == id } }
  /// The section of that name that is not dissolved; there is one at most.
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
