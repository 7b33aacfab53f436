@testable import CaseDomain

extension Deed {
  private static let office = [Cast.receiver, Cast.office]

  static var rewards: [Deed] { establishing + deciding + paying + later }

  private static var establishing: [Deed] {
    let (closed, open) = (DeskBench.closedLead, DeskBench.made(.collecting))
    let (lead, tip) = (open.firstLead, open.firstTip)
    return [
      Deed("R6.3.6 open a reward", by: Cast.office, allowed: office, on: closed, OpenReward(lead: closed.firstLead)),
      Deed(
        "R6.3.6 open it on a claim", by: Cast.custodian, allowed: office + [Cast.custodian], on: closed,
        OpenReward(lead: closed.firstLead, ground: .claim)),
      Deed(
        "R6.2.2 record what was known", by: Cast.office, allowed: office, on: open,
        RecordCircumstances(
          lead: lead, knownSince: .on(.day(on("2026-03-01"))), verifiedSince: .unknown,
          underInvestigationSince: .never, confirmedContent: ["强迫交易"],
          knownContent: [("殴打", .on(.day(on("2026-02-01"))))], basis: "县局来函", exclusion: .never)),
      Deed(
        "R6.2.1 assess a tip", by: Cast.receiver, allowed: office, on: open,
        AssessRewardTip(
          lead: lead, tip: tip, definiteTarget: .yes, specificFacts: .no, helpful: .yes, content: ["强迫交易"])),
      Deed(
        "R6.3.1 say whether they want it", by: Cast.custodian, allowed: [Cast.custodian], on: open,
        StateForReporter(lead: lead, reporter: open.rewarded, willing: .no)),
      Deed(
        "R6.3.2 grant at discretion", by: Cast.office, allowed: office, on: open,
        GrantDiscretion(lead: lead, tip: tip, fen: 5000, reason: "提供账目")),
      Deed(
        "R6.3.3 agree on shares", by: Cast.custodian, allowed: [Cast.custodian], on: .jointReward,
        AgreeShares(
          lead: DeskBench.jointReward.firstLead, tip: DeskBench.jointReward.firstTip,
          shares: DeskBench.jointReward.desk.reporters.of(DeskBench.jointReward.firstTip)
            .map { AgreedShare(reporter: $0, fen: 100) })),
    ]
  }

  private static var deciding: [Deed] {
    let (open, registered) = (DeskBench.made(.collecting), DeskBench.made(.registered))
    let (signed, proposed) = (DeskBench.made(.countersigned), DeskBench.made(.proposed))
    let (approved, submitted) = (DeskBench.made(.approved), DeskBench.made(.submitted))
    return [
      Deed(
        "R6.3.6 register and rate", by: Cast.office, allowed: office, on: open,
        RegisterReward(lead: open.firstLead, role: .important, effect: "据此查实")),
      Deed(
        "R6.3.6 the section signs", by: Cast.liaison, allowed: [Cast.liaison], on: registered,
        CountersignReward(
          lead: registered.firstLead,
          registration: registered.reward?.registration?.step.event ?? EventNumber(rawValue: 0))),
      Deed(
        "R6.3.6 propose a total", by: Cast.receiver, allowed: office, on: signed,
        ProposeReward(lead: signed.firstLead, total: 300_000)),
      Deed(
        "R6.3.6 approve it", by: Cast.leader, allowed: [Cast.leader, Cast.secondLeader], on: proposed,
        DecideReward(
          lead: proposed.firstLead, proposal: proposed.reward?.proposal?.step.event ?? EventNumber(rawValue: 0),
          isApproved: true, opinion: "同意")),
      Deed(
        "R6.3.6 print the form", by: Cast.leader,
        allowed: office + [Cast.leader, Cast.secondLeader, Cast.custodian], on: signed,
        ExportReward(lead: signed.firstLead, what: .approval, file: "审批表.txt", reason: "报批")),
      Deed(
        "R6.3.6 package it", by: Cast.office, allowed: office, on: submitted,
        ExportReward(
          lead: submitted.firstLead, what: .package, file: "报送", reason: "奖1号",
          contents: [HandedFile(name: "报送函.txt", bytes: 1, sha256: String(repeating: "5c", count: 32))])),
      Deed(
        "R6.3.6 submit it", by: Cast.office, allowed: office, on: approved,
        SubmitReward(lead: approved.firstLead, letter: "奖1号")),
      Deed(
        "R6.3.6 record the county's answer", by: Cast.receiver, allowed: office, on: submitted,
        RecordCountyAnswer(lead: submitted.firstLead, answer: .granted, letter: "县奖1号")),
    ]
  }

