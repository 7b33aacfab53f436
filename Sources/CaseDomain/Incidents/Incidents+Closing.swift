/// A keeper says how an incident ended; a second one, who is not accused either, confirms it (R6.4).
package struct IncidentClosingProposed: IncidentStep, LeavesWordsOut {
  package static let type = "incident.closingProposed"
  package let incident: IncidentID
  package let outcome: IncidentOutcome
  package let text: KeptText
  package var original: SealedWords?
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfIncident(incident, keepers, envelope) { return refusal }
    guard let found = desk.incidents[incident] else { return Refusal(.noSuchIncident) }
    if let open = found.proposal {
      return Refusal(.alreadyProposed, Clause("R6.4"), .member(open.step.by), .time(open.step.time))
    }
    if found.referral == nil { return Refusal(.notReferred, Clause("R6.4")) }
    if found.kind == .danger && found.police == nil { return Refusal(.policeNotTold, Clause("R6.4")) }
    return refusalOfWords(text, .reasonMissing)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope, original) {
      $0.proposal = .init(step: .init(text, from: envelope), outcome: outcome)
    }
  }
}

/// A second keeper agreed: the incident is closed. Neither who proposed it nor who raised it is that second.
package struct IncidentClosingConfirmed: IncidentStep {
  package static let type = "incident.closingConfirmed"
  package let incident: IncidentID
  /// The event that proposed.
  package let proposal: EventNumber
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfClosing(incident, proposal, keepers, envelope) { return refusal }
    guard let found = desk.incidents[incident], let open = found.proposal else { return Refusal(.noProposal) }
    if desk.members.isSamePerson(open.step.by, envelope.author) {
      return Refusal(.ownOutcome, Clause("R6.4"), .member(open.step.by))
    }
    return desk.members.isSamePerson(found.raisedBy, envelope.author) ? Refusal(.ownIncident, Clause("R6.4")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope) {
      guard let open = $0.proposal else { return }
      $0.closing = .init(proposal: open, step: .init(KeptText(""), from: envelope))
      $0.proposal = nil
    }
  }
}

/// A keeper did not agree, or took back what they proposed: the incident stays open.
package struct IncidentClosingDeclined: IncidentStep, LeavesWordsOut {
  package static let type = "incident.closingDeclined"
  package let incident: IncidentID
  package let proposal: EventNumber
  package let reason: KeptText
  package var original: SealedWords?
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalOfClosing(incident, proposal, keepers, envelope) ?? refusalOfWords(reason, .reasonMissing)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope, original) {
      $0.proposal = nil
      $0.declined.append(.init(reason, from: envelope))
    }
  }
}

extension Desk {
  fileprivate func refusalOfClosing(
    _ id: IncidentID, _ proposal: EventNumber, _ named: [MemberID], _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusalOfIncident(id, named, envelope) { return refusal }
    return incidents[id]?.proposal?.step.event == proposal ? nil : Refusal(.noProposal)
  }
}

/// Says how an incident ended.
package struct ProposeClosing: WritesIncident {
  package static var registers: Set<Register> { [.incidents] }
  package let incident: IncidentID
  package let outcome: IncidentOutcome
  package let text: String
  package var original: SealedWords?

  package init(incident: IncidentID, outcome: IncidentOutcome, text: String) {
    self.incident = incident
    self.outcome = outcome
    self.text = text
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      IncidentClosingProposed(
        incident: incident, outcome: outcome, text: .trimmed(text), original: original,
        keepers: try draft.keepers(of: incident)))
  }
}

/// Agrees to how an incident ended.
package struct ConfirmClosing: Command {
  package static var registers: Set<Register> { [.incidents] }
  package let incident: IncidentID
  package let proposal: EventNumber

  package init(incident: IncidentID, proposal: EventNumber) {
    self.incident = incident
    self.proposal = proposal
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      IncidentClosingConfirmed(incident: incident, proposal: proposal, keepers: try draft.keepers(of: incident)))
  }
}

/// Does not agree, or takes back what one proposed.
package struct DeclineClosing: WritesIncident {
  package static var registers: Set<Register> { [.incidents] }
  package let incident: IncidentID
  package let proposal: EventNumber
  package let reason: String
  package var original: SealedWords?

  package init(incident: IncidentID, proposal: EventNumber, reason: String) {
    self.incident = incident
    self.proposal = proposal
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      IncidentClosingDeclined(
        incident: incident, proposal: proposal, reason: .trimmed(reason), original: original,
        keepers: try draft.keepers(of: incident)))
  }
}
