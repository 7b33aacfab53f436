/// What has to be seen to in time among the members, before a door that only they can open stays shut.
extension Members {
  /// The posts that together open an identity, and the key that each of them opens with.
  package static let openers: [(post: Posts, key: KeyName)] = [(.custodian, .identity), (.leader, .release)]

  /// How many who hold their key a post needs, so that one forgotten passphrase shuts nothing.
  package static let leastOpeners = 2

  /// Members at work who were handed a key and are still entitled to it, by id.
  package func holders(of key: KeyName) -> [Member] {
    all.filter { $0.status == .admitted && $0.grantedKeys.contains(key) }
  }
}

extension Desk {
  /// Posts of which fewer than two members can open their layer of an identity, with how many can.
  ///
  /// None on a trial desk, whose one person is meant to be everyone.
  package var scarceOpeners: [(post: Posts, count: Int)] {
    guard organisation.foundedAt != nil, organisation.kind != .trial else { return [] }
    return Members.openers.map { ($0.post, members.holders(of: $0.key).count) }
      .filter { $0.count < Members.leastOpeners }
  }

  /// The first day on which a member's undertaking no longer holds; nil for one that was never signed (R4.1).
  package func undertakingEnds(_ member: Members.Member, at day: CivilDate) -> CivilDate? {
    member.undertakingSignedOn.map { $0.adding(days: rulings.integer(.undertakingDays, at: day)) }
  }

  /// Whether a member at work has to sign the undertaking again by the end of the time of notice, or had to (R4.1).
  package func undertakingRunsOut(_ member: Members.Member, on day: CivilDate) -> Bool {
    guard member.status == .admitted, let ends = undertakingEnds(member, at: day) else { return false }
    return !hasUndertaking(member, on: day) || day.days(to: ends) <= rulings.integer(.undertakingNoticeDays, at: day)
  }
}
