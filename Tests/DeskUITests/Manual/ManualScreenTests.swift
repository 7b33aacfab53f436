import DeskText
import Terminal
import Testing

@testable import DeskUI

/// The manual by keys: at the page that fits, its contents, searching all of it, back again.
@Suite struct ManualScreenTests {
  @Test(
    arguments: [
      ("1<F1>", "来了一件举报"), ("1L<F1>", "核查一条线索"), ("3<F1>", "该开会了"), ("4<F1>", "提一笔奖励"), ("0<F1>", "遇到事情怎么办"),
      (":手册<Enter>", "遇到事情怎么办"),
    ])
  func opensWhereItHelps(_ keys: String, _ words: String) throws {
    var screen = Screen(try Office.busy())
    screen.keys(keys)
    #expect(screen.shows("使用手册") && screen.shows(words), "\(screen.text)")
    screen.keys("<Esc>")
    #expect(screen.model.layers.isEmpty, "\(screen.text)")
  }

  @Test func everyPlaceHasAPageThatIsThere() {
    let ids = Set(Manual.pages(.en).map(\.id))
    for (place, id) in Frame.Place.manualPages { #expect(ids.contains(id), "\(place)") }
  }

  @Test func theHelpOfKeysAndTheManualLeadToEachOther() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1?<F1>")
    #expect(screen.shows("来了一件举报") && screen.model.layers.count == 1, "\(screen.text)")
    screen.keys("?")
    #expect(screen.shows("帮助") && screen.shows("立为线索") && screen.model.layers.count == 1, "\(screen.text)")
    screen.keys("<F1><F1>")
    #expect(screen.model.layers.isEmpty, "F1 closes what F1 opened")
    // Over a form: its keys first, the manual behind them; the form stays as it was.
    screen.keys("n没写完<F1><F1>")
    #expect(screen.shows("来了一件举报") && screen.model.layers.count == 2, "\(screen.text)")
    screen.keys("<Esc>")
    #expect(screen.shows("没写完") && screen.model.layers.count == 1, "\(screen.text)")
  }

  @Test func readsByContents() throws {
    var screen = Screen(try Office.busy())
    screen.keys("0<F1><Down><Enter>")
    #expect(screen.shows("使用手册 · 研判一件举报"), "\(screen.text)")
    screen.keys("<Tab>")
    #expect(screen.shows("> 研判一件举报") && screen.shows("遇到事情怎么办"), "\(screen.text)")
    screen.keys("<End>")
    #expect(screen.shows("> 磁盘会出什么事"), "\(screen.text)")
    screen.keys("<Enter><Esc>")
    #expect(screen.shows("> 磁盘会出什么事"), "\(screen.text)")
    screen.keys("<Esc>")
    #expect(screen.model.layers.count <= 1)
  }

  @Test func findsWordsAndInitialsInAllOfIt() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<F1>/")
    #expect(screen.shows("在整本手册里找"), "\(screen.text)")
    screen.keys("hfz")
    #expect(screen.shows("用恢复纸") && screen.shows("处"), "\(screen.text)")
    screen.keys("<Enter>")
    #expect(screen.shows("第 1 处"), "\(screen.text)")
    screen.keys("n")
    #expect(screen.shows("第 2 处"), "\(screen.text)")
    screen.keys("NN")
    let all = ManualSearch("hfz").hits(in: Manual.pages(.zhHans)).count
    #expect(screen.shows("第 \(all) 处，共 \(all) 处"), "\(screen.text)")
    // Back to the results, to the page it began with, out.
    screen.keys("<Esc>")
    #expect(screen.shows("/ hfz"), "\(screen.text)")
    screen.keys("<C-u>没有这样的话")
    #expect(screen.shows("没有") && !screen.shows("第 1 处"), "\(screen.text)")
    screen.keys("<Esc>")
    #expect(screen.shows("来了一件举报"), "\(screen.text)")
    screen.keys("<Esc>")
    #expect(screen.model.layers.isEmpty, "\(screen.text)")
  }

  @Test func theHitIsOnTheScreenAndMarked() throws {
    for words in ["恢复纸", "casedesk doctor", "喷涂", "六(三)2"] {
      let pages = Manual.pages(.zhHans)
      let hits = ManualSearch(words).hits(in: pages)
      for size in [Size(columns: 60, rows: 16), Size(columns: 80, rows: 24)] {
        var screen = Screen(try Office.busy(), size: size)
        screen.keys("0<F1>/\(words)<Enter>")
        for hit in hits {
          let text = hit.line.map { ManualMarkup.plain(pages[hit.page].lines[$0]) } ?? pages[hit.page].title
          let first = String(text.drop { " -|".contains($0) }.prefix(6))
          #expect(screen.shows(first), "\(words): \(first)\n\(screen.text)")
          screen.keys("n")
        }
      }
    }
    let page = ManualPage(id: "a", title: "甲", text: "按 `n` 登记举报")
    let lines = ManualText(page, width: 40, search: ManualSearch("登记"), theme: .monochrome).lines
    let pieces = try #require(lines.first).detail.pieces
    #expect(pieces.first { $0.text == "登记" }?.style == Theme.monochrome.selection)
    #expect(pieces.first { $0.text == "n" }?.style == Theme.monochrome.accent)
  }

  /// Breaking lines loses no word of any page, and no line is wider than the screen.
  @Test(arguments: Language.allCases, [20, 56, 76, 196])
  func breaksLines(_ language: Language, _ width: Int) {
    func bare(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "-" && $0 != "|" } }
    for page in Manual.pages(language) {
      let lines = ManualText.plain(page, width: width)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width }, "\(page.id)")
      let whole = page.lines.filter { !$0.hasPrefix("|--") && !$0.hasPrefix("| --") }
        .map { $0.hasPrefix("    ") ? String($0) : ManualMarkup.plain($0) }.joined()
      #expect(bare(lines.joined()) == bare(whole), "\(page.id)")
    }
  }

  @Test func printsForATerminal() {
    let pages = Manual.pages(.en)
    let contents = ManualPrint.contents(pages, Texts(.en))
    for page in pages { #expect(contents.contains(page.id) && contents.contains(page.title)) }
    #expect(ManualPrint.page(pages[0], width: 80).hasPrefix("A tip comes in\n==============\n\nWhen: "))
    let found = ManualPrint.found("doctor", in: pages)
    #expect(found.contains("log-complains  The disk or the log complains\n  ") && found.contains("casedesk doctor"))
    #expect(ManualPrint.found("no such words anywhere", in: pages).isEmpty)
  }
}
