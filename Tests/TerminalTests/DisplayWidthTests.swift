import Testing

@testable import Terminal

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("线索台", 6), ("（一）", 6), ("“引号”", 6), ("…—", 2), ("─│✓▲", 4), ("ｶﾅ", 2), ("カナ", 4),
    ("🙂", 2), ("❤\u{FE0F}", 1), ("👍🏽", 2), ("👨\u{200D}👩\u{200D}👧", 2), ("🇨🇳", 2), ("e\u{301}", 1), ("한", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("a\tb", 3), ("\u{1B}[0m", 3), ("a\u{200B}b\u{FEFF}", 2), ("\u{301}", 0),
    ("𠀀", 2), ("\u{3000}", 2), ("№", 1), ("㊙", 2), ("\u{E000}", 1),
  ])
  func columns(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
    #expect(DisplayWidth.of(DisplayWidth.sanitised(text)) == width)
  }

  @Test(arguments: [
    ("plain 文字", "plain 文字"), ("a\u{0}b\u{7F}c", "abc"), ("\u{202E}evil\u{2066}", "evil"), ("x\u{FE0F}", "x"),
    ("葛\u{E0100}", "葛"), ("a\r\nb\rc", "a b c"), ("🇨🇳", "CN"), ("soft\u{AD}hyphen", "softhyphen"),
    ("a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "a\u{301}\u{302}\u{303}\u{304}"), ("不\u{A0}换", "不 换"),
  ])
  func sanitising(_ text: String, _ shown: String) {
    #expect(DisplayWidth.sanitised(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
  }

  @Test func sanitisingTwiceChangesNothing() {
    let pool = Array(
      "a 线🙂👍🏽\u{200D}\u{200B}\u{FE0F}\u{301}\u{1F3FB}👨❤🇨1\u{20E3}\u{1161}\u{1112}\r\n\u{1B}".unicodeScalars)
    var random = SeededGenerator(seed: 3)
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<8 { text.unicodeScalars.append(pool.randomElement(using: &random) ?? "a") }
      let once = DisplayWidth.sanitised(text)
      #expect(DisplayWidth.sanitised(once) == once)
      #expect(DisplayWidth.of(text) == DisplayWidth.of(once))
    }
  }

  @Test(arguments: [
    ("线索台账", 8, "线索台账"), ("线索台账", 7, "线索台…"), ("线索台账", 6, "线索…"), ("线索台账", 1, "…"), ("线索", 0, ""),
    ("abcdef", 4, "abc…"), ("", 3, ""), ("a\tb", 3, "a b"),
  ])
  func clipping(_ text: String, _ columns: Int, _ shown: String) {
    #expect(DisplayWidth.clipped(text, to: columns) == shown)
  }

  @Test func clippingWithoutRoomForTheEllipsisLeavesNothing() {
    #expect(DisplayWidth.clipped("abc", to: 2, ellipsis: "...") == "")
  }

  @Test func paddingFillsTheFieldExactly() {
    #expect(DisplayWidth.padded("线", to: 5) == "线   ")
    #expect(DisplayWidth.padded("线", to: 5, align: .right) == "   线")
    #expect(DisplayWidth.padded("线", to: 5, align: .center) == " 线  ")
    #expect(DisplayWidth.padded("线索台", to: 4) == "线… ")
  }

  @Test func theTableIsAscendingAndApart() {
    for (left, right) in zip(DisplayWidth.wideRanges, DisplayWidth.wideRanges.dropFirst()) {
      #expect(left.upperBound + 1 < right.lowerBound)
    }
  }

  @Test(arguments: [
    ("线索台账", 4, ["线索", "台账"]),
    ("线索台账", 5, ["线索", "台账"]),
    ("线索，台账", 4, ["线", "索，", "台账"]),
    ("（一）线索", 4, ["（一", "）线", "索"]),
    ("见于（一）", 6, ["见于", "（一）"]),
    ("a long word", 6, ["a long", "word"]),
    ("编号XS-2026-0001已办", 12, ["编号", "XS-2026-0001", "已办"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("一\n\n二", 4, ["一", "", "二"]),
    ("一\r\n二", 4, ["一", "二"]),
    ("", 4, [""]),
    ("  缩进", 6, ["  缩进"]),
    ("ab   cd", 2, ["ab", "cd"]),
    ("。。。。。", 4, ["。。", "。。", "。"]),
    ("线", 1, ["线"]),
    ("他说：“好”。", 8, ["他说：", "“好”。"]),
  ])
  func wrapping(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(DisplayWidth.wrapped(text, width: width) == lines)
  }
}
