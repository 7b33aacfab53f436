import CaseDomain
import DeskText
import Foundation
import Testing

@testable import DeskDocuments

/// `casedesk reward evaluate`: what stands in a file, and what comes out.
@Suite struct RewardAnswerTests {
  private static let plain = """
    { "now":"2026-11-23", "campaign":{"from":"2018-01-01","to":null}, "rulings":{},
      "lead":{"id":"L1","finding":"confirmed","confirmedContent":null,"closedOn":"2026-06-01","handlingSection":"A",
              "knownSince":null,"verifiedSince":null,"underInvestigationSince":null,"knownContent":{},"otherExclusion":null},
      "tips":[{"id":"T1","receivedAt":"2026-03-01T09:12:00+08:00","section":"A","joint":false,
               "definiteTarget":true,"specificFacts":true,"helpful":null,"content":["c1"],
               "reporters":[{"alias":"R1","trueName":true,"contactWorks":true,"otherIdentifyingInfo":false,
                             "identityConfirmedOn":null,"willing":true,"staff":false,"statutoryDuty":false,"accomplice":false}]}],
      "priorAwards":[{"alias":"R1","content":["c0"],"on":"2025-01-10"}],
      "total":300000, "agreedShares":null, "discretionaryAmounts":{} }
    """

  private static func answer(_ text: String, _ language: Language = .en) -> RewardAnswer {
    RewardAnswer(facts: Array(text.utf8), Texts(language))
  }

  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func decidesThePlainCaseInTheFieldsOfTheContract() throws {
    let answer = Self.answer(Self.plain)
    #expect(answer.isDecided)
    let tree = try Self.object(answer.text)
    #expect(Set(tree.keys) == ["tips", "shares", "unawarded", "errors"])
    let tip = try #require((tree["tips"] as? [[String: Any]])?.first)
    #expect(Set(tip.keys) == ["id", "decision", "rewardedContent", "clauses", "reporters"])
    #expect(tip["decision"] as? String == "eligible" && tip["rewardedContent"] as? [String] == ["c1"])
    let clauses = try #require(tip["clauses"] as? [[String: Any]])
    #expect(clauses.allSatisfy { Set($0.keys) == ["id", "outcome", "because", "settledBy"] })
    #expect(clauses.first { $0["id"] as? String == "R6.2.1" }?["outcome"] as? String == "met")
    let reporter = try #require((tip["reporters"] as? [[String: Any]])?.first)
    #expect(Set(reporter.keys) == ["alias", "decision", "clauses"])
    #expect((tree["shares"] as? [[String: Any]])?.first?["fen"] as? Int == 300_000)
    #expect(tree["unawarded"] as? Int == 0 && (tree["errors"] as? [Any])?.isEmpty == true)
    // Fields come in the order of the contract.
    let places = ["\"tips\"", "\"shares\"", "\"unawarded\"", "\"errors\""].map {
      answer.text.firstRange(of: $0)?.lowerBound
    }
    #expect(places.allSatisfy { $0 != nil } && places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  /// One change of the plain facts and the field that is named.
  @Test(arguments: [
    (#""finding":"confirmed""#, #""finding":"proven""#, "lead.finding"),
    (#""finding":"confirmed""#, #""finding":7"#, "lead.finding"),
    (#""id":"T1","#, #""#, "tips[0].id"),
    (#""content":["c1"],"#, #""content":[],"#, "tips[0].content"),
    (#""content":["c1"],"#, #""content":"c1","#, "tips[0].content"),
    (#""content":["c1"],"#, #""content":["c1",2],"#, "tips[0].content[1]"),
    (#""total":300000"#, #""total":-1"#, "total"),
    (#""total":300000"#, #""total":1.5"#, "total"),
    (#""total":300000"#, #""total":"300000""#, "total"),
    (#""agreedShares":null"#, #""agreedShares":{"R1":299999}"#, "agreedShares"),
    (#""agreedShares":null"#, #""agreedShares":{"R1":299999,"R8":1}"#, "agreedShares.R8"),
    (#""agreedShares":null"#, #""agreedShares":{"R1":null}"#, "agreedShares.R1"),
    (#""discretionaryAmounts":{}"#, #""discretionaryAmounts":{"T1":5}"#, "discretionaryAmounts.T1"),
    (#""discretionaryAmounts":{}"#, #""discretionaryAmounts":[]"#, "discretionaryAmounts"),
    (#""staff":false"#, #""staff":"no""#, "tips[0].reporters[0].staff"),
    (#""staff":false"#, #""staf":false"#, "tips[0].reporters[0].staf"),
    (#""alias":"R1","trueName""#, #""alias":"","trueName""#, "tips[0].reporters[0].alias"),
    (#""receivedAt":"2026-03-01T09:12:00+08:00""#, #""receivedAt":"2026-03-01T09:12:00""#, "tips[0].receivedAt"),
    (#""receivedAt":"2026-03-01T09:12:00+08:00""#, #""receivedAt":null"#, "tips[0].receivedAt"),
    (#""knownSince":null"#, #""knownSince":"2026-02-30""#, "lead.knownSince"),
    (#""knownContent":{}"#, #""knownContent":{"c1":5}"#, "lead.knownContent.c1"),
    (#""closedOn":"2026-06-01""#, #""closedOn":"2026-06-01T09:12:00Z""#, "lead.closedOn"),
    (#""now":"2026-11-23", "#, #""#, "now"),
    (#""rulings":{}"#, #""rulings":{"rewardWhim":"yes"}"#, "rulings.rewardWhim"),
    (#""rulings":{}"#, #""rulings":{"rewardFirst":"anyMember"}"#, "rulings.rewardFirst"),
    (
      #""rulings":{}"#, #""rulings":{"rewardFirst":[{"from":"soon","value":"nextMovesUp"}]}"#,
      "rulings.rewardFirst[0].from"
    ),
    (#""rulings":{}"#, #""rulings":{"zoneOffset":9999}"#, "rulings.zoneOffset"),
    (#""on":"2025-01-10""#, #""on":"unknown""#, "priorAwards[0].on"),
  ])
  func namesTheFieldThatIsWrong(old: String, new: String, field: String) throws {
    try #require(Self.plain.contains(old))
    for language in Language.allCases {
      let answer = Self.answer(Self.plain.replacing(old, with: new), language)
      #expect(!answer.isDecided)
      let errors = try #require(try Self.object(answer.text)["errors"] as? [String])
      #expect(errors.contains { $0.hasPrefix(field + ": ") }, "\(errors)")
      #expect(!answer.text.contains("⟦"))
    }
  }

  @Test(arguments: ["", "[]", "7", "{", "null", "\u{0}", "{\"now\":1}", String(repeating: "[", count: 100_000)])
  func whatIsNoFactsIsSaidSo(text: String) throws {
    let answer = Self.answer(text)
    #expect(!answer.isDecided)
    #expect(try (Self.object(answer.text)["errors"] as? [String])?.isEmpty == false)
  }

  @Test func aRulingIsTakenFromTheFileAndNamed() throws {
    let staffFirst = Self.plain.replacing(#""staff":false"#, with: #""staff":true"#)
      .replacing(
        #""rulings":{}"#,
        with:
          #""rulings":{"rewardTip":"everyMember","rewardFirst":[{"from":null,"value":"factOfTime"},{"from":"2026-02-01","value":"nextMovesUp"}]}"#
      )
    let text = Self.answer(staffFirst).text
    #expect(text.contains("rewardFirst=nextMovesUp, from 2026-02-01"))
    #expect(Self.answer(Self.plain).text.contains("rewardFirst=factOfTime, always"))
  }

  @Test func whatStandsInTheFileCannotBreakOutOfTheAnswer() throws {
    let odd = #"a\"b\\c\u0007\n\u001b[31m"#
    let answer = Self.answer(Self.plain.replacing(#""id":"T1""#, with: "\"id\":\"\(odd)\""))
    let tip = try #require((try Self.object(answer.text)["tips"] as? [[String: Any]])?.first)
    #expect(tip["id"] as? String == "a\"b\\c\u{7}\n\u{1B}[31m")
    #expect(!answer.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test(arguments: Language.allCases)
  func everyReasonAndFactHasWords(language: Language) {
    let texts = Texts(language)
    for reason in RewardReason.allCases { #expect(texts.find("reward.because." + reason.rawValue) != nil, "\(reason)") }
    for choice in RewardChoice.allCases { #expect(texts.find("reward.choice." + choice.rawValue) != nil, "\(choice)") }
    for problem in FactsError.Problem.allCases { #expect(texts.find("reward.error." + problem.rawValue) != nil) }
    for problem in RewardContradiction.Problem.allCases {
      #expect(texts.find("reward.error." + problem.rawValue) != nil, "\(problem)")
    }
    let wording = RewardWording(texts: texts, zone: .china)
    var facts: [RewardFact] = [
      .campaign, .finding, .confirmedContent, .closedOn, .handlingSection, .knownSince, .verifiedSince,
      .underInvestigationSince, .otherExclusion, .knownContent(item: "c"), .receivedAt(tip: "T"),
      .definiteTarget(tip: "T"), .specificFacts(tip: "T"), .helpful(tip: "T"), .content(tip: "T"),
      .priorAwards(alias: "R"),
    ]
    facts += RewardFact.Question.allCases.map { .reporter($0, alias: "R", tip: "T") }
    for fact in facts { #expect(!wording.fact(fact).contains("⟦") && wording.fact(fact).contains(fact.field)) }
  }
}
