import Foundation
import TestSupport
import Testing

/// The full screen on a real terminal, from the door to the end. One at a time, so that a busy machine does not slow
/// them all down.
@Suite(.serialized) struct ScreenTests {
  private func open(
    _ bench: Bench, _ desk: String, as member: String = DemoDesk.office, pid: String = "pid", columns: Int = 80,
    rows: Int = 24
  ) throws -> Tmux {
    let tmux = try bench.screen(
      "open --desk \(desk) --as \(member) --lang zh", pid: pid, columns: columns, rows: rows)
    try tmux.wait(for: "口令")
    try tmux.type(DemoDesk.passphrase)
    try tmux.press("Enter")
    try tmux.wait(for: "已存")
    return tmux
  }

  /// Writes a tip down as an input method does, in bursts, and saves; returns when the desk says that it is saved.
  private func register(_ bursts: [String], on tmux: Tmux) throws {
    try tmux.press("n")
    try tmux.wait(for: "事实经过")
    for burst in bursts { try tmux.type(burst) }
    try tmux.wait(for: bursts.last ?? "")
    try tmux.press("C-s")
    try tmux.wait(for: "已登记：JB-")
    try tmux.press("Escape")
    try tmux.wait("the slip goes") { try !tmux.screen().contains("登记回条") }
  }

  private func narratives(_ bench: Bench, _ desk: String, _ passphrase: String) throws -> [String] {
    let log = try bench.succeed(
      "log", "--json", "--desk", desk, "--as", DemoDesk.office, "--passphrase-file", passphrase)
    return try objects(log).compactMap { $0["event"] as? [String: Any] }
      .filter { $0["type"] as? String == "tip.registered" }
      .compactMap { ($0["content"] as? [String: Any])?["narrative"] as? String }
  }

