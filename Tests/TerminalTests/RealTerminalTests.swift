import Glibc
import TestSupport
import Testing

@testable import Terminal

/// The driver on a real terminal. One at a time, so that a busy machine does not slow them all down.
@Suite(.serialized) struct RealTerminalTests {
  /// The probe stands beside the test program.
  private static let probe = Program.besideTests("terminal-probe")

  /// The probe's first frame; the variables stand before its name, since tmux sets `TERM` itself.
  private func start(_ options: String = "", environment: String = "LC_ALL=C.UTF-8") throws -> Tmux {
    let tmux = try Tmux("\(environment) \(Self.probe) \(options)")
    try tmux.wait(for: "探针 80x24")
    return tmux
  }

  private func row(_ index: Int, _ screen: String) -> String {
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return index < rows.count ? rows[index] : ""
  }

  @Test func startDrawsEveryColumnInItsPlace() throws {
    let tmux = try start()
    let screen = try tmux.wait(for: "total 0")
    #expect(row(1, screen) == String(repeating: "─", count: 80))
    // What the C library cannot draw is a question mark of the same width.
    #expect(row(2, screen) == "│ ✓ ▲ ? 线索  ]")
    #expect(row(23, screen) == "total 0" + String(repeating: " ", count: 69) + "末尾")
    #expect(try tmux.variable("alternate_on") == "1")
    #expect(try tmux.variable("mouse_any_flag") == "1")
  }

  @Test func theCursorStandsAfterWhatAnInputMethodCommits() throws {
    let tmux = try start()
    try tmux.type("你好")
    try tmux.wait(for: "total 2")
    #expect(row(3, try tmux.screen()) == "  你好")
    #expect(try tmux.variable("cursor_x},#{cursor_y") == "6,3")
    try tmux.type("：？１x")
    try tmux.wait(for: "total 6")
    #expect(try tmux.variable("cursor_x},#{cursor_y") == "13,3")
    try tmux.press("Left", "Left", "BSpace")
    try tmux.wait(for: "total 9")
    #expect(row(3, try tmux.screen()) == "  你好：１x")
    #expect(try tmux.variable("cursor_x},#{cursor_y") == "8,3")
  }

  @Test func aLongBurstLosesNothing() throws {
    let tmux = try start()
    let text = String(repeating: "线索台账", count: 600)
    try tmux.type(text)
    try tmux.wait(for: "total 2400")
    #expect(!(try tmux.screen()).contains("unknown"))
  }

  /// The screen once its first and its last row are drawn at a size.
  private func whole(_ tmux: Tmux, columns: Int, rows: Int) throws -> String {
    try tmux.wait("a screen of \(columns)x\(rows)") {
      let screen = try tmux.screen()
      return row(0, screen).contains("探针 \(columns)x\(rows)") && row(rows - 1, screen).count == columns - 2
        && row(rows - 1, screen).hasSuffix("  末尾")
    }
    return try tmux.screen()
  }

  @Test func resizingRedrawsAtTheNewSize() throws {
    let tmux = try start()
    try tmux.resize(columns: 100, rows: 30)
    var screen = try whole(tmux, columns: 100, rows: 30)
    #expect(row(1, screen) == String(repeating: "─", count: 100))
    try tmux.resize(columns: 60, rows: 16)
    screen = try whole(tmux, columns: 60, rows: 16)
    #expect(row(1, screen) == String(repeating: "─", count: 60))
  }

  @Test func aPasteIsOneEvent() throws {
    let tmux = try start()
    try tmux.paste("第一行\n第二行\tend")
    let screen = try tmux.wait(for: "total 1")
    #expect(screen.contains("paste(\"第一行\\n第二行\\tend\")"))
    #expect(row(3, screen) == "  第一行 第二行 end")
  }

  @Test func aLargePasteArrivesWhole() throws {
    let tmux = try start()
    try tmux.paste(String(repeating: "长期强迫交易。", count: 2_000) + "完")
    try tmux.wait("the end of the paste") { row(3, try tmux.screen()).hasSuffix("完") }
    #expect(try tmux.screen().contains("total 1 "))
  }

