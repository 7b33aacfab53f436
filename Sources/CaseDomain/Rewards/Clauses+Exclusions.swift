// R6.5: no reward where …; each is met where it does not stand in the way.
extension RewardCase {
  /// R6.5.1: already verified, or under investigation, strictly before the tip came.
  func notUnderWay(_ tip: RewardFacts.Tip) -> ClauseOutcome {
    let ruling = ruling(.sameDay, for: tip)
    let rests: [RewardFact] = [.verifiedSince, .underInvestigationSince, .receivedAt(tip: tip.id)]
    let (verified, investigated) = (wasBefore(lead.verifiedSince, tip), wasBefore(lead.underInvestigationSince, tip))
    if verified == .yes, let since = lead.verifiedSince.value {
      return ClauseOutcome("R6.5.1", .notMet, .verifiedBefore, .moment(since), ruling: ruling, restsOn: rests)
    }
    if investigated == .yes, let since = lead.underInvestigationSince.value {
      return ClauseOutcome("R6.5.1", .notMet, .investigatedBefore, .moment(since), ruling: ruling, restsOn: rests)
    }
    let open = openTimes(
      [(.verifiedSince, lead.verifiedSince), (.underInvestigationSince, lead.underInvestigationSince)], tip)
    return open.isEmpty
      ? ClauseOutcome("R6.5.1", .met, .notUnderWay, ruling: ruling, restsOn: rests)
      : ClauseOutcome("R6.5.1", .undetermined, .underWayUnknown, ruling: ruling, restsOn: rests, settledBy: open)
  }

  /// R6.5.2: staff of a department that works on the campaign, or bound to supervise, discover or report.
  func notStaff(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> ClauseOutcome {
    let rests: [RewardFact] = [
      .reporter(.staff, alias: reporter.alias, tip: tip.id),
      .reporter(.statutoryDuty, alias: reporter.alias, tip: tip.id),
    ]
    if reporter.staff == true { return ClauseOutcome("R6.5.2", .notMet, .staff, restsOn: rests) }
    if reporter.statutoryDuty == true { return ClauseOutcome("R6.5.2", .notMet, .statutoryDuty, restsOn: rests) }
    let open = zip(rests, [reporter.staff, reporter.statutoryDuty]).filter { $0.1 == nil }.map(\.0)
    return open.isEmpty
      ? ClauseOutcome("R6.5.2", .met, .notStaff, restsOn: rests)
      : ClauseOutcome("R6.5.2", .undetermined, .staffUnknown, restsOn: rests, settledBy: open)
  }

  /// R6.5.3: an accomplice who informs on the same case.
  func notAccomplice(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> ClauseOutcome {
    let fact = RewardFact.reporter(.accomplice, alias: reporter.alias, tip: tip.id)
    return switch reporter.accomplice {
    case .some(false): ClauseOutcome("R6.5.3", .met, .notAccomplice, restsOn: [fact])
    case .some(true): ClauseOutcome("R6.5.3", .notMet, .accomplice, restsOn: [fact])
    case nil: ClauseOutcome("R6.5.3", .undetermined, .accompliceUnknown, restsOn: [fact], settledBy: [fact])
    }
  }

  /// R6.5.4: another case that the office decided, with its reason.
  func noOtherExclusion(_ tip: RewardFacts.Tip) -> ClauseOutcome {
    let fact = RewardFact.otherExclusion
    return switch lead.otherExclusion {
    case .never: ClauseOutcome("R6.5.4", .met, .noOtherExclusion, restsOn: [fact])
    case .on(let reason): ClauseOutcome("R6.5.4", .notMet, .otherExclusion, .text(reason), restsOn: [fact])
    case .unknown:
      ClauseOutcome("R6.5.4", .undetermined, .otherExclusionUnknown, restsOn: [fact], settledBy: [fact])
    }
  }
}
