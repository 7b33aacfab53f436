import CSQLite
import Glibc
import Terminal

/// The real driver on a terminal that only counts what it is sent.
final class Wire {
  struct NoTerminal: Error { let code: Int32 }

  let driver: NcursesTerminal
  private let primary: Int32
  private let saved: [Int32]

  /// Takes standard input and output over until it is closed.
  init(columns: Int, rows: Int) throws {
    primary = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK)
    guard primary >= 0, grantpt(primary) == 0, unlockpt(primary) == 0, let name = ptsname(primary) else {
      throw NoTerminal(code: errno)
    }
    let secondary = open(name, O_RDWR | O_NOCTTY)
    guard secondary >= 0 else { throw NoTerminal(code: errno) }
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(secondary, UInt(TIOCSWINSZ), &size) == 0 else { throw NoTerminal(code: errno) }
    saved = [dup(STDIN_FILENO), dup(STDOUT_FILENO)]
    dup2(secondary, STDIN_FILENO)
    dup2(secondary, STDOUT_FILENO)
    Glibc.close(secondary)
    setenv("TERM", "xterm-256color", 1)
    setenv("LC_ALL", "C.UTF-8", 1)
    driver = try NcursesTerminal(options: .init(mouse: false))
  }

  /// Gives standard input and output back.
  func close() {
    driver.close()
    _ = sent()
    for (place, descriptor) in saved.enumerated() {
      dup2(descriptor, Int32(place))
      Glibc.close(descriptor)
    }
    Glibc.close(primary)
  }

  /// Milliseconds after which nothing more comes: the kernel hands a terminal's bytes on by a thread of its own.
  private static let quiet: Int32 = 20

  /// Bytes sent since the last time. What is drawn is small enough to wait in the terminal until it is read.
  func sent() -> Int {
    var total = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var waiting = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
      if poll(&waiting, 1, Self.quiet) <= 0 { return total }
      let count = read(primary, &buffer, buffer.count)
      if count <= 0 { return total }
      total += count
    }
  }

  /// Shows a picture and answers how many bytes that took. A terminal holds more than a picture before it is read.
  func present(_ canvas: Canvas) -> Int {
    _ = sent()
    driver.present(canvas)
    return sent()
  }
}
