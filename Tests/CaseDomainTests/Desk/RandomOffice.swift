@testable import CaseDomain

/// Commands as a lively and careless office might give them: mostly sensible, often too late, sometimes nonsense.
struct RandomOffice {
  private var chance: SeededGenerator
  private var titles = 0
  /// Who was named last, and most often gives the next command.
  private(set) var newest = Cast.nobody

  init(seed: UInt64) {
    chance = SeededGenerator(seed: seed)
  }

  /// True once in `n` times.
  mutating func once(in n: Int) -> Bool { Int.random(in: 0..<n, using: &chance) == 0 }

  mutating func member() -> MemberID {
    // Those who do most of the work come most often.
    newest =
      once(in: 3)
      ? pick(Cast.all) ?? Cast.nobody
      : pick([Cast.receiver, Cast.office, Cast.leader, Cast.secondLeader, Cast.admin, Cast.custodian]) ?? Cast.nobody
    return newest
  }

  /// Up to a day and a half later, sometimes at once.
  mutating func later(than time: Instant) -> Instant {
    time.adding(minutes: Int64.random(in: 0...(once(in: 3) ? 15 : 2160), using: &chance))
  }

  mutating func pick<Choice>(_ choices: some Collection<Choice>) -> Choice? {
    choices.randomElement(using: &chance)
  }

  mutating func reason() -> String { once(in: 12) ? " " : "理由" }

  private mutating func tip(_ desk: Desk) -> TipID {
    if once(in: 25) { return TipID(rawValue: Int64.random(in: -5...5, using: &chance)) }
    return pick(desk.tips.rows.suffix(once(in: 2) ? 4 : 40))?.id ?? TipID(rawValue: 1)
  }

  private mutating func lead(_ desk: Desk) -> LeadID {
    pick(desk.leads.rows)?.id ?? LeadID(rawValue: 1)
  }

  /// A command as someone would give it who sees the desk as it is in `desk`, which may be out of date.
  mutating func command(seeing desk: Desk) -> any Command {
    // What was approved is looked at while it may be.
    if newest == Cast.custodian, !once(in: 3), let look = lookAtApproved(seeing: desk) { return look }
    if newest == Cast.liaison, once(in: 2), let step = sectionStep(seeing: desk) { return step }
    if let step = codeStep(seeing: desk) { return step }
    if once(in: 14) { return fieldCommand(seeing: desk) }
    if once(in: 8) { return meetingCommand(seeing: desk) }
    if once(in: 9) { return weeklyCommand(seeing: desk) }
    if once(in: 40) { return directiveCommand(seeing: desk) }
    if once(in: 30) { return supervisionCommand(seeing: desk) }
    if once(in: 50) { return ruleCommand(seeing: desk) }
    if once(in: desk.endedFreezes.isEmpty ? 10 : 3) { return incidentCommand(seeing: desk) }
    switch Int.random(in: 0..<40, using: &chance) {
    case 0...5: return registration()
    case 6...9: return triage(desk)
    case 10...15: return second(desk)
    case 16: return amendment(desk)
    case 17: return SupplementTip(tip: tip(desk), text: once(in: 9) ? "" : "补充")
    case 18:
      return ResumeTip(tip: pick(desk.tips.rows.filter { $0.state == .returned })?.id ?? tip(desk), reason: reason())
    case 19: return receipt(desk)
    case 20: return acknowledgement(desk)
    case 21: return ruling(desk)
    case 22...23: return membership(desk)
    case 24: return organisation(desk)
    case 25...26: return reading(desk)
    case 27...31: return reporterCommand(seeing: desk)
    case 32...33: return codeCommand(seeing: desk)
    case 34...35: return covering(desk)
    case 36...37: return inspection(seeing: desk)
    case 38: return recusalCommand(seeing: desk)
    default: return Batch([registration(), once(in: 3) ? command(seeing: desk) : registration()])
    }
  }

