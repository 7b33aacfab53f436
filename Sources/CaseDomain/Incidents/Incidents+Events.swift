/// Somebody raised a leak, retaliation or danger: any member may, for themselves or for a reporter (R6.4).
///
/// Whoever raises it reads it only as one of its keepers.
package struct IncidentRaised: LeavesWordsOut {
  package static let type = "incident.raised"
  package let kind: IncidentKind
  package let what: KeptText
  package let tip: TipID?
  package let lead: LeadID?
  package let accused: [MemberID]
  package let accusedWords: KeptText
  package var original: SealedWords?
  /// Every custodian, leader and auditor who is not accused.
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    if let refusal = refusalOfWords(what) { return refusal }
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
        id: IncidentID(rawValue: envelope.event.rawValue), kind: kind, what: what.text, tip: tip, lead: lead,
        raisedBy: envelope.author, raisedAt: envelope.time, accused: accused, accusedWords: accusedWords.text,
        keepers: keepers, hasOriginal: original != nil, history: mark))
  }
}

/// A keeper noted a step taken, or anything the others should know.
package struct IncidentNoted: IncidentStep, LeavesWordsOut {
  package static let type = "incident.noted"
  package let incident: IncidentID
  package let text: KeptText
  package var original: SealedWords?
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    // Also after the end: what becomes known then, and that it was printed, is written down too.
    desk.refusalOfIncidentKeeper(incident, keepers, envelope) ?? refusalOfWords(text)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope, original) { $0.notes.append(.init(text, from: envelope)) }
  }
}

/// It went to discipline inspection, by which letter and on which day.
package struct IncidentReferred: IncidentStep, LeavesWordsOut {
  package static let type = "incident.referred"
  package let incident: IncidentID
  package let letter: KeptText
  package var original: SealedWords?
  package let on: CivilDate
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfIncident(incident, keepers, envelope) { return refusal }
    if desk.incidents[incident]?.referral != nil { return Refusal(.nothingChanged) }
    if let refusal = refusalOfWords(letter, .letterMissing) { return refusal }
    return desk.refusalOfIncidentDay(on, incident, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope, original) {
      $0.referral = .init(letter, on: on, from: envelope)
    }
  }
}

/// The police were told, which danger to life demands on the same day.
package struct PoliceTold: IncidentStep, LeavesWordsOut {
  package static let type = "incident.policeTold"
  package let incident: IncidentID
  /// Whom, and what they said.
  package let whom: KeptText
  package var original: SealedWords?
  package let on: CivilDate
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfIncident(incident, keepers, envelope) { return refusal }
    if desk.incidents[incident]?.police != nil { return Refusal(.nothingChanged) }
    if let refusal = refusalOfWords(whom, .reasonMissing) { return refusal }
    return desk.refusalOfIncidentDay(on, incident, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope, original) {
      $0.police = .init(whom, on: on, from: envelope)
    }
  }
}

/// Somebody else turned out to be accused: from here on nothing more is written for them, and they decide nothing.
package struct AccusedAdded: IncidentStep, LeavesWordsOut {
  package static let type = "incident.accusedAdded"
  package let incident: IncidentID
  package let member: MemberID
  package let why: KeptText
  package var original: SealedWords?
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
    if let refusal = refusalOfWords(why, .reasonMissing) { return refusal }
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
    desk.incidents.change(incident, from: envelope, original) {
      $0.shutOut(member, leaving: keepers)
      $0.accused.append(member)
      // What they proposed does not wait for a second any longer.
      if $0.proposal?.step.by == member { $0.proposal = nil }
      $0.lastAsked = envelope.event
    }
  }
}

extension Incident.Step {
  init(_ words: KeptText, on: CivilDate? = nil, from envelope: Envelope) {
    self.init(event: envelope.event, by: envelope.author, time: envelope.time, on: on, words: words.text)
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
