/// Who may do what about a reward: the questions that its events share.
extension Desk {
  /// Why the author may not take a step about a reward in hand, or nil: one of `posts`, not named in the matter, the
  /// lead closed (R6.3.6).
  func refusalToReward(_ lead: LeadID, unless posts: Posts, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusalAboutReward(lead, unless: posts, envelope) { return refusal }
    return rewards[lead]?.closed == nil ? nil : Refusal(.rewardDecided, Clause("R6.3.6"))
  }

  /// The same for a step that is taken about a closed one, too: an objection, and what follows from a revocation.
  func refusalAboutReward(_ lead: LeadID, unless posts: Posts, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusalToManage(lead, unless: posts, in: Set(LeadState.allCases), envelope) { return refusal }
    return rewards[lead] == nil ? Refusal(.noReward, Clause("R6.3.6")) : nil
  }

  /// The same where the step is about one of the reporters of a tip.
  func refusalAboutReward(
    _ lead: LeadID, of reporter: ReporterID, _ tip: TipID, unless posts: Posts, _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusalAboutReward(lead, unless: posts, envelope)
      ?? refusal(unless: posts, about: reporter, of: tip, envelope)
    {
      return refusal
    }
    return tips[tip]?.lead == lead ? nil : Refusal(.notLinked)
  }

  /// The same for a step that establishes facts: nothing rests on them yet.
  func refusalToEstablish(_ lead: LeadID, unless posts: Posts, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusalToReward(lead, unless: posts, envelope) { return refusal }
    return rewards[lead]?.isCollecting == true ? nil : Refusal(.rewardFixed, Clause("R6.3.6"))
  }

  /// The same for a step about one of the lead's tips.
  func refusalToEstablish(
    _ lead: LeadID, about tip: TipID, unless posts: Posts, _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusalToEstablish(lead, unless: posts, envelope) { return refusal }
    return tips[tip]?.lead == lead ? nil : Refusal(.notLinked)
  }

  /// Why the author may not take a step in a certain state, or nil.
  func refusalToReward(
    _ lead: LeadID, in state: RewardState, else reason: Refusal.Reason, unless posts: Posts, _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusalToReward(lead, unless: posts, envelope) { return refusal }
    return rewards[lead]?.state == state ? nil : Refusal(reason, Clause("R6.3.6"))
  }

  /// Somebody as they stand in a lead's tips: a share carries the lowest alias of a person, perhaps of another matter.
  package func rewardReporter(_ alias: ReporterID, in lead: LeadID) -> ReporterID {
    let root = reporters.same.root(of: alias)
    guard let row = leads.row(of: lead) else { return alias }
    let people = leads.tips[row].filter { tips[$0]?.lead == lead }.flatMap { reporters.of($0) }
    return people.first { $0 == alias } ?? people.first { reporters.same.root(of: $0) == root } ?? alias
  }

  /// The share of a reporter that the county granted, whichever of a person's aliases it stands under.
  func grantedShare(of reporter: ReporterID, _ lead: LeadID) -> RewardFile.Share? {
    rewards[lead]?.state == .granted ? awardedShare(of: reporter, lead) : nil
  }

  /// The same whether the reward is closed by now or not.
  func awardedShare(of reporter: ReporterID, _ lead: LeadID) -> RewardFile.Share? {
    let root = reporters.same.root(of: reporter)
    guard let file = rewards[lead], file.county?.answer == .granted else { return nil }
    return file.proposal?.shares.first { reporters.same.root(of: $0.reporter) == root && $0.fen > 0 }
  }

  /// Whether this desk reads every tip of a lead, and so can decide its reward.
  package func readsEveryTip(of lead: LeadID) -> Bool {
    guard let row = leads.row(of: lead) else { return false }
    let all = leads.tips[row]
    return !all.isEmpty && all.allSatisfy { tips[$0] != nil && !isElsewhere(.tip($0)) }
  }
}
