import Foundation
import TestSupport
import Testing

/// A home of a test's own, with the program in it; gone when the test is over.
final class Bench: Sendable {
  let folder: String
  /// Nothing of the machine's own settings and desks reaches the program.
  private let environment: [String]

  init() throws {
    var template = Array("/tmp/casedesk-e2e-XXXXXX".utf8CString)
    folder = String(cString: try #require(mkdtemp(&template)))
    environment = [
      "HOME=\(folder)", "XDG_STATE_HOME=\(folder)/state", "XDG_DATA_HOME=\(folder)/data", "TMPDIR=\(folder)",
      "CASEDESK_HOME=", "CASEDESK_MEMBER=", "LC_ALL=C.UTF-8", "LANG=", "NO_COLOR=", "SWIFT_BACKTRACE=enable=no",
    ]
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  /// Writes a file and answers its path.
  @discardableResult
  func file(_ name: String, _ text: String) throws -> String {
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    // Among them are files of passphrases.
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path(name))
    return path(name)
  }

  /// Runs `casedesk` to its end.
  func run(_ arguments: String..., input: String = "") throws -> Program.Outcome {
    try run(words: arguments, input: input)
  }

  /// - Parameters:
  ///   - asNobody: as an account without rights of its own; only root can become one.
  ///   - script: of the shell, which finds the command in `"$@"`.
  func run(
    words arguments: [String], input: String = "", setting: [String] = [], asNobody: Bool = false,
    through script: String? = nil
  ) throws -> Program.Outcome {
    try Program.run(
      (asNobody ? Self.becomingNobody : []) + (script.map { ["sh", "-c", $0, "sh"] } ?? []) + [Self.program]
        + arguments, environment: environment + setting,
      input: input)
  }

  /// The account that Debian keeps for owning nothing.
  private static let becomingNobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]

  /// Runs `casedesk` and expects that it went well; returns what it printed.
  @discardableResult
  func succeed(
    _ arguments: String..., input: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let outcome = try run(words: arguments, input: input)
    #expect(outcome.status == 0, "\(arguments): \(outcome.errors)", sourceLocation: sourceLocation)
    return outcome.output
  }

  /// Opens the full screen through a shell, which first says `before` and at the end what the status is.
  ///
  /// The file `pid` in the folder names the process.
  func screen(
    _ arguments: String, pid: String = "pid", columns: Int = 80, rows: Int = 24, asNobody: Bool = false,
    configuration: String = "/dev/null", setting: [String] = []
  ) throws -> Tmux {
    let settings = (environment + setting).map { "'\($0)'" }.joined(separator: " ")
    let program = ((asNobody ? Self.becomingNobody : []) + [Self.program]).joined(separator: " ")
    return try Tmux(
      "echo before; sh -c 'echo $$ > \(path(pid)); exec env \"$@\"' sh \(settings) \(program) \(arguments)",
      columns: columns, rows: rows, configuration: configuration)
  }

  /// The process that `screen` started.
  func process(_ pid: String = "pid") throws -> pid_t {
    let text = try String(contentsOfFile: path(pid), encoding: .utf8)
    return try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  private static let program = Program.besideTests("casedesk")
}

/// A made-up desk with a member of every post, made once and copied for every test.
enum DemoDesk {
  static let tips = 24
  static let passphrase = "casedesk-demo"
  /// An office worker who may record reporters, and a second one.
  static let office = "甲"
  static let second = "乙"
  static let liaison = "丙"
  static let custodian = "丁"

  private static let original = Result {
    let bench = try Bench()
    try bench.succeed("generate", bench.path("desk"), "--tips", String(tips), "--seed", "7", "--lang", "zh")
    return bench
  }

  /// Copies the desk into a test's home, with a file of its passphrase; answers both paths.
  static func copy(to bench: Bench, as name: String = "desk") throws -> (desk: String, passphrase: String) {
    try FileManager.default.copyItem(atPath: try original.get().path("desk"), toPath: bench.path(name))
    return (bench.path(name), try bench.file("passphrase", passphrase + "\n"))
  }
}

extension Program.Outcome {
  /// The output as JSON, an object.
  func object() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }
}

/// JSON objects, one a line.
func objects(_ text: String) throws -> [[String: Any]] {
  try text.split(separator: "\n").map {
    try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
  }
}
