/// Seals more, or other, details of a reporter.
package struct AddToReporter: Command {
  package static var registers: Set<Register> { [.tips, .reporters] }
  package let reporter: ReporterID
  package let given: [ReporterDetail]
  package let identity: SealedFile
  package let card: SealedFile
  package let reason: String

  package init(
    reporter: ReporterID, given: [ReporterDetail], identity: SealedFile, card: SealedFile, reason: String
  ) {
    self.reporter = reporter
    self.given = given
    self.identity = identity
    self.card = card
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let tip = try draft.tip(of: reporter)
    try draft.emit(
      ReporterAdded(reporter: reporter, tip: tip, given: given, identity: identity, card: card, reason: reason))
  }
}

/// Binds a person to a tip: to one of its aliases, or to a new one where it has none (R6.3.1).
package struct BindReporter: Command {
  package static var registers: Set<Register> { [.tips, .reporters] }
  package let tip: TipID
  /// Nil where the tip has no reporter.
  package let reporter: ReporterID?
  package let given: [ReporterDetail]
  package let identity: SealedFile
  package let card: SealedFile
  package let evidence: SealedFile
  package let confirmedOn: CivilDate

  package init(
    tip: TipID, reporter: ReporterID?, given: [ReporterDetail], identity: SealedFile, card: SealedFile,
    evidence: SealedFile, confirmedOn: CivilDate
  ) {
    self.tip = tip
    self.reporter = reporter
    self.given = given
    self.identity = identity
    self.card = card
    self.evidence = evidence
    self.confirmedOn = confirmedOn
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let alias = reporter ?? ReporterID(rawValue: Int64(draft.allocate(.alias)))
    try draft.emit(
      ReporterBound(
        reporter: alias, tip: tip, given: given, identity: identity, card: card, evidence: evidence,
        confirmedOn: confirmedOn))
  }
}

/// Records what was found of a reporter's contact or name (R6.6).
package struct CheckReporter: Command {
  package static var registers: Set<Register> { [.tips, .reporters] }
  package let reporter: ReporterID
  package let contactWorks: Bool?
  package let nameIsTrue: Bool?
  package let how: String
  package let on: CivilDate

  package init(reporter: ReporterID, contactWorks: Bool?, nameIsTrue: Bool?, how: String, on: CivilDate) {
    self.reporter = reporter
    self.contactWorks = contactWorks
    self.nameIsTrue = nameIsTrue
    self.how = how
    self.on = on
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      ReporterChecked(
        reporter: reporter, tip: try draft.tip(of: reporter), contactWorks: contactWorks.map { YesNo($0) },
        nameIsTrue: nameIsTrue.map { YesNo($0) }, how: how, on: on))
  }
}

/// Sets a mark of a reporter (R6.5).
package struct MarkReporter: Command {
  package static var registers: Set<Register> { [.tips, .reporters] }
  package let reporter: ReporterID
  package let mark: ReporterMark
  package let value: MarkValue
  package let evidence: SealedFile?

  package init(reporter: ReporterID, mark: ReporterMark, value: MarkValue, evidence: SealedFile?) {
    self.reporter = reporter
    self.mark = mark
    self.value = value
    self.evidence = evidence
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      ReporterMarked(
        reporter: reporter, tip: try draft.tip(of: reporter), mark: mark, value: value, evidence: evidence))
  }
}

/// Decides whether two aliases are one person.
package struct DecideSameReporter: Command {
  package static var registers: Set<Register> { [.tips, .reporters] }
  package let reporter: ReporterID
  package let other: ReporterID
  package let isSame: Bool
  package let reason: SealedFile?

  package init(reporter: ReporterID, other: ReporterID, isSame: Bool, reason: SealedFile?) {
    self.reporter = reporter
    self.other = other
    self.isSame = isSame
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      SameReporterDecided(
        reporter: reporter, tip: try draft.tip(of: reporter), other: other, otherTip: try draft.tip(of: other),
        same: YesNo(isSame), reason: reason))
  }
}

/// Proposes to destroy what was sealed about a reporter.
package struct ProposeDestruction: Command {
  package static var registers: Set<Register> { [.tips, .reporters] }
  package let reporter: ReporterID
  package let grounds: String

  package init(reporter: ReporterID, grounds: String) {
    self.reporter = reporter
    self.grounds = grounds
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(DestructionProposed(reporter: reporter, tip: try draft.tip(of: reporter), grounds: grounds))
  }
}

/// Approves a destruction. `OpenDesk.destroy` deletes the files.
package struct ApproveDestruction: Command {
  package static var registers: Set<Register> { [.tips, .reporters] }
  package let proposal: EventNumber
  package init(proposal: EventNumber) { self.proposal = proposal }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(DestructionApproved(proposal: proposal, tip: try draft.tip(ofDestruction: proposal)))
  }
}

/// Declines a destruction.
package struct DeclineDestruction: Command {
  package static var registers: Set<Register> { [.tips, .reporters] }
  package let proposal: EventNumber
  package let reason: String

  package init(proposal: EventNumber, reason: String) {
    self.proposal = proposal
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      DestructionDeclined(proposal: proposal, tip: try draft.tip(ofDestruction: proposal), reason: reason))
  }
}

extension Draft {
  func tip(of reporter: ReporterID) throws(Refusal) -> TipID {
    guard let found = desk.reporters[reporter] else { throw Refusal(.noSuchReporter) }
    return found.tip
  }

  func tip(ofRequest event: EventNumber) throws(Refusal) -> TipID {
    guard let found = desk.reporters.requests[event] else { throw Refusal(.noSuchRequest) }
    return found.tip
  }

  fileprivate func tip(ofDestruction event: EventNumber) throws(Refusal) -> TipID {
    guard let found = desk.reporters.destructions[event] else { throw Refusal(.noSuchProposal) }
    return found.tip
  }
}
