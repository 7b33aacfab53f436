import Testing

@testable import Terminal

struct KeyTests {
  @Test(
    arguments: [
      ("n某<C-s>", [.character("n"), .character("某"), .control("s")]),
      (
        "<Esc><F12><A-x><S-Tab><Space><lt>",
        [
          .escape, .function(12), .alt("x"), .backTab, .character(" "), .character("<"),
        ]
      ),
      ("a<b>", [.character("a"), .character("<"), .character("b"), .character(">")]),
      (
        "<F25><",
        [.character("<"), .character("F"), .character("2"), .character("5"), .character(">"), .character("<")]
      ),
    ] as [(String, [Key])])
  func scripts(_ script: String, _ keys: [Key]) {
    #expect(InputEvent.script(script) == keys.map { .key($0) })
  }

  @Test func aDoubleClickIsTwoQuickPressesOnOneCell() {
    let here = Point(column: 3, row: 2)
    func kinds(_ events: [(MouseEvent, Int)]) -> [MouseEvent.Kind] {
      var clicks = DoubleClicks()
      return events.map { clicks.recognise($0.0, atMilliseconds: $0.1).kind }
    }
    let press = MouseEvent(.press, at: here)
    let release = MouseEvent(.release, at: here)
    #expect(
      kinds([(press, 0), (release, 80), (press, 300), (release, 350), (press, 500)]) == [
        .press, .release, .doubleClick, .release, .press,
      ])
    #expect(kinds([(press, 0), (press, 401)]) == [.press, .press])
    #expect(kinds([(press, 0), (MouseEvent(.press, at: here.offset(rows: 1)), 100)]) == [.press, .press])
    #expect(kinds([(press, 0), (MouseEvent(.wheelUp, at: here), 50), (press, 100)]) == [.press, .wheelUp, .press])
  }
}

struct StyleTests {
  @Test func withoutColoursABarStaysABar() {
    let style = Style(foreground: .red, background: .blue, bold: true, underline: true)
    #expect(style.monochrome == Style(bold: true, underline: true, reverse: true))
    #expect(Style(foreground: .red, dim: true).monochrome == Style(dim: true))
  }

  @Test func eightColoursShowBrightOnesBold() {
    #expect(Palette.inEightColours(Style(foreground: .brightRed)) == Style(foreground: .red, bold: true))
    #expect(Palette.inEightColours(Style(foreground: .brightBlack)) == Style(dim: true))
    #expect(
      Palette.inEightColours(Style(foreground: .cyan, background: .brightWhite))
        == Style(
          foreground: .cyan, background: .white))
  }

  @Test(arguments: [
    ("\u{1B}[m$<5>x", "\u{1B}[mx"), ("$<2/>$<100*>", ""), ("a$b", "a$b"), ("a$", "a$"), ("$<5", "$<5"), ("", ""),
  ])
  func paddingIsLeftOut(_ capability: String, _ bytes: String) {
    #expect(NcursesTerminal.withoutPadding(capability) == bytes)
  }
}

struct GeometryTests {
  @Test func rectanglesMeet() {
    let rect = Rect(column: 2, row: 1, columns: 6, rows: 3)
    #expect(
      rect.intersection(Rect(column: 5, row: 0, columns: 9, rows: 2)) == Rect(column: 5, row: 1, columns: 3, rows: 1))
    #expect(rect.intersection(Rect(column: 9, row: 9, columns: 1, rows: 1)).isEmpty)
    #expect(rect.contains(Point(column: 7, row: 3)) && !rect.contains(Point(column: 8, row: 3)))
    #expect(rect.inset(columns: 1, rows: 1) == Rect(column: 3, row: 2, columns: 4, rows: 1))
    #expect(rect.inset(columns: 4).isEmpty)
  }
}
