/// The office or a custodian wants a granted share taken back: obtained by deceit, or granted by mistake.
package struct RevocationProposed: Event {
  package static let type = "reward.revocationProposed"
  package let lead: LeadID
  package let tip: TipID
  package let reporter: ReporterID
  package let ground: RevocationGround
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalAboutReward(lead, of: reporter, tip, unless: [.office, .custodian], envelope) {
      return refusal
    }
    guard let share = desk.awardedShare(of: reporter, lead), let file = desk.rewards[lead] else {
      return Refusal(.notPayable, Clause("R6.3.6"))
    }
    if file.isRevoked(share.reporter) || file.openRevocations.contains(where: { $0.reporter == share.reporter }) {
      return Refusal(.alreadyDecided)
    }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R6.3.6")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let share = desk.awardedShare(of: reporter, lead) else { return }
    desk.rewards.change(lead) {
      $0.revocations.append(
        .init(step: LeadStep(envelope), reporter: share.reporter, named: reporter, ground: ground))
    }
    desk.reporters.change(reporter, from: envelope)
  }
}

/// A leader took a share back, or left it, outside the handling section and not on a proposal of their own.
package struct RevocationDecided: Event {
  package static let type = "reward.revocationDecided"
  package let lead: LeadID
  package let tip: TipID
  package let proposal: EventNumber
  package let approved: YesNo
  package let opinion: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalAboutReward(lead, unless: .leader, envelope) { return refusal }
    guard let row = desk.tips.row(of: tip), desk.tips.rows[row].lead == lead else { return Refusal(.notLinked) }
    if let refusal = desk.refusalIfNamed(row: row, envelope) { return refusal }
    guard let found = desk.rewards[lead]?.openRevocations.first(where: { $0.step.event == proposal }),
      desk.reporters[found.named]?.tip == tip
    else { return Refusal(.changedMeanwhile) }
    if desk.members.isSamePerson(found.step.by, envelope.author) {
      return Refusal(.ownRevocation, Clause("R6.3.6"))
    }
    if desk.hasHandled(envelope.author, lead) { return Refusal(.ownHandling, Clause("R6.3.6")) }
    return opinion.isBlank ? Refusal(.reasonMissing, Clause("R6.3.6")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rewards.change(lead) { file in
      guard let index = file.revocations.firstIndex(where: { $0.step.event == proposal }) else { return }
      file.revocations[index].decision = .init(step: LeadStep(envelope), isYes: approved.isYes)
    }
  }
}

/// Money came back from somebody whose share was taken back. A second officer signs too, as for a payment.
package struct RewardRecovered: Event {
  package static let type = "reward.recovered"
  package let lead: LeadID
  package let tip: TipID
  package let reporter: ReporterID
  /// In fen; never more than is owed.
  package let fen: Int
  /// Number of the receipt, which carries the alias.
  package let voucher: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalAboutReward(lead, of: reporter, tip, unless: .custodian, envelope) { return refusal }
    let owed = desk.rewardDebt(of: reporter, lead)?.fen ?? 0
    if owed == 0 { return Refusal(.notRevoked, Clause("R6.3.6")) }
    if fen <= 0 || fen > owed { return Refusal(.amountUnfit, Clause("R6.3.6")) }
    return voucher.isBlank ? Refusal(.voucherMissing, Clause("R6.3.6")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let debt = desk.rewardDebt(of: reporter, lead) else { return }
    desk.rewards.change(lead) {
      $0.recoveries.append(.init(step: LeadStep(envelope), reporter: debt.alias, paidBy: reporter, fen: fen))
    }
    desk.reporters.change(reporter, from: envelope)
  }
}

