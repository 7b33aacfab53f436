extension TextEditor {
  /// What of a text is visible in an area.
  package struct Layout: Equatable, Sendable {
    /// The visible lines, each at most as wide as the area; at most as many as it has rows.
    package var lines: [String]
    /// The caret in the area; always inside it, unless the area is empty.
    package var caret: Point
    /// How many lines the whole text takes at this width.
    package var lineCount: Int
    /// The first visible line (many lines), or the first visible character (one line).
    package var scroll: Int
  }

  /// The part of the text to show in an area: around the caret, and as near as possible to what was shown before.
  package func layout(in area: Size) -> Layout {
    kind == .oneLine ? oneLineLayout(columns: area.columns) : multiLineLayout(in: area)
  }

  /// How many lines the text takes at a width, so that a field can grow with it.
  package func lineCount(columns: Int) -> Int {
    kind == .oneLine ? 1 : screenLines(columns: columns).count
  }

  /// Puts the caret where the area was clicked.
  package mutating func placeCaret(at point: Point, in area: Size) {
    let first = layout(in: area).scroll
    if kind == .oneLine {
      moveCaret(to: index(atColumn: point.column, of: first..<characters.count))
    } else {
      let lines = screenLines(columns: area.columns)
      moveCaret(to: index(atColumn: point.column, ofLine: min(max(0, first + point.row), lines.count - 1), lines))
    }
    scroll = layout(in: area).scroll
  }

  private func shown(_ range: Range<Int>, upTo width: Int) -> String {
    let line = isMasked ? String(repeating: "•", count: range.count) : String(characters[range])
    return DisplayWidth.clipped(line, to: width, ellipsis: "")
  }

  private func columns(_ range: Range<Int>) -> Int {
    isMasked ? range.count : DisplayWidth.of(String(characters[range]))
  }

  private func oneLineLayout(columns width: Int) -> Layout {
    // One column stays free for a caret after the last character.
    let room = max(0, width - 1)
    var first = min(scroll, caret)
    var used = columns(first..<caret)
    while used > room, first < caret {
      used -= columns(first..<first + 1)
      first += 1
    }
    // When what follows the caret leaves room, earlier text comes back into view.
    var visible = columns(first..<characters.count)
    while first > 0, visible + columns(first - 1..<first) <= room {
      first -= 1
      visible += columns(first..<first + 1)
    }
    let line = shown(first..<characters.count, upTo: width)
    let column = min(columns(first..<caret), room)
    return Layout(lines: [line], caret: Point(column: column, row: 0), lineCount: 1, scroll: first)
  }

  private func multiLineLayout(in area: Size) -> Layout {
    let lines = screenLines(columns: area.columns)
    let caretLine = line(of: caret, in: lines)
    let rows = max(1, area.rows)
    var first = min(max(0, scroll), max(0, lines.count - rows))
    first = min(first, caretLine)
    first = max(first, caretLine - rows + 1)
    let column = min(columns(lines[caretLine].lowerBound..<caret), max(0, area.columns - 1))
    return Layout(
      lines: lines[first..<min(lines.count, first + rows)].map { shown($0, upTo: area.columns) },
      caret: Point(column: column, row: caretLine - first), lineCount: lines.count, scroll: first)
  }

  /// The lines at a width, less the column kept for the caret. Every character is on a line, but line breaks.
  private func screenLines(columns: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while true {
      let end = characters[start...].firstIndex(where: DisplayWidth.isLineBreak) ?? characters.count
      lines += DisplayWidth.lineRanges(of: characters[start..<end], width: columns - 1, spacesHang: false)
      guard end < characters.count else { return lines }
      start = end + 1
    }
  }

  private func line(of index: Int, in lines: [Range<Int>]) -> Int {
    (lines.lastIndex { $0.lowerBound <= index }) ?? 0
  }

  /// The characters between the ends of the caret's line on the screen; the last one when a line is broken there,
  /// since the place after it is the next line's start.
  func lineEnds(in area: Size) -> Range<Int> {
    guard kind == .multiLine else { return 0..<characters.count }
    let lines = screenLines(columns: area.columns)
    let at = line(of: caret, in: lines)
    return lines[at].lowerBound..<lastPlace(onLine: at, lines)
  }

  private func lastPlace(onLine at: Int, _ lines: [Range<Int>]) -> Int {
    let line = lines[at]
    let isBroken = at + 1 < lines.count && lines[at + 1].lowerBound == line.upperBound
    return isBroken ? max(line.lowerBound, line.upperBound - 1) : line.upperBound
  }

  mutating func moveLines(_ count: Int, in area: Size) -> Bool {
    guard kind == .multiLine else { return false }
    let lines = screenLines(columns: area.columns)
    let from = line(of: caret, in: lines)
    let target = min(max(0, from + count), lines.count - 1)
    guard target != from else { return false }
    let column = goalColumn ?? columns(lines[from].lowerBound..<caret)
    moveCaret(to: index(atColumn: column, ofLine: target, lines))
    goalColumn = column
    return true
  }

  private func index(atColumn column: Int, ofLine line: Int, _ lines: [Range<Int>]) -> Int {
    min(index(atColumn: column, of: lines[line]), lastPlace(onLine: line, lines))
  }

  private func index(atColumn column: Int, of range: Range<Int>) -> Int {
    var used = 0
    for index in range {
      used += columns(index..<index + 1)
      if used > column { return index }
    }
    return range.upperBound
  }
}

extension Canvas {
  /// Draws the visible part of an editor into a rectangle and, when it has the focus, the cursor at its caret.
  package mutating func put(_ editor: TextEditor, in rect: Rect, style: Style = .plain, hasFocus: Bool) {
    guard !rect.isEmpty else { return }
    let layout = editor.layout(in: rect.size)
    for row in 0..<rect.size.rows {
      let line = row < layout.lines.count ? layout.lines[row] : ""
      put(line, at: rect.origin.offset(rows: row), style: style, width: rect.size.columns)
    }
    guard hasFocus else { return }
    let place = rect.origin.offset(columns: layout.caret.column, rows: layout.caret.row)
    cursor = bounds.contains(place) ? place : nil
  }
}
