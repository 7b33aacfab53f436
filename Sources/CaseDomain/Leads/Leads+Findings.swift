/// One matter of a lead that was found out on its own: where a report is partly confirmed, rewards go by it (R6.2.3).
package struct FindingItem: Codable, Hashable, Sendable {
  package let content: String
  package let finding: Finding

  package init(content: String, finding: Finding) {
    self.content = content
    self.finding = finding
  }
}

/// The section reports what verification came to (核查结论, R5.2).
package struct FindingReported: Event {
  package static let type = "lead.findingReported"
  package let lead: LeadID
  package let finding: Finding
  /// What it rests on.
  package let grounds: String
  /// At least two, not all alike, where the finding is partly confirmed; else none.
  package let items: [FindingItem]
  /// The last working day for the office's word.
  package let reviewDue: CivilDate

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToWork(on: lead, in: [.verifying], envelope) { return refusal }
    let work = desk.leads.work(on: lead)
    if work.waitingExtension != nil { return Refusal(.extensionWaits, Clause("R5.2")) }
    if grounds.isBlank { return Refusal(.groundsMissing, Clause("R5.2")) }
    if !areItemsFit { return Refusal(.itemsUnfit, Clause("R6.2.3")) }
    return desk.refusalOfDeadline(reviewDue, .reviewDays, envelope)
  }

  private var areItemsFit: Bool {
    guard finding == .partlyConfirmed else { return items.isEmpty }
    let findings = items.map(\.finding)
    return !items.contains { $0.content.isBlank || $0.finding == .partlyConfirmed } && findings.contains(.confirmed)
      && findings.contains { $0 != .confirmed }
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let section = desk.leads[lead]?.section else { return }
    desk.leads.change(lead, from: envelope) { lead, work in
      let confirmed = items.filter { $0.finding == .confirmed }.map(\.content)
      work.reports.append(
        .init(step: LeadStep(envelope), finding: finding, section: section, confirmed: confirmed))
      work.reviewDue = reviewDue
      lead.finding = finding
      lead.state = .underReview
    }
    if let row = desk.leads.row(of: lead) { desk.leads.setNewestWords(envelope.event, row: row) }
  }
}

/// The office, outside the section, accepted the report: the determination stands.
package struct FindingAccepted: Event {
  package static let type = "lead.findingAccepted"
  package let lead: LeadID
  package let report: EventNumber
  package let opinion: String
  /// The last working day for closing the lead.
  package let closeDue: CivilDate

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToReview(report, of: lead, envelope) { return refusal }
    // Who vouches for a determination has opened it, with the newest words about it.
    if !desk.leads.hasRead(lead, envelope.author) { return Refusal(.readFirst, Clause("R5.2")) }
    if opinion.isBlank { return Refusal(.reasonMissing, Clause("R5.2")) }
    return desk.refusalOfDeadline(closeDue, .reviewDays, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { lead, work in
      work.decideReport(.init(step: LeadStep(envelope), isYes: true))
      work.reviewDue = closeDue
      lead.state = .resolved
    }
  }
}

/// The office sent the report back: the section goes on, until a day that is said.
package struct FindingReturned: Event {
  package static let type = "lead.findingReturned"
  package let lead: LeadID
  package let report: EventNumber
  package let reason: String
  package let due: CivilDate

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToReview(report, of: lead, envelope) { return refusal }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R5.2")) }
    // Time that was left stays.
    if due == desk.leads[lead]?.verifyDue { return nil }
    return desk.refusalOfDeadline(due, .extensionDays, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { lead, work in
      work.decideReport(.init(step: LeadStep(envelope), isYes: false))
      work.reviewDue = nil
      lead.finding = nil
      lead.verifyDue = due
      lead.state = .verifying
    }
  }
}

extension LeadWork {
  fileprivate mutating func decideReport(_ decision: Decision) {
    if let last = reports.indices.last { reports[last].decision = decision }
  }
}

extension Desk {
  /// A determination is approved outside the handling section (law art. 52): not by whoever worked on the lead.
  fileprivate func refusalToReview(_ report: EventNumber, of lead: LeadID, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusalToManage(lead, unless: [.office, .leader], in: [.underReview], envelope) { return refusal }
    guard leads.work(on: lead).report?.step.event == report else { return Refusal(.changedMeanwhile) }
    return hasHandled(envelope.author, lead) ? Refusal(.ownHandling, Clause("R5.2")) : nil
  }
}

/// Reports what verification came to.
package struct ReportFinding: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .leads] }
  package let lead: LeadID
  package let finding: Finding
  package let grounds: String
  package let items: [FindingItem]

  package init(lead: LeadID, finding: Finding, grounds: String, items: [FindingItem] = []) {
    self.lead = lead
    self.finding = finding
    self.grounds = grounds
    self.items = items
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      FindingReported(
        lead: lead, finding: finding, grounds: TextCleaning.trimmed(grounds),
        items: items.map { FindingItem(content: TextCleaning.trimmed($0.content), finding: $0.finding) },
        reviewDue: draft.desk.deadline(.reviewDays, after: draft.now)))
  }
}

/// Accepts the section's report.
package struct AcceptFinding: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  /// The report that the member read.
  package let report: EventNumber
  package let opinion: String

  package init(lead: LeadID, report: EventNumber, opinion: String) {
    self.lead = lead
    self.report = report
    self.opinion = opinion
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      FindingAccepted(
        lead: lead, report: report, opinion: TextCleaning.trimmed(opinion),
        closeDue: draft.desk.deadline(.reviewDays, after: draft.now)))
  }
}

/// Sends the section's report back.
package struct ReturnFinding: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let report: EventNumber
  package let reason: String
  /// Nil leaves the time that is left, or gives as much as an extension where none is.
  package let due: CivilDate?

  package init(lead: LeadID, report: EventNumber, reason: String, due: CivilDate? = nil) {
    self.lead = lead
    self.report = report
    self.reason = reason
    self.due = due
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let before = draft.desk.leads[lead]?.verifyDue
    let left = before.flatMap { $0 >= draft.today ? $0 : nil }
    try draft.emit(
      FindingReturned(
        lead: lead, report: report, reason: TextCleaning.trimmed(reason),
        due: due ?? left ?? draft.desk.deadline(.extensionDays, after: draft.now)))
  }
}
