import EventLog
import Vault

/// Takes a long row of commits: while some are applied, in order and on the caller's thread, the payloads of the next are
/// opened on others.
struct ReadAhead {
  private var filling: [Commit] = []
  private var bytes = 0
  private var batch: OpeningBatch?

  /// Bytes of frames that are opened at once.
  private let batchBytes: Int

  init(batchBytes: Int = 1 << 20) { self.batchBytes = batchBytes }

  /// Takes note of the next commit; those before it may not be in the state yet.
  mutating func add(_ commit: Commit, to state: inout DeskState) {
    filling.append(commit)
    bytes += Int(commit.location.length)
    if bytes >= batchBytes { turn(&state) }
  }

  /// Brings every commit into the state.
  mutating func finish(_ state: inout DeskState) {
    while batch != nil || !filling.isEmpty { turn(&state) }
  }

  /// Sends off what was gathered and applies what was opened meanwhile.
  private mutating func turn(_ state: inout DeskState) {
    let done = batch
    let opened = done?.wait()
    batch = filling.isEmpty ? nil : OpeningBatch(filling, state: state, found: opened?.found ?? [:])
    filling = []
    bytes = 0
    guard let done, let opened else { return }
    for (commit, ahead) in zip(done.commits, opened.ahead) { state.take(commit, ahead) }
  }
}
