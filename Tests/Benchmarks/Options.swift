import Foundation

/// What was asked for on the command line.
struct Options {
  /// A command line that cannot be meant.
  struct Mistake: Error { let text: String }

  /// Names of rows; all where none is given.
  var only: [String] = []
  var json = false
  /// Of the large desk.
  var tips = 1_000_000
  /// Of the desk whose log is rebuilt: the rate does not depend on how long the log is.
  var logTips = 100_000
  /// Where desks are made, and kept for the next run where it was given.
  var directory: String
  var isKept = false
  /// How long a soak takes; nil where rows are measured.
  var soakMinutes: Int?
  /// What a process that this one started is to do, with its arguments.
  var task: [String] = []

  static let usage = """
    CASEDESK_BENCH=1 swift run -c release benchmarks [--only ROW] [--tips N] [--log-tips N] [--keep DIR] [--json]
    CASEDESK_BENCH=1 swift run -c release benchmarks soak [--minutes M]

      --only ROW    one row, may be repeated: \(Row.all.map(\.name).joined(separator: " "))
      --tips N      tips of the large desk (1000000)
      --log-tips N  tips of the desk that is rebuilt (100000)
      --keep DIR    where the desks are made, which the next run takes as they are; else a directory in /var/tmp
      --json        the same figures as JSON
      --minutes M   how long the day of office life lasts (10, which are eight hours and twenty minutes)
    """

  init(_ arguments: [String]) throws(Mistake) {
    directory = "/var/tmp/casedesk-bench-\(getpid())"
    var rest = arguments[...]
    func number(_ name: String, _ text: String?) throws(Mistake) -> Int {
      guard let text, let value = Int(text), value >= 1_000 else { throw Mistake(text: "\(name): at least 1000") }
      return value
    }
    while let argument = rest.popFirst() {
      switch argument {
      case "--only":
        let name = rest.popFirst() ?? ""
        guard Row.all.contains(where: { $0.name == name }) else { throw Mistake(text: "no row \"\(name)\"") }
        only.append(name)
      case "soak": soakMinutes = 10
      case "--minutes":
        guard let text = rest.popFirst(), let value = Int(text), value > 0 else {
          throw Mistake(text: "--minutes: how many?")
        }
        soakMinutes = value
      case "--json": json = true
      case "--tips": tips = try number(argument, rest.popFirst())
      case "--log-tips": logTips = try number(argument, rest.popFirst())
      case "--keep":
        guard let path = rest.popFirst() else { throw Mistake(text: "--keep: which directory?") }
        directory = path
        isKept = true
      case "--task":
        task = Array(rest)
        rest = []
      default: throw Mistake(text: "\"\(argument)\" is not understood")
      }
    }
  }

  var rows: [Row] { only.isEmpty ? Row.all : Row.all.filter { only.contains($0.name) } }

  /// What is handed on to a process for one row.
  func arguments(for row: Row) -> [String] {
    ["--only", row.name, "--tips", String(tips), "--log-tips", String(logTips), "--keep", directory, "--task", "row"]
  }

  /// A directory for what a row writes, emptied first.
  func scratch(_ name: String) throws -> String {
    let path = directory + "/" + name
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Says at once how far it is; `print` would keep it back.
  static func tell(_ text: String) { _ = write(2, text + "\n", text.utf8.count + 1) }
}
