@testable import CaseDomain

/// Commands about leads as an office, its sections and its leaders might give them: mostly sensible, often too late,
/// sometimes nonsense.
struct RandomSection {
  private var chance: SeededGenerator
  private var titles = 0

  init(seed: UInt64) { chance = SeededGenerator(seed: seed) }

  private mutating func once(in n: Int) -> Bool { Int.random(in: 0..<n, using: &chance) == 0 }
  private mutating func pick<Choice>(_ choices: some Collection<Choice>) -> Choice? {
    choices.randomElement(using: &chance)
  }
  private mutating func words() -> String { once(in: 15) ? " " : "说明" }

  /// Who gives a command: mostly somebody whose post it is.
  mutating func member(for command: any Command) -> MemberID {
    if command is GiveFeedback, !once(in: 3) { return Cast.custodian }
    // Only who has read a report accepts it.
    if command is AcceptFinding || command is ReadLead, !once(in: 3) { return Cast.office }
    if command is DecideAssist, !once(in: 3) { return Cast.receiver }
    if command is ArchiveLead || command is AnswerTransfer, !once(in: 3) { return Cast.receiver }
    return member()
  }

  mutating func member() -> MemberID {
    let everybody = Cast.all + [DeskBench.otherLiaison]
    let often = [
      Cast.receiver, Cast.office, Cast.office, Cast.liaison, Cast.liaison, DeskBench.otherLiaison, Cast.leader,
      Cast.custodian,
    ]
    return pick(once(in: 5) ? everybody : often) ?? Cast.nobody
  }

  /// Up to two days later, sometimes at once.
  mutating func later(than time: Instant) -> Instant {
    time.adding(minutes: Int64.random(in: 0...(once(in: 3) ? 15 : 2880), using: &chance))
  }

  private mutating func lead(_ desk: Desk) -> LeadID {
    let recent = desk.leads.rows.suffix(once(in: 3) ? 12 : 3)
    return pick(recent)?.id ?? LeadID(rawValue: 1)
  }

  private mutating func day(_ desk: Desk) -> CivilDate {
    desk.date(of: desk.lastTime).adding(days: Int.random(in: once(in: 9) ? -3...60 : 1...20, using: &chance))
  }

  private mutating func section(_ desk: Desk) -> SectionID {
    pick(desk.organisation.sections)?.id ?? SectionID(rawValue: 1)
  }

  mutating func command(seeing desk: Desk) -> any Command {
    titles += 1
    if once(in: 9) { return registration() }
    if let tip = pick(desk.tips.rows.filter(\.isInQueue)), once(in: 3) {
      return OpenLead(
        tips: [tip.id], importance: once(in: 3) ? .major : .ordinary, isSuspectedOrganisedCrime: once(in: 4),
        reason: words())
    }
    if once(in: 12) { return around(desk) }
    let lead = lead(desk)
    let found = desk.leads[lead]
    if desk.leads.work(on: lead).transfer.map({ $0.answered == nil }) == true, once(in: 3) {
      return outward(lead, desk)
    }
    switch once(in: 8) ? pick(LeadState.allCases) : found?.state {
    case .open: return onOpen(lead, desk)
    case .assigned: return once(in: 4) ? onWork(lead, desk) : TakeLead(lead: lead)
    case .verifying: return onWork(lead, desk)
    case .underReview: return onReview(lead, desk)
    case .resolved: return once(in: 3) ? onWork(lead, desk) : close(lead)
    case .closed: return onClosed(lead, desk)
    case .archived, nil: return once(in: 3) ? ReopenLead(lead: lead, reason: words()) : reading(lead)
    }
  }

  private mutating func registration() -> RegisterTip {
    var tip = RegisterTip(content: .some("第\(titles)件", naming: once(in: 9) ? ["庚"] : ["某酒店"]))
    if once(in: 2) { tip.reporters = [.init(given: [.name, .phone], identity: .some)] }
    return tip
  }

