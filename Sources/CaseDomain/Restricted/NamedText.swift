/// A text as names are looked for in it: letters, digits and Chinese characters, width and tone marks folded, with what
/// stood between them; and the words in Latin letters.
struct NamedText {
  /// What stands before a character.
  enum Gap: UInt8 {
    case none
    /// Blanks, hyphens, dots: what is put between the characters of a name.
    case inner
    /// The end of a clause or a line.
    case end
  }

  /// A word in Latin letters; tone numbers behind syllables are left out.
  struct Word {
    var letters: String
    /// Only blanks or hyphens stand between it and the word before.
    let isJoined: Bool
  }

  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var gaps: [Gap] = []
  private(set) var words: [Word] = []

  init(_ text: String, simplified: (Unicode.Scalar) -> Unicode.Scalar = { $0 }) {
    scalars.reserveCapacity(text.utf8.count / 3)
    gaps.reserveCapacity(text.utf8.count / 3)
    var gap = Gap.end
    var isInWord = false
    for raw in text.unicodeScalars where !TextCleaning.isRemoved(raw) && !Self.isMark(raw) || raw == "\n" {
      let scalar = raw.isHan ? simplified(raw) : Self.plain(raw)
      let isLetter = ("a"..."z").contains(scalar)
      guard isLetter || scalar.isHan || scalar.properties.isAlphabetic || scalar.decimalDigit != nil else {
        if gap != .end { gap = NameWords.clauseEnds.contains(scalar) ? .end : .inner }
        isInWord = false
        continue
      }
      if isInWord, !isLetter, ("1"..."5").contains(scalar) { continue }
      if isLetter, isInWord {
        words[words.count - 1].letters.unicodeScalars.append(scalar)
      } else if isLetter {
        let follows = scalars.last.map { ("a"..."z").contains($0) } == true && gap == .inner
        words.append(Word(letters: String(Character(scalar)), isJoined: follows))
      }
      isInWord = isLetter
      scalars.append(scalar)
      gaps.append(gap)
      gap = .none
    }
  }

  /// Tone marks and the like that follow their letter.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x0300...0x036F).contains(scalar.value) }

  private static let vowels: [Unicode.Scalar: Unicode.Scalar] = {
    let rows: [Unicode.Scalar: String] = [
      "a": "āáǎàĀÁǍÀ", "e": "ēéěèêĒÉĚÈ", "i": "īíǐìĪÍǏÌ", "o": "ōóǒòŌÓǑÒ", "u": "ūúǔùŪÚǓÙ", "v": "ǖǘǚǜüǕǗǙǛÜ",
      "n": "ńňǹŃŇǸ",
    ]
    return rows.reduce(into: [:]) { map, row in for mark in row.value.unicodeScalars { map[mark] = row.key } }
  }()

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value >= 0xC0, scalar.value < 0x0200 { return vowels[scalar] ?? scalar }
    return scalar.folded
  }

  /// Whether a run of characters begins at a place, whatever stands between them up to `widest`.
  func has(_ run: [Unicode.Scalar], at place: Int, widest: Gap) -> Bool {
    guard place + run.count <= scalars.count else { return false }
    for offset in run.indices {
      guard scalars[place + offset] == run[offset] else { return false }
      if offset > 0, gaps[place + offset].rawValue > widest.rawValue { return false }
    }
    return true
  }

  func contains(_ run: [Unicode.Scalar]) -> Bool {
    guard let first = run.first else { return false }
    return scalars.indices.contains { scalars[$0] == first && has(run, at: $0, widest: .end) }
  }

  func words(at place: Int, _ count: Int) -> String {
    String(String.UnicodeScalarView(scalars[place..<min(place + count, scalars.count)]))
  }
}
