/// Why two tips may be about the same matter.
package enum SimilarityReason: Hashable, Sendable {
  /// Both name this subject, as the tip searched from writes it.
  case sameSubject(String)
  /// Both name this place, as the tip searched from writes it.
  case samePlace(String)
  /// So many thousandths of the character pairs of the two texts are shared.
  case wording(permille: Int)
}

/// How likely two tips are about the same matter, and why.
package struct SimilarityScore: Hashable, Sendable {
  /// 0…1000.
  package var permille: Int
  /// The strongest first; empty where nothing speaks for it.
  package var reasons: [SimilarityReason]

  package init(permille: Int, reasons: [SimilarityReason]) {
    self.permille = permille
    self.reasons = reasons
  }
}

/// What of a tip is compared.
package struct SimilarityFeatures: Hashable, Sendable {
  /// The persons and organisations reported.
  package var subjects: [String]
  /// Where it happened, empty where it was not said.
  package var place: String
  package var sketch: TextSketch

  package init(subjects: [String], place: String, sketch: TextSketch) {
    self.subjects = subjects
    self.place = place
    self.sketch = sketch
  }
}

/// Scores likely duplicates. A person decides; the score only orders what is shown.
package enum Similarity {
  /// Wording shared below this many thousandths is chance: letters on one theme share it.
  package static let leastWording = 150

  /// How likely `a` and `b` are about the same matter, with the reasons as `a` writes them.
  ///
  /// Each reason speaks for itself: the chance that none holds is the product of each failing, with a shared subject
  /// weighing 600, a shared place 250 and wording its own share. `wording` is the exact share in thousandths where it
  /// is known; otherwise the sketches estimate it.
  package static func score(_ a: SimilarityFeatures, _ b: SimilarityFeatures, wording: Int? = nil) -> SimilarityScore {
    var weighed: [(weight: Int, reason: SimilarityReason)] = []
    if let subject = shared(a.subjects, b.subjects) { weighed.append((600, .sameSubject(subject))) }
    if isSamePlace(a.place, b.place) { weighed.append((250, .samePlace(a.place))) }
    let wording = min(max(wording ?? a.sketch.estimate(b.sketch), 0), 1000)
    if wording >= leastWording { weighed.append((wording, .wording(permille: wording))) }
    weighed.sort { $0.weight > $1.weight }
    let failing = weighed.reduce(1000) { $0 * (1000 - $1.weight) / 1000 }
    return SimilarityScore(permille: 1000 - failing, reasons: weighed.map(\.reason))
  }

  /// The form under which a subject is looked up: equal for two writings of one name. Empty where the name has no
  /// letters.
  ///
  /// Blanks, punctuation and width are folded, and what organisations leave out in speech (`有限公司`) is cut from the
  /// end, unless nothing would be left.
  package static func subjectKey(_ name: String) -> String {
    var key = folded(name)
    for ending in endings where key.count > ending.count + 1 && key.suffix(ending.count).elementsEqual(ending) {
      key.removeLast(ending.count)
    }
    return text(of: key)
  }

  /// The form under which a place is looked up: blanks, punctuation and width folded.
  package static func placeKey(_ place: String) -> String {
    text(of: folded(place))
  }

  private static let endings = ["股份有限公司", "有限责任公司", "有限公司", "分公司", "公司", "集团", "个体工商户"]
    .map { Array($0.unicodeScalars) }

  private static func folded(_ text: String) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      let scalar = scalar.folded
      let isCounted =
        scalar.isHan || ("a"..."z").contains(scalar) || scalar.decimalDigit != nil
        || scalar.value > 0xBF && scalar.properties.isAlphabetic
      if isCounted { scalars.append(scalar) }
    }
    return scalars
  }

  // A million names are folded when a desk is read: characters are not put together on the way.
  private static func text(of scalars: [Unicode.Scalar]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count * 3)
    for scalar in scalars { bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The first subject of `a` that `b` names too: by key, or the longer name holding the shorter one of four or more.
  private static func shared(_ a: [String], _ b: [String]) -> String? {
    let keys = b.map(subjectKey)
    return a.first { name in
      let key = subjectKey(name)
      return !key.isEmpty && keys.contains { holds(key, $0, least: 4) }
    }
  }

  private static func isSamePlace(_ a: String, _ b: String) -> Bool {
    let (a, b) = (placeKey(a), placeKey(b))
    guard !a.isEmpty, !b.isEmpty else { return false }
    return holds(a, b, least: 4) || BigramSet(a).jaccard(with: BigramSet(b)) >= 600
  }

  /// Whether two keys are equal, or one of at least `least` characters stands in the other.
  private static func holds(_ a: String, _ b: String, least: Int) -> Bool {
    if a == b { return true }
    let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
    guard short.unicodeScalars.count >= least else { return false }
    let (needle, hay) = (Array(short.unicodeScalars), Array(long.unicodeScalars))
    guard hay.count >= needle.count else { return false }
    return (0...hay.count - needle.count).contains { hay[$0...].starts(with: needle) }
  }
}
