/// Who reported is behind two locks, the custodians' and the leaders' (R6.4). On a desk in earnest one person never has
/// both keys, neither at once nor one after the other: each key opens the past too, and a program of one's own asks
/// nobody for approval. A trial desk, whose one person is everyone, says so for ever.
extension Members {
  /// The other lock of an identity; nil for a key that is none.
  static func otherLock(of key: KeyName) -> (post: Posts, key: KeyName)? {
    openers.contains { $0.key == key } ? openers.first { $0.key != key } : nil
  }
}

extension Desk {
  /// Members at work who hold both posts, as only a trial desk lets them.
  package var holdersOfBothLocks: [Members.Member] {
    let both = Members.openers.reduce(into: Posts()) { $0.formUnion($1.post) }
    return members.all.filter { $0.status == .admitted && $0.posts.isSuperset(of: both) }
  }

  /// Why somebody may not have these posts, or nil.
  ///
  /// - Parameters:
  ///   - posts: all that they are to hold.
  ///   - id: their number, where they have one.
  ///   - name: theirs. Whoever left and is invited anew under the same name is taken for the same person.
  func refusalOfTwoLocks(_ posts: Posts, of id: MemberID?, named name: String) -> Refusal? {
    guard organisation.kind != .trial else { return nil }
    let asked = Members.openers.filter { posts.contains($0.post) }
    if asked.count == Members.openers.count { return Refusal(.bothLocks, Clause("R6.4")) }
    return asked.lazy.compactMap { refusalOfOtherLock($0.key, of: id, named: name) }.first
  }

  /// Why one of the keys may not go to a member, or nil.
  func refusalOfTwoLocks(_ keys: Set<KeyName>, to member: Members.Member) -> Refusal? {
    guard organisation.kind != .trial else { return nil }
    if Members.openers.allSatisfy({ keys.contains($0.key) }) { return Refusal(.bothLocks, Clause("R6.4")) }
    return Members.openers.lazy.filter { keys.contains($0.key) }
      .compactMap { refusalOfOtherLock($0.key, of: member.id, named: member.name) }.first
  }

  /// Whether the other lock's key was ever theirs: what was sealed then they could still open.
  private func refusalOfOtherLock(_ key: KeyName, of id: MemberID?, named name: String) -> Refusal? {
    guard let other = Members.otherLock(of: key) else { return nil }
    let written = ComparableName.folded(name)
    let holder = members.all.first { member in
      guard member.heldLocks.contains(other.key) else { return false }
      return id.map { members.isSamePerson($0, member.id) } == true || ComparableName.folded(member.name) == written
    }
    return holder.map { Refusal(.otherLockHeld, Clause("R6.4"), .member($0.id), .posts(other.post)) }
  }

  /// Why a number may not sign with these keys, or nil: each person has keys of their own, and no key two numbers.
  func refusalOfSharedKeys(_ fingerprint: String, of id: MemberID) -> Refusal? {
    let other = members.all.first { $0.id != id && $0.fingerprint == fingerprint }
    return other.map { Refusal(.keysTaken, Clause("R6.4"), .member($0.id)) }
  }
}
