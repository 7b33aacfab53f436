import CaseDomain
import EventLog
import Vault

extension OpenDesk {
  /// Removes a member, and starts new epochs of the keys this member holds; holders of the others follow when they
  /// next open the desk or write.
  package func remove(_ id: MemberID, reason: String) throws -> Performed {
    let performed = try perform(RemoveMember(member: id, reason: reason))
    try keepKeys()
    return performed
  }

  /// Changes a member's posts, with the same care for keys.
  package func changePosts(_ id: MemberID, to posts: Posts, section: SectionID?, reason: String) throws -> Performed {
    let performed = try perform(ChangePosts(member: id, posts: posts, section: section, reason: reason))
    try keepKeys()
    return performed
  }

  /// What a desk does for everybody when it opens: keys that are due are started, sealed files that were destroyed
  /// and came back are destroyed again, and those that no commit names are swept away. Does nothing, and says nothing, for
  /// those who may not act yet.
  ///
  /// - Throws: `DeskFault` where the disk fails; a refusal is no error here.
  package func upkeep() throws(DeskFault) {
    try keepKeys()
    _ = try dropOutOfReach(drafts())
    try sweepDestroyed()
    try sweepOrphans()
  }

  /// Makes the keys that nobody holds, and starts the epochs that are due, of the keys held here.
  func keepKeys() throws(DeskFault) {
    do {
      try endInspections()
      try foundOrphanedKeys()
      try startDueEpochs()
      if mayAct { try keepFreezes() }
      try keepEntryKeys()
    } catch is Refusal {
      return
    } catch {
      throw DeskFault(error)
    }
  }

  var mayAct: Bool {
    guard readOnly == nil, let me = state.desk.members[member], me.status == .admitted else { return false }
    return state.desk.hasUndertaking(me, on: state.desk.date(of: now))
  }

  /// Keys that nobody holds and this member begins anew: because there is none yet, or because the last who held it
  /// left. Older identities are then for the recovery key; what stands under another old key nobody opens.
  private func orphanedKeys(in state: DeskState) -> Set<KeyName> {
    Set(
      [.identity, .leads, .audit].filter { key in
        state.desk.mayHandOut(key, member) && !state.desk.members.all.contains { $0.grantedKeys.contains(key) }
      })
  }

  private func foundOrphanedKeys() throws {
    let orphaned = orphanedKeys(in: state)
    guard mayAct, !orphaned.isEmpty else { return }
    let command = Batch([GrantKeys(member: member, keys: orphaned), StartKeyEpochs(keys: orphaned)])
    _ = try perform(command, id: nil) { state, _ in
      // Another holder of the post may have been faster, under the lock.
      guard orphaned == orphanedKeys(in: state) else { throw Refusal(.alreadyDecided) }
      var extras = Extras()
      extras.started = orphaned
      for key in orphaned.sorted(by: { $0.description < $1.description }) {
        try found(key, in: state, &extras)
      }
      return extras
    }
  }

  private func found(_ key: KeyName, in state: DeskState, _ extras: inout Extras) throws {
    let holders = [member: keys.publicKeys]
    if let pair = key.pair {
      try extras.startPair(pair, in: state, to: holders, random: environment.random, desk: store.desk)
    } else if let compartment = key.compartment {
      let epoch = (state.epochCounts[key] ?? 1) + 1
      extras.foundEpoch(compartment, number: epoch, to: holders, random: environment.random)
    }
  }

  /// Keys that somebody no longer entitled still has, of which this member may and can start the next epoch.
  func startableKeys(in state: DeskState) -> Set<KeyName> {
    let due = state.desk.members.epochsDue
    // Nearly always, and this is asked before every commit: a filter would take a copy of the state with it.
    if due.isEmpty { return [] }
    return due.filter { state.desk.mayHandOut($0, member) && Self.isHeld($0, by: state.keyring) }
  }

  private func startDueEpochs() throws {
    guard mayAct, !startableKeys(in: state).isEmpty else { return }
    let due = startableKeys(in: state)
    _ = try perform(StartKeyEpochs(keys: due), id: nil) { state, draft in
      guard due.isSubset(of: startableKeys(in: state)) else { throw Refusal(.alreadyDecided) }
      var extras = Extras()
      extras.started = due
      try start(due, for: draft, &extras)
      return extras
    }
  }

  static func isHeld(_ key: KeyName, by keyring: Keyring) -> Bool {
    if let pair = key.pair { return !keyring.secretHalves(of: pair).isEmpty }
    return key.compartment.flatMap { keyring.currentEpoch(of: $0) } != nil
  }

  /// Adds the next epoch of each key, for everybody who holds it once the draft is done.
  func start(_ due: Set<KeyName>, for draft: Draft, _ extras: inout Extras) throws {
    for key in due.sorted(by: { $0.description < $1.description }) {
      var holders: [MemberID: MemberPublicKeys] = [:]
      for holder in draft.desk.members.all where holder.grantedKeys.contains(key) {
        holders[holder.id] = state.publicKeys[holder.id] ?? extras.admittedKeys(of: holder.id)
      }
      if let pair = key.pair {
        try extras.startPair(pair, in: state, to: holders, random: environment.random, desk: store.desk)
      } else if let compartment = key.compartment {
        try extras.startEpoch(compartment, in: state, to: holders, random: environment.random)
      }
    }
  }
}

extension OpenDesk.Extras {
  fileprivate func admittedKeys(of member: MemberID) -> MemberPublicKeys? {
    var keys = RosterKeys()
    keys.take(roster)
    return keys.keys(of: member)
  }

  /// A pair's next generation: published in `desk`, sealed to its holders and to the paper in the safe.
  mutating func startPair(
    _ pair: PairID, in state: DeskState, to holders: [MemberID: MemberPublicKeys], random: any RandomSource,
    desk: DeskID
  ) throws {
    guard let recovery = state.keyring.currentPublicHalf(of: .recovery),
      let deskEpoch = state.keyring.currentEpoch(of: .desk), let tag = DeskTag(bytes: desk.bytes)
    else { throw DeskFault("keyMissing", "desk") }
    let start = try state.keyring.startPair(pair, recovery: recovery.key, desk: tag, random: random)
    for record in [start.publicHalf, start.escrow].compactMap({ $0 }) {
      keys.append(OutgoingKey(record: record, recipient: .under(deskEpoch.id)))
    }
    add([start.secretHalf], to: holders)
  }

  /// A compartment's next epoch: sealed to its holders, with the epoch before under it.
  mutating func startEpoch(
    _ compartment: CompartmentID, in state: DeskState, to holders: [MemberID: MemberPublicKeys],
    random: any RandomSource
  ) throws {
    let start = try state.keyring.startEpoch(of: compartment, random: random)
    epochs.append(start.key)
    if let previous = start.previous {
      keys.append(OutgoingKey(record: previous, recipient: .under(start.key.id)))
    }
    add([start.grant], to: holders)
  }

  /// A compartment's next epoch where nobody holds the one before: its past stays closed.
  mutating func foundEpoch(
    _ compartment: CompartmentID, number: UInt32, to holders: [MemberID: MemberPublicKeys], random: any RandomSource
  ) {
    let start = Keyring.foundEpoch(of: compartment, number: number, random: random)
    epochs.append(start.key)
    add([start.grant], to: holders)
  }

  private mutating func add(_ records: [KeyRecord], to holders: [MemberID: MemberPublicKeys]) {
    for (holder, keys) in holders.sorted(by: { $0.key < $1.key }) { add(records, to: holder, keys.agreement) }
  }
}
