@testable import CaseDomain

private let date = RewardFacts.date
private let moment = RewardFacts.moment

extension RewardRow {
  private static func joint(_ facts: inout RewardFacts, _ aliases: [String] = ["R1", "R2"]) {
    facts.tips[0].reporters = aliases.map(RewardFacts.reporter)
    facts.tips[0].joint = true
  }

  /// R6.3.3: one report by several people.
  static let joint: [RewardRow] = [
    RewardRow("R6.3.3 alone", "R6.3.3@T10 R6.3.3@T1/R10"),
    RewardRow("R6.3.3 equal shares", "T1+ R6.3.3@T1+ R1=150 R2=150 rest=0") { joint(&$0) },
    RewardRow("R6.3.3 odd fen by alias", "R1=101 R2=100 R3=100 rest=0") {
      joint(&$0, ["R3", "R1", "R2"])
      $0.total = 301
    },
    RewardRow("R6.3.3 two odd fen", "R1=101 R2=101 R3=100") {
      joint(&$0, ["R3", "R1", "R2"])
      $0.total = 302
    },
    RewardRow("R6.3.3 aliases ascend by scalar", "R10=51 R9=50") {
      joint(&$0, ["R9", "R10"])
      $0.total = 101
    },
    RewardRow("R6.3.3 as agreed", "R1=200 R2=100 rest=0") {
      joint(&$0)
      $0.agreedShares = ["R1": 200, "R2": 100]
    },
    RewardRow("R6.3.3 agreed that one takes all", "R1=300 R2=0") {
      joint(&$0)
      $0.agreedShares = ["R1": 300]
    },
    RewardRow("R6.3.3 agreed shares miss the sum", "!agreedShares") {
      joint(&$0)
      $0.agreedShares = ["R1": 200, "R2": 99]
    },
    RewardRow("R6.3.3 agreed shares name a stranger", "!agreedShares.R7") {
      joint(&$0)
      $0.agreedShares = ["R1": 200, "R7": 100]
    },
    RewardRow("R6.3.3 agreed shares name somebody excluded", "!agreedShares.R2") {
      joint(&$0)
      $0.tips[0].reporters[1].staff = true
      $0.agreedShares = ["R1": 200, "R2": 100]
    },
    RewardRow("R6.3.3 agreed shares name somebody who declines", "!agreedShares.R2") {
      joint(&$0)
      $0.tips[0].reporters[1].willing = false
      $0.agreedShares = ["R1": 200, "R2": 100]
    },
    RewardRow("R6.3.3 an agreed share below nothing", "!agreedShares.R2") {
      joint(&$0)
      $0.agreedShares = ["R1": 301, "R2": -1]
    },
    RewardRow("R6.3.3 agreed before anything was approved", "!agreedShares") {
      joint(&$0)
      $0.total = nil
      $0.agreedShares = ["R1": 200, "R2": 100]
    },
    RewardRow("R6.3.3 agreed, one not determined yet: no contradiction and no shares", "T1+ shared=no rest=300") {
      joint(&$0)
      $0.tips[0].reporters[1].staff = nil
      $0.agreedShares = ["R1": 200, "R2": 100]
    },
    RewardRow("R6.3.3+R6.5.2 a staff member in the group drops out", "T1+ T1/R1+ T1/R2- R1=300 rest=0") {
      joint(&$0)
      $0.tips[0].reporters[1].staff = true
    },
    RewardRow("R6.3.3+R6.5.2 three, one of them staff", "T1/R2- R1=150 R3=150") {
      joint(&$0, ["R1", "R2", "R3"])
      $0.tips[0].reporters[1].staff = true
    },
    RewardRow("R6.3.3+R6.5.2 all staff", "T1- rest=300") {
      joint(&$0)
      $0.tips[0].reporters[0].staff = true
      $0.tips[0].reporters[1].statutoryDuty = true
    },
    RewardRow("R6.3.3+R6.5.2 one perhaps staff", "T1+ T1/R1+ T1/R2? shared=no") {
      joint(&$0)
      $0.tips[0].reporters[1].staff = nil
    },
    RewardRow("R6.3.3+R6.5.3 an accomplice in the group", "T1+ T1/R2- R1=300") {
      joint(&$0)
      $0.tips[0].reporters[1].accomplice = true
    },
    RewardRow("R6.3.3+R6.6 somebody in the group cannot be identified", "T1+ T1/R2- R1=300") {
      joint(&$0)
      $0.tips[0].reporters[1].contactWorks = false
    },
    RewardRow("R6.3.3+R6.3.1 one of the group declines", "T1+ T1/R2+ R1=300 R2=0 rest=0") {
      joint(&$0)
      $0.tips[0].reporters[1].willing = false
    },
    RewardRow("R6.3.3+R6.3.1 all decline", "T1+ R1=0 R2=0 rest=300") {
      joint(&$0)
      $0.tips[0].reporters[0].willing = false
      $0.tips[0].reporters[1].willing = false
    },
    RewardRow("R6.3.3+R6.3.1 one anonymous, confirmed", "T1+ R1=150 R2=150") {
      joint(&$0)
      $0.tips[0].reporters[1].goAnonymous(confirmed: .on(date("2026-07-01")))
    },
    RewardRow("R6.3.3+R6.3.1 one anonymous, not closed", "T1+ T1/R1+ T1/R2? shared=no") {
      joint(&$0)
      $0.tips[0].reporters[1].goAnonymous(confirmed: .on(date("2026-04-01")))
      $0.lead.closedOn = .never
    },
    RewardRow("R6.3.3+R6.3.1 one anonymous, never confirmed", "T1+ T1/R2- R1=300") {
      joint(&$0)
      $0.tips[0].reporters[1].goAnonymous()
    },
    RewardRow("R6.3.3+R6.3.1 one anonymous and unwilling", "T1+ T1/R2- R1=300") {
      joint(&$0)
      $0.tips[0].reporters[1].goAnonymous(confirmed: .on(date("2026-07-01")))
      $0.tips[0].reporters[1].willing = false
    },
    RewardRow("R6.3.2+R6.3.3 a joint tip is first", "T1+ T2~ R1=150 R2=150") {
      joint(&$0)
      $0.add(tip("T2", "03-02 09:00", "R3", helpful: true))
    },
    RewardRow("R6.3.2+R6.3.3 a joint tip comes second", "T1+ T2~ T2/R2~ T2/R3~ R1=300") {
      $0.add(tip("T2", "03-02 09:00", "R2", "R3", helpful: true))
    },
    RewardRow("R6.3.2+R6.3.3 granted to a joint tip at discretion", "R1=199 R2=51 R3=50 rest=0") {
      $0.add(tip("T2", "03-02 09:00", "R2", "R3", helpful: true))
      $0.discretionaryAmounts = ["T2": 101]
    },
    RewardRow("R6.3.2+R6.3.3 one who declines in a joint tip at discretion", "R1=200 R2=100 R3=0") {
      $0.add(tip("T2", "03-02 09:00", "R2", "R3", helpful: true))
      $0.tips[1].reporters[1].willing = false
      $0.discretionaryAmounts = ["T2": 100]
    },
    RewardRow("R6.3.3 several people, not joint", "!tips[0].joint") {
      joint(&$0)
      $0.tips[0].joint = false
    },
    RewardRow("R6.3.3 one alias twice", "!tips[0].reporters[1].alias") { joint(&$0, ["R1", "R1"]) },
  ]

