/// A text laid out for finding hints: folded scalars, and where each stands in the UTF-8.
struct HintText {
  /// A hint in scalar positions.
  struct Found {
    var range: Range<Int>
    var kind: IdentityHint.Kind
  }

  /// The scalars with width, case and dashes folded.
  let scalars: [Unicode.Scalar]
  /// At `n`, the UTF-8 offset of scalar `n`; at `count`, the length.
  private let offsets: [Int]

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      scalars.append(scalar.folded)
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.scalars = scalars
    self.offsets = offsets
  }

  var count: Int { scalars.count }

  func utf8Range(_ range: Range<Int>) -> Range<Int> {
    offsets[range.lowerBound]..<offsets[range.upperBound]
  }

  func digit(at position: Int) -> Int? {
    position >= 0 && position < count ? scalars[position].decimalDigit : nil
  }

  func isASCIILetter(at position: Int) -> Bool {
    guard position >= 0, position < count else { return false }
    return ("a"..."z").contains(scalars[position])
  }

  func isHan(at position: Int) -> Bool {
    position >= 0 && position < count && scalars[position].isHan
  }

  /// Where the longest of `words` that stands at `position` ends; nil where none does.
  func end(of words: WordSet, at position: Int) -> Int? {
    words.longestMatch(in: scalars, at: position).map { position + $0 }
  }

  /// The first position at or after `position` that holds none of `filler`, at most `limit` on.
  func skip(_ filler: Set<Unicode.Scalar>, from position: Int, limit: Int = 6) -> Int {
    var end = position
    while end < count, end - position < limit, filler.contains(scalars[end]) { end += 1 }
    return end
  }
}

/// Words found by their first scalar, so that a text is walked once for hundreds of words.
struct WordSet: Sendable {
  private let byFirst: [Unicode.Scalar: [[Unicode.Scalar]]]

  /// The words of `list`, which blanks and line breaks part.
  init(_ list: String) {
    var byFirst: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]
    for word in list.unicodeScalars.split(whereSeparator: \.isBlank) {
      byFirst[word[word.startIndex], default: []].append(Array(word))
    }
    self.byFirst = byFirst.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// The length of the longest word that stands at `position`; nil where none does.
  func longestMatch(in scalars: [Unicode.Scalar], at position: Int) -> Int? {
    guard position >= 0, position < scalars.count, let words = byFirst[scalars[position]] else { return nil }
    for word in words where word.count <= scalars.count - position {
      if scalars[position..<position + word.count].elementsEqual(word) { return word.count }
    }
    return nil
  }

  func contains(_ word: some Collection<Unicode.Scalar>) -> Bool {
    guard let first = word.first, let words = byFirst[first] else { return false }
    return words.contains { $0.elementsEqual(word) }
  }
}
