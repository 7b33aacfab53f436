import Foundation
import TestSupport
import Testing

/// Rewards on the command line: a case of facts, without a desk.
@Suite struct RewardCommandTests {
  private static let facts = """
    { "now":"2026-11-23", "campaign":{"from":"2018-01-01","to":null},
      "lead":{"id":"L1","finding":"confirmed","closedOn":"2026-06-01","knownSince":null,"verifiedSince":null,
              "underInvestigationSince":null,"otherExclusion":null},
      "tips":[{"id":"T1","receivedAt":"2026-03-01","definiteTarget":true,"specificFacts":true,"content":["c1"],
               "reporters":[{"alias":"R1","trueName":true,"contactWorks":true,"willing":true,"staff":false,
                             "statutoryDuty":false,"accomplice":null}]}], "total":300000 }
    """

  @Test func decidesFromAFileAndFromStandardInput() throws {
    let bench = try Bench()
    let path = try bench.file("案情.json", Self.facts)
    let outcome = try bench.run("reward", "evaluate", path, "--lang", "en")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let tip = try #require((try outcome.object()["tips"] as? [[String: Any]])?.first)
    #expect(tip["decision"] as? String == "undetermined")
    #expect(outcome.output.contains("whether R1 is an accomplice (tips[T1].reporters[R1].accomplice)"))
    let piped = try bench.run("reward", "evaluate", "-", "--lang", "en", input: Self.facts)
    #expect(piped.status == 0 && piped.output == outcome.output)
    #expect(try bench.run("reward", "evaluate", path).output.contains("是否为同案犯"))
  }

  @Test func contradictionsEndWithTwoAndJSON() throws {
    let bench = try Bench()
    let path = try bench.file("facts.json", Self.facts.replacing("300000", with: "-1"))
    let outcome = try bench.run("reward", "evaluate", path)
    #expect(outcome.status == 2)
    #expect(try (outcome.object()["errors"] as? [String])?.first?.hasPrefix("total: ") == true)
    #expect(try bench.run("reward", "evaluate", "-", input: "no json").status == 2)
    let absent = try bench.run("reward", "evaluate", bench.path("none.json"))
    #expect(absent.status == 1 && absent.output.isEmpty && absent.errors.contains("none.json"))
  }
}
