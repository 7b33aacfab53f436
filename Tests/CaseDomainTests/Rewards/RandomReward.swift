@testable import CaseDomain

/// Steps about the reward of one lead as an office might take them: mostly the next one by whose turn it is, often
/// another, by anybody.
struct RandomReward {
  private var chance: SeededGenerator

  init(seed: UInt64) { chance = SeededGenerator(seed: seed) }

  private mutating func once(in n: Int) -> Bool { Int.random(in: 0..<n, using: &chance) == 0 }
  private mutating func pick<Choice>(_ choices: some Collection<Choice>) -> Choice? {
    choices.randomElement(using: &chance)
  }
  private mutating func words() -> String { once(in: 15) ? " " : "说明" }
  private mutating func mark() -> MarkValue { once(in: 5) ? pick(MarkValue.allCases) ?? .unknown : .yes }

  /// Up to a day later, sometimes two months.
  mutating func later(than time: Instant) -> Instant {
    time.adding(minutes: once(in: 12) ? 60 * 1440 : Int64.random(in: 0...1440, using: &chance))
  }

  mutating func step(seeing desk: Desk) -> (command: any Command, member: MemberID) {
    let lead = desk.leads.rows[0].id
    let tip = desk.tips.rows[0].id
    let people = desk.reporters.of(tip)
    let reporter = pick(people) ?? ReporterID(rawValue: 1)
    let office = pick([Cast.office, Cast.receiver]) ?? Cast.office
    let (command, member): (any Command, MemberID) =
      once(in: 3) ? fact(lead, tip, people, office) : next(desk, lead, reporter, office)
    return (command, once(in: 8) ? pick(Cast.all) ?? member : member)
  }

  private mutating func fact(
    _ lead: LeadID, _ tip: TipID, _ people: [ReporterID], _ office: MemberID
  ) -> (any Command, MemberID) {
    let reporter = pick(people) ?? ReporterID(rawValue: 1)
    switch Int.random(in: 0..<8, using: &chance) {
    case 7:
      let paper: RewardPaper = once(in: 2) ? .approval : .voucher
      return (
        ExportReward(lead: lead, what: paper, file: "表.txt", reason: words()),
        paper == .voucher ? Cast.custodian : office
      )
    case 0:
      let since: Established<RewardMoment> = once(in: 6) ? .on(.day(on("2026-11-20"))) : .never
      return (
        RecordCircumstances(
          lead: lead, knownSince: since, verifiedSince: .never, underInvestigationSince: .never,
          knownContent: once(in: 4) ? [("殴打", .unknown)] : [], basis: words(),
          exclusion: once(in: 12) ? .on(words()) : .never), office
      )
    case 1:
      return (
        AssessRewardTip(
          lead: lead, tip: tip, definiteTarget: mark(), specificFacts: mark(), helpful: mark(), content: ["强迫交易"]),
        office
      )
    case 2:
      return (StateForReporter(lead: lead, reporter: reporter, willing: mark()), Cast.custodian)
    case 3:
      let shares = people.map { AgreedShare(reporter: $0, fen: 150_000) }
      return (AgreeShares(lead: lead, tip: tip, shares: shares), Cast.custodian)
    case 4:
      return (GrantDiscretion(lead: lead, tip: tip, fen: once(in: 4) ? 100 : 0, reason: words()), office)
    case 5:
      return (MarkReporter(reporter: reporter, mark: .staff, value: .no, evidence: .some), Cast.custodian)
    default:
      return (
        CheckReporter(reporter: reporter, contactWorks: true, nameIsTrue: true, how: "回拨", on: on("2026-11-23")),
        Cast.custodian
      )
    }
  }

