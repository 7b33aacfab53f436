import FaultRuns
import Glibc

/// `faults`: tries every row of the manual's table of faults and prints it; exits with 1 when anything was lost.
struct FaultCommand {
  private var effort = FaultEffort.whole
  private var only: [String] = []

  static let usage = """
    faults [--only ROW]… [--minutes M] [--quick | --every N]

      --only ROW     one row, by the name that stands first in its line
      --minutes M    how long eight desks are killed at random; 10 unless told
      --every N      only every Nth trial of each kind; --quick is --every 211 and two seconds of killing

    Traces with strace; as root it also mounts disks of its own. What this machine cannot do is said.
    """

  struct Misused: Error, CustomStringConvertible {
    var description: String { FaultCommand.usage }
  }

  init(_ words: [String]) throws {
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--quick": effort = .quick
      case "--only":
        guard let row = rest.popFirst(), FaultRow.all.contains(where: { $0.id == row }) else { throw Misused() }
        only.append(row)
      case "--minutes":
        guard let minutes = rest.popFirst().flatMap(Double.init), minutes > 0 else { throw Misused() }
        effort.killing = .seconds(minutes * 60)
      case "--every":
        guard let every = rest.popFirst().flatMap(Int.init), every > 0 else { throw Misused() }
        effort.stride = every
      default: throw Misused()
      }
    }
  }

  /// - Returns: the exit status.
  func run() throws -> Int32 {
    if geteuid() == 0, getenv("FAULTS_APART") == nil { Self.goApart() }
    say("row          how                              trials  refused  mended  read-only  LOST  acknowledged  seconds")
    var isWell = true
    let clock = ContinuousClock()
    for row in FaultRow.all where only.isEmpty || only.contains(row.id) {
      var start = clock.now
      try row.run(effort) { name, report in
        say(Self.line(row.id, name, report, clock.now - start))
        start = clock.now
        for loss in report.losses { say("    \(loss)") }
        let unexpected = report.counts.keys.filter { !row.outcomes.contains($0) }
        if !unexpected.isEmpty { isWell = false }
      }
    }
    return isWell ? 0 : 1
  }

  /// At once, whoever reads it.
  private func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }

  private static func line(_ id: String, _ name: String, _ report: FaultReport, _ took: Duration) -> String {
    if let reason = report.skipped { return padded(id, 13) + padded(name, 33) + "not tried here: \(reason)" }
    let numbers = [FaultOutcome.refused, .mended, .readOnly, .lost].map { report.counts[$0, default: 0] }
    let cells = zip([report.trials] + numbers, [6, 9, 8, 11, 6]).map { aligned("\($0)", $1) }.joined()
    return padded(id, 13) + padded(name, 33) + cells + aligned("\(report.acknowledged)", 14)
      + aligned("\(took.components.seconds)", 9)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private static func aligned(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }

  /// A mount table of its own, so that nothing that is mounted here is seen outside or left behind.
  private static func goApart() {
    setenv("FAULTS_APART", "1", 1)
    guard let own = realpath("/proc/self/exe", nil) else { return }
    let words =
      ["unshare", "--mount", "--propagation", "private", String(cString: own)] + CommandLine.arguments.dropFirst()
    free(own)
    execvp("unshare", words.map { strdup($0) } + [nil])
  }
}
