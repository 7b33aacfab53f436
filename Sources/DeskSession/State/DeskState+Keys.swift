import CaseDomain
import EventLog
import Vault

/// Which key records are believed: those whose author was entitled to write them, where and when they stand.
extension DeskState {
  /// Overwrites what opens the log.
  mutating func forgetKeys() {
    keyring.wipe()
    opening = OpeningKeys()
  }

  /// Takes in the key records whose author may write them.
  mutating func believe(_ opened: [CommitOpener.Opened], in taking: Taking) {
    guard desk.organisation.foundedAt != nil || taking.commit.number == 1 else {
      // Who these people are cannot be read yet. The keys they hand over may open the past, which will tell.
      for case .key(let record) in opened.lazy.map(\.event) {
        // Whoever hands on closed keys is judged first: they hide nothing that would be needed for that.
        for (id, key) in record.opens where !id.isClosed && opening.offer(key, for: id) { needsReplay = true }
      }
      return
    }
    let started = startedKeys(opened, taking)
    let recovered = recoveredPairs(opened, taking)
    let begun = begunGenerations(opened, taking)
    let known = knownObjects(opened)
    for name in started { epochCounts[name, default: 1] += 1 }
    // Public halves come first: a private half is compared with its public one.
    let records = opened.filter { $0.event.isKey }.sorted { $0.event.isPublicHalf && !$1.event.isPublicHalf }
    for item in records {
      guard case .key(let record) = item.event else { continue }
      if taking.commit.number > 1,
        let refusal = refusal(
          of: record, under: item.key, taking, started: started, recovered: recovered)
          ?? record.objectKey.flatMap({ refusal(of: $0, under: item.key, begun: begun, known: known) })
      {
        desk.reject(record.type, from: taking.envelope(item.number), because: refusal)
        continue
      }
      if case .closed(let keys) = record { believe(keys, before: taking.commit) }
      switch keyring.insert(record, under: item.key) {
      case .opened(let id):
        guard let key = keyring.key(for: id), !opening.confirm(key, for: id),
          unopened.isWaiting(for: id, before: taking.commit)
        else { continue }
        _ = opening.offer(key, for: id)
        _ = opening.confirm(key, for: id)
        needsReplay = true
      case .misplaced, .contradicts:
        desk.reject(record.type, from: taking.envelope(item.number), because: Refusal(.misplaced))
      case .noted, .known: continue
      }
    }
  }

  /// Whether the key that opened something is one to believe: nothing under another counts.
  func isBelieved(_ opened: CommitOpener.Opened) -> Bool {
    guard let key = opened.openedWith else { return true }
    return keyring.key(for: opened.key) == key || keyring.closedKeys(for: opened.key).contains(key)
      || opening.keys(for: opened.key).contains(key)
  }

  /// Keys for what was written before this member was a reader: the log is read again with them.
  private mutating func believe(_ keys: [ClosedKey], before commit: Commit) {
    for closed in keys {
      let id = PayloadKeyID.closed(closed.id)
      if unopened.isWaiting(for: id, before: commit), opening.offer(closed.key, for: id) { needsReplay = true }
    }
  }

  /// The keys whose next epoch this commit starts with authority.
  private func startedKeys(_ opened: [CommitOpener.Opened], _ taking: Taking) -> Set<KeyName> {
    var names: Set<KeyName> = []
    for item in opened {
      guard case .event(let event) = item.event, let started = event as? KeyEpochStarted,
        let name = KeyName(started.key), case .compartment(.desk, _) = item.key,
        desk.authorizes(event, from: taking.envelope(item.number))
      else { continue }
      names.insert(name)
    }
    return names
  }

  /// Why a key record is not believed, or nil.
  private func refusal(
    of record: KeyRecord, under place: PayloadKeyID, _ taking: Taking, started: Set<KeyName>, recovered: Set<KeyName>
  ) -> Refusal? {
    if case .closed = record {
      let author = desk.members[taking.author]
      let isKeeper = author?.status == .admitted && author?.posts.isDisjoint(with: .keepers) == false
      return isKeeper ? nil : Refusal(.notEntitled, nil, .key(record.type))
    }
    guard let name = record.name else {
      // The recovery key is written once, by the founder.
      return Refusal(.notEntitled, nil, .key(record.type))
    }
    // The paper gives what its user does not hold; the ring compares each half with its published one.
    if case .secretHalf = record, recovered.contains(name) { return nil }
    if !desk.mayHandOut(name, taking.author) { return Refusal(.notEntitled, nil, .key(name.description)) }
    switch record {
    case .grant(let key), .previous(let key):
      return key.epoch <= epochCounts[name] ?? 1 ? nil : Refusal(.misplaced)
    case .publicHalf(let pair, let generation, _):
      let current = keyring.currentPublicHalf(of: pair)?.generation ?? 0
      return started.contains(name) && generation == current + 1 ? nil : Refusal(.misplaced)
    case .object, .secretHalf, .escrow, .closed:
      return nil
    }
  }
}
