import CaseDomain
import EventLog
import Vault

/// A key record on its way into a commit, and whom it is sealed to.
struct OutgoingKey {
  enum Recipient {
    case under(PayloadKeyID)
    case member(KeyHolder, AgreementKey)
  }
  let record: KeyRecord
  let recipient: Recipient
}

/// Turns the events of a command into a proposal for the log: grouped by key, sealed, with the numbers in clear.
///
/// Key records follow the events, so that an event's number is the one its command counted with.
struct CommitSealer {
  let position: LogPosition
  let author: MemberID
  let random: any RandomSource
  let state: DeskState
  /// Keys that begin with this very commit.
  var minted: [PayloadKeyID: SealingKey] = [:]
  private var newestEpochs: [CompartmentID: PayloadKeyID] = [:]
  /// The content keys that entries begin with in this commit, or go on with.
  var newObjects: [Scope: ObjectKeyID] = [:]
  /// Entries that begin in this commit under a key that not every reader of leads has.
  var closedEntries: Set<Scope> = []
  /// Generations that begin in this commit and are kept from the member that is spoken of there.
  var keptHere: [(entry: CaseEntry, member: MemberID, generation: Int)] = []
  var keys: [OutgoingKey]
  private var groups: [Group] = []
  private var groupOfKey: [PayloadKeyID: Int] = [:]

  private struct Group {
    let key: PayloadKeyID
    var ordinals: [UInt16] = []
    var events: [StoredEvent] = []
  }

  /// What one commit can hold: ordinals have 16 bits.
  private static let eventLimit = 65_536

  /// - Parameters:
  ///   - state: what the events were decided on.
  ///   - keys: key records to carry.
  ///   - epochs: compartment keys that begin with this commit.
  init(
    at position: LogPosition, author: MemberID, state: DeskState, random: any RandomSource,
    keys: [OutgoingKey] = [], epochs: [EpochKey] = []
  ) {
    self.position = position
    self.author = author
    self.random = random
    self.state = state
    self.keys = keys
    for epoch in epochs {
      minted[epoch.id] = epoch.key
      newestEpochs[epoch.compartment] = epoch.id
    }
  }

  /// - Throws: `DeskFault` `keyMissing` for a scope whose key the author does not hold, `commitTooLarge`;
  ///   `EncodingError`; `VaultError`.
  mutating func proposal(for draft: Draft, roster: [RosterChange] = []) throws -> Proposal {
    if let readers = draft.closedReaders { return try closedProposal(for: draft, to: readers, roster: roster) }
    for (offset, event) in draft.events.enumerated() {
      let number = EventNumber(rawValue: Int64(position.firstEvent) + Int64(offset))
      try prepare(event, number)
      try add(.event(event), offset, under: try keyID(for: event.scope(at: number)))
    }
    var toMembers: [KeyHolder: (AgreementKey, Group)] = [:]
    for (index, outgoing) in keys.enumerated() {
      let ordinal = draft.events.count + index
      switch outgoing.recipient {
      case .under(let id): try add(.key(outgoing.record), ordinal, under: id)
      case .member(let holder, let agreement):
        var group = toMembers[holder]?.1 ?? Group(key: .member(holder))
        group.ordinals.append(try Self.checked(ordinal))
        group.events.append(.key(outgoing.record))
        toMembers[holder] = (agreement, group)
      }
    }
    let sealedToMembers = try toMembers.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { try seal($0.value.1, to: $0.value.0) }
    let payloads = try groups.map { try seal($0) }
    return Proposal(
      author: UInt32(author.rawValue), authorClock: draft.now.rawValue,
      eventCount: draft.events.count + keys.count, allocations: try draft.allocations.map(Self.claim),
      roster: roster, payloads: payloads + sealedToMembers)
  }

  private mutating func add(_ event: StoredEvent, _ ordinal: Int, under key: PayloadKeyID) throws {
    let index = groupOfKey[key] ?? groups.count
    if index == groups.count {
      groups.append(Group(key: key))
      groupOfKey[key] = index
    }
    groups[index].ordinals.append(try Self.checked(ordinal))
    groups[index].events.append(event)
  }

  private static func checked(_ ordinal: Int) throws -> UInt16 {
    guard ordinal < eventLimit, let checked = UInt16(exactly: ordinal) else { throw DeskFault("commitTooLarge") }
    return checked
  }

  private static func claim(_ allocation: CaseDomain.Allocation) throws -> EventLog.Allocation {
    guard let year = UInt16(exactly: allocation.year), let number = UInt32(exactly: allocation.ordinal) else {
      throw DeskFault("unexpected", "allocation")
    }
    return EventLog.Allocation(series: allocation.series.rawValue, year: year, number: number)
  }

  // MARK: Keys

  private mutating func keyID(for scope: Scope) throws -> PayloadKeyID {
    switch scope {
    case .desk: return try current(.desk)
    case .leads: return try current(.leads)
    case .audit: return try current(.audit)
    case .tip, .lead, .book:
      if let known = newObjects[scope] { return .object(known) }
      if let entry = CaseEntry(scope), let id = state.contentKeyID(of: entry) {
        guard state.keyring.key(for: .object(id)) != nil else { throw DeskFault("keyMissing", "object") }
        return .object(id)
      }
    case .closed: throw DeskFault("unexpected", "closed")
    }
    let object = ObjectKey(random: random)
    minted[.object(object.id)] = object.key
    newObjects[scope] = object.id
    if !closedEntries.contains(scope) {
      keys.append(OutgoingKey(record: .object(object), recipient: .under(try current(.leads))))
    }
    return .object(object.id)
  }

  private func current(_ compartment: CompartmentID) throws -> PayloadKeyID {
    if let id = newestEpochs[compartment] { return id }
    guard let epoch = state.keyring.currentEpoch(of: compartment) else {
      throw DeskFault("keyMissing", compartment.text)
    }
    return epoch.id
  }

  // MARK: Sealing

  private func seal(_ group: Group) throws -> Payload {
    guard let key = minted[group.key] ?? state.keyring.key(for: group.key) else {
      throw DeskFault("keyMissing", "object")
    }
    let keyID = KeyID(group.key)
    let sealed = try SealedPayload.seal(
      EventCodec.encode(group.events), under: key, aad: additionalData(keyID), random: random)
    return Payload(
      keyID: keyID, ordinals: group.ordinals, codec: EventCodec.json, nonce: sealed.nonce,
      ciphertext: sealed.ciphertext)
  }

  private func seal(_ group: Group, to agreement: AgreementKey) throws -> Payload {
    let keyID = KeyID(group.key)
    let sealed = try SealedPayload.seal(
      EventCodec.encode(group.events), to: agreement, aad: additionalData(keyID), random: random)
    return Payload(
      keyID: keyID, ordinals: group.ordinals, codec: EventCodec.json, nonce: sealed.nonce,
      ciphertext: sealed.ciphertext)
  }

  func additionalData(_ keyID: KeyID) -> [UInt8] {
    position.additionalData(author: UInt32(author.rawValue), keyID: keyID)
  }
}

extension KeyID {
  /// A payload's key as the log stores it.
  init(_ id: PayloadKeyID) {
    let packed = PackedKeyID(id)
    self.init(kind: packed.kind, high: packed.high, low: packed.low)
  }

  /// What the stored bytes mean, if this version knows.
  var payloadKey: PayloadKeyID? { PackedKeyID(kind: kind, high: high, low: low).keyID }
}
