import Terminal

/// Breaks the lines of a help screen where the display does: a Chinese character takes two columns.
enum HelpLayout {
  /// What the parser is told so that it breaks nothing itself.
  static let unbroken = 100_000

  /// - Parameter columns: of the screen; a line is never wider, unless a word is.
  static func broken(_ text: String, columns: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { broken(line: String($0), columns) }.joined(separator: "\n")
  }

  private static func broken(line: String, _ columns: Int) -> [String] {
    if DisplayWidth.of(line) <= columns { return [line] }
    // What follows a label and its gap goes on below itself; anything else a little further in than it began.
    let label = line.prefixMatch(of: #/  \S.*?\s{2,}/#).map { String($0.output) } ?? String(line.prefix { $0 == " " })
    let isLabelled = label.contains { $0 != " " }
    let indent = isLabelled || DisplayWidth.of(label) >= 20 ? DisplayWidth.of(label) : DisplayWidth.of(label) + 2
    let rest = String(line.dropFirst(label.count))
    let lines = DisplayWidth.wrapped(rest, width: max(20, columns - indent))
    return lines.enumerated().map { index, piece in
      index == 0 ? label + piece : String(repeating: " ", count: indent) + piece
    }
  }
}
