@testable import CaseDomain

extension DeskBench {
  @discardableResult
  mutating func raise(
    _ kind: IncidentKind = .leak, tip: TipID? = nil, lead: LeadID? = nil,
    accusing accused: [MemberID] = [],
    leavingOut: Bool = false, as member: MemberID = Cast.liaison, at time: Instant? = nil
  ) throws(Refusal) -> IncidentID {
    let incident = RaiseIncident(kind: kind, what: "有人打听是谁举报的", tip: tip, lead: lead, accused: accused)
    let event = try perform(incident.leavingOut(leavingOut), as: member, at: time)
    return IncidentID(rawValue: event.rawValue)
  }

  mutating func refer(_ incident: IncidentID, as member: MemberID = Cast.leader) throws(Refusal) {
    try perform(ReferIncident(incident: incident, letter: "函9号", on: on("2026-11-23")), as: member)
  }

  mutating func tellPolice(_ incident: IncidentID, as member: MemberID = Cast.leader)
    throws(Refusal)
  {
    try perform(TellPolice(incident: incident, whom: "县公安局值班室", on: on("2026-11-23")), as: member)
  }

  mutating func proposeClosing(
    _ incident: IncidentID, _ outcome: IncidentOutcome = .refuted, as member: MemberID = Cast.leader
  ) throws(Refusal) {
    try perform(ProposeClosing(incident: incident, outcome: outcome, text: "已处理"), as: member)
  }

  mutating func confirmClosing(_ incident: IncidentID, as member: MemberID = Cast.custodian) throws(Refusal) {
    let proposal = desk.incidents[incident]?.proposal?.step.event ?? EventNumber(rawValue: 0)
    try perform(ConfirmClosing(incident: incident, proposal: proposal), as: member)
  }

  mutating func close(_ incident: IncidentID, _ outcome: IncidentOutcome = .refuted) throws(Refusal) {
    try proposeClosing(incident, outcome)
    try confirmClosing(incident)
  }

  mutating func keepFreezes(as member: MemberID = Cast.leader) throws(Refusal) {
    try perform(KeepFreezes(), as: member)
  }

  /// A danger that accuses the auditor, a leak that went to discipline inspection, and a freeze.
  mutating func addIncidents() throws(Refusal) {
    try raise(.danger, accusing: [Cast.auditor], leavingOut: true)
    let referred = try raise()
    try refer(referred)
    let proposed = try raise()
    try refer(proposed)
    try proposeClosing(proposed)
    try perform(Freezing(member: Cast.liaison, tip: Busy.other(self)), as: Cast.leader)
  }

  /// The busy bench after an auditor came who keeps none of its incidents yet, and who that is.
  static let withLaterKeeper: (bench: DeskBench, keeper: MemberID) = {
    var bench = busy
    let invitation = InviteMember(name: "辰", posts: .auditor, section: nil) { "v\($0.rawValue)" }
    _ = try? bench.perform(invitation, as: Cast.admin)
    // Without the auditor the deed is refused, and its test says so.
    let keeper = bench.desk.members.named("辰")?.id ?? Cast.office
    _ = try? bench.admit(keeper)
    return (bench, keeper)
  }()

  /// A desk where somebody was accused, kept off a tip, and found to have done it.
  static let foundTrue: (bench: DeskBench, incident: IncidentID) = {
    var bench = busy
    guard let tip = try? bench.tip(), let incident = try? bench.raise(tip: tip, accusing: [Cast.office]) else {
      return (bench, IncidentID(rawValue: 0))
    }
    // Where one of these is refused, the deed is, and its test says so.
    _ = try? bench.keepFreezes()
    _ = try? bench.refer(incident)
    _ = try? bench.close(incident, .confirmed)
    return (bench, incident)
  }()

  /// One freeze, as a program of one's own would write it.
  struct Freezing: Command {
    static var registers: Set<Register> { [.incidents] }
    let member: MemberID
    let tip: TipID
    func run(in draft: inout Draft) throws(Refusal) {
      try draft.emit(AccessFrozen(member: member, tip: tip, lead: nil))
    }
  }

  struct Releasing: Command {
    static var registers: Set<Register> { [.incidents] }
    let freeze: Freeze
    func run(in draft: inout Draft) throws(Refusal) {
      try draft.emit(AccessReleased(freeze: freeze.event, tip: freeze.tip, lead: freeze.lead))
    }
  }
}

