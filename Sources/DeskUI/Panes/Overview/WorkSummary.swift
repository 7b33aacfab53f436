import CaseDomain
import DeskSession

/// What waits, counted: for the tab line and the overview.
///
/// Tips are counted a chunk of the register at a time, and a chunk is counted again only when it changed or the day did,
/// so that another desk's commit costs a thousand rows and not a million. When a large desk opens, the first count is
/// made in slices, newest tips first, and until it is complete the figures are those of what was counted.
struct WorkSummary: Sendable {
  struct Counts: Hashable, Sendable {
    var toTriage = 0
    var returned = 0
    var dueToday = 0
    var overdue = 0
    /// Outcomes that this member may decide as the second one.
    var outcomesForMe = 0
    /// Times of receipt that this member may confirm.
    var receiptsForMe = 0
    /// Tips with either, or both.
    var myConfirmations = 0
    /// Tips that wait for the office to decide or to ask, whose confirmation is counted in `myConfirmations` as well.
    var forBoth = 0
    var unacknowledged = 0
    /// Tips that others registered since the member last left.
    var registeredByOthers = 0
    /// Tips with an outcome that others proposed since then and nobody decided.
    var proposedByOthers = 0
    /// Tips that others registered or did anything to since then.
    var changedByOthers = 0
    /// Tips received in each of the last twelve weeks, oldest first.
    var received = [Int](repeating: 0, count: WorkSummary.weeks)

    mutating func add(_ other: Counts) {
      toTriage += other.toTriage
      returned += other.returned
      dueToday += other.dueToday
      overdue += other.overdue
      outcomesForMe += other.outcomesForMe
      receiptsForMe += other.receiptsForMe
      myConfirmations += other.myConfirmations
      forBoth += other.forBoth
      unacknowledged += other.unacknowledged
      registeredByOthers += other.registeredByOthers
      proposedByOthers += other.proposedByOthers
      changedByOthers += other.changedByOthers
      for week in received.indices { received[week] += other.received[week] }
    }
  }

  static let weeks = 12

  private var chunks: [Counts] = []
  /// Chunks still to be counted, the next one last.
  private var pending: [Int] = []
  private var leadChunks: [LeadCounts?] = []
  private var pendingLeads: [Int] = []
  /// Whether some tips or leads are not counted yet.
  var isPartial: Bool { !pending.isEmpty || leadChunks.contains { $0 == nil } }
  /// Whether something is to be counted, for the first time or again.
  var hasWork: Bool { !pending.isEmpty || !pendingLeads.isEmpty || triageIsDue }
  /// Whether the trend of what was triaged is to be counted again.
  private var triageIsDue = false
  /// What one slice may cost, in chunks of tips. The first one is what a desk's first picture waits for.
  private static let budget = 10
  private static let firstBudget = 3
  /// What a chunk of leads, and the trend of a large register, cost.
  private static let leadCost = 2
  private static let trendCost = 6
  private var today: CivilDate?
  private(set) var tips = Counts()
  var reporters = ReporterSummary()
  /// Restricted tips that wait for this member.
  var restricted = RestrictedSummary()
  /// Rewards that wait for this member.
  var rewards = 0
  private(set) var leads = LeadCounts()
  /// Tips that no lead stands for which is not closed: what somebody could have let lie; counted from the leads that
  /// live, of which there are few, and not from the tips.
  private(set) var unled = 0
  /// Tips triaged in each of the last twelve weeks, oldest first.
  private(set) var triaged = [Int](repeating: 0, count: WorkSummary.weeks)
  private var second: SecondMember?
  /// What this member is taken off: not counted, so that no figure tells of it (R6.4).
  private var outOfReach: Set<CaseEntry> = []

  /// How many tips wait for this member, for the tab; one that waits for two things counts once.
  func waiting(for posts: Posts) -> Int {
    if posts.contains(.office) { return tips.toTriage + tips.unacknowledged + tips.myConfirmations - tips.forBoth }
    return posts.contains(.leader) ? tips.myConfirmations : 0
  }

