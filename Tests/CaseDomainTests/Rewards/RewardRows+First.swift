@testable import CaseDomain

private let date = RewardFacts.date
private let moment = RewardFacts.moment

extension RewardRow {
  /// R6.3.2: several reporters of one lead, each for themselves.
  static let first: [RewardRow] = [
    RewardRow("R6.3.2 later and helpful", "T1+ T2~ R6.3.2@T1+ R6.3.2@T2+ R1=300 rest=0") {
      $0.add(tip("T2", "03-02 09:00", "R2", helpful: true))
    },
    RewardRow("R6.3.2 later, did not help", "T1+ T2- R6.3.2@T2- R1=300") {
      $0.add(tip("T2", "03-02 09:00", "R2", helpful: false))
    },
    RewardRow("R6.3.2 later, help unknown", "T1+ T2? R6.3.2@T2? shared=no") {
      $0.add(tip("T2", "03-02 09:00", "R2"))
    },
    RewardRow("R6.3.2 a minute decides", "T1+ T2-") { $0.add(tip("T2", "03-01 09:13", "R2", helpful: false)) },
    RewardRow("R6.3.2 the id decides nothing", "T1- T0+") {
      $0.tips[0].helpful = false
      $0.add(tip("T0", "03-01 09:11", "R2"))
      $0.tips.reverse()
    },
    RewardRow("R6.3.2 a vague earlier tip is not first", "T0- T1+ R1=300") {
      var vague = tip("T0", "02-01 09:00", "R2", helpful: true)
      vague.definiteTarget = false
      $0.add(vague)
    },
    RewardRow("R6.3.2 an earlier tip, perhaps vague", "T0? T1? R6.3.2@T1?") {
      var vague = tip("T0", "02-01 09:00", "R2", helpful: true)
      vague.specificFacts = nil
      $0.add(vague)
    },
    RewardRow("R6.3.2 an earlier tip about something else that was not confirmed", "T0- T1+") {
      $0.lead.confirmedContent = ["c1"]
      $0.add(tip("T0", "02-01 09:00", "R2", content: ["c5"], helpful: true))
    },
    RewardRow("R6.3.2 an earlier tip, perhaps not confirmed", "T0? T1?") {
      $0.lead.finding = .partlyConfirmed
      $0.add(tip("T0", "02-01 09:00", "R2", content: ["c5"], helpful: true))
    },
    RewardRow("R6.3.2 an earlier tip about other confirmed content is first", "T0+ T1~ T0[c5] T1[c1]") {
      $0.tips[0].helpful = true
      $0.add(tip("T0", "02-01 09:00", "R2", content: ["c5"]))
    },
    RewardRow("R6.3.2 a later tip that is decisive stays discretionary", "T1+ T2~ T2[c1,c2] R1=300") {
      $0.add(tip("T2", "05-01 09:00", "R2", content: ["c1", "c2"], helpful: true))
    },
    RewardRow("R6.3.2+R6.5.2 staff first, citizen second: nobody moves up", "T1- T2~ rest=300 shared=no") {
      $0.reporter.staff = true
      $0.add(tip("T2", "03-02 09:00", "R2", helpful: true))
    },
    RewardRow("R6.3.2+R6.5.2 staff first, citizen second did not help", "T1- T2- rest=300") {
      $0.reporter.staff = true
      $0.add(tip("T2", "03-02 09:00", "R2", helpful: false))
    },
    RewardRow("R6.3.2+R6.5.3 accomplice first", "T1- T2~") {
      $0.reporter.accomplice = true
      $0.add(tip("T2", "03-02 09:00", "R2", helpful: true))
    },
    RewardRow("R6.3.2+R6.6 an unidentifiable reporter first", "T1- T2~") {
      $0.reporter.contactWorks = false
      $0.add(tip("T2", "03-02 09:00", "R2", helpful: true))
    },
    RewardRow("R6.3.2+R6.1 the first before the campaign", "T1- T2~") {
      $0.campaign.from = .on(date("2026-03-02"))
      $0.add(tip("T2", "03-02 09:00", "R2", helpful: true))
    },
    RewardRow("R6.3.2+R6.3.1 the first declines: nobody moves up", "T1+ T2~ R1=0 rest=300") {
      $0.reporter.willing = false
      $0.add(tip("T2", "03-02 09:00", "R2", helpful: true))
    },
    RewardRow("R6.3.2+R6.3.1 the first is anonymous and unwilling", "T1- T2~ rest=300") {
      $0.reporter.goAnonymous(confirmed: .on(date("2026-07-01")))
      $0.reporter.willing = false
      $0.add(tip("T2", "03-02 09:00", "R2", helpful: true))
    },
    RewardRow("R6.3.2+R6.3.1 the first is anonymous and not yet confirmed", "T1? T2~ shared=no") {
      $0.reporter.goAnonymous(confirmed: .unknown)
      $0.add(tip("T2", "03-02 09:00", "R2", helpful: true))
    },
    RewardRow("R6.3.2+R6.5.2 the first is perhaps staff: the second is discretionary either way", "T1? T2~ shared=no") {
      $0.reporter.staff = nil
      $0.add(tip("T2", "03-02 09:00", "R2", helpful: true))
    },
    RewardRow("R6.3.2+R6.2.2 held between the first and the second", "T1+ T2- R6.2.2@T2-") {
      $0.lead.knownSince = .on(moment("03-02"))
      $0.add(tip("T2", "03-03 09:00", "R2", helpful: true))
    },
    RewardRow("R6.3.2+R6.5.1 under investigation between the first and the second", "T1+ T2- R6.5.1@T2-") {
      $0.lead.underInvestigationSince = .on(moment("03-02"))
      $0.add(tip("T2", "03-03 09:00", "R2", helpful: true))
    },
    RewardRow("R6.3.2+R6.2.3 partly confirmed: the first told of other content", "T1- T2+ T2[c2] R2=300") {
      $0.lead.finding = .partlyConfirmed
      $0.lead.confirmedContent = ["c2"]
      $0.add(tip("T2", "03-03 09:00", "R2", content: ["c2"]))
    },
    RewardRow("R6.3.2 equal instants are one award", "T1+ T2+ R1=150 R2=150 rest=0") {
      $0.add(tip("T2", "03-01 09:12", "R2"))
    },
    RewardRow("R6.3.2 equal instants in other zones", "T1+ T2+ R1=150 R2=150") {
      var second = tip("T2", "03-01 09:12", "R2")
      second.receivedAt = .instant(Instant(milliseconds: 1_772_327_520_000))
      $0.add(second)
    },
    RewardRow("R6.3.2 equal instants, per tip and then per member", "T1+ T2+ R1=150 R2=75 R3=75") {
      $0.add(tip("T2", "03-01 09:12", "R2", "R3"))
    },
    RewardRow("R6.3.2 equal instants, odd fen by alias", "R1=34 R2=33 R3=33 rest=0") {
      $0.total = 100
      $0.add(tip("T2", "03-01 09:12", "R2"))
      $0.add(tip("T3", "03-01 09:12", "R3"))
    },
    RewardRow("R6.3.2+R6.5.2 equal instants, one is staff", "T1- T2+ R2=300") {
      $0.reporter.staff = true
      $0.add(tip("T2", "03-01 09:12", "R2"))
    },
    RewardRow("R6.3.2 equal instants, one declines", "T1+ T2+ R1=0 R2=300") {
      $0.reporter.willing = false
      $0.add(tip("T2", "03-01 09:12", "R2"))
    },
    RewardRow("R6.3.2 two receipts known to the same day", "T1? T2? R6.3.2@T1? R6.3.2@T2?") {
      $0.tips[0].receivedAt = moment("03-01")
      $0.add(tip("T2", "03-01", "R2", helpful: true))
    },
    RewardRow("R6.3.2 one of two receipts of the day has no time", "T1? T2?") {
      $0.add(tip("T2", "03-01", "R2", helpful: true))
    },
    RewardRow("R6.3.2 days apart need no time", "T1+ T2~") {
      $0.tips[0].receivedAt = moment("03-01")
      $0.add(tip("T2", "03-02", "R2", helpful: true))
    },
    RewardRow("R6.3.2 a same-day tip that is not adequate does not matter", "T1+ T2-") {
      var vague = tip("T2", "03-01", "R2", helpful: true)
      vague.definiteTarget = false
      $0.add(vague)
    },
    RewardRow("R6.3.2 three in a row", "T1+ T2~ T3~") {
      $0.add(tip("T2", "03-02 09:00", "R2", helpful: true))
      $0.add(tip("T3", "03-03 09:00", "R3", helpful: true))
    },
    RewardRow("R6.3.2 later, order with the second unknown, still later than the first", "T1+ T2~ T3~") {
      $0.add(tip("T2", "03-02", "R2", helpful: true))
      $0.add(tip("T3", "03-02", "R3", helpful: true))
    },
    RewardRow("R6.3.2+R6.2.1 later, vague, helpful: all three conditions hold or nothing", "T2- R6.2.1@T2-") {
      var second = tip("T2", "03-02 09:00", "R2", helpful: true)
      second.specificFacts = false
      $0.add(second)
    },
    RewardRow("R6.3.2+R6.5.2 later, helpful, staff", "T1+ T2-") {
      $0.add(tip("T2", "03-02 09:00", "R2", helpful: true))
      $0.tips[1].reporters[0].staff = true
    },
    RewardRow("R6.3.2+R6.5.2 later, not helpful, perhaps staff: a clear no", "T2-") {
      $0.add(tip("T2", "03-02 09:00", "R2", helpful: false))
      $0.tips[1].reporters[0].staff = nil
    },
    RewardRow("R6.3.2+R6.3.5 somebody else's award never bars", "T1+ T1[c1]") {
      $0.priorAwards = [.init(alias: "R9", content: ["c1"], on: date("2025-01-10"))]
    },
    RewardRow("R6.3.2 the same tip id twice", "!tips[1].id") { $0.add(tip("T1", "03-02 09:00", "R2")) },
  ]
}
