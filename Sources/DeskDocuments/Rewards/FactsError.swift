import CaseDomain

/// What is wrong with a field of a file of facts, worded under `reward.error.<problem>`.
struct FactsError: Error, Equatable {
  enum Problem: String, CaseIterable {
    case notJSON, tooLarge, missing, unknownField, notObject, notList, notText, emptyText, notBoolean, notWhole
    case notDate, notDateOrUnknown, notMoment, notFinding, noSuchRuling, noSuchChoice, notZone
  }

  /// The field, by its path: `tips[1].receivedAt`.
  let field: String
  let problem: String

  init(_ field: String, _ problem: Problem) {
    self.field = field
    self.problem = problem.rawValue
  }

  init(_ contradiction: RewardContradiction) {
    field = contradiction.field
    problem = contradiction.problem.rawValue
  }
}

/// The errors found so far; readers of parts share it.
final class FactsErrors {
  private(set) var all: [FactsError] = []

  func add(_ field: String, _ problem: FactsError.Problem) { all.append(FactsError(field, problem)) }
}
