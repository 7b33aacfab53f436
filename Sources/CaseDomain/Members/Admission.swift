/// An event that lets a number in with certain keys. The log lets the number sign with the first keys it was admitted
/// with, so the event counts only where these are the ones that were confirmed in person.
package protocol Admission: Event {
  var member: MemberID { get }
  /// Of the public keys that were confirmed in person.
  var fingerprint: String { get }
  /// Whether the event lets the number in at this point, or only prepares it.
  func admits(in desk: Desk, from envelope: Envelope) -> Bool
}

extension MemberAdmitted: Admission {
  package func admits(in desk: Desk, from envelope: Envelope) -> Bool { true }
}

extension ReenrolmentConfirmed: Admission {
  package func admits(in desk: Desk, from envelope: Envelope) -> Bool {
    desk.completes(member, by: envelope.author)
  }
}

extension KeysRecovered: Admission {
  package func admits(in desk: Desk, from envelope: Envelope) -> Bool {
    desk.members[member]?.isAwaitingReenrolment == true
  }
}

extension Desk {
  /// Whether nothing more is missing for a re-enrolment once a member confirmed it.
  package func completes(_ id: MemberID, by confirmer: MemberID) -> Bool {
    guard let pending = members[id], let reenrolment = pending.reenrolment, pending.isAwaitingReenrolment,
      let old = members[reenrolment.succeeds]
    else { return false }
    return unconfirmedPosts(of: pending).subtracting(confirmablePosts(of: old, by: confirmer)).isEmpty
  }
}
