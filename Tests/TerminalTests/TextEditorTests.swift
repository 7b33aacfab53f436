import Testing

@testable import Terminal

private let field = Size(columns: 12, rows: 1)
private let page = Size(columns: 9, rows: 3)

struct TextEditorTests {
  struct Script: CustomTestStringConvertible, Sendable {
    var start = ""
    var keys: String
    var text: String
    var caret: Int
    var kind = TextEditor.Kind.oneLine
    var testDescription: String { "[\(start)] \(keys)" }
  }

  @Test(arguments: [
    Script(keys: "线索", text: "线索", caret: 2),
    Script(keys: "ab<Left>c", text: "acb", caret: 2),
    Script(keys: "e\u{301}<BS>", text: "", caret: 0),
    Script(start: "一二三", keys: "<Home><Del>", text: "二三", caret: 0),
    Script(start: "一二三", keys: "<C-a><Right>x<C-e>y", text: "一x二三y", caret: 5),
    Script(start: "some 线索 here", keys: "<C-w><C-w>", text: "some ", caret: 5),
    Script(start: "a，b", keys: "<C-w><C-w>", text: "a", caret: 1),
    Script(start: "some words", keys: "<C-Left><C-k>", text: "some ", caret: 5),
    Script(start: "some words", keys: "<C-Left><C-u><C-e><C-y>", text: "wordssome ", caret: 10),
    Script(start: "some words", keys: "<Home><C-Right>!<A-d>", text: "some!", caret: 5),
    Script(keys: "ab<Enter>", text: "ab", caret: 2),
    Script(keys: "ab<Enter>c", text: "ab\nc", caret: 4, kind: .multiLine),
    Script(start: "ab\ncd", keys: "<C-u><BS>", text: "ab", caret: 2, kind: .multiLine),
    Script(start: "ab\ncd", keys: "<Up><C-k>", text: "abcd", caret: 2, kind: .multiLine),
    Script(start: "abc", keys: "<C-w><C-z>", text: "abc", caret: 3),
    Script(start: "abc", keys: "xy<C-z>", text: "abc", caret: 3),
    Script(start: "abc", keys: "xy<C-z><A-z>", text: "abcxy", caret: 5),
    Script(start: "abc", keys: "<C-z>", text: "abc", caret: 3),
  ])
  func keys(_ script: Script) {
    var editor = TextEditor(script.start, kind: script.kind)
    for case .key(let key) in InputEvent.script(script.keys) { editor.handle(key, in: field) }
    #expect(editor.text == script.text)
    #expect(editor.caret == script.caret)
  }

  @Test func keysWithoutMeaningAreLeftToTheForm() {
    var editor = TextEditor("一\n二", kind: .multiLine)
    let keys: [Key] = [.down, .up, .up, .escape, .tab, .control("s")]
    let meant = keys.map { editor.handle($0, in: page) }
    #expect(meant == [false, true, false, false, false, false])
    var line = TextEditor("一")
    let meantInALine = [Key.up, .enter, .left].map { line.handle($0, in: field) }
    #expect(meantInALine == [false, false, true])
  }

  @Test func whatIsTypedLosesControlBytesAndGivenTextKeepsThem() {
    var editor = TextEditor("\u{1B}[")
    editor.insert("a\u{0}b\r\nc\u{202E}\td")
    #expect(editor.text == "\u{1B}[ab c d")
    var lines = TextEditor(kind: .multiLine)
    lines.insert("a\r\nb\rc\nd")
    #expect(lines.text == "a\nb\nc\nd")
  }

  @Test func aMarkTypedAfterItsLetterJoinsIt() {
    var editor = TextEditor("ex")
    editor.moveCaret(to: 1)
    editor.insert("\u{301}")
    #expect(editor.text == "e\u{301}x")
    #expect(editor.caret == 1)
    editor.handle(.backspace, in: field)
    #expect(editor.text == "x")
  }

  @Test func oneLineScrollsSoThatTheCaretIsSeen() {
    var editor = TextEditor()
    let narrow = Size(columns: 6, rows: 1)
    for character in "一二三四五" { editor.handle(.character(character), in: narrow) }
    #expect(editor.layout(in: narrow).lines == ["四五"])
    #expect(editor.layout(in: narrow).caret == Point(column: 4, row: 0))
    editor.handle(.home, in: narrow)
    #expect(editor.layout(in: narrow).lines == ["一二三"])
    #expect(editor.layout(in: narrow).caret == Point(column: 0, row: 0))
  }

  @Test func manyLinesWrapAndFollowTheCaret() {
    var editor = TextEditor("线索台账，登记簿\n第二段", kind: .multiLine)
    #expect(editor.layout(in: page).lines == ["账，登记", "簿", "第二段"])
    #expect(editor.layout(in: page).caret == Point(column: 6, row: 2))
    #expect(editor.lineCount(columns: 9) == 4)
    for _ in 0..<3 { editor.handle(.up, in: page) }
    #expect(editor.layout(in: page).lines.first == "线索台")
    #expect(editor.layout(in: page).caret.row == 0)
    // The column aimed at survives the short line in between.
    editor.handle(.down, in: page)
    editor.handle(.down, in: page)
    #expect(editor.layout(in: page).lines[editor.layout(in: page).caret.row] == "簿")
    editor.handle(.down, in: page)
    #expect(editor.layout(in: page).caret == Point(column: 6, row: 2))
  }

