import CaseDomain

/// Rows of one chunk of a register, a bit each, counted from the chunk's first.
struct ChunkBits: Sendable {
  private var words = SIMD16<UInt64>()

  /// No rows.
  init() {}

  /// The first `count` rows.
  init(all count: Int) {
    for word in 0..<16 {
      let bits = min(64, max(0, count - word * 64))
      words[word] = bits == 64 ? .max : 1 << UInt64(bits) - 1
    }
  }

  mutating func insert(_ row: Int) { words[row >> 6] |= 1 << UInt64(row & 63) }
  mutating func remove(_ row: Int) { words[row >> 6] &= ~(1 << UInt64(row & 63)) }
  func contains(_ row: Int) -> Bool { words[row >> 6] & 1 << UInt64(row & 63) != 0 }
  mutating func formUnion(_ other: ChunkBits) { words |= other.words }
  mutating func subtract(_ other: ChunkBits) { words &= ~other.words }
  mutating func formIntersection(_ other: ChunkBits) { words &= other.words }

  var count: Int { (0..<16).reduce(0) { $0 + words[$1].nonzeroBitCount } }
  var isEmpty: Bool { words == .zero }

  /// Tells each row, ascending.
  func forEach(_ body: (Int) -> Void) {
    for word in 0..<16 {
      var left = words[word]
      while left != 0 {
        body(word << 6 + left.trailingZeroBitCount)
        left &= left - 1
      }
    }
  }
}

/// Rows of a register, a bit each.
struct RowBits: Sendable {
  private(set) var chunks: [ChunkBits]

  /// No rows of a register of so many chunks.
  init(chunkCount: Int) { chunks = Array(repeating: ChunkBits(), count: chunkCount) }

  subscript(chunk: Int) -> ChunkBits {
    get { chunks[chunk] }
    set { chunks[chunk] = newValue }
  }

  mutating func insert(_ row: Int) { chunks[row >> 10].insert(row & 1023) }
}
