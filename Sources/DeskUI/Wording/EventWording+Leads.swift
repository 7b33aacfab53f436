import CaseDomain
import DeskSession

extension Wording {
  /// What fills the line of an event about a lead.
  func leadDetails(of event: any Event) -> [String]? {
    assignmentDetails(of: event) ?? findingDetails(of: event) ?? outwardDetails(of: event)
  }

  private func assignmentDetails(of event: any Event) -> [String]? {
    switch event {
    case let event as LeadOpened: [event.number.description, event.title, event.reason]
    case let event as LeadAssigned:
      [
        section(event.section), event.handler.map { texts("leads.event.handler", member($0)) } ?? "",
        line(event.summary), event.request.map { texts("leads.event.request", line($0)) } ?? "", date(event.due),
      ]
    case let event as LeadWithdrawn: [event.reason]
    case let event as LeadNoted:
      [
        texts["leads.check.\(event.kind.rawValue)"], date(event.on), line(event.words),
        [event.place, event.people].compactMap { $0 }.map { texts("leads.event.beside", $0) }.joined(),
        event.attachments.isEmpty ? "" : texts("leads.event.attachments", String(event.attachments.count)),
      ]
    case let event as NarrativeAsked: [tip(event.tip), event.reason]
    case let event as NarrativeDeclined: [event.reason]
    case let event as AssistAsked: [section(event.section), line(event.words), date(event.due)]
    case let event as AssistDeclined: [event.reason]
    case let event as AssistAnswered: [line(event.words)]
    case let event as AssistEnded: [event.reason]
    case let event as ExtensionAsked: [event.reason, date(event.decisionDue)]
    case let event as ExtensionApproved: [date(event.due)]
    case let event as ExtensionDeclined: [event.reason]
    default: nil
    }
  }

  private func findingDetails(of event: any Event) -> [String]? {
    switch event {
    case let event as FindingReported:
      [
        finding(event.finding), line(event.grounds),
        event.items.map { texts("leads.event.item", line($0.content), finding($0.finding)) }.joined(),
        date(event.reviewDue),
      ]
    case let event as FindingAccepted: [line(event.opinion), date(event.closeDue)]
    case let event as FindingReturned: [event.reason, date(event.due)]
    case let event as LeadWeighed:
      [
        texts["tips.importance.\(event.importance.rawValue)"],
        texts[event.suspectedOrganisedCrime.isYes ? "frame.yes" : "frame.no"], event.reason,
      ]
    case let event as LeadEscalated: [line(event.words)]
    case let event as LeadDirected: [line(event.words), date(event.due)]
    case let event as DirectiveAnswered: [line(event.words)]
    default: nil
    }
  }

  private func outwardDetails(of event: any Event) -> [String]? {
    switch event {
    case let event as LeadTransferred:
      [
        body(event.body), event.letter, date(event.on), event.contents.joined(separator: texts["frame.listSeparator"]),
        event.reason, date(event.receiptDue),
      ]
    case let event as TransferReceived: [date(event.on), event.reference]
    case let event as TransferAnswered:
      [date(event.on), texts["leads.answer.\(event.answer.rawValue)"], line(event.words)]
    case let event as CountyOrdered: [event.number, date(event.due), line(event.words)]
    case let event as CountyReplied: [date(event.on), event.letter, line(event.words)]
    case let event as LeadClosed:
      [
        texts["leads.basis.\(event.basis.rawValue)"], line(event.reason),
        event.feedback.map { texts("leads.event.feedback", line($0)) } ?? "",
      ]
    case let event as LeadArchived: [event.volume]
    case let event as LeadReopened: [event.reason, date(event.due)]
    case let event as FeedbackGiven: [alias(event.reporter), date(event.on), line(event.words)]
    default: nil
    }
  }

  /// A section's name.
  package func section(_ id: SectionID) -> String { desk?.organisation.section(id)?.name ?? "#\(id.rawValue)" }

  /// What verification came to.
  package func finding(_ finding: Finding) -> String { texts["leads.finding.\(finding.rawValue)"] }

  private func line(_ text: String) -> String { TextCleaning.singleLine(text) }
}