  private static var paying: [Deed] {
    let granted = DeskBench.made(.granted) { try $0.openForPayment($0.rewarded) }
    let paid = DeskBench.made(.granted) {
      try $0.openForPayment($0.rewarded)
      try $0.pay()
    }
    let late = DeskBench.made(.granted, from: .september) {
      try $0.shortenClaims()
      try $0.perform(NoticeReward(lead: $0.firstLead, reporter: $0.rewarded, words: "当面告知"), as: Cast.custodian)
      $0.clock = at("2026-11-23 09:00")
    }
    let refused = DeskBench.made(.refused)
    return [
      Deed(
        "R6.3.6 tell the reporter", by: Cast.custodian, allowed: [Cast.custodian], on: granted,
        NoticeReward(lead: granted.firstLead, reporter: granted.rewarded, words: "当面告知")),
      Deed(
        "R6.3.6 print the vouchers", by: Cast.custodian, allowed: [Cast.custodian], on: granted,
        ExportReward(lead: granted.firstLead, what: .voucher, file: "凭证.txt", reason: "发放")),
      Deed(
        "R6.3.6 let it lapse", by: Cast.custodian, allowed: [Cast.custodian], on: late,
        LapseReward(lead: late.firstLead, reporter: late.rewarded, reason: "逾期未领")),
      Deed(
        "R6.3.6 pay", by: Cast.custodian, allowed: [Cast.custodian], on: granted,
        PayReward(
          lead: granted.firstLead, reporter: granted.rewarded, fen: 300_000, manner: .transfer, voucher: "凭证1号")),
      Deed(
        "R6.3.6 sign a payment", by: Cast.office, allowed: office + [Cast.leader, Cast.secondLeader], on: paid,
        WitnessPayment(
          lead: paid.firstLead, payment: paid.reward?.payments.last?.step.event ?? EventNumber(rawValue: 0))),
      Deed(
        "R6.3.6 close a reward", by: Cast.office, allowed: office, on: refused,
        CloseReward(lead: refused.firstLead, reason: "县未批准")),
    ]
  }

  private static var later: [Deed] {
    let (closed, revoked) = (DeskBench.paidReward, DeskBench.revokedReward)
    let objected = DeskBench.made(.refused) { try $0.object() }
    let doubted = DeskBench.made(.granted) { try $0.revoke() }
    let returned = DeskBench.made(.granted) {
      $0 = DeskBench.revokedReward
      try $0.recover(100_000)
    }
    let (lead, reporter) = (closed.firstLead, closed.rewarded)
    let objection = objected.reward?.objections.last?.step.event ?? EventNumber(rawValue: 0)
    return [
      Deed(
        "R6.3.6 object", by: Cast.custodian, allowed: [Cast.custodian], on: closed,
        ObjectToReward(lead: lead, reporter: reporter, words: "金额偏低")),
      Deed(
        "R6.3.6 answer an objection", by: Cast.secondLeader, allowed: [Cast.secondLeader], on: objected,
        AnswerObjection(lead: objected.firstLead, objection: objection, isUpheld: true, reason: "复核")),
      Deed(
        "R6.3.6 record the county's answer to an objection", by: Cast.office, allowed: office, on: objected,
        AnswerObjection(
          lead: objected.firstLead, objection: objection, isUpheld: false, reason: "复核", letter: "县奖2号")),
      Deed(
        "R6.3.6 want a share back", by: Cast.custodian, allowed: office + [Cast.custodian], on: closed,
        ProposeRevocation(lead: lead, reporter: reporter, ground: .fraud, reason: "伪造账目")),
      Deed(
        "R6.3.6 take it back", by: Cast.leader, allowed: [Cast.leader, Cast.secondLeader], on: doubted,
        DecideRevocation(
          lead: doubted.firstLead,
          proposal: doubted.reward?.revocations.last?.step.event ?? EventNumber(rawValue: 0), isApproved: true,
          opinion: "同意")),
      Deed(
        "R6.3.6 recover it", by: Cast.custodian, allowed: [Cast.custodian], on: revoked,
        RecoverReward(lead: lead, reporter: revoked.rewarded, fen: 300_000, voucher: "收据1号")),
      Deed(
        "R6.3.6 sign what came back", by: Cast.leader, allowed: office + [Cast.leader, Cast.secondLeader],
        on: returned,
        WitnessPayment(
          lead: lead, payment: returned.reward?.recoveries.last?.step.event ?? EventNumber(rawValue: 0))),
      Deed(
        "R6.3.6 stop collecting", by: Cast.leader, allowed: [Cast.leader, Cast.secondLeader], on: revoked,
        WaiveRecovery(lead: lead, reporter: revoked.rewarded, reason: "无可执行")),
    ]
  }
}

extension DeskBench {
  /// Staffed in September, with one tip of a real-name reporter.
  static let september: DeskBench = {
    do {
      var bench = DeskBench.staffed(at: at("2026-09-01 09:00"))
      _ = try bench.reporter()
      return bench
    } catch { preconditionFailure("nobody reported in September: \(error)") }
  }()

  /// Thirty days, from today on.
  mutating func shortenClaims() throws(Refusal) {
    let day = desk.date(of: clock)
    try perform(
      ProposeRuling(ruling: .rewardClaimDays, value: .integer(30), from: day, reason: "会议决定"), as: Cast.office)
    let proposal = desk.rulings.proposals.last?.event ?? EventNumber(rawValue: 0)
    try perform(ConfirmRuling(proposal: proposal), as: Cast.leader)
  }

  /// A closed lead that nobody was rewarded for yet.
  static let closedLead: DeskBench = {
    do { return try DeskBench.lead(in: .closed).0 } catch { preconditionFailure("nothing is closed: \(error)") }
  }()

  /// The same with two joint reporters, its reward opened.
  static let jointReward: DeskBench = {
    do {
      var bench = DeskBench.staffed
      var tip = RegisterTip(
        content: .some(), reporters: (0..<2).map { _ in .init(given: [.name, .phone], identity: .some) })
      tip.isJoint = true
      _ = try bench.tip(tip)
      let lead = try bench.openFirst()
      try bench.perform(OpenReward(lead: lead, ground: .claim), as: Cast.custodian)
      return bench
    } catch { preconditionFailure("nobody reported jointly: \(error)") }
  }()
}
