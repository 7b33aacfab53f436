/// Whether a tip or a reporter is rewarded.
package enum RewardDecision: String, Hashable, Sendable, CaseIterable {
  case eligible
  /// Came later and helped: the office may (R6.3.2).
  case discretionary
  case ineligible
  case undetermined
}

/// What R6 says about one reporter of one tip.
package struct ReporterDecision: Hashable, Sendable {
  package let alias: String
  package let decision: RewardDecision
  /// The clauses that ask about the person, in the order of the regulation.
  package let clauses: [ClauseOutcome]
}

/// What R6 says about one tip.
package struct TipDecision: Hashable, Sendable {
  package let id: String
  package let decision: RewardDecision
  /// What it is rewarded for, in ascending order; empty unless it is eligible or discretionary.
  package let rewardedContent: [String]
  /// Every clause, in the order of the regulation.
  package let clauses: [ClauseOutcome]
  /// In ascending order of alias.
  package let reporters: [ReporterDecision]
}

extension RewardCase {
  /// R6.1, R6.2, R6.5.1, R6.5.4: what must hold of the tip.
  func conditions(_ tip: RewardFacts.Tip) -> [ClauseOutcome] {
    [
      duringCampaign(tip), targetAndFacts(tip), notHeldBefore(tip), verifiedAsTrue(tip), notUnderWay(tip),
      noOtherExclusion(tip),
    ]
  }

  /// R6.3.1, R6.3.4, R6.3.5, R6.5.2, R6.5.3, R6.6: what must hold of the person.
  func personalConditions(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> [ClauseOutcome] {
    [
      realNameOrConfirmed(reporter, tip), oneRewardForSeveralSections(reporter, tip), onlyWhatIsNew(reporter, tip),
      notStaff(reporter, tip), notAccomplice(reporter, tip), identifiable(reporter, tip),
    ]
  }

  /// Whether everything holds but for who was first and who else reported.
  func qualifies(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> Ternary {
    (conditions(tip) + personalConditions(reporter, tip)).map(\.allows).all
  }

  func decide(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> ReporterDecision {
    let first = firstInTime(reporter, tip)
    let joint = jointShare(reporter, tip)
    let own = personalConditions(reporter, tip) + [first, joint]
    let holds = (conditions(tip) + own).map(\.allows).all
    let decision: RewardDecision =
      switch (holds, isFirst(reporter, tip)) {
      case (.no, _): .ineligible
      case (.yes, .yes): .eligible
      case (.yes, .no): .discretionary
      case (.unknown, _), (.yes, .unknown): .undetermined
      }
    return ReporterDecision(alias: reporter.alias, decision: decision, clauses: Self.ordered(own))
  }

  func decide(_ tip: RewardFacts.Tip) -> TipDecision {
    let reporters = tip.reporters.map { decide($0, tip) }
    let decisions = Set(reporters.map(\.decision))
    let decision =
      [.eligible, .discretionary, .undetermined].first { decisions.contains($0) } ?? RewardDecision.ineligible
    let taking = reporters.filter { $0.decision == .eligible || $0.decision == .discretionary }
    let content = Set(taking.flatMap { rewardedContent(of: $0.alias, in: tip) }).sorted(by: scalarsAscending)
    return TipDecision(
      id: tip.id, decision: decision, rewardedContent: content,
      clauses: Self.ordered(conditions(tip) + procedure(tip) + summary(of: reporters)), reporters: reporters)
  }

  /// R6.3.6 and R6.4 say how it is done, and settle nothing here.
  private func procedure(_ tip: RewardFacts.Tip) -> [ClauseOutcome] {
    let adoption: RewardReason =
      switch verifiedAsTrue(tip).outcome {
      case .met: .adopted
      case .notMet: .notAdopted
      case .undetermined, .notApplicable: .adoptionUnknown
      }
    return [
      ClauseOutcome("R6.3.6", .notApplicable, adoption, restsOn: [.finding]),
      ClauseOutcome("R6.4", .notApplicable, .sealed),
    ]
  }

  /// The clauses about persons, for the tip as a whole: what one reporter meets is met, since one is enough.
  private func summary(of reporters: [ReporterDecision]) -> [ClauseOutcome] {
    guard let first = reporters.first else { return [] }
    if reporters.count == 1 { return first.clauses }
    return first.clauses.map { clause in
      let all = reporters.flatMap(\.clauses).filter { $0.clause == clause.clause }
      let outcomes = all.map(\.outcome)
      let best = [ClauseOutcome.Outcome.met, .notApplicable, .undetermined, .notMet].first(where: outcomes.contains)
      let among = zip(reporters, outcomes).filter { $1 == best }.map(\.0.alias)
      return ClauseOutcome(
        clause.clause.rawValue, best ?? .notApplicable, .eachReporter, .items(among),
        restsOn: all.flatMap(\.restsOn), settledBy: all.flatMap(\.settledBy))
    }
  }

  private static func ordered(_ clauses: [ClauseOutcome]) -> [ClauseOutcome] {
    clauses.sorted { scalarsAscending($0.clause.rawValue, $1.clause.rawValue) }
  }
}
