import CaseDomain
import Dispatch
import EventLog
import Synchronization
import Vault

/// Opens the payloads of a commit with what a member holds.
struct CommitOpener: Sendable {
  let commit: Commit
  let keys: MemberKeys
  let holder: KeyHolder
  let codec = EventCodec.standard

  /// One event of a commit, opened.
  struct Opened: Sendable {
    let number: EventNumber
    let event: StoredEvent
    /// The key it stood under.
    let key: PayloadKeyID
    /// The very key that opened it; nil for the member's own.
    let openedWith: SealingKey?
  }

  /// What opening a payload came to.
  enum Outcome: Sendable {
    case opened([Opened])
    /// Under a key that is not held (yet), or of a kind this version does not know.
    case absent
    /// The key is held, but the bytes are not what it sealed, or no such events.
    case damaged
    /// The key is held, but a later version of the program wrote the text.
    case newer
  }

  /// Opens payloads, on all processors where there are many: a batch of imported tips is one commit.
  ///
  /// - Parameters:
  ///   - places: of the payloads in the commit.
  ///   - ahead: what was opened before.
  ///   - candidates: keys that may be the one of a key id, likeliest first.
  func open(_ places: [Int], _ ahead: OpenedAhead?, candidates: (PayloadKeyID) -> [SealingKey]) -> [Outcome] {
    var outcomes = [Outcome?](repeating: nil, count: places.count)
    var rest: [(index: Int, payload: Payload, keys: [SealingKey])] = []
    for (index, place) in places.enumerated() {
      let payload = commit.payloads[place]
      let keys = payload.keyID.payloadKey.map(candidates) ?? []
      // Damage is looked at again: another candidate may open it.
      if let key = keys.first, case .opened(let events)? = ahead?.outcome(at: place, with: key) {
        outcomes[index] = .opened(events)
      } else {
        rest.append((index, payload, keys))
      }
    }
    for (item, outcome) in zip(rest, open(rest.map { ($0.payload, $0.keys) })) { outcomes[item.index] = outcome }
    return outcomes.map { $0 ?? .absent }
  }

  private func open(_ payloads: [(payload: Payload, keys: [SealingKey])]) -> [Outcome] {
    guard payloads.count(where: { !$0.keys.isEmpty }) > Self.portion else {
      return payloads.map { open($0.payload, with: $0.keys) }
    }
    let portions = (payloads.count + Self.portion - 1) / Self.portion
    let opened = Mutex([[Outcome]](repeating: [], count: portions))
    DispatchQueue.concurrentPerform(iterations: portions) { portion in
      let range = portion * Self.portion..<min((portion + 1) * Self.portion, payloads.count)
      let outcomes = payloads[range].map { open($0.payload, with: $0.keys) }
      opened.withLock { $0[portion] = outcomes }
    }
    return opened.withLock { $0.flatMap { $0 } }
  }

  private static let portion = 64

  /// - Parameter candidates: keys that may be the one of a key id, likeliest first.
  func open(_ payload: Payload, candidates: (PayloadKeyID) -> [SealingKey]) -> Outcome {
    open(payload, with: payload.keyID.payloadKey.map(candidates) ?? [])
  }

  /// With one key.
  func open(_ payload: Payload, with key: SealingKey) -> Outcome { open(payload, with: [key]) }

  private func open(_ payload: Payload, with candidates: [SealingKey]) -> Outcome {
    guard let id = payload.keyID.payloadKey else { return .absent }
    let sealed = SealedPayload(nonce: payload.nonce, ciphertext: payload.ciphertext)
    let aad = commit.position.additionalData(author: commit.author, keyID: payload.keyID)
    if case .member(let member) = id {
      guard member == holder else { return .absent }
      guard let text = try? sealed.open(with: keys.agreement, aad: aad) else { return .damaged }
      return events(in: text, of: payload, id, openedWith: nil)
    }
    if case .closed(let closed) = id { return open(payload, closed, sealed, aad, with: candidates) }
    if candidates.isEmpty { return .absent }
    for key in candidates {
      if let text = try? sealed.open(with: key, aad: aad) { return events(in: text, of: payload, id, openedWith: key) }
    }
    return .damaged
  }

  /// What does not open for this member is absent, whatever it is: cover, somebody else's, or somebody's nonsense.
  private func open(
    _ payload: Payload, _ id: ClosedID, _ sealed: SealedPayload, _ aad: [UInt8], with candidates: [SealingKey]
  ) -> Outcome {
    let own = ClosedPayload.key(of: sealed, id, holder: holder, secret: keys.agreement, aad: aad)
    for key in [own].compactMap({ $0 }) + candidates {
      guard let text = ClosedPayload.text(of: sealed, key: key, aad: aad) else { continue }
      let outcome = events(in: text, of: payload, .closed(id), openedWith: key == own ? nil : key)
      if case .damaged = outcome { return .absent }
      return outcome
    }
    return .absent
  }

  /// With the keys of a ring only.
  func open(_ payload: Payload, with keyring: Keyring) -> Outcome {
    open(payload) { id in keyring.key(for: id).map { [$0] } ?? keyring.closedKeys(for: id) }
  }

  private func events(
    in text: [UInt8], of payload: Payload, _ id: PayloadKeyID, openedWith key: SealingKey?
  ) -> Outcome {
    guard payload.codec == EventCodec.json else { return .newer }
    guard let events = try? codec.decode(text), events.count == payload.ordinals.count else { return .damaged }
    return .opened(
      zip(payload.ordinals, events).map { ordinal, event in
        Opened(
          number: EventNumber(rawValue: Int64(commit.position.firstEvent) + Int64(ordinal)), event: event, key: id,
          openedWith: key)
      })
  }
}