  /// Counts what changed between two states of the desk; `earlier` is nil at first.
  mutating func update(_ session: SessionView, earlier: Desk?, today: CivilDate) {
    let desk = session.desk
    let second = SecondMember(session.member, in: desk, on: today)
    // With the day deadlines change; with the member's posts, what they may confirm.
    let outOfReach = Set(desk.recusals.entries { desk.isOutOfReach($0, for: session.member) })
    let isAllNew = self.today != today || self.second != second || self.outOfReach != outOfReach
    self.outOfReach = outOfReach
    self.today = today
    self.second = second
    let changed = desk.tips.rows.changedChunks(since: isAllNew ? nil : earlier?.tips.rows)
    let missing = desk.tips.rows.chunkCount - chunks.count
    if missing > 0 { chunks += Array(repeating: Counts(), count: missing) }
    // What changed is counted before what was never counted.
    let isNew = Set(changed)
    pending = pending.filter { !isNew.contains($0) } + changed
    queueLeads(desk.leads.rows.changedChunks(since: isAllNew ? nil : earlier?.leads.rows), desk)
    triageIsDue = true
    resume(session, budget: earlier == nil ? Self.firstBudget : Self.budget)
  }

  /// The leads that changed are counted next, then those that never were, then the others again.
  private mutating func queueLeads(_ changed: [Int], _ desk: Desk) {
    let missing = desk.leads.rows.chunkCount - leadChunks.count
    if missing > 0 { leadChunks += Array(repeating: nil, count: missing) }
    let isNew = Set(changed)
    let others = leadChunks.indices.filter { !isNew.contains($0) }
    pendingLeads = others.filter { leadChunks[$0] != nil } + others.filter { leadChunks[$0] == nil } + changed
  }

  /// Counts the next slice.
  mutating func resume(_ session: SessionView) { resume(session, budget: Self.budget) }

  private mutating func resume(_ session: SessionView, budget: Int) {
    guard let today, hasWork else { return }
    var left = budget
    resumeLeads(session, today, &left)
    resumeTips(session, today, &left)
    let isLarge = session.desk.tips.rows.chunkCount > Self.firstBudget
    if triageIsDue, pending.isEmpty, !isLarge || left >= Self.trendCost {
      countTriaged(session.desk, today)
      triageIsDue = false
    }
  }

  private mutating func resumeTips(_ session: SessionView, _ today: CivilDate, _ left: inout Int) {
    if pending.isEmpty { return }
    let counter = ChunkCounter(session: session, today: today, outOfReach: outOfReach)
    while left > 0, let chunk = pending.popLast() {
      left -= 1
      let first = chunk * Chunked<Tip>.chunkSize
      chunks[chunk] = session.desk.tips.rows.withChunk(chunk) { counter.count($0, firstRow: first) }
    }
    tips = Counts()
    for chunk in chunks { tips.add(chunk) }
  }

  /// Half of a slice, while tips wait for the other.
  private mutating func resumeLeads(_ session: SessionView, _ today: CivilDate, _ left: inout Int) {
    if pendingLeads.isEmpty { return }
    let desk = session.desk
    let reserve = pending.isEmpty ? 0 : left / 2
    while left > reserve, let chunk = pendingLeads.popLast() {
      left -= Self.leadCost
      let rows = chunk * Chunked<Lead>.chunkSize..<min(desk.leads.count, (chunk + 1) * Chunked<Lead>.chunkSize)
      var counts = LeadCounts()
      for row in rows { counts.add(desk.leads.rows[row], at: row, session, today, outOfReach) }
      leadChunks[chunk] = counts
    }
    leads = LeadCounts()
    for counts in leadChunks { if let counts { leads.add(counts) } }
    let all = TipState.allCases.reduce(0) { $0 + desk.tips.counts[$1] }
    let hidden = outOfReach.count {
      if case .tip(let tip) = $0 { desk.tips[tip]?.isElsewhere == false } else { false }
    }
    // Of leads that are not counted yet it is not known which tips they stand for.
    unled = leadChunks.contains { $0 == nil } ? 0 : all - hidden - leads.led
  }

