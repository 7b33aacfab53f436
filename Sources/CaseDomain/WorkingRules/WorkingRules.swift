/// The office's written rules (工作制度): versions that one proposes and a leader issues, and who said that they have
/// read them (R3.3). Every member reads them. The desk's settings are another matter and stand in `Rulings`.
package struct WorkingRules: Sendable, Codable {
  package static let events: [any Event.Type] = [
    RuleProposed.self, RuleIssued.self, RuleDeclined.self, RuleAcknowledged.self, RuleRepealed.self,
  ]

  /// In the order first proposed.
  package internal(set) var all: [WorkingRule] = []

  package init() {}

  package subscript(id: RuleID) -> WorkingRule? { all.first { $0.id == id } }

  /// The rule that a version belongs to.
  package func rule(ofVersion event: EventNumber) -> WorkingRule? {
    all.first { $0.versions.contains { $0.event == event } }
  }

  mutating func change(_ id: RuleID, _ envelope: Envelope, _ body: (inout WorkingRule) -> Void) {
    guard let index = all.firstIndex(where: { $0.id == id }) else { return }
    body(&all[index])
    all[index].events.append(envelope.event)
  }

  mutating func change(
    version event: EventNumber, _ envelope: Envelope, _ body: (inout WorkingRule.Version) -> Void
  ) {
    guard let id = rule(ofVersion: event)?.id else { return }
    change(id, envelope) { rule in
      guard let index = rule.versions.firstIndex(where: { $0.event == event }) else { return }
      body(&rule.versions[index])
    }
  }
}

/// A written rule, named by the event that first proposed it.
package struct RuleID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// What a rule is about. Raw values stand in the log and never change.
package enum RuleKind: String, Codable, Hashable, Sendable, CaseIterable {
  case duties, procedure, secrecy, reporting, meetings, supervision, other
}

/// A written rule with all its versions.
package struct WorkingRule: Hashable, Sendable, Codable {
  package let id: RuleID
  package let kind: RuleKind
  /// In the order proposed.
  package internal(set) var versions: [Version]
  package internal(set) var repealed: OfficeStep?
  package internal(set) var events: [EventNumber]

  package struct Version: Hashable, Sendable, Codable {
    package let proposed: OfficeStep
    package let title: String
    /// Who makes the rule, as it stands on the paper.
    package let issuer: String
    package let text: String
    /// The first day on which it holds.
    package let from: CivilDate
    package internal(set) var issued: OfficeStep?
    package internal(set) var declined: OfficeStep?
    /// Who said that they have read it, in order; a liaison says so for the section.
    package internal(set) var receipts: [Receipt] = []

    package var event: EventNumber { proposed.event }
    package var isWaiting: Bool { issued == nil && declined == nil }
  }

  package struct Receipt: Hashable, Sendable, Codable {
    package let step: OfficeStep
    package let section: SectionID?
  }

  /// The title as it was issued last; as proposed where nothing was.
  package var title: String { (issued.last ?? versions.last)?.title ?? "" }

  package var issued: [Version] { versions.filter { $0.issued != nil } }

  /// What holds on a day: the newest of the issued versions that have begun, unless it was repealed.
  package func inForce(on day: CivilDate) -> Version? {
    guard repealed == nil else { return nil }
    // A later word for the same day is the word.
    return issued.enumerated().filter { $0.element.from <= day }
      .max { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }?.element
  }

  /// The version that is to be read: the newest that was issued, begun or not.
  package var current: Version? { repealed == nil ? issued.last : nil }
  package var waiting: Version? { versions.last { $0.isWaiting } }
}
