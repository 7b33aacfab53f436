import Dispatch
import EventLog
import Synchronization
import Vault

/// What payloads of one commit came to with the keys that were likely to be theirs.
///
/// Opening depends on the payload, its place and the key alone. Which key counts is decided when the commit's turn comes;
/// what was opened with another is opened anew.
struct OpenedAhead: Sendable {
  fileprivate struct Trial: Sendable {
    let key: SealingKey
    let outcome: CommitOpener.Outcome
  }

  fileprivate var trials: [Trial?]

  /// What the payload at this place came to with this key; nil where that was not tried.
  func outcome(at place: Int, with key: SealingKey) -> CommitOpener.Outcome? {
    guard place < trials.count, let trial = trials[place], trial.key == key else { return nil }
    return trial.outcome
  }
}

/// Some commits in a row whose payloads are opened on all processors while the caller does something else.
final class OpeningBatch: Sendable {
  let commits: [Commit]
  private let openers: [CommitOpener]
  private let likely: [[SealingKey?]]
  private let isDone = DispatchSemaphore(value: 0)
  private let result = Mutex<([OpenedAhead], [PayloadKeyID: SealingKey])>(([], [:]))

  /// Begins.
  ///
  /// - Parameters:
  ///   - state: knows the keys of what came before.
  ///   - found: keys that stand in commits which the state has not taken yet.
  init(_ commits: [Commit], state: DeskState, found: [PayloadKeyID: SealingKey]) {
    self.commits = commits
    openers = commits.map { CommitOpener(commit: $0, keys: state.keys, holder: state.holder) }
    likely = commits.map { commit in
      commit.payloads.map { payload in
        payload.keyID.payloadKey.flatMap { state.keyring.key(for: $0) ?? found[$0] }
      }
    }
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      let opened = open()
      result.withLock { $0 = opened }
      isDone.signal()
    }
  }

  /// Waits for the end. Once.
  ///
  /// - Returns: what each commit's payloads came to, and the keys that stand in them, whether to be believed or not.
  func wait() -> (ahead: [OpenedAhead], found: [PayloadKeyID: SealingKey]) {
    isDone.wait()
    return result.withLock { $0 }
  }

  private typealias Place = (commit: Int, payload: Int, key: SealingKey)

  /// First what has a key already, then what needs one that stood in the first.
  private func open() -> ([OpenedAhead], [PayloadKeyID: SealingKey]) {
    var ahead = commits.map { OpenedAhead(trials: Array(repeating: nil, count: $0.payloads.count)) }
    var found: [PayloadKeyID: SealingKey] = [:]
    var (held, missing): ([Place], [(commit: Int, payload: Int, id: PayloadKeyID)]) = ([], [])
    for (commit, keys) in likely.enumerated() {
      for (payload, key) in keys.enumerated() {
        if let key {
          held.append((commit, payload, key))
        } else if let id = commits[commit].payloads[payload].keyID.payloadKey, id.isShared {
          missing.append((commit, payload, id))
        }
      }
    }
    tryKeys(of: held, &ahead, &found)
    tryKeys(
      of: missing.compactMap { place in found[place.id].map { (place.commit, place.payload, $0) } }, &ahead, &found)
    return (ahead, found)
  }

  private func tryKeys(of places: [Place], _ ahead: inout [OpenedAhead], _ found: inout [PayloadKeyID: SealingKey]) {
    let portions = (places.count + Self.portion - 1) / Self.portion
    let opened = Mutex([[CommitOpener.Outcome]](repeating: [], count: portions))
    DispatchQueue.concurrentPerform(iterations: portions) { portion in
      let range = portion * Self.portion..<min((portion + 1) * Self.portion, places.count)
      let outcomes = places[range].map {
        openers[$0.commit].open(commits[$0.commit].payloads[$0.payload], with: $0.key)
      }
      opened.withLock { $0[portion] = outcomes }
    }
    let outcomes = opened.withLock { $0.flatMap { $0 } }
    for (place, outcome) in zip(places, outcomes) {
      ahead[place.commit].trials[place.payload] = .init(key: place.key, outcome: outcome)
      guard case .opened(let events) = outcome else { continue }
      for case .key(let record) in events.lazy.map(\.event) { for (id, key) in record.opens { found[id] = key } }
    }
  }

  private static let portion = 32
}

extension PayloadKeyID {
  /// Whether a key of this name is handed to several people: others are opened with the member's own.
  fileprivate var isShared: Bool {
    switch self {
    case .compartment, .object: true
    case .member, .closed: false
    }
  }
}
