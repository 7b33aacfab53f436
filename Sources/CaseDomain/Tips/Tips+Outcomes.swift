/// Triage proposed an outcome other than opening a lead; it waits for a second member (R5.2).
package struct OutcomeProposed: Event {
  package static let type = "tip.outcomeProposed"
  package let tip: TipID
  package let outcome: Outcome
  package let reason: String
  /// The last working day for the second member.
  package let secondDue: CivilDate

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToTriage(tip, envelope) { return refusal }
    if let refusal = desk.refusalOfOutcome(outcome, for: tip) { return refusal }
    if let refusal = desk.refusalToLink(outcome, envelope) { return refusal }
    if let refusal = desk.refusalOfDeadline(secondDue, .secondDays, envelope) { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R5.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let proposal = OutcomeProposal(
      event: envelope.event, tip: tip, outcome: outcome, reason: reason, proposedBy: envelope.author,
      proposedAt: envelope.time)
    desk.tips.proposals.append(desk.tips.covering(of: tip)?.shown(proposal) ?? proposal)
    let index = desk.tips.proposals.count - 1
    desk.tips.change(tip, from: envelope) {
      $0.proposal = index
      $0.secondDue = secondDue
    }
    // Why the two are thought to be one matter is said here already.
    if let lead = outcome.lead { desk.spreadRecusals(tip, lead) }
  }
}

/// A second, unconflicted member confirmed the outcome: now it takes effect.
package struct OutcomeConfirmed: Event {
  package static let type = "tip.outcomeConfirmed"
  package let tip: TipID
  /// The event that proposed it.
  package let proposal: EventNumber
  /// Until when the reporter's answer (returned) or the receiver's acknowledgement (passed on) is due.
  package let due: CivilDate?

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToSecond(tip, proposal: proposal, envelope) { return refusal }
    guard let outcome = desk.tips.openProposal(of: tip)?.outcome else { return Refusal(.noProposal) }
    if let refusal = desk.refusalToLink(outcome, envelope) { return refusal }
    // The lead may have gone from sight since; a body is never removed.
    switch (outcome, due) {
    case (.join(let lead), nil), (.relink(let lead), nil): return desk.leads[lead] == nil ? Refusal(.noSuchLead) : nil
    case (.returnForMore, let due?): return desk.refusalOfDeadline(due, .returnDays, envelope)
    case (.passOn, let due?): return desk.refusalOfDeadline(due, .acknowledgeDays, envelope)
    default: return Refusal(.dateInvalid)
    }
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let index = desk.tips[tip]?.proposal else { return }
    let outcome = desk.tips.proposals[index].outcome
    desk.tips.proposals[index].confirmation = .init(by: envelope.author, at: envelope.time)
    let before = desk.tips[tip]?.lead
    desk.tips.change(tip, from: envelope) {
      $0.proposal = nil
      $0.outcome = Int32(index)
      $0.secondDue = nil
      $0.answerDue = due
      switch outcome {
      case .join(let lead), .relink(let lead):
        $0.state = .joinedLead
        $0.lead = lead
      case .returnForMore: $0.state = .returned
      case .passOn: $0.state = .passedOn
      }
    }
    guard let lead = outcome.lead else { return }
    desk.leads.link(tip, to: lead, from: outcome.kind == .relink ? before : nil, by: envelope)
    desk.spreadRecusals(tip, lead)
    desk.noteLate(lead, from: envelope)
  }
}

/// A second member did not agree: the tip stays where it was, its triage clock running on.
package struct OutcomeDeclined: Event {
  package static let type = "tip.outcomeDeclined"
  package let tip: TipID
  package let proposal: EventNumber
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToSecond(tip, proposal: proposal, envelope) { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R5.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.tips.dropProposal(of: tip, from: envelope)
  }
}

/// The proposer took the outcome back before anyone decided.
package struct OutcomeWithdrawn: Event {
  package static let type = "tip.outcomeWithdrawn"
  package let tip: TipID
  package let proposal: EventNumber

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .office, envelope) { return refusal }
    guard let open = desk.tips.openProposal(of: tip), open.event == proposal else { return Refusal(.noProposal) }
    return desk.members.isSamePerson(open.proposedBy, envelope.author)
      ? nil : Refusal(.noProposal, nil, .member(open.proposedBy))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.tips.dropProposal(of: tip, from: envelope)
  }
}

/// The body a tip was passed on to acknowledged it: the passing on is complete.
package struct PassingAcknowledged: Event {
  package static let type = "tip.passingAcknowledged"
  package let tip: TipID
  package let on: CivilDate
  /// Number of the letter or name of the person who acknowledged.
  package let reference: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToTriage(tip, envelope) { return refusal }
    guard let found = desk.tips[tip], found.state == .passedOn, found.answerDue != nil else {
      return Refusal(.notPassedOn)
    }
    // Recorded late or not, it came after the tip did.
    let received = desk.date(of: found.receivedAt)
    guard on >= received, on <= desk.date(of: envelope.time) else { return Refusal(.dateInvalid, nil, .date(on)) }
    return reference.isBlank ? Refusal(.letterMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.tips.change(tip, from: envelope) { $0.answerDue = nil }
  }
}

extension Tips {
  /// The outcome of a tip that waits for a second member.
  package func openProposal(of id: TipID) -> OutcomeProposal? {
    self[id]?.proposal.map { proposals[$0] }
  }

  /// An outcome by the event that proposed it, decided or not. O(log n): they are kept in order.
  package func proposal(by event: EventNumber) -> OutcomeProposal? {
    var low = 0
    var high = proposals.count
    while low < high {
      let middle = (low + high) / 2
      if proposals[middle].event < event { low = middle + 1 } else { high = middle }
    }
    return low < proposals.count && proposals[low].event == event ? proposals[low] : nil
  }

  fileprivate mutating func dropProposal(of id: TipID, from envelope: Envelope) {
    change(id, from: envelope) {
      $0.proposal = nil
      $0.secondDue = nil
    }
  }
}

extension Desk {
  fileprivate func refusalToSecond(_ id: TipID, proposal: EventNumber, _ envelope: Envelope) -> Refusal? {
    guard tips[id] != nil else { return Refusal(.noSuchTip) }
    guard let open = tips.openProposal(of: id), open.event == proposal else { return Refusal(.noProposal) }
    return refusalToSecond(id, first: open.proposedBy, envelope)
  }
}
