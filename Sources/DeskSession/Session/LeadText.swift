import CaseDomain

extension Event {
  /// All that an event about a lead says in words, a line each, as a search looks through it; nil for other events.
  var leadText: String? { (assignmentText ?? workText ?? outwardText).map { $0.joined(separator: "\n") } }

  private var assignmentText: [String]? {
    switch self {
    case let event as LeadOpened: [event.title, event.reason]
    case let event as LeadAssigned: [event.summary, event.request ?? ""]
    case let event as LeadWithdrawn: [event.reason]
    case let event as NarrativeAsked: [event.reason]
    case let event as NarrativeDeclined: [event.reason]
    case let event as AssistAsked: [event.words]
    case let event as AssistDeclined: [event.reason]
    case let event as AssistAnswered: [event.words]
    case let event as AssistEnded: [event.reason]
    case let event as ExtensionAsked: [event.reason]
    case let event as ExtensionDeclined: [event.reason]
    default: nil
    }
  }

  private var workText: [String]? {
    switch self {
    case let event as LeadNoted:
      [event.words, event.place ?? "", event.people ?? ""] + event.attachments.map(\.name)
    case let event as FindingReported: [event.grounds] + event.items.map(\.content)
    case let event as FindingAccepted: [event.opinion]
    case let event as FindingReturned: [event.reason]
    case let event as LeadWeighed: [event.reason]
    case let event as LeadEscalated: [event.words]
    case let event as LeadDirected: [event.words]
    case let event as DirectiveAnswered: [event.words]
    default: nil
    }
  }

  private var outwardText: [String]? {
    switch self {
    case let event as LeadTransferred: [event.letter, event.reason] + event.contents
    case let event as TransferReceived: [event.reference]
    case let event as TransferAnswered: [event.words]
    case let event as CountyOrdered: [event.number, event.words]
    case let event as CountyReplied: [event.letter, event.words]
    case let event as LeadClosed: [event.reason, event.feedback ?? ""]
    case let event as LeadArchived: [event.volume]
    case let event as LeadReopened: [event.reason]
    case let event as FeedbackGiven: [event.words]
    default: nil
    }
  }
}

extension CaseEntry {
  /// The lead that an event with words about one belongs to.
  static func lead(of recorded: Recorded) -> LeadID? {
    // A reporter is told under the key of their tip.
    if let told = recorded.event as? FeedbackGiven { return told.lead }
    guard case .lead(let lead) = recorded.event.scope(at: recorded.envelope.event) else { return nil }
    return lead
  }
}
