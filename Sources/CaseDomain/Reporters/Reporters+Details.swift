/// The reporter gave more about themselves, or other details; what was sealed before stays.
package struct ReporterAdded: Event {
  package static let type = "reporter.added"
  package let reporter: ReporterID
  package let tip: TipID
  package let given: [ReporterDetail]
  package let identity: SealedFile
  /// How to reach them safely, for custodians.
  package let card: SealedFile
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfSealed(unless: [.receiver, .custodian], about: reporter, of: tip, envelope) {
      return refusal
    }
    return desk.refusalOfMore(given, about: reporter)
      ?? (reason.isBlank ? Refusal(.reasonMissing, Clause("R6.4")) : nil)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.reporters.change(reporter, from: envelope) { $0.add(ReporterDetails(given)) }
    desk.refreshReporters(of: tip, from: envelope)
  }
}

/// A person was bound to an alias, or to a tip that had no reporter at all, whenever their identity was confirmed: also
/// after closing (R6.3.1).
package struct ReporterBound: Event {
  package static let type = "reporter.bound"
  package let reporter: ReporterID
  package let tip: TipID
  package let given: [ReporterDetail]
  package let identity: SealedFile
  package let card: SealedFile
  /// What proves it, sealed to the custodians.
  package let evidence: SealedFile
  /// The day on which the identity was confirmed.
  package let confirmedOn: CivilDate
  /// The claim with a receipt code that was judged to be true, whose files these are.
  package internal(set) var claim: EventNumber?

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .custodian, envelope) { return refusal }
    guard let row = desk.tips.row(of: tip) else { return Refusal(.noSuchTip) }
    if let refusal = desk.refusalIfNamed(row: row, envelope) { return refusal }
    // Whoever took the tip in could have written it for a friend.
    if desk.members.isSamePerson(desk.tips.rows[row].registeredBy, envelope.author) {
      return Refusal(.ownRegistration, Clause("R6.3.1"))
    }
    if let refusal = refusalOfReporter(in: desk, envelope) ?? desk.refusalOfMore(given, about: reporter) {
      return refusal
    }
    if let refusal = refusalOfClaim(in: desk, envelope) { return refusal }
    let received = desk.date(of: desk.tips.rows[row].receivedAt)
    let isPossible = confirmedOn >= received && confirmedOn <= desk.date(of: envelope.time)
    return isPossible ? nil : Refusal(.dateInvalid, nil, .date(confirmedOn))
  }

  /// A claim binds exactly what it sealed, to its own tip, in the commit that judged it.
  private func refusalOfClaim(in desk: Desk, _ envelope: Envelope) -> Refusal? {
    guard let claim else { return nil }
    guard let found = desk.codes.claim(claim), found.tip == tip, found.identity == identity, found.card == card,
      found.given == given, case .matched(envelope.author, _, envelope.commit) = found.state
    else { return Refusal(.noSuchClaim) }
    return nil
  }

  /// A reporter of the tip whose true identity was not known yet; or, where the tip has none, a new alias.
  private func refusalOfReporter(in desk: Desk, _ envelope: Envelope) -> Refusal? {
    if desk.reporters.of(tip).isEmpty {
      let claim = Allocation(series: .alias, year: 0, ordinal: Int(reporter.rawValue))
      let isNew = reporter.rawValue > desk.reporters.lastAlias && envelope.allocations.contains(claim)
      return isNew ? nil : Refusal(.aliasMismatch)
    }
    guard let known = desk.reporters[reporter], known.tip == tip else { return Refusal(.noSuchReporter) }
    if let refusal = desk.refusalIfDestroyed(reporter) { return refusal }
    return known.signature == .realName ? Refusal(.identityKnown, Clause("R6.3.1"), .alias(reporter)) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    if desk.reporters[reporter] == nil { desk.reporters.append(reporter, boundTo: tip, from: envelope) }
    desk.reporters.change(reporter, from: envelope) {
      $0.add(ReporterDetails(given))
      $0.flags.insert(.isBound)
      // Binding confirms who it is. A claim shows only that it is the one who reported: nobody compared the name (R6.6).
      if claim == nil && given.contains(.name) { $0.note(nameIsTrue: true) }
    }
    if let claim { desk.codes.steps.note(claim: claim, of: reporter) }
    desk.refreshReporters(of: tip, from: envelope)
  }
}

/// A custodian tried the way to reach a reporter, or compared the name with something (R6.6).
package struct ReporterChecked: Event {
  package static let type = "reporter.checked"
  package let reporter: ReporterID
  package let tip: TipID
  package let contactWorks: YesNo?
  package let nameIsTrue: YesNo?
  /// In words that tell nothing of the reporter.
  package let how: String
  package let on: CivilDate

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfSealed(unless: .custodian, about: reporter, of: tip, envelope) { return refusal }
    guard let known = desk.reporters[reporter], let received = desk.tips[tip]?.receivedAt else {
      return Refusal(.noSuchReporter)
    }
    if contactWorks == nil && nameIsTrue == nil { return Refusal(.nothingChanged) }
    let isGiven =
      (contactWorks == nil || !known.given.isDisjoint(with: .contact))
      && (nameIsTrue == nil || known.given.contains(.name))
    if !isGiven { return Refusal(.detailNotGiven, Clause("R6.6"), .alias(reporter)) }
    if on < desk.date(of: received) || on > desk.date(of: envelope.time) {
      return Refusal(.dateInvalid, nil, .date(on))
    }
    return how.isBlank ? Refusal(.reasonMissing, Clause("R6.6")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.reporters.change(reporter, from: envelope) {
      if let contactWorks { $0.note(contactWorks: contactWorks.isYes) }
      if let nameIsTrue { $0.note(nameIsTrue: nameIsTrue.isYes) }
    }
    desk.reporters.noteCheck(
      of: reporter, name: nameIsTrue != nil, contact: contactWorks != nil, in: envelope.event)
    desk.refreshReporters(of: tip, from: envelope)
  }
}

extension Desk {
  /// Why nothing more can be sealed for a reporter, or nil.
  fileprivate func refusalOfMore(_ given: [ReporterDetail], about id: ReporterID) -> Refusal? {
    if given.isEmpty { return Refusal(.detailsMissing, Clause("R6.6")) }
    if members.holding(.custodian).isEmpty { return Refusal(.custodianMissing, Clause("R6.4")) }
    let sealings = reporters[id]?.sealings ?? 0
    return sealings < Reporter.sealingLimit ? nil : Refusal(.valueOutOfRange)
  }
}

extension Reporter {
  /// How often more may be sealed for one reporter.
  static let sealingLimit = 200
}
