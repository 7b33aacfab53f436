import Testing

@testable import DeskText

@Suite struct PinyinTests {
  @Test(
    arguments: [
      ("强", "jq"), ("迫", "p"), ("长", "cz"), ("重", "ctz"), ("酒", "j"), ("店", "d"), ("〇", "l"), ("罗", "l"), ("县", "x"),
      ("a", ""), ("，", ""), ("é", ""), ("😀", ""),
    ] as [(Character, String)])
  func knowsInitials(character: Character, letters: String) {
    #expect(String(Pinyin.initials(of: character)) == letters)
  }

  @Test func knowsEveryOrdinaryCharacter() {
    let missing = (0x4E00...0x9FA5).filter { scalar in
      Unicode.Scalar(scalar).map { Pinyin.initials(of: Character($0)).isEmpty } ?? true
    }
    #expect(missing.count <= 10)
  }

  private static let cases: [(query: String, text: String, matches: Bool)] = [
    ("qpjy", "某酒店长期强迫交易", true), ("强pjy", "某酒店长期强迫交易", true), ("QPJY", "强迫交易", true),
    ("ｑｐ", "强迫交易", true), ("qpjx", "强迫交易", false), ("qjy", "强迫交易", false), ("迫强", "强迫交易", false),
    ("jpjy", "强迫交易", true), ("", "强迫交易", true), ("", "", true), ("q", "", false),
    ("xs-2026", "XS-2026-0001", true), ("2026-0", "ＸＳ－２０２６－０００１", true), ("ktv", "某KTV涉赌", true),
    ("ktvsd", "某KTV涉赌", true), ("mktv", "某KTV涉赌", true), ("kt v", "某KTV", false), ("，", "甲，乙", true),
    (",", "甲，乙", true), ("é", "café", true), ("É", "café", false), ("😀", "好😀", true), ("h😀", "好😀", true),
    ("龘", "龘", true), ("dd", "一二三", false),
    (String(repeating: "q", count: 70), String(repeating: "强", count: 70), true),
    (String(repeating: "q", count: 70), String(repeating: "强", count: 69), false),
    (String(repeating: "q", count: 69) + "x", String(repeating: "强", count: 70), false),
  ]

  @Test(arguments: cases)
  func matchesText(query: String, text: String, matches: Bool) {
    #expect(Pinyin.matches(query, text) == matches)
    #expect((Pinyin.score(query, text) != nil) == matches)
  }

  @Test(arguments: cases)
  func keysSayTheSameAsTexts(query: String, text: String, matches: Bool) {
    let found = PinyinKey.of(text).withUnsafeBufferPointer { key in
      PinyinPattern(query).matches(key: key) { text }
    }
    #expect(found == matches)
  }

  @Test(arguments: cases)
  func bytesSayTheSameAsTexts(query: String, text: String, matches: Bool) {
    var text = text
    #expect(text.withUTF8 { PinyinPattern(query).matches($0) } == matches)
    let twice = Array(text.utf8) + Array("a强".utf8) + Array(text.utf8)
    let ends = [text.utf8.count, text.utf8.count + 4, twice.count].map { UInt32($0) }
    let block = twice.withUnsafeBufferPointer { texts in
      ends.withUnsafeBufferPointer { PinyinKey.block(of: texts, ends: $0) }
    }
    let key = PinyinKey.of(text)
    #expect(block.keys == key + [0] + PinyinKey.of("a强") + [0] + key + [0])
    #expect(block.ends.map(Int.init) == [key.count + 1, key.count + 4, 2 * key.count + 5])
    #expect(PinyinPattern(query).plain.map { Array(query.utf8).count >= $0.count } ?? true)
    let literal = PinyinPattern(query).literal
    #expect(!matches || literal.isEmpty || text.utf8.indices.contains { text.utf8[$0...].starts(with: literal) })
    #expect(!PinyinPattern(query).isLiteral || literal == Array(query.utf8))
  }

  /// Whatever bytes there are, reading them ends, and texts read as their scalars.
  @Test func readsScalarsFromBytes() {
    let texts = ["", "aZ0", "é", "强迫", "𠮷😀", "\u{FFFD}", "\u{0}\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}"]
    for var text in texts {
      let scalars = text.unicodeScalars.map(\.value)
      #expect(text.withUTF8 { Self.scalars($0) } == scalars)
    }
    for first in UInt8.min...UInt8.max {
      let broken: [UInt8] = [first, 0x80, first, 0xE5, first, 0xF0, 0x9F, first]
      let read = broken.withUnsafeBufferPointer { Self.scalars($0) }
      #expect((1...broken.count).contains(read.count))
    }
  }

  private static func scalars(_ text: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var (scalars, index): ([UInt32], Int) = ([], 0)
    while index < text.count { scalars.append(PinyinTable.nextScalar(in: text, &index)) }
    return scalars
  }

  /// Characters with rare combinations of initials share one key byte, so the text decides.
  @Test func rareCombinationsAreExact() throws {
    let table = PinyinTable.embedded
    let rare = (UInt32(0x4E00)...0x9FFF).filter { table.keyByte(of: $0) == PinyinTable.rare }
    #expect(!rare.isEmpty)
    for scalar in rare.prefix(20) {
      let text = String(try #require(Unicode.Scalar(scalar)))
      for letter in "abcdefghijklmnopqrstuvwxyz" {
        let found = PinyinKey.of(text).withUnsafeBufferPointer { key in
          PinyinPattern(String(letter)).matches(key: key) { text }
        }
        #expect(found == Pinyin.initials(of: Character(text)).contains(letter))
      }
    }
  }

  @Test func aMatchDoesNotSpanKeys() {
    var keys: [UInt8] = []
    for text in ["强迫", "交易", "强迫交易"] {
      PinyinKey.append(text, to: &keys)
      keys.append(PinyinKey.separator)
    }
    keys.withUnsafeBufferPointer { keys in
      #expect(PinyinPattern("qpjy").nextEnd(in: keys) == 10)
      #expect(PinyinPattern("qpjy").nextEnd(in: keys, from: 7) == nil)
      #expect(PinyinPattern("jy").nextEnd(in: keys) == 5)
      #expect(PinyinPattern("jy").nextEnd(in: keys, from: 5) == 10)
    }
  }

  @Test func namesTheMatchingRange() {
    let text = "某酒店强迫交易"
    #expect(PinyinPattern("qpj").firstRange(in: text).map { String(text[$0]) } == "强迫交")
  }

  @Test(arguments: [
    ("gl", ["gl", "关联", "gl 关联", "关联线索", "退回 关联", "重新关联"])
  ])
  func ranks(query: String, inOrder texts: [String]) {
    let scores = texts.map { Pinyin.score(query, $0) ?? -1 }
    #expect(zip(scores, scores.dropFirst()).allSatisfy(>), "\(scores)")
  }
}
