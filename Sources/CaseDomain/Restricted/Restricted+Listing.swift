/// Something done about a restricted tip by somebody who keeps it, as far as they know.
package protocol RestrictedStep: Event {
  var tip: RestrictedID { get }
}

extension RestrictedStep {
  package func isUnheard(in desk: Desk, from envelope: Envelope) -> Bool {
    desk.isUnheard(envelope, in: desk.restricted[tip])
  }

  package func applyUnheard(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) { _ in }
  }
}

/// Somebody turned out to be concerned by a tip: from here on nothing more is written for them.
///
/// They are not told, and what they could read before they have. Who read what is on the record. What they go on doing
/// is unheard.
package struct ConflictAdded: RestrictedStep {
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
      $0.shutOut(member, leaving: keepers)
      $0.conflicts.append(MarkedConflict(member: member, why: why.text))
      // What they proposed does not wait for a second any longer.
      if $0.assessment?.proposedBy == member { $0.assessment = nil }
      // Nor do they go on verifying: somebody else is to be named.
      if case .verify(by: member)? = $0.assessment?.outcome { $0.assessment = nil }
      if $0.verifier == member { $0.verifier = nil }
    }
  }
}

/// Keepers were added: who came to their post after the tip was written. The keys of its past went to them before.
package struct KeepersAdded: RestrictedStep {
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
    desk.restricted.change(tip, from: envelope) { $0.letIn(added, making: keepers) }
  }

  package func applyUnheard(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) { $0.noteLetInUnheard(added) }
  }
}