  /// A tip that opened a lead was triaged when the lead was opened; one that joined a lead or was passed on, when its
  /// last outcome was proposed.
  private mutating func countTriaged(_ desk: Desk, _ today: CivilDate) {
    triaged = Array(repeating: 0, count: Self.weeks)
    for row in desk.leads.rows.indices.reversed() {
      guard let week = Self.week(of: desk.date(of: desk.leads.rows[row].openedAt), today) else { break }
      triaged[week] += desk.leads.tips[row].reduce(0) { $0 + (desk.tips[$1]?.state == .openedLead ? 1 : 0) }
    }
    var seen: Set<TipID> = []
    for proposal in desk.tips.proposals.reversed() {
      guard let week = Self.week(of: desk.date(of: proposal.proposedAt), today) else { break }
      guard let tip = desk.tips[proposal.tip], tip.proposal == nil, seen.insert(proposal.tip).inserted else { continue }
      switch (proposal.outcome.kind, tip.state) {
      case (.join, .joinedLead), (.passOn, .passedOn): triaged[week] += 1
      default: break
      }
    }
  }

  /// Which of the twelve weeks a day falls in, 11 being this one; nil before them. A later day counts as this week.
  static func week(of day: CivilDate, _ today: CivilDate) -> Int? {
    let monday = ISOWeek(containing: today).firstDay
    let days = day.days(to: monday)
    if days <= 0 { return weeks - 1 }
    let back = (days + 6) / 7
    return back < weeks ? weeks - 1 - back : nil
  }
}

/// Counts the tips of one chunk.
private struct ChunkCounter {
  let scene: LedgerScene
  let outOfReach: Set<CaseEntry>
  let zone: Zone
  let firstWeek: Instant

  init(session: SessionView, today: CivilDate, outOfReach: Set<CaseEntry>) {
    self.outOfReach = outOfReach
    scene = LedgerScene(session, today: today)
    zone = session.desk.zone
    firstWeek = zone.startOfDay(ISOWeek(containing: today).adding(weeks: 1 - WorkSummary.weeks).firstDay)
  }

  func count(_ tips: UnsafeBufferPointer<Tip>, firstRow: Int) -> WorkSummary.Counts {
    var counts = WorkSummary.Counts()
    guard let first = tips.baseAddress else { return counts }
    for index in tips.indices { add(first + index, at: firstRow + index, to: &counts) }
    return counts
  }

  private func add(_ tip: UnsafePointer<Tip>, at row: Int, to counts: inout WorkSummary.Counts) {
    if tip.pointee.isElsewhere { return }
    if !outOfReach.isEmpty, outOfReach.contains(.tip(tip.pointee.id)) { return }
    if tip.pointee.proposal == nil {
      if tip.pointee.state == .received { counts.toTriage += 1 }
      if tip.pointee.state == .returned { counts.returned += 1 }
    }
    if let due = tip.pointee.clock?.due {
      if due < scene.today { counts.overdue += 1 } else if due == scene.today { counts.dueToday += 1 }
    }
    let isUnacknowledged = tip.pointee.state == .passedOn && tip.pointee.answerDue != nil
    if isUnacknowledged { counts.unacknowledged += 1 }
    let hasOutcome = TipLedger.outcomeWaits(tip, at: row, scene)
    let hasReceipt = TipLedger.receiptWaits(tip, at: row, scene)
    if hasOutcome { counts.outcomesForMe += 1 }
    if hasReceipt { counts.receiptsForMe += 1 }
    if hasOutcome || hasReceipt {
      counts.myConfirmations += 1
      let isToTriage = tip.pointee.state == .received && tip.pointee.proposal == nil
      if isToTriage || isUnacknowledged { counts.forBoth += 1 }
    }
    if scene.desk.tips.history.hasEvents(tip.pointee.history, after: scene.lastSeen, notBy: scene.me) {
      counts.changedByOthers += 1
      if TipLedger.isNew(tip, scene) { counts.registeredByOthers += 1 }
      if TipLedger.isNewlyProposed(tip, scene) { counts.proposedByOthers += 1 }
    }
    if tip.pointee.receivedAt >= firstWeek,
      let week = WorkSummary.week(of: zone.date(of: tip.pointee.receivedAt), scene.today)
    {
      counts.received[week] += 1
    }
  }
}
