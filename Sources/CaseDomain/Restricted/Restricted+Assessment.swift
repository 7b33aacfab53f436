/// What becomes of a restricted tip.
package enum RestrictedOutcome: Hashable, Sendable {
  /// Handed to a body outside (police, discipline inspection, county office), by letter.
  case passOn(BodyID, letter: String)
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
    case kind, body, letter, by
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    switch try fields.decode(Kind.self, forKey: .kind) {
    case .passOn:
      self = .passOn(
        try fields.decode(BodyID.self, forKey: .body), letter: try fields.decode(String.self, forKey: .letter))
    case .verify: self = .verify(by: try fields.decode(MemberID.self, forKey: .by))
    case .noSubstance: self = .noSubstance
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(kind, forKey: .kind)
    switch self {
    case .passOn(let body, let letter):
      try fields.encode(body, forKey: .body)
      try fields.encode(letter, forKey: .letter)
    case .verify(let member): try fields.encode(member, forKey: .by)
    case .noSubstance: break
    }
  }
}

/// An assessment that waits for a second keeper.
package struct OpenAssessment: Hashable, Sendable {
  package let event: EventNumber
  package let outcome: RestrictedOutcome
  package let proposedBy: MemberID
  package let proposedAt: Instant
}

/// A keeper assessed a restricted tip; a second keeper confirms (R5.2, R6.4).
///
/// Where one keeper is left, nobody can confirm. Such a tip goes outward and nowhere else, and at once.
package struct RestrictedAssessed: Event {
  package static let type = "restricted.assessed"
  package let tip: RestrictedID
  package let outcome: RestrictedOutcome
  package let reason: KeptText
  package let keepers: [MemberID]
  /// The acknowledgement's deadline, where handing it outward takes effect at once.
  package let acknowledgeDue: CivilDate?

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
    guard keepers.count == 1 else { return acknowledgeDue == nil ? nil : Refusal(.dateInvalid) }
    guard outcome.kind == .passOn else { return Refusal(.noSecondKeeper, Clause("R6.4")) }
    return acknowledgeDue.map { desk.refusalOfDeadline($0, .acknowledgeDays, envelope) } ?? Refusal(.dateInvalid)
  }

  private func refusalOfOutcome(_ found: RestrictedTip, in desk: Desk) -> Refusal? {
    switch outcome {
    case .passOn(let body, let letter):
      if desk.organisation.body(body) == nil { return Refusal(.noSuchBody) }
      return letter.isBlank ? Refusal(.letterMissing) : nil
    case .verify(let member):
      if found.state == .verifying { return Refusal(.nothingChanged) }
      guard let person = desk.members[member], person.status == .admitted else { return Refusal(.noSuchMember) }
      return desk.isConcerned(person, by: found) ? Refusal(.namedAsSubject, Clause("R6.4")) : nil
    case .noSubstance: return nil
    }
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) {
      if keepers.count == 1 {
        $0.state = .passedOn
        $0.due = acknowledgeDue
      } else {
        $0.assessment = OpenAssessment(
          event: envelope.event, outcome: outcome, proposedBy: envelope.author, proposedAt: envelope.time)
      }
    }
  }
}

/// A second keeper agreed: now it takes effect. Who verifies is named by a leader, so one of the two is one.
package struct AssessmentConfirmed: Event {
  package static let type = "restricted.confirmed"
  package let tip: RestrictedID
  /// The event that assessed.
  package let assessment: EventNumber
  package let keepers: [MemberID]
  package let acknowledgeDue: CivilDate?

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfAssessment(tip, assessment, keepers, envelope) { return refusal }
    guard let open = desk.restricted[tip]?.assessment else { return Refusal(.noProposal) }
    switch (open.outcome, acknowledgeDue) {
    case (.passOn, let due?): return desk.refusalOfDeadline(due, .acknowledgeDays, envelope)
    case (.noSubstance, nil): return nil
    case (.verify, nil):
      let isLed = [open.proposedBy, envelope.author].contains { desk.members[$0]?.posts.contains(.leader) == true }
      return isLed ? nil : Refusal(.postRequired, Clause("R6.4"), .posts(.leader))
    default: return Refusal(.dateInvalid)
    }
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let open = desk.restricted[tip]?.assessment else { return }
    desk.restricted.change(tip, from: envelope) {
      $0.assessment = nil
      $0.due = acknowledgeDue
      switch open.outcome {
      case .passOn: $0.state = .passedOn
      case .verify: $0.state = .verifying
      case .noSubstance: $0.state = .noSubstance
      }
    }
  }
}

/// A second keeper did not agree.
package struct AssessmentDeclined: Event {
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

/// The body it was handed to acknowledged it.
package struct RestrictedAcknowledged: Event {
  package static let type = "restricted.acknowledged"
  package let tip: RestrictedID
  package let on: CivilDate
  package let reference: KeptText
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfKeeper(tip, keepers, envelope) { return refusal }
    guard let found = desk.restricted[tip], found.state == .passedOn, found.due != nil else {
      return Refusal(.notPassedOn)
    }
    guard on >= desk.date(of: found.receivedAt), on <= desk.date(of: envelope.time) else {
      return Refusal(.dateInvalid, nil, .date(on))
    }
    return reference.text.isBlank ? Refusal(.letterMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) { $0.due = nil }
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
