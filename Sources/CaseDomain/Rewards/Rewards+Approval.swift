/// The office registers an adopted lead and rates what the reports did for it (R6.3.6).
package struct RewardRegistered: Event {
  package static let type = "reward.registered"
  package let lead: LeadID
  package let role: RewardRole
  /// What came of it.
  package let effect: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToEstablish(lead, unless: .office, envelope) { return refusal }
    let finding = desk.leads.work(on: lead).report?.decision?.isYes == true ? desk.leads[lead]?.finding : nil
    guard finding == .confirmed || finding == .partlyConfirmed else { return Refusal(.notConfirmed, Clause("R6.3.6")) }
    return effect.isBlank ? Refusal(.effectMissing, Clause("R6.3.6")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rewards.change(lead) { $0.registration = RewardFile.Registration(step: LeadStep(envelope), role: role) }
    desk.leads.note(lead, envelope)
  }
}

/// The handling section signs registration and rating too (R6.3.4, R6.3.6).
package struct RewardCountersigned: Event {
  package static let type = "reward.countersigned"
  package let lead: LeadID
  /// What was signed: the newest registration.
  package let registration: EventNumber

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToWork(on: lead, in: Set(LeadState.allCases), envelope) { return refusal }
    guard let file = desk.rewards[lead] else { return Refusal(.noReward, Clause("R6.3.6")) }
    guard file.state == .registered, let found = file.registration, found.step.event == registration else {
      return Refusal(.changedMeanwhile)
    }
    // Two signatures are two people's.
    return desk.members.isSamePerson(found.step.by, envelope.author) ? Refusal(.ownReward, Clause("R6.3.6")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rewards.change(lead) { $0.registration?.countersigned = LeadStep(envelope) }
    desk.leads.note(lead, envelope)
  }
}

/// A total is proposed to the leading group. Who gets what of it follows from the rules and the facts of that moment.
package struct RewardProposed: Event {
  package static let type = "reward.proposed"
  /// More than any office pays, and far below what sums of it could overflow; in fen.
  static let most = 1_000_000_000_00
  package let lead: LeadID
  /// In fen.
  package let total: Int

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToReward(
      lead, in: .countersigned, else: .notCountersigned, unless: .office, envelope)
    {
      return refusal
    }
    guard total > 0, total <= Self.most else { return Refusal(.amountUnfit, Clause("R6.3.6")) }
    // A desk that does not read the tips leaves it to those that do.
    guard desk.readsEveryTip(of: lead) else { return nil }
    let review = desk.rewardReview(of: lead, total: total, at: envelope.time)
    if review?.contradictions.isEmpty != true { return Refusal(.sharesUnfit, Clause("R6.3.3")) }
    let file = desk.rewards[lead]
    // Whoever had to give it back does not qualify again: what shows that is put on record first.
    let isRevoked = file?.revocations.contains { revocation in
      revocation.isInForce
        && review?.shares.contains { $0.fen > 0 && $0.alias == desk.rewardAlias(revocation.reporter) } == true
    }
    if isRevoked == true { return Refusal(.revokedShare, Clause("R6.3.6")) }
    return review?.shares.isEmpty == false ? nil : Refusal(.rewardUndetermined, Clause("R6.2"))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let review = desk.readsEveryTip(of: lead) ? desk.rewardReview(of: lead, total: total, at: envelope.time) : nil
    let shares = (review?.shares ?? []).compactMap { share -> RewardFile.Share? in
      guard let number = Int64(share.alias) else { return nil }
      let own = (review?.tips ?? []).filter { tip in tip.reporters.contains { $0.alias == share.alias } }
      let content = Set(own.flatMap(\.rewardedContent)).sorted(by: scalarsAscending)
      return RewardFile.Share(reporter: ReporterID(rawValue: number), fen: share.fen, content: content)
    }
    let same = desk.reporters.same
    desk.rewards.change(lead) {
      $0.rename { same.root(of: $0) }
      $0.proposals.append(
        RewardFile.Proposal(
          step: LeadStep(envelope), total: total, shares: shares, unawarded: review?.unawarded ?? 0))
      // What the county returned is submitted anew.
      $0.submission = nil
      $0.county = nil
    }
    desk.leads.note(lead, envelope)
  }
}

/// A leader who neither proposed nor handled it approved a total, or declined it.
package struct RewardDecided: Event {
  package static let type = "reward.decided"
  package let lead: LeadID
  package let proposal: EventNumber
  package let approved: YesNo
  package let opinion: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToReward(lead, unless: .leader, envelope) { return refusal }
    guard let file = desk.rewards[lead], file.state == .proposed, let found = file.proposal,
      found.step.event == proposal
    else { return Refusal(.changedMeanwhile) }
    let signed = [found.step, file.registration?.step, file.registration?.countersigned].compactMap { $0?.by }
    if signed.contains(where: { desk.members.isSamePerson($0, envelope.author) }) {
      return Refusal(.ownReward, Clause("R6.3.6"))
    }
    if desk.hasHandled(envelope.author, lead) { return Refusal(.ownHandling, Clause("R6.3.6")) }
    return opinion.isBlank ? Refusal(.reasonMissing, Clause("R6.3.6")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rewards.change(lead) { file in
      guard let last = file.proposals.indices.last else { return }
      file.proposals[last].decision = .init(step: LeadStep(envelope), isYes: approved.isYes)
    }
    desk.leads.note(lead, envelope)
  }
}

/// What was approved went to the county office, by alias (R6.3.6).
package struct RewardSubmitted: Event {
  package static let type = "reward.submitted"
  package let lead: LeadID
  package let letter: String
  package let on: CivilDate

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToReward(lead, in: .approved, else: .notApproved, unless: .office, envelope) {
      return refusal
    }
    if letter.isBlank { return Refusal(.letterMissing, Clause("R6.3.6")) }
    let since = desk.rewards[lead]?.proposal?.decision.map { desk.date(of: $0.step.at) }
    return desk.refusalOfRewardDay(on, since: since, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rewards.change(lead) { $0.submission = .init(step: LeadStep(envelope), number: letter, on: on) }
    desk.leads.note(lead, envelope)
  }
}

/// The county office answered.
package struct CountyAnsweredReward: Event {
  package static let type = "reward.countyAnswered"
  package let lead: LeadID
  package let answer: CountyAnswer
  package let letter: String
  package let on: CivilDate
  /// Why it was refused or returned.
  package let reason: String?

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToReward(lead, in: .submitted, else: .notSubmitted, unless: .office, envelope) {
      return refusal
    }
    if letter.isBlank { return Refusal(.letterMissing, Clause("R6.3.6")) }
    if answer != .granted, reason?.isBlank ?? true { return Refusal(.reasonMissing, Clause("R6.3.6")) }
    return desk.refusalOfRewardDay(on, since: desk.rewards[lead]?.submission?.on, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rewards.change(lead) { file in
      file.county = .init(step: LeadStep(envelope), answer: answer)
      guard answer == .returned, let last = file.proposals.indices.last else { return }
      // What was returned is put right, and proposed and approved anew.
      file.submission = nil
      file.proposals[last].ended = LeadStep(envelope)
    }
    desk.leads.note(lead, envelope)
  }
}

extension Desk {
  /// Why a step cannot have been on a day, or nil: after what it follows, and not in the future.
  func refusalOfRewardDay(_ on: CivilDate, since: CivilDate?, _ envelope: Envelope) -> Refusal? {
    on <= date(of: envelope.time) && since.map { on >= $0 } ?? true
      ? nil : Refusal(.dateInvalid, Clause("R6.3.6"), .date(on))
  }
}
