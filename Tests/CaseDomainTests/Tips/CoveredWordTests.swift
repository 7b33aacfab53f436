import Testing

@testable import CaseDomain

/// Words are found by length and digest alone, wherever they stand and nowhere else.
@Suite struct CoveredWordTests {
  private static let tip = TipID(rawValue: 60)

  private static func covering(_ words: [String]) -> Covering {
    Covering(tip: tip, words: words.map { CoveredWord($0, of: tip) })
  }

  @Test(arguments: [
    ("住在张家巷8号的人", ["张家巷8号"], "住在***的人"), ("张三说张三来过", ["张三"], "***说***来过"), ("张三张三", ["张三"], "***"),
    ("张三李四", ["张三", "李四"], "***"), ("abcabd", ["abd"], "abc***"), ("aaaa", ["aa"], "***"),
    ("13800138000", ["1380013", "0138000"], "***"), ("没有", ["张三"], "没有"), ("", ["张三"], ""), ("张", ["张三"], "张"),
    ("张三", [], "张三"), ("前张三", ["张三"], "前***"), ("张三后", ["张三"], "***后"), ("\u{0}\u{0}x", ["\u{0}x"], "\u{0}***"),
  ])
  func coversWhatIsMeant(text: String, words: [String], shown: String) {
    #expect(Self.covering(words).shown(text) == shown)
  }

  /// Against a search by the words themselves, in texts of few letters, where everything repeats.
  @Test func findsWhatASearchFinds() {
    var chance = SeededGenerator(seed: 5)
    let letters = ["a", "b", "张", "三", "é", "😀"]
    func text(_ length: ClosedRange<Int>) -> String {
      (0..<Int.random(in: length, using: &chance)).map { _ in letters.randomElement(using: &chance) ?? "" }.joined()
    }
    for _ in 0..<400 {
      let (body, word) = (Array(text(0...30).utf8), Array(text(1...4).utf8))
      var expected: [Range<Int>] = []
      var start = 0
      while start + word.count <= body.count {
        if Array(body[start..<start + word.count]) == word {
          expected.append(start..<start + word.count)
          start += word.count
        } else {
          start += 1
        }
      }
      let covered = CoveredWord(String(decoding: word, as: UTF8.self), of: Self.tip)
      let found = covered.occurrences(in: body, of: Self.tip)
      #expect(found == (word.count < 2 ? [] : expected), "\(word) in \(body)")
    }
  }

  /// A digest made by hand finds bytes at most, never a part of a character, and never fails.
  @Test func whateverTheNumbersSay() {
    let text = Array("某酒店多次威胁周边商户".utf8)
    for bytes in [Int.min, -1, 0, 1, 2, 3, 33, 34, 2000, 2001, .max] {
      for digest in [Int64.min, -1, 0, 1, 1 << 61 - 2, 1 << 61 - 1, .max] {
        for range in CoveredWord(bytes: bytes, digest: digest).occurrences(in: text, of: Self.tip) {
          #expect(range.lowerBound % 3 == 0 && range.upperBound % 3 == 0)
        }
      }
    }
  }

  @Test func anotherTipsDigestIsAnother() {
    let word = CoveredWord("张三", of: Self.tip)
    #expect(word.digest != CoveredWord("张三", of: TipID(rawValue: 61)).digest)
    #expect(word.occurrences(in: Array("张三".utf8), of: TipID(rawValue: 61)).isEmpty)
  }

  @Test func sketchesAreWrittenAndRead() {
    let sketch = TextSketch("某酒店多次威胁周边商户")
    #expect(TextSketch(hexadecimal: sketch.hexadecimal) == sketch)
    for text in ["", "0", String(repeating: "g", count: 128), String(repeating: "0", count: 129)] {
      #expect(TextSketch(hexadecimal: text) == nil)
    }
  }
}
