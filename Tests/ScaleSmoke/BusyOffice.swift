import CaseDomain

/// An office whose desk fills up without a log: commands are decided and their events applied, as the session does.
struct BusyOffice {
  static let worker = MemberID(rawValue: 1)
  static let second = MemberID(rawValue: 2)

  private(set) var desk = Desk(calendar: .weekendsOnly)
  private(set) var now: Instant
  private var random = SplitMix(state: 1)
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
      let commands = (0..<min(batch, count - first)).map { _ in RegisterTip(content: content()) }
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
      let drawn = random.below(10)
      if drawn < 4 || desk.leads.count == 0 {
        commands.append(OpenLead(tips: [tip], isSuspectedOrganisedCrime: drawn == 0, reason: "对象明确"))
      } else if drawn < 8 {
        let lead = desk.leads.rows[random.below(desk.leads.count)].id
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

  private mutating func content() -> TipContent {
    let place = random.pick(Self.places)
    let subject = random.pick(Self.firms) + String(random.below(5_000)) + "号"
    var conduct = Conduct(name: random.pick(Self.conducts))
    if random.below(3) == 0 { conduct.formUnion(Conduct(name: random.pick(Self.conducts))) }
    return TipContent(
      title: subject + "在" + place + random.pick(Self.deeds), narrative: "长期如此，商户敢怒不敢言。",
      subjects: [Subject(kind: .organisation, name: subject, address: place, trade: "砂石")], conduct: conduct,
      place: place, importance: random.below(12) == 0 ? .major : .ordinary,
      channel: random.pick(Channel.allCases))
  }

  private static let places = ["东街市场", "北关建材城", "河西物流园", "老汽车站", "南湖工业园", "三里桥村", "新区二期工地"]
  private static let firms = ["顺达砂石场", "金鼎会所", "宏运车行", "万通信息部", "福满楼酒店", "永盛物流部"]
  private static let deeds = ["强行收取管理费", "强买强卖", "放高利贷并上门威胁", "聚众赌博", "阻挠施工", "殴打摊主"]
  private static let conducts = Conduct.names

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
          try run(RegisterTip(content: content()), as: Self.worker)
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
    let tip = desk.tips.rows[random.below(desk.tips.count)].id
    return AmendTip(
      tip: tip, content: content(), reason: "笔误", basedOn: desk.tips.lastEvent(of: tip) ?? desk.lastEvent)
  }

  /// One more tip, a second later.
  mutating func registerOne() throws { _ = try changeBesideCopies(1) }
}

/// SplitMix64: small, seeded, the same everywhere.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
