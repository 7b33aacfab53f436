// Commands on the way of a reward from registration to payment.

/// Registers an adopted lead and rates it.
package struct RegisterReward: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let role: RewardRole
  package let effect: String

  package init(lead: LeadID, role: RewardRole, effect: String) {
    self.lead = lead
    self.role = role
    self.effect = effect
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(RewardRegistered(lead: lead, role: role, effect: TextCleaning.trimmed(effect)))
  }
}

/// Signs registration and rating for the handling section.
package struct CountersignReward: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let registration: EventNumber

  package init(lead: LeadID, registration: EventNumber) {
    self.lead = lead
    self.registration = registration
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(RewardCountersigned(lead: lead, registration: registration))
  }
}

/// Proposes a total to the leading group.
package struct ProposeReward: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  /// In fen.
  package let total: Int

  package init(lead: LeadID, total: Int) {
    self.lead = lead
    self.total = total
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(RewardProposed(lead: lead, total: total))
  }
}

/// Approves a total, or declines it.
package struct DecideReward: Command {
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
    try draft.emit(
      RewardDecided(
        lead: lead, proposal: proposal, approved: YesNo(isApproved), opinion: TextCleaning.trimmed(opinion)))
  }
}

/// Submits what was approved to the county office.
package struct SubmitReward: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let letter: String
  /// Nil is today.
  package let on: CivilDate?

  package init(lead: LeadID, letter: String, on: CivilDate? = nil) {
    self.lead = lead
    self.letter = letter
    self.on = on
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(RewardSubmitted(lead: lead, letter: TextCleaning.singleLine(letter), on: on ?? draft.today))
  }
}

/// Records what the county office answered.
package struct RecordCountyAnswer: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let answer: CountyAnswer
  package let letter: String
  /// Nil is today.
  package let on: CivilDate?
  package let reason: String?

  package init(lead: LeadID, answer: CountyAnswer, letter: String, on: CivilDate? = nil, reason: String? = nil) {
    self.lead = lead
    self.answer = answer
    self.letter = letter
    self.on = on
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      CountyAnsweredReward(
        lead: lead, answer: answer, letter: TextCleaning.singleLine(letter), on: on ?? draft.today,
        reason: reason.map(TextCleaning.trimmed)))
  }
}

/// Records that a reporter was told what was granted.
package struct NoticeReward: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let reporter: ReporterID
  /// Nil is today.
  package let on: CivilDate?
  package let words: String

  package init(lead: LeadID, reporter: ReporterID, on: CivilDate? = nil, words: String) {
    self.lead = lead
    self.reporter = reporter
    self.on = on
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      RewardNoticed(
        lead: lead, tip: try draft.tip(of: reporter), reporter: reporter, on: on ?? draft.today,
        words: TextCleaning.trimmed(words)))
  }
}

/// Pays a reporter.
package struct PayReward: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let reporter: ReporterID
  package let fen: Int
  package let manner: PaymentManner
  package let voucher: String
  /// Needed where it is not paid in money, or to a proxy.
  package let detail: String?

  package init(
    lead: LeadID, reporter: ReporterID, fen: Int, manner: PaymentManner, voucher: String, detail: String? = nil
  ) {
    self.lead = lead
    self.reporter = reporter
    self.fen = fen
    self.manner = manner
    self.voucher = voucher
    self.detail = detail
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      RewardPaid(
        lead: lead, tip: try draft.tip(of: reporter), reporter: reporter, fen: fen, manner: manner,
        voucher: TextCleaning.singleLine(voucher), detail: detail.map(TextCleaning.trimmed)))
  }
}

/// Signs a payment as the second officer.
package struct WitnessPayment: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let payment: EventNumber

  package init(lead: LeadID, payment: EventNumber) {
    self.lead = lead
    self.payment = payment
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard
      let found = draft.desk.rewards[lead]?.moved(payment), let tip = draft.desk.reporters[found.reporter]?.tip
    else { throw Refusal(.noSuchPayment, Clause("R6.3.6")) }
    try draft.emit(PaymentWitnessed(lead: lead, tip: tip, payment: payment))
  }
}

/// Lets lapse what nobody claimed.
package struct LapseReward: Command {
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
      RewardLapsed(
        lead: lead, tip: try draft.tip(of: reporter), reporter: reporter, reason: TextCleaning.trimmed(reason)))
  }
}

/// Closes a reward.
package struct CloseReward: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let reason: String

  package init(lead: LeadID, reason: String) {
    self.lead = lead
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(RewardClosed(lead: lead, reason: TextCleaning.trimmed(reason)))
  }
}
