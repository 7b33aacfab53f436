import CaseDomain
import DeskSession
import DeskText

/// What becomes of the leads of a made-up desk: the office assigns, a section checks and reports, the office reviews and
/// closes, what is organised crime goes to the police. Some of it waits at every stage when the history ends.
struct DemoCasework {
  let texts: Texts
  let clock: DemoClock
  let end: Instant
  let office: OpenDesk
  let second: OpenDesk
  let liaison: OpenDesk
  let section: SectionID

  /// A section is given so many leads a day at most.
  private static let dailyLeads = 3
  /// Older leads than these are left alone: a large desk has hundreds of thousands.
  private static let recent = 400

  /// Hands the section the key of its book.
  func begin() throws {
    try office.refresh()
    try office.upkeep()
  }

  /// The morning of a day.
  func work(on day: CivilDate, _ generator: inout TipGenerator) throws {
    set(day, 9 * 60)
    try office.refresh()
    try perform(assigning(&generator), office)
    set(day, 9 * 60 + 40)
    try second.refresh()
    try perform(reviewing(&generator), second)
    set(day, 10 * 60 + 20)
    try liaison.refresh()
    try perform(checking(on: day, &generator), liaison)
    try office.refresh()
  }

  private func set(_ day: CivilDate, _ minute: Int) {
    clock.set(min(end, Zone.china.startOfDay(day).adding(minutes: Int64(minute))))
  }

  /// One commit of what was drawn; what the rules have no room for on that day is left out.
  private func perform(_ commands: [any Command], _ desk: OpenDesk) throws {
    func isPossible(_ command: any Command) -> Bool {
      (try? desk.desk.decide(command, as: Actor(desk.member), at: clock.now)) != nil
    }
    // Reading comes before what rests on it.
    let possible = commands.filter { $0 is AcceptFinding || isPossible($0) }
    if !possible.isEmpty { _ = try desk.perform(Batch(possible)) }
  }

  private func leads(_ desk: Desk) -> [Lead] {
    Array(desk.leads.rows.suffix(Self.recent)).filter { !$0.isClosed && !$0.isElsewhere }
  }

  // MARK: The office

  private func assigning(_ generator: inout TipGenerator) -> [any Command] {
    let desk = office.desk
    var commands: [any Command] = []
    var given = 0
    for lead in leads(desk) {
      let work = desk.leads.work(on: lead.id)
      if work.escalateDue != nil, generator.chance(80) {
        commands.append(EscalateLead(lead: lead.id, words: texts["demo.lead.escalate"]))
      }
      if lead.isSuspectedOrganisedCrime {
        if work.transfers.isEmpty, generator.chance(70) { commands += [transfer(lead, desk)].compactMap { $0 } }
      } else if lead.state == .open, given < Self.dailyLeads, desk.refusal(toGive: lead.id, to: section) == nil,
        generator.chance(60)
      {
        given += 1
        commands.append(AssignLead(lead: lead.id, section: section, summary: texts["demo.lead.summary"]))
      }
      if let asked = work.waitingExtension, generator.chance(60) {
        commands.append(ApproveExtension(lead: lead.id, request: asked.step.event))
      }
    }
    return commands
  }

  private func transfer(_ lead: Lead, _ desk: Desk) -> TransferLead? {
    guard let police = desk.organisation.bodies.first(where: { $0.kind == .police }) else { return nil }
    let letter = texts("demo.letter", String(lead.number.year), String(lead.number.ordinal))
    return TransferLead(
      lead: lead.id, to: police.id, letter: letter, reason: texts["demo.reason.suspected"],
      contents: [texts["demo.lead.contents"]])
  }

  /// Somebody of the office who did not send it records the receipt, reads reports and closes.
  private func reviewing(_ generator: inout TipGenerator) -> [any Command] {
    let desk = second.desk
    return leads(desk).flatMap { lead -> [any Command] in
      let work = desk.leads.work(on: lead.id)
      if let transfer = work.transfer, transfer.receipt == nil {
        guard generator.chance(70) else { return [] }
        let number = texts("demo.letter", String(lead.number.year), String(lead.number.ordinal + 500))
        return [ReceiveTransfer(lead: lead.id, transfer: transfer.step.event, reference: number)]
      }
      if work.transfer != nil, [.open, .resolved].contains(lead.state), generator.chance(30) {
        return [
          CloseLead(
            lead: lead.id, basis: .transfer, reason: texts["demo.lead.transferred"],
            feedback: texts["demo.lead.feedback"])
        ]
      }
      switch lead.state {
      case .underReview:
        guard let report = work.report, generator.chance(60) else { return [] }
        return (desk.leads.hasRead(lead.id, second.member) ? [] : [ReadLead(lead: lead.id) as any Command])
          + [AcceptFinding(lead: lead.id, report: report.step.event, opinion: texts["demo.lead.opinion"])]
      case .resolved:
        guard generator.chance(50), work.escalateDue == nil else { return [] }
        return [
          CloseLead(
            lead: lead.id, basis: .determination, reason: texts["demo.lead.closed"],
            feedback: texts["demo.lead.feedback"])
        ]
      default: return []
      }
    }
  }

  // MARK: The section

  private func checking(on day: CivilDate, _ generator: inout TipGenerator) -> [any Command] {
    let desk = liaison.desk
    var commands: [any Command] = []
    for lead in leads(desk) where lead.section == section {
      let work = desk.leads.work(on: lead.id)
      if lead.state == .assigned, generator.chance(75) { commands.append(TakeLead(lead: lead.id)) }
      guard lead.state == .verifying, let due = lead.verifyDue else { continue }
      let left = desk.calendar.workingDays(from: day, to: due)
      if left < 14, work.waitingExtension == nil, generator.chance(22) {
        commands.append(report(on: lead, &generator))
      } else if left < 4, work.extensions.isEmpty, generator.chance(40) {
        commands.append(AskExtension(lead: lead.id, reason: texts["demo.lead.moreTime"]))
      } else if generator.chance(25) {
        let kind = generator.chance(60) ? CheckKind.files : .visit
        commands.append(NoteLead(lead: lead.id, kind: kind, words: texts["demo.lead.note.\(kind.rawValue)"]))
      }
    }
    if desk.fieldwork.books.contains(section), generator.chance(20) {
      let visit = generator.visit()
      commands.append(RecordVisit(section: section, kind: .community, place: visit.place, result: visit.result))
    }
    return commands
  }

  private func report(on lead: Lead, _ generator: inout TipGenerator) -> ReportFinding {
    let findings: [Finding] =
      lead.importance == .major ? [.confirmed] : [.confirmed, .confirmed, .refuted, .unverifiable]
    return ReportFinding(
      lead: lead.id, finding: findings[generator.below(findings.count)], grounds: texts["demo.lead.grounds"])
  }
}
