/// The office gave a lead to a section (交办, R3.6).
///
/// The section reads the lead, not the words of its tips: what it has to know stands in the summary, which is written
/// so that nobody can tell from it who could have known (R6.4).
package struct LeadAssigned: Event {
  package static let type = "lead.assigned"
  package let lead: LeadID
  package let section: SectionID
  /// Who of the section is to do it; missing leaves that to the section.
  package let handler: MemberID?
  /// What the section is told (转办摘要).
  package let summary: String
  /// What it is to find out.
  package let request: String?
  /// The last working day for its report.
  package let due: CivilDate

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, in: [.open], envelope) { return refusal }
    if let refusal = desk.refusal(toGive: lead, to: section) { return refusal }
    if let handler, !desk.liaisons(of: section, for: .lead(lead)).contains(handler) { return Refusal(.noSuchMember) }
    if summary.isBlank { return Refusal(.summaryMissing, Clause("R3.6")) }
    // Who gives a lead to another section does not give it more time.
    if let before = desk.leads[lead]?.verifyDue {
      return due == before ? nil : Refusal(.dueStays, Clause("R5.2"), .date(before))
    }
    return desk.refusalOfDeadline(due, .verificationDays, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { lead, work in
      work.assignments.append(.init(step: LeadStep(envelope), section: section, handler: handler))
      lead.section = section
      lead.handler = handler
      lead.verifyDue = due
      lead.state = .assigned
    }
    if let row = desk.leads.row(of: lead) { desk.leads.setNewestWords(envelope.event, row: row) }
  }
}

/// The office took a lead from a section. What the section read it has read; the next key is not for it.
package struct LeadWithdrawn: Event {
  package static let type = "lead.withdrawn"
  package let lead: LeadID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, in: LeadState.atWork, envelope) { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R5.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { lead, work in
      if let last = work.assignments.indices.last { work.assignments[last].withdrawn = LeadStep(envelope) }
      // What the section asked for goes with it.
      if let last = work.extensions.indices.last, work.extensions[last].decision == nil {
        work.extensions[last].decision = .init(step: LeadStep(envelope), isYes: false)
      }
      lead.section = nil
      lead.handler = nil
      lead.state = .open
    }
  }
}

/// Somebody of the section took the lead up (签收).
package struct LeadTaken: Event {
  package static let type = "lead.taken"
  package let lead: LeadID

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalToWork(on: lead, in: [.assigned], envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { lead, work in
      if let last = work.assignments.indices.last { work.assignments[last].taken = LeadStep(envelope) }
      if lead.handler == nil { lead.handler = envelope.author }
      lead.state = .verifying
    }
  }
}

/// Gives a lead to a section, with its key.
package struct AssignLead: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .tips, .leads] }
  package let lead: LeadID
  package let section: SectionID
  package let handler: MemberID?
  package let summary: String
  package let request: String?
  /// Nil takes the ruling's, or the deadline that an earlier section had.
  package let due: CivilDate?

  package init(
    lead: LeadID, section: SectionID, handler: MemberID? = nil, summary: String, request: String? = nil,
    due: CivilDate? = nil
  ) {
    self.lead = lead
    self.section = section
    self.handler = handler
    self.summary = summary
    self.request = request
    self.due = due
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let request = request.map(TextCleaning.trimmed)
    let due = due ?? draft.desk.leads[lead]?.verifyDue ?? draft.desk.deadline(.verificationDays, after: draft.now)
    try draft.emit(
      LeadAssigned(
        lead: lead, section: section, handler: handler, summary: TextCleaning.trimmed(summary),
        request: request?.isEmpty == false ? request : nil, due: due))
    try draft.rekey([.lead(lead)])
  }
}

/// Gives a lead to another section: the one before reads nothing of it from here on.
package struct ReassignLead: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let reason: String
  package let section: SectionID
  package let handler: MemberID?
  package let summary: String
  package let request: String?

  package init(
    lead: LeadID, reason: String, to section: SectionID, handler: MemberID? = nil, summary: String,
    request: String? = nil
  ) {
    self.lead = lead
    self.reason = reason
    self.section = section
    self.handler = handler
    self.summary = summary
    self.request = request
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    if draft.desk.leads[lead]?.section == section {
      throw Refusal(.sameSection, nil, .text(draft.desk.organisation.section(section)?.name ?? ""))
    }
    try draft.emit(LeadWithdrawn(lead: lead, reason: TextCleaning.trimmed(reason)))
    // Before anything else is said of it, and before the other section has a key of it.
    try draft.rekey(draft.desk.linked(with: .lead(lead)).filter { draft.desk.needsNewKey($0) })
    try AssignLead(lead: lead, section: section, handler: handler, summary: summary, request: request)
      .run(in: &draft)
  }
}

/// Takes a lead up for the section it was given to.
package struct TakeLead: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .leads] }
  package let lead: LeadID
  package init(lead: LeadID) { self.lead = lead }

  package func run(in draft: inout Draft) throws(Refusal) { try draft.emit(LeadTaken(lead: lead)) }
}
