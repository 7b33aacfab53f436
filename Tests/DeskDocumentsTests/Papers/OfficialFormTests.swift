import CaseDomain
import DeskSession
import Testing

@testable import DeskDocuments

/// The official forms: what stands on them, on pages that print.
@Suite struct OfficialFormTests {
  @Test("R3.6 R5.2 each form as it is printed", arguments: LeadForm.allCases, ["zh-Hans", "en"])
  func forms(_ form: LeadForm, _ language: String) throws {
    let (bench, lead) = try PaperBench.working()
    let text = try bench.paper(.form(form, try bench.sheet(of: lead)), language)
    try PaperGolden.expect(text, "form.\(form.rawValue).\(language).txt")
    for secret in PaperBench.secrets { #expect(!text.contains(secret)) }
    #expect(!text.contains("⟦"))
  }

  @Test("The registration form of one tip", arguments: ["zh-Hans", "en"]) func tip(_ language: String) throws {
    var bench = try PaperBench()
    let tip = try bench.tip(PaperBench.content)
    let text = try bench.paper(.registration(try bench.sheet(of: tip)), language)
    try PaperGolden.expect(text, "form.tip.\(language).txt")
    #expect(!text.contains("三号铁柜") && !text.contains("⟦"))
  }

  @Test("What the desk does not know is a blank: nothing is made up") func blanks() throws {
    let (bench, lead) = try PaperBench.opened()
    try PaperGolden.expect(
      try bench.paper(.form(.transferLetter, try bench.sheet(of: lead))), "form.transferLetter.blank.txt")
  }

  @Test("The same pages for a browser, with nothing from anywhere and no mark-up but the form's own") func web() throws
  {
    var bench = try PaperBench()
    var content = PaperBench.content
    content.narrative = "<script>alert('1')</script> & \"引号\""
    let tip = try bench.tip(content)
    let text = try bench.paper(.registration(try bench.sheet(of: tip)), ending: "html")
    try PaperGolden.expect(text, "form.tip.html")
    #expect(!text.contains("<script>") && text.contains("&lt;script&gt;") && !text.contains("http:"))
  }

  @Test("Every page is as long as every other, no line longer than the paper, and each says which of how many")
  func pages() throws {
    var bench = try PaperBench()
    for length in [0, 1, 40, 700, 1500, 6000] {
      var content = PaperBench.content
      content.narrative = "起" + String(repeating: "夜里有人挖沙，word ", count: length)
      let tip = try bench.tip(content)
      for language in ["zh-Hans", "en"] {
        let words = PaperWords(bench.order(.registration(try bench.sheet(of: tip)), language))
        let pages = FormPages(.registration(of: try bench.sheet(of: tip), words), words)
        let printed = pages.plain.split(separator: "\u{0C}", omittingEmptySubsequences: false)
        #expect(printed.count == pages.pages.count)
        for (number, page) in printed.enumerated() {
          let lines = page.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
          #expect(lines.count == FormPages.height, "\(length) \(number)")
          #expect(lines.allSatisfy { PrintWidth.of($0) <= FormPages.width }, "\(length) \(number)")
          #expect(
            lines.last?.contains(String(number + 1)) == true && lines.last?.contains(String(printed.count)) == true)
        }
        // Not a word is lost at the breaks.
        let marks = pages.plain.count { $0 == "沙" }
        #expect(marks == length, "\(length): \(marks)")
        #expect(pages.web.count { $0 == "沙" } == length)
      }
    }
  }

  @Test(
    "Lines break where a reader expects it",
    arguments: [
      ("夜里有人挖沙。", 12, ["夜里有人挖", "沙。"]), ("abc defgh", 6, ["abc", "defgh"]),
      ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("", 4, [""]), ("一\n二", 4, ["一", "二"]),
      ("说“好”。", 4, ["说", "“好", "”。"]), ("一二", 1, ["一", "二"]),
    ] as [(String, Int, [String])])
  func wrapping(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(PrintWidth.wrapped(text, width: width) == lines)
  }
}
