/// The sketches of a register's rows, and the rows most like a given sketch among them.
///
/// A search compares the sketch with every row: one pass over 64 bytes a row, which finds every row that the estimate
/// reaches. Banded buckets would save most of that pass for near copies, but at the low shares at which two people tell
/// of the same matter (a third of the pairs, often less) they miss most rows or hold most rows, and cost more memory
/// than the sketches. Rows stay in chunks, so that appending beside a live copy copies one chunk.
package struct SketchIndex: Hashable, Sendable, Codable {
  /// A row like the one searched for.
  package struct Match: Hashable, Sendable {
    package var row: Int
    /// The estimate of shared character pairs, in thousandths.
    package var permille: Int

    package init(row: Int, permille: Int) {
      self.row = row
      self.permille = permille
    }
  }

  private var sketches: Chunked<TextSketch>

  /// An index without rows.
  package init() {
    sketches = []
  }

  /// The number of rows. O(1).
  package var count: Int { sketches.count }

  /// Adds the sketch of the next row. Amortised O(1).
  package mutating func append(_ sketch: TextSketch) {
    sketches.append(sketch)
  }

  /// The sketch of `row`; setting it, as after a correction of the text, copies at most one chunk.
  package subscript(row: Int) -> TextSketch {
    get { sketches[row] }
    set { sketches[row] = newValue }
  }

  /// The rows most like `sketch`, the likest first, rows of one likeness in ascending order. O(rows).
  ///
  /// - Parameters:
  ///   - minimum: The least estimate that counts, in thousandths. To find the rows of an exact share `s`, search from
  ///     about `s - 100` and compare the texts of what is found; that finds more than nine in ten of them.
  ///   - limit: The most rows returned.
  ///   - chunks: The chunks searched, for sharing the pass among tasks; nil for all.
  ///   - isIncluded: Asked only of rows like enough; rows it refuses take no place.
  package func matches(
    of sketch: TextSketch, minimum: Int, limit: Int, chunks: Range<Int>? = nil,
    where isIncluded: (Int) -> Bool = { _ in true }
  ) -> [Match] {
    guard !sketch.isEmpty, limit > 0 else { return [] }
    var best = Best(limit: limit, floor: max(1, TextSketch.equalBins(atLeast: minimum)))
    for chunk in (chunks ?? 0..<chunkCount).clamped(to: 0..<chunkCount) {
      let first = chunk * Chunked<TextSketch>.chunkSize
      sketches.withChunk(chunk) { rows in
        for offset in rows.indices {
          let equal = rows[offset].equalBins(sketch)
          if equal >= best.floor, !rows[offset].isEmpty, isIncluded(first + offset) {
            best.insert(row: first + offset, equal: equal)
          }
        }
      }
    }
    return best.rows.map { Match(row: $0.row, permille: TextSketch.permille(ofEqualBins: $0.equal)) }
  }

  /// The number of chunks a search can be shared out by. O(1).
  package var chunkCount: Int { sketches.chunkCount }
}

/// The best rows so far. Its floor rises once it is full, so that most rows are passed over by one comparison.
private struct Best {
  private let limit: Int
  private(set) var floor: Int
  private(set) var rows: [(row: Int, equal: Int)] = []

  init(limit: Int, floor: Int) {
    self.limit = limit
    self.floor = floor
  }

  mutating func insert(row: Int, equal: Int) {
    // Rows come in ascending order: a later one of the same likeness goes behind.
    var low = 0
    var high = rows.count
    while low < high {
      let middle = low + (high - low) / 2
      if rows[middle].equal >= equal { low = middle + 1 } else { high = middle }
    }
    rows.insert((row, equal), at: low)
    if rows.count > limit { rows.removeLast() }
    if rows.count == limit, let last = rows.last { floor = max(floor, last.equal + 1) }
  }
}
