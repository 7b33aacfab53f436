@testable import CaseDomain

extension EventExamples {
  private static let lead = LeadID(rawValue: 70)
  private static let tip = TipID(rawValue: 40)
  private static let reporter = ReporterID(rawValue: 7)
  private static let event = EventNumber(rawValue: 150)

  static var rewards: [(String, any Event)] { facts + signatures + payments }

  private static let facts: [(String, any Event)] = [
    ("reward.opened", RewardOpened(lead: lead, ground: .closing)),
    ("reward.opened.claim", RewardOpened(lead: lead, ground: .claim)),
    (
      "reward.circumstances",
      CircumstancesRecorded(
        lead: lead, knownSince: "2026-03-01T09:12", verifiedSince: "2026-03-02", underInvestigationSince: "never",
        confirmedContent: ["强迫交易"], excluded: .yes, exclusion: "已另案奖励")
    ),
    (
      "reward.circumstances.least",
      CircumstancesRecorded(
        lead: lead, knownSince: nil, verifiedSince: nil, underInvestigationSince: nil, confirmedContent: nil,
        excluded: .unknown, exclusion: nil)
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
      RewardPaid(lead: lead, tip: tip, reporter: reporter, fen: 300_000, manner: .proxy, voucher: "凭证3号")
    ),
    ("reward.witnessed", PaymentWitnessed(lead: lead, tip: tip, payment: event)),
    ("reward.lapsed", RewardLapsed(lead: lead, tip: tip, reporter: reporter, reason: "逾期未领")),
    ("reward.closed", RewardClosed(lead: lead, reason: "已发放")),
  ]
}
