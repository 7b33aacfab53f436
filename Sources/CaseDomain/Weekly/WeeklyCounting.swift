/// Counts the ledger for a report: what happened in a period, and what stands now.
///
/// Counted is what the report's author holds the keys of, on whatever desk it is counted: so that every desk that reads
/// the leads finds the same figures, and those of somebody who is taken off a matter do not look wrong to others.
package struct WeeklyCounting: Sendable {
  private let desk: Desk
  private let author: MemberID
  /// Nil counts the whole bureau.
  private let section: SectionID?
  /// The day against which deadlines are measured.
  private let today: CivilDate
  /// What belongs to the period.
  private let period: Span

  /// A stretch of the log, or of time.
  package enum Span: Hashable, Sendable {
    /// What came after an event, up to now.
    case after(EventNumber)
    /// Local days, both inclusive.
    case days(CivilDate, CivilDate)
  }

  package init(_ desk: Desk, by author: MemberID, section: SectionID?, today: CivilDate, period: Span) {
    self.desk = desk
    self.author = author
    self.section = section
    self.today = today
    self.period = period
  }

  /// Whether this desk sees everything that the author sees. Where it lacks a key that they have, it cannot say that
  /// they counted wrongly.
  package var canJudge: Bool {
    !desk.recusals.entries { desk.isElsewhere($0) }.contains { desk.holds($0, author) }
  }

  package var figures: WeeklyFigures {
    var figures = WeeklyFigures()
    countLeads(&figures)
    countFieldwork(&figures)
    if section == nil {
      countTips(&figures)
      countTriage(&figures)
      countSecrecy(&figures)
    }
    return figures
  }

  private func isIn(_ event: EventNumber, _ time: Instant) -> Bool {
    switch period {
    case .after(let since): event > since
    case .days(let first, let last): (first...last).contains(desk.date(of: time))
    }
  }

  private func isIn(_ step: LeadStep) -> Bool { isIn(step.event, step.at) }

  /// Whether everything further back in a column lies before the period, too.
  private func isBefore(_ event: EventNumber, _ time: Instant) -> Bool {
    switch period {
    case .after(let since): event <= since
    case .days(let first, _): desk.date(of: time) < first
    }
  }

  // MARK: Leads

  private func countLeads(_ figures: inout WeeklyFigures) {
    for lead in desk.leads.rows where section == nil || lead.section == section {
      guard desk.holds(.lead(lead.id), author) else { continue }
      let work = desk.leads.work(on: lead.id)
      let begun = section == nil ? (EventNumber(rawValue: lead.id.rawValue), lead.openedAt) : Self.assigned(work)
      guard let begun else { continue }
      figures[.leadsTotal] += 1
      let isNew = isIn(begun.0, begun.1)
      if isNew { figures[.leadsNew] += 1 }
      if lead.importance == .major {
        if isNew { figures[.majorNew] += 1 }
        if !lead.isClosed { figures[.majorOpen] += 1 }
      }
      if LeadState.atWork.contains(lead.state) {
        figures[.verifying] += 1
        if let due = lead.verifyDue, due < today {
          figures[.overdue] += 1
          figures[.timelyAll] += 1
        }
      }
      countSteps(work, lead, &figures)
    }
  }

  private static func assigned(_ work: LeadWork) -> (EventNumber, Instant)? {
    work.assignment.map { ($0.step.event, $0.step.at) }
  }

  /// Findings, transfers and closings of the period, each counted once where it stands.
  private func countSteps(_ work: LeadWork, _ lead: Lead, _ figures: inout WeeklyFigures) {
    if let report = work.report, section == nil || report.section == section, isIn(report.step) {
      figures[WeeklyFigure(report.finding)] += 1
      figures[.timelyAll] += 1
      if let due = lead.verifyDue, desk.date(of: report.step.at) <= due { figures[.timelyKept] += 1 }
    }
    figures[.transferred] += work.transfers.count { isIn($0.step) }
    if let closing = work.closing, isIn(closing.step) { figures[.closed] += 1 }
  }

  // MARK: What sections found

  private func countFieldwork(_ figures: inout WeeklyFigures) {
    func isOwn(_ other: SectionID) -> Bool { section == nil || section == other }
    figures[.visits] = desk.fieldwork.visits.count { isOwn($0.section) && isIn($0.event, desk.startOf($0.on)) }
    let handIns = desk.fieldwork.handIns.filter { isOwn($0.section) && isIn($0.event, $0.at) }
    figures[.handIns] = handIns.count
    guard section != nil else { return }
    figures[.effectiveAll] = handIns.count
    figures[.effectiveKept] = handIns.count { !$0.content.subjects.isEmpty }
  }

  // MARK: Tips

  private func countTips(_ figures: inout WeeklyFigures) {
    let tips = desk.tips
    // Counted from those that are not everybody's, of which there are few, and not from all.
    let kept = desk.recusals.entries { entry in
      if case .tip(let tip) = entry { tips[tip] != nil && !desk.holds(entry, author) } else { false }
    }
    figures[.tipsTotal] = tips.count - kept.count
    figures[.tipsWaiting] = tips.counts[.received] + tips.counts[.returned]
    for case .tip(let id) in kept where tips[id]?.isInQueue == true {
      figures[.tipsWaiting] -= 1
    }
    for row in tips.rows.indices.reversed() {
      let tip = tips.rows[row]
      let event = EventNumber(rawValue: tip.id.rawValue)
      if isBefore(event, tip.registeredAt) { break }
      guard isIn(event, tip.registeredAt), desk.holds(.tip(tip.id), author) else { continue }
      figures[.tipsNew] += 1
      figures[WeeklyFigure(tip.signature)] += 1
      if tip.isJoint { figures[.joint] += 1 }
      figures[WeeklyFigure(tip.channel)] += 1
      figures[.effectiveAll] += 1
      if !tips.subjects.isEmpty(at: row) && !tip.conduct.isEmpty { figures[.effectiveKept] += 1 }
    }
  }

  /// Triage kept its day or not: of tips that opened a lead in the period, and of those whose other outcome stands.
  private func countTriage(_ figures: inout WeeklyFigures) {
    func count(_ tip: TipID, decidedAt time: Instant) {
      guard let found = desk.tips[tip], desk.holds(.tip(tip), author) else { return }
      figures[.timelyAll] += 1
      if desk.date(of: time) <= found.triageDue { figures[.timelyKept] += 1 }
    }
    for row in desk.leads.rows.indices.reversed() {
      let lead = desk.leads.rows[row]
      let event = EventNumber(rawValue: lead.id.rawValue)
      if isBefore(event, lead.openedAt) { break }
      guard isIn(event, lead.openedAt) else { continue }
      for tip in desk.leads.tips[row] where desk.tips[tip]?.state == .openedLead {
        count(tip, decidedAt: lead.openedAt)
      }
    }
    var seen: Set<TipID> = []
    for proposal in desk.tips.proposals.reversed() {
      if isBefore(proposal.event, proposal.proposedAt) { break }
      guard isIn(proposal.event, proposal.proposedAt), proposal.confirmation != nil,
        proposal.outcome.kind == .join || proposal.outcome.kind == .passOn, seen.insert(proposal.tip).inserted
      else { continue }
      count(proposal.tip, decidedAt: proposal.proposedAt)
    }
  }

  private func countSecrecy(_ figures: inout WeeklyFigures) {
    for taken in desk.exports.taken where isIn(taken.event, taken.at) {
      if let entry = taken.entry, !desk.holds(entry, author) { continue }
      figures[taken.isOpening ? .openings : .exports] += 1
    }
  }
}

extension Desk {
  /// Whether a member holds the content key of an entry: as a reader of leads, or as somebody who was let in.
  package func holds(_ entry: CaseEntry, _ member: MemberID) -> Bool {
    let isReader = mayReadLeads(member)
    if recusals.isEmpty { return isReader }
    if isRecused(member, from: entry) { return false }
    guard let hold = recusals.hold(of: entry) else { return isReader }
    return hold.holders.contains(member) || (hold.isEveryReaders && isReader)
  }

  /// The first moment of a local day.
  fileprivate func startOf(_ day: CivilDate) -> Instant { zone.startOfDay(day) }
}
