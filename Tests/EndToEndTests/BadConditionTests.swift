import Foundation
import TestSupport
import Testing

/// Commands on a desk that cannot be written to, beside a state directory that cannot be used, on a damaged log.
@Suite(.serialized) struct BadConditionTests {
  /// Everything in the folder readable for all and writable for nobody, or, with `writable`, for all.
  private func setRights(_ path: String, writable: Bool) throws {
    let mode = writable ? "a+rwX" : "a+rX,a-w"
    #expect(try Program.run(["chmod", "-R", mode, path]).status == 0)
  }

  /// Runs a command as somebody whom permissions bind: root they do not.
  private func runBound(_ bench: Bench, _ arguments: [String]) throws -> Program.Outcome {
    try bench.run(words: arguments, asNobody: geteuid() == 0)
  }

  private func who(_ desk: String, _ passphrase: String, _ language: String = "zh") -> [String] {
    ["--desk", desk, "--as", DemoDesk.office, "--passphrase-file", passphrase, "--lang", language]
  }

  @Test func aDeskThatMayNotBeWrittenToIsRead() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    try setRights(bench.folder, writable: true)
    let whole = try bench.run(words: ["log"] + who(desk, passphrase)).output
    try setRights(bench.folder, writable: true)
    try setRights(desk, writable: false)
    let who = who(desk, passphrase)
    let log = try runBound(bench, ["log"] + who)
    #expect(log.status == 0, "\(log.errors)")
    #expect(log.output == whole)
    #expect(try runBound(bench, ["verify"] + who).status == 0)
    #expect(try runBound(bench, ["member", "list"] + who).status == 0)
    #expect(try runBound(bench, ["checkpoint"] + who).output.contains("casedesk"))
    let ledger = try bench.file("ledger.csv", "标题,举报内容\n堵路,有人堵路。\n")
    try setRights(ledger, writable: true)
    #expect(try runBound(bench, ["import", ledger, "--dry-run"] + who).status == 0)
    for command in [["import", ledger], ["member", "add", "某人", "--post", "office"], ["member", "undertaking"]] {
      let refused = try runBound(bench, command + who)
      #expect(refused.status == 1, "\(command)")
      #expect(
        refused.errors.contains("不能写") && refused.errors.contains(desk) && refused.errors.contains("用户组"),
        "\(refused.errors)")
    }
    let english = try runBound(bench, ["import", ledger] + self.who(desk, passphrase, "en"))
    #expect(english.errors.contains("may not write"))
    try setRights(bench.folder, writable: true)
    #expect(try bench.run(words: ["verify"] + who).status == 0)
  }

  @Test func theScreenSaysThatNothingCanBeRecorded() throws {
    let bench = try Bench()
    let (desk, _) = try DemoDesk.copy(to: bench)
    try setRights(bench.folder, writable: true)
    try setRights(desk, writable: false)
    let tmux = try bench.screen(
      "open --desk \(desk) --as \(DemoDesk.office) --lang zh", asNobody: geteuid() == 0)
    try tmux.wait(for: "口令")
    try tmux.type(DemoDesk.passphrase)
    try tmux.press("Enter")
    try tmux.wait(for: "本账号不能写")
    #expect(try tmux.screen().contains("只读"))
    try tmux.press("1")
    try tmux.wait(for: "[举报]")
    try tmux.press("n")
    try tmux.wait(for: "只能阅读")
    try tmux.press("q")
    try tmux.wait(for: "status 0")
    try setRights(bench.folder, writable: true)
  }

  @Test func aStateDirectoryThatCannotBeUsedKeepsNobodyOut() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    // A file in its place serves for whoever runs the test.
    let state = try bench.file("state", "")
    for command in [["log"], ["verify"], ["member", "list"]] {
      let outcome = try bench.run(words: command + who(desk, passphrase))
      #expect(outcome.status == 0, "\(command) \(outcome.errors)")
      #expect(outcome.errors.components(separatedBy: "\(state)/casedesk 不能用").count == 2, "\(outcome.errors)")
    }
    let ledger = try bench.file("ledger.csv", "标题,举报内容\n堵路,有人堵路。\n")
    let imported = try bench.run(words: ["import", ledger] + who(desk, passphrase, "en"))
    #expect(imported.status == 0)
    #expect(imported.errors.contains("would not be noticed"))
  }

  @Test func aWitnessThatCannotBeKeptUpIsStillCompared() throws {
    let bench = try Bench()
    let (old, passphrase) = try DemoDesk.copy(to: bench, as: "old")
    let (desk, _) = try DemoDesk.copy(to: bench)
    let ledger = try bench.file("ledger.csv", "标题,举报内容\n堵路,有人堵路。\n")
    #expect(try bench.run(words: ["import", ledger] + who(desk, passphrase)).status == 0)
    try setRights(bench.folder, writable: true)
    try setRights(bench.path("state"), writable: false)
    let log = try runBound(bench, ["log"] + who(desk, passphrase))
    #expect(log.status == 0, "\(log.errors)")
    let rolledBack = try runBound(bench, ["log"] + who(old, passphrase))
    #expect(rolledBack.status == 1)
    #expect(rolledBack.errors.contains("旧"))
    try setRights(bench.folder, writable: true)
  }

  /// A note that is cut off, on a full disk, must not pass for a whole one.
  @Test func outputThatIsLostIsNoSuccess() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    for command in ["checkpoint", "log", "verify"] {
      let words = [command] + who(desk, passphrase)
      for target in [">/dev/full", ">&-"] {
        let outcome = try bench.run(words: words, through: "exec \"$@\" \(target)")
        #expect(outcome.status != 0 && outcome.status != 1, "\(command) \(target)")
        #expect(outcome.errors.contains("没有全部写出"), "\(command) \(target) \(outcome.errors)")
      }
      // Nothing that was opened stood in for the closed stream.
      #expect(try bench.run("verify", "--desk", desk).output.hasSuffix("可一并核对\n"))
      // Whoever reads no further ends the program quietly.
      let piped = try bench.run(words: words, through: "\"$@\" | head -1")
      #expect(piped.status == 0 && piped.errors.isEmpty && !piped.output.isEmpty, "\(command) \(piped.errors)")
    }
  }

  @Test func aDamagedLogIsPrintedAsFarAsItGoes() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let whole = try bench.run(words: ["log"] + who(desk, passphrase))
    let segment = desk + "/log/00000001.seg"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: segment))
    let written = try #require(bytes.lastIndex { $0 != 0 })
    bytes[written * 2 / 3] ^= 0x20
    try bytes.write(to: URL(fileURLWithPath: segment))
    for format in [[], ["--json"]] {
      let outcome = try bench.run(words: ["log"] + format + who(desk, passphrase))
      #expect(outcome.status == 1)
      #expect(!outcome.output.isEmpty)
      if format.isEmpty { #expect(whole.output.hasPrefix(outcome.output) && whole.output != outcome.output) }
      #expect(outcome.errors.contains("日志损坏：\(segment)"))
      #expect(outcome.errors.components(separatedBy: "日志损坏").count == 2, "said once")
    }
  }

  /// A desk that was stopped (Ctrl-Z) while it saved keeps nobody waiting without a word.
  @Test func aDeskThatStandsStillIsNamed() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    for (lock, language, word) in [("append", "zh", "停住了"), ("sync", "en", "stands still")] {
      let path = "\(desk)/log/\(lock).lock"
      let started = try Program.run([
        "sh", "-c", "exec flock -F -x \"$1\" sleep 1000 >/dev/null 2>&1 & echo $!", "sh", path,
      ])
      let holder = try #require(pid_t(started.output.split(separator: "\n").first ?? ""))
      while try Program.run(["flock", "-n", path, "true"]).status == 0 {}
      kill(holder, SIGSTOP)
      let refused = try bench.run(words: ["log"] + who(desk, passphrase, language))
      #expect(refused.status == 1)
      #expect(refused.errors.contains(word) && refused.errors.contains(String(holder)), "\(refused.errors)")
      kill(holder, SIGKILL)
      #expect(try bench.run(words: ["log"] + who(desk, passphrase, language)).status == 0)
    }
  }
}
