/// The section asks for more time: once (design: one approved extension).
package struct ExtensionAsked: Event {
  package static let type = "lead.extensionAsked"
  package let lead: LeadID
  package let reason: String
  /// The last working day for the office's word.
  package let decisionDue: CivilDate

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToWork(on: lead, in: LeadState.atWork, envelope) { return refusal }
    let work = desk.leads.work(on: lead)
    if work.waitingExtension != nil { return Refusal(.extensionWaits, Clause("R5.2")) }
    if work.hasExtension { return Refusal(.extensionUsed, Clause("R5.2")) }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R5.2")) }
    return desk.refusalOfDeadline(decisionDue, .secondDays, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { _, work in
      work.extensions.append(.init(step: LeadStep(envelope), decisionDue: decisionDue))
    }
  }
}

/// The office gave the section more time.
package struct ExtensionApproved: Event {
  package static let type = "lead.extensionApproved"
  package let lead: LeadID
  package let request: EventNumber
  /// The last working day for the section's report from here on.
  package let due: CivilDate

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToDecideExtension(request, of: lead, envelope) { return refusal }
    guard let before = desk.leads[lead]?.verifyDue, due > before else { return Refusal(.dateInvalid, nil, .date(due)) }
    // Counted from what was due, or from today where that is over: never further than the ruling says.
    let today = desk.date(of: envelope.time)
    let days = desk.rulings.integer(.extensionDays, at: today)
    return due <= max(before, today).adding(days: days * 2 + 21) ? nil : Refusal(.dateInvalid, nil, .date(due))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { lead, work in
      work.decideExtension(.init(step: LeadStep(envelope), isYes: true))
      lead.verifyDue = due
    }
  }
}

/// The office gave the section no more time.
package struct ExtensionDeclined: Event {
  package static let type = "lead.extensionDeclined"
  package let lead: LeadID
  package let request: EventNumber
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToDecideExtension(request, of: lead, envelope) { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R5.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { _, work in
      work.decideExtension(.init(step: LeadStep(envelope), isYes: false))
    }
  }
}

extension LeadWork {
  /// Whether the lead was given more time since it was last sent out.
  var hasExtension: Bool {
    let from = [assignments.first?.step.event, closings.last?.reopened?.event].compactMap { $0 }.max()
    return extensions.contains { $0.decision?.isYes == true && from.map($0.step.event.follows) ?? true }
  }

  fileprivate mutating func decideExtension(_ decision: Decision) {
    if let last = extensions.indices.last { extensions[last].decision = decision }
  }
}

extension EventNumber {
  fileprivate func follows(_ other: EventNumber) -> Bool { self > other }
}

extension Desk {
  fileprivate func refusalToDecideExtension(
    _ request: EventNumber, of lead: LeadID, _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusalToManage(lead, in: LeadState.atWork, envelope) { return refusal }
    guard let asked = leads.work(on: lead).waitingExtension, asked.step.event == request else {
      return Refusal(.noSuchRequest)
    }
    // Somebody may hold both posts.
    return members.isSamePerson(asked.step.by, envelope.author) ? Refusal(.ownRequest, Clause("R5.2")) : nil
  }
}

/// Asks for more time.
package struct AskExtension: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .leads] }
  package let lead: LeadID
  package let reason: String

  package init(lead: LeadID, reason: String) {
    self.lead = lead
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      ExtensionAsked(
        lead: lead, reason: TextCleaning.trimmed(reason),
        decisionDue: draft.desk.deadline(.secondDays, after: draft.now)))
  }
}

/// Gives a section more time, as many working days as the ruling says from the day that was due.
package struct ApproveExtension: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let request: EventNumber

  package init(lead: LeadID, request: EventNumber) {
    self.lead = lead
    self.request = request
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let desk = draft.desk
    let from = max(desk.leads[lead]?.verifyDue ?? draft.today, draft.today)
    let days = desk.rulings.integer(.extensionDays, at: draft.today)
    try draft.emit(
      ExtensionApproved(lead: lead, request: request, due: desk.calendar.adding(workingDays: days, to: from)))
  }
}

/// Gives a section no more time.
package struct DeclineExtension: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let request: EventNumber
  package let reason: String

  package init(lead: LeadID, request: EventNumber, reason: String) {
    self.lead = lead
    self.request = request
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(ExtensionDeclined(lead: lead, request: request, reason: TextCleaning.trimmed(reason)))
  }
}
