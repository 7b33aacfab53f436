import Testing

@testable import DeskText

@Suite struct GlossaryTests {
  private static let rows: [(chinese: String, english: String, names: [String])] =
    (EmbeddedFile.named("glossary.md")?.text ?? "").split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.drop { $0 == " " } }
      guard line.hasPrefix("| "), cells.count == 3, !cells[0].hasPrefix("Chinese") else { return nil }
      return (String(cells[0]), String(cells[1]), cells[2].matches(of: /`(\w+)`/).map { String($0.1) })
    }

  @Test func aTermStandsOnce() {
    let terms = Self.rows.map(\.chinese)
    #expect(terms.count > 40)
    #expect(Set(terms).count == terms.count)
    #expect(Self.rows.allSatisfy { !$0.english.isEmpty })
  }

  /// An identifier that the glossary names is in the code, so that a newcomer finds it.
  @Test func identifiersExist() throws {
    var words: Set<Substring> = []
    for path in try Repository.files(below: "Sources") where path.hasSuffix(".swift") {
      let text = try Repository.text(of: "Sources/" + path)
      words.formUnion(text.split { !($0.isLetter || $0.isNumber || $0 == "_") })
    }
    let missing = Self.rows.flatMap(\.names).filter { !words.contains(Substring($0)) }
    #expect(missing == [])
  }
}
