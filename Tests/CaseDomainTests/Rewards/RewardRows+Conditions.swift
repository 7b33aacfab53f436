@testable import CaseDomain

private let date = RewardFacts.date
private let moment = RewardFacts.moment

extension RewardRow {
  /// R6.1 and R6.2: each alone, at its edges, unknown, and against each other.
  static let conditions: [RewardRow] = [
    RewardRow("R6.1-R6.6 the plain case", "T1+ T1[c1] T1/R1+ R1=300 rest=0 R6.1@T1+ R6.2.1@T1+ R6.2.2@T1+ R6.2.3@T1+"),
    RewardRow("R6.1-R6.6 the plain case, persons", "R6.3.1@T1/R1+ R6.3.2@T1+ R6.5.2@T1/R1+ R6.5.3@T1/R1+ R6.6@T1/R1+"),
    RewardRow("R6.1 the day before the campaign", "T1- R6.1@T1- rest=300") {
      $0.campaign.from = .on(date("2026-03-02"))
    },
    RewardRow("R6.1 the first day counts", "T1+ R6.1@T1+") { $0.campaign.from = .on(date("2026-03-01")) },
    RewardRow("R6.1 the last day counts", "T1+ R6.1@T1+") { $0.campaign.to = .on(date("2026-03-01")) },
    RewardRow("R6.1 the day after the campaign", "T1- R6.1@T1-") { $0.campaign.to = .on(date("2026-02-28")) },
    RewardRow("R6.1 days are local: 00:30 of the first day", "T1+") {
      $0.campaign.from = .on(date("2026-03-01"))
      $0.tips[0].receivedAt = moment("03-01 00:30")
    },
    RewardRow("R6.1 days are local: 23:59 of the last day", "T1+") {
      $0.campaign.to = .on(date("2026-03-01"))
      $0.tips[0].receivedAt = moment("03-01 23:59")
    },
    RewardRow("R6.1 a receipt known to the day", "T1+") {
      $0.campaign.from = .on(date("2026-03-01"))
      $0.tips[0].receivedAt = moment("03-01")
    },
    RewardRow("R6.1 beginning unknown", "T1? R6.1@T1? shared=no rest=300") { $0.campaign.from = .unknown },
    RewardRow("R6.1 end unknown", "T1? R6.1@T1?") { $0.campaign.to = .unknown },
    RewardRow("R6.1 end unknown, received before the beginning", "T1- R6.1@T1-") {
      $0.campaign = .init(from: .on(date("2026-04-01")), to: .unknown)
    },
    RewardRow("R6.1 no end", "T1+") { $0.campaign.to = .never },
    RewardRow("R6.1 ends before it begins", "!campaign.to") {
      $0.campaign = .init(from: .on(date("2026-04-01")), to: .on(date("2026-03-01")))
    },
    RewardRow("R6.2.1 no definite target", "T1- R6.2.1@T1- T1[]") { $0.tips[0].definiteTarget = false },
    RewardRow("R6.2.1 no specific facts", "T1- R6.2.1@T1-") { $0.tips[0].specificFacts = false },
    RewardRow("R6.2.1 target unknown", "T1? R6.2.1@T1?") { $0.tips[0].definiteTarget = nil },
    RewardRow("R6.2.1 facts unknown", "T1? R6.2.1@T1?") { $0.tips[0].specificFacts = nil },
    RewardRow("R6.2.1 one clear no settles", "T1- R6.2.1@T1-") {
      $0.tips[0].definiteTarget = nil
      $0.tips[0].specificFacts = false
    },
    RewardRow("R6.2.2 held the day before", "T1- R6.2.2@T1- T1[]") { $0.lead.knownSince = .on(moment("02-28")) },
    RewardRow("R6.2.2 held the day after", "T1+ R6.2.2@T1+") { $0.lead.knownSince = .on(moment("03-02")) },
    RewardRow("R6.2.2 held the same day, no time", "T1? R6.2.2@T1?") { $0.lead.knownSince = .on(moment("03-01")) },
    RewardRow("R6.2.2 held the same day, receipt without time", "T1?") {
      $0.tips[0].receivedAt = moment("03-01")
      $0.lead.knownSince = .on(moment("03-01 08:00"))
    },
    RewardRow("R6.2.2 held a minute earlier", "T1- R6.2.2@T1-") { $0.lead.knownSince = .on(moment("03-01 09:11")) },
    RewardRow("R6.2.2 held at the very instant is not before", "T1+") {
      $0.lead.knownSince = .on(moment("03-01 09:12"))
    },
    RewardRow("R6.2.2 not known whether held", "T1? R6.2.2@T1?") { $0.lead.knownSince = .unknown },
    RewardRow("R6.2.2 the item held before", "T1- R6.2.2@T1-") { $0.lead.knownContent = ["c1": .on(moment("02-01"))] },
    RewardRow("R6.2.2 another item held before", "T1+ T1[c1]") { $0.lead.knownContent = ["c9": .on(moment("02-01"))] },
    RewardRow("R6.2.2 one of two items held before", "T1+ R6.2.2@T1+ T1[c2]") {
      $0.tips[0].content = ["c1", "c2"]
      $0.lead.knownContent = ["c1": .on(moment("02-01"))]
    },
    RewardRow("R6.2.2 one of two items not known", "T1+ T1[c2]") {
      $0.tips[0].content = ["c1", "c2"]
      $0.lead.knownContent = ["c1": .unknown]
    },
    RewardRow("R6.2.2 an item established as not held", "T1+") { $0.lead.knownContent = ["c1": .never] },
    RewardRow("R6.2.2 the item not known", "T1? R6.2.2@T1?") { $0.lead.knownContent = ["c1": .unknown] },
    RewardRow("R6.2.3 refuted", "T1- R6.2.3@T1- rest=300") { $0.lead.finding = .refuted },
    RewardRow("R6.2.3 unverifiable", "T1- R6.2.3@T1-") { $0.lead.finding = .unverifiable },
    RewardRow("R6.2.3 out of scope", "T1- R6.2.3@T1-") { $0.lead.finding = .outOfScope },
    RewardRow("R6.2.3 no finding yet", "T1? R6.2.3@T1?") { $0.lead.finding = nil },
    RewardRow("R6.2.3 real-name needs the finding, not the closing", "T1+") { $0.lead.closedOn = .never },
    RewardRow("R6.2.3 closing unknown is no matter for a real name", "T1+") { $0.lead.closedOn = .unknown },
    RewardRow("R6.2.3 partly confirmed, this item", "T1+ T1[c1]") {
      $0.lead.finding = .partlyConfirmed
      $0.lead.confirmedContent = ["c1"]
    },
    RewardRow("R6.2.3 partly confirmed, another item", "T1- R6.2.3@T1-") {
      $0.lead.finding = .partlyConfirmed
      $0.lead.confirmedContent = ["c2"]
    },
    RewardRow("R6.2.3 partly confirmed, one of two", "T1+ T1[c2] R6.2.3@T1+") {
      $0.tips[0].content = ["c1", "c2"]
      $0.lead.finding = .partlyConfirmed
      $0.lead.confirmedContent = ["c2", "c7"]
    },
    RewardRow("R6.2.3 partly confirmed, items not said", "T1? R6.2.3@T1?") { $0.lead.finding = .partlyConfirmed },
    RewardRow("R6.2.3 confirmed with a list", "T1+ T1[c1]") {
      $0.tips[0].content = ["c1", "c2"]
      $0.lead.confirmedContent = ["c1"]
    },
    RewardRow("R6.2.3 no finding, but the item is on no list", "T1- R6.2.3@T1-") {
      $0.lead.finding = nil
      $0.lead.confirmedContent = ["c2"]
    },
    RewardRow("R6.2.3 refuted with a list", "!lead.confirmedContent") {
      $0.lead.finding = .refuted
      $0.lead.confirmedContent = ["c1"]
    },
    RewardRow("R6.2.3 partly confirmed and nothing of it", "!lead.confirmedContent") {
      $0.lead.finding = .partlyConfirmed
      $0.lead.confirmedContent = []
    },
    RewardRow("R6.2.2+R6.2.3 the confirmed item was held, the other not", "T1- R6.2.2@T1-") {
      $0.tips[0].content = ["c1", "c2"]
      $0.lead.finding = .partlyConfirmed
      $0.lead.confirmedContent = ["c1"]
      $0.lead.knownContent = ["c1": .on(moment("02-01"))]
    },
    RewardRow("R6.2.2+R6.2.3 one held, the other perhaps confirmed", "T1? R6.2.3@T1? R6.2.2@T1?") {
      $0.tips[0].content = ["c1", "c2"]
      $0.lead.finding = .partlyConfirmed
      $0.lead.knownContent = ["c1": .on(moment("02-01"))]
    },
    RewardRow("R6.2 a tip without content", "!tips[0].content") { $0.tips[0].content = [] },
    RewardRow("R6.2 a receipt in the future", "!tips[0].receivedAt") { $0.tips[0].receivedAt = moment("11-24") },
    RewardRow("R6.2.1+R6.2.3 a clear no beside an unknown", "T1-") {
      $0.tips[0].definiteTarget = false
      $0.lead.finding = nil
    },
    RewardRow("R6.3.6, R6.4 are kept by the workflow and settle nothing", "T1+ R6.3.6@T10 R6.4@T10"),
  ]
}
