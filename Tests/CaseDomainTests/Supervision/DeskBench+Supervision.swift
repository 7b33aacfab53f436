import Testing

@testable import CaseDomain

extension DeskBench {
  @discardableResult
  mutating func inspect(
    _ sections: [SectionID]? = nil, by inspectors: [MemberID] = [Cast.leader, Cast.auditor],
    as member: MemberID = Cast.office, on day: String? = nil, scope: String = "线索核查台账"
  ) throws(Refusal) -> InspectionID {
    let command = InspectSections(
      kind: .routine, sections: sections ?? [section], on: day.map { CivilDate($0)! }, inspectors: inspectors,
      scope: scope, places: "办事大厅")
    return InspectionID(rawValue: try perform(command, as: member).rawValue)
  }

  @discardableResult
  mutating func find(
    _ inspection: InspectionID, severity: FindingSeverity? = .ordinary, _ words: String = "台账不全",
    as member: MemberID = Cast.auditor
  ) throws(Refusal) -> EventNumber {
    try perform(
      Supervise(.find(inspection, section, severity: severity, clause: Clause("R3.6"), words: words)), as: member)
  }

  mutating func rectify(
    _ finding: EventNumber, due: String = "2026-12-04", as member: MemberID = Cast.auditor
  ) throws(Refusal) {
    try perform(
      Supervise(.set(finding, owner: RectificationOwner(member: Cast.liaison), due: on(due), words: "补齐台账")),
      as: member)
  }

  /// A finding brought as far as asked.
  @discardableResult
  mutating func found(
    _ inspection: InspectionID, _ state: InspectionFinding.State, _ words: String = "台账不全"
  ) throws(Refusal) -> EventNumber {
    let finding = try find(inspection, severity: state == .praise ? nil : .ordinary, words)
    let way: [InspectionFinding.State] = [.rectifying, .reported, .passed, .struckOff]
    if state == .withdrawn { try perform(Supervise(.withdraw(finding, reason: "记错科室")), as: Cast.auditor) }
    guard let steps = way.firstIndex(of: state) else { return finding }
    try rectify(finding)
    if steps > 0 { try perform(Supervise(.report(finding, words: "已补齐")), as: Cast.liaison) }
    if steps > 1 { try perform(Supervise(.check(finding, words: "属实", next: nil)), as: Cast.leader) }
    if steps > 2 { try perform(Supervise(.strikeOff(finding)), as: Cast.office) }
    return finding
  }

  /// An inspection with a finding in every state, and one of which nothing was said yet.
  static let supervised: DeskBench = {
    do {
      return try makeInspected()
    } catch {
      preconditionFailure("nobody inspects: \(error)")
    }
  }()

  private static func makeInspected() throws(Refusal) -> DeskBench {
    var bench = DeskBench.directed
    let inspection = try bench.inspect()
    for state in InspectionFinding.State.allCases { try bench.found(inspection, state, state.rawValue) }
    try bench.inspect(as: Cast.leader, on: "2026-11-20")
    return bench
  }

  func finding(_ state: InspectionFinding.State) -> EventNumber {
    desk.supervision.findings.first { $0.state == state }!.event
  }
  var firstInspection: InspectionID { desk.supervision.inspections[0].id }
  var silentInspection: InspectionID { desk.supervision.inspections[1].id }
}