  private mutating func next(
    _ desk: Desk, _ lead: LeadID, _ reporter: ReporterID, _ office: MemberID
  ) -> (any Command, MemberID) {
    let file = desk.rewards[lead]
    if let file, file.closed != nil || once(in: 3), let step = later(file, lead, reporter, office) { return step }
    switch file?.state {
    case nil: return (OpenReward(lead: lead, ground: once(in: 3) ? .claim : .closing), office)
    case .collecting:
      return once(in: 9)
        ? (CloseReward(lead: lead, reason: words()), office)
        : (RegisterReward(lead: lead, role: .decisive, effect: words()), office)
    case .registered:
      let registration = file?.registration?.step.event ?? EventNumber(rawValue: 0)
      return (CountersignReward(lead: lead, registration: registration), Cast.liaison)
    case .countersigned: return (ProposeReward(lead: lead, total: once(in: 9) ? 0 : 300_000), office)
    case .proposed:
      let proposal = file?.proposal?.step.event ?? EventNumber(rawValue: 0)
      return (
        DecideReward(lead: lead, proposal: proposal, isApproved: !once(in: 5), opinion: words()), Cast.secondLeader
      )
    case .approved: return (SubmitReward(lead: lead, letter: words()), office)
    case .submitted:
      let answer = once(in: 4) ? pick(CountyAnswer.allCases) ?? .granted : .granted
      return (RecordCountyAnswer(lead: lead, answer: answer, letter: "县奖", reason: words()), office)
    case .granted: return payment(desk, lead, reporter, office)
    case .refused, .closed: return (CloseReward(lead: lead, reason: words()), office)
    }
  }

  private mutating func payment(
    _ desk: Desk, _ lead: LeadID, _ reporter: ReporterID, _ office: MemberID
  ) -> (any Command, MemberID) {
    let file = desk.rewards[lead]
    if let payment = file?.payments.first(where: { $0.witnessed == nil }), once(in: 2) {
      return (WitnessPayment(lead: lead, payment: payment.step.event), once(in: 4) ? Cast.custodian : office)
    }
    if file?.unpaid.isEmpty == true { return (CloseReward(lead: lead, reason: words()), office) }
    let request = desk.reporters.requests.of(reporter).last
    switch request?.state {
    case .waiting where request?.purpose == .reward:
      return (
        ApproveIdentity(
          request: request?.event ?? EventNumber(rawValue: 0), lifted: [LiftedLayer(file: "0a0", layer: "AAEC")]),
        Cast.leader
      )
    case .approved where request?.views == 0:
      return (ViewIdentity(request: request?.event ?? EventNumber(rawValue: 0), isRenewal: false), Cast.custodian)
    default: break
    }
    let fen = file?.proposal?.shares.first { $0.reporter == reporter }?.fen ?? 0
    switch Int.random(in: 0..<5, using: &chance) {
    case 0: return (NoticeReward(lead: lead, reporter: reporter, words: words()), Cast.custodian)
    case 1: return (LapseReward(lead: lead, reporter: reporter, reason: words()), Cast.custodian)
    case 2:
      return (
        RequestIdentity(reporter: reporter, purpose: .reward, reason: words(), custodian: Cast.custodian), office
      )
    default:
      return (
        PayReward(
          lead: lead, reporter: reporter, fen: once(in: 9) ? 1 : fen,
          manner: pick(PaymentManner.allCases) ?? .cash, voucher: "凭证", detail: once(in: 4) ? nil : words()),
        Cast.custodian
      )
    }
  }

  /// What happens after the outcome, nil where nothing does.
  private mutating func later(
    _ file: RewardFile, _ lead: LeadID, _ reporter: ReporterID, _ office: MemberID
  ) -> (any Command, MemberID)? {
    if let objection = file.openObjections.first, once(in: 2) {
      let letter = once(in: 3) ? words() : nil
      return (
        AnswerObjection(
          lead: lead, objection: objection.step.event, isUpheld: once(in: 2), reason: words(), letter: letter),
        letter == nil ? Cast.leader : office
      )
    }
    if let revocation = file.openRevocations.first, once(in: 2) {
      return (
        DecideRevocation(
          lead: lead, proposal: revocation.step.event, isApproved: !once(in: 4), opinion: words()), Cast.secondLeader
      )
    }
    if let recovery = file.recoveries.first(where: { $0.witnessed == nil }), once(in: 2) {
      return (WitnessPayment(lead: lead, payment: recovery.step.event), office)
    }
    guard [.granted, .refused, .closed].contains(file.state) else { return nil }
    if let debtor = file.debtors.first {
      return once(in: 3)
        ? (WaiveRecovery(lead: lead, reporter: debtor, reason: words()), Cast.leader)
        : (RecoverReward(lead: lead, reporter: debtor, fen: 50_000, voucher: words()), Cast.custodian)
    }
    guard once(in: file.closed == nil ? 3 : 1) else { return nil }
    if once(in: 2) {
      let ground = pick(RevocationGround.allCases) ?? .fraud
      return (ProposeRevocation(lead: lead, reporter: reporter, ground: ground, reason: words()), office)
    }
    return (ObjectToReward(lead: lead, reporter: reporter, words: words()), Cast.custodian)
  }
}
