/// The rows a list shows, sorted by a whole-number key and by row among equals.
///
/// Descending order is the same array read backwards, so turning the direction costs nothing.
struct RowOrder: Sendable {
  /// Ascending by (key, row).
  private(set) var rows: [Int32] = []
  var isAscending = true

  var count: Int { rows.count }

  /// The row at a place of the list as shown.
  subscript(place: Int) -> Int { Int(rows[isAscending ? place : rows.count - 1 - place]) }

  /// Where a row is shown, or nil. O(count), over four bytes a row.
  func place(of row: Int) -> Int? {
    guard let index = rows.firstIndex(of: Int32(truncatingIfNeeded: row)) else { return nil }
    return isAscending ? index : rows.count - 1 - index
  }

  /// Takes rows that are ascending by (key, row) already. O(1).
  mutating func take(_ rows: [Int32]) { self.rows = rows }

  /// The rows of a register of so many chunks, a bit each. O(n).
  func bits(chunkCount: Int) -> RowBits {
    var bits = RowBits(chunkCount: chunkCount)
    for row in rows { bits.insert(Int(row)) }
    return bits
  }

  /// Adds a row at its place. O(count) moves of four bytes.
  mutating func insert(_ row: Int, key: (Int) -> UInt32) {
    let own = Self.packed(row, key)
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if Self.packed(Int(rows[middle]), key) < own { low = middle + 1 } else { high = middle }
    }
    rows.insert(Int32(truncatingIfNeeded: row), at: low)
  }

  /// Takes a row out. O(count).
  mutating func remove(_ row: Int) {
    if let index = rows.firstIndex(of: Int32(truncatingIfNeeded: row)) { rows.remove(at: index) }
  }

  private static func packed(_ row: Int, _ key: (Int) -> UInt32) -> UInt64 {
    UInt64(key(row)) << 32 | UInt64(UInt32(truncatingIfNeeded: row))
  }
}
