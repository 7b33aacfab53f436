import Glibc

/// A terminal of its own in a private tmux server, which ends with the test.
package final class Tmux {
  private let socket: String

  /// Starts `command` through a shell on a screen of this size.
  ///
  /// - Parameter configuration: a file of tmux's own settings.
  package init(_ command: String, columns: Int = 80, rows: Int = 24, configuration: String = "/dev/null") throws {
    socket = "casedesk-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let environment = ["LC_ALL=C.UTF-8", "NO_COLOR=", "SWIFT_BACKTRACE=enable=no"].flatMap { ["-e", $0] }
    try run(
      ["-f", configuration, "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"] + environment
        + ["unset LANG; ulimit -c 0; \(command); echo \"status $?\"; exec cat"])
  }

  deinit { _ = try? run(["kill-server"]) }

  /// What the screen shows, without spaces at the lines' ends.
  package func screen() throws -> String { try run(["capture-pane", "-p"]) }

  /// The screen and everything that the terminal keeps of what went before.
  package func history() throws -> String { try run(["capture-pane", "-p", "-S", "-"]) }

  /// The same with the escape sequences that say how it looks.
  package func screenWithStyles() throws -> String { try run(["capture-pane", "-p", "-e"]) }

  /// One of tmux's own variables of the pane, such as `cursor_x`.
  package func variable(_ name: String) throws -> String {
    String(try run(["display-message", "-p", "#{\(name)}"]).dropLast())
  }

  /// Presses keys by tmux's names for them.
  package func press(_ keys: String...) throws { try run(["send-keys"] + keys) }

  /// Sends text as an input method does: all at once.
  package func type(_ text: String) throws { try run(["send-keys", "-l", text]) }

  /// Pastes, bracketed when the program asked for that.
  package func paste(_ text: String) throws {
    try run(["load-buffer", "-"], input: text)
    try run(["paste-buffer", "-p", "-r"])
  }

  package func resize(columns: Int, rows: Int) throws {
    try run(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Waits for text on the screen by looking again and again; returns the screen then.
  @discardableResult
  package func wait(for marker: String) throws -> String {
    try wait("no “\(marker)”") { try screen().contains(marker) }
    return try screen()
  }

  /// Looks again and again until something is so.
  ///
  /// - Parameter comment: what is said, with the screen, if it never is.
  package func wait(_ comment: String, until isSo: () throws -> Bool) throws {
    for _ in 0..<1_500 {
      if try isSo() { return }
      usleep(20_000)
    }
    throw Missing(comment: comment, screen: try screen())
  }

  /// What was waited for did not come.
  package struct Missing: Error, CustomStringConvertible {
    package let comment: String
    package let screen: String
    package var description: String { "\(comment) on:\n\(screen)" }
  }

  package struct Failed: Error {
    package let arguments: [String]
    package let outcome: Program.Outcome
  }

  @discardableResult
  private func run(_ arguments: [String], input: String = "") throws -> String {
    let outcome = try Program.run(
      ["tmux", "-u", "-L", socket] + arguments, environment: ["LC_ALL=C.UTF-8"], input: input)
    guard outcome.status == 0 else { throw Failed(arguments: arguments, outcome: outcome) }
    return outcome.output
  }
}
