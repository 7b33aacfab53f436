import CaseDomain

extension Chunked {
  /// The chunks that are not the same memory as those of an earlier state, new ones included. O(chunks).
  ///
  /// Both states are alive, and a chunk that is shared is never changed in place: the same address means the same rows.
  package func changedChunks(since earlier: Chunked<Element>?) -> [Int] {
    guard let earlier else { return Array(0..<chunkCount) }
    return (0..<chunkCount).filter { chunk in
      guard chunk < earlier.chunkCount else { return true }
      return withChunk(chunk) { new in
        earlier.withChunk(chunk) { old in old.baseAddress != new.baseAddress || old.count != new.count }
      }
    }
  }

  /// The rows that differ from an earlier state, ascending; nil where they are more than `limit`.
  /// O(chunks + rows of changed chunks).
  package func changedRows(
    since earlier: Chunked<Element>, limit: Int, by isSame: (Element, Element) -> Bool
  ) -> [Int]? {
    var rows: [Int] = []
    for chunk in changedChunks(since: earlier) {
      let first = chunk * Self.chunkSize
      let known = chunk < earlier.chunkCount ? earlier.withChunk(chunk) { $0.count } : 0
      let count = withChunk(chunk) { $0.count }
      for offset in 0..<count where offset >= known || !isSame(earlier[first + offset], self[first + offset]) {
        if rows.count == limit { return nil }
        rows.append(first + offset)
      }
    }
    return rows
  }
}

extension Chunked {
  /// Gives the place of one row in memory, for tests on a single field: a copy of a row counts its references. O(1).
  package func withRow<Result>(_ row: Int, _ body: (UnsafePointer<Element>) -> Result) -> Result {
    withChunk(row / Self.chunkSize) { chunk in
      guard let first = chunk.baseAddress else { preconditionFailure("a row's chunk holds the row") }
      return body(first + row % Self.chunkSize)
    }
  }
}
