import Testing

@testable import Terminal

struct ASCIITests {
  private func picture() -> Canvas {
    var canvas = Canvas(size: Size(columns: 12, rows: 2))
    canvas.put("──│ ✓ ▲ 线索", at: Point(column: 0, row: 0), style: Style(bold: true))
    canvas.put("e\u{301}…“x”", at: Point(column: 0, row: 1))
    return canvas
  }

  @Test func signsChangeAndTextStays() {
    #expect(picture().inASCII(keepingText: true).rows() == ["--| v ^ 线索", "e\u{301}~\"x\"       "])
  }

  @Test func withoutUnicodeTextBecomesQuestionMarksColumnForColumn() {
    let shown = picture().inASCII(keepingText: false)
    #expect(shown.rows() == ["--| v ^ ????", "?~\"x\"       "])
    #expect(shown.fault() == nil)
    #expect(shown[0, 0].style.bold)
  }

  @Test func everySignIsOneColumnBeforeAndAfter() {
    for (sign, replacement) in ASCIIFallback.signs {
      #expect(DisplayWidth.of(sign) == 1, "\(sign)")
      #expect(replacement.utf8.count == 1 && DisplayWidth.isPlain(replacement), "\(sign)")
    }
  }
}
