import DeskText
import EventLog
import TestSupport

/// The program itself on a desk of made-up tips, with a note of its history kept outside.
private final class ProgramTrial {
  static let member = "甲"
  let folder: RealOffice
  private let environment: [String]

  private init(_ folder: RealOffice) {
    self.folder = folder
    environment = [
      "HOME=\(folder.root)", "XDG_STATE_HOME=\(folder.root)/state", "XDG_DATA_HOME=\(folder.root)/data",
      "CASEDESK_HOME=", "CASEDESK_MEMBER=", "LC_ALL=C.UTF-8", "NO_COLOR=1", "SWIFT_BACKTRACE=enable=no",
    ]
  }

  /// A desk of 24 tips, its note, a ledger of 20 messages.
  static func founded() throws -> ProgramTrial {
    let trial = ProgramTrial(try RealOffice())
    try trial.write("old", "casedesk-demo\n")
    try trial.write("new", "另一个口令\n")
    let rows = (1...20).map { "堵路\($0),第\($0)次有人堵路。,赵举报\($0)" }
    try trial.write("ledger.csv", (["标题,举报内容,举报人"] + rows).joined(separator: "\n") + "\n")
    try trial.expect(["generate", trial.path("real"), "--tips", "24", "--seed", "7"])
    try trial.write("note", try trial.expect(["checkpoint"] + trial.who("old")))
    return trial
  }

  /// The same once more, to be spoilt.
  func copy() throws -> ProgramTrial {
    let copy = ProgramTrial(try RealOffice())
    let outcome = try Program.run(["cp", "-a", folder.root + "/.", copy.folder.root])
    guard outcome.status == 0 else { throw RealOffice.Unable(reason: outcome.errors) }
    return copy
  }

  func path(_ name: String) -> String { folder.root + "/" + name }

  private func write(_ name: String, _ text: String) throws {
    try PosixFileSystem().writeAtomically([UInt8](text.utf8), to: path(name), permissions: 0o600)
  }

  func who(_ passphrase: String) -> [String] {
    ["--desk", path("real"), "--as", Self.member, "--passphrase-file", path(passphrase)]
  }

  func run(_ arguments: [String], through words: [String] = [], language: String = "zh") throws -> Program.Outcome {
    try Program.run(
      words + [Program.besideTests("casedesk")] + arguments + ["--lang", language], environment: environment)
  }

  @discardableResult
  func expect(_ arguments: [String]) throws -> String {
    let outcome = try run(arguments)
    guard outcome.status == 0 else { throw RealOffice.Unable(reason: "\(arguments): \(outcome.errors)") }
    return outcome.output
  }

  /// Each command that writes, with what is done to see that it can be done again.
  var commands: [(name: String, words: [String])] {
    [
      ("import", ["import", path("ledger.csv")] + who("old")),
      ("passwd", ["passwd", "--new-passphrase-file", path("new")] + who("old")),
      ("export", ["lead", "export", "--reason", "核对", "--output", path("out/ledger.csv")] + who("old")),
    ]
  }

  /// What is missing or wrong after a command that may have been cut off.
  func findings(after command: String) throws -> [String] {
    var findings: [String] = []
    var passphrase = "old"
    var verified = try run(["verify", "--against", path("note")] + who(passphrase))
    if verified.status != 0, command == "passwd" {
      passphrase = "new"
      verified = try run(["verify", "--against", path("note")] + who(passphrase))
    }
    // What a killed process had half written is cleared by the next opening; until then nobody can tell.
    if verified.status == 2, try run(["log"] + who(passphrase)).status == 0 {
      verified = try run(["verify", "--against", path("note")] + who(passphrase))
    }
    if verified.status != 0 { findings.append("verify: \(verified.output) \(verified.errors)") }
    switch command {
    case "import":
      // Done again it takes in what is missing, and nothing twice.
      for words in [[], ["--json"]] {
        let again = try run(["import", path("ledger.csv")] + words + who(passphrase))
        if again.status != 0 { findings.append("import: \(again.errors)") }
        if words == ["--json"], !again.output.contains("\"imported\":0") || !again.output.contains("\"skipped\":20") {
          findings.append("import: \(again.output)")
        }
      }
    case "export":
      let written = try PosixFileSystem().status(path("out/ledger.csv"))
      if written != nil, try !isWholeLedger(path("out/ledger.csv"), passphrase) { findings.append("half a ledger") }
    default: break
    }
    return findings
  }

  private func isWholeLedger(_ file: String, _ passphrase: String) throws -> Bool {
    let other = path("out/again.csv")
    let again = try run(["lead", "export", "--reason", "核对", "--output", other] + who(passphrase))
    guard again.status == 0 else { return false }
    // The first line may say when it was made.
    let lines = try [file, other].map { path in
      try String(decoding: PosixFileSystem().contents(of: path, limit: 1 << 24), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    }
    return lines[0] == lines[1]
  }
}

extension FaultReport {
  private static var hasProgram: Bool {
    (try? PosixFileSystem().status(Program.besideTests("casedesk"))) ?? nil != nil
  }

  /// `casedesk` is killed at every call that writes or syncs.
  package static func killedProgram(_ effort: FaultEffort) throws -> FaultReport {
    guard hasProgram else { return .skipped("casedesk") }
    guard RealOffice.canTrace else { return .skipped("strace") }
    var report = FaultReport()
    let original = try ProgramTrial.founded()
    for command in original.commands.map(\.name) {
      let counted = try original.copy()
      let words = [Program.besideTests("casedesk")] + counted.words(of: command)
      let counts = try RealOffice.count(RealOffice.writes, of: words)
      for (call, count) in counts.sorted(by: { $0.key < $1.key }) {
        for number in effort.chosen(1...count) {
          let trial = try original.copy()
          _ = try trial.run(
            trial.words(of: command), through: RealOffice.interfering(call, "signal=KILL", when: "\(number)"))
          report.add(.mended, findings: try trial.findings(after: command), trial: "\(command): \(call) \(number)")
        }
      }
    }
    return report
  }

  /// `casedesk` meets a call that fails; it says so in the user's language, and does it when asked again.
  ///
  /// - Parameter says: a text's key of what must be said.
  package static func failedProgram(
    _ call: String, error: String, says key: String, _ effort: FaultEffort
  ) throws -> FaultReport {
    guard hasProgram else { return .skipped("casedesk") }
    guard RealOffice.canTrace else { return .skipped("strace") }
    var report = FaultReport()
    let original = try ProgramTrial.founded()
    for (code, language) in [("zh", Language.zhHans), ("en", .en)] {
      let trial = try original.copy()
      let outcome = try trial.run(
        trial.words(of: "import"), through: RealOffice.interfering(call, "error=\(error)", when: "1+"), language: code)
      let fragment = FaultQuote.fragment(of: Texts(language)[key])
      var findings: [String] = []
      if outcome.status != 1 || !outcome.errors.contains(fragment) {
        findings.append("said: \(outcome.status) \(outcome.errors)")
      }
      report.say(outcome.errors)
      let doctor = try trial.run(["doctor", "--desk", trial.path("real")])
      if doctor.status != 0 { findings.append("doctor: \(doctor.errors)") }
      findings += try trial.findings(after: "import")
      report.add(
        key == "fault.syncFailed" ? .readOnly : .refused, findings: findings, trial: "casedesk import, \(code)")
    }
    return report
  }
}

extension ProgramTrial {
  func words(of command: String) -> [String] { commands.first { $0.name == command }?.words ?? [] }
}