  /// The office covers a word of a tip, in its lead as well; a custodian lets it be shown again.
  private mutating func covering(_ desk: Desk) -> any Command {
    let tip = pick(desk.tips.rows.filter { $0.lead != nil })?.id ?? TipID(rawValue: 1)
    let words = [CoveredWord(pick(["酒店", "说明"]) ?? "", of: tip)]
    let basedOn = desk.tips.lastEvent(of: tip) ?? EventNumber(rawValue: 1)
    if once(in: 4), let covered = desk.tips.covering(of: tip)?.words {
      return UncoverTip(tip: tip, words: covered, content: .some("某酒店再写"), reason: "误遮", basedOn: basedOn)
    }
    return CoverTip(
      tip: tip, words: words, sketch: TextSketch("某"), original: .some, reason: "像举报人", basedOn: basedOn,
      inLead: words)
  }

  /// What moves beside the leads: people and links.
  private mutating func around(_ desk: Desk) -> any Command {
    let liaison = once(in: 2) ? Cast.liaison : DeskBench.otherLiaison
    switch Int.random(in: 0..<7, using: &chance) {
    case 6: return covering(desk)
    case 0:
      return ChangePosts(
        member: Cast.office, posts: once(in: 2) ? [.office, .liaison] : .office, section: section(desk), reason: "调整")
    case 1: return ChangePosts(member: liaison, posts: .liaison, section: section(desk), reason: "轮岗")
    case 2: return SignUndertaking()
    case 3:
      return EnterRecusal(on: .lead(lead(desk)), member: liaison, ground: .kin, words: words(), evidence: nil)
    case 4:
      let tip = pick(desk.tips.rows.filter { $0.lead != nil })?.id ?? TipID(rawValue: 1)
      return ProposeOutcome(tip: tip, outcome: .relink(lead(desk)), reason: words())
    default:
      let tip = pick(desk.tips.rows.filter { $0.proposal != nil })
      let proposal = tip.flatMap { desk.tips.openProposal(of: $0.id) }?.event ?? EventNumber(rawValue: 1)
      return ConfirmOutcome(tip: tip?.id ?? TipID(rawValue: 1), proposal: proposal)
    }
  }

  private mutating func assign(_ lead: LeadID, _ desk: Desk) -> AssignLead {
    AssignLead(
      lead: lead, section: section(desk), handler: once(in: 4) ? Cast.liaison : nil, summary: words(),
      due: once(in: 6) ? day(desk) : nil)
  }

  private mutating func onOpen(_ lead: LeadID, _ desk: Desk) -> any Command {
    switch Int.random(in: 0..<10, using: &chance) {
    case 0: return EscalateLead(lead: lead, words: words())
    case 1:
      return WeighLead(
        lead: lead, importance: once(in: 2) ? .major : .ordinary, isSuspectedOrganisedCrime: once(in: 2),
        reason: words())
    case 2: return transfer(lead, desk)
    case 3: return outward(lead, desk)
    default: return assign(lead, desk)
    }
  }

  private mutating func transfer(_ lead: LeadID, _ desk: Desk) -> TransferLead {
    TransferLead(
      lead: lead, to: pick(desk.organisation.bodies)?.id ?? BodyID(rawValue: 1), letter: words(), reason: words(),
      contents: once(in: 9) ? [] : ["摘要"])
  }

  private mutating func outward(_ lead: LeadID, _ desk: Desk) -> any Command {
    let work = desk.leads.work(on: lead)
    let transfer = work.transfer?.step.event ?? EventNumber(rawValue: 1)
    switch Int.random(in: 0..<5, using: &chance) {
    case 0...1: return ReceiveTransfer(lead: lead, transfer: transfer, reference: words())
    case 2:
      return AnswerTransfer(
        lead: lead, transfer: transfer, answer: pick(TransferAnswer.allCases) ?? .result, words: words())
    case 3: return RecordCountyOrder(lead: lead, number: "县交", due: day(desk))
    default: return ReplyToCounty(lead: lead, letter: "回", words: words())
    }
  }

