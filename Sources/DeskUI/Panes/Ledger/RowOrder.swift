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

  /// Takes rows in any order and sorts them. O(n).
  mutating func replace(with rows: [Int32], key: (Int) -> UInt32) {
    self.rows = Self.sorted(rows, key: key)
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

  private static func sorted(_ rows: [Int32], key: (Int) -> UInt32) -> [Int32] {
    var pairs = rows.map { packed(Int($0), key) }
    if pairs.count < 4096 {
      pairs.sort()
    } else {
      // Least significant digit first, 11 bits at a time; rows come ascending already in most cases, keys never.
      for shift in [UInt64(0), 11, 22, 32, 43, 54] { pairs = distributed(pairs, shift: shift) }
    }
    return pairs.map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
  }

  private static func distributed(_ pairs: [UInt64], shift: UInt64) -> [UInt64] {
    var ends = [Int](repeating: 0, count: 2049)
    for pair in pairs { ends[Int(pair >> shift & 2047) + 1] += 1 }
    // All in one bucket: nothing to do for this digit.
    if ends.contains(pairs.count) { return pairs }
    for digit in 1...2048 { ends[digit] += ends[digit - 1] }
    return [UInt64](unsafeUninitializedCapacity: pairs.count) { buffer, count in
      for pair in pairs {
        let digit = Int(pair >> shift & 2047)
        buffer[ends[digit]] = pair
        ends[digit] += 1
      }
      count = pairs.count
    }
  }
}
