import CaseDomain
import DeskText

/// What a filter looks through: each row's number, title, subjects and place as a `PinyinKey`, a buffer a chunk of rows.
///
/// A buffer is made when a search first needs it and thrown away when its chunk of the register changes.
struct SearchIndex: Sendable {
  struct Block: Sendable {
    /// Fields of all rows, `PinyinKey.separator` between them.
    var keys: [UInt8] = []
    /// Where each row ends in `keys`.
    var ends: [Int32] = []
  }
  private var blocks: [Block?] = []

  func has(_ chunk: Int) -> Bool { chunk < blocks.count && blocks[chunk] != nil }

  mutating func forget(_ chunks: [Int]) {
    for chunk in chunks where chunk < blocks.count { blocks[chunk] = nil }
  }

  /// The block of a chunk, made by `append` for each of `rows` where it is missing.
  mutating func block(_ chunk: Int, rows: Range<Int>, append: (Int, inout [UInt8]) -> Void) -> Block {
    if chunk < blocks.count, let block = blocks[chunk], block.ends.count == rows.count { return block }
    if chunk >= blocks.count { blocks += Array(repeating: nil, count: chunk + 1 - blocks.count) }
    var block = Block()
    block.keys.reserveCapacity(rows.count * 48)
    block.ends.reserveCapacity(rows.count)
    for row in rows {
      append(row, &block.keys)
      block.keys.append(PinyinKey.separator)
      block.ends.append(Int32(block.keys.count))
    }
    blocks[chunk] = block
    return block
  }
}

extension SearchIndex.Block {
  /// The rows (counted from the block's first) whose key holds `pattern`. O(bytes).
  func hits(of pattern: PinyinPattern) -> [Int] {
    var found: [Int] = []
    keys.withUnsafeBufferPointer { keys in
      var row = 0
      var offset = 0
      while row < ends.count, let end = pattern.nextEnd(in: keys, from: offset) {
        while Int(ends[row]) < end { row += 1 }
        found.append(row)
        offset = Int(ends[row])
        row += 1
      }
    }
    return found
  }
}
