/// A lead's importance, or whether organised crime is suspected, is seen otherwise than before (R2.1, law art. 25).
package struct LeadWeighed: Event {
  package static let type = "lead.weighed"
  package let lead: LeadID
  package let importance: Importance
  package let suspectedOrganisedCrime: YesNo
  package let reason: String
  /// Set where the lead is major from here on and was not.
  package let escalateDue: CivilDate?
  /// Set where organised crime is suspected from here on and was not.
  package let transferDue: CivilDate?

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, unless: [.office, .leader], in: LeadState.living, envelope) {
      return refusal
    }
    guard let found = desk.leads[lead] else { return Refusal(.noSuchLead) }
    if importance == found.importance && suspectedOrganisedCrime.isYes == found.isSuspectedOrganisedCrime {
      return Refusal(.nothingChanged)
    }
    // Up is anybody's duty; down takes the leading group.
    let isDown =
      importance == .ordinary && found.importance == .major
      || !suspectedOrganisedCrime.isYes && found.isSuspectedOrganisedCrime
    if isDown, let refusal = desk.refusal(unless: .leader, envelope) { return refusal }
    if isDown && desk.hasHandled(envelope.author, lead) { return Refusal(.ownHandling, Clause("R5.2")) }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R5.2")) }
    guard (importance == .major && found.importance != .major) == (escalateDue != nil),
      (suspectedOrganisedCrime.isYes && !found.isSuspectedOrganisedCrime) == (transferDue != nil)
    else { return Refusal(.dateInvalid, Clause("R5.3")) }
    return escalateDue.flatMap { desk.refusalOfDeadline($0, .escalateDays, envelope) }
      ?? transferDue.flatMap { desk.refusalOfDeadline($0, .transferDays, envelope) }
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { lead, work in
      lead.importance = importance
      lead.isSuspectedOrganisedCrime = suspectedOrganisedCrime.isYes
      if let transferDue { lead.transferDue = transferDue }
      if !suspectedOrganisedCrime.isYes { lead.transferDue = nil }
      if let escalateDue { work.escalateDue = escalateDue }
      if importance == .ordinary { work.escalateDue = nil }
    }
  }
}

/// A major lead went up to the leading group; it never waits for the weekly report (R5.3).
package struct LeadEscalated: Event {
  package static let type = "lead.escalated"
  package let lead: LeadID
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, in: LeadState.living, envelope) { return refusal }
    guard let found = desk.leads[lead], found.importance == .major else { return Refusal(.notMajor, Clause("R2.1")) }
    return words.isBlank ? Refusal(.textMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { _, work in
      work.escalations.append(LeadStep(envelope))
      work.escalateDue = nil
    }
  }
}

/// A leader said what is to be done about a lead.
package struct LeadDirected: Event {
  package static let type = "lead.directed"
  package let lead: LeadID
  package let words: String
  /// The last working day for an answer.
  package let due: CivilDate

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, unless: .leader, in: LeadState.living, envelope) { return refusal }
    if words.isBlank { return Refusal(.textMissing) }
    return desk.refusalOfDeadline(due, .verificationDays, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { _, work in
      work.directives.append(.init(step: LeadStep(envelope), due: due))
      // Who directs it knows it.
      work.escalateDue = nil
    }
  }
}

/// What was done on a leader's word.
package struct DirectiveAnswered: Event {
  package static let type = "lead.directiveAnswered"
  package let lead: LeadID
  package let directive: EventNumber
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToTakePart(in: lead, LeadState.living, envelope) { return refusal }
    guard let found = desk.leads.work(on: lead).directives[directive], found.answered == nil else {
      return Refusal(.noDirective)
    }
    if desk.members.isSamePerson(found.step.by, envelope.author) { return Refusal(.ownRequest, Clause("R5.2")) }
    return words.isBlank ? Refusal(.textMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(\.directives, directive, of: lead, from: envelope) { $0.answered = LeadStep(envelope) }
  }
}

/// The county gave the lead, with a number and a deadline of its own (R4.2).
package struct CountyOrdered: Event {
  package static let type = "lead.countyOrdered"
  package let lead: LeadID
  package let number: String
  package let due: CivilDate
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, in: LeadState.living, envelope) { return refusal }
    if let order = desk.leads.work(on: lead).county, order.replied == nil {
      return Refusal(.countyWaits, nil, .text(order.number))
    }
    if number.isBlank { return Refusal(.letterMissing) }
    // The county sets its deadline, and it may be over already.
    let earliest = desk.date(of: envelope.time).adding(days: -366)
    return due >= earliest && due <= earliest.adding(days: 3 * 366) ? nil : Refusal(.dateInvalid, nil, .date(due))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { _, work in
      work.county = .init(step: LeadStep(envelope), number: number, due: due)
    }
  }
}

/// The desk answered the county (回告).
package struct CountyReplied: Event {
  package static let type = "lead.countyReplied"
  package let lead: LeadID
  package let on: CivilDate
  package let letter: String
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    let all = Set(LeadState.allCases)
    if let refusal = desk.refusalToManage(lead, unless: [.office, .leader], in: all, envelope) { return refusal }
    guard let order = desk.leads.work(on: lead).county, order.replied == nil else { return Refusal(.notFromCounty) }
    if letter.isBlank { return Refusal(.letterMissing) }
    if words.isBlank { return Refusal(.textMissing) }
    let today = desk.date(of: envelope.time)
    return on >= desk.date(of: order.step.at) && on <= today ? nil : Refusal(.dateInvalid, nil, .date(on))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { _, work in work.county?.replied = LeadStep(envelope) }
  }
}
