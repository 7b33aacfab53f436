// R6.3.2 and R6.3.3: several reporters of one lead, each for themselves or together.
extension RewardCase {
  /// Others' tips and whether each came before this reporter: an adequate one, strictly earlier than this tip and
  /// than every earlier adequate one of their own. In order of receipt.
  func precedence(
    _ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip
  ) -> [(tip: RewardFacts.Tip, answer: Ternary)] {
    let own = earlierTips(of: reporter.alias, than: tip).map { (tip: $0.tip, counts: $0.counts && isAdequate($0.tip)) }
    let isPassedOver = ruling(.first, for: tip).choice == .nextMovesUp
    return tips.filter { $0.id != tip.id && !$0.names(reporter.alias) }.map { other in
      var answer = other.receivedAt.isBefore(tip.receivedAt, in: zone) && isAdequate(other)
      guard answer != .no else { return (other, .no) }
      for earlier in own {
        answer = answer && (!earlier.counts || other.receivedAt.isBefore(earlier.tip.receivedAt, in: zone))
      }
      return (other, isPassedOver ? answer && other.reporters.map { mayTake($0, other) }.any : answer)
    }
  }

  /// Whether a reporter could be rewarded and takes it, leaving out who was first.
  private func mayTake(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> Ternary {
    qualifies(reporter, tip) && Ternary(reporter.willing)
  }

  /// Whether this reporter was first.
  func isFirst(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> Ternary {
    !precedence(reporter, tip).map(\.answer).any
  }

  /// R6.3.2: the first in time is rewarded, a later one may be if it helped.
  func firstInTime(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> ClauseOutcome {
    let ruling = ruling(.first, for: tip)
    let preceding = precedence(reporter, tip)
    let others = preceding.map(\.tip)
    let rests = ([tip] + others).map { RewardFact.receivedAt(tip: $0.id) }
    func outcome(
      _ outcome: ClauseOutcome.Outcome, _ reason: RewardReason, _ arguments: [String], _ settledBy: [RewardFact] = []
    ) -> ClauseOutcome {
      let argument = RewardArgument.items(arguments)
      return ClauseOutcome("R6.3.2", outcome, reason, argument, ruling: ruling, restsOn: rests, settledBy: settledBy)
    }
    if let first = preceding.first(where: { $0.answer == .yes })?.tip {
      let helpful = RewardFact.helpful(tip: tip.id)
      return switch tip.helpful {
      case .some(true): outcome(.met, .laterHelpful, [first.id])
      case .some(false): outcome(.notMet, .laterNotHelpful, [first.id])
      case nil: outcome(.undetermined, .laterHelpUnknown, [first.id], [helpful])
      }
    }
    let open = preceding.filter { $0.answer == .unknown }.map(\.tip)
    if !open.isEmpty {
      return outcome(.undetermined, .orderUnknown, open.map(\.id), open.flatMap { openOrder(of: $0, against: tip) })
    }
    let isEarlier = others.contains {
      $0.receivedAt.isBefore(tip.receivedAt, in: zone) == .yes && isAdequate($0) == .yes
    }
    let together = others.filter { $0.receivedAt == tip.receivedAt && isAdequate($0) == .yes }
    if !together.isEmpty { return outcome(.met, .firstTogether, together.map(\.id)) }
    let own = earlierTips(of: reporter.alias, than: tip).map(\.tip.id)
    return isEarlier && !own.isEmpty ? outcome(.met, .laterOwnTip, own) : outcome(.met, .first, [])
  }

  /// What is not known about whether another tip was adequate and came first.
  private func openOrder(of other: RewardFacts.Tip, against tip: RewardFacts.Tip) -> [RewardFact] {
    var open = openFacts(of: other, against: tip)
    if other.content.map({ isConfirmed($0, in: other) }).any == .unknown {
      open.append(lead.finding == nil ? .finding : .confirmedContent)
    }
    if open.isEmpty { open = other.reporters.flatMap { openPersonal($0, other) } }
    return open
  }

  private func openPersonal(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> [RewardFact] {
    personalConditions(reporter, tip).flatMap(\.settledBy)
      + (reporter.willing == nil ? [.reporter(.willing, alias: reporter.alias, tip: tip.id)] : [])
  }

  /// R6.3.3: joint reporters are one report; by the standing reading each is judged alone and the rest share.
  func jointShare(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> ClauseOutcome {
    guard tip.reporters.count > 1 else { return ClauseOutcome("R6.3.3", .notApplicable, .alone) }
    let ruling = ruling(.tip, for: tip)
    guard ruling.choice == .everyMember else {
      let sharing = self.ruling(.joint, for: tip)
      return ClauseOutcome("R6.3.3", .met, .jointShare, .count(tip.reporters.count), ruling: sharing)
    }
    let others = tip.reporters.filter { $0.alias != reporter.alias }
    func outcome(
      _ outcome: ClauseOutcome.Outcome, _ reason: RewardReason, _ aliases: [RewardFacts.Reporter],
      _ settledBy: [RewardFact] = []
    ) -> ClauseOutcome {
      let names = aliases.map(\.alias).sorted(by: scalarsAscending)
      return ClauseOutcome("R6.3.3", outcome, reason, .items(names), ruling: ruling, settledBy: settledBy)
    }
    let excluded = others.filter { qualifies($0, tip) == .no }
    if !excluded.isEmpty { return outcome(.notMet, .jointMemberExcluded, excluded) }
    let open = others.filter { qualifies($0, tip) == .unknown }
    return open.isEmpty
      ? ClauseOutcome("R6.3.3", .met, .jointShare, .count(tip.reporters.count), ruling: ruling)
      : outcome(.undetermined, .jointMemberUnknown, open, open.flatMap { openPersonal($0, tip) })
  }
}
