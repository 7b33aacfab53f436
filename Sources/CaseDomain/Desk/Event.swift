/// Something that happened, as the log keeps it.
///
/// A conforming type is one kind of event. Its stored properties are its JSON fields: integers, texts and lists of
/// these only, optional where they may be missing. Stored bytes are never rewritten, so a field is only ever added
/// (optional), and a change of meaning is a new `version`.
package protocol Event: Codable, Sendable {
  /// Register and what happened, `tip.registered`; never reused for something else.
  static var type: String { get }
  /// The version this code writes.
  static var version: Int { get }

  /// Which key seals the event.
  ///
  /// - Parameter number: the number of the event itself, which names the entry that it creates.
  func scope(at number: EventNumber) -> Scope

  /// Why the author of `envelope` could not have caused this event at this point, or nil.
  ///
  /// `decide` and `authorizes` both ask this, so a hand-made commit meets the same rules as the desk's own.
  func refusal(in desk: Desk, from envelope: Envelope) -> Refusal?

  /// Takes the event into the state. Total: it is called only after `refusal` answered nil.
  func apply(to desk: inout Desk, from envelope: Envelope)

  /// Whether the author was shut out of a matter without being told (R6.4): their own desk cannot know, so what they go
  /// on doing there is no attempt to overstep. It stays on record, without effect.
  func isUnheard(in desk: Desk, from envelope: Envelope) -> Bool

  /// Takes what is unheard on record. Called only after `isUnheard` answered true.
  func applyUnheard(to desk: inout Desk, from envelope: Envelope)
}

extension Event {
  package static var version: Int { 1 }
  package func isUnheard(in desk: Desk, from envelope: Envelope) -> Bool { false }
  package func applyUnheard(to desk: inout Desk, from envelope: Envelope) {}
  /// The register that the event belongs to: the first word of its type.
  package static var register: Register? { Register(ofType: type) }
}

/// Whose key seals an event (design: member keys → compartments → objects → payloads).
package enum Scope: Hashable, Sendable {
  /// Every member.
  case desk
  /// Office, leaders, custodians, auditors.
  case leads
  /// Auditors and leaders: data about the process, never about a matter.
  case audit
  /// All text about one tip.
  case tip(TipID)
  /// All text about one lead.
  case lead(LeadID)
  /// What a section keeps of its work outside: its liaisons, and whoever reads `leads`.
  case book(SectionID)
  /// These members and nobody else; for everybody else there is no such event (R6.4).
  case closed(to: [MemberID])

  /// Whether nobody but its readers may know that there is something.
  package var isClosed: Bool { if case .closed = self { true } else { false } }
}

/// Where an event stands: what the log proves about it besides its content.
package struct Envelope: Hashable, Sendable, Codable {
  package let author: MemberID
  /// The author's clock, never before the last commit's.
  package let time: Instant
  package let commit: CommitNumber
  package let event: EventNumber
  /// The numbers that the commit allocated in its clear header and that were the next ones.
  package let allocations: [Allocation]

  package init(
    author: MemberID, time: Instant, commit: CommitNumber, event: EventNumber, allocations: [Allocation] = []
  ) {
    self.author = author
    self.time = time
    self.commit = commit
    self.event = event
    self.allocations = allocations
  }
}

/// The registers of the desk; an event's type begins with its register's name.
package enum Register: String, Hashable, Sendable, CaseIterable, Codable {
  case organisation = "org"
  case members = "member"
  case rulings = "ruling"
  case tips = "tip"
  case leads = "lead"
  case reporters = "reporter"
  case codes = "code"
  case fieldwork = "field"
  case incidents = "incident"
  case meetings = "meeting"
  case rewards = "reward"
  case directives = "directive"
  case publicity = "publicity"
  case study = "study"
  case weekly
  case supervision
  case workingRules = "rule"
  case restricted = "restricted"
  case recusals = "recusal"
  case exports = "export"
  case audits = "audit"
  case keys = "key"

  /// The register that an event type such as `tip.registered` names, or nil if this version knows none.
  package init?(ofType type: String) {
    guard let dot = type.firstIndex(of: ".") else { return nil }
    self.init(rawValue: String(type[..<dot]))
  }
}

/// Every kind of event this version can read, by type; the event catalogue in the manual is made from it.
package enum EventCatalogue {
  /// In the order of the registers.
  package static let kinds: [any Event.Type] =
    Organisation.events + Members.events + Rulings.events + Tips.events + Leads.events
    + Reporters.events + Codes.events + Fieldwork.events + Incidents.events + Meetings.events + Rewards.events
    + Directives.events + Supervision.events + WorkingRules.events + Publicity.events + Study.events + Exports.events
    + Audits.events + Restricted.events + Recusals.events + Weekly.events

  /// By the type that stands in the log.
  package static let byType: [String: any Event.Type] = Dictionary(
    uniqueKeysWithValues: kinds.map { ($0.type, $0) })
}
