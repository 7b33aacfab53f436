import Testing

@testable import DeskText

@Suite struct TextTableTests {
  private func table(_ lines: String) -> TextTable {
    var table = TextTable()
    Array(lines.utf8).withUnsafeBufferPointer { table.add($0) }
    return table
  }

  @Test(arguments: [
    ("a.b = text", "text"),
    ("  a.b   =   text  \r", "text"),
    ("a.b=x = y", "x = y"),
    ("a.b = one\\ntwo", "one\ntwo"),
    ("a.b = \\s· \\s", " ·  "),
    ("a.b = back\\\\slash \\q", "back\\slash \\q"),
    ("a.b = # not a comment", "# not a comment"),
    ("a.b =", ""),
    ("a.b = 中文", "中文"),
  ])
  func readsALine(line: String, text: String) {
    let table = table("# comment\n\n" + line + "\n")
    #expect(table.entries == ["a.b": text])
    #expect(table.faults.isEmpty)
  }

  @Test(arguments: ["no equals sign", "= no key", "a.a = repeated"])
  func namesAFaultyLine(line: String) {
    let table = table("a.a = first\n\n" + line)
    #expect(table.faults == [.init(line: 3, content: line)])
  }

  @Test(arguments: Language.allCases)
  func embeddedTablesHaveNoFaults(language: Language) {
    #expect(TextTable.of(language).faults.isEmpty)
  }

  /// A key is found in the file its first part names.
  @Test func keysBeginWithTheirArea() throws {
    for file in EmbeddedFile.all where file.name.hasPrefix("texts/") {
      var table = TextTable()
      table.add(file.bytes)
      let area = try #require(file.name.split(separator: "/").last?.dropLast(".txt".count))
      for key in table.entries.keys { #expect(key.hasPrefix(area + "."), "\(file.name): \(key)") }
    }
  }

  @Test func bothLanguagesSayTheSameThings() throws {
    let chinese = TextTable.of(.zhHans).entries
    let english = TextTable.of(.en).entries
    #expect(Set(chinese.keys).symmetricDifference(english.keys).sorted() == [])
    for (key, text) in chinese {
      let other = english[key] ?? ""
      #expect(TextTemplate.placeholders(in: text) == TextTemplate.placeholders(in: other), "\(key)")
      #expect(!text.isEmpty && !other.isEmpty, "\(key)")
    }
  }

  @Test func englishHasNoChineseAndChineseIsChinese() {
    func hasHan(_ text: String) -> Bool { text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
    for (key, text) in TextTable.of(.en).entries { #expect(!hasHan(text), "\(key)") }
    let bare = TextTable.of(.zhHans).entries.filter { $0.value.contains(where: \.isLetter) && !hasHan($0.value) }
    // Names of keys are printed on the keyboard; nothing else may have stayed English.
    #expect(bare.keys.filter { !$0.hasPrefix("keys.name.") }.sorted() == [])
  }
}
