/// Words looked for in the manual: as they are written, in any case, or by pinyin initials. Those apart by blanks must
/// all be there.
package struct ManualSearch: Sendable {
  /// A line of a page; nil is its title.
  package struct Hit: Hashable, Sendable {
    package let page: Int
    package let line: Int?
  }

  private let patterns: [PinyinPattern]

  package init(_ words: String) {
    patterns = words.split(whereSeparator: \.isWhitespace).map { PinyinPattern(String($0)) }.filter { !$0.isEmpty }
  }

  package var isEmpty: Bool { patterns.isEmpty }

  /// Lines with all the words; of pages where no line has them all but the page does, the lines with the first word.
  /// Titles come before what stands below them, and pages in reading order. O(manual).
  package func hits(in pages: [ManualPage]) -> [Hit] {
    guard let first = patterns.first else { return [] }
    return pages.indices.flatMap { index -> [Hit] in
      let page = pages[index]
      let all: [(line: Int?, text: String)] =
        [(nil, page.title)] + page.lines.enumerated().map { ($0.offset, ManualMarkup.plain($0.element)) }
      let whole = all.filter { entry in patterns.allSatisfy { $0.matches(entry.text) } }
      let isSpread = whole.isEmpty && patterns.allSatisfy { pattern in all.contains { pattern.matches($0.text) } }
      let found = isSpread ? all.filter { first.matches($0.text) } : whole
      return found.map { Hit(page: index, line: $0.line) }
    }
  }

  /// Which characters of a text a word stands at, as offsets.
  package func places(in text: String) -> Set<Int> {
    var places: Set<Int> = []
    for pattern in patterns {
      var start = 0
      var rest = text
      while let range = pattern.firstRange(in: rest), !range.isEmpty {
        let from = rest.distance(from: rest.startIndex, to: range.lowerBound)
        let count = rest[range].count
        places.formUnion(start + from..<start + from + max(1, count))
        start += from + max(1, count)
        rest = String(rest.dropFirst(from + max(1, count)))
      }
    }
    return places
  }
}

/// The signs that pages of the manual are written with.
package enum ManualMarkup {
  package enum Kind: Hashable, Sendable {
    case plain
    /// A key, a field or a command, between backticks.
    case code
    /// Between two stars each.
    case strong
  }

  /// A line without its signs, and what kind each character is of.
  package static func read(_ line: some StringProtocol) -> (text: String, kinds: [Kind]) {
    var text = ""
    var kinds: [Kind] = []
    var kind = Kind.plain
    var rest = Substring(line)
    while let character = rest.first {
      if character == "`" {
        kind = kind == .code ? .plain : .code
        rest = rest.dropFirst()
      } else if rest.hasPrefix("**"), kind != .code {
        kind = kind == .strong ? .plain : .strong
        rest = rest.dropFirst(2)
      } else {
        text.append(character)
        kinds.append(kind)
        rest = rest.dropFirst()
      }
    }
    return (text, kinds)
  }

  package static func plain(_ line: some StringProtocol) -> String { read(line).text }
}
