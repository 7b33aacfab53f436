/// Somebody raised a leak, retaliation or danger: any member may, for themselves or for a reporter (R6.4).
///
/// Whoever raises it reads it only as one of its keepers.
package struct IncidentRaised: Event {
  package static let type = "incident.raised"
  package let kind: IncidentKind
  package let what: String
  package let tip: TipID?
  package let lead: LeadID?
  package let accused: [MemberID]
  package let accusedWords: String
  /// Every custodian, leader and auditor who is not accused.
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    if what.isBlank { return Refusal(.textMissing) }
    if Set(accused).count != accused.count || accused.contains(where: { desk.members[$0] == nil }) {
      return Refusal(.noSuchMember)
    }
    let possible = desk.incidentKeepers(accused: accused)
    if possible.isEmpty { return Refusal(.incidentOutward, Clause("R6.4")) }
    return keepers == possible ? nil : Refusal(.misplaced)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let mark = desk.incidents.history.note(envelope, after: .none)
    desk.incidents.all.append(
      Incident(
        id: IncidentID(rawValue: envelope.event.rawValue), kind: kind, what: what, tip: tip,
        lead: lead,
        raisedBy: envelope.author, raisedAt: envelope.time, accused: accused,
        accusedWords: accusedWords,
        keepers: keepers, history: mark))
  }
}

/// A keeper noted a step taken, or anything the others should know.
package struct IncidentNoted: IncidentStep {
  package static let type = "incident.noted"
  package let incident: IncidentID
  package let text: String
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalOfIncident(incident, keepers, envelope)
      ?? (text.isBlank ? Refusal(.textMissing) : nil)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope) { $0.notes.append(.init(text, from: envelope)) }
  }
}

/// It went to discipline inspection, by which letter and on which day.
package struct IncidentReferred: IncidentStep {
  package static let type = "incident.referred"
  package let incident: IncidentID
  package let letter: String
  package let on: CivilDate
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfIncident(incident, keepers, envelope) { return refusal }
    if desk.incidents[incident]?.referral != nil { return Refusal(.nothingChanged) }
    if letter.isBlank { return Refusal(.letterMissing, Clause("R6.4")) }
    return desk.refusalOfIncidentDay(on, incident, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope) {
      $0.referral = .init(letter, on: on, from: envelope)
    }
  }
}

/// The police were told, which danger to life demands on the same day.
package struct PoliceTold: IncidentStep {
  package static let type = "incident.policeTold"
  package let incident: IncidentID
  /// Whom, and what they said.
  package let whom: String
  package let on: CivilDate
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfIncident(incident, keepers, envelope) { return refusal }
    if desk.incidents[incident]?.police != nil { return Refusal(.nothingChanged) }
    if whom.isBlank { return Refusal(.reasonMissing, Clause("R6.4")) }
    return desk.refusalOfIncidentDay(on, incident, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope) {
      $0.police = .init(whom, on: on, from: envelope)
    }
  }
}

/// Somebody else turned out to be accused: from here on nothing more is written for them, and they decide nothing.
package struct AccusedAdded: IncidentStep {
  package static let type = "incident.accusedAdded"
  package let incident: IncidentID
  package let member: MemberID
  package let why: String
  /// Those who keep it from here on.
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    guard let found = desk.incidents[incident] else {
      return desk.refusalToAct(envelope) ?? Refusal(.noSuchIncident)
    }
    let before = desk.keepers(of: found)
    if let refusal = desk.refusalOfIncident(incident, before, envelope) { return refusal }
    if desk.members[member] == nil { return Refusal(.noSuchMember) }
    if found.accused.contains(member) { return Refusal(.nothingChanged) }
    if why.isBlank { return Refusal(.reasonMissing, Clause("R6.4")) }
    let left = before.filter { $0 != member }
    let canDecide = left.contains {
      desk.members[$0]?.posts.isDisjoint(with: [.custodian, .leader]) == false
    }
    if !left.contains(envelope.author) || !canDecide {
      return Refusal(.incidentOutward, Clause("R6.4"))
    }
    return keepers == left ? nil : Refusal(.misplaced)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope) {
      if $0.keepers.contains(member) { $0.shutOut.append(member) }
      $0.accused.append(member)
      $0.keepers = keepers
      $0.lastAsked = envelope.event
    }
  }
}

/// A keeper who neither raised it nor is accused closed an incident, after it went to discipline inspection.
package struct IncidentClosed: IncidentStep {
  package static let type = "incident.closed"
  package let incident: IncidentID
  package let outcome: IncidentOutcome
  package let text: String
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfIncident(incident, keepers, envelope) { return refusal }
    guard let found = desk.incidents[incident] else { return Refusal(.noSuchIncident) }
    if found.raisedBy == envelope.author { return Refusal(.ownIncident, Clause("R6.4")) }
    if found.referral == nil { return Refusal(.notReferred, Clause("R6.4")) }
    if found.kind == .danger && found.police == nil {
      return Refusal(.policeNotTold, Clause("R6.4"))
    }
    return text.isBlank ? Refusal(.reasonMissing, Clause("R6.4")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope) {
      $0.closing = .init(step: .init(text, from: envelope), outcome: outcome)
    }
  }
}

extension Incident.Step {
  fileprivate init(_ words: String, on: CivilDate? = nil, from envelope: Envelope) {
    self.init(event: envelope.event, by: envelope.author, time: envelope.time, on: on, words: words)
  }
}

extension Desk {
  fileprivate func refusalOfIncidentDay(_ day: CivilDate, _ id: IncidentID, _ envelope: Envelope)
    -> Refusal?
  {
    guard let raised = incidents[id].map({ date(of: $0.raisedAt) }) else {
      return Refusal(.noSuchIncident)
    }
    return day >= raised && day <= date(of: envelope.time)
      ? nil : Refusal(.dateInvalid, nil, .date(day))
  }
}
