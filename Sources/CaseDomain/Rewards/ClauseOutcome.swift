/// What one clause of R6 says about one tip or one of its reporters, and why.
package struct ClauseOutcome: Hashable, Sendable {
  /// An exclusion is met where it does not stand in the way, so that one `notMet` is enough to deny a reward.
  package enum Outcome: String, Hashable, Sendable, CaseIterable, Codable {
    case met, notMet, undetermined, notApplicable
  }

  package let clause: Clause
  package let outcome: Outcome
  package let because: RewardBecause
  /// The facts it was read from.
  package let restsOn: [RewardFact]
  /// The facts that are not known and would settle it; none where it is settled.
  package let settledBy: [RewardFact]

  init(
    _ clause: String, _ outcome: Outcome, _ reason: RewardReason, _ arguments: RewardArgument...,
    ruling: RewardRuling? = nil, restsOn: [RewardFact] = [], settledBy: [RewardFact] = []
  ) {
    self.clause = Clause(clause)
    self.outcome = outcome
    because = RewardBecause(reason: reason, arguments: arguments, ruling: ruling)
    self.restsOn = restsOn
    self.settledBy = outcome == .undetermined ? settledBy : []
  }

  /// Whether the clause allows the reward: what does not apply does not stand in the way.
  var allows: Ternary {
    switch outcome {
    case .met, .notApplicable: .yes
    case .notMet: .no
    case .undetermined: .unknown
    }
  }
}

/// Why a clause has its outcome, worded by the screen under `reward.because.<reason>`.
package struct RewardBecause: Hashable, Sendable {
  package let reason: RewardReason
  /// What fills the sentence.
  package let arguments: [RewardArgument]
  /// The ruling it rests on, where the regulation leaves the question open (R6.7).
  package let ruling: RewardRuling?

  package init(reason: RewardReason, arguments: [RewardArgument], ruling: RewardRuling?) {
    self.reason = reason
    self.arguments = arguments
    self.ruling = ruling
  }
}

/// A part of a sentence that only the screen can word in the user's language.
package enum RewardArgument: Hashable, Sendable {
  case text(String)
  case items([String])
  case date(CivilDate)
  case moment(RewardMoment)
  case finding(Finding)
  case count(Int)
}

/// Names stand in the texts of both languages.
package enum RewardReason: String, Hashable, Sendable, CaseIterable {
  // R6.1
  case duringCampaign, beforeCampaign, afterCampaign, campaignUnknown
  // R6.2.1
  case targetAndFacts, noTarget, noFacts, targetOrFactsUnknown
  // R6.2.2
  case notHeld, partlyHeld, heldBefore, heldUnknown
  // R6.2.3
  case confirmedWhole, confirmedItems, findingAgainst, otherContentConfirmed, findingUnknown, itemsUnknown
  // R6.3.1, R6.6
  case realName, anonymous, unidentifiable, signatureUnknown
  case identityConfirmed, identityNotConfirmed, confirmedBeforeClosing, unwilling, notClosed, confirmationOpen
  case namedUnknown
  // R6.3.2
  case first, firstTogether, laterHelpful, laterNotHelpful, laterHelpUnknown, orderUnknown, laterOwnTip
  // R6.3.3
  case alone, jointShare, jointMemberExcluded, jointMemberUnknown
  // R6.3.4, R6.3.5
  case oneSection, severalSections, countedElsewhere
  case onlyTip, newContent, nothingNew, countedEarlier, overlapUnknown
  // R6.3.6, R6.4
  case adopted, notAdopted, adoptionUnknown, sealed
  // R6.5.1
  case notUnderWay, verifiedBefore, investigatedBefore, underWayUnknown
  // R6.5.2, R6.5.3, R6.5.4
  case notStaff, staff, statutoryDuty, staffUnknown
  case notAccomplice, accomplice, accompliceUnknown
  case noOtherExclusion, otherExclusion, otherExclusionUnknown
  // A tip of several reporters
  case eachReporter
}
