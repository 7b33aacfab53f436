import CaseDomain
import DeskText

/// The words of a filter line, ready to be looked for in a register chunk by chunk.
///
/// What is Chinese in a word stands byte for byte in every text that it matches: the packed texts are searched for its
/// longest such part, and what holds it is looked at closely. A word of letters and digits alone may mean initials: it
/// is looked for in the texts' `PinyinKey`s, which are made chunk by chunk where they are wanted.
struct WordSearch: Sendable {
  let words: [String]
  let patterns: [PinyinPattern]
  /// Stands in every text that matches; empty where no word has any.
  private let literal: [UInt8]
  /// Which words a number may hold: it has nothing but ASCII.
  private let mayBeNumbers: [Bool]
  /// Whether to hold `literal` is all that is asked.
  private let isLiteral: Bool
  /// The one word there is, where nothing but itself and the same in full width matches.
  private let plain: [UInt8]?

  init(_ words: [String]) {
    self.words = words
    patterns = words.map { PinyinPattern($0) }
    let literals = patterns.map(\.literal)
    literal = literals.max { $0.count < $1.count } ?? []
    mayBeNumbers = literals.map(\.isEmpty)
    isLiteral = patterns.count == 1 && patterns[0].isLiteral
    plain = patterns.count == 1 ? patterns[0].plain : nil
  }

  /// Whether everything that matches these words matches the earlier ones too.
  func narrows(_ earlier: [String]) -> Bool {
    earlier.allSatisfy { old in words.contains { Self.holds(Array($0.utf8), Array(old.utf8)) } }
  }

  private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    part.count <= text.count && (0...text.count - part.count).contains { text[$0...].starts(with: part) }
  }

  /// Fewer rows than these are looked at one by one rather than the chunk as a whole.
  private var few: Int { plain == nil ? 192 : 32 }

  /// What looking through a chunk costs, in rows of a list that is only counted.
  func cost<Source: LedgerSource>(of chunk: Int, known: ChunkBits?, _ index: SearchIndex, _ source: Source.Type) -> Int
  {
    if let known, known.count <= few { return 32 + known.count * 16 }
    if !literal.isEmpty && Source.isPacked { return 3 * 1024 }
    return index.has(chunk) ? 4 * 1024 : 12 * 1024
  }

  /// The rows of a chunk that hold all words.
  ///
  /// - Parameter known: rows outside of which none can be; nil where that is not known.
  func matches<Source: LedgerSource>(
    in chunk: Int, count: Int, known: ChunkBits?, _ index: inout SearchIndex, _ desk: Desk, _ source: Source.Type
  ) -> ChunkBits {
    let first = chunk * TextColumn.chunkSize
    if let known, known.isEmpty { return known }
    if Source.isPacked {
      if let known, known.count <= few { return tested(known, first, desk, source) }
      if !literal.isEmpty { return inTexts(chunk, known, desk, source) }
    }
    return inKeys(chunk, count, known, &index, desk, source)
  }

  private func inTexts<Source: LedgerSource>(
    _ chunk: Int, _ known: ChunkBits?, _ desk: Desk, _ source: Source.Type
  ) -> ChunkBits {
    let texts = Source.texts(of: desk)
    func holding(_ bytes: [UInt8]) -> ChunkBits {
      var found = ChunkBits()
      for column in texts { column.forEachRow(of: chunk, holding: bytes) { found.insert($0) } }
      if let known { found.formIntersection(known) }
      return found
    }
    let first = chunk * TextColumn.chunkSize
    guard let plain else { return tested(holding(literal), first, desk, source) }
    var found = holding(plain)
    found.subtract(Source.hidden(in: chunk, of: desk))
    if isLiteral { return found }
    // Digits and signs may stand in full width, in UTF-8 behind this byte; few texts have that.
    var wide = holding([0xEF])
    if !wide.isEmpty {
      wide.formIntersection(holding(literal))
      found.formUnion(tested(wide, first, desk, source))
    }
    return found
  }

  private func inKeys<Source: LedgerSource>(
    _ chunk: Int, _ count: Int, _ known: ChunkBits?, _ index: inout SearchIndex, _ desk: Desk, _ source: Source.Type
  ) -> ChunkBits {
    let first = chunk * TextColumn.chunkSize
    guard let pattern = patterns.first else { return ChunkBits(all: count) }
    var (certain, likely) = (ChunkBits(), ChunkBits())
    let hidden = Source.hidden(in: chunk, of: desk)
    for (field, keys) in index.block(chunk, count: count, desk, source).enumerated() {
      let known = certain
      keys.forEachHit(of: pattern, besides: known) { row, isCertain in
        if field > 0, hidden.contains(row) { return }
        if isCertain && patterns.count == 1 { certain.insert(row) } else { likely.insert(row) }
      }
    }
    if let known {
      certain.formIntersection(known)
      likely.formIntersection(known)
    }
    if !likely.isEmpty { certain.formUnion(tested(likely, first, desk, source)) }
    return certain
  }

  /// Those of a chunk's rows that hold all words, each looked at.
  private func tested<Source: LedgerSource>(
    _ rows: ChunkBits, _ first: Int, _ desk: Desk, _ source: Source.Type
  ) -> ChunkBits {
    let texts = Source.texts(of: desk)
    let hidden = Source.hidden(in: first / TextColumn.chunkSize, of: desk)
    var found = ChunkBits()
    rows.forEach { offset in
      let row = first + offset
      guard Source.isPacked else {
        let text = Source.searchText(at: row, in: desk)
        if patterns.allSatisfy({ $0.matches(text) }) { found.insert(offset) }
        return
      }
      let isHidden = hidden.contains(offset)
      let holdsAll = patterns.indices.allSatisfy { place in
        if !isHidden, texts.contains(where: { $0.withText(at: row, patterns[place].matches) }) { return true }
        return mayBeNumbers[place] && patterns[place].matches(Source.numberText(at: row, in: desk))
      }
      if holdsAll { found.insert(offset) }
    }
    return found
  }
}

/// What the last words were found in, as far as it was looked: whoever types on narrows it down.
struct WordMatches: Sendable {
  let words: [String]
  var rows: RowBits
  /// From this chunk on `rows` says what there is; looking goes from the last chunk to the first.
  var knownFrom: Int
}
