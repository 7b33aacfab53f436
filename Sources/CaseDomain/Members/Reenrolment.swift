/// How far it has come to enrol a member anew: under a number and keys of their own, for the same person.
package struct Reenrolment: Hashable, Sendable, Codable {
  /// The number whose keys nobody can open any more.
  package let succeeds: MemberID
  package let invitedBy: MemberID
  /// Of the new keys, as whoever confirmed first heard it read.
  package internal(set) var fingerprint: String?
  /// Posts for which a holder of the same post confirmed, and who.
  package internal(set) var confirmed: Posts = []
  package internal(set) var confirmedBy: [MemberID] = []
}

extension Members {
  /// Whoever waits to be confirmed under a new number, by name.
  package func awaitingReenrolment(_ name: String) -> Member? {
    all.last { $0.name == name && $0.isAwaitingReenrolment }
  }

  /// Everyone whose re-enrolment waits for confirmation.
  package var reenrolments: [Member] { all.filter(\.isAwaitingReenrolment) }

  /// The new number takes the old one's place: name, posts and undertaking go with the person.
  mutating func complete(_ id: MemberID, fingerprint: String, from envelope: Envelope) {
    guard let old = self[id]?.reenrolment?.succeeds, let before = self[old] else { return }
    change(old, from: envelope) { $0.status = .removed }
    change(id, from: envelope) {
      $0.status = .admitted
      $0.succeeds = old
      $0.fingerprint = fingerprint
      $0.posts = before.posts
      $0.section = before.section
      $0.until = before.until
      $0.undertakingSignedOn = before.undertakingSignedOn
      $0.undertakingPosts = before.undertakingPosts
    }
  }

  /// A number that was to succeed one that is gone is of no use any more.
  mutating func dropReenrolments(of old: MemberID, from envelope: Envelope) {
    for pending in reenrolments where pending.reenrolment?.succeeds == old {
      change(pending.id, from: envelope) { $0.status = .removed }
    }
  }
}

extension Members.Member {
  package var isAwaitingReenrolment: Bool { status == .invited && reenrolment != nil }
}

extension Desk {
  /// Posts of the person re-enrolled for which a member may confirm: those they hold themselves; as a leader also those
  /// that nobody else holds. A custodian or leader without another is recovered with the paper in the safe instead.
  package func confirmablePosts(of old: Members.Member, by id: MemberID) -> Posts {
    guard let confirmer = members[id], confirmer.status == .admitted else { return [] }
    var posts: Posts = []
    for (_, post) in Posts.names where post != .receiver && old.posts.contains(post) {
      if confirmer.posts.contains(post) || (confirmer.posts.contains(.leader) && isConfirmedByLeaders(post, of: old)) {
        posts.insert(post)
      }
    }
    return posts
  }

  private func isConfirmedByLeaders(_ post: Posts, of old: Members.Member) -> Bool {
    Members.openers.allSatisfy { $0.post != post } && othersHolding(post, than: old.id).isEmpty
  }

  /// Members at work who hold a post and are other people.
  func othersHolding(_ post: Posts, than id: MemberID) -> [Members.Member] {
    members.holding(post).filter { !members.isSamePerson($0.id, id) }
  }

  /// Posts that still wait for somebody to confirm; empty once a re-enrolment is complete.
  package func unconfirmedPosts(of pending: Members.Member) -> Posts {
    guard let reenrolment = pending.reenrolment, let old = members[reenrolment.succeeds] else { return [] }
    return old.posts.subtracting(.receiver).subtracting(reenrolment.confirmed)
  }
}

