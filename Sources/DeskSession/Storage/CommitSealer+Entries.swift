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
      try hand(try records(of: granted.on), of: granted.on, to: granted.members)
    case let entered as RecusalEntered: keep(entered.member, from: entered.on)
    case let lifted as RecusalLifted:
      if let member = state.desk.recusals[lifted.recusal]?.member { keep(member, from: lifted.on) }
    default: break
    }
  }

  /// Every content key of an entry that the author holds, oldest first: whoever comes later reads what was written
  /// before. What is kept from the author they cannot hand on.
  private func records(of entry: CaseEntry) throws -> [ObjectKey] {
    guard let newest = newObjects[entry.scope] ?? state.contentKeyID(of: entry) else {
      throw DeskFault("keyMissing", "object")
    }
    return try (1...newest.generation).compactMap { generation in
      let id = ObjectKeyID(object: newest.object, generation: generation)
      let key = minted[.object(id)] ?? state.keyring.key(for: .object(id))
      if key == nil, generation == newest.generation { throw DeskFault("keyMissing", "object") }
      return key.map { ObjectKey(id: id, key: $0) }
    }
  }

  /// What this commit says of a member under a key that begins with it is not for them.
  private mutating func keep(_ member: MemberID, from entry: CaseEntry) {
    if let id = newObjects[entry.scope] { keptHere.append((entry, member, Int(id.generation))) }
  }

  /// The generations that a member is not handed, those of this commit included.
  private func kept(from member: MemberID, of entry: CaseEntry) -> Set<Int> {
    let here = keptHere.filter { $0.entry == entry && state.desk.members.isSamePerson($0.member, member) }
    return state.desk.generationsKept(from: member, of: entry).union(here.map(\.generation))
  }

  private mutating func hand(_ records: [ObjectKey], of entry: CaseEntry, to members: [MemberID]) throws {
    for member in members {
      // A number whose keys nothing can be sealed to reads nothing at all.
      guard let agreement = state.publicKeys[member]?.agreement, let number = UInt32(exactly: member.rawValue) else {
        continue
      }
      let kept = kept(from: member, of: entry)
      keys += records.filter { !kept.contains(Int($0.id.generation)) }
        .map { OutgoingKey(record: .object($0), recipient: .member(KeyHolder(rawValue: number), agreement)) }
    }
  }
}
