import Testing

@testable import DeskText

@Suite struct ManualSearchTests {
  private static let pages = [
    ManualPage(id: "a", title: "来了一件举报", text: "按 `n` 登记。\n\n- **写**“事实经过”"),
    ManualPage(id: "b", title: "Log", text: "Run `casedesk verify`.\nA log is damaged, or the disk."),
  ]

  @Test(
    arguments: [
      ("举报", [(0, nil)]), ("dj", [(0, 0)]), ("llyj", [(0, nil)]), ("VERIFY", [(1, 0)]), ("ｌｏｇ", [(1, nil), (1, 1)]),
      ("写“事实", [(0, 2)]), ("disk damaged", [(1, 1)]), ("verify disk", [(1, 0)]), ("举报 disk", []), ("", []), ("  ", []),
      ("`n`", []),
    ] as [(String, [(Int, Int?)])])
  func finds(_ words: String, _ hits: [(Int, Int?)]) {
    let found = ManualSearch(words).hits(in: Self.pages)
    #expect(found == hits.map { ManualSearch.Hit(page: $0.0, line: $0.1) })
  }

  @Test(
    arguments: [
      ("b", "abcb", [1, 3]), ("zg", "总管", [0, 1]), ("aa", "aaa", [0, 1]), ("x y", "yx", [0, 1]), ("", "a", []),
      ("b", "e\u{301}b", [1]),
    ] as [(String, String, Set<Int>)])
  func marks(_ words: String, _ text: String, _ places: Set<Int>) {
    #expect(ManualSearch(words).places(in: text) == places)
  }

  @Test func everyWordOfThePagesIsFoundWhereItStands() {
    for language in Language.allCases {
      let pages = Manual.pages(language)
      for (index, page) in pages.enumerated() {
        let hits = ManualSearch(String(page.title.prefix(20))).hits(in: pages)
        #expect(hits.contains { $0.page == index }, "\(page.id)")
      }
    }
  }

  @Test(
    arguments: [
      ("a `b` **c**", "a b c", "ppcps"), ("`**`", "**", "cc"), ("1 * 2", "1 * 2", "ppppp"), ("", "", ""),
    ])
  func readsMarkup(_ line: String, _ text: String, _ kinds: String) {
    let read = ManualMarkup.read(line)
    #expect(read.text == text && read.kinds.count == text.count)
    for (kind, sign) in zip(read.kinds, kinds) where sign != "_" && sign != "p" {
      #expect(kind == (sign == "c" ? .code : .strong))
    }
  }
}
