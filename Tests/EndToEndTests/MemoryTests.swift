import Foundation
import TestSupport
import Testing

/// What of a desk stays where somebody could look for it: in the process's memory, in a core dump, on the terminal.
@Suite(.serialized) struct MemoryTests {
  /// The login, waiting for a passphrase, as an account without rights of its own.
  private func door(_ bench: Bench) throws -> Tmux {
    let (desk, _) = try DemoDesk.copy(to: bench)
    #expect(try Program.run(["chmod", "-R", "a+rwX", bench.folder]).status == 0)
    let tmux = try bench.screen("open --desk \(desk) --as \(DemoDesk.office) --lang zh", asNobody: geteuid() == 0)
    try tmux.wait(for: "口令")
    return tmux
  }

  /// What the kernel says about a process.
  private func proc(_ pid: pid_t, _ name: String) throws -> String {
    try String(contentsOfFile: "/proc/\(pid)/\(name)", encoding: .utf8)
  }

  @Test func memoryIsNeitherDumpedNorLookedAt() throws {
    let bench = try Bench()
    let tmux = try door(bench)
    let pid = try bench.process()
    let limit = try proc(pid, "limits").split(separator: "\n").first { $0.hasPrefix("Max core file size") }
    #expect(limit?.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
    // The files that show memory belong to root once nobody else may look (proc(5), "dumpable").
    let owner = try FileManager.default.attributesOfItem(atPath: "/proc/\(pid)/environ")[.ownerAccountID] as? UInt32
    #expect(owner == 0)
    if geteuid() == 0 {
      let reader = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
      #expect(
        try Program.run(reader + ["cat", "/proc/\(pid)/status"]).output.contains("Uid:\t65534"), "the same account")
      for file in ["environ", "maps", "mem"] {
        let looked = try Program.run(reader + ["head", "-c", "1", "/proc/\(pid)/\(file)"])
        #expect(looked.status != 0 && looked.output.isEmpty, "\(file)")
      }
    }
    try tmux.press("C-c")
    try tmux.wait(for: "status 0")
  }

  /// Where a process's memory holds some bytes. Only root may look.
  private func find(_ words: [String], in pid: pid_t) throws -> Set<String> {
    var found: Set<String> = []
    let memory = open("/proc/\(pid)/mem", O_RDONLY | O_CLOEXEC)
    try #require(memory >= 0)
    defer { close(memory) }
    for line in try proc(pid, "maps").split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 1, fields[1].hasPrefix("rw") else { continue }
      let ends = fields[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
      guard ends.count == 2 else { continue }
      var data = Data(count: Int(ends[1] - ends[0]))
      let count = data.withUnsafeMutableBytes { pread(memory, $0.baseAddress, $0.count, off_t(ends[0])) }
      guard count > 0 else { continue }
      for word in words where data.range(of: Data(word.utf8)) != nil { found.insert(word) }
    }
    return found
  }

  @Test(.enabled(if: geteuid() == 0, "only root reads another process's memory"))
  func noPassphraseIsLeftInMemory() throws {
    let bench = try Bench()
    let (desk, old) = try DemoDesk.copy(to: bench)
    let passphrase = "a-passphrase-that-nobody-else-would-think-of"
    try bench.succeed(
      "passwd", "--desk", desk, "--as", DemoDesk.office, "--passphrase-file", old, "--new-passphrase-file",
      bench.file("new", passphrase + "\n"))
    let tmux = try bench.screen("open --desk \(desk) --as \(DemoDesk.office) --lang zh")
    try tmux.wait(for: "口令")
    try tmux.type(passphrase)
    try tmux.press("Enter")
    try tmux.wait(for: "已存")
    let pid = try bench.process()
    // The search finds what is there.
    #expect(try find([passphrase, desk], in: pid) == [desk])
    try tmux.press("C-l")
    try tmux.wait(for: "口令")
    #expect(try find([passphrase, desk], in: pid) == [desk])
    try tmux.press("C-c")
    try tmux.wait(for: "status 0")
  }

  /// A terminal that has no other screen keeps what scrolls off, and what was there last.
  @Test func nothingStaysOnATerminalWithoutAnotherScreen() throws {
    let bench = try Bench()
    let (desk, _) = try DemoDesk.copy(to: bench)
    let settings = try bench.file("tmux.conf", "set -g alternate-screen off\nset -g history-limit 5000\n")
    let tmux = try bench.screen(
      "open --desk \(desk) --as \(DemoDesk.office) --lang zh", configuration: settings)
    try tmux.wait(for: "口令")
    try tmux.type(DemoDesk.passphrase)
    try tmux.press("Enter")
    try tmux.wait(for: "已存")
    try tmux.press("1")
    let list = "[举报]"
    try tmux.wait(for: list)
    // What is drawn over a screen that grows smaller moves into the scroll-back.
    try tmux.resize(columns: 80, rows: 18)
    try tmux.wait("18 rows") { try tmux.variable("pane_height") == "18" }
    try tmux.press("C-l")
    try tmux.wait(for: "口令")
    try tmux.wait("nothing of the list") { try !tmux.history().contains(list) }
    try tmux.type(DemoDesk.passphrase)
    try tmux.press("Enter")
    try tmux.wait(for: list)
    try tmux.press("q")
    try tmux.wait(for: "status 0")
    #expect(try !tmux.history().contains(list))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV])
  func aSignalLeavesNothingEither(signal: Int32) throws {
    let bench = try Bench()
    let (desk, _) = try DemoDesk.copy(to: bench)
    let settings = try bench.file("tmux.conf", "set -g alternate-screen off\n")
    let tmux = try bench.screen(
      "open --desk \(desk) --as \(DemoDesk.office) --lang zh", configuration: settings)
    try tmux.wait(for: "口令")
    kill(try bench.process(), signal)
    try tmux.wait(for: "status")
    #expect(try !tmux.history().contains("口令"))
  }
}
