import CaseDomain
import DeskSession
import Testing

@testable import DeskDocuments

/// Papers as documents for a word processor: all that the form says, and nothing that is no XML.
@Suite struct DocumentWriterTests {
  private static func words(_ language: String = "zh-Hans") throws -> PaperWords {
    PaperWords(try PaperBench().order(.ledger([]), language))
  }

  /// A form with a part of every kind.
  private static let all = OfficialForm(
    title: "情况统计表", number: "2026-W47", date: "2026年11月23日",
    parts: [
      .row("单位", "某县审批服务局"), .row("意见", "", blank: 4),
      .table(["科室", "新增", "占比"], [["审批一科", "3", "12.5%"], ["审批二科", "-"]], widths: [4, 1, 1]), .heading("一、情况"),
      .text("全文"), .paragraph("第一段\n第二段"), .table([], [["无标题", "1"]]), .table(["甲"], [["乙"]]), .row("联系人", ""),
      .cut, .signature("审核人"), .signature(""), .seal("某县审批服务局", date: ""), .seal("某局", date: "2026年11月24日"),
    ])

  @Test("Every kind of part, as it stands in the document", arguments: ["zh-Hans", "en"])
  func golden(_ language: String) throws {
    let words = try Self.words(language)
    let text = try DocumentText(try DocumentWriter.bytes(Self.all, words))
    try PaperGolden.expect(text.document, "document.\(language).xml")
    try PaperGolden.expect(FormPages(Self.all, words).plain, "document.\(language).txt")
  }

  @Test("The same for a browser") func web() throws {
    try PaperGolden.expect(FormPages(Self.all, try Self.words()).web, "document.html")
  }

