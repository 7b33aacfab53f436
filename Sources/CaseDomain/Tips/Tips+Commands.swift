/// Registers a tip.
package struct RegisterTip: Command {
  /// A reporter as the intake form hands them over; the identity is sealed already.
  package struct Reporter: Hashable, Sendable, Codable {
    package let given: [ReporterDetail]
    package let identity: SealedFile?
    package let card: SealedFile?
    package let speaksForAll: Bool

    package init(
      given: [ReporterDetail], identity: SealedFile?, card: SealedFile? = nil, speaksForAll: Bool = false
    ) {
      self.given = given
      self.identity = identity
      self.card = card
      self.speaksForAll = speaksForAll
    }
  }

  package static var registers: Set<Register> { [.organisation, .rulings, .tips] }
  package var content: TipContent
  /// Nil takes the time of registration.
  package var receivedAt: Instant?
  package var precision: ReceiptPrecision
  package var reporters: [Reporter]
  package var isJoint: Bool
  /// What proves a time of receipt that lies more than a working day back.
  package var receiptEvidence: String?
  package var source: TipSource?
  /// Why nobody who works here is meant, where the form asked.
  package var namesake: String?
  /// What a section handed in and becomes a tip by this.
  package var handIn: EventNumber?

  package init(
    content: TipContent, receivedAt: Instant? = nil, precision: ReceiptPrecision = .minute,
    reporters: [Reporter] = [], isJoint: Bool = false, receiptEvidence: String? = nil, source: TipSource? = nil,
    namesake: String? = nil, handIn: EventNumber? = nil
  ) {
    self.content = content
    self.receivedAt = receivedAt
    self.precision = precision
    self.reporters = reporters
    self.isJoint = isJoint
    self.receiptEvidence = receiptEvidence
    self.source = source
    self.namesake = namesake
    self.handIn = handIn
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let receivedAt = receivedAt ?? draft.now
    let isBackdated = draft.desk.isBackdated(receivedAt: receivedAt, registeredAt: draft.now)
    let year = draft.today.year
    let number = RegisterNumber(
      prefix: draft.desk.rulings.text(.tipPrefix, at: draft.today), year: year,
      ordinal: draft.allocate(.tip, year: year))
    let tip = TipID(rawValue: draft.nextEvent.rawValue)
    var named: [TipReporter] = []
    for reporter in reporters {
      named.append(
        TipReporter(
          alias: draft.allocate(.alias), given: reporter.given, identity: reporter.identity,
          card: reporter.card,
          speaksForAll: reporter.speaksForAll ? .yes : nil))
    }
    try draft.emit(
      TipRegistered(
        number: number, receivedAt: receivedAt, precision: precision,
        content: content.tidied(keepsNarrative: source != nil),
        reporters: named, joint: YesNo(isJoint && reporters.count > 1), receiptEvidence: receiptEvidence,
        receiptAwaitsSecond: isBackdated ? .yes : nil, source: source,
        triageDue: draft.desk.deadline(.triageDays, after: draft.now), namesake: namesake))
    if let handIn { try TakeHandIn(handIn: handIn, tip: tip).run(in: &draft) }
  }
}

extension TipContent {
  /// Trimmed, without empty subjects, with a title made from the narrative where none was given.
  ///
  /// - Parameter keepsNarrative: leaves the blanks around the narrative: an imported cell stays as it was.
  package func tidied(keepsNarrative: Bool = false) -> TipContent {
    var content = self
    if !keepsNarrative { content.narrative = TextCleaning.trimmed(narrative) }
    content.title = TextCleaning.trimmed(title)
    if content.title.isEmpty { content.title = TitleMaker.title(from: content.narrative) }
    // Punctuation alone makes no title, and is taken in all the same.
    if content.title.isBlank { content.title = String(TextCleaning.singleLine(content.narrative).prefix(30)) }
    content.subjects = subjects.compactMap { subject in
      var subject = subject
      subject.name = TextCleaning.trimmed(subject.name)
      return subject.name.isEmpty ? nil : subject
    }
    return content
  }
}

/// Corrects a tip's words or facts.
package struct AmendTip: Command {
  package static var registers: Set<Register> { [.rulings, .tips] }
  package let tip: TipID
  package let content: TipContent
  package let reason: String
  /// The tip's newest event when the form opened; a later one means that someone else was faster.
  package let basedOn: EventNumber

  package init(tip: TipID, content: TipContent, reason: String, basedOn: EventNumber) {
    self.tip = tip
    self.content = content
    self.reason = reason
    self.basedOn = basedOn
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.refuseIfChanged(tip, since: basedOn)
    try draft.emit(TipAmended(tip: tip, content: content.tidied(), reason: reason))
  }
}

