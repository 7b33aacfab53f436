import Testing

@testable import Terminal

/// The shortest way to a picture that is compared as text.
private func canvas(_ columns: Int, _ rows: Int = 1, _ draw: (inout Canvas) -> Void) -> Canvas {
  var canvas = Canvas(size: Size(columns: columns, rows: rows))
  draw(&canvas)
  return canvas
}

private func at(_ column: Int, _ row: Int = 0) -> Point { Point(column: column, row: row) }

struct CanvasTests {
  struct Put: CustomTestStringConvertible, Sendable {
    var text: String
    var column = 0
    var width: Int?
    var row: String
    var used: Int
    var testDescription: String { "\(text)@\(column) → [\(row)]" }
  }

  @Test(arguments: [
    Put(text: "abc", row: "abc      ", used: 3),
    Put(text: "线索", row: "线索     ", used: 4),
    Put(text: "线索台账册", row: "线索台账 ", used: 9),
    Put(text: "abcdefghijk", row: "abcdefghi", used: 9),
    Put(text: "线索", column: -1, row: " 索      ", used: 3),
    Put(text: "线索", column: -2, row: "索       ", used: 2),
    Put(text: "线索", column: 8, row: "         ", used: 1),
    Put(text: "线索", column: 9, row: "         ", used: 0),
    Put(text: "线索台", width: 5, row: "线索     ", used: 5),
    Put(text: "a", column: 2, width: 4, row: "  a      ", used: 4),
    Put(text: "a\tb\r\nc", row: "a b c    ", used: 5),
    Put(text: "a\u{1B}[31mb", row: "a[31mb   ", used: 6),
    Put(text: "\u{202E}abc\u{202C}", row: "abc      ", used: 3),
    Put(text: "e\u{301}x", row: "e\u{301}x       ", used: 2),
  ])
  func putClipsByColumns(_ row: Put) {
    var picture = Canvas(size: Size(columns: 9, rows: 1))
    #expect(picture.put(row.text, at: at(row.column), width: row.width) == row.used)
    #expect(picture.rows() == [row.row])
  }

  @Test func putBelowTheCanvasDoesNothing() {
    let picture = canvas(4) { #expect($0.put("ab", at: at(0, 1)) == 0) }
    #expect(picture == Canvas(size: Size(columns: 4, rows: 1)))
  }

  @Test func overwritingHalfOfAWideGlyphBlanksTheOther() {
    #expect(
      canvas(6) {
        $0.put("线索台", at: at(0)); $0.put("x", at: at(1))
      }.rows() == [" x索台"])
    #expect(
      canvas(6) {
        $0.put("线索台", at: at(0)); $0.put("x", at: at(2))
      }.rows() == ["线x 台"])
    #expect(
      canvas(6) {
        $0.put("线索台", at: at(0)); $0.put("账", at: at(1))
      }.rows() == [" 账 台"])
  }

  @Test func fillRepeatsWideCharactersAndStaysInside() {
    let picture = canvas(5, 3) { $0.fill(Rect(column: 1, row: 1, columns: 9, rows: 9), with: "─") }
    #expect(picture.rows() == ["     ", " ────", " ────"])
    #expect(canvas(5) { $0.fill($0.bounds, with: "线") }.rows() == ["线线 "])
  }

  @Test func restyleTakesAWideGlyphAsAWhole() {
    let bar = Style(reverse: true)
    let picture = canvas(6) {
      $0.put("线索台", at: at(0))
      $0.restyle(Rect(column: 1, row: 0, columns: 2, rows: 1), bar)
    }
    #expect(picture.row(0).map(\.style.reverse) == [true, true, true, true, false, false])
    #expect(picture.rows() == ["线索台"])
  }

  @Test func drawCutsWideGlyphsAtTheEdges() {
    var inner = canvas(4) { $0.put("线索", at: at(0)) }
    inner.cursor = at(2)
    let shifted = canvas(5) {
      $0.put("一二", at: at(0)); $0.draw(inner, at: at(1))
    }
    #expect(shifted.rows() == [" 线索"])
    #expect(shifted.cursor == at(3))
    #expect(canvas(5) { $0.draw(inner, at: at(-1)) }.rows() == [" 索  "])
    let cut = canvas(5) { $0.draw(inner, at: at(4)) }
    #expect(cut.rows() == ["     "])
    #expect(cut.cursor == nil)
  }

  @Test func randomDrawingKeepsEveryRowAsWideAsTheCanvas() {
    let pool = [
      "线索", "a", "─", "🙂x", "e\u{301}", "\u{202E}", "👨\u{200D}👩\u{200D}👧", "🇨🇳", "한", "\t", "1\u{FE0F}\u{20E3}", "क्ष",
    ]
    var random = SeededGenerator(seed: 7)
    var picture = Canvas(size: Size(columns: 17, rows: 5))
    for step in 0..<3_000 {
      let point = at(.random(in: -4...18, using: &random), .random(in: -1...5, using: &random))
      let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in pool.randomElement(using: &random) ?? "" }
        .joined()
      switch step % 4 {
      case 0: picture.put(text, at: point)
      case 1: picture.put(text, at: point, width: .random(in: 0...12, using: &random))
      case 2:
        let size = Size(columns: .random(in: 0...8, using: &random), rows: .random(in: 0...3, using: &random))
        picture.fill(Rect(origin: point, size: size), with: text.first ?? "·")
      default:
        var other = Canvas(size: Size(columns: 6, rows: 2))
        other.put(text, at: at(0, 1))
        picture.draw(other, at: point)
      }
      if let fault = picture.fault() {
        Issue.record("step \(step): \(fault)")
        return
      }
    }
  }
}

extension Canvas {
  /// What is wrong with the grid, if anything: a row that is not as wide as the canvas, or half of a wide cell.
  func fault() -> String? {
    for (index, text) in rows().enumerated() where DisplayWidth.of(text) != size.columns {
      return "row \(index) is \(DisplayWidth.of(text)) wide: [\(text)]"
    }
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let next = column + 1 < size.columns ? self[column + 1, row].width : 1
        if (self[column, row].width == 2) != (next == 0) { return "half a cell at \(column), \(row)" }
      }
    }
    return nil
  }
}

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
