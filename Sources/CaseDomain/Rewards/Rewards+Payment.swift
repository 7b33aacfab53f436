/// The custodian told a reporter of what was granted. Under the tip's key, as everything about who is paid.
package struct RewardNoticed: Event {
  package static let type = "reward.noticed"
  package let lead: LeadID
  package let tip: TipID
  package let reporter: ReporterID
  package let on: CivilDate
  /// How; no detail that would say who it is.
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToPay(reporter, of: tip, lead, unless: .custodian, envelope) { return refusal }
    if words.isBlank { return Refusal(.textMissing) }
    let since = desk.rewards[lead]?.county.map { desk.date(of: $0.step.at) }
    return desk.refusalOfRewardDay(on, since: since, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let share = desk.grantedShare(of: reporter, lead) else { return }
    desk.rewards.change(lead) { $0.notices[share.reporter] = .init(step: LeadStep(envelope), on: on) }
    desk.reporters.change(reporter, from: envelope)
  }
}

/// The custodian, before whom the identity was opened for it, paid a reporter. A second officer signs too.
package struct RewardPaid: Event {
  package static let type = "reward.paid"
  package let lead: LeadID
  package let tip: TipID
  package let reporter: ReporterID
  /// In fen: what was granted, no more and no less.
  package let fen: Int
  package let manner: PaymentManner
  /// Number of the voucher, which carries the alias.
  package let voucher: String
  /// What was given instead of money, or the letter by which somebody else received it; no name.
  package let detail: String?

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToPay(reporter, of: tip, lead, unless: .custodian, envelope) { return refusal }
    guard let share = desk.grantedShare(of: reporter, lead), let file = desk.rewards[lead] else {
      return Refusal(.notPayable, Clause("R6.3.6"))
    }
    if file.toPay(share) == 0 { return Refusal(.alreadyDecided) }
    if file.toPay(share) != fen { return Refusal(.amountUnfit, Clause("R6.3.6")) }
    if voucher.isBlank { return Refusal(.voucherMissing, Clause("R6.3.6")) }
    if [.nonCash, .proxy].contains(manner), detail?.isBlank ?? true {
      return Refusal(.mannerUnsaid, Clause("R6.3.6"))
    }
    if !file.openObjections.isEmpty { return Refusal(.objectionOpen, Clause("R6.3.6")) }
    let opened = desk.reporters.requests.of(reporter).contains {
      $0.purpose == .reward && $0.views > 0 && desk.members.isSamePerson($0.custodian, envelope.author)
        && $0.event > (file.county?.step.event ?? $0.event)
    }
    return opened ? nil : Refusal(.identityNotOpened, Clause("R6.4"))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let share = desk.grantedShare(of: reporter, lead) else { return }
    desk.rewards.change(lead) {
      $0.payments.append(
        .init(
          step: LeadStep(envelope), reporter: share.reporter, paidTo: reporter, fen: fen, manner: manner,
          content: share.content))
    }
    desk.reporters.change(reporter, from: envelope)
  }
}

/// The second officer saw money change hands, a payment or what came back, and signed.
package struct PaymentWitnessed: Event {
  package static let type = "reward.witnessed"
  package let lead: LeadID
  package let tip: TipID
  package let payment: EventNumber

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalAboutReward(lead, unless: [.office, .leader, .custodian], envelope) { return refusal }
    guard let row = desk.tips.row(of: tip), desk.tips.rows[row].lead == lead else { return Refusal(.notLinked) }
    if let refusal = desk.refusalIfNamed(row: row, envelope) { return refusal }
    guard let found = desk.rewards[lead]?.moved(payment), desk.reporters[found.reporter]?.tip == tip else {
      return Refusal(.noSuchPayment, Clause("R6.3.6"))
    }
    if found.witnessed != nil { return Refusal(.alreadyDecided) }
    return desk.members.isSamePerson(found.step.by, envelope.author) ? Refusal(.ownPayment, Clause("R6.3.6")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rewards.change(lead) { file in
      if let index = file.payments.firstIndex(where: { $0.step.event == payment }) {
        file.payments[index].witnessed = LeadStep(envelope)
      }
      if let index = file.recoveries.firstIndex(where: { $0.step.event == payment }) {
        file.recoveries[index].witnessed = LeadStep(envelope)
      }
    }
  }
}

