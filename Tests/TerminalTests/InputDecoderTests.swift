import Testing

@testable import Terminal

private func units(_ text: String) -> [InputUnit] { text.utf8.map(InputUnit.byte) }

private func keys(_ text: String) -> [InputEvent] { text.map { .key(.character($0)) } }

struct InputDecoderTests {
  @Test(
    arguments: [
      ("abc", keys("abc")),
      ("你好，世界", keys("你好，世界")),
      ("：？１", keys("：？１")),
      ("e\u{301}", keys("e\u{301}")),
      ("🙂", keys("🙂")),
      ("\r", [.key(.enter)]), ("\t", [.key(.tab)]), ("\u{7F}\u{8}", [.key(.backspace), .key(.backspace)]),
      ("\u{13}\u{3}\u{1A}\u{11}", "sczq".map { .key(.control($0)) }),
      ("\0\u{1C}\u{1F}", [.key(.control(" ")), .key(.control("\\")), .key(.control("_"))]),
      ("\u{1B}", [.key(.escape)]),
      ("\u{1B}\u{1B}", [.key(.escape), .key(.escape)]),
      ("\u{1B}x", [.key(.alt("x"))]),
      ("\u{1B}\r", [.key(.escape), .key(.enter)]),
      ("\u{1B}你", [.key(.escape), .key(.character("你"))]),
      ("\u{1B}[1;7Aq", [.unknown, .key(.character("q"))]),
      ("\u{1B}[200\rq", [.unknown, .key(.enter), .key(.character("q"))]),
      ("\u{1B}Ozq", [.unknown, .key(.character("q"))]),
      ("\u{9B}", [.unknown]),
    ] as [(String, [InputEvent])])
  func bytes(_ text: String, _ events: [InputEvent]) {
    var decoder = InputDecoder()
    #expect(decoder.decode(units(text)) == events)
  }

  /// A batch may end anywhere, also in the middle of a character.
  @Test func charactersSurviveEverySplit() {
    let whole = units("a你🙂é好")
    for first in 0...whole.count {
      for second in first...whole.count {
        var decoder = InputDecoder()
        let events =
          decoder.decode(whole[..<first]) + decoder.decode(whole[first..<second]) + decoder.decode(whole[second...])
        #expect(events == keys("a你🙂é好"))
      }
    }
  }

  @Test func pastesSurviveEverySplitAndArriveAsOneEvent() {
    let whole = [.pasteStart] + units("一\r二\r\n三\t\u{1B}\n") + [.pasteEnd]
    for split in 0...whole.count {
      var decoder = InputDecoder()
      let events = decoder.decode(whole[..<split]) + decoder.decode(whole[split...])
      #expect(events == [.paste("一\n二\n三\t\u{1B}\n")])
      #expect(!decoder.isInsidePaste)
    }
  }

  @Test func keysInsideAPasteAreNoKeys() {
    var decoder = InputDecoder()
    let batch: [InputUnit] = [.pasteStart, .byte(0x61), .key(.up), .key(.enter), .byte(0x03), .pasteEnd, .key(.up)]
    #expect(decoder.decode(batch) == [.paste("a\n\u{3}"), .key(.up)])
  }

  @Test(arguments: [
    ([0xE4, 0xBD, 0x61] as [UInt8], [.unknown, .key(.character("a"))] as [InputEvent]),
    ([0xFF, 0x61], [.unknown, .key(.character("a"))]),
    ([0xC0, 0x80], [.unknown, .unknown]),
    ([0xED, 0xA0, 0x80], [.unknown]),
    ([0xE4, 0xE4, 0xBD, 0xA0], [.unknown, .key(.character("你"))]),
    ([0xE4, 0x1B, 0x5B, 0x41], [.unknown, .unknown]),
  ])
  func malformedBytesAreNoText(_ bytes: [UInt8], _ events: [InputEvent]) {
    var decoder = InputDecoder()
    #expect(decoder.decode(bytes.map(InputUnit.byte)) == events)
  }

  @Test func aKeyEndsWhatHadHalfArrived() {
    var decoder = InputDecoder()
    #expect(decoder.decode([.byte(0xE4), .key(.up)]) == [.unknown, .key(.up)])
    #expect(decoder.decode([.byte(0x1B), .key(.up)]) == [.key(.escape), .key(.up)])
    #expect(decoder.decode(units("\u{1B}[1") + [.key(.up)]) == [.unknown, .key(.up)])
  }

  @Test(
    arguments: [
      ("0;4;3M", [.mouse(MouseEvent(.press, at: Point(column: 3, row: 2)))]),
      ("4;300;1M", [.mouse(MouseEvent(.press, at: Point(column: 299, row: 0)))]),
      ("0;4;3m", [.mouse(MouseEvent(.release, at: Point(column: 3, row: 2)))]),
      ("2;4;3M", [.mouse(MouseEvent(.secondaryPress, at: Point(column: 3, row: 2)))]),
      ("64;4;3M", [.mouse(MouseEvent(.wheelUp, at: Point(column: 3, row: 2)))]),
      ("65;4;3Mq", [.mouse(MouseEvent(.wheelDown, at: Point(column: 3, row: 2))), .key(.character("q"))]),
      ("32;4;3M", [.unknown]), ("0;0;3M", [.unknown]), ("0;4M", [.unknown]),
      ("0;4线", [.unknown, .key(.character("线"))]),
      ("0;9999999999999999999999", [.unknown] + keys("9999")),
    ] as [(String, [InputEvent])])
  func decimalMouseReports(_ text: String, _ events: [InputEvent]) {
    let batch = [.mouse(.decimal)] + units(text)
    for split in 0...batch.count {
      var decoder = InputDecoder()
      #expect(decoder.decode(batch[..<split]) + decoder.decode(batch[split...]) == events)
    }
  }

  @Test(
    arguments: [
      ([0x20, 0x24, 0x23], [.mouse(MouseEvent(.press, at: Point(column: 3, row: 2)))]),
      ([0x23, 0x24, 0x23], [.mouse(MouseEvent(.release, at: Point(column: 3, row: 2)))]),
      ([0x60, 0xFF, 0x21], [.mouse(MouseEvent(.wheelUp, at: Point(column: 222, row: 0)))]),
      (
        [0x61, 0x24, 0x23, 0x71], [.mouse(MouseEvent(.wheelDown, at: Point(column: 3, row: 2))), .key(.character("q"))]
      ),
      ([0x20, 0x0D], [.unknown, .key(.enter)]),
    ] as [([UInt8], [InputEvent])])
  func mouseReportsInBytes(_ bytes: [UInt8], _ events: [InputEvent]) {
    var decoder = InputDecoder()
    #expect(decoder.decode([.mouse(.bytes)] + bytes.map(InputUnit.byte)) == events)
    #expect(decoder.decode([.mouse(.bytes), .key(.up)]) == [.unknown, .key(.up)])
  }
}
