import DeskText
import Testing

@testable import DeskDocuments

/// Every error has its sentence in both languages, with as many places as it has arguments.
@Suite struct MessageTests {
  private static let messages: [(key: String, arguments: [String])] =
    [
      TableError.cannotRead("f", "r"), .empty("f"), .unknownFormat("f"), .oldExcel("f"), .encrypted("f"),
      .undecodable("f"), .tooLarge("f", megabytes: 1), .tooManyCells(limit: 1),
      .suspiciousArchive("f"), .damagedArchive("f", "p"), .noSuchSheet("s"), .noVisibleSheet,
      .damagedPart("f", part: "p"),
    ].map(\.message)
    + [.unbalancedQuote, .cellsBeyondHeadings, .invalidText].map { TableProblem(row: 1, reason: $0).message }
    + [
      MappingError.syntax("s"), .unknownField("f"), .unknownHeading("h"), .duplicateField(.title),
      .duplicateHeading("h"), .missing(.narrative),
    ].map { $0.message(naming: \.rawValue) }
    + [RowError.narrativeMissing(row: 1), .dateUnreadable(row: 1, text: "t")].map(\.message)

  /// What a mapping calls a column is printed with the name that people know it by.
  @Test(arguments: Language.allCases)
  func everyFieldHasAName(language: Language) {
    let names = TipField.allCases.map { Texts(language).find("cli.import.field.\($0.rawValue)") }
    #expect(!names.contains(nil) && Set(names).count == names.count)
  }

  @Test(arguments: Language.allCases)
  func hasASentence(language: Language) throws {
    for message in Self.messages {
      let text = try #require(Texts(language).find(message.key), "\(message.key)")
      #expect(TextTemplate.placeholders(in: text) == Set(message.arguments.indices), "\(message.key)")
    }
  }
}
