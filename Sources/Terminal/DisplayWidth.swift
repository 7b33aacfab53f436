/// How many columns text takes on a terminal, and how it is cut, padded and broken by columns.
///
/// East Asian Width W and F (Unicode 15, UAX #11) take two columns, marks none, everything else one; ambiguous
/// characters take one, as ncurses and tmux draw them. Text is measured as it is shown, see ``sanitised(_:)``.
package enum DisplayWidth {
  /// The columns of one character: 0 for what is not shown, 1, 2, or more for clusters of several letters.
  package static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F { return 1 }
    return of(String(character))
  }

  /// The columns of a text on one line.
  package static func of(_ text: String) -> Int {
    var columns = 0
    forEachUnit(of: text) { _, width in
      columns += width
      return true
    }
    return columns
  }

  /// The text as it is shown: no control bytes, variation selectors, bidi controls or zero-width characters; a tab
  /// or line break is one space; a joined emoji is its first part; flags are their two letters.
  package static func sanitised(_ text: String) -> String {
    if isPlain(text) { return text }
    var shown = ""
    forEachUnit(of: text) { unit, _ in
      shown += unit
      return true
    }
    return shown
  }

  /// As much of the text as fits, ending in `ellipsis` where something was cut.
  package static func clipped(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
    guard columns > 0 else { return "" }
    let limit = columns - of(ellipsis)
    var whole = ""
    var used = 0
    // What fits beside the ellipsis, known once the text turns out too long.
    var short = ""
    var cut = false
    forEachUnit(of: text) { unit, width in
      if used + width > columns {
        cut = true
        return false
      }
      whole += unit
      used += width
      if used <= limit { short = whole }
      return true
    }
    guard cut else { return whole }
    return limit >= 0 ? short + sanitised(ellipsis) : ""
  }

  /// Where text stands in a field wider than it.
  package enum Alignment: Sendable {
    case left, right, center
  }

  /// The text in a field of exactly `columns`: cut with `ellipsis`, or padded with spaces.
  package static func padded(
    _ text: String, to columns: Int, align: Alignment = .left, ellipsis: String = "…"
  ) -> String {
    let shown = clipped(text, to: columns, ellipsis: ellipsis)
    let missing = max(0, columns - of(shown))
    let before =
      switch align {
      case .left: 0
      case .right: missing
      case .center: missing / 2
      }
    return String(repeating: " ", count: before) + shown + String(repeating: " ", count: missing - before)
  }

  /// Whether every byte is a printable ASCII character, so that columns are bytes.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }
}
