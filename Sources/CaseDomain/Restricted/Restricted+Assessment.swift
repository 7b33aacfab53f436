/// What becomes of a restricted tip.
package enum RestrictedOutcome: Hashable, Sendable {
  /// To be handed to a body outside (police, discipline inspection, county office).
  case passOn(RestrictedReceiver)
  /// Verified here, by somebody whom a leader names.
  case verify(by: MemberID)
  case noSubstance

  /// Raw values stand in the log and never change.
  package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    case passOn, verify, noSubstance
  }

  package var kind: Kind {
    switch self {
    case .passOn: .passOn
    case .verify: .verify
    case .noSubstance: .noSubstance
    }
  }
}

extension RestrictedOutcome: Codable {
  private enum Field: String, CodingKey {
    case kind, to, by
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    switch try fields.decode(Kind.self, forKey: .kind) {
    case .passOn: self = .passOn(try fields.decode(RestrictedReceiver.self, forKey: .to))
    case .verify: self = .verify(by: try fields.decode(MemberID.self, forKey: .by))
    case .noSubstance: self = .noSubstance
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(kind, forKey: .kind)
    switch self {
    case .passOn(let receiver): try fields.encode(receiver, forKey: .to)
    case .verify(let member): try fields.encode(member, forKey: .by)
    case .noSubstance: break
    }
  }
}

/// An assessment that waits for a second keeper.
package struct OpenAssessment: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let outcome: RestrictedOutcome
  package let proposedBy: MemberID
  package let proposedAt: Instant
  /// The proposer's words.
  package let reason: String
}

/// A keeper assessed a restricted tip; a second keeper confirms (R5.2, R6.4).
///
/// Where one keeper is left, nobody can confirm. Such a tip goes outward and nowhere else, and at once.
package struct RestrictedAssessed: RestrictedStep {
  package static let type = "restricted.assessed"
  package let tip: RestrictedID
  package let outcome: RestrictedOutcome
  package let reason: KeptText
  package let keepers: [MemberID]
  /// The last working day for handing it over, where that is decided at once.
  package let due: CivilDate?

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToDecide(tip, keepers, envelope) { return refusal }
    guard let found = desk.restricted[tip] else { return Refusal(.noSuchRestricted) }
    if let open = found.assessment {
      return Refusal(.alreadyProposed, Clause("R5.2"), .member(open.proposedBy), .time(open.proposedAt))
    }
    guard found.state == .received || found.state == .verifying else {
      return Refusal(.alreadyAssessed, Clause("R5.2"), .number(found.number))
    }
    if reason.text.isBlank { return Refusal(.reasonMissing, Clause("R5.2")) }
    if let refusal = refusalOfOutcome(found, in: desk) { return refusal }
    guard keepers.count == 1 else { return due == nil ? nil : Refusal(.dateInvalid) }
    guard outcome.kind == .passOn else { return Refusal(.noSecondKeeper, Clause("R6.4")) }
    return due.map { desk.refusalOfDeadline($0, .transferDays, envelope) } ?? Refusal(.dateInvalid)
  }

  private func refusalOfOutcome(_ found: RestrictedTip, in desk: Desk) -> Refusal? {
    switch outcome {
    case .passOn(let receiver): return receiver.refusal(in: desk)
    case .verify(let member):
      if found.verifier == member { return Refusal(.nothingChanged) }
      guard let person = desk.members[member], person.status == .admitted else { return Refusal(.noSuchMember) }
      return desk.isConcerned(person, by: found) ? Refusal(.namedAsSubject, Clause("R6.4")) : nil
    case .noSubstance: return nil
    }
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) {
      if keepers.count == 1, case .passOn(let receiver) = outcome {
        $0.beginPassing(to: receiver, by: due)
      } else {
        $0.assessment = OpenAssessment(
          event: envelope.event, outcome: outcome, proposedBy: envelope.author, proposedAt: envelope.time,
          reason: reason.text)
      }
    }
  }
}

/// A second keeper agreed, having read all of it and why: now it takes effect. Who verifies is named by a leader, so
/// one of the two is one.
package struct AssessmentConfirmed: RestrictedStep {
  package static let type = "restricted.confirmed"
  package let tip: RestrictedID
  /// The event that assessed.
  package let assessment: EventNumber
  package let keepers: [MemberID]
  /// The last working day for handing it over, or for verifying it, where that was agreed to.
  package let due: CivilDate?

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfAssessment(tip, assessment, keepers, envelope) { return refusal }
    guard let found = desk.restricted[tip], let open = found.assessment else { return Refusal(.noProposal) }
    // Two people decide only where two have read: a name under what somebody else wrote is no second opinion.
    let hasRead = found.wasRead(by: envelope.author, after: open.event, desk.members)
    if !hasRead { return Refusal(.readFirst, Clause("R5.2")) }
    switch (open.outcome, due) {
    case (.passOn, let due?): return desk.refusalOfDeadline(due, .transferDays, envelope)
    case (.noSubstance, nil): return nil
    case (.verify, let due?):
      let isLed = [open.proposedBy, envelope.author].contains { desk.members[$0]?.posts.contains(.leader) == true }
      if !isLed { return Refusal(.postRequired, Clause("R6.4"), .posts(.leader)) }
      return desk.refusalOfDeadline(due, .verificationDays, envelope)
    default: return Refusal(.dateInvalid)
    }
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let open = desk.restricted[tip]?.assessment else { return }
    desk.restricted.change(tip, from: envelope) {
      $0.assessment = nil
      $0.due = nil
      switch open.outcome {
      case .passOn(let receiver): $0.beginPassing(to: receiver, by: due)
      case .verify(let member):
        $0.state = .verifying
        $0.verifier = member
        $0.due = due
      case .noSubstance: $0.state = .noSubstance
      }
    }
  }
}

/// A second keeper did not agree.
package struct AssessmentDeclined: RestrictedStep {
  package static let type = "restricted.declined"
  package let tip: RestrictedID
  package let assessment: EventNumber
  package let reason: KeptText
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalOfAssessment(tip, assessment, keepers, envelope)
      ?? (reason.text.isBlank ? Refusal(.reasonMissing, Clause("R5.2")) : nil)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) { $0.assessment = nil }
  }
}

extension Desk {
  fileprivate func refusalOfAssessment(
    _ id: RestrictedID, _ assessment: EventNumber, _ named: [MemberID], _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusalOfKeeper(id, named, envelope) { return refusal }
    guard let open = restricted[id]?.assessment, open.event == assessment else { return Refusal(.noProposal) }
    return members.isSamePerson(open.proposedBy, envelope.author)
      ? Refusal(.ownOutcome, Clause("R5.2"), .member(open.proposedBy)) : nil
  }
}