extension Deed {
  static var incidents: [Deed] {
    let bench = DeskBench.busy
    let (danger, referred, proposed) = (
      bench.desk.incidents.all[0].id, bench.desk.incidents.all[1].id, bench.desk.incidents.all[2].id
    )
    let proposal = bench.desk.incidents.all[2].proposal?.step.event ?? EventNumber(rawValue: 0)
    // The auditor is accused.
    let keepers = [Cast.custodian, Cast.leader, Cast.secondLeader]
    return [
      Deed(
        "R6.4 raise a leak", by: Cast.admin, allowed: Cast.acting,
        RaiseIncident(kind: .leak, what: "名单外传", accused: [Cast.office])),
      Deed(
        "R6.4 note a step", by: Cast.custodian, allowed: keepers,
        NoteIncident(incident: danger, text: "已约谈")),
      Deed(
        "R6.4 refer to discipline inspection", by: Cast.leader, allowed: keepers,
        ReferIncident(incident: danger, letter: "函1号", on: on("2026-11-24"))),
      Deed(
        "R6.4 tell the police", by: Cast.leader, allowed: keepers,
        TellPolice(incident: danger, whom: "值班室", on: on("2026-11-23"))),
      Deed(
        "R6.4 accuse somebody else", by: Cast.leader, allowed: [Cast.custodian, Cast.leader],
        AddAccused(incident: danger, member: Cast.secondLeader, why: "同谋")),
      Deed(
        "R6.4 add keepers", by: Cast.leader, allowed: keepers + [Cast.auditor], on: DeskBench.withLaterKeeper.bench,
        AddIncidentKeepers(incident: referred, added: [DeskBench.withLaterKeeper.keeper])),
      Deed(
        "R6.4 say what an incident is about", by: Cast.leader, allowed: keepers + [Cast.auditor],
        LinkIncident(incident: referred, lead: bench.desk.leads.rows[0].id)),
      Deed(
        "R6.4 say how an incident ended", by: Cast.custodian, allowed: keepers + [Cast.auditor],
        ProposeClosing(incident: referred, outcome: .refuted, text: "查无实据")),
      Deed(
        "R6.4 confirm how an incident ended", by: Cast.custodian,
        allowed: [Cast.custodian, Cast.secondLeader, Cast.auditor],
        ConfirmClosing(incident: proposed, proposal: proposal)),
      Deed(
        "R6.4 decline how an incident ended", by: Cast.custodian, allowed: keepers + [Cast.auditor],
        DeclineClosing(incident: proposed, proposal: proposal, reason: "纪检尚未回函")),
      Deed(
        "R6.4 let somebody back though it was found true", by: Cast.leader, allowed: [Cast.leader, Cast.secondLeader],
        on: DeskBench.foundTrue.bench,
        RestoreAccess(incident: DeskBench.foundTrue.incident, members: [Cast.office], reason: "纪检函：只处分另一人")),
      Deed(
        "R6.4 say that an incident is about a restricted tip", by: Cast.leader, allowed: Restrictions.keepers,
        TieIncident(incident: referred, tip: bench.desk.restricted.rows[0].id)),
      Deed(
        "R6.4 open what was left out of an incident", by: Cast.custodian, allowed: [Cast.custodian],
        OpenIncidentOriginals(incident: danger, reason: "核对原话")),
      Deed(
        "R6.4 freeze", by: Cast.leader, allowed: keepers + [Cast.auditor],
        DeskBench.Freezing(member: Cast.office, tip: DeskBench.Busy.received(bench))),
      Deed(
        "R6.4 release", by: Cast.leader, allowed: keepers + [Cast.auditor],
        DeskBench.Releasing(freeze: bench.desk.incidents.freezes[0])),
    ]
  }
}

