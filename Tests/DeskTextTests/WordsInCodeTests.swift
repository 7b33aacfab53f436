import Testing

@testable import DeskText

/// What people read comes from the texts, punctuation included: above the rules no literal holds a Chinese word or sign,
/// except where what people type is taken apart.
@Suite struct WordsInCodeTests {
  private static let layers = ["DeskSession", "DeskUI", "casedesk"]

  /// Signs that a person may type, by the file that reads them.
  private static let typed: [String: Set<String>] = [
    "DeskUI/Forms/Redaction/RedactionStep.swift": ["、，,;；"],
    "DeskUI/Panes/Ledger/Filter.swift": ["："],
    "casedesk/Options.swift": ["是"],
    "casedesk/Commands/MemberCommand.swift": [",，"],
  ]

  private static func literals(in source: String) -> [String] {
    source.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      .flatMap { $0.matches(of: /"((?:[^"\\]|\\.)*)"/).map { String($0.1) } }
      .filter { $0.unicodeScalars.contains { isChinese($0) } }
  }

  private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3000...0x9FFF, 0xFF00...0xFFEF: true
    default: false
    }
  }

  @Test func findsLiterals() {
    #expect(Self.literals(in: "let a = \"、\" // “。”\n  // \"注\"\nlet b = \"x\" + \"（\\(y)）\"") == ["、", "（\\(y)）"])
  }

  @Test(arguments: layers)
  func noWordsStandInTheCode(layer: String) throws {
    var found: [String] = []
    for path in try Repository.files(below: "Sources/" + layer) where path.hasSuffix(".swift") {
      let allowed = Self.typed["\(layer)/\(path)"] ?? []
      for literal in Self.literals(in: try Repository.text(of: "Sources/\(layer)/\(path)"))
      where !allowed.contains(literal) {
        found.append("\(path): \(literal)")
      }
    }
    #expect(found.sorted() == [])
  }
}

@Suite struct ListInFaultTests {
  @Test(arguments: [(Language.zhHans, "甲、乙"), (.en, "甲, 乙")])
  func aListIsWrittenAsTheLanguageDoes(language: Language, list: String) {
    let sentence = Texts(language).fault("noSuchMemberHere", ["丁", "甲\u{1F}乙"])
    #expect(sentence.contains(list) && sentence.contains("丁") && !sentence.contains("\u{1F}"))
  }
}
