/// What the steps of a lead took over from its tips' words, as it is shown. Numbers of letters and volumes are nobody's
/// words and stay.
extension Covering {
  /// Nil for events that say nothing about a lead.
  func shownStep(_ event: any Event) -> (any Event)? {
    shownAssignment(event) ?? shownRequest(event) ?? shownWork(event) ?? shownOutward(event) ?? shownEnd(event)
  }

  private func shownAssignment(_ event: any Event) -> (any Event)? {
    switch event {
    case let event as LeadAssigned:
      LeadAssigned(
        lead: event.lead, section: event.section, handler: event.handler, summary: shown(event.summary),
        request: event.request.map(shown), due: event.due)
    case let event as LeadWithdrawn: LeadWithdrawn(lead: event.lead, reason: shown(event.reason))
    case let event as NarrativeAsked: NarrativeAsked(lead: event.lead, tip: event.tip, reason: shown(event.reason))
    case let event as NarrativeDeclined:
      NarrativeDeclined(lead: event.lead, request: event.request, reason: shown(event.reason))
    default: nil
    }
  }

  private func shownRequest(_ event: any Event) -> (any Event)? {
    switch event {
    case let event as AssistAsked:
      AssistAsked(lead: event.lead, section: event.section, words: shown(event.words), due: event.due)
    case let event as AssistDeclined:
      AssistDeclined(lead: event.lead, request: event.request, reason: shown(event.reason))
    case let event as AssistAnswered:
      AssistAnswered(lead: event.lead, request: event.request, words: shown(event.words))
    case let event as AssistEnded: AssistEnded(lead: event.lead, request: event.request, reason: shown(event.reason))
    case let event as ExtensionAsked:
      ExtensionAsked(lead: event.lead, reason: shown(event.reason), decisionDue: event.decisionDue)
    case let event as ExtensionDeclined:
      ExtensionDeclined(lead: event.lead, request: event.request, reason: shown(event.reason))
    default: nil
    }
  }

  private func shownWork(_ event: any Event) -> (any Event)? {
    switch event {
    case let event as LeadNoted:
      LeadNoted(
        lead: event.lead, kind: event.kind, on: event.on, words: shown(event.words), place: event.place.map(shown),
        people: event.people.map(shown), attachments: event.attachments.map(shown))
    case let event as FindingReported:
      FindingReported(
        lead: event.lead, finding: event.finding, grounds: shown(event.grounds),
        items: event.items.map { FindingItem(content: shown($0.content), finding: $0.finding) },
        reviewDue: event.reviewDue)
    case let event as FindingAccepted:
      FindingAccepted(
        lead: event.lead, report: event.report, opinion: shown(event.opinion), closeDue: event.closeDue)
    case let event as FindingReturned:
      FindingReturned(lead: event.lead, report: event.report, reason: shown(event.reason), due: event.due)
    case let event as LeadWeighed:
      LeadWeighed(
        lead: event.lead, importance: event.importance, suspectedOrganisedCrime: event.suspectedOrganisedCrime,
        reason: shown(event.reason), escalateDue: event.escalateDue, transferDue: event.transferDue)
    case let event as LeadEscalated: LeadEscalated(lead: event.lead, words: shown(event.words))
    case let event as LeadDirected: LeadDirected(lead: event.lead, words: shown(event.words), due: event.due)
    case let event as DirectiveAnswered:
      DirectiveAnswered(lead: event.lead, directive: event.directive, words: shown(event.words))
    default: nil
    }
  }

  private func shownOutward(_ event: any Event) -> (any Event)? {
    switch event {
    case let event as LeadTransferred:
      LeadTransferred(
        lead: event.lead, body: event.body, letter: event.letter, on: event.on, reason: shown(event.reason),
        contents: event.contents.map(shown), receiptDue: event.receiptDue)
    case let event as TransferAnswered:
      TransferAnswered(
        lead: event.lead, transfer: event.transfer, on: event.on, answer: event.answer, words: shown(event.words))
    case let event as CountyOrdered:
      CountyOrdered(lead: event.lead, number: event.number, due: event.due, words: shown(event.words))
    case let event as CountyReplied:
      CountyReplied(lead: event.lead, on: event.on, letter: event.letter, words: shown(event.words))
    default: nil
    }
  }

  private func shownEnd(_ event: any Event) -> (any Event)? {
    switch event {
    case let event as LeadClosed:
      LeadClosed(
        lead: event.lead, basis: event.basis, reason: shown(event.reason), feedback: event.feedback.map(shown),
        feedbackDue: event.feedbackDue)
    case let event as LeadReopened: LeadReopened(lead: event.lead, reason: shown(event.reason), due: event.due)
    case let event as FeedbackGiven:
      FeedbackGiven(
        lead: event.lead, tip: event.tip, reporter: event.reporter, on: event.on, words: shown(event.words))
    default: nil
    }
  }
}
