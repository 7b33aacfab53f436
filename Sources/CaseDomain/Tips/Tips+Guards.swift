extension Desk {
  /// Who takes in tips.
  package static let receivingPosts: Posts = [.office, .custodian, .leader]

  /// Why the author may not decide about this tip, or nil: office post, and not named in the tip themselves.
  func refusalToTriage(_ id: TipID, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: .office, envelope) { return refusal }
    guard let row = tips.row(of: id) else { return Refusal(.noSuchTip) }
    return refusalIfNamed(row: row, envelope)
  }

  /// Why the author may not be the second member for this tip, or nil.
  func refusalToSecond(_ id: TipID, first: MemberID, _ envelope: Envelope) -> Refusal? {
    guard let second = SecondMember(envelope.author, in: self, on: date(of: envelope.time)) else {
      return Refusal(.notAMember)
    }
    if let refusal = second.refusal(first: first, in: self) { return refusal }
    guard let row = tips.row(of: id) else { return Refusal(.noSuchTip) }
    return second.refusal(row: row, first: first, in: self) ?? refusalIfFrozen(tip: tips.rows[row], envelope)
  }

  /// Nobody decides about a tip that names them (R6.4).
  func refusalIfNamed(row: Int, _ envelope: Envelope) -> Refusal? {
    guard let member = members[envelope.author] else { return Refusal(.notAMember) }
    if isRecused(envelope.author, from: .tip(tips.rows[row].id)) { return Refusal(.recused, Clause("R6.4")) }
    let names = tips.subjects[row]
    if ComparableName(member.name).isAmong(names) { return Refusal(.namedAsSubject, Clause("R6.4")) }
    // Nor does whom a person named in it chose to decide in their place.
    let principals = standingIn(envelope.author, on: date(of: envelope.time)).compactMap { members[$0.member] }
    let entry = CaseEntry.tip(tips.rows[row].id)
    if principals.contains(where: { ComparableName($0.name).isAmong(names) || isSubject($0.id, of: entry) }) {
      return Refusal(.deputyOfSubject, Clause("R6.4"))
    }
    return refusalIfFrozen(tip: tips.rows[row], envelope)
  }

  /// Why the tip is not waiting for triage, or nil. Tells who did what to it and when it last changed.
  func refusalUnlessInQueue(_ id: TipID) -> Refusal? {
    guard let tip = tips[id] else { return Refusal(.noSuchTip) }
    guard tip.isInQueue else {
      guard let step = decision(on: tip) else {
        return Refusal(.notInQueue, Clause("R5.2"))
      }
      return Refusal(
        .notInQueue, Clause("R5.2"), .number(tip.number), .tipState(tip.state), .member(step.by), .time(step.at))
    }
    if let index = tip.proposal {
      let proposal = tips.proposals[index]
      return Refusal(.alreadyProposed, Clause("R5.2"), .member(proposal.proposedBy), .time(proposal.proposedAt))
    }
    return nil
  }

  /// That somebody was faster with a tip, and who.
  func refusalOfChange(_ tip: Tip) -> Refusal {
    guard let author = tips.history.lastAuthor(tip.history), let last = tips.history.last(tip.history),
      !codes.isFromCounter(last)
    else { return Refusal(.changedMeanwhile) }
    return Refusal(.changedMeanwhile, nil, .number(tip.number), .tipState(tip.state), .member(author))
  }

  /// Who took a tip out of the queue, and when: whoever opened its lead, or confirmed its outcome. Nil for a tip that is
  /// in the queue, or whose lead cannot be read.
  package func decision(on tip: Tip) -> (by: MemberID, at: Instant)? {
    switch tip.state {
    case .received, .returned: return nil
    case .openedLead: return tip.lead.flatMap { leads[$0] }.map { ($0.openedBy, $0.openedAt) }
    case .joinedLead, .passedOn:
      return tip.outcome.flatMap { tips.proposals[Int($0)].confirmation }.map { ($0.by, $0.at) }
    }
  }

  /// Why `outcome` is not possible for a tip as it stands, or nil.
  func refusalOfOutcome(_ outcome: Outcome, for id: TipID) -> Refusal? {
    switch outcome {
    case .relink(let lead):
      guard let tip = tips[id] else { return Refusal(.noSuchTip) }
      guard let current = tip.lead else { return Refusal(.notLinked) }
      if tip.proposal != nil { return refusalUnlessNoProposal(tip) }
      if current == lead { return Refusal(.sameLead) }
      return leads[lead] == nil ? Refusal(.noSuchLead) : nil
    case .join(let lead):
      return refusalUnlessInQueue(id) ?? (leads[lead] == nil ? Refusal(.noSuchLead) : nil)
    case .returnForMore(let questions):
      if let refusal = refusalUnlessInQueue(id) { return refusal }
      return questions.isBlank ? Refusal(.questionMissing) : nil
    case .passOn(let body, let letter):
      if let refusal = refusalUnlessInQueue(id) { return refusal }
      if organisation.body(body) == nil { return Refusal(.noSuchBody) }
      return letter.isBlank ? Refusal(.letterMissing) : nil
    }
  }

  private func refusalUnlessNoProposal(_ tip: Tip) -> Refusal? {
    tip.proposal.map { index in
      let proposal = tips.proposals[index]
      return Refusal(.alreadyProposed, Clause("R5.2"), .member(proposal.proposedBy), .time(proposal.proposedAt))
    }
  }

  /// Whether `receivedAt` lies so far before `registeredAt` that evidence and a second member are needed.
  package func isBackdated(receivedAt: Instant, registeredAt: Instant) -> Bool {
    isBackdated(receivedAt: receivedAt, registeredAt: registeredAt, by: calendar)
  }

  /// Whether it does with this holiday table and with none: a desk that had no table yet counted weekends only, and
  /// what it rightly let in then is not refused once the table is there.
  func isBackdatedAnyway(receivedAt: Instant, registeredAt: Instant) -> Bool {
    isBackdated(receivedAt: receivedAt, registeredAt: registeredAt)
      && isBackdated(receivedAt: receivedAt, registeredAt: registeredAt, by: .weekendsOnly)
  }

  private func isBackdated(receivedAt: Instant, registeredAt: Instant, by calendar: WorkCalendar) -> Bool {
    let registered = date(of: registeredAt)
    let received = date(of: receivedAt)
    guard received < registered else { return false }
    return calendar.workingDays(from: received, to: registered) > rulings.integer(.backdateDays, at: registered)
  }

  /// The last working day for something due `ruling` working days after `instant`.
  package func deadline(_ ruling: Ruling, after instant: Instant) -> CivilDate {
    let day = date(of: instant)
    return calendar.adding(workingDays: rulings.integer(ruling, at: day), to: day)
  }

  /// Why `due` cannot be the last day of something that runs `ruling` working days from the envelope's time, or nil.
  ///
  /// Not an exact comparison: a desk with a newer holiday table computes another day and is right to. What this keeps
  /// out is a hand-made event that gives itself a year.
  func refusalOfDeadline(_ due: CivilDate, _ ruling: Ruling, _ envelope: Envelope) -> Refusal? {
    let today = date(of: envelope.time)
    let latest = today.adding(days: rulings.integer(ruling, at: today) * 2 + 21)
    return due >= today && due <= latest ? nil : Refusal(.dateInvalid, Clause("R5.2"), .date(due))
  }
}
