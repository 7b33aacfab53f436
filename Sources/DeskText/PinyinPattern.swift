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

  /// The longest part of the query that stands in every text that matches byte for byte, in UTF-8: characters beyond
  /// ASCII, which match themselves alone. Empty where it has none.
  package var literal: [UInt8] {
    query.split { $0 < 0x80 }.map(Self.bytes).max { $0.count < $1.count } ?? []
  }

  /// Whether `literal` is the whole query, so that to hold it is to match.
  package var isLiteral: Bool { !query.isEmpty && query.allSatisfy { $0 >= 0x80 } }

  /// The query in UTF-8, where nothing but itself and the same in full width matches; nil where it has letters, which
  /// may be initials.
  package var plain: [UInt8]? {
    letters.allSatisfy { $0 == 0 } ? Self.bytes(query[...]) : nil
  }

  private static func bytes(_ scalars: ArraySlice<UInt32>) -> [UInt8] {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
    return Array(String(text).utf8)
  }

  /// Whether `text` matches. O(text × query).
  package func matches(_ text: String) -> Bool {
    firstRange(in: text) != nil
  }

  /// Whether a text in UTF-8 matches. O(text × query).
  package func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let table = PinyinTable.embedded
    var start = 0
    repeat {
      var index = start
      var place = 0
      while place < query.count, index < text.count {
        let scalar = PinyinTable.folded(PinyinTable.nextScalar(in: text, &index))
        if place == 0 { start = index }
        guard scalar == query[place] || letters[place] != 0 && table.mask(of: scalar) & letters[place] != 0 else {
          break
        }
        place += 1
      }
      if place == query.count { return true }
    } while start < text.count
    return false
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

  /// Whether a match that ends behind `end` in `keys` says all there is to say, so that the text need not be asked.
  package func isCertain(_ keys: UnsafeBufferPointer<UInt8>, end: Int) -> Bool {
    keysSuffice && !keys[(end - query.count)..<end].contains(PinyinTable.rare)
  }

  /// Whether the text whose key is `key` matches; asks for the text only where the key leaves it open.
  package func matches(key: UnsafeBufferPointer<UInt8>, text: () -> String) -> Bool {
    guard let end = nextEnd(in: key) else { return false }
    if query.isEmpty { return true }
    if isCertain(key, end: end) { return true }
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
