/// Columns of a line of print: one for a Latin letter, two for a Chinese character (Unicode Standard Annex #11).
///
/// Signs that Chinese fonts draw as wide as a character and others do not (“”, …, —) count as two, so that no line is
/// longer than the paper in any font. Nothing that stands in columns has them.
enum PrintWidth {
  static func of(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + of($1) } }

  static func of(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// East Asian wide and full-width ranges, and the ambiguous ones that occur in prose.
  private static let wide: [ClosedRange<UInt32>] = [
    0x00B7...0x00B7, 0x00D7...0x00D7, 0x1100...0x115F, 0x2010...0x203E, 0x2100...0x27BF, 0x2E80...0x303E,
    0x3041...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
  ]

  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - of(text)))
  }

  static func centred(_ text: String, in width: Int) -> String {
    String(repeating: " ", count: max(0, (width - of(text)) / 2)) + text
  }

  /// One text at the left and one at the right.
  static func apart(_ left: String, _ right: String, in width: Int) -> String {
    left + String(repeating: " ", count: max(2, width - of(left) - of(right))) + right
  }

  /// Signs that begin no line.
  private static let trailing: Set<Character> = Set("，。、；：！？）》」』”’%,.;:!?)")

  /// Signs that end no line.
  private static let opening: Set<Character> = Set("（《「『“‘([")

  /// A text in lines of at most `width` columns. Latin words stay whole where they fit; no line begins with a sign that
  /// ends a phrase, or ends with one that begins it.
  static func wrapped(_ text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrap(Array($0), width: width) }
  }

  private static func wrap(_ text: [Character], width: Int) -> [String] {
    var lines: [String] = []
    var rest = text[...]
    while true {
      var end = rest.startIndex
      var columns = 0
      while end < rest.endIndex, columns + of(rest[end]) <= width {
        columns += of(rest[end])
        end += 1
      }
      if end == rest.endIndex { return lines + [String(rest)] }
      // A character wider than the paper would never fit.
      let cut = max(rest.startIndex + 1, breakPlace(in: rest, before: end))
      lines.append(String(String(rest[..<cut]).reversed().drop { $0 == " " }.reversed()))
      rest = rest[cut...].drop { $0 == " " }
      if rest.isEmpty { return lines }
    }
  }

  /// The last place at or before `end` where a line may end; `end` where there is none.
  private static func breakPlace(in text: ArraySlice<Character>, before end: Int) -> Int {
    var place = end
    while place > text.startIndex {
      let (before, after) = (text[place - 1], text[place])
      let isInWord = isLatin(before) && isLatin(after)
      if !isInWord && !trailing.contains(after) && !opening.contains(before) { return place }
      place -= 1
    }
    return end
  }

  private static func isLatin(_ character: Character) -> Bool { character != " " && of(character) == 1 }
}
