/// Triage opened a lead from one or more tips (R3.6).
package struct LeadOpened: Event {
  package static let type = "lead.opened"
  package let number: RegisterNumber
  package let title: String
  package let tips: [TipID]
  package let importance: Importance
  package let suspectedOrganisedCrime: YesNo
  package let reason: String
  package let assignDue: CivilDate
  package let transferDue: CivilDate?
  /// The last working day for telling the leading group of a major lead (R5.3).
  package var escalateDue: CivilDate?
  /// The lead that a distinct matter was split from; its tips follow one by one (R6.3.5).
  package var splitFrom: LeadID?
  /// Whether its key was handed to members one by one, because somebody is taken off one of its tips.
  package var closed: YesNo?

  package func scope(at number: EventNumber) -> Scope { .lead(LeadID(rawValue: number.rawValue)) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .office, envelope) { return refusal }
    if tips.isEmpty && splitFrom == nil { return Refusal(.noSuchTip) }
    if let splitFrom, let refusal = desk.refusalToManage(splitFrom, in: LeadState.living, envelope) { return refusal }
    if title.isBlank { return Refusal(.titleMissing) }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R5.2")) }
    if let refusal = refusalOfTips(in: desk, envelope) { return refusal }
    guard (importance == .major) == (escalateDue != nil) else { return Refusal(.dateInvalid, Clause("R5.3")) }
    if let escalateDue, let refusal = desk.refusalOfDeadline(escalateDue, .escalateDays, envelope) { return refusal }
    // Under a key that every reader of leads has, the reasons would reach whoever is taken off the tips.
    let isOpen = closed?.isYes != true
    let sources = tips.map(CaseEntry.tip) + (splitFrom.map { [.lead($0)] } ?? [])
    if isOpen && sources.contains(where: { !desk.recusals.recused(from: $0).isEmpty }) { return Refusal(.misplaced) }
    let last = desk.leads.lastOrdinals[number.year] ?? 0
    if let refusal = desk.refusalOfNumber(number, .lead, prefix: .leadPrefix, last: last, envelope) { return refusal }
    if let refusal = desk.refusalOfDeadline(assignDue, .assignDays, envelope) { return refusal }
    guard suspectedOrganisedCrime.isYes == (transferDue != nil) else { return Refusal(.dateInvalid) }
    return transferDue.flatMap { desk.refusalOfDeadline($0, .transferDays, envelope) }
  }

  private func refusalOfTips(in desk: Desk, _ envelope: Envelope) -> Refusal? {
    var seen: Set<TipID> = []
    for id in tips {
      // Whoever reads the lead and not its tips takes the office's desks at their word.
      let isOutOfSight = desk.tips.row(of: id) == nil && (1..<envelope.event.rawValue).contains(id.rawValue)
      if isOutOfSight && seen.insert(id).inserted { continue }
      if let refusal = desk.refusalToTriage(id, envelope) ?? desk.refusalUnlessInQueue(id) { return refusal }
      if !seen.insert(id).inserted, let tip = desk.tips[id] {
        return Refusal(
          .notInQueue, Clause("R5.2"), .number(tip.number), .tipState(.openedLead), .member(envelope.author),
          .time(envelope.time))
      }
    }
    return nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let id = LeadID(rawValue: envelope.event.rawValue)
    let lead = Lead(
      id: id, number: number, openedAt: envelope.time, openedBy: envelope.author, importance: importance,
      isSuspectedOrganisedCrime: suspectedOrganisedCrime.isYes, assignDue: assignDue, transferDue: transferDue,
      words: envelope.event, history: desk.leads.history.note(envelope, after: .none))
    var work = LeadWork()
    work.escalateDue = escalateDue
    work.splitFrom = splitFrom
    desk.leads.append(lead, work, title: title, tips: tips)
    if let splitFrom { desk.leads.note(splitFrom, envelope) }
    for tip in tips {
      desk.tips.change(tip, from: envelope) {
        $0.state = .openedLead
        $0.lead = id
        $0.answerDue = nil
      }
    }
    for tip in tips { desk.spreadRecusals(tip, id) }
    if let splitFrom { desk.spreadRecusals(from: splitFrom, to: id) }
    if closed?.isYes == true {
      desk.set(
        KeyHold(generation: 1, holders: [], startedBy: envelope.author, startedIn: envelope.commit), of: .lead(id))
    }
  }
}