extension RewardFile {
  /// Money that changed hands in an event: before whom, with whom, and who signed as the second.
  func moved(_ event: EventNumber) -> (step: LeadStep, reporter: ReporterID, witnessed: LeadStep?)? {
    payments.first { $0.step.event == event }.map { ($0.step, $0.paidTo, $0.witnessed) }
      ?? recoveries.first { $0.step.event == event }.map { ($0.step, $0.paidBy, $0.witnessed) }
  }
}

/// Nobody claimed what was granted, in the time that the notice named.
package struct RewardLapsed: Event {
  package static let type = "reward.lapsed"
  package let lead: LeadID
  package let tip: TipID
  package let reporter: ReporterID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToPay(reporter, of: tip, lead, unless: .custodian, envelope) { return refusal }
    guard let share = desk.grantedShare(of: reporter, lead), let file = desk.rewards[lead] else {
      return Refusal(.notPayable, Clause("R6.3.6"))
    }
    guard let notice = file.notices[share.reporter] else { return Refusal(.notNoticed, Clause("R6.3.6")) }
    if file.toPay(share) == 0 { return Refusal(.alreadyDecided) }
    if !file.openObjections.isEmpty { return Refusal(.objectionOpen, Clause("R6.3.6")) }
    let until = notice.on.adding(days: desk.rulings.integer(.rewardClaimDays, at: notice.on))
    if desk.date(of: envelope.time) <= until { return Refusal(.claimRuns, Clause("R6.3.6"), .date(until)) }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R6.3.6")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let share = desk.grantedShare(of: reporter, lead) else { return }
    desk.rewards.change(lead) { $0.lapses[share.reporter] = LeadStep(envelope) }
    desk.reporters.change(reporter, from: envelope)
  }
}

/// Everything that was granted is paid or lapsed, or nothing was granted: the reward is done.
package struct RewardClosed: Event {
  package static let type = "reward.closed"
  package let lead: LeadID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToReward(lead, unless: .office, envelope) { return refusal }
    guard let file = desk.rewards[lead] else { return Refusal(.noReward, Clause("R6.3.6")) }
    if [.proposed, .approved, .submitted].contains(file.state) { return Refusal(.rewardFixed, Clause("R6.3.6")) }
    if !file.unpaid.isEmpty { return Refusal(.rewardsUnpaid, Clause("R6.3.6")) }
    if !file.openObjections.isEmpty { return Refusal(.objectionOpen, Clause("R6.3.6")) }
    if !file.openRevocations.isEmpty || !file.debtors.isEmpty { return Refusal(.recoveryOpen, Clause("R6.3.6")) }
    if file.hasUnsigned { return Refusal(.paymentUnsigned, Clause("R6.3.6")) }
    // Without a word of the county, only where the rules leave nobody to reward.
    if file.isCollecting, desk.readsEveryTip(of: lead),
      let review = desk.rewardReview(of: lead, at: envelope.time)
    {
      let decisions = Set(review.tips.map(\.decision))
      if decisions.contains(.undetermined) { return Refusal(.rewardUndetermined, Clause("R6.2")) }
      if decisions.contains(.eligible) { return Refusal(.rewardsUnpaid, Clause("R6.3.6")) }
    }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R6.3.6")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rewards.change(lead) { $0.closed = LeadStep(envelope) }
    desk.leads.note(lead, envelope)
  }
}

extension Desk {
  /// Why the author may not take a step about what a reporter was granted, or nil.
  fileprivate func refusalToPay(
    _ reporter: ReporterID, of tip: TipID, _ lead: LeadID, unless posts: Posts, _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusalToReward(lead, in: .granted, else: .notGranted, unless: posts, envelope)
      ?? refusal(unless: posts, about: reporter, of: tip, envelope)
    {
      return refusal
    }
    guard tips[tip]?.lead == lead else { return Refusal(.notLinked) }
    guard let share = grantedShare(of: reporter, lead) else { return Refusal(.notPayable, Clause("R6.3.6")) }
    if rewards[lead]?.isRevoked(share.reporter) == true { return Refusal(.notPayable, Clause("R6.3.6")) }
    return rewards[lead]?.lapses[share.reporter] == nil ? nil : Refusal(.alreadyDecided)
  }
}