  @Test func aClickPutsTheCaretUnderThePointer() {
    var editor = TextEditor("线索台账，登记簿\n第二段", kind: .multiLine)
    editor.placeCaret(at: Point(column: 3, row: 2), in: page)
    editor.insert("x")
    #expect(editor.text.hasSuffix("第x二段"))
    var line = TextEditor("线索台")
    line.placeCaret(at: Point(column: 2, row: 0), in: field)
    #expect(line.caret == 1)
    line.placeCaret(at: Point(column: 11, row: 0), in: field)
    #expect(line.caret == 3)
  }

  @Test func aMaskedTextShowsDotsAndKeepsNoEarlierState() {
    var editor = TextEditor(masked: true)
    for character in "密码ab" { editor.handle(.character(character), in: field) }
    #expect(editor.layout(in: field).lines == ["••••"])
    #expect(editor.layout(in: field).caret.column == 4)
    editor.handle(.control("u"), in: field)
    editor.handle(.control("y"), in: field)
    editor.handle(.control("z"), in: field)
    #expect(editor.isEmpty)
  }

  @Test func drawingSetsTheCursorOnlyWithFocus() {
    var canvas = Canvas(size: Size(columns: 10, rows: 2))
    let rect = Rect(column: 3, row: 1, columns: 6, rows: 1)
    canvas.put(TextEditor("你好"), in: rect, hasFocus: false)
    #expect(canvas.cursor == nil)
    canvas.put(TextEditor("你好"), in: rect, hasFocus: true)
    #expect(canvas.rows() == ["          ", "   你好   "])
    #expect(canvas.cursor == Point(column: 7, row: 1))
  }

  /// Every edit does to the text what it does to a plain list of scalars.
  @Test(arguments: [TextEditor.Kind.oneLine, .multiLine], [1, 2, 3] as [UInt64])
  func randomEditsLoseNothing(_ kind: TextEditor.Kind, _ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pool = [
      "线", "a", " ", "\u{301}", "👨", "\u{200D}", "👩", "🇨", "🇳", "，", "\n", "word", "\u{1161}", "क", "\u{94D}", "ष",
    ]
    var editor = TextEditor("e\u{301} 起始", kind: kind)
    for step in 0..<500 {
      let area = Size(columns: .random(in: 1...14, using: &random), rows: .random(in: 1...4, using: &random))
      let before = editor
      let left = String(before.characters[..<before.caret])
      let right = String(before.characters[before.caret...])
      switch Int.random(in: 0..<10, using: &random) {
      case 0...4:
        let piece = pool.randomElement(using: &random) ?? "a"
        editor.insert(piece)
        let entered = kind == .oneLine && piece == "\n" ? " " : piece
        #expect(scalars(editor.text) == scalars(left + entered + right), "step \(step)")
      case 5:
        editor.handle(.backspace, in: area)
        #expect(scalars(editor.text) == scalars(String(before.characters[..<max(0, before.caret - 1)]) + right))
      case 6:
        editor.handle(.delete, in: area)
        #expect(scalars(editor.text) == scalars(left + String(before.characters[before.caret...].dropFirst())))
      default:
        let moves: [Key] = [.left, .right, .up, .down, .home, .end, .wordLeft, .wordRight, .pageUp, .pageDown]
        editor.handle(moves.randomElement(using: &random) ?? .left, in: area)
        #expect(scalars(editor.text) == scalars(before.text))
      }
      #expect(editor.characters == Array(editor.text), "step \(step): the caret may stand inside a cluster")
      #expect((0...editor.characters.count).contains(editor.caret))
      let layout = editor.layout(in: area)
      #expect(layout.lines.allSatisfy { DisplayWidth.of($0) <= area.columns })
      #expect((0..<area.columns).contains(layout.caret.column) && (0..<area.rows).contains(layout.caret.row))
    }
  }

  @Test func undoingEverythingReturnsToTheStartAndRedoingToTheEnd() {
    var random = SeededGenerator(seed: 9)
    let start = "起始 text"
    var editor = TextEditor(start, kind: .multiLine)
    let keys: [Key] = [
      .character("线"), .character("a"), .enter, .backspace, .delete, .control("w"), .control("k"), .control("y"),
      .left, .home, .up,
    ]
    for _ in 0..<150 { editor.handle(keys.randomElement(using: &random) ?? .left, in: page) }
    let end = editor.text
    #expect(end != start)
    while editor.undo() {}
    #expect(editor.text == start)
    while editor.redo() {}
    #expect(editor.text == end)
  }

  private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }
}
