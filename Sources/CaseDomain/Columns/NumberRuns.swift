/// Finds rows by their numbers without a table of them: numbers rise from row to row, so that a search by halves does.
///
/// A desk whose zone is moved back over New Year goes on in the year before; from there on the rows are a run of their own.
struct NumberRuns: Hashable, Sendable, Codable {
  /// The first row of each run.
  private var starts: [Int] = []
  private var count = 0
  private var last: UInt64 = 0

  /// Notes the rank of the next row's number. O(1).
  mutating func append(_ rank: UInt64) {
    if count == 0 || rank <= last { starts.append(count) }
    last = rank
    count += 1
  }

  /// The last row of that rank, nil where there is none. O(runs × log rows).
  ///
  /// - Parameter rankOfRow: what was noted for a row.
  func row(of rank: UInt64, _ rankOfRow: (Int) -> UInt64) -> Int? {
    var end = count
    for start in starts.reversed() {
      var (low, high) = (start, end)
      while low < high {
        let middle = (low + high) / 2
        if rankOfRow(middle) < rank { low = middle + 1 } else { high = middle }
      }
      if low < end, rankOfRow(low) == rank { return low }
      end = start
    }
    return nil
  }
}
