import Glibc
import Testing

/// A terminal of its own in a private tmux server, which ends with the test.
final class Tmux {
  private let socket: String

  /// Starts `command` through a shell on a screen of this size.
  init(_ command: String, columns: Int = 80, rows: Int = 24) throws {
    socket = "casedesk-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let environment = ["LC_ALL=C.UTF-8", "NO_COLOR=", "SWIFT_BACKTRACE=enable=no"].flatMap { ["-e", $0] }
    try run(
      ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"] + environment
        + ["unset LANG; ulimit -c 0; \(command); echo \"status $?\"; exec cat"])
  }

  deinit { _ = try? run(["kill-server"]) }

  /// What the screen shows, without spaces at the lines' ends.
  func screen() throws -> String { try run(["capture-pane", "-p"]) }

  /// The same with the escape sequences that say how it looks.
  func screenWithStyles() throws -> String { try run(["capture-pane", "-p", "-e"]) }

  /// One of tmux's own variables of the pane, such as `cursor_x`.
  func variable(_ name: String) throws -> String {
    String(try run(["display-message", "-p", "#{\(name)}"]).dropLast())
  }

  /// Presses keys by tmux's names for them.
  func press(_ keys: String...) throws { try run(["send-keys"] + keys) }

  /// Sends text as an input method does: all at once.
  func type(_ text: String) throws { try run(["send-keys", "-l", text]) }

  /// Pastes, bracketed when the program asked for that.
  func paste(_ text: String) throws {
    try run(["load-buffer", "-"], input: text)
    try run(["paste-buffer", "-p", "-r"])
  }

  func resize(columns: Int, rows: Int) throws { try run(["resize-window", "-x", "\(columns)", "-y", "\(rows)"]) }

  /// Waits for text on the screen by looking again and again; returns the screen then.
  @discardableResult
  func wait(
    for marker: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    try wait(sourceLocation: sourceLocation, "no “\(marker)”") { try screen().contains(marker) }
    return try screen()
  }

  /// Looks again and again until something is so.
  func wait(
    sourceLocation: SourceLocation = #_sourceLocation, _ comment: Comment, until isSo: () throws -> Bool
  ) throws {
    for _ in 0..<1_500 {
      if try isSo() { return }
      usleep(20_000)
    }
    Issue.record("\(comment) on:\n\(try screen())", sourceLocation: sourceLocation)
    throw Missing()
  }

  struct Missing: Error {}

  struct Failed: Error {
    var arguments: [String]
    var output: String
    var status: Int32
  }

  /// Runs tmux and returns what it prints. Not by Foundation's `Process`, which waits for the server as well: that
  /// goes on living with a descriptor it inherited.
  @discardableResult
  private func run(_ arguments: [String], input: String = "") throws -> String {
    let all = ["env", "LC_ALL=C.UTF-8", "tmux", "-u", "-L", socket] + arguments
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failed(arguments: all, output: "pipe", status: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    guard let file = tmpfile() else { throw Failed(arguments: all, output: "tmpfile", status: errno) }
    defer { fclose(file) }
    fputs(input, file)
    rewind(file)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, fileno(file), 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    // Threads that run tests block signals, and what they start would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words = all.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var pid: pid_t = 0
    let failure = posix_spawnp(&pid, "env", &actions, &attributes, &words, environ)
    close(ends[1])
    guard failure == 0 else { throw Failed(arguments: all, output: "posix_spawnp", status: failure) }
    let output = Self.everything(from: ends[0])
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { throw Failed(arguments: all, output: output, status: status) }
    return output
  }

  private static func everything(from descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 { bytes += buffer[..<count] } else if count == 0 || errno != EINTR { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
