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
  private let position: LogPosition
  private let author: MemberID
  private let random: any RandomSource
  private let state: DeskState
  /// Keys that begin with this very commit.
  private var minted: [PayloadKeyID: SealingKey] = [:]
  private var newestEpochs: [CompartmentID: PayloadKeyID] = [:]
  private var newObjects: [Scope: PayloadKeyID] = [:]
  private var keys: [OutgoingKey]

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

  /// - Throws: `DeskFault` `keyMissing` for a scope whose key the author does not hold; `EncodingError`; `VaultError`.
  mutating func proposal(for draft: Draft, roster: [RosterChange] = []) throws -> Proposal {
    var groups: [(key: PayloadKeyID, ordinals: [UInt16], events: [StoredEvent])] = []
    func add(_ event: StoredEvent, _ ordinal: Int, under key: PayloadKeyID) {
      if let index = groups.firstIndex(where: { $0.key == key }) {
        groups[index].ordinals.append(UInt16(ordinal))
        groups[index].events.append(event)
      } else {
        groups.append((key, [UInt16(ordinal)], [event]))
      }
    }
    guard draft.events.count + keys.count < Int(UInt16.max) / 2 else { throw DeskFault("commitTooLarge") }
    for (offset, event) in draft.events.enumerated() {
      let number = EventNumber(rawValue: Int64(position.firstEvent) + Int64(offset))
      add(.event(event), offset, under: try keyID(for: event.scope(at: number)))
    }
    var sealedToMembers: [Payload] = []
    for (index, outgoing) in keys.enumerated() {
      let ordinal = draft.events.count + index
      switch outgoing.recipient {
      case .under(let id): add(.key(outgoing.record), ordinal, under: id)
      case .member(let holder, let agreement):
        sealedToMembers.append(try seal(outgoing.record, ordinal: UInt16(ordinal), to: holder, agreement))
      }
    }
    let payloads = try groups.map { try seal($0.events, ordinals: $0.ordinals, under: $0.key) }
    return Proposal(
      author: UInt32(author.rawValue), authorClock: draft.now.rawValue,
      eventCount: draft.events.count + keys.count,
      allocations: draft.allocations.map {
        EventLog.Allocation(series: $0.series.rawValue, year: UInt16($0.year), number: UInt32($0.ordinal))
      },
      roster: roster, payloads: payloads + sealedToMembers)
  }

  // MARK: Keys

  private mutating func keyID(for scope: Scope) throws -> PayloadKeyID {
    switch scope {
    case .desk: return try current(.desk)
    case .leads: return try current(.leads)
    case .audit: return try current(.audit)
    case .tip(let tip):
      if let object = state.tipObjects[tip] { return try current(object) }
    case .lead(let lead):
      if let object = state.leadObjects[lead] { return try current(object) }
    }
    if let known = newObjects[scope] { return known }
    let object = ObjectKey(random: random)
    let id = PayloadKeyID.object(object.id)
    minted[id] = object.key
    newObjects[scope] = id
    keys.append(OutgoingKey(record: .object(object), recipient: .under(try current(.leads))))
    return id
  }

  private func current(_ compartment: CompartmentID) throws -> PayloadKeyID {
    if let id = newestEpochs[compartment] { return id }
    guard let epoch = state.keyring.currentEpoch(of: compartment) else {
      throw DeskFault("keyMissing", compartment.text)
    }
    return epoch.id
  }

  private func current(_ object: ObjectID) throws -> PayloadKeyID {
    guard let key = state.keyring.currentKey(of: object) else { throw DeskFault("keyMissing", "object") }
    return .object(key.id)
  }

  // MARK: Sealing

  private func seal(_ events: [StoredEvent], ordinals: [UInt16], under id: PayloadKeyID) throws -> Payload {
    guard let key = minted[id] ?? state.keyring.key(for: id) else { throw DeskFault("keyMissing", "\(id)") }
    let keyID = KeyID(id)
    let sealed = try SealedPayload.seal(
      EventCodec.encode(events), under: key, aad: additionalData(keyID), random: random)
    return Payload(
      keyID: keyID, ordinals: ordinals, codec: EventCodec.json, nonce: sealed.nonce, ciphertext: sealed.ciphertext)
  }

  private func seal(
    _ record: KeyRecord, ordinal: UInt16, to holder: KeyHolder, _ agreement: AgreementKey
  ) throws -> Payload {
    let keyID = KeyID(PayloadKeyID.member(holder))
    let sealed = try SealedPayload.seal(
      EventCodec.encode([.key(record)]), to: agreement, aad: additionalData(keyID), random: random)
    return Payload(
      keyID: keyID, ordinals: [ordinal], codec: EventCodec.json, nonce: sealed.nonce, ciphertext: sealed.ciphertext)
  }

  private func additionalData(_ keyID: KeyID) -> [UInt8] {
    position.additionalData(author: UInt32(author.rawValue), keyID: keyID)
  }
}

extension KeyID {
  /// A payload's key as the log stores it.
  init(_ id: PayloadKeyID) {
    let packed = PackedKeyID(id)
    // A packed id has 16 bytes by construction.
    self.init(kind: packed.kind, bytes: packed.bytes)!
  }

  /// What the stored bytes mean, if this version knows.
  var payloadKey: PayloadKeyID? { PackedKeyID(kind: kind, bytes: bytes)?.keyID }
}
