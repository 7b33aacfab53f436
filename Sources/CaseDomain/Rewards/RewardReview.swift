/// What R6 says about a lead's tips and reporters, and how the approved amount is divided.
///
/// A pure function of the facts: neither the order in which tips, reporters or awards are listed nor their ids change
/// anything.
package struct RewardReview: Hashable, Sendable {
  /// In order of receipt.
  package let tips: [TipDecision]
  /// In ascending order of alias; none while somebody who could take part is undetermined, or nothing was approved.
  package let shares: [RewardShare]
  /// What of the approved amount nobody gets, or nobody yet, in fen.
  package let unawarded: Int
  /// Where the facts contradict themselves; then there are no shares.
  package let contradictions: [RewardContradiction]

  /// Decides. Where the facts contradict themselves before anything can be decided, there are no decisions.
  package init(_ facts: RewardFacts) {
    let total = max(facts.total ?? 0, 0)
    let contradictions = facts.contradictions
    guard contradictions.isEmpty else {
      self.init(tips: [], shares: [], unawarded: total, contradictions: contradictions)
      return
    }
    let facts = RewardCase(facts)
    let tips = facts.tips.map { facts.decide($0) }
    let division = RewardDivision(facts: facts, decisions: tips)
    let problems = facts.facts.total.map(division.contradictions) ?? []
    let isShared = problems.isEmpty && facts.facts.total != nil && division.isDetermined
    let shares = isShared ? division.shares(of: total) : []
    self.init(
      tips: tips, shares: shares, unawarded: total - shares.reduce(0) { $0 + $1.fen }, contradictions: problems)
  }

  private init(
    tips: [TipDecision], shares: [RewardShare], unawarded: Int, contradictions: [RewardContradiction]
  ) {
    self.tips = tips
    self.shares = shares
    self.unawarded = unawarded
    self.contradictions = contradictions
  }
}
