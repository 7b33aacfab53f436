import CaseDomain

/// A table with headings as papers have it: every row as wide as the widest, columns of figures at the right, and how wide
/// each column wants to be.
struct FormGrid: Hashable {
  /// Empty where the table has none.
  let headings: [String]
  let rows: [[String]]
  /// What the columns want, in any one unit.
  let widths: [Int]
  /// Columns that hold figures and nothing else.
  let isNumeric: [Bool]

  /// - Parameter widths: as `OfficialForm.Part.table` has them; what is missing is measured.
  init(_ headings: [String], _ rows: [[String]], widths: [Int]) {
    let columns = max(1, headings.count, rows.map(\.count).max() ?? 0)
    func filled(_ cells: [String]) -> [String] { cells + Array(repeating: "", count: columns - cells.count) }
    let all = rows.map(filled)
    self.headings = headings.isEmpty ? [] : filled(headings)
    self.rows = all
    let shown = self.headings
    isNumeric = (0..<columns).map { column in
      let cells = all.map { $0[column] }.filter { !$0.isEmpty }
      return !cells.isEmpty && cells.allSatisfy(Self.isFigure)
    }
    self.widths = (0..<columns).map { column in
      if column < widths.count { return max(1, widths[column]) }
      let cells = all.map { $0[column] } + (shown.isEmpty ? [] : [shown[column]])
      let natural = cells.flatMap { $0.split(separator: "\n") }.map { PrintWidth.of($0) }.max() ?? 1
      return min(max(natural, 4), Self.widest)
    }
  }

  /// A column whose texts are longer wants no more than this, in columns of print.
  private static let widest = 32

  /// `12`, `-3`, `1,005.50`, `12.5%`, a dash for none.
  private static func isFigure(_ text: String) -> Bool {
    if text == "-" || text == "—" { return true }
    let digits = text.unicodeScalars.drop { "+-−".unicodeScalars.contains($0) }
    return digits.first.map { ("0"..."9").contains($0) } == true
      && digits.allSatisfy { ("0"..."9").contains($0) || ",.%".unicodeScalars.contains($0) }
  }

  /// `total` divided as `wanted` has it, each at least `least` as far as there is so much: the sum is `total`.
  static func shares(_ wanted: [Int], in total: Int, least: Int) -> [Int] {
    let least = min(least, total / max(1, wanted.count))
    let sum = max(1, wanted.reduce(0, +))
    var shares = wanted.map { max(least, $0 * total / sum) }
    var rest = total - shares.reduce(0, +)
    // What the least ones took is given by the widest; what rounding left goes to them.
    while rest != 0, let widest = shares.indices.max(by: { (shares[$0], -$0) < (shares[$1], -$1) }) {
      let step = rest > 0 ? rest : max(rest, -max(1, (shares[widest] - least) / 4))
      if rest < 0, shares[widest] <= least { break }
      shares[widest] += step
      rest -= step
    }
    return shares
  }
}