  private mutating func registration() -> RegisterTip {
    titles += 1
    var tip = RegisterTip(content: .some("第\(titles)件", naming: once(in: 5) ? ["丁"] : ["某酒店"]))
    if once(in: 4) {
      let days = Int64.random(in: 0...5, using: &chance)
      tip.receivedAt = at("2026-11-23 09:00").adding(minutes: -1440 * days)
      tip.receiptEvidence = once(in: 3) ? nil : "信封邮戳"
    }
    if once(in: 3) {
      tip.reporters = (0..<Int.random(in: 1...3, using: &chance)).map { _ in
        .init(given: [.name, .phone], identity: .some)
      }
      tip.isJoint = once(in: 2)
    }
    if once(in: 3) {
      tip.source = TipSource(file: "台账.csv", row: titles, rowHash: .some(UInt8.random(in: 0...40, using: &chance)))
    }
    return tip
  }

  private mutating func triage(_ desk: Desk) -> any Command {
    let tip = pick(desk.tips.rows.filter(\.isInQueue))?.id ?? tip(desk)
    if once(in: 3) {
      let more = once(in: 3) ? [self.tip(desk)] : []
      return OpenLead(tips: [tip] + more, isSuspectedOrganisedCrime: once(in: 2), reason: reason())
    }
    let outcome: Outcome =
      switch Int.random(in: 0..<4, using: &chance) {
      case 0: .returnForMore(questions: "何时何地？")
      case 1: .passOn(pick(desk.organisation.bodies)?.id ?? BodyID(rawValue: 1), letter: "函")
      case 2: .join(lead(desk))
      default: .relink(lead(desk))
      }
    let linked = pick(desk.tips.rows.filter { $0.lead != nil })?.id
    return ProposeOutcome(tip: outcome.kind == .relink ? linked ?? tip : tip, outcome: outcome, reason: reason())
  }

  private mutating func second(_ desk: Desk) -> any Command {
    let waiting = pick(desk.tips.rows.filter { $0.proposal != nil })
    let tip = waiting?.id ?? tip(desk)
    let proposal = desk.tips.openProposal(of: tip)?.event ?? EventNumber(rawValue: 3)
    switch Int.random(in: 0..<8, using: &chance) {
    case 0: return WithdrawOutcome(tip: tip, proposal: proposal)
    case 1: return DeclineOutcome(tip: tip, proposal: proposal, reason: reason())
    default: return ConfirmOutcome(tip: tip, proposal: proposal)
    }
  }

  private mutating func amendment(_ desk: Desk) -> AmendTip {
    let tip = tip(desk)
    return AmendTip(
      tip: tip, content: .some("改", naming: once(in: 2) ? ["丁"] : []), reason: reason(),
      basedOn: desk.tips.lastEvent(of: tip) ?? EventNumber(rawValue: 1))
  }

  private mutating func covering(_ desk: Desk) -> any Command {
    let covered = pick(desk.tips.rows.filter { desk.tips.covering(of: $0.id) != nil })
    let tip = once(in: 2) ? covered?.id ?? tip(desk) : tip(desk)
    let basedOn = desk.tips.lastEvent(of: tip) ?? EventNumber(rawValue: 1)
    let words = [pick(["酒店", "威胁", "商户", "第1"]) ?? ""].map { CoveredWord($0, of: tip) }
    switch Int.random(in: 0..<4, using: &chance) {
    case 0: return OpenOriginal(tip: tip, reason: reason())
    case 1:
      let lifted = desk.tips.covering(of: tip)?.words.prefix(1) ?? []
      return UncoverTip(
        tip: tip, words: Array(lifted), content: .some("某酒店再写"), reason: reason(), basedOn: basedOn)
    default:
      return CoverTip(
        tip: tip, words: words, sketch: TextSketch("某"), original: .some, reason: reason(), basedOn: basedOn,
        inLead: words)
    }
  }

  private mutating func receipt(_ desk: Desk) -> any Command {
    let tip = pick(desk.tips.rows.filter { $0.receipt == .awaitingSecond })?.id ?? tip(desk)
    return once(in: 2) ? ConfirmReceipt(tip: tip) : DoubtReceipt(tip: tip, reason: reason())
  }

