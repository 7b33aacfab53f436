import CaseDomain
import EventLog
import Vault

/// Keys that may open payloads before anybody can say whether they are to be believed.
///
/// A grant stands late in the log and opens what stands early, the entries that say who may grant included. So the log
/// is read again with the keys found; they only open. What they open counts once a record by someone entitled has given
/// the same key, and a key that no such record gives is left out when the log is read once more.
struct OpeningKeys: Sendable {
  var candidates: [PayloadKeyID: [SealingKey]] = [:]
  var confirmed: [PayloadKeyID: SealingKey] = [:]
  /// Somebody may put any number of false keys before the true one; so many are tried.
  private static let candidatesPerKey = 8

  init() {}

  /// Candidates that open anything under `id`.
  func keys(for id: PayloadKeyID) -> [SealingKey] { candidates[id] ?? [] }

  /// Notes a key; whether it is new.
  mutating func offer(_ key: SealingKey, for id: PayloadKeyID) -> Bool {
    let known = candidates[id] ?? []
    guard known.count < Self.candidatesPerKey, !known.contains(key) else { return false }
    candidates[id] = known + [key]
    return true
  }

  /// Notes that an entitled member gave this key; whether it was among the candidates.
  mutating func confirm(_ key: SealingKey, for id: PayloadKeyID) -> Bool {
    guard keys(for: id).contains(key) else { return false }
    confirmed[id] = key
    return true
  }

  /// Whether nobody entitled gave some candidate. Closed keys are offered by keepers only, and a false one opens nothing.
  var hasUnconfirmed: Bool {
    candidates.contains { id, keys in !id.isClosed && (keys.count > 1 || confirmed[id] == nil) }
  }

  /// All candidates, none confirmed yet.
  var unconfirmed: OpeningKeys {
    var keys = self
    keys.confirmed = [:]
    return keys
  }

  /// The candidates that were confirmed, to be confirmed anew.
  var onlyConfirmed: OpeningKeys {
    var keys = OpeningKeys()
    for (id, key) in confirmed { _ = keys.offer(key, for: id) }
    keys.candidates.merge(candidates.filter { $0.key.isClosed }) { first, _ in first }
    return keys
  }

  /// Compartments' keys by epoch, newest first, for following the chain of earlier epochs.
  var epochs: [EpochKey] {
    candidates.flatMap { id, keys -> [EpochKey] in
      guard case .compartment(let compartment, let epoch) = id else { return [] }
      return keys.map { EpochKey(compartment: compartment, epoch: epoch, key: $0) }
    }
    .sorted { ($0.compartment.text, $1.epoch) < ($1.compartment.text, $0.epoch) }
  }
}

/// What could not be opened, by the key it needs: a grant may come later in the log.
struct UnopenedPayloads: Sendable {
  /// The first few commits that need each compartment's key. Garbage may stand before what began the epoch.
  var compartments: [PayloadKeyID: [UInt64]] = [:]
  /// Content keys, as far as they are few: of somebody who reads `leads`, those of what they are taken off.
  var objects: Set<ObjectKeyID> = []
  var hasManyObjects = false
  private static let objectLimit = 65_536
  /// What nobody wrote for this member, or nobody at all. It is absent: that it stands there puts nothing in doubt.
  var closed: Set<ClosedID> = []
  /// Something may be there that this member's keys or this version of the program cannot read.
  var inDoubt = false
  private static let commitsPerKey = 4

  mutating func note(_ payload: Payload, in commit: UInt64) {
    switch payload.keyID.payloadKey {
    case .member: return
    case .closed(let id): closed.insert(id)
    case .compartment(let compartment, let epoch):
      let id = PayloadKeyID.compartment(compartment, epoch: epoch)
      if compartments[id]?.count ?? 0 < Self.commitsPerKey { compartments[id, default: []].append(commit) }
      if compartment == .leads { inDoubt = true }
    case .object(let id):
      if objects.count < Self.objectLimit { objects.insert(id) } else { hasManyObjects = true }
      inDoubt = true
    case nil: inDoubt = true
    }
  }

  /// The first commits with a payload under a compartment's key.
  func commits(under id: PayloadKeyID) -> [UInt64] { compartments[id] ?? [] }

  /// Whether something before `commit`, or in it, was passed over for want of this key. An object's key normally comes
  /// in the commit that first uses it.
  func isWaiting(for id: PayloadKeyID, before commit: Commit) -> Bool {
    if case .closed(let id) = id { return closed.contains(id) }
    guard case .object(let key) = id else { return compartments[id] != nil }
    return objects.contains(key) || hasManyObjects && !commit.payloads.contains { $0.keyID.payloadKey == id }
  }
}