  @Test func aTipIsRegisteredByKeyboardAt80x24() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let tmux = try open(bench, desk)
    try register(["某宾馆长期强买强卖，", "不买就有人上门闹。"], on: tmux)
    try tmux.press("1")
    try tmux.wait(for: "某宾馆长期强买强卖")
    #expect(try narratives(bench, desk, passphrase).last == "某宾馆长期强买强卖，不买就有人上门闹。")
  }

  @Test func theScreenFollowsItsSize() throws {
    let bench = try Bench()
    let tmux = try open(bench, try DemoDesk.copy(to: bench).desk)
    for (columns, rows) in [(120, 32), (200, 60), (60, 16), (80, 24)] {
      try tmux.resize(columns: columns, rows: rows)
      try tmux.wait("\(columns)x\(rows)") {
        let lines = try tmux.screen().split(separator: "\n", omittingEmptySubsequences: false)
        return lines.count > rows - 1 && lines[2] == String(repeating: "─", count: columns)
          && lines[rows - 1].contains("帮助")
      }
    }
    // Too small says so, and nothing is lost.
    try tmux.resize(columns: 59, rows: 15)
    try tmux.wait("one line that says so") { try !tmux.screen().contains("总览") }
    try tmux.resize(columns: 80, rows: 24)
    try tmux.wait(for: "总览")
  }

  @Test func nothingSavedIsMissingAfterAKill() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let tmux = try open(bench, desk)
    try register(["被杀之前保存的第一件。"], on: tmux)
    try register(["被杀之前保存的第二件。"], on: tmux)
    try tmux.press("n")
    try tmux.wait(for: "事实经过")
    try tmux.type("没有保存的一件。")
    try tmux.wait(for: "没有保存的一件。")
    kill(try bench.process(), SIGKILL)
    try tmux.wait(for: "status 137")

    #expect(try bench.run("verify", "--desk", desk).status == 0)
    let kept = try narratives(bench, desk, passphrase)
    #expect(kept.count == DemoDesk.tips + 2)
    #expect(kept.suffix(2) == ["被杀之前保存的第一件。", "被杀之前保存的第二件。"])
    let again = try open(bench, desk, pid: "again")
    try again.press("1")
    try again.wait(for: "被杀之前保存的第二件")
    #expect(try again.screen().contains("被杀之前保存的第一件"))
  }

  @Test func twoDesksSeeEachOther() throws {
    let bench = try Bench()
    let (desk, _) = try DemoDesk.copy(to: bench)
    let first = try open(bench, desk)
    let second = try open(bench, desk, as: DemoDesk.second, pid: "second")
    for tmux in [first, second] {
      try tmux.press("1")
      try tmux.wait(for: "[举报]")
    }
    try register(["甲收到的一件。"], on: first)
    try second.wait(for: "甲收到的一件")
    try register(["乙收到的一件。"], on: second)
    try first.wait(for: "乙收到的一件")
    #expect(try first.screen().contains("甲收到的一件"))
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129)])
  func aSignalToEndKeepsWhatWasTyped(signal: Int32, status: Int) throws {
    let bench = try Bench()
    let (desk, _) = try DemoDesk.copy(to: bench)
    let tmux = try open(bench, desk)
    try tmux.press("n")
    try tmux.wait(for: "事实经过")
    for burst in ["第一句话，", "刚刚说到一半"] {
      try tmux.type(burst)
      try tmux.wait(for: burst)
    }
    kill(try bench.process(), signal)
    try tmux.wait(for: "status \(status)")
    #expect(try tmux.variable("alternate_on") == "0")
    #expect(try tmux.variable("cursor_flag") == "1")
    let again = try open(bench, desk, pid: "again")
    try again.press("n")
    try again.wait(for: "继续填写")
    try again.press("Enter")
    try again.wait(for: "第一句话，刚刚说到一半")
  }

  @Test func quittingGivesTheTerminalBack() throws {
    let bench = try Bench()
    let tmux = try open(bench, try DemoDesk.copy(to: bench).desk)
    #expect(try tmux.variable("alternate_on") == "1")
    try tmux.press("q")
    let screen = try tmux.wait(for: "status 0")
    #expect(screen.hasPrefix("before\nstatus 0\n"))
    #expect(try tmux.variable("alternate_on") == "0")
    #expect(try tmux.variable("mouse_any_flag") == "0")
    #expect(try tmux.variable("cursor_flag") == "1")
  }

  @Test func aWrongPassphraseOpensNothing() throws {
    let bench = try Bench()
    let (desk, _) = try DemoDesk.copy(to: bench)
    let tmux = try bench.screen("open --desk \(desk) --as \(DemoDesk.office) --lang zh")
    try tmux.wait(for: "口令")
    try tmux.type("not this one")
    try tmux.press("Enter")
    try tmux.wait(for: "口令不对")
    #expect(try !tmux.screen().contains("总览"))
    try tmux.press("C-c")
    try tmux.wait(for: "status 0")
  }

  @Test func theDemoOpensByItselfAndIsKeptWhenAsked() throws {
    let bench = try Bench()
    let kept = bench.path("kept")
    let tmux = try bench.screen("demo --tips 8 --keep \(kept) --lang zh --post leader")
    try tmux.wait(for: "已存")
    #expect(try tmux.screen().contains("戊"))
    try tmux.press("q")
    try tmux.wait(for: DemoDesk.passphrase)
    #expect(try bench.run("verify", "--desk", kept).status == 0)
    // The second time it is opened as it is, by another post.
    let again = try bench.screen("demo --keep \(kept) --lang zh --post office")
    try again.wait(for: "已存")
    try again.press("q")
    try again.wait(for: "status 0")
    let passphrase = try bench.file("passphrase", DemoDesk.passphrase)
    #expect(try narratives(bench, kept, passphrase).count == 8)
  }

  @Test func aSecondDemoIsNoRolledBackFirst() throws {
    let bench = try Bench()
    for (name, tips) in [("one", 8), ("two", 6)] {
      let tmux = try bench.screen("demo --tips \(tips) --keep \(bench.path(name)) --lang zh")
      try tmux.wait(for: "已存")
      #expect(try !tmux.screen().contains("只读"))
      try tmux.press("q")
      try tmux.wait(for: "status 0")
    }
  }

  @Test func aDemoThatIsNotKeptLeavesNothing() throws {
    let bench = try Bench()
    let tmux = try bench.screen("demo --tips 4 --lang en")
    try tmux.wait(for: "Overview")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: bench.folder).contains { $0.hasPrefix("casedesk-demo") })
    try tmux.press("q")
    try tmux.wait(for: "status 0")
    let left = try FileManager.default.contentsOfDirectory(atPath: bench.folder)
    #expect(!left.contains { $0.hasPrefix("casedesk-demo") })
    #expect(!FileManager.default.fileExists(atPath: bench.path("state")))
  }

  /// An editor in the terminal reads its keys from there: it stands in front while it runs.
  @Test func anEditorHasTheTerminalToItself() throws {
    let bench = try Bench()
    let editor = try bench.file("editor", "#!/bin/sh\nread -r line </dev/tty && echo \"写了 $line\" >\"$1\"\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: editor)
    let desk = try DemoDesk.copy(to: bench).desk
    let tmux = try bench.screen(
      "open --desk \(desk) --as \(DemoDesk.office) --lang zh", setting: ["VISUAL=", "EDITOR=\(editor)"])
    try tmux.wait(for: "口令")
    try tmux.type(DemoDesk.passphrase)
    try tmux.press("Enter")
    try tmux.wait(for: "已存")
    try tmux.press("n")
    try tmux.wait(for: "事实经过")
    try tmux.press("C-e")
    try tmux.wait("the screen is the editor's") { try !tmux.screen().contains("事实经过") }
    try tmux.type("三个字")
    try tmux.press("Enter")
    try tmux.wait(for: "写了 三个字")
  }
}
