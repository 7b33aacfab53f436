@testable import CaseDomain

/// Facts of all kinds, many of them unknown, from a seed.
struct RandomFacts {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

  private mutating func one<Value>(_ values: Value...) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  /// Mostly the answer that does not stand in the way.
  private mutating func answer(mostly value: Bool) -> Bool? { chance(12) ? nil : chance(85) ? value : !value }

  private mutating func moment() -> RewardMoment {
    let day = RewardFacts.date("2026-03-01").adding(days: Int.random(in: 0..<4, using: &generator))
    if chance(25) { return .day(day) }
    let time = one(TimeOfDay.midnight, TimeOfDay(hour: 9, minute: 0)!, TimeOfDay(hour: 15, minute: 30)!)
    return .instant(Zone.china.instant(of: CivilMoment(date: day, time: time)))
  }

  private mutating func since() -> Established<RewardMoment> {
    chance(75) ? .never : chance(40) ? .unknown : .on(moment())
  }

  private mutating func content() -> Set<String> {
    var items: Set<String> = [one("c1", "c2", "c3")]
    if chance(40) { items.insert(one("c1", "c2", "c3")) }
    return items
  }

  private mutating func reporter(_ alias: String) -> RewardFacts.Reporter {
    var reporter = RewardFacts.reporter(alias)
    if chance(30) { reporter.goAnonymous(confirmed: one(.never, .unknown, .on(RewardFacts.date("2026-07-01")))) }
    if chance(15) { reporter.trueName = nil }
    reporter.contactWorks = answer(mostly: true)
    reporter.willing = answer(mostly: true)
    reporter.staff = answer(mostly: false)
    reporter.statutoryDuty = answer(mostly: false)
    reporter.accomplice = answer(mostly: false)
    return reporter
  }

  mutating func tip(_ id: String) -> RewardFacts.Tip {
    let aliases = ["R1", "R2", "R3", "R10"].shuffled(using: &generator).prefix(chance(70) ? 1 : one(2, 3))
    var reporters: [RewardFacts.Reporter] = []
    for alias in aliases { reporters.append(reporter(alias)) }
    var tip = RewardFacts.Tip(id: id, receivedAt: moment(), content: content(), reporters: reporters)
    tip.section = one("A", "B", nil)
    tip.joint = reporters.count > 1 ? one(true, nil) : one(true, false, nil)
    tip.definiteTarget = answer(mostly: true)
    tip.specificFacts = answer(mostly: true)
    tip.helpful = answer(mostly: true)
    return tip
  }

  mutating func next() -> RewardFacts {
    var facts = RewardFacts.plain
    facts.campaign.from = chance(10) ? .unknown : .on(RewardFacts.date(one("2018-01-01", "2018-01-01", "2026-03-02")))
    facts.lead.finding = one(.confirmed, .confirmed, .confirmed, .partlyConfirmed, nil)
    facts.lead.confirmedContent = chance(40) ? content() : nil
    facts.lead.closedOn = one(.on(RewardFacts.date("2026-06-01")), .never, .unknown)
    facts.lead.knownSince = since()
    facts.lead.verifiedSince = since()
    facts.lead.underInvestigationSince = since()
    for item in ["c1", "c2"] where chance(20) { facts.lead.knownContent[item] = since() }
    facts.lead.otherExclusion = one(.never, .never, .never, .never, .unknown)
    facts.tips = (1...Int.random(in: 1...4, using: &generator)).map { tip("T\($0)") }
    if chance(25) {
      facts.priorAwards = [.init(alias: one("R1", "R2"), content: content(), on: RewardFacts.date("2025-01-10"))]
    }
    for reading in RewardReading.allCases where chance(12) {
      facts.rule(reading, reading.choices[1], from: one("2026-01-01", "2026-03-02"))
    }
    facts.total = one(0, 1, 100, 301, 300_000)
    grant(&facts)
    return facts
  }

  /// Sometimes grants something to a tip that came later, or lets joint reporters agree.
  private mutating func grant(_ facts: inout RewardFacts) {
    let review = RewardReview(facts)
    guard let total = facts.total, total > 3 else { return }
    if let later = review.tips.first(where: { $0.decision == .discretionary }), chance(60) {
      facts.discretionaryAmounts[later.id] = total / 3
    }
    let paid = RewardReview(facts).shares.filter { $0.fen > 0 }
    if facts.discretionaryAmounts.isEmpty, paid.count == 2, chance(50) {
      facts.agreedShares = [paid[0].alias: total - 1, paid[1].alias: 1]
    }
  }

  /// Finds out some of what was unknown.
  mutating func answer(_ facts: inout RewardFacts) {
    if facts.campaign.from == .unknown, chance(60) {
      facts.campaign.from = one(.on(RewardFacts.date("2026-03-02")), .never)
    }
    if facts.lead.finding == nil, chance(60) { facts.lead.finding = one(.confirmed, .partlyConfirmed, .refuted) }
    let isListed = facts.lead.finding == .partlyConfirmed
    if isListed, facts.lead.confirmedContent == nil, chance(60) { facts.lead.confirmedContent = content() }
    if facts.lead.closedOn == .unknown, chance(60) {
      facts.lead.closedOn = one(.never, .on(RewardFacts.date("2026-05-01")))
    }
    find(&facts.lead.knownSince)
    find(&facts.lead.verifiedSince)
    find(&facts.lead.underInvestigationSince)
    for item in facts.lead.knownContent.keys.sorted() { find(&facts.lead.knownContent[item, default: .never]) }
    if facts.lead.otherExclusion == .unknown, chance(60) { facts.lead.otherExclusion = one(.never, .on("so")) }
    for index in facts.tips.indices {
      find(&facts.tips[index].definiteTarget)
      find(&facts.tips[index].specificFacts)
      find(&facts.tips[index].helpful)
      for place in facts.tips[index].reporters.indices { find(&facts.tips[index].reporters[place]) }
    }
  }

  private mutating func find(_ reporter: inout RewardFacts.Reporter) {
    find(&reporter.trueName)
    find(&reporter.contactWorks)
    find(&reporter.willing)
    find(&reporter.staff)
    find(&reporter.statutoryDuty)
    find(&reporter.accomplice)
    if reporter.identityConfirmedOn == .unknown, chance(60) {
      reporter.identityConfirmedOn = one(.never, .on(RewardFacts.date("2026-07-01")))
    }
  }

  private mutating func find(_ value: inout Bool?) {
    if value == nil, chance(60) { value = chance(50) }
  }

  private mutating func find(_ value: inout Established<RewardMoment>) {
    if value == .unknown, chance(60) { value = one(.never, .on(moment())) }
  }
}
