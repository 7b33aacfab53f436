@testable import CaseDomain

private let date = RewardFacts.date
private let moment = RewardFacts.moment

extension RewardRow {
  private static func second(_ facts: inout RewardFacts) {
    facts.add(tip("T2", "03-02 09:00", "R2", helpful: true))
  }

  /// What was approved and how it is divided (R6.3.2, R6.3.3).
  static let money: [RewardRow] = [
    RewardRow("R6.3.2 nothing approved yet", "T1+ shared=no rest=0") { $0.total = nil },
    RewardRow("R6.3.2 nothing approved", "T1+ R1=0 rest=0") { $0.total = 0 },
    RewardRow("R6.3.2 less than nothing", "!total") { $0.total = -1 },
    RewardRow("R6.3.2 one fen among two", "R1=1 R2=0") {
      $0.tips = [tip("T1", "03-01 09:12", "R1", "R2")]
      $0.total = 1
    },
    RewardRow("R6.3.2 granted at discretion, the first take the rest", "T2~ R1=250 R2=50 rest=0") {
      second(&$0)
      $0.discretionaryAmounts = ["T2": 50]
    },
    RewardRow("R6.3.2 all granted at discretion", "R1=0 R2=300") {
      second(&$0)
      $0.discretionaryAmounts = ["T2": 300]
    },
    RewardRow("R6.3.2 nobody first: the rest is unawarded", "T1- R2=50 rest=250") {
      second(&$0)
      $0.reporter.staff = true
      $0.discretionaryAmounts = ["T2": 50]
    },
    RewardRow("R6.3.2 granted to one who declines", "R1=250 R2=0 rest=50") {
      second(&$0)
      $0.tips[1].reporters[0].willing = false
      $0.discretionaryAmounts = ["T2": 50]
    },
    RewardRow("R6.3.2 granted to one who has not said whether they want it", "T2~ shared=no") {
      second(&$0)
      $0.tips[1].reporters[0].willing = nil
      $0.discretionaryAmounts = ["T2": 50]
    },
    RewardRow("R6.3.2 not granted to one who has not said", "R1=300") {
      second(&$0)
      $0.tips[1].reporters[0].willing = nil
    },
    RewardRow("R6.3.2 granted to the first", "!discretionaryAmounts.T1") { $0.discretionaryAmounts = ["T1": 50] },
    RewardRow("R6.3.2 granted to an excluded tip", "!discretionaryAmounts.T2") {
      second(&$0)
      $0.tips[1].helpful = false
      $0.discretionaryAmounts = ["T2": 50]
    },
    RewardRow("R6.3.2 granted to no tip", "!discretionaryAmounts.T9") { $0.discretionaryAmounts = ["T9": 50] },
    RewardRow("R6.3.2 granted above the total", "!discretionaryAmounts") {
      second(&$0)
      $0.discretionaryAmounts = ["T2": 301]
    },
    RewardRow("R6.3.2 granted above any number", "!discretionaryAmounts") {
      second(&$0)
      $0.add(tip("T3", "03-03 09:00", "R3", helpful: true))
      $0.discretionaryAmounts = ["T2": .max, "T3": .max]
    },
    RewardRow("R6.3.2 granted less than nothing", "!discretionaryAmounts.T2") {
      second(&$0)
      $0.discretionaryAmounts = ["T2": -1]
    },
    RewardRow("R6.3.2 granted before anything was approved", "!discretionaryAmounts") {
      second(&$0)
      $0.total = nil
      $0.discretionaryAmounts = ["T2": 50]
    },
    RewardRow("R6.3.2 granted to a tip that is not decided: nothing is divided yet", "T2? shared=no rest=300") {
      second(&$0)
      $0.tips[1].helpful = nil
      $0.discretionaryAmounts = ["T2": 50]
    },
    RewardRow("R6.3.3 agreed shares divide what the first take", "R1=150 R2=50 R3=100") {
      $0.tips = [tip("T1", "03-01 09:12", "R1", "R2"), tip("T2", "03-02 09:00", "R3", helpful: true)]
      $0.agreedShares = ["R1": 150, "R2": 50]
      $0.discretionaryAmounts = ["T2": 100]
    },
    RewardRow("R6.3.3 agreed shares of one tip beside another", "R1=100 R2=50 R3=150") {
      $0.tips = [tip("T1", "03-01 09:12", "R1", "R2"), tip("T2", "03-01 09:12", "R3")]
      $0.agreedShares = ["R1": 100, "R2": 50]
    },
  ]

