import Testing

@testable import CaseDomain

/// Texts that differ from one another by a known share: words drawn from a small vocabulary.
private func narrative(_ generator: inout SeededGenerator, words: Int) -> [String] {
  let scalars = (0x4E00..<0x5200).map { Unicode.Scalar($0)! }
  return (0..<words).map { _ in
    String(String.UnicodeScalarView((0..<4).map { _ in scalars.randomElement(using: &generator)! }))
  }
}

@Suite struct BigramSetTests {
  @Test(arguments: [
    ("甲乙丙", "甲乙丙", 1000), ("甲乙丙", "甲乙丁", 333), ("甲乙", "丙丁", 0), ("", "", 0), ("甲乙", "", 0), ("甲", "甲", 1000),
    ("甲", "乙", 0),
    ("甲，乙 丙！", "甲乙丙", 1000), ("ＡＢ１２", "ab12", 1000), ("甲乙甲乙甲乙", "甲乙甲", 1000), ("领导您好：甲乙丙", "甲乙丙。谢谢", 1000),
    ("您好", "您好", 1000),
    ("甲\n\t乙", "甲乙", 1000), ("甲😀乙", "甲乙", 1000), ("甲乙丙丁", "乙丙丁戊", 500),
  ])
  func countsSharedPairs(a: String, b: String, permille: Int) {
    #expect(bigramJaccard(a, b) == permille)
    #expect(bigramJaccard(b, a) == permille)
  }
}

@Suite struct TextSketchTests {
  /// Stored sketches must stay comparable with those of every later version.
  @Test func goldenWords() {
    let sketch = TextSketch("城东市场一带有人长期收取摊位费，不给就砸摊子")
    #expect(
      sketch.words
        == SIMD8(
          7_666_788_267_223_585_612, 5_714_025_916_577_792_147, 173_319_309_161_680_835, 11_066_400_274_457_257_831,
          5_497_856_858_194_537_135, 8_768_340_944_287_398_247, 245_326_853_898_346_755, 16_716_915_427_743_584_003))
    #expect(TextSketch("").words == .zero)
  }

  @Test func likensAsTheTextsAreAlike() {
    var generator = SeededGenerator(seed: 21)
    var worst = 0
    var sum = 0
    var count = 0
    for kept in stride(from: 0, through: 60, by: 4) {
      for _ in 0..<6 {
        let a = narrative(&generator, words: 60)
        let b = Array(a.prefix(kept)) + narrative(&generator, words: 60 - kept)
        let (one, two) = (a.joined(), b.joined())
        let error = TextSketch(one).estimate(TextSketch(two)) - bigramJaccard(one, two)
        worst = max(worst, abs(error))
        sum += error
        count += 1
      }
    }
    // Four standard deviations of one estimate, and of the mean of them all.
    #expect(worst <= 250)
    #expect(abs(sum / count) <= 25)
  }

  /// Short texts fill few bins; borrowed ones must not make strangers alike.
  @Test func shortTextsAreComparedToo() {
    var generator = SeededGenerator(seed: 4)
    for words in 1...6 {
      let a = narrative(&generator, words: words).joined()
      let b = narrative(&generator, words: words).joined()
      #expect(TextSketch(a).estimate(TextSketch(a)) == 1000)
      #expect(TextSketch(a).estimate(TextSketch(b)) <= 150)
    }
    #expect(TextSketch("甲").estimate(TextSketch("甲")) == 1000)
    #expect(TextSketch("").estimate(TextSketch("")) == 0)
    #expect(TextSketch("").isEmpty)
    #expect(!TextSketch("甲").isEmpty)
  }

  @Test func countsEqualBinsAsBytes() {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<200 {
      let a = TextSketch(narrative(&generator, words: 20).joined())
      let b = TextSketch(narrative(&generator, words: 20).joined())
      func bytes(_ sketch: TextSketch) -> [UInt8] {
        (0..<64).map { UInt8(truncatingIfNeeded: sketch.words[$0 / 8] >> UInt64($0 % 8 * 8)) }
      }
      #expect(a.equalBins(b) == zip(bytes(a), bytes(b)).count { $0 == $1 })
      #expect(a.equalBins(a) == 64)
    }
    #expect(TextSketch.permille(ofEqualBins: 64) == 1000)
    #expect(TextSketch.permille(ofEqualBins: 0) == 0)
    for permille in stride(from: 0, through: 1000, by: 50) {
      let bins = TextSketch.equalBins(atLeast: permille)
      #expect(TextSketch.permille(ofEqualBins: bins) >= permille)
      if bins > 0 { #expect(TextSketch.permille(ofEqualBins: bins - 1) < max(permille, 1)) }
    }
  }
}

