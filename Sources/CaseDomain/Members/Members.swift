/// Who works at the desk, with which posts, and under which undertaking (R4.1).
package struct Members: Sendable, Codable {
  package static let events: [any Event.Type] = [
    MemberInvited.self, MemberAdmitted.self, UndertakingSigned.self, PostsChanged.self, MemberRemoved.self,
    MemberKeysGranted.self, KeyEpochStarted.self, InspectionExtended.self, InspectionEnded.self, LeaveTaken.self,
    LeaveEnded.self, MemberReinvited.self,
    ReenrolmentConfirmed.self, KeysRecovered.self,
  ]

  /// Someone who was invited, from then on for ever.
  package struct Member: Hashable, Sendable, Codable {
    package let id: MemberID
    package let name: String
    package internal(set) var posts: Posts
    /// The section that a liaison stands for.
    package internal(set) var section: SectionID?
    package internal(set) var status: Status
    /// Fingerprint of the public keys that were confirmed in person.
    package internal(set) var fingerprint: String?
    /// The day the undertaking was last signed, in the desk's zone.
    package internal(set) var undertakingSignedOn: CivilDate?
    /// Posts that the undertaking listed when it was signed.
    package internal(set) var undertakingPosts: Posts = []
    /// Lets the desk recognise the enrolment request of the invited, hexadecimal.
    package internal(set) var verifier: String?
    /// The last day of an inspector's account.
    package internal(set) var until: CivilDate?
    /// Keys handed to them that they are still entitled to.
    package internal(set) var grantedKeys: Set<KeyName> = []
    /// The keys to identities that were ever theirs: what a key opened once it opens for ever.
    package internal(set) var heldLocks: Set<KeyName> = []
    /// Set for whoever is enrolled anew under this number.
    package internal(set) var reenrolment: Reenrolment?
    /// The number of the same person before this one, once this one took its place.
    package internal(set) var succeeds: MemberID?
    package internal(set) var history: History.Mark
  }

  /// How far a membership has come; a removed member never returns, but may be invited anew.
  package enum Status: String, Hashable, Sendable, Codable {
    case invited, admitted, removed
  }

  /// By id, in order of invitation.
  package internal(set) var all: [Member] = []
  /// Which events changed which member.
  package internal(set) var history = History()
  /// Keys that someone who is no longer entitled to them still has: a holder starts a new epoch.
  package internal(set) var epochsDue: Set<KeyName> = []
  /// Pairs begun anew while nobody held them: what was sealed before opens with the paper in the safe only.
  package internal(set) var orphanedPairs: Set<KeyName> = []
  /// Keys that were handed to somebody at some time.
  var everGranted: Set<KeyName> = []
  /// Who sees to whose decisions, and when, in the order recorded.
  package internal(set) var leaves: [Leave] = []
  /// The commit that founded the desk; within it the founder sets everything up.
  package internal(set) var foundingCommit: CommitNumber?

  /// A member by id, whatever their status. O(1) but for holes in the ids.
  package subscript(id: MemberID) -> Member? {
    // Ids are dense from 1, but a member whose invitation cannot be read leaves a hole; the search covers that.
    if (1...Int64(all.count + 1)).contains(id.rawValue), let guess = all.dropFirst(Int(id.rawValue) - 1).first,
      guess.id == id
    {
      return guess
    }
    return all.first { $0.id == id }
  }

  /// A member who has not been removed, by name.
  package func named(_ name: String) -> Member? { all.first { $0.name == name && $0.status != .removed } }

  /// Whether somebody who has not been removed has this name, or one that looks like it: spaced, cased or widened
  /// otherwise. Who acts is told by name on every screen.
  func isTaken(_ name: String) -> Bool {
    let comparable = ComparableName(name)
    return all.contains { $0.status != .removed && ComparableName($0.name) == comparable }
  }

  /// Members who are admitted and hold one of the posts.
  package func holding(_ posts: Posts) -> [Member] {
    all.filter { $0.status == .admitted && !$0.posts.isDisjoint(with: posts) }
  }

  func isFounding(_ envelope: Envelope) -> Bool { envelope.commit.rawValue == 1 }

  /// Notes that a member was handed keys.
  mutating func grant(_ names: Set<KeyName>, to id: MemberID, from envelope: Envelope) {
    change(id, from: envelope) {
      $0.grantedKeys.formUnion(names)
      $0.heldLocks.formUnion(names.filter { Self.otherLock(of: $0) != nil })
    }
  }

  mutating func change(_ id: MemberID, from envelope: Envelope, _ body: (inout Member) -> Void) {
    guard let index = all.firstIndex(where: { $0.id == id }) else { return }
    body(&all[index])
    let lost = all[index].grantedKeys.subtracting(all[index].entitlements)
    epochsDue.formUnion(lost)
    all[index].grantedKeys.subtract(lost)
    // An event may change a member in two steps.
    guard history.last(all[index].history) != envelope.event else { return }
    all[index].history = history.note(envelope, after: all[index].history)
  }
}

extension Desk {
  /// Why the author of `envelope` may not act at all, or nil: a member, admitted, with this year's undertaking (R4.1).
  package func refusalToAct(_ envelope: Envelope) -> Refusal? {
    guard let member = members[envelope.author], member.status == .admitted else { return Refusal(.notAMember) }
    if let refusal = refusalIfOver(member, on: date(of: envelope.time)) { return refusal }
    guard hasUndertaking(member, on: date(of: envelope.time)) else {
      return Refusal(.undertakingMissing, Clause("R4.1"))
    }
    return nil
  }

  /// Why the author may not do what one of `posts` is needed for, or nil.
  package func refusal(unless posts: Posts, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusalToAct(envelope) { return refusal }
    guard let member = members[envelope.author], !member.posts.isDisjoint(with: posts) else {
      return Refusal(.postRequired, nil, .posts(posts))
    }
    return nil
  }

  /// Whether the undertaking is signed, lists the posts held, and is less than a year old (R4.1).
  package func hasUndertaking(_ member: Members.Member, on day: CivilDate) -> Bool {
    guard let signed = member.undertakingSignedOn, member.undertakingPosts.isSuperset(of: member.posts) else {
      return false
    }
    return day < signed.adding(days: rulings.integer(.undertakingDays, at: day))
  }
}
