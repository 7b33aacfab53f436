@testable import CaseDomain

extension EventExamples {
  private static let lead = LeadID(rawValue: 70)
  private static let tip = TipID(rawValue: 40)
  private static let reporter = ReporterID(rawValue: 7)
  private static let event = EventNumber(rawValue: 150)

  static var rewards: [(String, any Event)] { facts + signatures + payments + afterwards }

  private static let facts: [(String, any Event)] = [
    ("reward.opened", RewardOpened(lead: lead, ground: .closing)),
    ("reward.opened.claim", RewardOpened(lead: lead, ground: .claim)),
    (
      "reward.circumstances",
      CircumstancesRecorded(
        lead: lead, knownSince: "2026-03-01T09:12", verifiedSince: "2026-03-02", underInvestigationSince: "never",
        confirmedContent: ["强迫交易"], knownContent: nil, basis: nil, excluded: .yes, exclusion: "已另案奖励")
    ),
    (
      "reward.circumstances.known",
      CircumstancesRecorded(
        lead: lead, knownSince: "never", verifiedSince: "2026-03-02", underInvestigationSince: "never",
        confirmedContent: ["强迫交易"],
        knownContent: [
          KnownItem(content: "殴打", since: "2026-02-01"), KnownItem(content: "强迫交易", since: "never"),
          KnownItem(content: "敲诈", since: nil),
        ], basis: "县局来函3号", excluded: .no, exclusion: nil)
    ),
    (
      "reward.circumstances.least",
      CircumstancesRecorded(
        lead: lead, knownSince: nil, verifiedSince: nil, underInvestigationSince: nil, confirmedContent: nil,
        knownContent: nil,
        basis: nil, excluded: .unknown, exclusion: nil)
    ),
    (
      "reward.assessed",
      RewardTipAssessed(
        lead: lead, tip: tip, definiteTarget: .yes, specificFacts: .no, helpful: .unknown, content: ["强迫交易", "殴打"])
    ),
    (
      "reward.stated",
      ReporterStated(
        lead: lead, tip: tip, reporter: reporter, willing: .yes, confirmed: .yes, confirmedOn: on("2026-11-20"))
    ),
    (
      "reward.stated.least",
      ReporterStated(
        lead: lead, tip: tip, reporter: reporter, willing: .no, confirmed: .unknown, confirmedOn: nil)
    ),
    (
      "reward.agreed",
      SharesAgreed(
        lead: lead, tip: tip,
        shares: [AgreedShare(reporter: reporter, fen: 200_000), AgreedShare(reporter: ReporterID(rawValue: 8), fen: 0)])
    ),
    ("reward.discretion", DiscretionGranted(lead: lead, tip: tip, fen: 50_000, reason: "提供了账目")),
  ]

  private static let signatures: [(String, any Event)] = [
    ("reward.registered", RewardRegistered(lead: lead, role: .decisive, effect: "据此查实")),
    ("reward.countersigned", RewardCountersigned(lead: lead, registration: event)),
    ("reward.proposed", RewardProposed(lead: lead, total: 300_000)),
    ("reward.decided", RewardDecided(lead: lead, proposal: event, approved: .yes, opinion: "同意")),
    ("reward.submitted", RewardSubmitted(lead: lead, letter: "奖〔2026〕1号", on: on("2026-11-24"))),
    (
      "reward.countyAnswered",
      CountyAnsweredReward(
        lead: lead, answer: .returned, letter: "县奖1号", on: on("2026-11-25"), reason: "补充评定材料")
    ),
    (
      "reward.countyAnswered.least",
      CountyAnsweredReward(lead: lead, answer: .granted, letter: "县奖2号", on: on("2026-11-25"), reason: nil)
    ),
  ]

  private static let payments: [(String, any Event)] = [
    (
      "reward.noticed",
      RewardNoticed(lead: lead, tip: tip, reporter: reporter, on: on("2026-11-26"), words: "当面告知")
    ),
    (
      "reward.paid",
      RewardPaid(lead: lead, tip: tip, reporter: reporter, fen: 300_000, manner: .proxy, voucher: "凭证3号", detail: nil)
    ),
    (
      "reward.paid.detailed",
      RewardPaid(
        lead: lead, tip: tip, reporter: reporter, fen: 300_000, manner: .nonCash, voucher: "凭证4号",
        detail: "荣誉证书、慰问品")
    ),
    ("reward.witnessed", PaymentWitnessed(lead: lead, tip: tip, payment: event)),
    ("reward.lapsed", RewardLapsed(lead: lead, tip: tip, reporter: reporter, reason: "逾期未领")),
    ("reward.closed", RewardClosed(lead: lead, reason: "已发放")),
  ]

  private static let afterwards: [(String, any Event)] = [
    (
      "reward.objected",
      RewardObjected(lead: lead, tip: tip, reporter: reporter, on: on("2026-12-01"), words: "认为应当是第一时间")
    ),
    (
      "reward.objectionAnswered",
      ObjectionAnswered(lead: lead, objection: event, upheld: .yes, reason: "收到时间有误", letter: "县奖3号")
    ),
    (
      "reward.objectionAnswered.least",
      ObjectionAnswered(lead: lead, objection: event, upheld: .no, reason: "事实清楚", letter: nil)
    ),
    (
      "reward.revocationProposed",
      RevocationProposed(lead: lead, tip: tip, reporter: reporter, ground: .fraud, reason: "伪造账目")
    ),
    (
      "reward.revocationDecided",
      RevocationDecided(lead: lead, tip: tip, proposal: event, approved: .yes, opinion: "同意撤销")
    ),
    (
      "reward.recovered",
      RewardRecovered(lead: lead, tip: tip, reporter: reporter, fen: 100_000, voucher: "收据1号")
    ),
    (
      "reward.exported",
      RewardExported(lead: lead, what: .approval, file: "审批表.txt", reason: "报批", contents: nil)
    ),
    (
      "reward.exported.package",
      RewardExported(
        lead: lead, what: .package, file: "报送", reason: "奖〔2026〕1号",
        contents: [HandedFile(name: "报送函.txt", bytes: 812, sha256: String(repeating: "5c", count: 32))])
    ),
    ("reward.recoveryWaived", RecoveryWaived(lead: lead, tip: tip, reporter: reporter, reason: "无可执行")),
  ]
}
