import DeskText
import FaultRuns
import TestSupport
import Testing

/// The manual's table of faults says what the rows say, in both languages, and quotes what is really said.
@Suite struct FaultTableTests {
  private static func table(_ language: Language) throws -> [[String]] {
    let page = try #require(Manual.pages(language).first { $0.id == "faults" })
    return page.text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map { line in
      line.split(separator: "|").map { String($0.dropFirst().dropLast()) }
    }
  }

  @Test(arguments: Language.allCases) func itHasEveryRow(_ language: Language) throws {
    let table = try Self.table(language)
    #expect(table.map(\.first) == FaultRow.all.map { $0.title(in: language) })
    let separator = language == .en ? ", " : "、"
    #expect(
      table.map(\.last)
        == FaultRow.all.map { $0.outcomes.map { $0.word(in: language) }.joined(separator: separator) })
    #expect(FaultRow.all.allSatisfy { !$0.outcomes.contains(.lost) })
  }

  @Test(arguments: Language.allCases) func itQuotesWhatIsSaid(_ language: Language) throws {
    let texts = Texts(language)
    for (cells, row) in zip(try Self.table(language), FaultRow.all) {
      let quotes = cells[1].matches(of: /“([^”]+)”/).map { String($0.1) }
      let said = row.says.map { texts[$0] }
      for quote in quotes { #expect(said.contains { $0.contains(quote) }, "\(row.id): \(quote)") }
      for sentence in said { #expect(quotes.contains { sentence.contains($0) }, "\(row.id): \(sentence)") }
    }
  }

  @Test func theRowsHaveNamesOfTheirOwn() {
    #expect(Set(FaultRow.all.map(\.id)).count == FaultRow.all.count)
  }
}
