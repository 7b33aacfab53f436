import CaseDomain
import EventLog
import Vault

extension OpenDesk {
  /// Removes a member, and starts new epochs of the keys this member holds; holders of the others follow when they
  /// next open the desk.
  package func remove(_ id: MemberID, reason: String) throws -> Performed {
    let performed = try perform(RemoveMember(member: id, reason: reason))
    try upkeep()
    return performed
  }

  /// Changes a member's posts, with the same care for keys.
  package func changePosts(_ id: MemberID, to posts: Posts, section: SectionID?, reason: String) throws -> Performed {
    let performed = try perform(ChangePosts(member: id, posts: posts, section: section, reason: reason))
    try upkeep()
    return performed
  }

  /// What a desk does for everybody when it opens: the first custodian makes the identity pair, and epochs that are
  /// due are started by whoever holds the key. Does nothing, and says nothing, for those who may not act yet.
  ///
  /// - Throws: `DeskFault` where the disk fails; a refusal is no error here.
  package func upkeep() throws(DeskFault) {
    do {
      try foundIdentityPair()
      try startDueEpochs()
    } catch is Refusal {
      return
    } catch {
      throw DeskFault(error)
    }
  }

  private var mayAct: Bool {
    guard readOnly == nil, let me = state.desk.members[member], me.status == .admitted else { return false }
    return state.desk.hasUndertaking(me, on: state.desk.date(of: now))
  }

  private func foundIdentityPair() throws {
    guard mayAct, state.keyring.currentPublicHalf(of: .identity) == nil,
      state.desk.mayHandOut(.identity, member)
    else { return }
    let command = Batch([GrantKeys(member: member, keys: [.identity]), StartKeyEpochs(keys: [.identity])])
    _ = try perform(command, id: nil) { state, _ in
      // Another custodian may have been faster, under the lock.
      guard state.keyring.currentPublicHalf(of: .identity) == nil else { throw Refusal(.alreadyDecided) }
      var extras = Extras()
      try extras.startPair(.identity, in: state, to: [member], random: environment.random, desk: store.desk)
      return extras
    }
  }

  private func startDueEpochs() throws {
    let due = state.desk.members.epochsDue.filter { state.desk.mayHandOut($0, member) && holdsNewest($0) }
    guard mayAct, !due.isEmpty else { return }
    _ = try perform(StartKeyEpochs(keys: due), id: nil) { state, _ in
      var extras = Extras()
      for key in due.sorted(by: { $0.description < $1.description }) {
        let holders = state.desk.members.all.filter { $0.grantedKeys.contains(key) }.map(\.id)
        if let pair = key.pair {
          try extras.startPair(pair, in: state, to: holders, random: environment.random, desk: store.desk)
        } else if let compartment = key.compartment {
          try extras.startEpoch(compartment, in: state, to: holders, random: environment.random)
        }
      }
      return extras
    }
  }

  private func holdsNewest(_ key: KeyName) -> Bool {
    if let pair = key.pair { return !state.keyring.secretHalves(of: pair).isEmpty }
    return key.compartment.flatMap { state.keyring.currentEpoch(of: $0) } != nil
  }
}

extension OpenDesk.Extras {
  /// A pair's next generation: published in `desk`, sealed to its holders and to the paper in the safe.
  mutating func startPair(
    _ pair: PairID, in state: DeskState, to holders: [MemberID], random: any RandomSource, desk: DeskID
  ) throws {
    guard let recovery = state.keyring.currentPublicHalf(of: .recovery),
      let deskEpoch = state.keyring.currentEpoch(of: .desk), let tag = DeskTag(bytes: desk.bytes)
    else { throw DeskFault("keyMissing", "desk") }
    let start = try state.keyring.startPair(pair, recovery: recovery.key, desk: tag, random: random)
    for record in [start.publicHalf, start.escrow].compactMap({ $0 }) {
      keys.append(OutgoingKey(record: record, recipient: .under(deskEpoch.id)))
    }
    for holder in holders {
      if let publicKeys = state.publicKeys[holder] { add([start.secretHalf], to: holder, publicKeys.agreement) }
    }
  }

  /// A compartment's next epoch: sealed to its holders, with the epoch before under it.
  mutating func startEpoch(
    _ compartment: CompartmentID, in state: DeskState, to holders: [MemberID], random: any RandomSource
  ) throws {
    let start = try state.keyring.startEpoch(of: compartment, random: random)
    epochs.append(start.key)
    if let previous = start.previous {
      keys.append(OutgoingKey(record: previous, recipient: .under(start.key.id)))
    }
    for holder in holders {
      if let publicKeys = state.publicKeys[holder] { add([start.grant], to: holder, publicKeys.agreement) }
    }
  }
}
