import CaseDomain
import EventLog
import Vault

/// Looks a desk over, without a key: its folders, the disk, the log, key files, attachments, backups, the clock.
///
/// It changes one thing only: where a sync had failed, it reads the log's tail again from the device and, if that is
/// whole, lets the desk write again.
package struct Checkup {
  /// What was found.
  package struct Report: Sendable {
    package internal(set) var findings: [CheckupFinding] = []
    /// What a look at the whole log said; nil where it could not be looked at.
    package internal(set) var log: LogVerifier.Report?

    package var weight: CheckupFinding.Weight {
      let isBroken = log.map { $0.verdict != .sound } ?? false
      return max(findings.map(\.weight).max() ?? .notice, isBroken ? .broken : .notice)
    }
  }

  let layout: DeskLayout
  let environment: DeskEnvironment
  let machine: Machine
  var report = Report()
  var fileSystem: any FileSystem { environment.fileSystem }

  /// Bytes below which a disk is nearly full, and below which a busy day may not fit.
  static let (spaceOut, spaceLow): (Int64, Int64) = (16 << 20, 512 << 20)
  /// Files that can still be made.
  static let filesLow: Int64 = 1000
  /// Days after which a backup is old.
  static let backupAge: Int64 = 7
  /// The same for sealed identities, which somebody carries elsewhere.
  static let identityBackupAge: Int64 = 31
  /// Tenths of a second for which a desk that saves may hold the lock.
  private static let patience = 30

  package init(_ layout: DeskLayout, environment: DeskEnvironment, machine: Machine) {
    (self.layout, self.environment, self.machine) = (layout, environment, machine)
  }

  /// - Parameter progress: told how far reading the log is.
  package mutating func run(progress: (LogVerifier.Progress) -> Bool = { _ in true }) -> Report {
    report = Report()
    checkFolders()
    checkRoom()
    guard (try? FileEventStore.exists(in: layout.directory, fileSystem: fileSystem)) == true else {
      find("noDesk", .broken, layout.directory)
      return report
    }
    let isHeld = checkLocks()
    let cleared = isHeld ? nil : clearFailure()
    let log = LogVerifier(directory: layout.directory, fileSystem: fileSystem).run(progress: progress)
    report.log = log
    if let cleared { find(cleared ? "syncCleared" : "syncNotCleared", cleared ? .look : .broken) }
    if log.tornTail != nil { find("tornTail", .notice) }
    if !log.tornFiles.isEmpty { find("tornFiles", .notice, String(log.tornFiles.count), layout.log) }
    checkClock(log)
    checkMembers()
    checkSealed()
    checkBackup(log)
    checkWitness(log)
    return report
  }

  mutating func find(_ id: String, _ weight: CheckupFinding.Weight, _ details: String...) {
    let made: CheckupFinding =
      switch details.count {
      case 0: CheckupFinding(id, weight)
      case 1: CheckupFinding(id, weight, details[0])
      case 2: CheckupFinding(id, weight, details[0], details[1])
      default: CheckupFinding(id, weight, details[0], details[1], details[2])
      }
    if !report.findings.contains(made) { report.findings.append(made) }
  }

  func names(in directory: String) -> [String] { (try? fileSystem.list(directory)) ?? [] }

  // MARK: Place

  private mutating func checkFolders() {
    for directory in layout.directories + [layout.log] {
      do throws(FileError) {
        guard let status = try fileSystem.status(directory) else {
          find("folderMissing", directory == layout.drafts ? .notice : .broken, directory)
          continue
        }
        if status.permissions & 0o007 != 0, directory != layout.drafts {
          find("folderOpen", .look, directory, String(status.permissions & 0o777, radix: 8))
        }
        if !machine.mayWrite(directory) { find("folderClosed", .look, directory) }
        _ = try fileSystem.list(directory)
      } catch {
        find("folderUnreadable", .broken, directory, SystemErrorText.detail(error.code))
      }
    }
    if let kind = try? fileSystem.networkKind(layout.directory) {
      find("networkFileSystem", .broken, layout.directory, kind)
    }
    let staging = layout.directory + ".restoring"
    if let left = try? fileSystem.status(staging), left.isDirectory { find("restoringLeft", .notice, staging) }
  }

  private mutating func checkRoom() {
    guard let room = machine.room(layout.directory) else { return }
    if room.bytes < Self.spaceLow {
      find(
        room.bytes < Self.spaceOut ? "spaceOut" : "spaceLow", room.bytes < Self.spaceOut ? .broken : .look,
        String(room.bytes >> 20))
    }
    if let files = room.files, files < Self.filesLow { find("filesLow", .look, String(files)) }
  }

  // MARK: Locks

  /// Whether somebody keeps everybody else from saving: a desk that saves holds a lock for a moment, one that was
  /// stopped in the middle for as long as it is stopped.
  private mutating func checkLocks() -> Bool {
    for name in ["append.lock", "sync.lock"] {
      let path = layout.log + "/" + name
      guard let file = try? fileSystem.open(path, .read) else { continue }
      var tries = 0
      while (try? file.tryLock(.exclusive)) == false {
        tries += 1
        if tries > Self.patience {
          find("lockHeld", .broken, DeskFault.list(machine.holders(path)))
          return true
        }
        machine.pause()
      }
      try? file.unlock()
    }
    return false
  }

  // MARK: A failed sync

  /// Lets the desk write again after a sync had failed; nil where none had.
  private func clearFailure() -> Bool? {
    guard let extent = try? LogExtent(directory: layout.directory, fileSystem: fileSystem), extent.syncFailed else {
      return nil
    }
    let store = try? FileEventStore(
      directory: layout.directory, fileSystem: fileSystem, clearingFailure: true, limits: environment.logLimits)
    return store.map { $0.damage == nil } ?? false
  }

  // MARK: Clock

  private mutating func checkClock(_ log: LogVerifier.Report) {
    guard log.lastClock > 0 else { return }
    let ahead = environment.now().rawValue - log.lastClock
    if ahead < -10 * 60_000 { find("clockBehind", .look, String(-ahead / 60_000)) }
    if ahead > DeskClock.lead { find("clockAhead", .look, String(ahead / 86_400_000)) }
  }
}