  @Test func keysHaveTheirNames() throws {
    let tmux = try start()
    let keys = [
      "Escape", "Up", "Home", "End", "PPage", "NPage", "DC", "IC", "BTab", "Tab", "F1", "F12", "C-Left", "C-s", "C-c",
      "C-z",
    ]
    for (index, key) in keys.enumerated() {
      try tmux.press(key)
      try tmux.wait(for: "total \(index + 1)")
    }
    let screen = try tmux.screen()
    let names = [
      "escape", "up", "home", "end", "pageUp", "pageDown", "delete", "insert", "backTab", "tab", "function(1)",
      "function(12)", "wordLeft", "control(\"s\")", "control(\"c\")", "control(\"z\")",
    ]
    for name in names { #expect(screen.contains("Key.\(name))"), "\(name)") }
    #expect(!screen.contains("unknown"))
  }

  /// A terminal is often not quite what `TERM` says.
  @Test(arguments: [
    ("home", ["[H", "OH", "[1~", "[7~"]), ("end", ["[F", "OF", "[4~", "[8~"]), ("function(1)", ["OP", "[11~"]),
    ("left", ["[D", "OD"]), ("wordRight", ["[1;5C", "[1;3C"]), ("backTab", ["[Z"]), ("delete", ["[3~"]),
  ])
  func keysOfOtherTerminalsAreKnown(_ name: String, _ sequences: [String]) throws {
    let tmux = try start(environment: "TERM=xterm-256color")
    for (index, sequence) in sequences.enumerated() {
      try tmux.type("\u{1B}" + sequence)
      try tmux.wait(for: "total \(index + 1)")
    }
    #expect(try tmux.screen().ranges(of: "Key.\(name))").count == sequences.count)
  }

  /// In the old encoding, and in SGR, which a terminal wider than 223 columns needs.
  @Test(arguments: [
    ("", [" $#", "#$#", " $#", "#$#", "`$#", "a$#", "\"$#"].map { "\u{1B}[M" + $0 }),
    (
      "TERM=xterm-256color",
      ["0;4;3M", "0;4;3m", "0;4;3M", "0;4;3m", "64;4;3M", "65;4;3M", "2;4;3M"].map { "\u{1B}[<" + $0 }
    ),
  ])
  func mouseEventsCarryTheirCell(_ environment: String, _ sequences: [String]) throws {
    let tmux = try start(environment: environment)
    try tmux.type(sequences.joined())
    let screen = try tmux.wait(for: "total \(sequences.count)")
    for kind in ["press", "release", "doubleClick", "wheelUp", "wheelDown", "secondaryPress"] {
      #expect(screen.contains("\n\(kind) at 3,2\n"), "\(kind) on:\n\(screen)")
    }
  }

  @Test(arguments: [
    ("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131), ("SEGV", 139), ("ABRT", 134), ("PIPE", 141),
  ])
  func signalsGiveTheTerminalBack(_ signal: String, _ status: Int) throws {
    let tmux = try Tmux("echo before; \(Self.probe)")
    let pid = try pid(tmux.wait(for: "探针"))
    kill(pid, try #require(Self.numbers[signal]))
    try expectGivenBack(tmux, status: status)
  }

  /// exit(3), a stack overflow, and a failed precondition.
  @Test(arguments: [("F2", [3]), ("F3", [139]), ("F6", [132, 133])])
  func otherEndsGiveTheTerminalBack(_ key: String, _ statuses: [Int]) throws {
    let tmux = try Tmux("echo before; \(Self.probe)")
    try tmux.wait(for: "探针")
    try tmux.press(key)
    try tmux.wait(for: "status")
    let screen = try tmux.screen()
    let status = try #require(statuses.first { screen.contains("status \($0)") }, "\(screen)")
    try expectGivenBack(tmux, status: status)
  }

  @Test func closingGivesTheTerminalBack() throws {
    let tmux = try Tmux("echo before; \(Self.probe)")
    try tmux.wait(for: "探针")
    try tmux.press("C-q")
    try expectGivenBack(tmux, status: 0)
  }

  @Test func theTerminalCanBeLent() throws {
    let tmux = try start()
    try tmux.type("线索")
    try tmux.wait(for: "total 2")
    try tmux.press("F4")
    try tmux.wait(for: "lent")
    #expect(try tmux.variable("alternate_on") == "0")
    try tmux.type("answer")
    try tmux.wait(for: "answer")
    try tmux.press("Enter")
    let screen = try tmux.wait(for: "total 3")
    #expect(row(3, screen) == "  线索")
    #expect(row(1, screen) == String(repeating: "─", count: 80))
    try tmux.paste("一\n二")
    try tmux.wait(for: "total 4")
  }

  @Test func withoutALocaleTheScreenIsUTF8AllTheSame() throws {
    let tmux = try start(environment: "LC_ALL= LC_CTYPE=")
    try tmux.type("你好")
    try tmux.wait(for: "total 2")
    #expect(row(3, try tmux.screen()) == "  你好")
  }

  @Test func asciiSignsOnRequest() throws {
    let tmux = try start("--ascii --no-mouse")
    let screen = try tmux.wait(for: "total 0")
    #expect(row(1, screen) == String(repeating: "-", count: 80))
    #expect(row(2, screen) == "| v ^ ? 线索  ]")
    #expect(try tmux.variable("mouse_any_flag") == "0")
  }

  @Test(arguments: [("--no-colour", ""), ("", "NO_COLOR=1"), ("", "TERM=vt220")])
  func coloursCanBeOff(_ options: String, _ environment: String) throws {
    let tmux = try start(options, environment: environment)
    try tmux.wait(for: "colours 0")
    #expect(!(try tmux.screenWithStyles()).contains("\u{1B}[44m"))
    #expect(try tmux.screenWithStyles().contains("\u{1B}[7m"))
  }

  @Test func coloursAreShownWhereTheTerminalHasThem() throws {
    let tmux = try start(environment: "TERM=xterm-256color")
    try tmux.wait(for: "colours 256")
    #expect(try tmux.screenWithStyles().contains("\u{1B}[44m"))
  }

  @Test(arguments: [("dumb", "notFullScreen(\"dumb\")"), ("no-such-terminal", "unknownTerminal(\"no-such-terminal\")")])
  func terminalsThatCannotDoItAreNamed(_ name: String, _ error: String) throws {
    let tmux = try Tmux("TERM=\(name) \(Self.probe)")
    let screen = try tmux.wait(for: "status 2")
    #expect(screen.contains(error))
  }

  @Test func aPipeIsNoTerminal() throws {
    let tmux = try Tmux("\(Self.probe) | cat; \(Self.probe) </dev/null")
    let screen = try tmux.wait(for: "status 2")
    #expect(screen.ranges(of: "notATerminal").count == 2)
  }

  private static let numbers = [
    "TERM": SIGTERM, "HUP": SIGHUP, "INT": SIGINT, "QUIT": SIGQUIT, "SEGV": SIGSEGV, "ABRT": SIGABRT, "PIPE": SIGPIPE,
  ]

  private func pid(_ screen: String) throws -> pid_t {
    let words = screen.split(separator: " ")
    let index = try #require(words.firstIndex(of: "pid"))
    return try #require(pid_t(words[index + 1]))
  }

  private func expectGivenBack(_ tmux: Tmux, status: Int) throws {
    let screen = try tmux.wait(for: "status \(status)")
    #expect(screen.contains("before"))
    #expect(!screen.contains("探针"))
    for (name, value) in [("alternate_on", "0"), ("cursor_flag", "1"), ("mouse_any_flag", "0"), ("keypad_flag", "0")] {
      #expect(try tmux.variable(name) == value, "\(name)")
    }
    // The line discipline echoes again, and a paste is not bracketed any more.
    try tmux.paste("typed")
    try tmux.wait(for: "typed")
    #expect(!(try tmux.screen()).contains("200~"))
    try tmux.press("Enter")
    try tmux.wait("cat's answer") { try tmux.screen().ranges(of: "typed").count == 2 }
  }
}
