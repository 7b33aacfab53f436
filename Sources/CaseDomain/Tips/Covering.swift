/// What of one tip is covered, applied to everything that is shown of it (R6.4): its words as they were registered,
/// amended and added to, and what its lead and its steps took over from them.
package struct Covering: Sendable, Codable {
  package let tip: TipID
  package let words: [CoveredWord]

  package init(tip: TipID, words: [CoveredWord]) {
    self.tip = tip
    self.words = words
  }

  /// The text with every covered word replaced by one mark, neighbours by one together. O(n × words).
  package func shown(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let ranges = words.flatMap { $0.occurrences(in: bytes, of: tip) }
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    guard !ranges.isEmpty else { return text }
    var result: [UInt8] = []
    var position = 0
    var isMarked = false
    for range in ranges {
      if range.lowerBound > position || !isMarked {
        result += bytes[position..<max(position, range.lowerBound)]
        result += CoveredWord.mark.utf8
        isMarked = true
      }
      position = max(position, range.upperBound)
    }
    result += bytes[position...]
    return String(decoding: result, as: UTF8.self)
  }

  package func shown(_ content: TipContent) -> TipContent {
    var content = content
    content.title = shown(content.title)
    content.narrative = shown(content.narrative)
    content.subjects = content.subjects.map(shown)
    content.place = content.place.map(shown)
    content.channelDetail = content.channelDetail.map(shown)
    content.originalsAt = content.originalsAt.map(shown)
    content.attachments = content.attachments.map(shown)
    return content
  }

  func shown(_ file: Attachment) -> Attachment {
    Attachment(name: shown(file.name), bytes: file.bytes, blob: file.blob, key: file.key, sha256: file.sha256)
  }

  /// Whom a tip is about is never covered: by the name the rules know who stands aside (R6.4).
  private func shown(_ subject: Subject) -> Subject {
    var subject = subject
    subject.role = subject.role.map(shown)
    subject.address = subject.address.map(shown)
    subject.trade = subject.trade.map(shown)
    return subject
  }

  /// Whether an event of the tip, or of its lead, says any of the words where it could be shown without them.
  package func isSaid(in event: any Event) -> Bool {
    String(reflecting: shown(event)) != String(reflecting: event)
  }

  /// An event of the tip, or of its lead, as it is shown.
  func shown(_ event: any Event) -> any Event {
    switch event {
    case let event as TipRegistered: shown(event)
    case let event as TipAmended:
      TipAmended(tip: event.tip, content: shown(event.content), reason: shown(event.reason))
    case let event as TipUncovered:
      TipUncovered(
        tip: event.tip, words: event.words, content: shown(event.content),
        late: event.late?.map { RestoredText(event: $0.event, text: shown($0.text)) }, reason: shown(event.reason))
    case let event as TipCovered:
      TipCovered(
        tip: event.tip, words: event.words, sketch: event.sketch, original: event.original, reason: shown(event.reason))
    case let event as TipSupplemented:
      event.saying(shown(event.text))
    case let event as TipResumed: TipResumed(tip: event.tip, reason: shown(event.reason), triageDue: event.triageDue)
    case let event as ReceiptDoubted: ReceiptDoubted(tip: event.tip, reason: shown(event.reason))
    case let event as OutcomeProposed:
      OutcomeProposed(
        tip: event.tip, outcome: shown(event.outcome), reason: shown(event.reason), secondDue: event.secondDue)
    case let event as OutcomeDeclined:
      OutcomeDeclined(tip: event.tip, proposal: event.proposal, reason: shown(event.reason))
    case let event as LeadOpened: shown(event)
    default: shownStep(event) ?? event
    }
  }

  private func shown(_ event: TipRegistered) -> TipRegistered {
    var shown = TipRegistered(
      number: event.number, receivedAt: event.receivedAt, precision: event.precision,
      content: self.shown(event.content),
      reporters: event.reporters, joint: event.joint, receiptEvidence: event.receiptEvidence.map { self.shown($0) },
      receiptAwaitsSecond: event.receiptAwaitsSecond, source: event.source, triageDue: event.triageDue)
    shown.namesake = event.namesake.map { self.shown($0) }
    return shown
  }

  private func shown(_ event: LeadOpened) -> LeadOpened {
    var shown = LeadOpened(
      number: event.number, title: self.shown(event.title), tips: event.tips, importance: event.importance,
      suspectedOrganisedCrime: event.suspectedOrganisedCrime, reason: self.shown(event.reason),
      assignDue: event.assignDue, transferDue: event.transferDue)
    shown.escalateDue = event.escalateDue
    shown.splitFrom = event.splitFrom
    shown.closed = event.closed
    return shown
  }

  func shown(_ proposal: OutcomeProposal) -> OutcomeProposal {
    OutcomeProposal(
      event: proposal.event, tip: proposal.tip, outcome: shown(proposal.outcome), reason: shown(proposal.reason),
      proposedBy: proposal.proposedBy, proposedAt: proposal.proposedAt, confirmation: proposal.confirmation)
  }

  private func shown(_ outcome: Outcome) -> Outcome {
    if case .returnForMore(let questions) = outcome { return .returnForMore(questions: shown(questions)) }
    return outcome
  }
}

extension Tips {
  /// What of a tip is covered; nil where nothing is. O(1).
  package func covering(of id: TipID) -> Covering? {
    covers[id].map { Covering(tip: id, words: $0) }
  }

  /// The event that says what late material says now, where a custodian let what was left out of it be shown again.
  package func restoration(of late: EventNumber) -> EventNumber? { restored[late] }
}

extension Event {
  /// All that a tip says, in the events that bring it whole.
  package var tipContent: TipContent? {
    switch self {
    case let event as TipRegistered: event.content
    case let event as TipAmended: event.content
    case let event as TipUncovered: event.content
    default: nil
    }
  }
}

extension Desk {
  /// An event as it is shown now: without what of its tip was covered since.
  package func shown(_ event: any Event, at number: EventNumber) -> any Event {
    guard tips.covers.count > 0 || leads.covers.count > 0 else { return event }
    switch event.scope(at: number) {
    case .tip(let tip): return tips.covering(of: tip)?.shown(event) ?? event
    case .lead(let lead):
      // A lead's words come from its tips, those linked later as well.
      let linked = leads.row(of: lead).map { leads.tips[$0] } ?? []
      let coverings = linked.compactMap { tips.covering(of: $0) } + (leads.covers[lead] ?? [])
      return coverings.reduce(event) { event, covering in covering.shown(event) }
    default: return event
    }
  }
}
