/// The lead went to the police, or to another competent body, by letter (移送, law arts. 25, 52): its content only.
package struct LeadTransferred: Event {
  package static let type = "lead.transferred"
  package let lead: LeadID
  package let body: BodyID
  package let letter: String
  package let on: CivilDate
  package let reason: String
  /// Everything that was handed over, a line each.
  package let contents: [String]
  /// The last working day for the receipt.
  package let receiptDue: CivilDate

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, unless: [.office, .leader], in: LeadState.living, envelope) {
      return refusal
    }
    guard let found = desk.leads[lead] else { return Refusal(.noSuchLead) }
    // One at a time: until there is a receipt, or a no, it is on its way.
    if let last = desk.leads.work(on: lead).transfer, last.answer != .declined {
      return Refusal(.transferWaits, Clause("R5.2"), .date(last.on))
    }
    guard let body = desk.organisation.body(body) else { return Refusal(.noSuchBody) }
    if found.isSuspectedOrganisedCrime && body.kind != .police && body.kind != .disciplineInspection {
      return Refusal(.policeNeeded, Clause("R5.2"))
    }
    if letter.isBlank { return Refusal(.letterMissing) }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R5.2")) }
    if contents.isEmpty || contents.contains(where: \.isBlank) { return Refusal(.contentsMissing) }
    guard on >= desk.date(of: found.openedAt), on <= desk.date(of: envelope.time) else {
      return Refusal(.dateInvalid, nil, .date(on))
    }
    return desk.refusalOfDeadline(receiptDue, .acknowledgeDays, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { _, work in
      work.transfers.append(
        .init(step: LeadStep(envelope), body: body, letter: letter, on: on, receiptDue: receiptDue))
    }
  }
}

/// The body signed for the lead; recorded by somebody who neither handled it nor sent it.
package struct TransferReceived: Event {
  package static let type = "lead.transferReceived"
  package let lead: LeadID
  /// The event that transferred it.
  package let transfer: EventNumber
  package let on: CivilDate
  /// The number on the receipt, or who signed.
  package let reference: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    let posts: Posts = [.office, .leader, .auditor]
    if let refusal = desk.refusalToManage(lead, unless: posts, in: Set(LeadState.allCases), envelope) { return refusal }
    guard let last = desk.leads.work(on: lead).transfer, last.step.event == transfer, last.receipt == nil else {
      return Refusal(.noTransfer)
    }
    if desk.members.isSamePerson(last.step.by, envelope.author) || desk.hasHandled(envelope.author, lead) {
      return Refusal(.ownHandling, Clause("R5.2"))
    }
    guard on >= last.on, on <= desk.date(of: envelope.time) else { return Refusal(.dateInvalid, nil, .date(on)) }
    return reference.isBlank ? Refusal(.letterMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(\.transfers, transfer, of: lead, from: envelope) { $0.receipt = LeadStep(envelope) }
  }
}

/// The body said what it does with the lead.
package struct TransferAnswered: Event {
  package static let type = "lead.transferAnswered"
  package let lead: LeadID
  package let transfer: EventNumber
  package let on: CivilDate
  package let answer: TransferAnswer
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    let posts: Posts = [.office, .leader]
    if let refusal = desk.refusalToManage(lead, unless: posts, in: Set(LeadState.allCases), envelope) { return refusal }
    guard let last = desk.leads.work(on: lead).transfer, last.step.event == transfer else {
      return Refusal(.noTransfer)
    }
    // A yes may be followed by what came of it.
    if last.answer != nil && (last.answer != .accepted || answer != .result) { return Refusal(.nothingChanged) }
    if last.receipt == nil { return Refusal(.receiptMissing, Clause("R5.2")) }
    guard on >= last.on, on <= desk.date(of: envelope.time) else { return Refusal(.dateInvalid, nil, .date(on)) }
    return words.isBlank ? Refusal(.textMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(\.transfers, transfer, of: lead, from: envelope) {
      $0.answer = answer
      $0.answered = LeadStep(envelope)
    }
  }
}

/// Records that the lead went to a body outside.
package struct TransferLead: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let body: BodyID
  package let letter: String
  /// Nil is today.
  package let on: CivilDate?
  package let reason: String
  package let contents: [String]

  package init(
    lead: LeadID, to body: BodyID, letter: String, on: CivilDate? = nil, reason: String, contents: [String]
  ) {
    self.lead = lead
    self.body = body
    self.letter = letter
    self.on = on
    self.reason = reason
    self.contents = contents
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      LeadTransferred(
        lead: lead, body: body, letter: TextCleaning.singleLine(letter), on: on ?? draft.today,
        reason: TextCleaning.trimmed(reason), contents: contents.map(TextCleaning.singleLine),
        receiptDue: draft.desk.deadline(.acknowledgeDays, after: draft.now)))
  }
}

/// Records the receipt.
package struct ReceiveTransfer: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let transfer: EventNumber
  package let on: CivilDate?
  package let reference: String

  package init(lead: LeadID, transfer: EventNumber, on: CivilDate? = nil, reference: String) {
    self.lead = lead
    self.transfer = transfer
    self.on = on
    self.reference = reference
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      TransferReceived(
        lead: lead, transfer: transfer, on: on ?? draft.today, reference: TextCleaning.singleLine(reference)))
  }
}

/// Records what the body said.
package struct AnswerTransfer: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let transfer: EventNumber
  package let on: CivilDate?
  package let answer: TransferAnswer
  package let words: String

  package init(lead: LeadID, transfer: EventNumber, on: CivilDate? = nil, answer: TransferAnswer, words: String) {
    self.lead = lead
    self.transfer = transfer
    self.on = on
    self.answer = answer
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      TransferAnswered(
        lead: lead, transfer: transfer, on: on ?? draft.today, answer: answer, words: TextCleaning.trimmed(words)))
  }
}