/// Somebody who cannot open their keys any more is invited under a new number, which takes effect once confirmed.
package struct MemberReinvited: Event {
  package static let type = "member.reinvited"
  package let member: MemberID
  package let succeeds: MemberID
  /// What the enrolment request must be made with, hexadecimal.
  package let verifier: String
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.admin, .leader], envelope) { return refusal }
    guard let old = desk.members[succeeds], old.status == .admitted else { return Refusal(.noSuchMember) }
    if desk.members.isSamePerson(succeeds, envelope.author) { return Refusal(.ownReenrolment) }
    if reason.isBlank { return Refusal(.reasonMissing) }
    let ordinal = Int(member.rawValue)
    guard desk.members[member] == nil, succeeds < member,
      envelope.allocations.contains(Allocation(series: .member, year: 0, ordinal: ordinal))
    else { return Refusal(.numberNotAllocated) }
    return nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let old = desk.members[succeeds] else { return }
    // A code that was lost is replaced by another invitation.
    desk.members.dropReenrolments(of: succeeds, from: envelope)
    let mark = desk.members.history.note(envelope, after: .none)
    var pending = Members.Member(
      id: member, name: old.name, posts: old.posts, section: old.section, status: .invited, verifier: verifier,
      history: mark)
    pending.until = old.until
    pending.reenrolment = Reenrolment(succeeds: succeeds, invitedBy: envelope.author)
    desk.members.all.append(pending)
    desk.members.change(succeeds, from: envelope) { _ in }
  }
}

/// A holder of the same post, having met the person and compared the fingerprint, says that both numbers are theirs.
///
/// Whoever issued the invitation does not confirm it: no single member can put another in somebody's place.
package struct ReenrolmentConfirmed: Event {
  package static let type = "member.reenrolmentConfirmed"
  package let member: MemberID
  package let fingerprint: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    guard let pending = desk.members[member], pending.isAwaitingReenrolment, let reenrolment = pending.reenrolment,
      let old = desk.members[reenrolment.succeeds]
    else { return Refusal(.noReenrolment) }
    let isOwn = [reenrolment.succeeds, reenrolment.invitedBy].contains {
      desk.members.isSamePerson($0, envelope.author)
    }
    if isOwn { return Refusal(.ownReenrolment) }
    if let known = reenrolment.fingerprint, known != fingerprint { return Refusal(.otherFingerprint) }
    if let refusal = desk.refusalOfSharedKeys(fingerprint, of: member) { return refusal }
    let unconfirmed = desk.unconfirmedPosts(of: pending)
    let posts = desk.confirmablePosts(of: old, by: envelope.author).intersection(unconfirmed)
    return posts.isEmpty ? Refusal(.postRequired, nil, .posts(unconfirmed)) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let reenrolment = desk.members[member]?.reenrolment, let old = desk.members[reenrolment.succeeds] else {
      return
    }
    let posts = desk.confirmablePosts(of: old, by: envelope.author)
    desk.members.change(member, from: envelope) {
      $0.reenrolment?.fingerprint = fingerprint
      $0.reenrolment?.confirmed.formUnion(posts)
      $0.reenrolment?.confirmedBy.append(envelope.author)
    }
    guard let pending = desk.members[member], desk.unconfirmedPosts(of: pending).isEmpty else { return }
    desk.members.complete(member, fingerprint: fingerprint, from: envelope)
  }
}

/// Invites a member anew.
package struct ReinviteMember: Command {
  package static var registers: Set<Register> { [.members] }
  package let member: MemberID
  package let reason: String
  /// Makes the verifier of the invitation, hexadecimal, once the new number is known.
  package let verifier: @Sendable (MemberID) -> String

  package init(member: MemberID, reason: String, verifier: @escaping @Sendable (MemberID) -> String) {
    self.member = member
    self.reason = reason
    self.verifier = verifier
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let id = MemberID(rawValue: Int64(draft.allocate(.member)))
    try draft.emit(MemberReinvited(member: id, succeeds: member, verifier: verifier(id), reason: reason))
  }
}

/// Confirms a re-enrolment after the fingerprint was compared in person.
package struct ConfirmReenrolment: Command {
  package static var registers: Set<Register> { [.members] }
  package let member: MemberID
  package let fingerprint: String

  package init(member: MemberID, fingerprint: String) {
    self.member = member
    self.fingerprint = fingerprint
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(ReenrolmentConfirmed(member: member, fingerprint: fingerprint))
  }
}
