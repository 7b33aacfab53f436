import CNcurses
import Glibc

/// Which characters the C library, and with it ncurses, can draw.
enum TerminalLocale {
  /// Sets the process's character type: the user's own locale, else C.UTF-8, since a shell without a locale nearly
  /// always runs in a terminal that shows UTF-8.
  ///
  /// - Returns: whether UTF-8 can be had; without it only ASCII is drawn.
  static func activate() -> Bool {
    let names: [String] = ["", "C.UTF-8", "C.utf8"]
    return names.contains { name in
      setlocale(LC_CTYPE, name) != nil && String(cString: cn_codeset()) == "UTF-8"
    }
  }

  /// The columns the C library gives a scalar, -1 when it cannot draw it. Depends on the locale.
  static func columns(of scalar: Unicode.Scalar) -> Int { Int(cn_width(wchar_t(truncatingIfNeeded: scalar.value))) }
}
