import Testing

@testable import DeskText

@Suite struct ManualTests {
  @Test func bothLanguagesHaveTheSamePages() {
    let ids = Manual.pages(.zhHans).map(\.id)
    #expect(ids == Manual.pages(.en).map(\.id))
    #expect(Set(ids).count == ids.count)
    #expect(ids.first == "open")
  }

  /// A command, key or field that one language explains, the other does too.
  @Test func bothLanguagesNameTheSameKeys() {
    func named(_ page: ManualPage) -> Set<Substring> {
      Set(page.text.matches(of: /`([^`]+)`/).map(\.1).filter { $0.allSatisfy(\.isASCII) && !$0.contains { $0 == " " } })
    }
    for (chinese, english) in zip(Manual.pages(.zhHans), Manual.pages(.en)) {
      let differences = named(chinese).symmetricDifference(named(english))
      // How a day is said is each language's own.
      #expect(differences.subtracting(["yesterday"]).isEmpty, "\(chinese.id): \(differences)")
    }
  }

  @Test(arguments: Language.allCases)
  func everyPageSaysSomething(language: Language) {
    for page in Manual.pages(language) {
      #expect(!page.title.isEmpty && page.text.count > 80, "\(page.id)")
      #expect(!page.text.contains("{#") && !page.text.hasPrefix("\n") && !page.text.hasSuffix("\n"), "\(page.id)")
    }
  }

  @Test func splitsAtHeadings() {
    let text = "before\n# One {#a}\n\nx\n\n# Not one\ny\n\n# Two words {#b}\n    z\n"
    #expect(
      Manual.pages(parsing: text) == [
        ManualPage(id: "a", title: "One", text: "x\n\n# Not one\ny"),
        ManualPage(id: "b", title: "Two words", text: "    z"),
      ])
  }
}
