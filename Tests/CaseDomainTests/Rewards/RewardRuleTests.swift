import Testing

@testable import CaseDomain

/// R6.1 to R6.7 as tables: a row a case, named by its clause.
@Suite struct RewardRuleTests {
  static let rows =
    RewardRow.conditions + RewardRow.persons + RewardRow.first + RewardRow.joint + RewardRow.ownTips + RewardRow.money
    + RewardRow.rulings

  @Test(arguments: rows)
  func followsTheClauses(row: RewardRow) {
    #expect(row.failures == [], "\(row.name): \(RewardReview(row.facts).summary)")
  }

  @Test func tableCoversEveryClause() {
    #expect(Self.rows.count >= 150)
    #expect(Set(Self.rows.map(\.name)).count == Self.rows.count)
    let clauses = [
      "R6.1", "R6.2.1", "R6.2.2", "R6.2.3", "R6.3.1", "R6.3.2", "R6.3.3", "R6.3.4", "R6.3.5", "R6.3.6", "R6.4",
      "R6.5.1", "R6.5.2", "R6.5.3", "R6.5.4", "R6.6",
    ]
    for clause in clauses { #expect(Self.rows.contains { $0.expected.contains(clause + "@") }, "\(clause)") }
    let listed = RewardReview(.plain).tips[0].clauses.map(\.clause.rawValue)
    #expect(listed == clauses)
  }

  /// Every reason a clause can give comes up in the table, so that each was looked at once.
  @Test func tableGivesEveryReason() {
    var given: Set<RewardReason> = []
    for row in Self.rows {
      for tip in RewardReview(row.facts).tips {
        given.formUnion((tip.clauses + tip.reporters.flatMap(\.clauses)).map(\.because.reason))
      }
    }
    #expect(Set(RewardReason.allCases).subtracting(given).map(\.rawValue).sorted() == [])
  }

  /// What is not settled says what would settle it; what is settled asks for nothing.
  @Test(arguments: rows)
  func whatIsOpenSaysWhatWouldSettleIt(row: RewardRow) {
    for tip in RewardReview(row.facts).tips {
      for clause in tip.clauses + tip.reporters.flatMap(\.clauses) {
        #expect((clause.outcome == .undetermined) == !clause.settledBy.isEmpty, "\(row.name) \(clause.clause.rawValue)")
      }
    }
  }

  /// A decision names the ruling it used, and the one that was in force at receipt.
  @Test func decisionNamesItsRuling() throws {
    var facts = RewardFacts.plain
    facts.rule(.first, .nextMovesUp, from: "2026-02-01")
    facts.rule(.first, .factOfTime, from: "2026-04-01")
    let clause = try #require(RewardReview(facts).tips[0].clauses.first { $0.clause.rawValue == "R6.3.2" })
    #expect(clause.because.ruling?.choice == .nextMovesUp)
    #expect(clause.because.ruling?.from == RewardFacts.date("2026-02-01"))
  }
}

extension RewardReview {
  /// The review in few words, for a failing test.
  var summary: String {
    let decisions = tips.map { tip in
      let clauses = (tip.clauses + tip.reporters.flatMap(\.clauses)).filter {
        $0.outcome == .notMet || $0.outcome == .undetermined
      }
      return "\(tip.id) \(tip.decision) \(tip.rewardedContent) \(clauses.map { "\($0.clause.rawValue) \($0.outcome)" })"
    }
    return "\(decisions) \(shares.map { "\($0.alias)=\($0.fen)" }) rest=\(unawarded) \(contradictions.map(\.field))"
  }
}
