import Foundation

/// When the worker writes snapshots: after so many events, on a thread of its own, one at a time.
struct SnapshotSchedule {
  /// Counts the desks that were opened: what ends late belongs to one that is open no more.
  private var opening = 0
  private var isRunning = false
  /// One that could not be written is not tried again until the desk is opened anew: the disk may be full, and nobody
  /// is waiting for it.
  private var hasFailed = false

  mutating func begin() {
    opening += 1
    isRunning = false
    hasFailed = false
  }

  mutating func startIfDue(_ desk: OpenDesk, _ mailbox: WorkerMailbox) {
    guard !isRunning, !hasFailed, desk.isSnapshotDue, let job = desk.snapshotJob() else { return }
    isRunning = true
    let opening = opening
    let thread = Thread {
      let isWritten = (try? job.run()) != nil
      mailbox.post(.snapshotEnded(opening: opening, isWritten: isWritten))
    }
    // Encoding recurses; the default of secondary threads is small.
    thread.stackSize = 8 << 20
    thread.qualityOfService = .utility
    thread.start()
  }

  mutating func ended(_ opening: Int, _ isWritten: Bool, _ desk: OpenDesk?) {
    guard opening == self.opening else { return }
    isRunning = false
    hasFailed = !isWritten
    if isWritten { desk?.adoptSnapshot() }
  }
}