  private mutating func acknowledgement(_ desk: Desk) -> AcknowledgePassing {
    let tip = pick(desk.tips.rows.filter { $0.state == .passedOn })?.id ?? tip(desk)
    let day = desk.date(of: desk.lastTime).adding(days: Int.random(in: -2...1, using: &chance))
    return AcknowledgePassing(tip: tip, on: day, reference: reason())
  }

  private mutating func ruling(_ desk: Desk) -> any Command {
    let open = desk.rulings.proposals.filter { $0.decision == nil }
    if let proposal = pick(open), !once(in: 3) {
      return once(in: 4)
        ? DeclineRuling(proposal: proposal.event, reason: reason()) : ConfirmRuling(proposal: proposal.event)
    }
    let values: [(Ruling, RulingValue)] = [
      (.triageDays, .integer(3)), (.returnDays, .integer(0)), (.backdateDays, .integer(2)),
      (.tipPrefix, .text("PL-JB")),
      (.leadPrefix, .text("X")), (.zoneOffset, .integer(0)), (.zoneOffset, .integer(540)),
      (.undertakingDays, .integer(40)), (.identityDays, .integer(5)),
    ]
    let (ruling, value) = pick(values) ?? values[0]
    let day = desk.date(of: desk.lastTime).adding(days: Int.random(in: -1...6, using: &chance))
    return ProposeRuling(ruling: ruling, value: value, from: day, reason: reason())
  }

  private mutating func membership(_ desk: Desk) -> any Command {
    if once(in: 2) { return memberLife(seeing: desk) }
    let member = pick(desk.members.all)?.id ?? Cast.nobody
    let posts: Posts = [pick(Posts.names)?.post ?? .office, pick(Posts.names)?.post ?? .office]
    switch Int.random(in: 0..<9, using: &chance) {
    case 0:
      return InviteMember(name: "新\(titles)", posts: posts, section: pick(desk.organisation.sections)?.id) { _ in "v" }
    case 1:
      let invited = pick(desk.members.all.filter { $0.status == .invited })?.id
      return AdmitMember(member: invited ?? member, fingerprint: "F")
    case 2: return ChangePosts(member: member, posts: posts, section: nil, reason: reason())
    case 3: return RemoveMember(member: member, reason: reason())
    case 4: return GrantKeys(member: member, keys: desk.members[member]?.entitlements ?? [])
    case 5: return StartKeyEpochs(keys: desk.members.epochsDue.union([.leads]))
    default: return SignUndertaking()
    }
  }

  private mutating func reading(_ desk: Desk) -> any Command {
    let file = once(in: 9) ? " " : "文件"
    switch Int.random(in: 0..<10, using: &chance) {
    case 0...3: return ReadTip(tip: tip(desk))
    case 4: return ReadLead(lead: lead(desk))
    case 5: return ExportTip(tip: tip(desk), what: pick(ExportedPart.allCases) ?? .slip, file: file)
    case 6: return ExportLead(lead: lead(desk), what: pick(ExportedPart.allCases) ?? .history, file: file)
    case 8: return ExportLedger(leads: [lead(desk), lead(desk)], reason: reason(), file: file)
    case 7: return ExportList(what: .tips, filter: "某", count: Int.random(in: -1...9, using: &chance), file: file)
    default: return ExportMemberHistory(member: pick(desk.members.all)?.id ?? Cast.nobody, file: file)
    }
  }

  private mutating func organisation(_ desk: Desk) -> any Command {
    let section = pick(desk.organisation.sections)?.id ?? SectionID(rawValue: 1)
    switch Int.random(in: 0..<4, using: &chance) {
    case 0: return AddSection(name: once(in: 3) ? "投资项目科" : "科\(titles)")
    case 1: return CloseSection(section: section, reason: reason())
    case 2: return AddWindow(section: section, name: "窗口")
    default: return AddBody(kind: .bureau, name: "单位\(Int.random(in: 0...3, using: &chance))")
    }
  }
}