extension Deed {
  static var supervision: [Deed] {
    let bench = DeskBench.supervised
    let inspecting = [Cast.receiver, Cast.office, Cast.leader, Cast.secondLeader, Cast.auditor]
    func deed(_ name: String, by doer: MemberID = Cast.auditor, _ allowed: [MemberID], _ deed: Supervise.Deed) -> Deed {
      Deed("R3.5 \(name)", by: doer, allowed: allowed, on: bench, Supervise(deed))
    }
    let owner = RectificationOwner(name: "窗口负责人")
    let silent = bench.silentInspection
    return [
      Deed(
        "R3.5 take evidence out for an inspection", by: Cast.auditor, allowed: inspecting, on: bench,
        ExportEvidence(
          from: on("2026-01-01"), to: on("2026-11-23"), file: "佐证", reason: "县里检查",
          contents: [HandedFile(name: "目录.html", bytes: 9, sha256: String(repeating: "5c", count: 32))])),
      Deed(
        "R3.5 inspect sections", by: Cast.office, allowed: inspecting, on: bench,
        InspectSections(
          kind: .special, sections: [bench.section], inspectors: [Cast.leader], scope: "宣传情况")),
      deed("find a problem", inspecting, .find(silent, bench.section, severity: .serious, clause: nil, words: "漏报")),
      deed("praise", inspecting, .find(silent, bench.section, severity: nil, clause: Clause("R1.3"), words: "宣传到位")),
      deed("find nothing", inspecting, .nothing(silent, bench.section, words: "")),
      deed("withdraw a finding", inspecting, .withdraw(bench.finding(.open), reason: "记错")),
      deed(
        "give it to be put right", inspecting,
        .set(bench.finding(.open), owner: owner, due: on("2026-12-04"), words: "整改")),
      deed(
        "give it to somebody else", inspecting,
        .change(bench.finding(.rectifying), owner: owner, due: on("2026-12-11"), reason: "人员变动")),
      deed("put it right", by: Cast.liaison, [Cast.liaison], .report(bench.finding(.rectifying), words: "已整改")),
      deed("look again", inspecting, .check(bench.finding(.reported), words: "属实", next: nil)),
      deed("send it back", inspecting, .check(bench.finding(.reported), words: "仍缺附件", next: on("2026-12-08"))),
      deed("strike it off", by: Cast.office, inspecting, .strikeOff(bench.finding(.passed))),
      deed(
        "take it up again", by: Cast.office, inspecting,
        .reopen(bench.finding(.struckOff), reason: "反弹", due: on("2026-12-11"))),
    ]
  }
}

extension EventExamples {
  private static let section = SectionID(rawValue: 8)
  private static let inspection = InspectionID(rawValue: 140)
  private static let finding = EventNumber(rawValue: 142)

  static let supervision: [(String, any Event)] = [
    (
      "supervision.inspected",
      SectionsInspected(
        kind: .special, sections: [section], on: on("2026-11-20"), inspectors: [Cast.leader, Cast.auditor],
        scope: "线索核查台账", places: "办事大厅")
    ),
    (
      "supervision.inspected.least",
      SectionsInspected(
        kind: .followUp, sections: [section], on: on("2026-11-20"), inspectors: [Cast.leader], scope: "回头看",
        places: nil)
    ),
    (
      "supervision.figures",
      SectionFigures(
        inspection: inspection, section: section,
        counts: SectionCounts(leads: 3, lateLeads: 1, lateDirectives: 1, lateRectifications: 0))
    ),
    (
      "supervision.found",
      FindingRecorded(
        inspection: inspection, section: section, kind: .problem, severity: .serious, clause: Clause("R3.6"),
        words: "台账不全")
    ),
    (
      "supervision.found.praise",
      FindingRecorded(
        inspection: inspection, section: section, kind: .praise, severity: nil, clause: nil, words: "宣传到位")
    ),
    ("supervision.withdrawn", FindingWithdrawn(section: section, finding: finding, reason: "记错科室")),
    ("supervision.nothingFound", NothingFound(inspection: inspection, section: section, words: "未发现问题")),
    (
      "supervision.itemSet",
      RectificationSet(
        section: section, finding: finding, owner: RectificationOwner(member: Cast.liaison), due: on("2026-12-04"),
        words: "补齐台账")
    ),
    (
      "supervision.itemChanged",
      RectificationChanged(
        section: section, finding: finding, owner: RectificationOwner(name: "窗口负责人"), due: on("2026-12-11"),
        reason: "人员变动")
    ),
    ("supervision.rectified", RectificationReported(section: section, finding: finding, words: "已补齐")),
    (
      "supervision.rechecked",
      RectificationChecked(section: section, finding: finding, passed: .yes, words: "属实", due: nil)
    ),
    (
      "supervision.rechecked.back",
      RectificationChecked(
        section: section, finding: finding, passed: .no, words: "仍缺附件", due: on("2026-12-08"))
    ),
    (
      "export.evidence",
      EvidenceExported(
        from: on("2026-01-01"), to: on("2026-11-23"), file: "佐证", reason: "县里检查",
        contents: [HandedFile(name: "目录.html", bytes: 9, sha256: String(repeating: "5c", count: 32))])
    ),
    ("supervision.struckOff", RectificationStruckOff(section: section, finding: finding)),
    (
      "supervision.reopened",
      RectificationReopened(section: section, finding: finding, reason: "反弹", due: on("2026-12-11"))
    ),
  ]
}

extension Desk {
  var supervisionLines: [String] {
    let all = supervision
    return all.inspections.map { "\($0)" } + all.findings.map { "\($0)" } + all.figures.map { "\($0)" }
      + all.clean.map { "\($0)" }
  }

