/// Sees a lead's importance, or the suspicion of organised crime, otherwise than before.
package struct WeighLead: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let importance: Importance
  package let isSuspectedOrganisedCrime: Bool
  package let reason: String

  package init(lead: LeadID, importance: Importance, isSuspectedOrganisedCrime: Bool, reason: String) {
    self.lead = lead
    self.importance = importance
    self.isSuspectedOrganisedCrime = isSuspectedOrganisedCrime
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard let found = draft.desk.leads[lead] else { throw Refusal(.noSuchLead) }
    let isRaised = importance == .major && found.importance != .major
    let isSuspected = isSuspectedOrganisedCrime && !found.isSuspectedOrganisedCrime
    try draft.emit(
      LeadWeighed(
        lead: lead, importance: importance, suspectedOrganisedCrime: YesNo(isSuspectedOrganisedCrime),
        reason: TextCleaning.trimmed(reason),
        escalateDue: isRaised ? draft.desk.deadline(.escalateDays, after: draft.now) : nil,
        transferDue: isSuspected ? draft.desk.deadline(.transferDays, after: draft.now) : nil))
  }
}

/// Brings a major lead before the leading group.
package struct EscalateLead: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let words: String

  package init(lead: LeadID, words: String) {
    self.lead = lead
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(LeadEscalated(lead: lead, words: TextCleaning.trimmed(words)))
  }
}

/// Says, as a leader, what is to be done about a lead.
package struct DirectLead: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let words: String
  package let due: CivilDate

  package init(lead: LeadID, words: String, due: CivilDate) {
    self.lead = lead
    self.words = words
    self.due = due
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(LeadDirected(lead: lead, words: TextCleaning.trimmed(words), due: due))
  }
}

/// Says what was done on a leader's word.
package struct AnswerDirective: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let directive: EventNumber
  package let words: String

  package init(lead: LeadID, directive: EventNumber, words: String) {
    self.lead = lead
    self.directive = directive
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(DirectiveAnswered(lead: lead, directive: directive, words: TextCleaning.trimmed(words)))
  }
}

/// Records that the county gave the lead.
package struct RecordCountyOrder: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let number: String
  package let due: CivilDate
  package let words: String

  package init(lead: LeadID, number: String, due: CivilDate, words: String = "") {
    self.lead = lead
    self.number = number
    self.due = due
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      CountyOrdered(
        lead: lead, number: TextCleaning.singleLine(number), due: due, words: TextCleaning.trimmed(words)))
  }
}

/// Records the answer to the county.
package struct ReplyToCounty: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  /// Nil is today.
  package let on: CivilDate?
  package let letter: String
  package let words: String

  package init(lead: LeadID, on: CivilDate? = nil, letter: String, words: String) {
    self.lead = lead
    self.on = on
    self.letter = letter
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      CountyReplied(
        lead: lead, on: on ?? draft.today, letter: TextCleaning.singleLine(letter), words: TextCleaning.trimmed(words)))
  }
}

/// Closes a lead.
package struct CloseLead: Command {
  package static var registers: Set<Register> { AssignLead.registers.union([.reporters]) }
  package let lead: LeadID
  package let basis: ClosingBasis
  package let reason: String
  /// What reporters may be told; empty where nobody is to be told.
  package let feedback: String

  package init(lead: LeadID, basis: ClosingBasis, reason: String, feedback: String = "") {
    self.lead = lead
    self.basis = basis
    self.reason = reason
    self.feedback = feedback
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let feedback = TextCleaning.trimmed(feedback)
    let isToTell = !feedback.isEmpty && !draft.desk.reportersToTell(of: lead).isEmpty
    try draft.emit(
      LeadClosed(
        lead: lead, basis: basis, reason: TextCleaning.trimmed(reason), feedback: isToTell ? feedback : nil,
        feedbackDue: isToTell ? draft.desk.deadline(.feedbackDays, after: draft.now) : nil))
  }
}

/// Files the papers of a closed lead.
package struct ArchiveLead: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let volume: String

  package init(lead: LeadID, volume: String) {
    self.lead = lead
    self.volume = volume
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(LeadArchived(lead: lead, volume: TextCleaning.singleLine(volume)))
  }
}

/// Takes a closed lead up again.
package struct ReopenLead: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let reason: String
  /// Nil takes the ruling's.
  package let due: CivilDate?

  package init(lead: LeadID, reason: String, due: CivilDate? = nil) {
    self.lead = lead
    self.reason = reason
    self.due = due
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let ruling: Ruling = draft.desk.leads[lead]?.section == nil ? .assignDays : .verificationDays
    try draft.emit(
      LeadReopened(
        lead: lead, reason: TextCleaning.trimmed(reason),
        due: due ?? draft.desk.deadline(ruling, after: draft.now)))
  }
}

/// Records, as the custodian, that a reporter was told what came of a lead.
package struct GiveFeedback: Command {
  package static var registers: Set<Register> { AssignLead.registers.union([.reporters]) }
  package let lead: LeadID
  package let reporter: ReporterID
  /// Nil is today.
  package let on: CivilDate?
  package let words: String

  package init(lead: LeadID, reporter: ReporterID, on: CivilDate? = nil, words: String) {
    self.lead = lead
    self.reporter = reporter
    self.on = on
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard let tip = draft.desk.reporters[reporter]?.tip else { throw Refusal(.noSuchReporter) }
    try draft.emit(
      FeedbackGiven(
        lead: lead, tip: tip, reporter: reporter, on: on ?? draft.today, words: TextCleaning.trimmed(words)))
  }
}
