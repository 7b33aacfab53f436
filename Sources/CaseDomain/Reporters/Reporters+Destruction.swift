/// A proposal to destroy what was sealed about a reporter.
package struct DestructionProposal: Hashable, Sendable, Codable {
  /// The event that proposed it.
  package let event: EventNumber
  package let reporter: ReporterID
  package let tip: TipID
  package let grounds: String
  package let proposedBy: MemberID
  package let proposedAt: Instant
  package internal(set) var state = State.waiting

  package enum State: Hashable, Sendable, Codable {
    case waiting
    case approved(by: MemberID, event: EventNumber)
    case declined(by: MemberID, event: EventNumber)
  }
}

/// Every proposal to destroy an identity, in order.
package struct Destructions: Sendable, Codable {
  package private(set) var all = Chunked<DestructionProposal>()
  /// Those whose files were destroyed, in order of destruction.
  package private(set) var destroyed: [ReporterID] = []
  private var placeOfEvent: [EventNumber: Int] = [:]
  private var placesOfReporter: [ReporterID: [Int]] = [:]
  private var waitingPlaces: Set<Int> = []

  package init() {}

  /// The proposal that an event made.
  package subscript(event: EventNumber) -> DestructionProposal? { placeOfEvent[event].map { all[$0] } }

  /// Every proposal about a reporter, oldest first.
  package func of(_ reporter: ReporterID) -> [DestructionProposal] {
    (placesOfReporter[reporter] ?? []).map { all[$0] }
  }

  /// Those no leader has decided on, oldest first.
  package var waiting: [DestructionProposal] { waitingPlaces.sorted().map { all[$0] } }

  mutating func append(_ proposal: DestructionProposal) {
    placeOfEvent[proposal.event] = all.count
    placesOfReporter[proposal.reporter, default: []].append(all.count)
    waitingPlaces.insert(all.count)
    all.append(proposal)
  }

  mutating func decide(_ event: EventNumber, _ state: DestructionProposal.State) {
    guard let place = placeOfEvent[event] else { return }
    all[place].state = state
    waitingPlaces.remove(place)
    if case .approved = state { destroyed.append(all[place].reporter) }
  }
}

/// Somebody proposed to destroy what was sealed about a reporter; the alias and the history stay.
package struct DestructionProposed: Event {
  package static let type = "reporter.destructionProposed"
  package let reporter: ReporterID
  package let tip: TipID
  package let grounds: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfSealed(unless: [.custodian, .leader], about: reporter, of: tip, envelope) {
      return refusal
    }
    if grounds.isBlank { return Refusal(.reasonMissing, Clause("R6.4")) }
    let isWaiting = desk.reporters.destructions.of(reporter).contains { $0.state == .waiting }
    return isWaiting ? Refusal(.destructionWaiting, Clause("R6.4"), .alias(reporter)) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.reporters.change(reporter, from: envelope)
    desk.reporters.destructions.append(
      DestructionProposal(
        event: envelope.event, reporter: reporter, tip: tip, grounds: grounds, proposedBy: envelope.author,
        proposedAt: envelope.time))
  }
}

/// A leader other than the proposer approved: the files are deleted after this is durable, and wherever a backup brings
/// them back.
package struct DestructionApproved: Event {
  package static let type = "reporter.destructionApproved"
  /// The event that proposed it.
  package let proposal: EventNumber
  package let tip: TipID

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalToDestroy(proposal, of: tip, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let found = desk.reporters.destructions[proposal] else { return }
    desk.reporters.destructions.decide(proposal, .approved(by: envelope.author, event: envelope.event))
    desk.reporters.change(found.reporter, from: envelope) { $0.flags.insert(.isDestroyed) }
  }
}

/// A leader other than the proposer declined.
package struct DestructionDeclined: Event {
  package static let type = "reporter.destructionDeclined"
  package let proposal: EventNumber
  package let tip: TipID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalToDestroy(proposal, of: tip, envelope)
      ?? (reason.isBlank ? Refusal(.reasonMissing, Clause("R6.4")) : nil)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let found = desk.reporters.destructions[proposal] else { return }
    desk.reporters.destructions.decide(proposal, .declined(by: envelope.author, event: envelope.event))
    desk.reporters.change(found.reporter, from: envelope)
  }
}

extension Desk {
  fileprivate func refusalToDestroy(_ event: EventNumber, of tip: TipID, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: .leader, envelope) { return refusal }
    guard let found = reporters.destructions[event], found.tip == tip, let row = tips.row(of: tip) else {
      return Refusal(.noSuchProposal)
    }
    if members.isSamePerson(found.proposedBy, envelope.author) { return Refusal(.ownDestruction, Clause("R6.4")) }
    if let refusal = refusalIfNamed(row: row, envelope) { return refusal }
    return found.state == .waiting ? nil : Refusal(.alreadyDecided)
  }
}
