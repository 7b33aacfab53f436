import EventLog
import Glibc
import TestSupport

/// An office on this machine's own disk, in a folder of its own that is gone at the end. Its work is done by a process of
/// its own (`faults act FOLDER`), which can be killed or refused anything.
final class RealOffice {
  let root: String
  let place: OfficePlace

  init(in parent: String? = nil) throws {
    var template = Array(((parent ?? "/tmp") + "/faults-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw Unable(reason: "no folder in \(parent ?? "/tmp")") }
    root = Self.text(template)
    place = OfficePlace(PosixFileSystem(), root: root)
    try place.prepare()
  }

  /// An office in a folder that is there already and stays.
  init(at root: String) {
    self.root = root
    place = OfficePlace(PosixFileSystem(), root: root)
    isKept = true
  }

  private var isKept = false

  fileprivate static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { if !isKept { _ = try? Program.run(["rm", "-rf", root]) } }

  /// What cannot be tried here, and why.
  struct Unable: Error { let reason: String }

  /// The words that do the office's work.
  static func words(at root: String) -> [String] { [Program.besideTests("faults"), "act", root] }

  /// Does the office's work, started through other words.
  func work(through words: [String] = []) throws -> [OfficeNote] {
    try OfficeNote.all(in: Program.run(words + Self.words(at: root)).output)
  }

  /// Starts something under `strace` that interferes with a system call.
  ///
  /// - Parameters:
  ///   - what: what is done to the call, `signal=KILL` or `error=EIO`.
  ///   - times: to which calls of that name, as `when=` has it.
  static func interfering(_ call: String, _ what: String, when times: String) -> [String] {
    ["strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=\(call)", "-e"]
      + ["inject=\(call):\(what):when=\(times)"]
  }

  /// How often each of these system calls is made by a program that runs to its end.
  static func count(_ calls: [String], of words: [String]) throws -> [String: Int] {
    var template = Array("/tmp/faults-calls-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Unable(reason: "no temporary file") }
    defer { close(descriptor) }
    let path = RealOffice.text(template)
    defer { unlink(path) }
    let outcome = try Program.run(
      ["strace", "-f", "-qq", "--seccomp-bpf", "-o", path, "-e", "trace=\(calls.joined(separator: ","))"] + words)
    guard outcome.status == 0 else { throw Unable(reason: "strace: \(outcome.errors.prefix(200))") }
    let text = try Program.run(["cat", path]).output
    var counts: [String: Int] = [:]
    for line in text.split(separator: "\n") {
      // `1234 pwrite64(5, …) = 512`
      guard let name = line.split(separator: " ").dropFirst().first?.prefix(while: { $0 != "(" }) else { continue }
      if calls.contains(String(name)) { counts[String(name), default: 0] += 1 }
    }
    return counts
  }

  /// Every call that changes a file or promises that it lasts.
  static let writes = ["pwrite64", "fdatasync", "fsync", "rename", "unlink", "mkdir", "fchmod", "chmod", "ftruncate"]

  static var canTrace: Bool {
    (try? Program.run(["strace", "-qq", "-o", "/dev/null", "true"]))?.status == 0
  }

  static var isRoot: Bool { geteuid() == 0 }
}

extension FaultReport {
  static func skipped(_ reason: String) -> FaultReport {
    var report = FaultReport()
    report.skipped = reason
    return report
  }

  /// A process is killed at every call that writes or syncs.
  package static func killedAtEveryCall(_ effort: FaultEffort) throws -> FaultReport {
    guard RealOffice.canTrace else { return .skipped("strace") }
    var report = FaultReport()
    let whole = try RealOffice()
    let counts = try RealOffice.count(RealOffice.writes, of: RealOffice.words(at: whole.root))
    for (call, count) in counts.sorted(by: { $0.key < $1.key }) {
      for number in effort.chosen(1...count) {
        let office = try RealOffice()
        let notes = try office.work(through: RealOffice.interfering(call, "signal=KILL", when: "\(number)"))
        report.add(
          .mended, findings: OfficeOracle(office.place, notes: notes).findings(),
          acknowledged: notes.count(where: \.isDone), trial: "\(call) \(number)")
      }
    }
    return report
  }

  /// A call of a process fails once, or from then on.
  ///
  /// - Parameters:
  ///   - error: the system's name for it.
  ///   - isLasting: whether every later call fails too, until somebody has mended the disk.
  package static func failedCalls(
    _ calls: [String], error: String, isLasting: Bool = false, _ effort: FaultEffort
  ) throws -> FaultReport {
    guard RealOffice.canTrace else { return .skipped("strace") }
    var report = FaultReport()
    let whole = try RealOffice()
    let counts = try RealOffice.count(calls, of: RealOffice.words(at: whole.root))
    for (call, count) in counts.sorted(by: { $0.key < $1.key }) {
      for number in effort.chosen(1...count) {
        let office = try RealOffice()
        let when = isLasting ? "\(number)+" : "\(number)"
        let notes = try office.work(through: RealOffice.interfering(call, "error=\(error)", when: when))
        report.judge(office.place, notes, trial: "\(call) \(number)")
      }
    }
    return report
  }
}
