/// Reads a whole log without any key and says whether it is what was once acknowledged. It changes nothing.
package struct LogVerifier {
  /// What the answer comes to.
  package enum Verdict: Hashable, Sendable {
    /// Every byte of every acknowledged commit is as it was signed.
    case sound
    /// Something acknowledged is not as it was.
    case damaged
    /// Something could not be read, or was written by a later version.
    case cannotTell
  }

  /// What was found. Everything in it that matters to the verdict is in `damage` or `unreadable`.
  package struct Report: Sendable {
    package internal(set) var verdict = Verdict.sound
    package internal(set) var desk: DeskID?
    /// Where the log ends, damaged or not.
    package internal(set) var head = Head.empty
    /// How many commits from the first are sound.
    package internal(set) var soundCommits: UInt64 = 0
    /// Everything damaged, in the order it stands in the log.
    package internal(set) var damage: [Damage] = []
    /// Why something could not be told.
    package internal(set) var unreadable: [StoreError] = []
    /// Checkpoints that nobody on the roster signed.
    package internal(set) var unsigned: [Checkpoint] = []
    /// An unfinished write behind the acknowledged end: the next opening clears it away.
    package internal(set) var tornTail: Damage?
    /// Copies of what earlier repairs cleared away.
    package internal(set) var tornFiles: [String] = []
    /// Frames whose signature was checked.
    package internal(set) var signatures: UInt64 = 0
    /// What the last commit's author's clock showed, milliseconds since 1970 UTC.
    package internal(set) var lastClock: Int64 = 0
    /// Whether a sync has failed and `doctor` was not run yet.
    package internal(set) var syncFailed = false
    /// The caller stopped it.
    package internal(set) var cancelled = false
  }

  /// How far the work is.
  package struct Progress: Hashable, Sendable {
    /// Bytes read.
    package let bytes: Int64
    /// Bytes of all segments.
    package let total: Int64
    /// Commits read.
    package let commits: UInt64
  }

  private let directory: String
  private let fileSystem: any FileSystem
  private let threads: Int

  /// - Parameters:
  ///   - directory: the desk's.
  ///   - threads: that check signatures; nil for one a processor.
  package init(directory: String, fileSystem: any FileSystem, threads: Int? = nil) {
    self.directory = directory
    self.fileSystem = fileSystem
    self.threads = threads ?? Parallel.processors
  }

  /// - Parameters:
  ///   - checkpoints: notes the log must agree with.
  ///   - witnessed: the highest head a member has seen.
  ///   - progress: called now and then; false stops the work.
  package func run(
    against checkpoints: [Checkpoint] = [], witnessed: Head? = nil, progress: (Progress) -> Bool = { _ in true }
  ) -> Report {
    var walk = VerificationWalk(
      directory: FileEventStore.logDirectory(directory), fileSystem: fileSystem, threads: threads)
    do {
      try walk.run(expecting: checkpoints, witnessed: witnessed, progress: progress)
    } catch let error as FileError {
      walk.report.unreadable.append(.file(error))
    } catch let error as StoreError {
      walk.report.unreadable.append(error)
    } catch {
      // Nothing else is thrown on the way; if it were, the answer would still not be "sound".
      walk.report.cancelled = true
    }
    var report = walk.report
    for checkpoint in checkpoints {
      if let desk = report.desk, checkpoint.desk != desk {
        report.unreadable.append(.wrongDesk(expected: checkpoint.desk, found: desk))
      } else if !checkpoint.isSigned(by: walk.roster) {
        report.unsigned.append(checkpoint)
      }
    }
    if !report.damage.isEmpty {
      report.verdict = .damaged
    } else if !report.unreadable.isEmpty || !report.unsigned.isEmpty || report.cancelled {
      report.verdict = .cannotTell
    }
    return report
  }
}
