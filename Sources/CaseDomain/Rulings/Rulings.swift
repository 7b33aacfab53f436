/// The desk's settings and readings with their history (R6.7): proposed by one, confirmed by a leader, from a date on.
package struct Rulings: Sendable, Codable {
  package static let events: [any Event.Type] = [RulingProposed.self, RulingConfirmed.self, RulingDeclined.self]

  /// A value somebody proposed for a setting, and what became of it.
  package struct Proposal: Hashable, Sendable, Codable {
    /// The event that proposed it.
    package let event: EventNumber
    package let ruling: Ruling
    package let value: RulingValue
    /// The first day it would hold.
    package let from: CivilDate
    package let proposedBy: MemberID
    package let reason: String
    /// Nil while it waits.
    package internal(set) var decision: Decision?
  }

  /// A leader's word on a proposal.
  package struct Decision: Hashable, Sendable, Codable {
    package let by: MemberID
    package let event: EventNumber
    package let confirmed: Bool
  }

  /// Every proposal in the order made.
  package internal(set) var proposals: [Proposal] = []
  /// What is or will be in force, per setting, in order of effect.
  private var inForce: [Ruling: [Effect]] = [:]

  /// A value and the first day it holds.
  private struct Effect: Codable, Sendable {
    let from: CivilDate
    let value: RulingValue
  }

  /// The proposal that an event made.
  package func proposal(_ event: EventNumber) -> Proposal? { proposals.first { $0.event == event } }

  /// The value in force on a day; nil asks for the newest, whatever its date.
  package func value(_ ruling: Ruling, at day: CivilDate?) -> RulingValue {
    guard let entries = inForce[ruling] else { return ruling.standard }
    return entries.last { entry in day.map { entry.from <= $0 } ?? true }?.value ?? ruling.standard
  }

  /// What was ever decided for a setting, in order of effect; the later of a day counts.
  package func history(of ruling: Ruling) -> [(from: CivilDate, value: RulingValue)] {
    (inForce[ruling] ?? []).map { ($0.from, $0.value) }
  }

  /// A whole-number setting in force on a day.
  package func integer(_ ruling: Ruling, at day: CivilDate?) -> Int {
    if case .integer(let number) = value(ruling, at: day) { return number }
    return 0
  }

  /// A text setting in force on a day.
  package func text(_ ruling: Ruling, at day: CivilDate?) -> String {
    if case .text(let text) = value(ruling, at: day) { return text }
    return ""
  }

  /// The zone in force at an instant: another zone begins with the first moment of its day in the zone before it.
  func zone(at instant: Instant) -> Zone {
    var zone = Zone.china
    var before = zone
    var day: CivilDate?
    for entry in inForce[.zoneOffset] ?? [] {
      if entry.from != day {
        before = zone
        day = entry.from
      }
      guard before.startOfDay(entry.from) <= instant else { break }
      if case .integer(let minutes) = entry.value { zone = Zone(offsetMinutes: minutes) ?? zone }
    }
    return zone
  }

  mutating func decide(_ event: EventNumber, _ decision: Decision) {
    guard let index = proposals.firstIndex(where: { $0.event == event }) else { return }
    proposals[index].decision = decision
    guard decision.confirmed else { return }
    let proposal = proposals[index]
    var entries = inForce[proposal.ruling] ?? []
    // A later decision for the same day replaces the earlier one; both stay in `proposals`.
    let place = entries.firstIndex { $0.from > proposal.from } ?? entries.count
    entries.insert(Effect(from: proposal.from, value: proposal.value), at: place)
    inForce[proposal.ruling] = entries
  }
}

/// Someone proposed another value for a setting, from a date on.
package struct RulingProposed: Event {
  package static let type = "ruling.proposed"
  package let ruling: Ruling
  package let value: RulingValue
  package let from: CivilDate
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.office, .leader, .admin], envelope) { return refusal }
    if !ruling.accepts(value) { return Refusal(.valueOutOfRange, Clause("R6.7")) }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R6.7")) }
    return desk.refusalOfEffect(ruling, from: from, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rulings.proposals.append(
      .init(
        event: envelope.event, ruling: ruling, value: value, from: from, proposedBy: envelope.author, reason: reason))
  }
}

/// A leader other than the proposer confirmed a ruling; it holds from its date, never backwards.
package struct RulingConfirmed: Event {
  package static let type = "ruling.confirmed"
  package let proposal: EventNumber

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToRule(on: proposal, envelope) { return refusal }
    guard let found = desk.rulings.proposal(proposal) else { return Refusal(.noSuchProposal) }
    return desk.refusalOfEffect(found.ruling, from: found.from, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rulings.decide(proposal, .init(by: envelope.author, event: envelope.event, confirmed: true))
  }
}

/// A leader declined a ruling.
package struct RulingDeclined: Event {
  package static let type = "ruling.declined"
  package let proposal: EventNumber
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToRule(on: proposal, envelope) { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R6.7")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rulings.decide(proposal, .init(by: envelope.author, event: envelope.event, confirmed: false))
  }
}

extension Desk {
  /// A ruling never reaches back. Another zone begins tomorrow at the earliest: today has begun in the zone before it,
  /// and would be dated twice.
  fileprivate func refusalOfEffect(_ ruling: Ruling, from: CivilDate, _ envelope: Envelope) -> Refusal? {
    let today = date(of: envelope.time)
    let earliest = ruling == .zoneOffset ? today.adding(days: 1) : today
    return from < earliest ? Refusal(.effectInThePast, Clause("R6.7")) : nil
  }

  fileprivate func refusalToRule(on event: EventNumber, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: .leader, envelope) { return refusal }
    guard let proposal = rulings.proposal(event) else { return Refusal(.noSuchProposal) }
    if proposal.decision != nil { return Refusal(.alreadyDecided) }
    return members.isSamePerson(proposal.proposedBy, envelope.author) ? Refusal(.ownProposal, Clause("R6.7")) : nil
  }
}

/// Proposes another value for a setting.
package struct ProposeRuling: Command {
  package static var registers: Set<Register> { [.rulings] }
  package let ruling: Ruling
  package let value: RulingValue
  package let from: CivilDate
  package let reason: String

  package init(ruling: Ruling, value: RulingValue, from: CivilDate, reason: String) {
    self.ruling = ruling
    self.value = value
    self.from = from
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(RulingProposed(ruling: ruling, value: value, from: from, reason: reason))
  }
}

/// Confirms a proposed ruling.
package struct ConfirmRuling: Command {
  package static var registers: Set<Register> { [.rulings] }
  package let proposal: EventNumber
  package init(proposal: EventNumber) { self.proposal = proposal }

  package func run(in draft: inout Draft) throws(Refusal) { try draft.emit(RulingConfirmed(proposal: proposal)) }
}

/// Declines a proposed ruling.
package struct DeclineRuling: Command {
  package static var registers: Set<Register> { [.rulings] }
  package let proposal: EventNumber
  package let reason: String
  package init(proposal: EventNumber, reason: String) {
    self.proposal = proposal
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(RulingDeclined(proposal: proposal, reason: reason))
  }
}
