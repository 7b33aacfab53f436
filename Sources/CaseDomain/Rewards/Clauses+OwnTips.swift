// R6.3.4 and R6.3.5: one person who reported more than once is rewarded once for the same thing.
extension RewardCase {
  /// R6.3.5: of a later tip only what the person had neither reported nor been rewarded for. Somebody who reported
  /// alone first is not counted again in a joint tip, which is judged for the others.
  func onlyWhatIsNew(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> ClauseOutcome {
    let earlier = earlierTips(of: reporter.alias, than: tip)
    let ruling = ruling(.ownTips, for: tip)
    let rests =
      earlier.map { RewardFact.receivedAt(tip: $0.tip.id) }
      + (priorContent(of: reporter.alias).isDisjoint(with: tip.content) ? [] : [.priorAwards(alias: reporter.alias)])
    let open = earlier.filter { $0.counts == .unknown }.flatMap { openFacts(of: $0.tip, against: tip) }
    if tip.reporters.count > 1 || ruling.choice == .earliestOnly {
      let counted = earlier.first { $0.counts == .yes }
      if let counted {
        return ClauseOutcome(
          "R6.3.5", .notMet, .countedEarlier, .text(counted.tip.id), ruling: ruling, restsOn: rests)
      }
    }
    guard !rests.isEmpty else { return ClauseOutcome("R6.3.5", .notApplicable, .onlyTip) }
    let items = openItems(of: tip).isEmpty ? tip.content.sorted(by: scalarsAscending) : openItems(of: tip)
    let left = items.map { isLeftOut($0, reporter.alias, tip) }
    if left.all == .yes {
      return ClauseOutcome("R6.3.5", .notMet, .nothingNew, ruling: ruling, restsOn: rests)
    }
    let mayBeCountedEarlier =
      (tip.reporters.count > 1 || ruling.choice == .earliestOnly) && earlier.contains { $0.counts == .unknown }
    let isNew = left.any == .no || zip(items, left).map { isRewardable($0, in: tip) && !$1 }.any == .yes
    if isNew, !mayBeCountedEarlier {
      let fresh = zip(items, left).filter { $1 == .no }.map(\.0)
      return ClauseOutcome("R6.3.5", .met, .newContent, .items(fresh), ruling: ruling, restsOn: rests)
    }
    return ClauseOutcome(
      "R6.3.5", .undetermined, .overlapUnknown, ruling: ruling, restsOn: rests,
      settledBy: open.isEmpty ? [.finding, .confirmedContent, .knownSince] : open)
  }

  /// R6.3.4: several departments were told; the one that handles the lead proposes, and there is one reward.
  func oneRewardForSeveralSections(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> ClauseOutcome {
    let own = tips.filter { $0.names(reporter.alias) }
    let rests = own.map { RewardFact.receivedAt(tip: $0.id) } + [.handlingSection]
    guard Set(own.compactMap(\.section)).count > 1 else { return ClauseOutcome("R6.3.4", .notApplicable, .oneSection) }
    let elsewhere = earlierTips(of: reporter.alias, than: tip).filter { $0.tip.section != tip.section }
    let overlap = onlyWhatIsNew(reporter, tip)
    guard let first = elsewhere.first, overlap.outcome != .met else {
      return ClauseOutcome(
        "R6.3.4", .met, .severalSections, .text(lead.handlingSection ?? "–"), restsOn: rests)
    }
    return overlap.outcome == .notMet
      ? ClauseOutcome("R6.3.4", .notMet, .countedElsewhere, .text(first.tip.id), restsOn: rests)
      : ClauseOutcome("R6.3.4", .undetermined, .overlapUnknown, restsOn: rests, settledBy: overlap.settledBy)
  }

  /// Everything that somebody was rewarded for before.
  func priorContent(of alias: String) -> Set<String> {
    facts.priorAwards.filter { $0.alias == alias }.reduce(into: []) { $0.formUnion($1.content) }
  }

  /// Whether an item of a tip is left out for one of its reporters (R6.3.5). What others reported or were rewarded
  /// for never bars.
  func isLeftOut(_ item: String, _ alias: String, _ tip: RewardFacts.Tip) -> Ternary {
    if priorContent(of: alias).contains(item) { return .yes }
    return earlierTips(of: alias, than: tip).filter { $0.tip.content.contains(item) }.map(\.counts).any
  }

  /// Whether an item was confirmed and not held before.
  func isRewardable(_ item: String, in tip: RewardFacts.Tip) -> Ternary {
    isConfirmed(item, in: tip) && !wasHeld(item, before: tip)
  }

  /// What one reporter of a tip is rewarded for, as far as it is certain; in ascending order.
  func rewardedContent(of alias: String, in tip: RewardFacts.Tip) -> [String] {
    tip.content.filter { (isRewardable($0, in: tip) && !isLeftOut($0, alias, tip)) == .yes }
      .sorted(by: scalarsAscending)
  }

  /// What is not known about whether another tip came first and counts.
  func openFacts(of other: RewardFacts.Tip, against tip: RewardFacts.Tip) -> [RewardFact] {
    var open: [RewardFact] = []
    if other.receivedAt.isBefore(tip.receivedAt, in: zone) == .unknown {
      open += [.receivedAt(tip: other.id), .receivedAt(tip: tip.id)]
    }
    if other.definiteTarget == nil { open.append(.definiteTarget(tip: other.id)) }
    if other.specificFacts == nil { open.append(.specificFacts(tip: other.id)) }
    return open
  }
}
