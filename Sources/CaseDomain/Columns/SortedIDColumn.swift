/// The ids of a register's rows, appended in ascending order, so that an id finds its row without a hash table.
package struct SortedIDColumn: Hashable, Sendable {
  private var ids: Chunked<Int64>

  /// An empty column.
  package init() {
    ids = []
  }

  /// The number of rows. O(1).
  package var count: Int { ids.count }

  package var isEmpty: Bool { ids.isEmpty }

  /// The id of the last row, nil where there is none. O(1).
  package var last: Int64? { ids.last }

  /// Adds `id` as the next row.
  ///
  /// Returns its row, or nil where `id` is not above every id before it; the column is then as it was, because one
  /// id out of order would hide others from the search. Amortised O(1).
  package mutating func append(_ id: Int64) -> Int? {
    if let last = ids.last, id <= last { return nil }
    ids.append(id)
    return ids.count - 1
  }

  /// The id at `row`, which is below `count`. O(1).
  package subscript(row: Int) -> Int64 { ids[row] }

  /// The row of `id`, nil where no row has it. O(log n); O(1) while the ids have no gaps.
  package func row(of id: Int64) -> Int? {
    guard let first = ids.first, let last = ids.last, id >= first, id <= last else { return nil }
    // Without gaps, an id's row is its distance from the first; a distance too far for an Int is beyond every row.
    let (distance, overflow) = id.subtractingReportingOverflow(first)
    if !overflow, distance < Int64(ids.count), ids[Int(distance)] == id { return Int(distance) }
    let row = lowerBound(of: id)
    return ids[row] == id ? row : nil
  }

  /// The first row whose id is `id` or above, `count` where there is none. O(log n).
  package func lowerBound(of id: Int64) -> Int {
    var low = 0
    var high = ids.count
    while low < high {
      let middle = low + (high - low) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