  /// R6.7: another reading governs the tips received from its day on.
  static let rulings: [RewardRow] = [
    RewardRow("R6.7 same day counts for the reporter", "T1+ R6.2.2@T1+ R6.5.1@T1+") {
      $0.rule(.sameDay, .notBefore)
      $0.lead.knownSince = .on(moment("03-01"))
      $0.lead.verifiedSince = .on(moment("03-01"))
    },
    RewardRow("R6.7 same day, the day before stays before", "T1-") {
      $0.rule(.sameDay, .notBefore)
      $0.lead.knownSince = .on(moment("02-28"))
    },
    RewardRow("R6.7 the next moves up where the first is staff", "T1- T2+ R2=300") {
      $0.rule(.first, .nextMovesUp)
      $0.reporter.staff = true
      second(&$0)
    },
    RewardRow("R6.7 the next moves up where the first declines", "T1+ T2+ R1=0 R2=300") {
      $0.rule(.first, .nextMovesUp)
      $0.reporter.willing = false
      second(&$0)
    },
    RewardRow("R6.7 the first stays first", "T1+ T2~ R1=300") {
      $0.rule(.first, .nextMovesUp)
      second(&$0)
    },
    RewardRow("R6.7 perhaps the next moves up", "T1? T2? R6.3.2@T2?") {
      $0.rule(.first, .nextMovesUp)
      $0.reporter.staff = nil
      second(&$0)
    },
    RewardRow("R6.7 a ruling between two receipts governs the later", "T1- T2+ R2=300") {
      $0.rule(.first, .nextMovesUp, from: "2026-03-02")
      $0.reporter.staff = true
      second(&$0)
    },
    RewardRow("R6.7 a ruling the day after the receipt governs nothing", "T1- T2~ rest=300") {
      $0.rule(.first, .nextMovesUp, from: "2026-03-03")
      $0.reporter.staff = true
      second(&$0)
    },
    RewardRow("R6.7 a ruling that was taken back", "T1- T2~") {
      $0.rule(.first, .nextMovesUp, from: "2026-01-01")
      $0.rule(.first, .factOfTime, from: "2026-03-02")
      $0.reporter.staff = true
      second(&$0)
    },
    RewardRow("R6.7 an excluded member's part lapses", "T1+ R1=150 rest=150") {
      $0.rule(.joint, .partLapses)
      $0.tips = [tip("T1", "03-01 09:12", "R1", "R2")]
      $0.tips[0].reporters[1].staff = true
    },
    RewardRow("R6.7 a declined part lapses", "R1=150 R2=0 rest=150") {
      $0.rule(.joint, .partLapses)
      $0.tips = [tip("T1", "03-01 09:12", "R1", "R2")]
      $0.tips[0].reporters[1].willing = false
    },
    RewardRow("R6.7 agreed shares of what does not lapse", "R1=150 R2=50 rest=100") {
      $0.rule(.joint, .partLapses)
      $0.tips = [tip("T1", "03-01 09:12", "R1", "R2", "R3")]
      $0.tips[0].reporters[2].staff = true
      $0.agreedShares = ["R1": 150, "R2": 50]
    },
    RewardRow("R6.7 only the earliest own tip counts", "T1+ T2- R6.3.5@T2/R1-") {
      $0.rule(.ownTips, .earliestOnly)
      $0.add(tip("T2", "03-05 09:00", "R1", content: ["c1", "c2"]))
    },
    RewardRow("R6.7 confirmed before closing no longer serves", "T1- R6.3.1@T1/R1-") {
      $0.rule(.anonymous, .afterClosing)
      $0.reporter.goAnonymous(confirmed: .on(date("2026-05-31")))
    },
    RewardRow("R6.7 confirmed on the day of closing serves", "T1+") {
      $0.rule(.anonymous, .afterClosing)
      $0.reporter.goAnonymous(confirmed: .on(date("2026-06-01")))
    },
    RewardRow("R6.7 partly confirmed counts whole", "T1+ T1[c1,c2]") {
      $0.rule(.partly, .whole)
      $0.tips[0].content = ["c1", "c2"]
      $0.lead.finding = .partlyConfirmed
      $0.lead.confirmedContent = ["c2"]
    },
    RewardRow("R6.7 partly confirmed counts whole, items not said", "T1+ R1=300") {
      $0.rule(.partly, .whole)
      $0.lead.finding = .partlyConfirmed
    },
    RewardRow("R6.7 the rest goes to those at discretion", "R2=200 R3=100 rest=0") {
      $0.rule(.rest, .toDiscretionary)
      $0.reporter.staff = true
      second(&$0)
      $0.add(tip("T3", "03-03 09:00", "R3", helpful: true))
      $0.discretionaryAmounts = ["T2": 100]
    },
    RewardRow("R6.7 every member must qualify", "T1- T1/R1- R6.3.3@T1/R1- rest=300") {
      $0.rule(.tip, .everyMember)
      $0.tips = [tip("T1", "03-01 09:12", "R1", "R2")]
      $0.tips[0].reporters[1].staff = true
    },
    RewardRow("R6.7 every member qualifies", "T1+ R1=150 R2=150") {
      $0.rule(.tip, .everyMember)
      $0.tips = [tip("T1", "03-01 09:12", "R1", "R2")]
    },
    RewardRow("R6.7 every member must qualify, one is open", "T1? R6.3.3@T1/R1?") {
      $0.rule(.tip, .everyMember)
      $0.tips = [tip("T1", "03-01 09:12", "R1", "R2")]
      $0.tips[0].reporters[1].staff = nil
    },
  ]
}
