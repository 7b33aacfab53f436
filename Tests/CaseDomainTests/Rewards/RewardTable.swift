@testable import CaseDomain

/// One case of R6: what differs from the plainest case there is, and what must follow.
///
/// Expectations are words: `T1+` eligible, `T1~` discretionary, `T1-` ineligible, `T1?` undetermined; `T2/R1-` the
/// same for one reporter of a tip; `R6.2.1@T1?` a clause of a tip (`+` met, `-` not met, `0` does not apply),
/// `R6.5.2@T1/R1-` of a reporter; `T1[c1,c2]` what is rewarded; `R1=150` a share, `rest=0` what is unawarded,
/// `shared=no` that nobody is paid; `!total` a field that contradicts.
struct RewardRow: Sendable, CustomStringConvertible {
  let name: String
  let expected: String
  let change: @Sendable (inout RewardFacts) -> Void

  init(_ name: String, _ expected: String, _ change: @escaping @Sendable (inout RewardFacts) -> Void = { _ in }) {
    self.name = name
    self.expected = expected
    self.change = change
  }

  var description: String { name }

  var facts: RewardFacts {
    var facts = RewardFacts.plain
    change(&facts)
    return facts
  }

  /// The expectations that do not hold.
  var failures: [String] {
    let review = RewardReview(facts)
    return expected.split(separator: " ").map(String.init).filter { !Self.holds($0, review) }
  }

  private static func holds(_ word: String, _ review: RewardReview) -> Bool {
    if word.hasPrefix("!") { return review.contradictions.map(\.field).contains(String(word.dropFirst())) }
    guard review.contradictions.isEmpty else { return false }
    if word == "shared=no" { return review.shares.isEmpty }
    if let equals = word.firstIndex(of: "=") {
      let (name, fen) = (String(word[..<equals]), Int(word[word.index(after: equals)...]))
      return name == "rest" ? review.unawarded == fen : review.shares.first { $0.alias == name }?.fen == fen
    }
    if word.hasSuffix("]"), let open = word.firstIndex(of: "[") {
      let content = word[word.index(after: open)...].dropLast().split(separator: ",").map(String.init)
      return review.tips.first { $0.id == word[..<open] }?.rewardedContent == content
    }
    guard let mark = word.last else { return false }
    let place = word.dropLast().split(separator: "@").map(String.init)
    let path = (place.last ?? "").split(separator: "/").map(String.init)
    guard let tip = review.tips.first(where: { $0.id == path[0] }) else { return false }
    let reporter = path.count > 1 ? tip.reporters.first { $0.alias == path[1] } : nil
    if path.count > 1, reporter == nil { return false }
    guard place.count == 2 else { return (reporter?.decision ?? tip.decision) == decisions[mark] }
    let clauses = reporter?.clauses ?? tip.clauses
    return clauses.filter { $0.clause.rawValue == place[0] }.map(\.outcome) == outcomes[mark].map { [$0] }
  }

  private static let decisions: [Character: RewardDecision] = [
    "+": .eligible, "~": .discretionary, "-": .ineligible, "?": .undetermined,
  ]
  private static let outcomes: [Character: ClauseOutcome.Outcome] = [
    "+": .met, "-": .notMet, "?": .undetermined, "0": .notApplicable,
  ]
}

extension RewardRow {
  /// A good tip of those people, jointly where they are several.
  static func tip(
    _ id: String, _ at: String, _ aliases: String..., content: Set<String> = ["c1"], section: String = "A",
    helpful: Bool? = nil
  ) -> RewardFacts.Tip {
    let reporters = aliases.map(RewardFacts.reporter)
    var tip = RewardFacts.Tip(id: id, receivedAt: RewardFacts.moment(at), content: content, reporters: reporters)
    tip.section = section
    tip.joint = aliases.count > 1
    tip.definiteTarget = true
    tip.specificFacts = true
    tip.helpful = helpful
    return tip
  }
}

extension RewardFacts {
  /// A real-name reporter, one tip, confirmed and closed: nothing stands in the way.
  static var plain: RewardFacts {
    var facts = RewardFacts(
      now: date("2026-11-23"), campaign: Campaign(from: .on(date("2018-01-01")), to: .never), lead: Lead(id: "L1"),
      tips: [RewardRow.tip("T1", "03-01 09:12", "R1")])
    facts.lead.finding = .confirmed
    facts.lead.closedOn = .on(date("2026-06-01"))
    facts.lead.handlingSection = "A"
    facts.lead.knownSince = .never
    facts.lead.verifiedSince = .never
    facts.lead.underInvestigationSince = .never
    facts.lead.otherExclusion = .never
    facts.total = 300
    return facts
  }

  /// Gives a name and a phone that works, wants the reward, and has nothing against them.
  static func reporter(_ alias: String) -> Reporter {
    var reporter = Reporter(alias: alias)
    reporter.trueName = true
    reporter.contactWorks = true
    reporter.otherIdentifyingInfo = false
    reporter.identityConfirmedOn = .never
    reporter.willing = true
    reporter.staff = false
    reporter.statutoryDuty = false
    reporter.accomplice = false
    return reporter
  }

  /// `03-01` or `03-01 09:12` of the year 2026, in China.
  static func moment(_ text: String) -> RewardMoment {
    let parts = text.split(separator: " ")
    let day = date("2026-\(parts[0])")
    guard parts.count == 2, let time = TimeOfDay(String(parts[1])) else { return .day(day) }
    return .instant(Zone.china.instant(of: CivilMoment(date: day, time: time)))
  }

  /// A day of a test, which is right by the test's own writing.
  static func date(_ text: String) -> CivilDate { CivilDate(text)! }

  /// The first reporter of the first tip, which most cases are about.
  var reporter: Reporter {
    get { tips[0].reporters[0] }
    set { tips[0].reporters[0] = newValue }
  }

  mutating func add(_ tip: Tip) { tips.append(tip) }

  mutating func rule(_ reading: RewardReading, _ choice: RewardChoice, from: String? = nil) {
    rulings.add(.init(from: from.map(Self.date), choice: choice), to: reading)
  }
}

extension RewardFacts.Reporter {
  /// Signs without a true name, but can be found.
  mutating func goAnonymous(confirmed: Established<CivilDate> = .never) {
    trueName = false
    otherIdentifyingInfo = true
    identityConfirmedOn = confirmed
  }
}
