import CaseDomain

/// An office whose desk fills up without a log: commands are decided and their events applied, as the session does.
struct BusyOffice {
  static let worker = MemberID(rawValue: 1)
  static let second = MemberID(rawValue: 2)

  private(set) var desk = Desk(calendar: .weekendsOnly)
  private(set) var now: Instant
  private var made = MadeUpTips(seed: 1)
  private var body: BodyID?

  init() throws {
    // Twenty years before a Monday in 2026.
    now = Instant(milliseconds: 1_795_413_900_000 - 20 * 365 * 86_400_000)
    let founders: [FoundDesk.Founder] = [
      .init(name: "甲", posts: [.office, .receiver, .admin], fingerprint: "1"),
      .init(name: "乙", posts: [.office, .custodian, .leader], fingerprint: "2"),
    ]
    try run(FoundDesk(name: "某县局", kind: .trial, founders: founders), as: Self.worker)
    try sign()
    try run(AddBody(kind: .police, name: "县公安局"), as: Self.worker)
    body = desk.organisation.bodies.first?.id
  }

  private mutating func sign() throws {
    for member in [Self.worker, Self.second] { try run(SignUndertaking(), as: member) }
  }

  // MARK: A million tips

  mutating func fill(to count: Int, progress: (Int) -> Void) throws {
    let batch = 500
    let span: Int64 = 20 * 365 * 86_400_000
    let step = span / Int64(max(1, count / batch))
    var signed = now
    while desk.tips.count < count {
      now = Instant(milliseconds: now.rawValue + step)
      if now.milliseconds(since: signed) > 300 * 86_400_000 {
        try sign()
        signed = now
      }
      let first = desk.tips.count
      let commands = (0..<min(batch, count - first)).map { _ in RegisterTip(content: made.content()) }
      try run(Batch(commands), as: Self.worker)
      try triage(from: first)
      if desk.tips.count % 100_000 == 0 || desk.tips.count == count { progress(desk.tips.count) }
    }
  }

  /// Four in ten open a lead, four join one, one goes to the police; one in ten waits.
  private mutating func triage(from first: Int) throws {
    var commands: [any Command] = []
    var seconded: [TipID] = []
    for row in first..<desk.tips.count {
      let tip = desk.tips.rows[row].id
      let drawn = made.random.below(10)
      if drawn < 4 || desk.leads.count == 0 {
        commands.append(OpenLead(tips: [tip], isSuspectedOrganisedCrime: drawn == 0, reason: "对象明确"))
      } else if drawn < 8 {
        let lead = desk.leads.rows[made.random.below(desk.leads.count)].id
        commands.append(ProposeOutcome(tip: tip, outcome: .join(lead), reason: "同一对象"))
        seconded.append(tip)
      } else if drawn < 9, let body {
        commands.append(ProposeOutcome(tip: tip, outcome: .passOn(body, letter: "1号"), reason: "属公安管辖"))
        seconded.append(tip)
      }
    }
    try run(Batch(commands), as: Self.worker)
    let confirmations = seconded.compactMap { tip in
      desk.tips.openProposal(of: tip).map { ConfirmOutcome(tip: tip, proposal: $0.event) }
    }
    try run(Batch(confirmations), as: Self.second)
  }

  // MARK: One commit

  @discardableResult
  mutating func run(_ command: some Command, as member: MemberID) throws -> (decide: Duration, apply: Duration) {
    let start = Stopwatch()
    let draft = try desk.decide(command, as: Actor(member), at: now)
    let (events, claims) = (draft.events, draft.allocations)
    let decided = start.spent
    let applying = Stopwatch()
    let commit = CommitNumber(rawValue: desk.lastCommit.rawValue + 1)
    let first = desk.lastEvent.next
    let (time, allocations) = desk.begin(
      commit: commit, time: now, firstEvent: first, events: events.count, claims: claims)
    for (place, event) in events.enumerated() {
      desk.apply(
        event,
        from: Envelope(
          author: member, time: time, commit: commit, event: EventNumber(rawValue: first.rawValue + Int64(place)),
          allocations: allocations))
    }
    return (decided, applying.spent)
  }

  /// Commits of one event, old rows and new ones, while a screen still holds the desk before each.
  mutating func changeBesideCopies(_ count: Int) throws -> (decide: Samples, apply: Samples) {
    var (decide, apply) = (Samples(), Samples())
    try sign()
    for turn in 0..<count {
      let held = desk
      now = Instant(milliseconds: now.rawValue + 1_000)
      let spent =
        if turn.isMultiple(of: 2) {
          try run(RegisterTip(content: made.content()), as: Self.worker)
        } else {
          try run(amendment(), as: Self.worker)
        }
      precondition(held.lastEvent != desk.lastEvent)
      decide.add(spent.decide)
      apply.add(spent.apply)
    }
    return (decide, apply)
  }
}

extension BusyOffice {
  /// New words for any tip.
  private mutating func amendment() -> AmendTip {
    let tip = desk.tips.rows[made.random.below(desk.tips.count)].id
    return AmendTip(
      tip: tip, content: made.content(), reason: "笔误", basedOn: desk.tips.lastEvent(of: tip) ?? desk.lastEvent)
  }

  /// One more tip, a second later.
  mutating func registerOne() throws { _ = try changeBesideCopies(1) }
}
