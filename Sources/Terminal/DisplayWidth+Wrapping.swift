extension DisplayWidth {
  /// Breaks text into lines of at most `width` columns; line breaks in the text are kept.
  ///
  /// Chinese breaks between any two characters, except that no line begins with closing punctuation or ends with
  /// opening punctuation (GB/T 15834); words of other scripts stay whole unless one is wider than the line.
  /// Spaces at a break are left out.
  package static func wrapped(_ text: String, width: Int) -> [String] {
    paragraphs(of: text).flatMap { paragraph -> [String] in
      let characters = Array(sanitised(paragraph))
      return lineRanges(of: characters[...], width: width, spacesHang: true).map { String(characters[$0]) }
    }
  }

  /// The text between line breaks, at least one piece.
  static func paragraphs(of text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { isLineBreak($0) }.map(String.init)
  }

  static func isLineBreak(_ character: Character) -> Bool {
    switch character {
    case "\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  /// Where the lines of one paragraph begin and end.
  ///
  /// - Parameter spacesHang: whether spaces at a break belong to no line, as in text that is only read; in an
  ///   editor every character has a place.
  static func lineRanges(of characters: ArraySlice<Character>, width: Int, spacesHang: Bool) -> [Range<Int>] {
    let width = max(1, width)
    var lines: [Range<Int>] = []
    var lineStart = characters.startIndex
    // The end of the last piece known to fit, and the columns up to the character looked at.
    var breakAt: Int?
    var columns = 0
    var index = characters.startIndex
    while index < characters.endIndex {
      let character = characters[index]
      if index > lineStart, mayBreak(between: characters[index - 1], and: character, spacesHang: spacesHang) {
        breakAt = index
      }
      let characterWidth = of(character)
      let hangs = spacesHang && character == " " && columns > 0
      if columns + characterWidth > width, index > lineStart, !hangs {
        let end = breakAt ?? index
        lines.append(lineStart..<(spacesHang ? trimmedEnd(of: characters, lineStart..<end) : end))
        lineStart = end
        index = end
        columns = 0
        breakAt = nil
        continue
      }
      columns += characterWidth
      index += 1
    }
    let end = characters.endIndex
    let fits = columns <= width || !spacesHang
    lines.append(lineStart..<(fits ? end : trimmedEnd(of: characters, lineStart..<end)))
    return lines
  }

  private static func trimmedEnd(of characters: ArraySlice<Character>, _ line: Range<Int>) -> Int {
    var end = line.upperBound
    while end > line.lowerBound, characters[end - 1] == " " { end -= 1 }
    return end
  }

  private static func mayBreak(between left: Character, and right: Character, spacesHang: Bool) -> Bool {
    if right == " " { return !spacesHang }
    if closing.contains(right) || opening.contains(left) { return false }
    return left == " " || isIdeographic(left) || isIdeographic(right)
  }

  /// Whether a character can stand apart from its neighbours: everything drawn wide.
  private static func isIdeographic(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    return isWide(value)
  }

  /// What may not begin a line.
  static let closing: Set<Character> = [
    "。", "，", "、", "；", "：", "？", "！", "）", "》", "」", "』", "】", "〉", "〕", "〗", "］", "｝", "．", "…", "—",
    "·", "”", "’", "％", "‰", "℃", "～", "/", "／", ",", ".", ";", ":", "?", "!", ")", "]", "}", "%",
  ]

  /// What may not end a line.
  static let opening: Set<Character> = [
    "（", "《", "「", "『", "【", "〈", "〔", "〖", "［", "｛", "“", "‘", "￥", "＄", "(", "[", "{", "¥", "$",
  ]
}
