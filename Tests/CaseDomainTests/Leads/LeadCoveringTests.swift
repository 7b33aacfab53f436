import Testing

@testable import CaseDomain

/// What was covered of a tip is covered in every step of its lead, whoever wrote it down again there (R6.4).
@Suite struct LeadCoveringTests {
  /// What is nobody's words: numbers of letters and volumes.
  private static let numbers: Set<String> = ["letter", "volume", "reference", "number"]

  /// The texts of an event that people wrote, wherever they stand in it.
  private static func words(_ value: Any, under label: String = "") -> [String] {
    if let text = value as? String {
      return numbers.contains(label) || !text.contains(where: { !$0.isASCII }) ? [] : [text]
    }
    return Mirror(reflecting: value).children.flatMap { words($0.value, under: $0.label ?? label) }
  }

  @Test("R6.4 no step of a lead shows what was covered", arguments: EventExamples.leadSteps.map(\.0))
  func steps(_ name: String) throws {
    let event = try #require(EventExamples.leadSteps.first { $0.0 == name }?.1)
    let tip = TipID(rawValue: 60)
    for secret in Self.words(event) where CoveredWord.lengths.contains(secret.utf8.count) {
      let covering = Covering(tip: tip, words: [CoveredWord(secret, of: tip)])
      let shown = covering.shown(event)
      #expect(!Self.words(shown).contains(secret), "\(secret)")
      #expect(type(of: shown).type == type(of: event).type)
      // What says nothing of it is as it was.
      let other = Covering(tip: tip, words: [CoveredWord("别的话", of: tip)])
      #expect("\(other.shown(event))" == "\(event)")
    }
  }
}