extension Desk {
  /// What is not as it must always be about incidents.
  func brokenIncidents() -> [String] {
    var broken: [String] = []
    func hold(_ truth: Bool, _ claim: @autoclosure () -> String) {
      if !truth { broken.append(claim()) }
    }
    for incident in incidents.all {
      let name = "incident \(incident.id.rawValue)"
      hold(incidents[incident.id] == incident, "\(name) is lost")
      hold(
        Set(incident.keepers).isDisjoint(with: incident.accused),
        "\(name) is kept by somebody accused")
      let steps =
        [
          incident.referral, incident.police, incident.proposal?.step, incident.closing?.proposal.step,
          incident.closing?.step,
        ].compactMap { $0 } + incident.notes + incident.declined + incident.restored
      hold(
        steps.allSatisfy { incidents.events(of: incident.id).contains($0.event) },
        "\(name) forgets a step")
      hold(
        incident.proposal.map { !incident.accused.contains($0.step.by) } ?? true, "\(name) waits for somebody accused")
      for tie in incident.ties {
        hold(!Set(tie.keepers).isEmpty && restricted[tie.tip] != nil, "\(name) is about a tip that is not there")
      }
      hold(
        incident.restored.isEmpty || incident.closing?.proposal.outcome == .confirmed,
        "\(name) let somebody back who was never kept off")
      guard let closing = incident.closing else { continue }
      hold(incident.proposal == nil, "\(name) is closed and waits for it")
      hold(closing.step.by != incident.raisedBy, "\(name) was closed by whoever raised it")
      hold(closing.step.by != closing.proposal.step.by, "\(name) was closed by one alone")
      hold(incident.referral != nil, "\(name) was closed before it was referred")
      hold(
        incident.kind != .danger || incident.police != nil,
        "\(name) was closed before the police were told")
    }
    for freeze in incidents.freezes {
      hold(freeze.by != freeze.member, "somebody froze themselves")
      hold((freeze.tip == nil) != (freeze.lead == nil), "a freeze is about nothing, or two things")
    }
    return broken
  }

  var incidentLines: [String] {
    incidents.all.map { "\($0) \(incidents.events(of: $0.id))" } + incidents.freezes.map { "\($0)" }
  }
}

extension RandomOffice {
  /// A step about a leak or a freeze.
  mutating func incidentCommand(seeing desk: Desk) -> any Command {
    if !desk.endedFreezes.isEmpty || once(in: 3) { return KeepFreezes() }
    if let lasting = desk.incidents.all.lazy.flatMap(desk.lastingFreezes).first, !once(in: 4),
      let found = desk.incidents.all.first(where: { desk.lastingFreezes(of: $0).contains(lasting) })
    {
      return RestoreAccess(incident: found.id, members: [lasting.member], reason: reason()).leavingOut(once(in: 2))
    }
    if let behind = desk.incidents.all.first(where: { !desk.missingKeepers(of: $0).isEmpty }), once(in: 2) {
      return AddIncidentKeepers(incident: behind.id, added: desk.missingKeepers(of: behind))
    }
    guard let incident = pick(desk.incidents.all.suffix(3)), !once(in: 4) else {
      let accused =
        once(in: 3) ? [] : [pick([Cast.office, Cast.secondLeader, Cast.auditor]) ?? Cast.office]
      return RaiseIncident(
        kind: pick(IncidentKind.allCases) ?? .leak, what: reason(), tip: desk.tips.rows.last?.id,
        accused: accused
      ).leavingOut(once(in: 2))
    }
    let today = desk.date(of: desk.lastTime)
    if incident.kind == .danger && incident.police == nil {
      return TellPolice(incident: incident.id, whom: reason(), on: today)
    }
    if incident.referral == nil {
      return ReferIncident(incident: incident.id, letter: reason(), on: today)
    }
    if let open = incident.proposal, !once(in: 3) {
      return once(in: 4)
        ? DeclineClosing(incident: incident.id, proposal: open.step.event, reason: reason())
        : ConfirmClosing(incident: incident.id, proposal: open.step.event)
    }
    if once(in: 6) { return OpenIncidentOriginals(incident: incident.id, reason: reason()) }
    if once(in: 5) { return LinkIncident(incident: incident.id, tip: pick(desk.tips.rows.map(\.id))) }
    if once(in: 4) { return NoteIncident(incident: incident.id, text: reason()) }
    if once(in: 4) {
      return AddAccused(incident: incident.id, member: Cast.secondLeader, why: reason())
    }
    if once(in: 4), let tip = pick(desk.restricted.rows.map(\.id)) {
      return TieIncident(incident: incident.id, tip: tip)
    }
    return ProposeClosing(
      incident: incident.id, outcome: once(in: 2) ? .confirmed : pick(IncidentOutcome.allCases) ?? .unclear,
      text: reason())
  }
}

extension WritesIncident {
  /// The same, with something left out of its words.
  func leavingOut(_ isLeftOut: Bool = true) -> Self {
    var copy = self
    copy.original = isLeftOut ? SealedWords(id: "0a1c", bytes: "AAEC") : nil
    return copy
  }
}
