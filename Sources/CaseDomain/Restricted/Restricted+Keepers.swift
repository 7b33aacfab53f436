extension Desk {
  /// Who may read a tip that concerns some members: every custodian, leader and auditor who is not among them.
  ///
  /// - Parameter subjects: names as the tip gives them, compared as everywhere (R6.4).
  /// - Returns: by id; empty where neither a custodian nor a leader is left. An auditor alone watches, and decides
  ///   nothing: such a tip goes outward.
  package func keepers(subjects: [String], conflicts: [MarkedConflict]) -> [MemberID] {
    let names = subjects.joined(separator: String(Tips.separator))
    let marked = Set(conflicts.map(\.member))
    let left = members.holding(.keepers).filter {
      !marked.contains($0.id) && !ComparableName($0.name).isAmong(names)
    }
    return Self.canDecide(left) ? left.map(\.id).sorted() : []
  }

  /// Who may read a restricted tip now: its keepers, as far as they still hold the post.
  package func keepers(of tip: RestrictedTip) -> [MemberID] {
    let left = members.holding(.keepers).filter { tip.keepers.contains($0.id) }
    return left.map(\.id).sorted()
  }

  /// Who could keep a tip, but came to their post after it was written.
  package func missingKeepers(of tip: RestrictedTip) -> [MemberID] {
    members.holding(.keepers).filter { !tip.keepers.contains($0.id) && !isConcerned($0, by: tip) }.map(\.id).sorted()
  }

  /// Whether somebody is concerned by a restricted tip, under whichever of their numbers they were marked.
  package func isConcerned(_ member: Members.Member, by tip: RestrictedTip) -> Bool {
    members.numbers(of: member.id).contains { members[$0].map(tip.concerns) == true }
  }

  /// Whether both halves of an identity's seal are held among the keepers, by different people: only then is it more
  /// than a lock that nobody opens.
  package func canSealIdentities(among keepers: [MemberID]) -> Bool {
    let holders = members.all.filter { keepers.contains($0.id) && $0.status == .admitted }
    let custodians = holders.filter { $0.grantedKeys.contains(.identity) }
    let leaders = holders.filter { $0.grantedKeys.contains(.release) }
    return members.epochsDue.isDisjoint(with: [.identity, .release])
      && custodians.contains { custodian in leaders.contains { $0.id != custodian.id } }
  }

  fileprivate static func canDecide(_ keepers: [Members.Member]) -> Bool {
    keepers.contains { !$0.posts.isDisjoint(with: [.custodian, .leader]) }
  }

  /// Whether any of these may decide about a restricted tip.
  func canDecide(_ keepers: [MemberID]) -> Bool {
    Self.canDecide(members.all.filter { keepers.contains($0.id) })
  }

  /// Why nobody here may keep it, or nil.
  func refusalOfKeepers(_ named: [MemberID], _ keepers: [MemberID]) -> Refusal? {
    if keepers.isEmpty { return Refusal(.noKeeper, Clause("R6.4")) }
    return named == keepers ? nil : Refusal(.misplaced)
  }

  /// Why the author of an event about a restricted tip is not one of its keepers, or names others, or nil.
  func refusalOfKeeper(_ id: RestrictedID, _ named: [MemberID], _ envelope: Envelope) -> Refusal? {
    if let refusal = refusalToAct(envelope) { return refusal }
    guard let tip = restricted[id] else { return Refusal(.noSuchRestricted) }
    let keepers = keepers(of: tip)
    guard keepers.contains(envelope.author) else { return Refusal(.notAKeeper, Clause("R6.4")) }
    return named == keepers ? nil : Refusal(.misplaced)
  }

  /// The same, for what only a custodian or a leader among the keepers does.
  func refusalToDecide(_ id: RestrictedID, _ named: [MemberID], _ envelope: Envelope) -> Refusal? {
    if let refusal = refusalOfKeeper(id, named, envelope) { return refusal }
    return refusal(unless: [.custodian, .leader], envelope)
  }
}

extension Draft {
  /// The keepers of a tip, whom the next event about it names.
  func keepers(of id: RestrictedID) throws(Refusal) -> [MemberID] {
    guard let tip = desk.restricted[id] else { throw Refusal(.noSuchRestricted) }
    return desk.keepers(of: tip)
  }
}
