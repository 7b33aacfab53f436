extension Canvas {
  /// The same picture with rules, marks and typographic signs in ASCII, column for column.
  ///
  /// - Parameter keepingText: whether other characters, Chinese above all, stay; else each becomes a question mark
  ///   a column, as on a terminal that has no way to show them.
  package func inASCII(keepingText: Bool) -> Canvas {
    var copy = self
    for index in copy.cells.indices {
      let cell = copy.cells[index]
      guard !DisplayWidth.isPlain(cell.text) else { continue }
      if let sign = ASCIIFallback.signs[cell.text], cell.width == 1 {
        copy.cells[index] = Cell(text: sign, width: 1, style: cell.style)
      } else if !keepingText {
        if cell.width == 2 { copy.cells[index + 1] = Cell(text: "?", width: 1, style: cell.style) }
        copy.cells[index] = Cell(text: "?", width: 1, style: cell.style)
      }
    }
    return copy
  }
}

/// What stands for a sign on a terminal that draws ASCII only.
enum ASCIIFallback {
  /// One ASCII character for each sign of one column.
  static let signs: [String: String] = [
    "─": "-", "━": "=", "═": "=", "│": "|", "┃": "|", "║": "|", "┄": "-", "┆": ":",
    "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
    "╭": "+", "╮": "+", "╰": "+", "╯": "+", "╞": "+", "╡": "+", "╪": "+",
    "✓": "v", "✔": "v", "✗": "x", "✘": "x", "×": "x", "•": "*", "·": ".", "●": "*", "○": "o", "◆": "*", "◇": "o",
    "■": "#", "□": "-", "▪": "*", "★": "*", "☆": "*", "▲": "^", "△": "^", "▼": "v", "▽": "v", "▶": ">", "▸": ">",
    "►": ">", "◀": "<", "◂": "<", "◄": "<", "→": ">", "←": "<", "↑": "^", "↓": "v", "↳": ">", "⇄": "=", "›": ">",
    "‹": "<", "»": ">", "«": "<", "…": "~", "—": "-", "–": "-", "‐": "-", "−": "-", "“": "\"", "”": "\"", "‘": "'",
    "’": "'", "¶": "|", "§": "S", "≥": ">", "≤": "<", "≠": "#", "≈": "~", "±": "+", "÷": "/", "°": "o", "¥": "Y",
    // Sparklines keep their slope.
    "▁": "_", "▂": "_", "▃": ".", "▄": "-", "▅": "-", "▆": "=", "▇": "=", "█": "#", "▏": "|", "▎": "|", "▍": "|",
    "▌": "|", "▋": "#", "▊": "#", "▉": "#", "░": ":", "▒": "%", "▓": "#",
  ]
}
