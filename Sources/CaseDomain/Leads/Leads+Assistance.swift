/// A section, or the office, asks that another section help with a lead (协查, R5.1).
package struct AssistAsked: Event {
  package static let type = "lead.assistAsked"
  package let lead: LeadID
  package let section: SectionID
  package let words: String
  package let due: CivilDate

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToTakePart(in: lead, LeadState.atWork, envelope) { return refusal }
    if let refusal = desk.refusal(toGive: lead, to: section) { return refusal }
    let work = desk.leads.work(on: lead)
    if work.assignment?.section == section { return Refusal(.sameSection, nil, .text("")) }
    if work.assists.contains(where: { $0.section == section && $0.decision?.isYes != false && $0.ended == nil }) {
      return Refusal(.assistWaits, Clause("R5.1"))
    }
    if words.isBlank { return Refusal(.textMissing) }
    return desk.refusalOfDeadline(due, .verificationDays, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { _, work in
      work.assists.append(.init(step: LeadStep(envelope), section: section, due: due))
    }
  }
}

/// The office agreed: the other section reads the lead from here on.
package struct AssistAgreed: Event {
  package static let type = "lead.assistAgreed"
  package let lead: LeadID
  /// The event that asked.
  package let request: EventNumber

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, in: LeadState.atWork, envelope) { return refusal }
    guard let assist = desk.leads.work(on: lead).assists[request],
      assist.decision == nil
    else { return Refusal(.noAssist, Clause("R5.1")) }
    return desk.refusal(toGive: lead, to: assist.section)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(\.assists, request, of: lead, from: envelope) {
      $0.decision = .init(step: LeadStep(envelope), isYes: true)
    }
  }
}

/// The office did not agree.
package struct AssistDeclined: Event {
  package static let type = "lead.assistDeclined"
  package let lead: LeadID
  package let request: EventNumber
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, in: LeadState.living, envelope) { return refusal }
    guard let assist = desk.leads.work(on: lead).assists[request],
      assist.decision == nil
    else { return Refusal(.noAssist, Clause("R5.1")) }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R5.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(\.assists, request, of: lead, from: envelope) {
      $0.decision = .init(step: LeadStep(envelope), isYes: false)
    }
  }
}

/// The section that was asked said what it found.
package struct AssistAnswered: Event {
  package static let type = "lead.assistAnswered"
  package let lead: LeadID
  package let request: EventNumber
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToWork(on: lead, assisting: true, in: LeadState.living, envelope) { return refusal }
    guard let assist = desk.leads.work(on: lead).assists[request], assist.isOpen,
      assist.answered == nil, desk.members[envelope.author]?.section == assist.section
    else { return Refusal(.noAssist, Clause("R5.1")) }
    return words.isBlank ? Refusal(.textMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(\.assists, request, of: lead, from: envelope) { $0.answered = LeadStep(envelope) }
  }
}

/// The office ended the help: the other section reads nothing of the lead from here on.
package struct AssistEnded: Event {
  package static let type = "lead.assistEnded"
  package let lead: LeadID
  package let request: EventNumber
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, in: Set(LeadState.allCases), envelope) { return refusal }
    guard let assist = desk.leads.work(on: lead).assists[request], assist.isOpen
    else { return Refusal(.noAssist, Clause("R5.1")) }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R5.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(\.assists, request, of: lead, from: envelope) { $0.ended = LeadStep(envelope) }
  }
}

extension Desk {
  /// Why the author may take no part in a lead, as the office or a section that works on it, or nil.
  func refusalToTakePart(in lead: LeadID, _ states: Set<LeadState>, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: [.office, .liaison], envelope) { return refusal }
    return members[envelope.author]?.posts.contains(.office) == true
      ? refusalToManage(lead, in: states, envelope) : refusalToWork(on: lead, assisting: true, in: states, envelope)
  }
}

/// Asks that another section help.
package struct AskAssist: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let section: SectionID
  package let words: String
  package let due: CivilDate

  package init(lead: LeadID, section: SectionID, words: String, due: CivilDate) {
    self.lead = lead
    self.section = section
    self.words = words
    self.due = due
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let asked = draft.nextEvent
    try draft.emit(AssistAsked(lead: lead, section: section, words: TextCleaning.trimmed(words), due: due))
    // Whom the office asks itself needs no second word from the office.
    if draft.desk.members[draft.actor.member]?.posts.contains(.office) == true {
      try DecideAssist(lead: lead, request: asked, isAgreed: true).run(in: &draft)
    }
  }
}

/// Lets another section help, or not.
package struct DecideAssist: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let request: EventNumber
  package let isAgreed: Bool
  package let reason: String

  package init(lead: LeadID, request: EventNumber, isAgreed: Bool, reason: String = "") {
    self.lead = lead
    self.request = request
    self.isAgreed = isAgreed
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard isAgreed else {
      return try draft.emit(AssistDeclined(lead: lead, request: request, reason: TextCleaning.trimmed(reason)))
    }
    try draft.emit(AssistAgreed(lead: lead, request: request))
    try draft.rekey([.lead(lead)])
  }
}

/// Says what the section that was asked found.
package struct AnswerAssist: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let request: EventNumber
  package let words: String

  package init(lead: LeadID, request: EventNumber, words: String) {
    self.lead = lead
    self.request = request
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(AssistAnswered(lead: lead, request: request, words: TextCleaning.trimmed(words)))
  }
}

/// Ends another section's help, with the next key.
package struct EndAssist: Command {
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
    try draft.emit(AssistEnded(lead: lead, request: request, reason: TextCleaning.trimmed(reason)))
    try draft.rekey(draft.desk.linked(with: .lead(lead)).filter { draft.desk.needsNewKey($0) })
  }
}