/// Adds what came in later. A returned tip comes back into the queue.
package struct SupplementTip: Command {
  package static var registers: Set<Register> { [.rulings, .tips] }
  package let tip: TipID
  package let text: String
  package let receivedAt: Instant?
  package let attachments: [Attachment]
  package let sealedOriginal: SealedFile?
  /// Why nobody who works here is meant, where the form asked.
  package let namesake: String?
  /// Of the receipt code's signature it came with, if it did.
  package let codeSalt: CodeTag?

  package init(
    tip: TipID, text: String, receivedAt: Instant? = nil, attachments: [Attachment] = [],
    sealedOriginal: SealedFile? = nil, namesake: String? = nil, codeSalt: CodeTag? = nil
  ) {
    self.tip = tip
    self.codeSalt = codeSalt
    self.text = text
    self.receivedAt = receivedAt
    self.attachments = attachments
    self.sealedOriginal = sealedOriginal
    self.namesake = namesake
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let returned = draft.desk.tips[tip]?.state == .returned
    try draft.emit(
      TipSupplemented(
        tip: tip, text: TextCleaning.trimmed(text), receivedAt: receivedAt ?? draft.now, attachments: attachments,
        sealedOriginal: sealedOriginal,
        triageDue: returned ? draft.desk.deadline(.triageDays, after: draft.now) : nil, namesake: namesake,
        codeSalt: codeSalt))
  }
}

/// Calls a returned tip back into the queue.
package struct ResumeTip: Command {
  package static var registers: Set<Register> { [.rulings, .tips] }
  package let tip: TipID
  package let reason: String
  package init(tip: TipID, reason: String) {
    self.tip = tip
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      TipResumed(tip: tip, reason: reason, triageDue: draft.desk.deadline(.triageDays, after: draft.now)))
  }
}

/// Proposes an outcome other than opening a lead.
package struct ProposeOutcome: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .tips, .leads] }
  package let tip: TipID
  package let outcome: Outcome
  package let reason: String
  package init(tip: TipID, outcome: Outcome, reason: String) {
    self.tip = tip
    self.outcome = outcome
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    if let lead = outcome.lead { try draft.separate([tip], joining: lead) }
    try draft.emit(
      OutcomeProposed(
        tip: tip, outcome: outcome, reason: reason, secondDue: draft.desk.deadline(.secondDays, after: draft.now)))
  }
}

/// Confirms, as the second member, the outcome that waits.
package struct ConfirmOutcome: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .tips, .leads] }
  package let tip: TipID
  /// The proposal that the member saw.
  package let proposal: EventNumber
  package init(tip: TipID, proposal: EventNumber) {
    self.tip = tip
    self.proposal = proposal
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let due: CivilDate? =
      switch draft.desk.tips.openProposal(of: tip)?.outcome {
      case .returnForMore: draft.desk.deadline(.returnDays, after: draft.now)
      case .passOn: draft.desk.deadline(.acknowledgeDays, after: draft.now)
      default: nil
      }
    if let lead = draft.desk.tips.openProposal(of: tip)?.outcome.lead { try draft.separate([tip], joining: lead) }
    try draft.emit(OutcomeConfirmed(tip: tip, proposal: proposal, due: due))
  }
}

/// Declines, as the second member, the outcome that waits.
package struct DeclineOutcome: Command {
  package static var registers: Set<Register> { [.tips] }
  package let tip: TipID
  package let proposal: EventNumber
  package let reason: String
  package init(tip: TipID, proposal: EventNumber, reason: String) {
    self.tip = tip
    self.proposal = proposal
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(OutcomeDeclined(tip: tip, proposal: proposal, reason: reason))
  }
}

/// Takes one's own proposed outcome back.
package struct WithdrawOutcome: Command {
  package static var registers: Set<Register> { [.tips] }
  package let tip: TipID
  package let proposal: EventNumber
  package init(tip: TipID, proposal: EventNumber) {
    self.tip = tip
    self.proposal = proposal
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(OutcomeWithdrawn(tip: tip, proposal: proposal))
  }
}

/// Confirms a time of receipt that lies back.
package struct ConfirmReceipt: Command {
  package static var registers: Set<Register> { [.tips] }
  package let tip: TipID
  package init(tip: TipID) { self.tip = tip }

  package func run(in draft: inout Draft) throws(Refusal) { try draft.emit(ReceiptConfirmed(tip: tip)) }
}

/// Finds the evidence for a time of receipt wanting.
package struct DoubtReceipt: Command {
  package static var registers: Set<Register> { [.tips] }
  package let tip: TipID
  package let reason: String
  package init(tip: TipID, reason: String) {
    self.tip = tip
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) { try draft.emit(ReceiptDoubted(tip: tip, reason: reason)) }
}

/// Records that the body a tip was passed on to acknowledged it.
package struct AcknowledgePassing: Command {
  package static var registers: Set<Register> { [.tips] }
  package let tip: TipID
  package let on: CivilDate
  package let reference: String
  package init(tip: TipID, on: CivilDate, reference: String) {
    self.tip = tip
    self.on = on
    self.reference = reference
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(PassingAcknowledged(tip: tip, on: on, reference: reference))
  }
}

extension Draft {
  /// Refuses, saying who did what, when the tip has changed since a form was opened on it.
  func refuseIfChanged(_ id: TipID, since event: EventNumber) throws(Refusal) {
    guard let tip = desk.tips[id] else { throw Refusal(.noSuchTip) }
    if desk.tips.lastEvent(of: id) != event {
      throw desk.refusalOfChange(tip)
    }
  }
}
