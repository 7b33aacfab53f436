import CaseDomain
import DeskText

/// What a filter of letters looks through: each row's number, title, subjects and place as `PinyinKey`s, a block a chunk
/// of rows.
///
/// A block is made when a search first needs it and thrown away when its chunk of the register changes.
struct SearchIndex: Sendable {
  /// One field of a chunk's rows.
  struct Keys: Sendable {
    /// Of all rows, `PinyinKey.separator` behind each.
    var keys: [UInt8] = []
    /// Where each row ends in `keys`.
    var ends: [Int32] = []
  }
  private var blocks: [[Keys]?] = []

  func has(_ chunk: Int) -> Bool { chunk < blocks.count && blocks[chunk] != nil }

  mutating func forget(_ chunks: [Int]) {
    for chunk in chunks where chunk < blocks.count { blocks[chunk] = nil }
  }

  /// The block of a chunk of so many rows, made where it is missing.
  mutating func block<Source: LedgerSource>(_ chunk: Int, count: Int, _ desk: Desk, _ source: Source.Type) -> [Keys] {
    if chunk < blocks.count, let block = blocks[chunk], block.first?.ends.count == count { return block }
    if chunk >= blocks.count { blocks += Array(repeating: nil, count: chunk + 1 - blocks.count) }
    let first = chunk * TextColumn.chunkSize
    var own = Keys()
    own.ends.reserveCapacity(count)
    for row in first..<first + count {
      Source.appendKey(at: row, in: desk, to: &own.keys)
      own.keys.append(PinyinKey.separator)
      own.ends.append(Int32(own.keys.count))
    }
    let texts = Source.texts(of: desk).map { column in
      let made = column.withBytes(chunk: chunk) { PinyinKey.block(of: $0, ends: $1) }
      return Keys(keys: made.keys, ends: made.ends)
    }
    blocks[chunk] = [own] + texts
    return [own] + texts
  }
}

extension SearchIndex.Keys {
  /// Tells each row, counted from the chunk's first, whose key holds `pattern`, ascending, and whether that is certain;
  /// otherwise its text decides. O(bytes).
  ///
  /// - Parameter known: rows that need not be looked at any more.
  func forEachHit(
    of pattern: PinyinPattern, besides known: ChunkBits, _ body: (_ row: Int, _ isCertain: Bool) -> Void
  ) {
    keys.withUnsafeBufferPointer { keys in
      var row = 0
      var offset = 0
      while row < ends.count {
        if known.contains(row) {
          offset = Int(ends[row])
          row += 1
          continue
        }
        guard let end = pattern.nextEnd(in: keys, from: offset) else { return }
        while Int(ends[row]) < end { row += 1 }
        body(row, pattern.isCertain(keys, end: end))
        offset = Int(ends[row])
        row += 1
      }
    }
  }
}
