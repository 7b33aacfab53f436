import CNcurses
import Glibc

/// The real terminal, on standard input and output, through ncurses.
///
/// One at a time in a process, used from one thread. While it is open every way the process can end, signals
/// included, gives the terminal back.
package final class NcursesTerminal: TerminalDriver {
  /// Whether colours are used.
  package enum Colour: Sendable {
    /// Where the terminal has them, unless the environment says `NO_COLOR`.
    case auto
    /// Bold, underline and reverse only.
    case never
  }

  /// How the user wants the terminal used.
  package struct Options: Sendable {
    /// Colours or none.
    package var colour: Colour
    /// Whether to take mouse events; without, the terminal's own text selection works as always.
    package var mouse: Bool
    /// Whether rules and marks are drawn in ASCII even where more is possible.
    package var ascii: Bool

    /// The options, by default everything the terminal can do.
    package init(colour: Colour = .auto, mouse: Bool = true, ascii: Bool = false) {
      self.colour = colour
      self.mouse = mouse
      self.ascii = ascii
    }
  }

  package let capabilities: TerminalCapabilities
  package let inputDescriptor: Int32
  package internal(set) var size: Size

  let screen: OpaquePointer
  /// Keys are read from a pad: reading from a window would draw it first.
  let keyboard: UnsafeMutablePointer<WINDOW>
  let keyCodes: KeyCodes
  let resized: WakeUp
  var palette: Palette
  var decoder = InputDecoder()
  var doubleClicks = DoubleClicks()
  /// What the terminal shows; nil when that is not known.
  var shown: Canvas?
  var cursorShown: Bool?
  var isClosed = false
  var isSuspended = false

  /// Takes the terminal over: raw keys, no echo, the alternate screen.
  package init(options: Options = Options()) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    let unicode = TerminalLocale.activate()
    switch cn_terminal_kind() {
    case CN_FULL_SCREEN: break
    case CN_NOT_FULL_SCREEN: throw .notFullScreen(Self.terminalName)
    default: throw .unknownTerminal(Self.terminalName)
    }
    resized = try WakeUp()
    inputDescriptor = cn_either(STDIN_FILENO, resized.descriptor)
    guard inputDescriptor >= 0 else { throw .system(call: "epoll_create1", code: errno) }
    guard cn_guard_install(STDOUT_FILENO, resized.descriptor) else {
      Glibc.close(inputDescriptor)
      throw .alreadyOpen
    }
    guard let screen = cn_newterm(), let keyboard = newpad(1, 1) else {
      cn_guard_remove()
      Glibc.close(inputDescriptor)
      throw .unknownTerminal(Self.terminalName)
    }
    self.screen = screen
    self.keyboard = keyboard
    size = Size(columns: 0, rows: 0)
    palette = Palette(colours: options.colour == .auto && !Self.environmentForbidsColour)
    keyCodes = KeyCodes()
    capabilities = TerminalCapabilities(
      colours: palette.colours, unicode: unicode, ascii: options.ascii || !unicode, mouse: options.mouse)

    // Raw, so that Ctrl-S, Ctrl-C and Ctrl-Z are keys like others.
    raw()
    noecho()
    nonl()
    // Input waiting does not leave a frame half drawn.
    typeahead(-1)
    nodelay(keyboard, true)
    keypad(keyboard, true)
    if getenv("ESCDELAY") == nil { set_escdelay(25) }
    Self.setGuardBytes()
    send(reportsOn)
    takeSize()
    clearok(cn_screen(), true)
  }

  deinit { close() }

  package func bell() {
    guard !isClosed, !isSuspended else { return }
    beep()
  }

  package func forget() {
    guard !isClosed, !isSuspended else { return }
    send(Self.erasing)
    shown = nil
    clearok(cn_screen(), true)
  }

  package func suspend() {
    guard !isClosed, !isSuspended else { return }
    isSuspended = true
    send(Self.reportsOff + Self.erasing)
    endwin()
    cn_guard_arm(false)
  }

  package func resume() {
    guard !isClosed, isSuspended else { return }
    isSuspended = false
    cn_guard_arm(true)
    send(reportsOn)
    let last = shown
    shown = nil
    cursorShown = nil
    // A window that was resized meanwhile is found out by the next reading.
    resized.signal()
    clearok(cn_screen(), true)
    present(last ?? Canvas(size: size))
  }

  /// Gives the terminal back in whatever state it is, from any thread: for a last word before the process ends.
  package static func giveBack() { cn_guard_give_back() }

  package func close() {
    guard !isClosed else { return }
    isClosed = true
    if !isSuspended {
      send(Self.reportsOff + Self.erasing)
      endwin()
    }
    cn_guard_remove()
    delwin(keyboard)
    delscreen(screen)
    Glibc.close(inputDescriptor)
  }

  // Bracketed pastes and the decimal mouse reports are in few terminal descriptions; who does not know them ignores
  // this. Without the mouse, the terminal's own selection of text works as always.
  private var reportsOn: String {
    "\u{1B}[?2004h" + (capabilities.mouse ? "\u{1B}[?1000h\u{1B}[?1006h" : "")
  }
  private static let reportsOff = "\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l"

  private static var terminalName: String { getenv("TERM").map { String(cString: $0) } ?? "" }

  private static var environmentForbidsColour: Bool {
    guard let value = getenv("NO_COLOR") else { return false }
    return value.pointee != 0
  }

  private func send(_ sequence: String) {
    var bytes = Array(sequence.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// Blanks the alternate screen before it is left, since some terminals keep it, and those without one go on showing
  /// it; then empties the scroll-back, where a terminal may have put lines of either (capability `E3`).
  private static var erasing: String {
    let names: [String] = ["clear", "E3"]
    return names.compactMap { name in cn_capability(name).map { withoutPadding(String(cString: $0)) } }.joined()
  }

  /// Prepares what a signal's handler writes: it cannot ask ncurses any more.
  private static func setGuardBytes() {
    var sequence = reportsOff + erasing
    for name in ["rmkx", "op", "sgr0", "cnorm", "rmcup"] {
      guard let value = cn_capability(name) else { continue }
      sequence += withoutPadding(String(cString: value))
    }
    sequence += "\r"
    let bytes = Array(sequence.utf8)
    cn_guard_set_reset(bytes, bytes.count)
  }

  /// A capability without its `$<5>` delays, which only ncurses' own output understands.
  static func withoutPadding(_ capability: String) -> String {
    var result = ""
    var rest = capability[...]
    while let start = rest.firstIndex(of: "$") {
      let after = rest.index(after: start)
      guard after < rest.endIndex, rest[after] == "<", let end = rest[after...].firstIndex(of: ">") else {
        result += rest[...start]
        rest = rest[after...]
        continue
      }
      result += rest[..<start]
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