/// Opens one lead from one or more tips.
package struct OpenLead: Command {
  package static var registers: Set<Register> { [.rulings, .tips, .leads] }
  package let tips: [TipID]
  /// Empty takes the first tip's title.
  package let title: String
  package let importance: Importance
  package let isSuspectedOrganisedCrime: Bool
  package let reason: String

  package init(
    tips: [TipID], title: String = "", importance: Importance = .ordinary, isSuspectedOrganisedCrime: Bool,
    reason: String
  ) {
    self.tips = tips
    self.title = title
    self.importance = importance
    self.isSuspectedOrganisedCrime = isSuspectedOrganisedCrime
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    if tips.isEmpty || tips.contains(where: { draft.desk.tips.row(of: $0) == nil }) { throw Refusal(.noSuchTip) }
    var title = TextCleaning.trimmed(title)
    if title.isEmpty, let first = tips.first, let row = draft.desk.tips.row(of: first) {
      title = draft.desk.tips.titles[row]
    }
    try draft.separate(tips, joining: nil)
    try draft.openLead(
      tips: tips, title: title, importance: importance, isSuspectedOrganisedCrime: isSuspectedOrganisedCrime,
      reason: reason, splitFrom: nil)
  }
}

/// Splits a distinct matter off a lead. Its tips are moved to the new one as any wrong link is: by one member,
/// confirmed by another, each keeping its own time of receipt (R6.3.2, R6.3.5).
package struct SplitLead: Command {
  package static var registers: Set<Register> { [.rulings, .tips, .leads] }
  package let lead: LeadID
  package let title: String
  package let importance: Importance
  package let isSuspectedOrganisedCrime: Bool
  package let reason: String
  /// Tips whose moving is proposed in the same commit.
  package let tips: [TipID]

  package init(
    lead: LeadID, title: String, importance: Importance = .ordinary, isSuspectedOrganisedCrime: Bool, reason: String,
    tips: [TipID] = []
  ) {
    self.lead = lead
    self.title = title
    self.importance = importance
    self.isSuspectedOrganisedCrime = isSuspectedOrganisedCrime
    self.reason = reason
    self.tips = tips
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let split = try draft.openLead(
      tips: [], title: TextCleaning.trimmed(title), importance: importance,
      isSuspectedOrganisedCrime: isSuspectedOrganisedCrime, reason: reason, splitFrom: lead)
    for tip in tips {
      guard draft.desk.tips[tip]?.lead == lead else { throw Refusal(.notLinked) }
      try ProposeOutcome(tip: tip, outcome: .relink(split), reason: reason).run(in: &draft)
    }
  }
}

extension Draft {
  /// Opens a lead with the next number. Who is taken off anything it stems from does not get its key.
  @discardableResult
  fileprivate mutating func openLead(
    tips: [TipID], title: String, importance: Importance, isSuspectedOrganisedCrime: Bool, reason: String,
    splitFrom: LeadID?
  ) throws(Refusal) -> LeadID {
    let sources = tips.map(CaseEntry.tip) + (splitFrom.map { [.lead($0)] } ?? [])
    let isClosed = sources.contains { !desk.recusals.recused(from: $0).isEmpty }
    let lead = LeadID(rawValue: nextEvent.rawValue)
    let year = today.year
    let number = RegisterNumber(
      prefix: desk.rulings.text(.leadPrefix, at: today), year: year, ordinal: allocate(.lead, year: year))
    try emit(
      LeadOpened(
        number: number, title: title, tips: tips, importance: importance,
        suspectedOrganisedCrime: YesNo(isSuspectedOrganisedCrime), reason: reason,
        assignDue: desk.deadline(.assignDays, after: now),
        transferDue: isSuspectedOrganisedCrime ? desk.deadline(.transferDays, after: now) : nil,
        escalateDue: importance == .major ? desk.deadline(.escalateDays, after: now) : nil, splitFrom: splitFrom,
        closed: isClosed ? .yes : nil))
    if isClosed { try grant(.lead(lead), to: desk.possibleHolders(of: .lead(lead))) }
    return lead
  }
}
