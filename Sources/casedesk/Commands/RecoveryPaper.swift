import CaseDomain
import DeskText
import Foundation

/// The recovery key, which is shown once, to be written down (design §4).
///
/// On a terminal it stands on a page of its own, and goes with it: what stays in a scroll-back is read by whoever sits
/// down there next. A line of it is typed back first, because what was copied wrongly opens nothing later. To a file or
/// a program it is said like everything else.
struct RecoveryPaper {
  let lines: [String]
  let texts: Texts
  func hand() {
    guard isatty(0) == 1, isatty(1) == 1 else {
      Console.say(texts("cli.init.recovery"))
      for line in lines { Console.say("  " + line) }
      return
    }
    let before = Self.leavesPageWhenStopped()
    print(Self.pageOpened, terminator: "")
    defer {
      print(Self.pageClosed, terminator: "")
      fflush(nil)
      for (number, action) in before { signal(number, action) }
      Console.say(texts("cli.init.copied"))
    }
    let asked = lines.indices.randomElement() ?? 0
    Console.say(texts("cli.init.recovery"))
    for (index, line) in lines.enumerated() { Console.say("  \(index + 1)  \(line)") }
    print("")
    while true {
      print(TextCleaning.printed(texts("cli.init.copy", String(asked + 1))), terminator: "")
      fflush(nil)
      // Where the input ends nobody can type it; it has been shown.
      guard let typed = StandardInput.line() else { return }
      if Self.bare(String(decoding: typed, as: UTF8.self)) == Self.bare(lines[asked]) { return }
      Console.say(texts("cli.init.miscopied"))
    }
  }

  /// Closes the page where a signal ends the program; nobody puts it aside with the page open.
  ///
  /// - Returns: what the signals did before.
  private static func leavesPageWhenStopped() -> [(Int32, sighandler_t?)] {
    let ending = [SIGINT, SIGTERM, SIGHUP, SIGQUIT].map { number in
      (
        number,
        signal(number) { number in
          let close: StaticString = "\u{1B}[H\u{1B}[2J\u{1B}[?1049l"
          _ = write(1, close.utf8Start, close.utf8CodeUnitCount)
          _exit(128 + number)
        }
      )
    }
    return ending + [(SIGTSTP, signal(SIGTSTP, SIG_IGN))]
  }

  /// Letters and digits alone: how it is grouped is nothing to get right.
  private static func bare(_ line: String) -> String { line.filter { $0.isLetter || $0.isNumber }.uppercased() }

  /// The alternate screen, emptied (xterm's private modes 1049, ECMA-48 ED and CUP). Emptied again before it is left: a
  /// terminal without one goes on in the same page.
  private static let pageOpened = "\u{1B}[?1049h\u{1B}[H\u{1B}[2J"
  private static let pageClosed = "\u{1B}[H\u{1B}[2J\u{1B}[?1049l"
}