  @Test("The same form gives the same bytes, which say nothing of who, when and where") func bytes() throws {
    let words = try Self.words()
    let first = try DocumentWriter.bytes(Self.all, words)
    #expect(first == (try DocumentWriter.bytes(Self.all, words)))
    let text = try DocumentText(first)
    let properties = try #require(text.parts["docProps/core.xml"])
    for name in ["creator", "lastModifiedBy", "created", "modified", "revision"] { #expect(!properties.contains(name)) }
    #expect(properties.contains("情况统计表 2026-W47") && !first.isEmpty)
  }

  @Test("Every paper there is says in a document what it says on plain pages", arguments: ["zh-Hans", "en"])
  func papers(_ language: String) throws {
    let (bench, lead) = try PaperBench.working()
    let sheet = try bench.sheet(of: lead)
    var contents = LeadForm.allCases.map { PaperOrder.Content.form($0, sheet) }
    contents += try sheet.tips.map { .registration(try bench.sheet(of: $0.tip.id)) }
    for content in contents {
      let file = try #require(try Papers.maker(bench.order(content, language, ending: "docx")).first)
      let document = Self.bare(try DocumentText(file.bytes).words)
      for line in try bench.paper(content, language).split(whereSeparator: { "\n\u{0C}".contains($0) }) {
        if line.contains("页  共") || line.contains("Page ") { continue }
        // Rules and blanks to write on are drawn otherwise; which page of how many the reader's program counts.
        for piece in line.split(separator: "  ") where piece.contains(where: { $0.isLetter || $0.isNumber }) {
          let words = Self.bare(String(piece))
          #expect(document.contains(words), "\(language): \(piece)")
        }
      }
      for secret in PaperBench.secrets + ["⟦"] { #expect(!document.contains(secret)) }
    }
  }

  /// Without blanks and underscores, which lay out.
  private static func bare(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "_" } }

  @Test(
    "CWE-91 whatever stands in a text, the document is sound and says it",
    arguments: [
      ("<w:p/>&amp;]]>\"'", "<w:p/>&amp;]]>\"'"), ("\u{0}\u{1}\u{8}\u{1B}[31m红\u{7F}", "[31m红"),
      ("\u{FFFE}\u{FFFF}尾", "\u{FFFD}\u{FFFD}尾"), ("\u{202E}反\u{2066}写\u{200B}", "反写"), ("👮🏽‍♀️", "👮🏽‍♀"),
      ("a\tb\u{2028}c", "c"), ("<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE x"),
      ("{0}{PAGE}", "{0}{PAGE}"), (String(repeating: "长", count: 5000), nil),
      (String(repeating: "e\u{301}", count: 300), nil), ("", nil),
    ] as [(String, String?)])
  func hostile(_ text: String, _ shown: String?) throws {
    let words = try Self.words()
    let form = OfficialForm(
      title: text, number: text, date: text,
      parts: [
        .row(text, text), .row(text, text + "\n" + text, blank: 2), .table([text, text], [[text, text], [text]]),
        .heading(text), .text(text), .paragraph(text), .signature(text), .seal(text, date: text),
      ])
    let document = try DocumentText(try DocumentWriter.bytes(form, words))
    let expected = shown ?? text
    if !expected.isEmpty { #expect(document.words.components(of: expected) >= 8, "\(text.prefix(20))") }
    // On plain pages too, and no line there is longer than the paper but for what no line can break.
    #expect(!FormPages(form, words).pages.isEmpty && FormPages(form, words).web.contains("</html>"))
  }

  @Test("A table has its headings again on every page, none of its rows is lost, no line is longer than the paper")
  func tables() throws {
    let words = try Self.words()
    for (columns, rows) in [(1, 1), (2, 60), (5, 140), (12, 40), (24, 30)] {
      let headings = (0..<columns).map { "标题\($0)" }
      let cells = (0..<rows).map { row in (0..<columns).map { $0 == 0 ? "行\(row)止" : "\(row * $0)" } }
      let form = OfficialForm(
        title: "表", number: "1", date: "", parts: [.text("前"), .table(headings, cells), .text("后")])
      let document = try DocumentText(try DocumentWriter.bytes(form, words))
      #expect(document.rows == [headings] + cells && document.repeatedHeadings == 1)
      #expect(document.document.contains("landscape") == (columns > 10))
      let pages = FormPages(form, words)
      for (number, page) in pages.plain.split(separator: "\u{0C}", omittingEmptySubsequences: false).enumerated() {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count == FormPages.height, "\(columns) \(number)")
        #expect(lines.allSatisfy { PrintWidth.of($0) <= FormPages.width }, "\(columns) \(number)")
        let bare = Self.bare(String(page))
        if pages.pages[number].contains(where: { if case .grid = $0 { true } else { false } }), columns < 10 {
          #expect(bare.contains("标题0"), "\(columns) \(number)")
        }
      }
      let all = Self.bare(pages.plain)
      for row in 0..<rows where columns < 10 { #expect(all.contains("行\(row)止"), "\(columns) \(row)") }
    }
  }

  @Test("A cell longer than a page goes on on the next") func longCell() throws {
    let words = try Self.words()
    let long = String(repeating: "沙", count: 4000)
    let pages = FormPages(
      OfficialForm(title: "表", number: "", date: "", parts: [.table(["甲", "乙"], [[long, "短"], ["末", "尾"]])]), words)
    #expect(pages.plain.count { $0 == "沙" } == 4000 && pages.web.count { $0 == "沙" } == 4000)
    #expect(pages.pages.count > 1 && pages.plain.contains("末"))
  }

  @Test(
    "Widths are shared out to the last unit",
    arguments: [([1, 1, 1], 100, 4), ([50, 1, 1], 20, 4), ([1, 1], 3, 4), ([9], 7, 1), ([0, 0, 5], 76, 4)])
  func shares(_ wanted: [Int], _ total: Int, _ least: Int) {
    let shares = FormGrid.shares(wanted, in: total, least: least)
    #expect(shares.reduce(0, +) == total && shares.allSatisfy { $0 >= min(least, total / wanted.count) })
  }
}

extension String {
  /// How often another text occurs in this one, one after the other.
  fileprivate func components(of other: String) -> Int {
    split(separator: other, omittingEmptySubsequences: false).count - 1
  }
}