@Suite struct SketchIndexTests {
  /// The search gives what comparing and sorting every row gives.
  @Test func findsWhatComparingEveryRowFinds() {
    var generator = SeededGenerator(seed: 33)
    let base = narrative(&generator, words: 30)
    var index = SketchIndex()
    var sketches: [TextSketch] = []
    for row in 0..<1500 {
      let kept = row % 31
      let text = row % 100 == 7 ? "" : (base.prefix(kept) + narrative(&generator, words: 30 - kept)).joined()
      sketches.append(TextSketch(text))
      index.append(sketches[row])
    }
    let query = TextSketch(base.joined())
    for (minimum, limit) in [(0, 20), (300, 1500), (300, 7), (900, 100), (1001, 10), (500, 0)] {
      let expected =
        sketches.enumerated()
        .map { SketchIndex.Match(row: $0.offset, permille: query.estimate($0.element)) }
        .filter { $0.permille >= minimum && query.equalBins(sketches[$0.row]) > 0 && !sketches[$0.row].isEmpty }
        .sorted {
          (query.equalBins(sketches[$0.row]), -$0.row) > (query.equalBins(sketches[$1.row]), -$1.row)
        }
      #expect(index.matches(of: query, minimum: minimum, limit: limit) == Array(expected.prefix(limit)))
    }
    let first = index.matches(of: query, minimum: 300, limit: 2000, chunks: 0..<1)
    let second = index.matches(of: query, minimum: 300, limit: 2000, chunks: 1..<9)
    #expect(Set(first + second) == Set(index.matches(of: query, minimum: 300, limit: 2000)))
    #expect(!second.isEmpty)
    #expect(index.matches(of: TextSketch(""), minimum: 0, limit: 10).isEmpty)
    #expect(index.matches(of: query, minimum: 300, limit: 5) { $0 >= 1024 }.allSatisfy { $0.row >= 1024 })
  }

  @Test func aCopyKeepsItsRows() {
    var index = SketchIndex()
    for row in 0..<1100 { index.append(TextSketch("第\(row)件事情")) }
    let held = index
    index[3] = TextSketch("城东市场一带有人收取摊位费")
    index.append(TextSketch("城东市场一带有人收取摊位费"))
    let query = TextSketch("城东市场一带有人收取摊位费")
    #expect(held.matches(of: query, minimum: 900, limit: 9).isEmpty)
    #expect(index.matches(of: query, minimum: 900, limit: 9).map(\.row) == [3, 1100])
    #expect(held.count == 1100)
  }
}

@Suite struct SimilarityScoreTests {
  private func features(_ subjects: [String], _ place: String, _ text: String = "") -> SimilarityFeatures {
    SimilarityFeatures(subjects: subjects, place: place, sketch: TextSketch(text))
  }

  @Test func weighsEachReason() {
    let a = features(["某某酒店有限公司"], "城东 东街12号")
    #expect(Similarity.score(a, a, wording: 0).permille == 700)
    #expect(
      Similarity.score(a, features(["某某酒店"], ""), wording: 500)
        == SimilarityScore(permille: 800, reasons: [.sameSubject("某某酒店有限公司"), .wording(permille: 500)]))
    #expect(
      Similarity.score(a, features([], "某县城东东街１２号"), wording: 149)
        == SimilarityScore(permille: 250, reasons: [.samePlace("城东 东街12号")]))
    #expect(Similarity.score(a, features([], ""), wording: 900).reasons == [.wording(permille: 900)])
    #expect(Similarity.score(a, features(["别家酒店"], "西街"), wording: 0) == SimilarityScore(permille: 0, reasons: []))
    #expect(Similarity.score(features([], ""), features([], "")) == SimilarityScore(permille: 0, reasons: []))
    let text = "城东市场一带有人长期收取摊位费，不给就砸摊子"
    #expect(Similarity.score(features([], "", text), features([], "", text)).permille == 1000)
    #expect(Similarity.score(a, a, wording: 5000).permille == 1000)
    #expect(Similarity.score(a, a, wording: -5).permille == 700)
  }

  @Test(arguments: [
    ("某某酒店有限公司", "某某酒店", true), ("某某酒店", "某县某某酒店有限责任公司", true), ("某某 酒店（总店）", "某某酒店总店", true), ("张三", "张三", true),
    ("张三", "张三丰", false), ("公司", "公司", true), ("甲公司", "乙公司", false), ("", "", false), ("！", "！", false),
    ("ABC", "ａｂｃ", true),
  ])
  func comparesSubjects(a: String, b: String, isShared: Bool) {
    #expect((Similarity.score(features([a], ""), features(["别的", b], "")).permille == 600) == isShared)
    #expect((Similarity.score(features([b], ""), features([a], "")).permille == 600) == isShared)
  }
}
