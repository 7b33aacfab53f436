/// A query, ready to be looked for in many texts.
///
/// Every character of the query matches itself, without regard to case and full width; a letter also matches a Chinese
/// character one of whose readings begins with it. A match is contiguous: `qpjy` and `强pjy` match 强迫交易. An empty
/// query matches everything.
package struct PinyinPattern: Sendable {
  private let query: [UInt32]
  /// The letter bit of each character of the query; 0 for one that only matches itself.
  private let letters: [UInt32]
  /// Which places of the query (bits, at most 64) a key byte can stand at.
  private let accepted: [UInt64]
  private let final: UInt64
  /// A hit in a key says all there is to say, unless a rare character takes part.
  private let keysSuffice: Bool

  package init(_ query: String) {
    let table = PinyinTable.embedded
    self.query = query.unicodeScalars.map { PinyinTable.folded($0.value) }
    letters = self.query.map { $0 < 0x80 ? PinyinTable.bit(of: UInt8($0)) : 0 }
    var accepted = [UInt64](repeating: 0, count: 256)
    for (place, scalar) in self.query.prefix(64).enumerated() {
      let bit: UInt64 = 1 << UInt64(place)
      accepted[Int(table.keyByte(of: scalar))] |= bit
      guard letters[place] != 0 else { continue }
      accepted[Int(PinyinTable.rare)] |= bit
      for (index, mask) in table.classMasks.enumerated() where mask & letters[place] != 0 {
        accepted[0x80 + index] |= bit
      }
    }
    self.accepted = accepted
    final = self.query.isEmpty ? 0 : 1 << UInt64(min(self.query.count, 64) - 1)
    keysSuffice = self.query.count <= 64 && self.query.allSatisfy { (0x20..<0x7F).contains($0) }
  }

  package var isEmpty: Bool { query.isEmpty }

  /// Whether `text` matches. O(text × query).
  package func matches(_ text: String) -> Bool {
    firstRange(in: text) != nil
  }

  /// Where `text` first matches, for showing it; empty for an empty query.
  package func firstRange(in text: String) -> Range<String.Index>? {
    let table = PinyinTable.embedded
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    while true {
      if let end = end(ofMatchAt: start, in: scalars, table) { return start..<end }
      if start == scalars.endIndex { return nil }
      start = scalars.index(after: start)
    }
  }

  private func end(
    ofMatchAt start: String.Index, in scalars: String.UnicodeScalarView, _ table: PinyinTable
  ) -> String.Index? {
    var index = start
    for place in query.indices {
      guard index < scalars.endIndex else { return nil }
      let scalar = PinyinTable.folded(scalars[index].value)
      guard scalar == query[place] || table.mask(of: scalar) & letters[place] != 0 else { return nil }
      index = scalars.index(after: index)
    }
    return index
  }

  /// The offset just behind the next place at or after `offset` where keys match, or nil. One step a byte.
  ///
  /// Keys may stand one behind the other with `PinyinKey.separator` between; a match never spans it. A hit is certain
  /// unless the query holds characters beyond ASCII or more than 64 of them: then ask `matches(text)` of that row.
  package func nextEnd(in keys: UnsafeBufferPointer<UInt8>, from offset: Int = 0) -> Int? {
    if query.isEmpty { return offset <= keys.count ? offset : nil }
    return accepted.withUnsafeBufferPointer { accepted in
      var state: UInt64 = 0
      var index = offset
      while index < keys.count {
        state = (state << 1 | 1) & accepted[Int(keys[index])]
        index += 1
        if state & final != 0 { return index }
      }
      return nil
    }
  }

  /// Whether the text whose key is `key` matches; asks for the text only where the key leaves it open.
  package func matches(key: UnsafeBufferPointer<UInt8>, text: () -> String) -> Bool {
    guard let end = nextEnd(in: key) else { return false }
    if query.isEmpty { return true }
    if keysSuffice, !key[(end - query.count)..<end].contains(PinyinTable.rare) { return true }
    return matches(text())
  }

  /// How well `text` matches, for ranking: nil when it does not, at most 1000 when it is the query itself.
  /// The start of the text beats the start of a word, which beats the middle; characters as they are beat initials;
  /// a short text beats a long one.
  package func score(_ text: String) -> Int? {
    guard let range = firstRange(in: text) else { return nil }
    let scalars = text.unicodeScalars
    var score = 300
    if range.lowerBound == scalars.startIndex {
      score = range.upperBound == scalars.endIndex ? 900 : 700
    } else if isBreak(scalars[scalars.index(before: range.lowerBound)]) {
      score = 500
    }
    let isLiteral = zip(scalars[range], query).allSatisfy { PinyinTable.folded($0.value) == $1 }
    return score + (isLiteral ? 100 : 0) - min(scalars.distance(from: range.upperBound, to: scalars.endIndex), 99)
  }

  private func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && !scalar.properties.isAlphabetic
  }
}
