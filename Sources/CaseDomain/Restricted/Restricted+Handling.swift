/// A keeper opened the words of a restricted tip. Always an event, every time, before anything is shown.
package struct RestrictedRead: Event {
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
}

/// A keeper noted a step taken, or anything the others should know.
package struct RestrictedNoted: Event {
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
package struct RestrictedSupplemented: Event {
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
package struct RestrictedOriginalOpened: Event {
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

/// Somebody turned out to be concerned by a tip: from here on nothing more is written for them.
///
/// They are not told, and what they could read before they have. Who read what is on the record.
package struct ConflictAdded: Event {
  package static let type = "restricted.conflictAdded"
  package let tip: RestrictedID
  package let member: MemberID
  package let why: KeptText
  /// Those who keep it from here on.
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    guard let found = desk.restricted[tip] else { return Refusal(.noSuchRestricted) }
    let before = desk.keepers(of: found)
    guard before.contains(envelope.author) else { return Refusal(.notAKeeper, Clause("R6.4")) }
    guard let concerned = desk.members[member] else { return Refusal(.noSuchMember) }
    if found.concerns(concerned) { return Refusal(.alreadyMarked, Clause("R6.4"), .member(member)) }
    if why.text.isBlank { return Refusal(.reasonMissing, Clause("R6.4")) }
    let left = before.filter { $0 != member }
    // Who is concerned themselves says so by leaving it to the others, who then mark them.
    if !left.contains(envelope.author) || !desk.canDecide(left) { return Refusal(.noKeeper, Clause("R6.4")) }
    return keepers == left ? nil : Refusal(.misplaced)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) {
      $0.conflicts.append(MarkedConflict(member: member, why: why.text))
      $0.keepers = keepers
      // What they proposed does not wait for a second any longer.
      if $0.assessment?.proposedBy == member { $0.assessment = nil }
    }
  }
}

/// Keepers were added: who came to their post after the tip was written. The keys of its past went to them before.
package struct KeepersAdded: Event {
  package static let type = "restricted.keepersAdded"
  package let tip: RestrictedID
  package let added: [MemberID]
  /// Those who keep it from here on.
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    guard let found = desk.restricted[tip] else { return Refusal(.noSuchRestricted) }
    let before = desk.keepers(of: found)
    guard before.contains(envelope.author) else { return Refusal(.notAKeeper, Clause("R6.4")) }
    guard !added.isEmpty, Set(added).isSubset(of: desk.missingKeepers(of: found)) else {
      return Refusal(.noKeeperToAdd, Clause("R6.4"))
    }
    return keepers == Set(before + added).sorted() ? nil : Refusal(.misplaced)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) { $0.keepers = keepers }
  }
}