  private mutating func onWork(_ lead: LeadID, _ desk: Desk) -> any Command {
    let work = desk.leads.work(on: lead)
    if let asked = work.waitingExtension, once(in: 2) {
      return once(in: 3)
        ? DeclineExtension(lead: lead, request: asked.step.event, reason: words())
        : ApproveExtension(lead: lead, request: asked.step.event)
    }
    if let assist = pick(work.assists), once(in: 3) { return step(of: assist, lead) }
    if let narrative = pick(work.narratives), once(in: 4) {
      return DecideNarrative(lead: lead, request: narrative.step.event, isOpened: !once(in: 3), reason: words())
    }
    if let directive = pick(work.directives), once(in: 3) {
      return AnswerDirective(lead: lead, directive: directive.step.event, words: words())
    }
    switch Int.random(in: 0..<17, using: &chance) {
    case 0: return assign(lead, desk)
    case 1: return ReassignLead(lead: lead, reason: words(), to: section(desk), summary: words())
    case 2...3: return NoteLead(lead: lead, kind: pick(CheckKind.allCases) ?? .files, words: words())
    case 4: return AskExtension(lead: lead, reason: words())
    case 5: return AskAssist(lead: lead, section: section(desk), words: words(), due: day(desk))
    case 6:
      let tip = desk.leads.row(of: lead).flatMap { desk.leads.tips[$0].first } ?? TipID(rawValue: 1)
      return AskNarrative(lead: lead, tip: tip, reason: words())
    case 7: return DirectLead(lead: lead, words: words(), due: day(desk))
    case 8: return transfer(lead, desk)
    case 9: return outward(lead, desk)
    case 10:
      return SplitLead(
        lead: lead, title: "另案\(titles)", isSuspectedOrganisedCrime: once(in: 4), reason: words(),
        tips: once(in: 2) ? desk.leads.row(of: lead).map { Array(desk.leads.tips[$0].prefix(1)) } ?? [] : [])
    case 11: return reading(lead)
    default: return report(lead)
    }
  }

  private mutating func step(of assist: LeadWork.Assist, _ lead: LeadID) -> any Command {
    if assist.decision == nil {
      return DecideAssist(lead: lead, request: assist.step.event, isAgreed: !once(in: 2), reason: words())
    }
    return once(in: 2)
      ? AnswerAssist(lead: lead, request: assist.step.event, words: words())
      : EndAssist(lead: lead, request: assist.step.event, reason: words())
  }

  private mutating func report(_ lead: LeadID) -> ReportFinding {
    let finding = pick(Finding.allCases) ?? .confirmed
    let items = [FindingItem(content: "甲事", finding: .confirmed), FindingItem(content: words(), finding: .refuted)]
    return ReportFinding(
      lead: lead, finding: finding, grounds: words(), items: finding == .partlyConfirmed || once(in: 9) ? items : [])
  }

  private mutating func onReview(_ lead: LeadID, _ desk: Desk) -> any Command {
    let report = desk.leads.work(on: lead).reports.last?.step.event ?? EventNumber(rawValue: 1)
    if once(in: 3) { return ReadLead(lead: lead) }
    return once(in: 4)
      ? ReturnFinding(lead: lead, report: report, reason: words())
      : AcceptFinding(lead: lead, report: report, opinion: words())
  }

  private mutating func close(_ lead: LeadID) -> CloseLead {
    CloseLead(lead: lead, basis: once(in: 2) ? .transfer : .determination, reason: words(), feedback: words())
  }

  private mutating func onClosed(_ lead: LeadID, _ desk: Desk) -> any Command {
    switch Int.random(in: 0..<6, using: &chance) {
    case 0: return ReopenLead(lead: lead, reason: words())
    case 1...2: return ArchiveLead(lead: lead, volume: words())
    case 3: return outward(lead, desk)
    default:
      let reporter = pick(desk.reportersToTell(of: lead)) ?? ReporterID(rawValue: 1)
      return GiveFeedback(lead: lead, reporter: reporter, words: words())
    }
  }

  private mutating func reading(_ lead: LeadID) -> any Command {
    once(in: 2) ? ReadLead(lead: lead) : ExportLead(lead: lead, what: .history, file: "文件")
  }
}
