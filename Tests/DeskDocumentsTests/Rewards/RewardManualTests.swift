import CaseDomain
import DeskText
import Foundation
import Testing

@testable import DeskDocuments

/// The worked examples of the manual are decided as the manual says.
@Suite struct RewardManualTests {
  /// The indented blocks of a page that begin with a brace: facts and answers by turns.
  private static func blocks(_ language: Language) throws -> [String] {
    let page = try #require(Manual.pages(language).first { $0.id == "evaluate" })
    var found: [[Substring]] = [[]]
    for line in page.text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("    ") {
        found[found.count - 1].append(line.dropFirst(4))
      } else if !found[found.count - 1].isEmpty {
        found.append([])
      }
    }
    return found.map { $0.joined(separator: "\n") }.filter { $0.hasPrefix("{") }
  }

  /// Whether everything that is shown stands in the whole, lists entry by entry.
  private static func shows(_ part: Any, _ whole: Any?) -> Bool {
    switch (part, whole) {
    case (let part as [String: Any], let whole as [String: Any]):
      part.allSatisfy { shows($0.value, whole[$0.key]) }
    case (let part as [Any], let whole as [Any]):
      part.count == whole.count && zip(part, whole).allSatisfy { shows($0, $1) }
    case (let part as NSNumber, let whole as NSNumber): part == whole
    case (let part as String, let whole as String): part == whole
    default: false
    }
  }

  @Test func toldApart() {
    #expect(Self.shows(["a": [1, "x"]], ["a": [1, "x"], "b": 2] as [String: Any]))
    #expect(
      !Self.shows(["a": [1]], ["a": [1, 2]]) && !Self.shows(["a": 1], ["a": 2]) && !Self.shows(["a": 1], ["b": 1]))
  }

  @Test(arguments: Language.allCases)
  func examplesAreDecidedAsTheManualSays(language: Language) throws {
    let blocks = try Self.blocks(language)
    #expect(blocks.count == 10)
    for index in stride(from: 0, to: blocks.count - 1, by: 2) {
      let answer = RewardAnswer(facts: Array(blocks[index].utf8), Texts(language))
      let whole = try JSONSerialization.jsonObject(with: Data(answer.text.utf8))
      let part = try JSONSerialization.jsonObject(with: Data(blocks[index + 1].utf8))
      #expect(answer.isDecided && Self.shows(part, whole), "\(index / 2 + 1): \(answer.text)")
    }
    #expect(try Self.blocks(.zhHans) == Self.blocks(.en))
  }

  /// The manual names every ruling and every answer there is, the standard one first.
  @Test(arguments: Language.allCases)
  func everyRulingIsDocumented(language: Language) throws {
    let page = try #require(Manual.pages(language).first { $0.id == "evaluate" })
    for reading in RewardReading.allCases {
      let line = try #require(page.text.split(separator: "\n").first { $0.hasPrefix("- `\(reading.rawValue)`") })
      let places = reading.choices.map { line.firstRange(of: "`\($0.rawValue)`")?.lowerBound }
      #expect(places.allSatisfy { $0 != nil } && places.compactMap(\.self) == places.compactMap(\.self).sorted())
    }
  }
}
