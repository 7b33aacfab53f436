/// 64 bytes that stand for a text's set of character pairs: the share of equal bytes estimates how alike two texts are.
///
/// MinHash by one permutation (Li, Owen, Zhang 2012) with optimal densification (Shrivastava 2017): each pair's hash
/// falls into one of 64 bins, a bin keeps its least, an empty bin borrows from another, and of each the low 8 bits are
/// stored (b-bit minwise hashing, Li and König 2010). A byte a bin and twice the bins estimate better than two bytes a
/// bin in the same room, and the sketch fills one cache line, so that a million are compared in one pass over 64 MB.
///
/// The seeds are fixed: the same text gives the same sketch in every process and version; caches may hold it.
package struct TextSketch: Hashable, Codable, Sendable, PackedRow {
  /// Eight bins a word. All zero for a text without pairs.
  let words: SIMD8<UInt64>

  init(words: SIMD8<UInt64>) { self.words = words }

  /// The number of bins.
  package static let binCount = 64

  /// The sketch of `text`. O(n log n).
  package init(_ text: String) {
    self.init(BigramSet(text))
  }

  /// The sketch of a text's pairs. O(n).
  package init(_ set: BigramSet) {
    var least = [UInt64](repeating: .max, count: Self.binCount)
    for pair in set.pairs {
      let hash = Self.mixed(pair)
      let bin = Int(hash >> 58)
      let value = hash & (1 << 58 - 1)
      if value < least[bin] { least[bin] = value }
    }
    guard !set.isEmpty else {
      words = .zero
      return
    }
    var words = SIMD8<UInt64>.zero
    for bin in 0..<Self.binCount {
      let value = least[Self.filledBin(for: bin, least)]
      words[bin / 8] |= (value & 0xFF) << UInt64(bin % 8 * 8)
    }
    self.words = words
  }

  /// Whether the text had no pairs; such a text is like none.
  package var isEmpty: Bool { words == .zero }

  /// `bin`, or where it is empty the bin it borrows from, which depends on the numbers of the bins alone, so that two
  /// texts with the same gaps borrow alike.
  private static func filledBin(for bin: Int, _ least: [UInt64]) -> Int {
    var candidate = bin
    var attempt: UInt64 = 0
    // Some bin is filled; the sequence is uniform, so that it is found after 64 attempts or so even if it is the only one.
    while least[candidate] == .max {
      attempt += 1
      candidate = Int(mixed(UInt64(bin) << 32 | attempt | 1 << 63) >> 58)
    }
    return candidate
  }

  /// SplitMix64's finalizer: every bit of the result depends on every bit of `value`.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension TextSketch {
  /// How alike the two texts are, in thousandths of shared character pairs, as `bigramJaccard` counts them.
  ///
  /// The estimate's standard deviation is at most 63 (at 500), less towards 0 and 1000. 0 where either is empty. O(1).
  package func estimate(_ other: TextSketch) -> Int {
    guard !isEmpty, !other.isEmpty else { return 0 }
    return Self.permille(ofEqualBins: equalBins(other))
  }

  /// The number of bins with equal bytes, 0…64.
  @inline(__always)
  func equalBins(_ other: TextSketch) -> Int {
    // A byte of `difference` is zero where the bins agree; adding 0x7F to its low bits carries into its high bit where
    // it is not. Bytes count up to 8 each before they are summed by the multiplication.
    let low = SIMD8<UInt64>(repeating: 0x7F7F_7F7F_7F7F_7F7F)
    let difference = words ^ other.words
    let equal = ~(((difference & low) &+ low) | difference | low) &>> 7
    return Int((equal.wrappedSum() &* 0x0101_0101_0101_0101) >> 56)
  }

  /// The estimate for a number of equal bins: of the bins that differ, one in 256 agrees by chance.
  static func permille(ofEqualBins count: Int) -> Int {
    max(0, (count * 256 - binCount) * 1000 / (255 * binCount))
  }

  /// The least number of equal bins whose estimate is `permille` or above.
  static func equalBins(atLeast permille: Int) -> Int {
    (0...binCount).first { Self.permille(ofEqualBins: $0) >= permille } ?? binCount + 1
  }
}
