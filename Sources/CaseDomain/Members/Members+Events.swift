/// An admin named a new member and the posts they are to hold. Takes effect with `MemberAdmitted`.
package struct MemberInvited: Event {
  package static let type = "member.invited"
  package let member: MemberID
  package let name: String
  package let posts: Posts
  package let section: SectionID?
  /// What the enrolment request must be made with, hexadecimal; none for founders.
  package let verifier: String?
  /// The last day of an inspector's account.
  package let until: CivilDate?

  package init(
    member: MemberID, name: String, posts: Posts, section: SectionID?, verifier: String?, until: CivilDate? = nil
  ) {
    self.member = member
    self.name = name
    self.posts = posts
    self.section = section
    self.verifier = verifier
    self.until = until
  }

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if !desk.members.isFounding(envelope), let refusal = desk.refusal(unless: .admin, envelope) { return refusal }
    if let refusal = NameRule.refusal(of: name) { return refusal }
    if desk.members.isTaken(name) { return Refusal(.nameTaken, nil, .text(name)) }
    if desk.members[member] != nil { return Refusal(.numberNotAllocated) }
    let ordinal = Int(member.rawValue)
    guard envelope.allocations.contains(Allocation(series: .member, year: 0, ordinal: ordinal)) else {
      return Refusal(.numberNotAllocated)
    }
    return desk.refusalOfPosts(posts, section: section)
      ?? desk.refusalOfTwoLocks(posts, of: nil, named: name)
      ?? desk.refusalOfInspection(posts, until: until, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let mark = desk.members.history.note(envelope, after: .none)
    var invited = Members.Member(
      id: member, name: name, posts: posts, section: section, status: .invited, verifier: verifier, history: mark)
    invited.until = until
    desk.members.all.append(invited)
  }
}

/// A leader, having compared the fingerprint in person, let an invited member in.
///
/// An admin alone may admit only admins (and, on a trial desk, anyone): whoever reads leads is let in by a leader.
package struct MemberAdmitted: Event {
  package static let type = "member.admitted"
  package let member: MemberID
  package let fingerprint: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    guard let invited = desk.members[member] else { return Refusal(.noSuchMember) }
    guard invited.status == .invited else { return Refusal(.alreadyAdmitted, nil, .text(invited.name)) }
    // One leader alone does not put another in somebody's place.
    if invited.isAwaitingReenrolment { return Refusal(.reenrolmentWaits, nil, .text(invited.name)) }
    if let refusal = desk.refusalIfOver(invited, on: desk.date(of: envelope.time)) { return refusal }
    // Posts may have changed, and keys have been handed out, since the invitation.
    let refusal =
      desk.refusalOfTwoLocks(invited.posts, of: member, named: invited.name)
      ?? desk.refusalOfSharedKeys(fingerprint, of: member)
    if desk.members.isFounding(envelope) { return refusal }
    return desk.refusal(unless: desk.admitters(of: invited.posts), envelope) ?? refusal
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let founding = desk.members.isFounding(envelope)
    desk.members.change(member, from: envelope) {
      $0.status = .admitted
      $0.fingerprint = fingerprint
    }
    if founding { desk.members.foundingCommit = envelope.commit }
  }
}

/// A member signed the confidentiality undertaking, which lists the duties of the posts held (R4.1).
package struct UndertakingSigned: Event {
  package static let type = "member.undertakingSigned"
  package let posts: Posts

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    guard let member = desk.members[envelope.author], member.status == .admitted else { return Refusal(.notAMember) }
    if let refusal = desk.refusalIfOver(member, on: desk.date(of: envelope.time)) { return refusal }
    return member.posts == posts ? nil : Refusal(.changedMeanwhile)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let day = desk.date(of: envelope.time)
    desk.members.change(envelope.author, from: envelope) {
      $0.undertakingSignedOn = day
      $0.undertakingPosts = posts
    }
  }
}

/// A member's posts changed. The undertaking must be signed again where posts were added.
package struct PostsChanged: Event {
  package static let type = "member.postsChanged"
  package let member: MemberID
  package let posts: Posts
  package let section: SectionID?
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    guard let changed = desk.members[member] else { return Refusal(.noSuchMember) }
    guard changed.status != .removed else { return Refusal(.alreadyRemoved, nil, .text(changed.name)) }
    if changed.isAwaitingReenrolment { return Refusal(.reenrolmentWaits, nil, .text(changed.name)) }
    // An inspector is invited as one, with a last day, and stays one.
    if changed.posts.union(posts).contains(.inspector) { return Refusal(.inspectorAlone) }
    // Nobody gives posts to themselves; taking away needs an admin or a leader, giving needs whoever may admit.
    if desk.members.isSamePerson(envelope.author, member) { return Refusal(.ownPosts) }
    let added = posts.subtracting(changed.posts)
    let needed: Posts = added.isEmpty ? [.admin, .leader] : desk.admitters(of: added)
    if let refusal = desk.refusal(unless: needed, envelope) { return refusal }
    if reason.isBlank { return Refusal(.reasonMissing) }
    if let refusal = desk.refusalToLose(changed, keeping: posts) { return refusal }
    return desk.refusalOfPosts(posts, section: section)
      ?? desk.refusalOfTwoLocks(posts, of: member, named: changed.name)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.members.change(member, from: envelope) {
      $0.posts = posts
      $0.section = section
    }
  }
}

/// A member left. Their past stays signed by them; they do nothing more.
package struct MemberRemoved: Event {
  package static let type = "member.removed"
  package let member: MemberID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.admin, .leader], envelope) { return refusal }
    guard let leaving = desk.members[member] else { return Refusal(.noSuchMember) }
    guard leaving.status != .removed else { return Refusal(.alreadyRemoved, nil, .text(leaving.name)) }
    if reason.isBlank { return Refusal(.reasonMissing) }
    return desk.refusalToLose(leaving, keeping: [])
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.members.change(member, from: envelope) { $0.status = .removed }
    desk.members.dropReenrolments(of: member, from: envelope)
  }
}

extension Desk {
  /// Which posts may let in someone who is to hold `posts`.
  func admitters(of posts: Posts) -> Posts {
    organisation.kind == .trial || posts.isSubset(of: .admin) ? [.admin, .leader] : .leader
  }

  func refusalOfPosts(_ posts: Posts, section: SectionID?) -> Refusal? {
    if posts.subtracting(.receiver).isEmpty { return Refusal(.postMissing) }
    guard posts.contains(.liaison) else { return nil }
    guard let section else {
      // A trial desk's one person stands for every section.
      return organisation.kind == .trial ? nil : Refusal(.sectionMissing)
    }
    guard let found = organisation.section(section) else { return Refusal(.noSuchSection) }
    return found.isClosed ? Refusal(.entryClosed, nil, .text(found.name)) : nil
  }

  /// The last admin and the last leader cannot go: nobody could let a successor in.
  func refusalToLose(_ member: Members.Member, keeping posts: Posts) -> Refusal? {
    for (post, reason) in [(Posts.admin, Refusal.Reason.lastAdmin), (.leader, .lastLeader)]
    where member.posts.contains(post) && !posts.contains(post) && member.status == .admitted {
      if members.holding(post).count <= 1 { return Refusal(reason) }
    }
    return nil
  }
}
