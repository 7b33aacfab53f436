import CaseDomain
import EventLog
import Vault

/// Snapshots are caches (design §5): without them everything is as it is with them, later.
extension OpenDesk {
  var snapshotSource: SnapshotSource {
    SnapshotSource(
      layout: layout, environment: environment, member: member, keys: keys, desk: store.desk.bytes)
  }

  /// Whether so much was read since the last snapshot that the next opening would take noticeably longer.
  package var isSnapshotDue: Bool {
    environment.stateDirectory != nil && store.damage == nil && !state.needsReplay && !isSnapshotFailed
      && state.desk.lastEvent.rawValue - snapshotEvent.rawValue >= environment.snapshotStep
  }

  /// Whether a part of the snapshot that this desk was opened from could not be read: its state goes on to be true, and
  /// the snapshot is good for nothing any more.
  var isSnapshotFailed: Bool { snapshot?.hasFailed == true }

  /// The next snapshot; nil where the log cannot say where reading would go on.
  func snapshotJob() -> SnapshotJob? {
    guard let point = (store as? FileEventStore)?.resumePoint, let folder = snapshotSource.folder,
      point.head.commits == state.places.count
    else { return nil }
    return SnapshotJob(
      state: state, point: point, folder: folder, earlier: snapshot, environment: environment)
  }

  /// Writes a snapshot here and now, and goes on with it.
  ///
  /// - Throws: `DeskFault`; nothing is lost by that.
  package func saveSnapshot() throws(DeskFault) {
    guard let job = snapshotJob() else { return }
    try faulting { try job.run() }
    adoptSnapshot()
  }

  /// Goes on with the snapshot that was written: what is not looked at takes no memory, and what does not change is not
  /// written again.
  func adoptSnapshot() {
    guard let written = DeskSnapshot(snapshotSource), written.resume.head.commits <= state.places.count else { return }
    var fresh = written.state
    do {
      let first = written.resume.head.commits + 1
      if first <= state.places.count {
        for number in first...state.places.count { fresh.take(try store.commit(at: number)) }
      }
    } catch {
      return
    }
    guard !fresh.needsReplay, fresh.desk.lastEvent == state.desk.lastEvent else { return }
    state = fresh
    noteSnapshot(written)
  }

  /// Lets go of a snapshot that could not be read: the state comes from the log again.
  ///
  /// - Throws: `DeskFault` where the log cannot be read.
  func leaveSnapshot() throws(DeskFault) {
    snapshotSource.folder?.discard()
    state.needsReplay = true
    try faulting { try replayIfNeeded() }
    noteSnapshot(nil)
  }
}