  /// R6.3.4 and R6.3.5: one person, several tips.
  static let ownTips: [RewardRow] = [
    RewardRow("R6.3.4 one section", "R6.3.4@T1/R10 R6.3.5@T1/R10"),
    RewardRow("R6.3.4 the same told to two sections", "T1+ T2- R6.3.4@T1/R1+ R6.3.4@T2/R1- R6.3.5@T2/R1- R1=300 rest=0")
    {
      $0.add(tip("T2", "03-05 09:00", "R1", section: "B"))
    },
    RewardRow("R6.3.4 the other section handles the lead", "T1+ T2- R1=300") {
      $0.lead.handlingSection = "B"
      $0.add(tip("T2", "03-05 09:00", "R1", section: "B"))
    },
    RewardRow("R6.3.4 told to two sections at one instant", "T1+ T2+ R1=300 rest=0") {
      $0.add(tip("T2", "03-01 09:12", "R1", section: "B"))
    },
    RewardRow("R6.3.4 the first to another section was vague", "T0- T1+ T1[c1] R1=300") {
      var vague = tip("T0", "02-01 09:00", "R1", section: "B")
      vague.definiteTarget = false
      $0.add(vague)
    },
    RewardRow("R6.3.4 perhaps told earlier on the same day", "T1? T2? shared=no") {
      $0.tips[0].receivedAt = moment("03-01")
      $0.add(tip("T2", "03-01", "R1", section: "B"))
    },
    RewardRow("R6.3.4 nobody is their own other reporter", "T1+ T2+ T2[c2] R6.3.2@T2+ R1=300 rest=0") {
      $0.add(tip("T2", "03-05 09:00", "R1", content: ["c1", "c2"]))
    },
    RewardRow("R6.3.4 their first tip keeps its place before somebody between", "T1+ T2~ T3+ T3[c2] R1=300") {
      $0.add(tip("T2", "03-03 09:00", "R2", helpful: true))
      $0.add(tip("T3", "03-05 09:00", "R1", content: ["c1", "c2"]))
    },
    RewardRow("R6.3.4 somebody else told first, then they told twice", "T1+ T2~ T3- R1=300") {
      $0.add(tip("T2", "03-03 09:00", "R2", helpful: true))
      $0.add(tip("T3", "03-05 09:00", "R2", helpful: true))
    },
    RewardRow("R6.3.5 a later tip with nothing new", "T1+ T2- R6.3.5@T2/R1-") {
      $0.add(tip("T2", "03-05 09:00", "R1"))
    },
    RewardRow("R6.3.5 what is new was not confirmed", "T1+ T2-") {
      $0.lead.confirmedContent = ["c1"]
      $0.add(tip("T2", "03-05 09:00", "R1", content: ["c1", "c2"]))
    },
    RewardRow("R6.3.5 what is new was held", "T1+ T2-") {
      $0.lead.knownContent = ["c2": .on(moment("03-02"))]
      $0.add(tip("T2", "03-05 09:00", "R1", content: ["c1", "c2"]))
    },
    RewardRow("R6.3.5 what is new is perhaps confirmed", "T1+ T2? R6.3.5@T2/R1?") {
      $0.lead.finding = .partlyConfirmed
      $0.lead.confirmedContent = nil
      $0.rule(.partly, .whole)
      $0.add(tip("T2", "03-05 09:00", "R1", content: ["c1", "c2"]))
      $0.lead.knownContent = ["c2": .unknown]
    },
    RewardRow("R6.3.5 a prior award for part of it", "T1+ T1[c1] R6.3.5@T1/R1+ R1=300") {
      $0.tips[0].content = ["c0", "c1"]
      $0.priorAwards = [.init(alias: "R1", content: ["c0"], on: date("2025-01-10"))]
    },
    RewardRow("R6.3.5 a prior award for all of it", "T1- T1[] R6.3.5@T1/R1- rest=300") {
      $0.priorAwards = [.init(alias: "R1", content: ["c1"], on: date("2025-01-10"))]
    },
    RewardRow("R6.3.5 a prior award for something else", "T1+ R6.3.5@T1/R10") {
      $0.priorAwards = [.init(alias: "R1", content: ["c0"], on: date("2025-01-10"))]
    },
    RewardRow("R6.3.5 two prior awards that together cover it", "T1-") {
      $0.tips[0].content = ["c0", "c1"]
      $0.priorAwards = [
        .init(alias: "R1", content: ["c0"], on: date("2025-01-10")),
        .init(alias: "R1", content: ["c1"], on: date("2025-02-10")),
      ]
    },
    RewardRow("R6.3.5 a prior award in the future", "!priorAwards[0].on") {
      $0.priorAwards = [.init(alias: "R1", content: ["c0"], on: date("2026-12-10"))]
    },
    RewardRow("R6.3.5+R6.3.2 the first was awarded for it before: nobody moves up", "T1- T2~ rest=300") {
      $0.priorAwards = [.init(alias: "R1", content: ["c1"], on: date("2025-01-10"))]
      $0.add(tip("T2", "03-05 09:00", "R2", helpful: true))
    },
    RewardRow("R6.3.3+R6.3.5 a prior award within a joint group", "T1+ T1/R1- T1/R2+ R2=300") {
      $0.tips = [tip("T1", "03-01 09:12", "R1", "R2")]
      $0.priorAwards = [.init(alias: "R1", content: ["c1"], on: date("2025-01-10"))]
    },
    RewardRow("R6.3.3+R6.3.5 alone first, joint later: judged for the others", "T1+ T2~ T2/R1- T2/R2~ R1=300") {
      $0.add(tip("T2", "03-05 09:00", "R1", "R2", helpful: true))
    },
    RewardRow("R6.3.3+R6.3.5 alone first, joint later with more", "T2~ T2/R1- T2/R2~ T2[c1,c2] R1=250 R2=50") {
      $0.add(tip("T2", "03-05 09:00", "R1", "R2", content: ["c1", "c2"], helpful: true))
      $0.discretionaryAmounts = ["T2": 50]
    },
    RewardRow("R6.3.3+R6.3.5 joint first, alone later with nothing new", "T1+ T2- R1=150 R2=150") {
      $0.tips = [tip("T1", "03-01 09:12", "R1", "R2")]
      $0.add(tip("T2", "03-05 09:00", "R1"))
    },
    RewardRow("R6.3.3+R6.3.5 joint first, alone later with more", "T1+ T2+ T2[c2] R1=150 R2=150") {
      $0.tips = [tip("T1", "03-01 09:12", "R1", "R2")]
      $0.add(tip("T2", "03-05 09:00", "R1", content: ["c1", "c2"]))
    },
    RewardRow("R6.3.3+R6.3.5 alone and joint at one instant: once", "T1+ T2/R1- T2/R2+ R1=150 R2=150") {
      $0.add(tip("T2", "03-01 09:12", "R1", "R2"))
    },
    RewardRow("R6.3.3+R6.3.4 joint to one section, alone to another first", "T1+ T2~ T2/R1- T2/R2~") {
      $0.add(tip("T2", "03-05 09:00", "R1", "R2", section: "B", helpful: true))
    },
  ]
}
