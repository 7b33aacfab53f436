import DeskSession
import EventLog
import Glibc
import TestSupport

/// A desk that stands still while it has one of the log's locks.
extension FaultReport {
  /// How long the others wait here; long enough that nobody else's work is taken for standing still.
  private static let patience = LockPatience(stopped: 0.5, working: 60)

  /// A process that has a lock is stopped, as by Ctrl-Z, while another desk wants to save; then it goes on.
  package static func stoppedHolder(_ effort: FaultEffort) throws -> FaultReport {
    var report = FaultReport()
    let office = try RealOffice()
    var notes: [OfficeNote] = []
    OfficeWork(office.place) { notes.append($0) }.run()
    let impatient = OfficePlace(PosixFileSystem(patience: patience), root: office.root)
    for lock in ["append.lock", "sync.lock"] {
      for isOpening in [true, false] {
        let path = office.place.layout.log + "/" + lock
        var refused: [OfficeNote] = []
        let work = OfficeWork(impatient) { refused.append($0) }
        // Whoever has the desk open already, and whoever opens it only now.
        if !isOpening { work.run([.undertaking]) }
        let holder = try StoppedHolder(of: path)
        let isDone = work.run([.ledger1], attempts: 1)
        holder.release()
        var findings: [String] = isDone ? ["saved without the lock"] : []
        report.tell(refused)
        if !refused.contains(where: {
          if case .refused(_, "lockHeld", let details) = $0 { details == [path, "\(holder.process)"] } else { false }
        }) {
          findings.append("not named: \(refused.map(\.line)), \(holder.process)")
        }
        // Tried again it is saved, once.
        let before = try Self.tips(office.place)
        if !work.run([.ledger1], attempts: 1) { findings.append("still refused") }
        findings += OfficeOracle(office.place, notes: notes).findings(goesOn: false)
          .filter { !$0.hasPrefix("LOST tips of ledger1") }
        if !(5...5).contains(try Self.tips(office.place) - before), before % 5 != 1 { findings.append("saved twice") }
        report.add(
          .refused, findings: findings, acknowledged: notes.count(where: \.isDone), trial: "\(lock) \(isOpening)")
      }
    }
    return report
  }

  private static func tips(_ place: OfficePlace) throws -> Int {
    let desk = try OfficeWork.open(place)
    defer { desk.close() }
    return desk.desk.tips.count
  }
}

/// A process of its own that takes a lock and is stopped.
private final class StoppedHolder {
  let process: pid_t

  init(of path: String) throws {
    let started = try Program.run([
      "sh", "-c", "\"$@\" >/dev/null 2>&1 & echo $!", "sh", Program.besideTests("faults"), "hold", path,
    ])
    guard let process = pid_t(started.output.split(separator: "\n").first ?? "") else {
      throw RealOffice.Unable(reason: started.errors)
    }
    self.process = process
    let file = try PosixFileSystem().open(path, .readWrite)
    while try file.tryLock(.exclusive) {
      try file.unlock()
      usleep(1000)
    }
    kill(process, SIGSTOP)
  }

  /// Lets it go on, and so end.
  func release() {
    kill(process, SIGTERM)
    kill(process, SIGCONT)
  }

  deinit { kill(process, SIGKILL) }
}
