/// A keeper opened the words of a restricted tip. Always an event, every time, before anything is shown.
package struct RestrictedRead: RestrictedStep {
  package static let type = "restricted.read"
  package let tip: RestrictedID
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalOfKeeper(tip, keepers, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) {
      $0.readings.append(.init(member: envelope.author, time: envelope.time, event: envelope.event))
    }
  }

  /// Who has read it is known, whoever it was.
  package func applyUnheard(to desk: inout Desk, from envelope: Envelope) { apply(to: &desk, from: envelope) }
}

/// A keeper noted a step taken, or anything the others should know.
package struct RestrictedNoted: RestrictedStep {
  package static let type = "restricted.noted"
  package let tip: RestrictedID
  package let text: KeptText
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalOfKeeper(tip, keepers, envelope) ?? (text.text.isBlank ? Refusal(.textMissing) : nil)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) { _ in }
  }
}

/// A keeper added late material.
package struct RestrictedSupplemented: RestrictedStep, LeavesWordsOut {
  package static let type = "restricted.supplemented"
  package let tip: RestrictedID
  package let text: KeptText
  package let receivedAt: Instant
  /// What it said before something was left out.
  package var original: SealedWords?
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfKeeper(tip, keepers, envelope) { return refusal }
    if receivedAt > envelope.time { return Refusal(.receivedInFuture) }
    if original?.isSound == false { return Refusal(.misplaced) }
    return text.text.isBlank ? Refusal(.textMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) { if original != nil { $0.hasOriginal = true } }
  }
}

/// A custodian among the keepers opened what was left out of a restricted tip. Durable before anything shows.
package struct RestrictedOriginalOpened: RestrictedStep {
  package static let type = "restricted.originalOpened"
  package let tip: RestrictedID
  package let reason: KeptText
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfKeeper(tip, keepers, envelope) { return refusal }
    if let refusal = desk.refusal(unless: .custodian, envelope) { return refusal }
    if desk.restricted[tip]?.hasOriginal != true { return Refusal(.noOriginal, Clause("R6.4")) }
    return reason.text.isBlank ? Refusal(.reasonMissing, Clause("R6.4")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) { _ in }
  }
}
