import CaseDomain

/// The tips likeliest to tell of the same matter: a search of the sketches as the session does it, beside an exact
/// search that compares every pair of neighbouring characters.
enum DuplicatesRow {
  /// As `OpenDesk.likelyDuplicates` searches.
  private static let (minimum, limit) = (125, 24)
  /// What a screen shows, at the least share worth a look.
  private static let (shown, least) = (8, 250)
  private static let queries = 60

  static func measure(_ options: Options) -> [Finding] {
    let letters = Letters(count: options.tips)
    var index = SketchIndex()
    for row in 0..<options.tips { index.append(TextSketch(BigramSet(letters.text(row)))) }
    let asked = (0..<queries).map { (($0 * 2 + 1) * options.tips) / (queries * 2) / 8 * 8 }
    var times = Samples()
    var found: [Set<Int>] = []
    for row in asked {
      let watch = Stopwatch()
      let matches = index.matches(
        of: index[row], minimum: minimum, limit: limit, where: { $0 != row })
      times.add(watch.spent)
      found.append(Set(matches.map(\.row)))
    }
    let exact = exactly(asked, letters, options.tips)
    let (hits, all) = zip(found, exact).reduce((0, 0)) {
      ($0.0 + $1.1.filter($1.0.contains).count, $0.1 + $1.1.count)
    }
    let recall = all == 0 ? 0 : Double(hits) / Double(all)
    return [
      Finding("search among \(options.tips)", "ms", times.spread).bar("≤ 20 ms", times.spread.median <= 20),
      Finding("recall of the \(shown) exactly likest of at least \(least) ‰ (\(all) of \(queries) queries)", "", recall)
        .bar("≥ 0.9", recall >= 0.9),
    ]
  }

  /// For each row asked for the rows that are exactly likest.
  private static func exactly(_ asked: [Int], _ letters: Letters, _ count: Int) -> [[Int]] {
    let wanted = asked.map { BigramSet(letters.text($0)) }
    var best = [[(share: Int, row: Int)]](repeating: [], count: asked.count)
    for row in 0..<count {
      let set = BigramSet(letters.text(row))
      for (place, query) in wanted.enumerated() where asked[place] != row {
        let share = query.jaccard(with: set)
        if share >= least { best[place].append((share, row)) }
      }
    }
    return best.map { $0.sorted { ($1.share, $0.row) < ($0.share, $1.row) }.prefix(shown).map(\.row) }
  }
}

/// Letters of 60 to 160 characters, each a function of its number; of every eight the last three tell the
/// first one's story with 5 to 45 in a hundred characters changed.
struct Letters {
  let count: Int

  func text(_ row: Int) -> String {
    guard row % 8 >= 5 else { return String(String.UnicodeScalarView(story(row))) }
    var random = SplitMix(state: UInt64(row) &* 0x2545_F491_4F6C_DD1D)
    var scalars = story(row / 8 * 8)
    let changed = 5 + random.below(40)
    for place in scalars.indices where random.below(100) < changed { scalars[place] = Self.scalar(&random) }
    return String(String.UnicodeScalarView(scalars))
  }

  private func story(_ row: Int) -> [Unicode.Scalar] {
    var random = SplitMix(state: UInt64(row) &+ 99)
    return (0..<60 + random.below(100)).map { _ in Self.scalar(&random) }
  }

  /// Characters are as unequally frequent as they are in letters: a few hundred make up most of a text.
  private static func scalar(_ random: inout SplitMix) -> Unicode.Scalar {
    let rank = random.below(2_500) * random.below(2_500) / 2_500
    return Unicode.Scalar(UInt32(0x4E00 + rank)) ?? "的"
  }
}
