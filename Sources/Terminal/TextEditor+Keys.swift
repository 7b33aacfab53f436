extension TextEditor {
  /// Does what a key means in a text, in an area of this size. Returns whether it meant anything.
  ///
  /// Arrows, Home, End, PgUp and PgDn move; Ctrl-A and Ctrl-E go to the line's ends, Ctrl-B and Ctrl-F a character,
  /// Alt-B and Alt-F a word; Ctrl-W, Alt-D, Ctrl-U and Ctrl-K delete, Ctrl-Y brings that back; Ctrl-Z undoes, Alt-Z
  /// redoes. Up on the first and Down on the last line mean nothing, so that a form can move on.
  @discardableResult
  package mutating func handle(_ key: Key, in area: Size) -> Bool {
    let handled = edit(key, in: area) || move(key, in: area)
    if handled { scroll = layout(in: area).scroll }
    return handled
  }

  private mutating func edit(_ key: Key, in area: Size) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .enter where kind == .multiLine: insert("\n")
    case .backspace, .control("h"): delete(from: caret - 1, to: caret)
    case .delete, .control("d"): delete(from: caret, to: caret + 1)
    case .control("w"), .alt("\u{7F}"): kill(from: wordStart, to: caret)
    case .alt("d"): kill(from: caret, to: wordEnd)
    case .control("u"): kill(from: paragraph.lowerBound, to: caret)
    case .control("k"):
      // At the end of a line the line break goes, as everywhere.
      kill(from: caret, to: paragraph.upperBound == caret ? caret + 1 : paragraph.upperBound)
    case .control("y"): insert(killed)
    case .control("z"), .control("_"): undo()
    case .alt("z"): redo()
    default: return false
    }
    return true
  }

  private mutating func move(_ key: Key, in area: Size) -> Bool {
    switch key {
    case .left, .control("b"): moveCaret(to: caret - 1)
    case .right, .control("f"): moveCaret(to: caret + 1)
    case .wordLeft, .alt("b"): moveCaret(to: wordStart)
    case .wordRight, .alt("f"): moveCaret(to: wordEnd)
    case .home, .control("a"): moveCaret(to: lineEnds(in: area).lowerBound)
    case .end, .control("e"): moveCaret(to: lineEnds(in: area).upperBound)
    case .up: return moveLines(-1, in: area)
    case .down: return moveLines(1, in: area)
    case .pageUp: return moveLines(-max(1, area.rows - 1), in: area)
    case .pageDown: return moveLines(max(1, area.rows - 1), in: area)
    default: return false
    }
    return true
  }

  private mutating func delete(from start: Int, to end: Int) {
    let range = max(0, start)..<min(characters.count, end)
    guard !range.isEmpty else { return }
    remember(.deleting)
    splice(range, with: "")
  }

  private mutating func kill(from start: Int, to end: Int) {
    let range = start..<min(characters.count, end)
    guard !range.isEmpty else { return }
    // What was cut from a passphrase is not kept.
    if !isMasked { killed = String(characters[range]) }
    remember(.whole)
    splice(range, with: "")
  }

  /// The line of text the caret is in, as broken by the writer.
  private var paragraph: Range<Int> {
    let start = characters[..<caret].lastIndex(where: DisplayWidth.isLineBreak).map { $0 + 1 } ?? 0
    let end = characters[caret...].firstIndex(where: DisplayWidth.isLineBreak) ?? characters.count
    return start..<end
  }

  private enum WordClass {
    case space, letters, ideographs, punctuation
  }

  private func wordClass(_ character: Character) -> WordClass {
    if character.isWhitespace { return .space }
    guard character.isLetter || character.isNumber else { return .punctuation }
    return DisplayWidth.of(character) == 2 ? .ideographs : .letters
  }

  private var wordStart: Int {
    var index = caret
    while index > 0, wordClass(characters[index - 1]) == .space { index -= 1 }
    guard index > 0 else { return 0 }
    let kind = wordClass(characters[index - 1])
    while index > 0, wordClass(characters[index - 1]) == kind { index -= 1 }
    return index
  }

  private var wordEnd: Int {
    var index = caret
    while index < characters.count, wordClass(characters[index]) == .space { index += 1 }
    guard index < characters.count else { return index }
    let kind = wordClass(characters[index])
    while index < characters.count, wordClass(characters[index]) == kind { index += 1 }
    return index
  }
}
