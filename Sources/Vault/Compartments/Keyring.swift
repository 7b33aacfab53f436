/// What one member can open, gathered from the key records the member could read: a value, filled while the log is
/// followed, empty without a grant.
///
/// Keys arrive in any order: a grant stands late in the log and opens payloads that stand early. `insert` says which
/// key id became readable, so that payloads kept aside under that id can be opened then.
package struct Keyring: Sendable {
  /// Whose keys these are.
  package let holder: KeyHolder
  private(set) var epochs: [CompartmentID: [UInt32: SealingKey]] = [:]
  var objects = ObjectKeyStore()
  private(set) var publicHalves: [PairID: [UInt32: AgreementKey]] = [:]
  private(set) var secretHalves: [PairID: [UInt32: PairSecret]] = [:]
  private(set) var closedKeys: [ClosedID: [SealingKey]] = [:]

  /// An empty ring.
  package init(holder: KeyHolder) {
    self.holder = holder
  }

  /// What became of a record.
  package enum Insertion: Hashable, Sendable {
    /// Payloads under this key id can be opened now.
    case opened(PayloadKeyID)
    /// A half of a pair, or an escrow record, was taken note of.
    case noted
    /// Nothing new.
    case known
    /// It stood where records of its kind do not stand, or in another member's payload. Nothing changed.
    case misplaced
    /// It gives another key than the one held under the same name. The first one stays.
    case contradicts
  }

  /// Takes in a record whose author had the right to write it.
  ///
  /// - Parameter keyID: The key of the payload it stood in.
  package mutating func insert(_ record: KeyRecord, under keyID: PayloadKeyID) -> Insertion {
    guard record.mayStand(under: keyID) else { return .misplaced }
    if case .member(let member) = keyID, member != holder { return .misplaced }
    switch record {
    case .grant(let key), .previous(let key):
      return insert(key)
    case .object(let key):
      if let held = objects.key(key.id) { return held == key.key ? .known : .contradicts }
      objects.insert(key)
      return .opened(.object(key.id))
    case .publicHalf(let pair, let generation, let key):
      if let held = publicHalves[pair]?[generation] { return held == key ? .known : .contradicts }
      publicHalves[pair, default: [:]][generation] = key
      return .noted
    case .secretHalf(let secret):
      return insert(secret)
    case .escrow:
      return .noted
    case .closed(let keys):
      let areNew = keys.map { insert($0) }
      return areNew.contains(true) ? .noted : .known
    }
  }

  /// A false key opens nothing, and must not keep the true one out: a few are kept beside each other.
  private mutating func insert(_ closed: ClosedKey) -> Bool {
    let known = closedKeys[closed.id] ?? []
    guard known.count < Self.closedKeyLimit, !known.contains(closed.key) else { return false }
    closedKeys[closed.id] = known + [closed.key]
    return true
  }

  private static let closedKeyLimit = 8

  private mutating func insert(_ key: EpochKey) -> Insertion {
    if let held = epochs[key.compartment]?[key.epoch] { return held == key.key ? .known : .contradicts }
    epochs[key.compartment, default: [:]][key.epoch] = key.key
    return .opened(key.id)
  }

  private mutating func insert(_ secret: PairSecret) -> Insertion {
    if let held = secretHalves[secret.pair]?[secret.generation] { return held == secret ? .known : .contradicts }
    let published = publicHalves[secret.pair]?[secret.generation]
    if let published, published != secret.secret.publicKey { return .contradicts }
    secretHalves[secret.pair, default: [:]][secret.generation] = secret
    return .noted
  }
}

// MARK: Forgetting

extension Keyring {
  /// Lets go of one content key, so that another may be taken in under its name.
  package mutating func forget(_ id: ObjectKeyID) { objects.remove(id) }

  /// Overwrites the keys held here and lets go of them: the ring is as empty as without a grant. O(n).
  ///
  /// Reaches only what no other copy of the ring shares.
  package mutating func wipe() {
    for compartment in epochs.keys {
      for epoch in epochs[compartment, default: [:]].keys { epochs[compartment]?[epoch] = .blank }
    }
    for pair in secretHalves.keys {
      for generation in secretHalves[pair, default: [:]].keys {
        secretHalves[pair]?[generation] = PairSecret(pair: pair, generation: generation, seed: .blank)
      }
    }
    for closed in closedKeys.keys {
      for place in closedKeys[closed, default: []].indices { closedKeys[closed]?[place] = .blank }
    }
    objects.wipe()
    self = Keyring(holder: holder)
  }
}

// MARK: Asking

extension Keyring {
  /// The key of a payload; `nil` where it is absent, and for payloads sealed to members, whose key no record gives.
  package func key(for keyID: PayloadKeyID) -> SealingKey? {
    switch keyID {
    case .compartment(let compartment, let epoch): epochs[compartment]?[epoch]
    case .object(let id): objects.key(id)
    case .member, .closed: nil
    }
  }

  /// What may open a closed payload that was written before the holder was a reader; empty for other key ids.
  package func closedKeys(for keyID: PayloadKeyID) -> [SealingKey] {
    if case .closed(let id) = keyID { closedKeys[id] ?? [] } else { [] }
  }

  /// The newest epoch held, which new payloads are sealed with; `nil` where the compartment is absent.
  package func currentEpoch(of compartment: CompartmentID) -> EpochKey? {
    epochs[compartment]?.max { $0.key < $1.key }
      .map { EpochKey(compartment: compartment, epoch: $0.key, key: $0.value) }
  }

  /// The compartments of which any epoch is held.
  package var compartments: Set<CompartmentID> { Set(epochs.keys) }

  /// An object's content key of the newest generation held.
  package func currentKey(of object: ObjectID) -> ObjectKey? { objects.newest(object) }

  /// How many object keys are held.
  package var objectKeyCount: Int { objects.count }

  /// The public half to seal to, and its generation; `nil` until one was published.
  package func currentPublicHalf(of pair: PairID) -> PairPublic? {
    publicHalves[pair]?.max { $0.key < $1.key }.map { PairPublic(pair: pair, generation: $0.key, key: $0.value) }
  }

  package func publicHalf(of pair: PairID, generation: UInt32) -> AgreementKey? {
    publicHalves[pair]?[generation]
  }

  /// A private half, unless it does not fit the published public half.
  package func secretHalf(of pair: PairID, generation: UInt32) -> PairSecret? {
    guard let secret = secretHalves[pair]?[generation] else { return nil }
    if let published = publicHalves[pair]?[generation], published != secret.secret.publicKey { return nil }
    return secret
  }

  /// Every private half of a pair that is held, by generation: what a new holder is given.
  package func secretHalves(of pair: PairID) -> [PairSecret] {
    (secretHalves[pair] ?? [:]).keys.sorted().compactMap { secretHalf(of: pair, generation: $0) }
  }
}

/// The public half of a pair, with the generation a seal has to name.
package struct PairPublic: Hashable, Sendable {
  package let pair: PairID
  package let generation: UInt32
  package let key: AgreementKey

  package init(pair: PairID, generation: UInt32, key: AgreementKey) {
    self.pair = pair
    self.generation = generation
    self.key = key
  }
}
