import DeskText
import Terminal
import Testing

@testable import DeskUI

/// What task pages send the reader to is there: keys, actions of the palette.
@Suite struct ManualKeyTests {
  /// Keys of pages and dialogs, which are in no list of actions.
  private static let others: Set<String> = [
    "Esc", "Enter", "Tab", "Ctrl-S", "c", "y", "f", "d", "h", "w", "v", "n", "p",
  ]
  /// What is said of a form, a number or a command, and is no key.
  private static let words: Set<String> = [
    "MJ", "receiver", "office", "liaison", "custodian", "leader", "auditor", "admin",
  ]

  @Test(arguments: Language.allCases)
  func everyKeyThatATaskNamesMeansSomething(language: Language) {
    let texts = Texts(language)
    let keys = Set(DeskAction.all.flatMap(\.keys).map { $0.name(texts) }).union(Self.others)
    var found = 0
    for page in Manual.pages(language) where page.isTask {
      for code in page.text.matches(of: /`([^`]+)`/).map({ String($0.1) }) {
        if code.hasPrefix("casedesk ") || code.hasPrefix("--") || Self.words.contains(code) { continue }
        found += 1
        #expect(keys.contains(code), "\(page.id): \(code)")
      }
    }
    #expect(found > 60)
  }

  @Test(arguments: Language.allCases)
  func everyActionThatATaskNamesIsInThePalette(language: Language) {
    let names = Set(DeskAction.all.map { $0.name(Texts(language)) })
    var found = 0
    for page in Manual.pages(language) where page.isTask {
      for name in page.text.matches(of: /`:` “([^”]+)”/).map({ String($0.1) }) {
        found += 1
        #expect(names.contains(name), "\(page.id): \(name)")
      }
    }
    #expect(found >= 6)
  }
}
