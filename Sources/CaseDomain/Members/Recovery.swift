/// The paper in the safe was used: the private half of a pair that nobody at work holds was sealed to a holder of its
/// post, and a custodian or leader without another of the same post was confirmed anew.
///
/// It stands on the record, with its reason, in the very commit that carries the sealed halves: without it no desk
/// believes them. Two people are present, whoever types the paper's code and whoever receives. That the paper was at hand
/// is proved by a signature made with it, which the session checks: an admin alone recovers nothing.
package struct KeysRecovered: Event {
  package static let type = "member.keysRecovered"
  /// Who receives.
  package let member: MemberID
  /// Of the receiver's public keys, as it was compared in person.
  package let fingerprint: String
  /// `identity`, `release`.
  package let keys: [String]
  package let reason: String
  /// Ed25519 by a key that only the paper gives, over desk, author, receiver, fingerprint, keys and reason; hexadecimal.
  package let proof: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.leader, .admin], envelope) { return refusal }
    if reason.isBlank { return Refusal(.reasonMissing) }
    guard let receiver = desk.members[member] else { return Refusal(.noSuchMember) }
    let isTrial = desk.organisation.kind == .trial
    if !isTrial, desk.members.isSamePerson(member, envelope.author) { return Refusal(.ownRecovery) }
    let names = Set(keys.compactMap { KeyName($0) })
    guard !names.isEmpty, names.count == keys.count else { return Refusal(.notEntitled, nil, .key(keys.first ?? "")) }
    if receiver.isAwaitingReenrolment {
      return desk.refusalToSucceed(receiver, names, fingerprint)
        ?? desk.refusalOfSharedKeys(fingerprint, of: member)
    }
    guard receiver.status == .admitted, receiver.fingerprint == fingerprint else { return Refusal(.noSuchMember) }
    return desk.refusalToReceive(names, receiver, entitled: receiver.entitlements)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let names = Set(keys.compactMap { KeyName($0) })
    if desk.members[member]?.isAwaitingReenrolment == true {
      desk.members.complete(member, fingerprint: fingerprint, from: envelope)
    }
    desk.members.orphanedPairs.subtract(names)
    desk.members.grant(names, to: member, from: envelope)
  }
}

extension Desk {
  /// The pairs of which a member could be given private halves that nobody else can give them.
  package func recoverableKeys(for id: MemberID) -> Set<KeyName> {
    guard let receiver = members[id] else { return [] }
    let entitled = receiver.isAwaitingReenrolment ? entitlementsOfPosts(receiver) : receiver.entitlements
    return Set(Members.openers.map(\.key)).filter { refusalToReceive([$0], receiver, entitled: entitled) == nil }
  }

  /// A custodian or leader without another of the post succeeds themselves by the paper; every other post of theirs has
  /// been confirmed before.
  fileprivate func refusalToSucceed(
    _ pending: Members.Member, _ names: Set<KeyName>, _ fingerprint: String
  ) -> Refusal? {
    guard let old = pending.reenrolment?.succeeds else { return Refusal(.noReenrolment) }
    if let known = pending.reenrolment?.fingerprint, known != fingerprint { return Refusal(.otherFingerprint) }
    if let refusal = refusalToReceive(names, pending, entitled: entitlementsOfPosts(pending)) { return refusal }
    let recovered = Members.openers.filter {
      names.contains($0.key) && othersHolding($0.post, than: old).isEmpty
    }
    let left = recovered.reduce(into: unconfirmedPosts(of: pending)) { $0.subtract($1.post) }
    // Where nobody is left to confirm them, the paper stands for the posts that a leader would have confirmed.
    let open = Posts.names.map(\.post).filter {
      left.contains($0) && !othersHolding([$0, .leader], than: old).isEmpty
    }
    return open.isEmpty ? nil : Refusal(.postRequired, nil, .posts(open.reduce(into: []) { $0.insert($1) }))
  }

  fileprivate func refusalToReceive(
    _ names: Set<KeyName>, _ receiver: Members.Member, entitled: Set<KeyName>
  ) -> Refusal? {
    for name in names.sorted(by: { $0.description < $1.description }) {
      guard Members.openers.contains(where: { $0.key == name }), entitled.contains(name) else {
        return Refusal(.notEntitled, nil, .key(name.description))
      }
      // Whoever waits under a new number cannot use what the old one holds.
      let before = receiver.isAwaitingReenrolment ? receiver.reenrolment?.succeeds : nil
      let holders = members.holders(of: name).filter { holder in
        before.map { !members.isSamePerson(holder.id, $0) } ?? true
      }
      if let holder = holders.first, !members.orphanedPairs.contains(name) {
        return Refusal(.holderLeft, nil, .member(holder.id))
      }
    }
    return refusalOfTwoLocks(names, to: receiver)
  }

  private func entitlementsOfPosts(_ pending: Members.Member) -> Set<KeyName> {
    pending.reenrolment.flatMap { members[$0.succeeds] }?.entitlements ?? []
  }
}

/// Puts the use of the paper on the record.
package struct RecoverKeys: Command {
  package static var registers: Set<Register> { [.members, .organisation] }
  package let event: KeysRecovered

  package init(member: MemberID, fingerprint: String, keys: Set<KeyName>, reason: String, proof: String) {
    event = KeysRecovered(
      member: member, fingerprint: fingerprint, keys: keys.map(\.description).sorted(), reason: reason, proof: proof)
  }

  package func run(in draft: inout Draft) throws(Refusal) { try draft.emit(event) }
}
