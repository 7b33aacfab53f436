import CNcurses

/// The keys behind ncurses' key codes.
struct KeyCodes {
  // Above the codes that ncurses gives to a terminal's own extra keys.
  static let pasteStart: Int32 = 0x1000
  static let pasteEnd: Int32 = 0x1001
  private static let wordLeft: Int32 = 0x1002
  private static let wordRight: Int32 = 0x1003
  private static let mouse: Int32 = 0x1004
  private static let oldMouse: Int32 = 0x1005

  /// The mouse reports behind the codes that announce them.
  let mouseEncodings: [Int32: MouseReport.Encoding]

  private var keys: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_SR: .up, KEY_SF: .down,
    KEY_SLEFT: .left, KEY_SRIGHT: .right, KEY_HOME: .home, KEY_END: .end, KEY_SHOME: .home, KEY_SEND: .end,
    KEY_FIND: .home, KEY_SELECT: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_SPREVIOUS: .pageUp,
    KEY_SNEXT: .pageDown, KEY_A1: .home, KEY_A3: .pageUp, KEY_C1: .end, KEY_C3: .pageDown, KEY_IC: .insert,
    KEY_DC: .delete, KEY_SDC: .delete, KEY_BACKSPACE: .backspace, KEY_ENTER: .enter, KEY_BTAB: .backTab,
    wordLeft: .wordLeft, wordRight: .wordRight,
  ]

  /// Teaches ncurses the sequences it does not have from the terminal's description. After `newterm`.
  init() {
    for number in 1...24 { keys[cn_function_key(Int32(number))] = .function(number) }
    define_key("\u{1B}[200~", Self.pasteStart)
    define_key("\u{1B}[201~", Self.pasteEnd)
    // The one that the description has keeps ncurses' own code; the terminal may send the other all the same.
    let described: MouseReport.Encoding =
      cn_capability("kmous").map { String(cString: $0) } == "\u{1B}[<" ? .decimal : .bytes
    mouseEncodings = [KEY_MOUSE: described, Self.mouse: .decimal, Self.oldMouse: .bytes]
    for (names, code) in [(["kLFT5", "kLFT3"], Self.wordLeft), (["kRIT5", "kRIT3"], Self.wordRight)] {
      for name in names {
        if let sequence = cn_capability(name) { define_key(sequence, code) }
      }
    }
    // A terminal often sends what another one's description says; a sequence with a meaning keeps it.
    for (sequence, code) in Self.common where key_defined(sequence) == 0 { define_key(sequence, code) }
  }

  /// The key of a code; nil when it has no meaning here.
  subscript(code: Int32) -> Key? { keys[code] }

  private static let common: [(String, Int32)] = [
    ("\u{1B}[<", mouse), ("\u{1B}[M", oldMouse),
    ("\u{1B}[1;5D", wordLeft), ("\u{1B}[1;5C", wordRight), ("\u{1B}[1;3D", wordLeft), ("\u{1B}[1;3C", wordRight),
    ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
    ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
    ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
    ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[7~", KEY_HOME), ("\u{1B}[8~", KEY_END),
    ("\u{1B}[2~", KEY_IC), ("\u{1B}[3~", KEY_DC), ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE),
    ("\u{1B}[Z", KEY_BTAB), ("\u{1B}OM", KEY_ENTER),
    ("\u{1B}OP", cn_function_key(1)), ("\u{1B}OQ", cn_function_key(2)), ("\u{1B}OR", cn_function_key(3)),
    ("\u{1B}OS", cn_function_key(4)), ("\u{1B}[11~", cn_function_key(1)), ("\u{1B}[12~", cn_function_key(2)),
    ("\u{1B}[13~", cn_function_key(3)), ("\u{1B}[14~", cn_function_key(4)), ("\u{1B}[15~", cn_function_key(5)),
    ("\u{1B}[17~", cn_function_key(6)), ("\u{1B}[18~", cn_function_key(7)), ("\u{1B}[19~", cn_function_key(8)),
    ("\u{1B}[20~", cn_function_key(9)), ("\u{1B}[21~", cn_function_key(10)), ("\u{1B}[23~", cn_function_key(11)),
    ("\u{1B}[24~", cn_function_key(12)),
  ]
}
