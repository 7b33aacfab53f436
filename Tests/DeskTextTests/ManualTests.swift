import Testing

@testable import DeskText

@Suite struct ManualTests {
  @Test func bothLanguagesHaveTheSamePages() {
    let pages = Manual.pages(.zhHans)
    #expect(pages.map(\.id) == Manual.pages(.en).map(\.id))
    #expect(pages.map(\.isTask) == Manual.pages(.en).map(\.isTask))
    for language in Language.allCases {
      let pages = Manual.pages(language)
      #expect(Set(pages.map(\.id)).count == pages.count && Set(pages.map(\.title)).count == pages.count)
    }
    #expect(pages.first?.id == "tip-arrives" && pages.first { !$0.isTask }?.id == "open")
    // Tasks first, then what is looked up.
    #expect(pages.prefix { $0.isTask }.count == pages.count { $0.isTask } && pages.count { $0.isTask } >= 12)
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

  /// When, who, the steps, what the desk does and under which clause, what can go wrong: short enough to be read while
  /// somebody waits.
  @Test(arguments: Language.allCases)
  func everyTaskIsToldTheSameWay(language: Language) {
    let parts =
      language == .en
      ? ["When: ", "Who: ", "1. ", "What the desk does: ", "What can go wrong:"]
      : ["什么时候：", "谁：", "1. ", "本台做什么：", "可能遇到："]
    for page in Manual.pages(language) where page.isTask {
      let places = parts.map { part in page.lines.firstIndex { $0.hasPrefix(part) } }
      #expect(!places.contains(nil) && places.compactMap { $0 } == places.compactMap { $0 }.sorted(), "\(page.id)")
      #expect(page.lines.count <= 36, "\(page.id): \(page.lines.count)")
      let items = page.lines.drop { !$0.hasPrefix("1. ") }.prefix { $0.first?.isNumber == true }
      #expect(items.enumerated().allSatisfy { $1.hasPrefix("\($0 + 1). ") } && items.count >= 3, "\(page.id)")
    }
  }

  /// Both languages rest a task on the same clauses, each in its own notation.
  @Test func tasksNameTheSameClauses() throws {
    let texts = Texts(.zhHans)
    for (chinese, english) in zip(Manual.pages(.zhHans), Manual.pages(.en)) where chinese.isTask {
      let ids = english.text.matches(of: /R\d(\.\d+)*/).map { String($0.output.0) }
      #expect(english.id == "passphrase-lost" || !ids.isEmpty, "\(english.id)")
      for id in ids { #expect(chinese.text.contains(texts.clause(id)), "\(chinese.id): \(id)") }
    }
  }

  /// A page that another sends the reader to is there under that name.
  @Test(arguments: Language.allCases)
  func everyPageThatIsNamedIsThere(language: Language) {
    let titles = Set(Manual.pages(language).map(\.title))
    var found = 0
    for page in Manual.pages(language) {
      let named =
        language == .en
        ? page.text.matches(of: /[Ss]ee “([^”]+)”/).map(\.1) : page.text.matches(of: /[看见]“([^”]+)”/).map(\.1)
      for name in named where name.count > 3 && !name.contains("安全") && !name.contains("safely") {
        found += 1
        #expect(titles.contains(String(name)), "\(page.id): \(name)")
      }
    }
    #expect(found > 5)
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