  /// What is not as it must always be about inspections.
  func brokenSupervision() -> [String] {
    var claims = Claims()
    for inspection in supervision.inspections {
      claims.hold(!inspection.sections.isEmpty && !inspection.inspectors.isEmpty, "\(inspection.id) of nobody")
    }
    for finding in supervision.findings {
      claims.ascending(finding.events, upTo: lastEvent, "finding \(finding.event)")
      let place = supervision[finding.inspection]?.sections.contains(finding.section) == true
      claims.hold(place, "\(finding.event) was found where nobody looked")
      claims.hold(fieldwork.books.contains(finding.section), "\(finding.event) stands in no book")
      claims.hold((finding.kind == .problem) == (finding.severity != nil), "\(finding.event) and its severity")
      guard let item = finding.item else { continue }
      claims.hold(finding.kind == .problem, "praise is to be put right")
      claims.hold((item.owner.member == nil) != (item.owner.name == nil), "\(finding.event) is nobody's")
      if item.struckOff != nil {
        claims.hold(item.checks.last?.passed == true && item.reported != nil, "\(finding.event) was struck off unseen")
        let doer = item.reported?.by
        claims.hold(
          doer != item.checks.last?.step.by && doer != item.struckOff?.by, "\(finding.event) judged by its own")
      }
    }
    for clean in supervision.clean {
      let problems = supervision.findings(of: clean.inspection, in: clean.section).filter {
        $0.kind == .problem && $0.withdrawn == nil
      }
      claims.hold(problems.isEmpty, "\(clean.inspection) found nothing and something")
    }
    return claims.broken
  }
}

extension RandomOffice {
  /// What waits for a section's liaison, who comes seldom; nil where nothing does.
  mutating func sectionStep(seeing desk: Desk) -> (any Command)? {
    let mine = desk.supervision.findings.last { $0.state == .rectifying }
    if let mine, once(in: 2) { return Supervise(.report(mine.event, words: reason())) }
    for directive in desk.directives.all.reversed() {
      guard let share = desk.sharesWaiting(directive, for: Cast.liaison).first else { continue }
      return share.acknowledged == nil && once(in: 2)
        ? AcknowledgeDirective(directive: directive.id, section: share.section)
        : FinishDirective(directive: directive.id, section: share.section, words: reason())
    }
    return nil
  }

  /// A step about inspections, mostly one that fits.
  mutating func supervisionCommand(seeing desk: Desk) -> any Command {
    let today = desk.date(of: desk.lastTime)
    let section = pick(desk.organisation.sections)?.id ?? SectionID(rawValue: 1)
    guard let inspection = desk.supervision.inspections.last, !once(in: 8) else {
      return InspectSections(
        kind: pick(InspectionKind.allCases) ?? .routine, sections: [section], inspectors: [Cast.leader],
        scope: reason())
    }
    let findings = desk.supervision.findings.suffix(6)
    func one(_ states: InspectionFinding.State...) -> EventNumber? {
      findings.last { states.contains($0.state) }?.event
    }
    let owner = once(in: 2) ? RectificationOwner(member: Cast.liaison) : RectificationOwner(name: "负责人")
    let due = today.adding(days: pick(-1..<20) ?? 0)
    if let event = one(.passed), once(in: 2) { return Supervise(.strikeOff(event)) }
    if let event = one(.reported), once(in: 2) {
      return Supervise(.check(event, words: reason(), next: once(in: 3) ? due : nil))
    }
    if let event = one(.rectifying), once(in: 2) { return Supervise(.report(event, words: reason())) }
    if let event = one(.open), once(in: 2) { return Supervise(.set(event, owner: owner, due: due, words: reason())) }
    let place = pick(inspection.sections) ?? section
    let any = pick(findings)?.event ?? EventNumber(rawValue: 1)
    switch pick(0..<8) ?? 0 {
    case 7:
      let file = HandedFile(name: "目录.html", bytes: 1, sha256: String(repeating: "5c", count: 32))
      return ExportEvidence(
        from: today.adding(days: -30), to: today, file: "佐证", reason: reason(), contents: [file])
    case 0: return Supervise(.nothing(inspection.id, place, words: ""))
    case 1: return Supervise(.withdraw(any, reason: reason()))
    case 2: return Supervise(.change(one(.rectifying) ?? any, owner: owner, due: due, reason: reason()))
    case 3: return Supervise(.reopen(one(.struckOff) ?? any, reason: reason(), due: due))
    default:
      return Supervise(
        .find(
          inspection.id, place, severity: once(in: 4) ? nil : .minor, clause: Clause("R3.6"), words: reason()))
    }
  }
}
