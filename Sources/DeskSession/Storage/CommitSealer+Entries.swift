import CaseDomain
import Vault

/// The content keys of tips and leads: those that begin with a commit, and those that go to members one by one.
extension CommitSealer {
  /// Makes the keys that an event says begin, and has those handed on that it says were.
  mutating func prepare(_ event: any Event, _ number: EventNumber) throws {
    switch event {
    case let opened as LeadOpened where opened.closed?.isYes == true:
      closedEntries.insert(opened.scope(at: number))
    case let renewed as EntryKeyRenewed:
      guard let object = state.contentKeyID(of: renewed.on)?.object,
        let generation = UInt32(exactly: renewed.generation)
      else { throw DeskFault("keyMissing", "object") }
      let id = ObjectKeyID(object: object, generation: generation)
      minted[.object(id)] = SealingKey(random: random)
      newObjects[renewed.on.scope] = id
    case let granted as EntryKeyGranted:
      try hand(try records(of: granted.on), to: granted.members)
    default: break
    }
  }

  /// Every content key of an entry, oldest first: whoever comes later reads what was written before.
  private func records(of entry: CaseEntry) throws -> [KeyRecord] {
    guard let newest = newObjects[entry.scope] ?? state.contentKeyID(of: entry) else {
      throw DeskFault("keyMissing", "object")
    }
    return try (1...newest.generation).map { generation in
      let id = ObjectKeyID(object: newest.object, generation: generation)
      guard let key = minted[.object(id)] ?? state.keyring.key(for: .object(id)) else {
        throw DeskFault("keyMissing", "object")
      }
      return .object(ObjectKey(id: id, key: key))
    }
  }

  private mutating func hand(_ records: [KeyRecord], to members: [MemberID]) throws {
    for member in members {
      // A number whose keys nothing can be sealed to reads nothing at all.
      guard let agreement = state.publicKeys[member]?.agreement, let number = UInt32(exactly: member.rawValue) else {
        continue
      }
      keys += records.map { OutgoingKey(record: $0, recipient: .member(KeyHolder(rawValue: number), agreement)) }
    }
  }
}
