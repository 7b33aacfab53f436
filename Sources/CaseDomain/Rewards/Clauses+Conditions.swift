// R6.1 and R6.2: what must hold of a tip whoever reported it.
extension RewardCase {
  /// R6.1: received during the campaign, whose local days are both inclusive.
  func duringCampaign(_ tip: RewardFacts.Tip) -> ClauseOutcome {
    let day = tip.receivedAt.day(in: zone)
    let campaign = tip.campaign ?? facts.campaign
    let (from, to) = (campaign.from, campaign.to)
    let rests: [RewardFact] = [.campaign, .receivedAt(tip: tip.id)]
    if let from = from.value, day < from {
      return ClauseOutcome("R6.1", .notMet, .beforeCampaign, .date(from), restsOn: rests)
    }
    if let to = to.value, day > to {
      return ClauseOutcome("R6.1", .notMet, .afterCampaign, .date(to), restsOn: rests)
    }
    guard from != .unknown, to != .unknown else {
      return ClauseOutcome("R6.1", .undetermined, .campaignUnknown, restsOn: rests, settledBy: [.campaign])
    }
    return ClauseOutcome("R6.1", .met, .duringCampaign, restsOn: rests)
  }

  /// R6.2.1: a definite target and specific facts.
  func targetAndFacts(_ tip: RewardFacts.Tip) -> ClauseOutcome {
    let rests: [RewardFact] = [.definiteTarget(tip: tip.id), .specificFacts(tip: tip.id)]
    if tip.definiteTarget == false { return ClauseOutcome("R6.2.1", .notMet, .noTarget, restsOn: rests) }
    if tip.specificFacts == false { return ClauseOutcome("R6.2.1", .notMet, .noFacts, restsOn: rests) }
    let missing = zip(rests, [tip.definiteTarget, tip.specificFacts]).filter { $0.1 == nil }.map(\.0)
    return missing.isEmpty
      ? ClauseOutcome("R6.2.1", .met, .targetAndFacts, restsOn: rests)
      : ClauseOutcome("R6.2.1", .undetermined, .targetOrFactsUnknown, restsOn: rests, settledBy: missing)
  }

  /// R6.2.2: not already held by the group or its departments, judged for what verification may have confirmed.
  func notHeldBefore(_ tip: RewardFacts.Tip) -> ClauseOutcome {
    let ruling = ruling(.sameDay, for: tip)
    // Where nothing was confirmed R6.2.3 says so; here the whole tip is looked at.
    let confirmable = tip.content.filter { isConfirmed($0, in: tip) != .no }
    let items = (confirmable.isEmpty ? tip.content : confirmable).sorted(by: scalarsAscending)
    let held = items.map { wasHeld($0, before: tip) }
    let rests =
      [.receivedAt(tip: tip.id), .knownSince]
      + items.filter { lead.knownContent[$0] != nil }
      .map { RewardFact.knownContent(item: $0) }
    if held.all == .yes { return ClauseOutcome("R6.2.2", .notMet, .heldBefore, ruling: ruling, restsOn: rests) }
    if held.any == .no { return ClauseOutcome("R6.2.2", .met, .notHeld, ruling: ruling, restsOn: rests) }
    let isRewardable = zip(items, held).map { isConfirmed($0, in: tip) && !$1 }.any
    if isRewardable == .yes {
      let rest = zip(items, held).filter { $1 != .no }.map(\.0)
      return ClauseOutcome("R6.2.2", .met, .partlyHeld, .items(rest), ruling: ruling, restsOn: rests)
    }
    let open =
      openTimes([(.knownSince, lead.knownSince)], tip)
      + openTimes(items.compactMap { item in lead.knownContent[item].map { (.knownContent(item: item), $0) } }, tip)
      + (items.contains { isConfirmed($0, in: tip) == .unknown } ? [.finding] : [])
    return ClauseOutcome("R6.2.2", .undetermined, .heldUnknown, ruling: ruling, restsOn: rests, settledBy: open)
  }

  /// R6.2.3: verified as true, item by item where the finding says so.
  func verifiedAsTrue(_ tip: RewardFacts.Tip) -> ClauseOutcome {
    let ruling = lead.finding == .partlyConfirmed ? ruling(.partly, for: tip) : nil
    let rests: [RewardFact] = [.finding, .confirmedContent, .content(tip: tip.id)]
    let confirmed = tip.content.filter { isConfirmed($0, in: tip) == .yes }.sorted(by: scalarsAscending)
    switch tip.content.map({ isConfirmed($0, in: tip) }).any {
    case .yes where confirmed.count == tip.content.count:
      return ClauseOutcome("R6.2.3", .met, .confirmedWhole, ruling: ruling, restsOn: rests)
    case .yes:
      return ClauseOutcome("R6.2.3", .met, .confirmedItems, .items(confirmed), ruling: ruling, restsOn: rests)
    case .no:
      if let finding = lead.finding, finding != .confirmed, finding != .partlyConfirmed {
        return ClauseOutcome("R6.2.3", .notMet, .findingAgainst, .finding(finding), restsOn: rests)
      }
      return ClauseOutcome("R6.2.3", .notMet, .otherContentConfirmed, ruling: ruling, restsOn: rests)
    case .unknown:
      return lead.finding == nil
        ? ClauseOutcome("R6.2.3", .undetermined, .findingUnknown, restsOn: rests, settledBy: [.finding])
        : ClauseOutcome(
          "R6.2.3", .undetermined, .itemsUnknown, ruling: ruling, restsOn: rests, settledBy: [.confirmedContent])
    }
  }
}
