import CaseDomain

/// Rows being put in order by a whole-number key and by row among equals, so many at a time, so that keys are heard in
/// between.
///
/// Rows are taken ascending and given out to buckets by their keys, the lowest digit first (11 bits at a time): among
/// equal keys they stay ascending. What a digit needs to know is counted while the rows are taken; a digit that is the
/// same for all costs nothing.
struct RowSort: Sendable {
  private let bits: RowBits
  private var nextChunk = 0
  /// Key above, row below.
  private var pairs: [UInt64] = []
  private var spare: [UInt64] = []
  /// Of each digit how many rows have which.
  private var counts = [[Int]](repeating: [Int](repeating: 0, count: 2048), count: Self.shifts.count)
  private var digit = 0
  /// Where the next row of each bucket goes; empty before the digit is begun.
  private var places: [Int] = []
  private var done = 0
  private var rows: [Int32] = []

  private static let shifts: [UInt64] = [32, 43, 54]

  init(_ bits: RowBits) { self.bits = bits }

  /// Goes on with about `budget` rows. Answers them all, sorted, once done.
  mutating func step(_ budget: Int, key: (Int) -> UInt32) -> [Int32]? {
    var left = budget
    while nextChunk < bits.chunks.count {
      guard left > 0 else { return nil }
      left -= take(nextChunk, key)
      nextChunk += 1
    }
    while digit < Self.shifts.count {
      guard left > 0 else { return nil }
      left -= distribute(upTo: left)
    }
    while done < pairs.count {
      guard left > 0 else { return nil }
      let end = min(pairs.count, done + left * 2)
      if rows.isEmpty { rows.reserveCapacity(pairs.count) }
      for pair in pairs[done..<end] { rows.append(Int32(truncatingIfNeeded: pair)) }
      left -= (end - done) / 2 + 1
      done = end
    }
    return rows
  }

  /// Takes the rows of a chunk; answers what it cost.
  private mutating func take(_ chunk: Int, _ key: (Int) -> UInt32) -> Int {
    let (first, before) = (chunk << 10, pairs.count)
    bits[chunk].forEach { offset in
      let key = key(first + offset)
      pairs.append(UInt64(key) << 32 | UInt64(UInt32(truncatingIfNeeded: first + offset)))
    }
    for (digit, shift) in Self.shifts.enumerated() {
      for pair in pairs[before...] { counts[digit][Int(pair >> shift & 2047)] += 1 }
    }
    // A row is taken in twice the time it is looked at; looking for rows costs something where there are none.
    return 16 + 2 * (pairs.count - before)
  }

  private mutating func distribute(upTo limit: Int) -> Int {
    if places.isEmpty {
      // The same for all: nothing to do for this digit.
      if pairs.isEmpty || counts[digit].contains(pairs.count) {
        digit += 1
        return 1
      }
      var place = 0
      places = counts[digit].map { count in
        defer { place += count }
        return place
      }
      if spare.count != pairs.count { spare = [UInt64](repeating: 0, count: pairs.count) }
      done = 0
    }
    // A row is moved in less time than it is taken.
    let end = min(pairs.count, done + limit * 2)
    let shift = Self.shifts[digit]
    for pair in pairs[done..<end] {
      let bucket = Int(pair >> shift & 2047)
      spare[places[bucket]] = pair
      places[bucket] += 1
    }
    let cost = (end - done) / 2 + 1
    done = end
    if done == pairs.count {
      swap(&pairs, &spare)
      digit += 1
      places = []
      done = 0
    }
    return cost
  }
}
