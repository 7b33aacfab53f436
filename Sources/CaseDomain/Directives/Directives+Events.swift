/// A directive of superiors came in (R3.1).
package struct DirectiveReceived: Event {
  package static let type = "directive.received"
  package let content: DirectiveContent

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusal(unless: Desk.directing, envelope) ?? desk.refusal(of: content, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.directives.all.append(
      SuperiorDirective(
        id: DirectiveID(rawValue: envelope.event.rawValue), content: content, entered: OfficeStep(envelope),
        events: [envelope.event]))
  }
}

/// What was entered is set right. What stood there before stays in the log.
package struct DirectiveAmended: Event {
  package static let type = "directive.amended"
  package let directive: DirectiveID
  package let content: DirectiveContent
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofDirective: directive, envelope) { return refusal }
    if desk.directives[directive]?.content == content { return Refusal(.nothingChanged) }
    return desk.refusal(of: content, envelope) ?? (reason.isBlank ? Refusal(.reasonMissing, Clause("R3.1")) : nil)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.directives.change(directive, envelope) {
      $0.content = content
      $0.amendments.append(OfficeStep(envelope, reason))
      // No section has longer than the superiors give.
      guard let due = content.due else { return }
      for index in $0.shares.indices where !$0.shares[index].isSettled {
        $0.shares[index].due = min($0.shares[index].due, due)
      }
    }
  }
}

/// The office gave sections something of it to do, each by its own day.
package struct DirectivePassedDown: Event {
  package static let type = "directive.passedDown"
  package let directive: DirectiveID
  package let targets: [DirectiveTarget]
  /// What each is to do; empty where the demands say it.
  package let words: String
  /// The last working day for acknowledging receipt.
  package let acknowledgeDue: CivilDate

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofDirective: directive, envelope) { return refusal }
    guard let found = desk.directives[directive] else { return Refusal(.noSuchDirective) }
    return desk.refusal(of: targets, for: found, envelope)
      ?? desk.refusalOfDeadline(acknowledgeDue, .directiveReceiptDays, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.directives.change(directive, envelope) { found in
      found.shares += targets.map {
        SuperiorDirective.Share(
          section: $0.section, passed: OfficeStep(envelope, words), due: $0.due, acknowledgeDue: acknowledgeDue)
      }
    }
  }
}

/// All that was to be done is done, and the office is content.
package struct DirectiveClosed: Event {
  package static let type = "directive.closed"
  package let directive: DirectiveID
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofDirective: directive, envelope) { return refusal }
    if let open = desk.directives[directive]?.shares.first(where: { !$0.isSettled }) {
      return Refusal(.shareOpen, Clause("R3.1"), .text(desk.organisation.section(open.section)?.name ?? ""))
    }
    return words.isBlank ? Refusal(.textMissing, Clause("R3.1")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.directives.change(directive, envelope) { $0.closed = OfficeStep(envelope, words) }
  }
}

/// Something is left to do after all.
package struct DirectiveReopened: Event {
  package static let type = "directive.reopened"
  package let directive: DirectiveID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusal(ofDirective: directive, isClosed: true, envelope)
      ?? (reason.isBlank ? Refusal(.reasonMissing, Clause("R3.1")) : nil)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.directives.change(directive, envelope) {
      $0.closed = nil
      $0.reopenings.append(OfficeStep(envelope, reason))
    }
  }
}

/// What was done was reported to those who ordered it, on paper.
package struct DirectiveReported: Event {
  package static let type = "directive.reported"
  package let directive: DirectiveID
  package let to: String
  package let letter: String
  package let on: CivilDate
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    // Before or after it is closed: superiors ask on the way, too.
    if let refusal = desk.refusal(ofDirective: directive, isClosed: nil, envelope) { return refusal }
    if to.isBlank { return Refusal(.receiverMissing, Clause("R3.1")) }
    if letter.isBlank { return Refusal(.letterMissing, Clause("R3.1")) }
    let received = desk.directives[directive]?.content.receivedOn ?? .latest
    let isFit = on >= received && on <= desk.date(of: envelope.time)
    return isFit ? nil : Refusal(.dateInvalid, Clause("R3.1"), .date(on))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.directives.change(directive, envelope) {
      $0.reports.append(.init(step: OfficeStep(envelope, words), to: to, letter: letter, on: on))
    }
  }
}