/// A leader decided that what is still owed is not collected any more: neither who paid it nor who wanted it back.
package struct RecoveryWaived: Event {
  package static let type = "reward.recoveryWaived"
  package let lead: LeadID
  package let tip: TipID
  package let reporter: ReporterID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalAboutReward(lead, unless: .leader, envelope) { return refusal }
    guard let row = desk.tips.row(of: tip), desk.tips.rows[row].lead == lead,
      desk.reporters.of(tip).contains(reporter)
    else { return Refusal(.notLinked) }
    if let refusal = desk.refusalIfNamed(row: row, envelope) { return refusal }
    guard let file = desk.rewards[lead], let debt = desk.rewardDebt(of: reporter, lead), debt.fen > 0 else {
      return Refusal(.notRevoked, Clause("R6.3.6"))
    }
    if file.waivers[debt.alias] != nil { return Refusal(.alreadyDecided) }
    let before =
      file.payments.filter { $0.reporter == debt.alias }.map(\.step.by)
      + file.revocations.filter { $0.reporter == debt.alias }.map(\.step.by)
    if before.contains(where: { desk.members.isSamePerson($0, envelope.author) }) {
      return Refusal(.ownRevocation, Clause("R6.3.6"))
    }
    if desk.hasHandled(envelope.author, lead) { return Refusal(.ownHandling, Clause("R6.3.6")) }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R6.3.6")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let debt = desk.rewardDebt(of: reporter, lead) else { return }
    desk.rewards.change(lead) { $0.waivers[debt.alias] = LeadStep(envelope) }
  }
}

extension Desk {
  /// What a reporter has to return, and under which alias; nil where nothing of theirs was taken back.
  func rewardDebt(of reporter: ReporterID, _ lead: LeadID) -> (alias: ReporterID, fen: Int)? {
    let root = reporters.same.root(of: reporter)
    guard let file = rewards[lead],
      let found = file.revocations.first(where: { $0.isInForce && reporters.same.root(of: $0.reporter) == root })
    else { return nil }
    return (found.reporter, file.owed(by: found.reporter))
  }
}

/// Wants a granted share taken back.
package struct ProposeRevocation: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let reporter: ReporterID
  package let ground: RevocationGround
  package let reason: String

  package init(lead: LeadID, reporter: ReporterID, ground: RevocationGround, reason: String) {
    self.lead = lead
    self.reporter = reporter
    self.ground = ground
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      RevocationProposed(
        lead: lead, tip: try draft.tip(of: reporter), reporter: reporter, ground: ground,
        reason: TextCleaning.trimmed(reason)))
  }
}

/// Takes a share back, or leaves it.
package struct DecideRevocation: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let proposal: EventNumber
  package let isApproved: Bool
  package let opinion: String

  package init(lead: LeadID, proposal: EventNumber, isApproved: Bool, opinion: String) {
    self.lead = lead
    self.proposal = proposal
    self.isApproved = isApproved
    self.opinion = opinion
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard
      let found = draft.desk.rewards[lead]?.revocations.first(where: { $0.step.event == proposal }),
      let tip = draft.desk.reporters[found.named]?.tip
    else { throw Refusal(.changedMeanwhile) }
    try draft.emit(
      RevocationDecided(
        lead: lead, tip: tip, proposal: proposal, approved: YesNo(isApproved),
        opinion: TextCleaning.trimmed(opinion)))
  }
}

/// Records money that came back.
package struct RecoverReward: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let reporter: ReporterID
  /// In fen.
  package let fen: Int
  package let voucher: String

  package init(lead: LeadID, reporter: ReporterID, fen: Int, voucher: String) {
    self.lead = lead
    self.reporter = reporter
    self.fen = fen
    self.voucher = voucher
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      RewardRecovered(
        lead: lead, tip: try draft.tip(of: reporter), reporter: reporter, fen: fen,
        voucher: TextCleaning.singleLine(voucher)))
  }
}

/// Stops collecting what is owed.
package struct WaiveRecovery: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let reporter: ReporterID
  package let reason: String

  package init(lead: LeadID, reporter: ReporterID, reason: String) {
    self.lead = lead
    self.reporter = reporter
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      RecoveryWaived(
        lead: lead, tip: try draft.tip(of: reporter), reporter: reporter, reason: TextCleaning.trimmed(reason)))
  }
}
