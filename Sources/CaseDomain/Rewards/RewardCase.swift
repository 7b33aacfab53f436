/// The facts of one lead with what follows from them for single tips and items of content; the clauses ask it.
struct RewardCase {
  let facts: RewardFacts
  let zone: Zone
  /// In order of receipt; the id orders only how results are listed, never who is first.
  let tips: [RewardFacts.Tip]

  init(_ facts: RewardFacts) {
    self.facts = facts
    zone = facts.zone
    let zone = zone
    tips = facts.tips.sorted { left, right in
      let (first, second) = (left.receivedAt.place(in: zone), right.receivedAt.place(in: zone))
      return first == second ? scalarsAscending(left.id, right.id) : first < second
    }.map { tip in
      var tip = tip
      tip.reporters.sort { scalarsAscending($0.alias, $1.alias) }
      return tip
    }
  }

  var lead: RewardFacts.Lead { facts.lead }

  /// The reading in force when a tip was received (R6.7).
  func ruling(_ reading: RewardReading, for tip: RewardFacts.Tip) -> RewardRuling {
    facts.rulings.inForce(reading, on: tip.receivedAt.day(in: zone))
  }

  // MARK: Items of content

  /// Whether verification confirmed an item of a tip (R6.2.3).
  func isConfirmed(_ item: String, in tip: RewardFacts.Tip) -> Ternary {
    let listed = lead.confirmedContent.map { Ternary($0.contains(item)) }
    switch lead.finding {
    case .refuted, .unverifiable, .outOfScope: return .no
    case .confirmed: return listed ?? .yes
    case .partlyConfirmed:
      return ruling(.partly, for: tip).choice == .whole ? .yes : listed ?? .unknown
    case nil:
      // Whatever the finding says, it confirms nothing that is not on the list; the ruling may widen that.
      return listed == .no && ruling(.partly, for: tip).choice == .byItem ? .no : .unknown
    }
  }

  /// Whether an item was held, independently of the tips, strictly before a tip came (R6.2.2).
  func wasHeld(_ item: String, before tip: RewardFacts.Tip) -> Ternary {
    wasBefore(lead.knownSince, tip) || wasBefore(lead.knownContent[item] ?? .never, tip)
  }

  /// Whether something came about strictly before a tip was received, as the ruling of that day reads a same day.
  func wasBefore(_ time: Established<RewardMoment>, _ tip: RewardFacts.Tip) -> Ternary {
    time.satisfies { moment in
      let answer = moment.isBefore(tip.receivedAt, in: zone)
      return answer == .unknown && ruling(.sameDay, for: tip).choice == .notBefore ? .no : answer
    }
  }

  /// Which of these times would have to be known, or known better, to say whether they were before a tip.
  func openTimes(
    _ times: [(fact: RewardFact, time: Established<RewardMoment>)], _ tip: RewardFacts.Tip
  ) -> [RewardFact] {
    times.filter { wasBefore($0.time, tip) == .unknown }.flatMap { fact, time -> [RewardFact] in
      time == .unknown ? [fact] : [fact, .receivedAt(tip: tip.id)]
    }
  }

  /// The items of a tip that verification may have confirmed and that may not have been held before.
  func openItems(of tip: RewardFacts.Tip) -> [String] {
    tip.content.filter { isConfirmed($0, in: tip) != .no && wasHeld($0, before: tip) != .yes }
      .sorted(by: scalarsAscending)
  }

  // MARK: Tips

  /// Whether a tip can be the first: a definite target and specific facts about some confirmed content (R6.3.2).
  func isAdequate(_ tip: RewardFacts.Tip) -> Ternary {
    isSpecific(tip) && tip.content.map { isConfirmed($0, in: tip) }.any
  }

  /// R6.2.1.
  func isSpecific(_ tip: RewardFacts.Tip) -> Ternary { Ternary(tip.definiteTarget) && Ternary(tip.specificFacts) }

  /// Whether a reporter's tip comes before another of theirs. Where both came at one instant, the one that names
  /// fewer people does, then the one whose aliases sort first: never the id, nor the place in the list.
  func comesBefore(_ earlier: RewardFacts.Tip, _ later: RewardFacts.Tip) -> Ternary {
    let answer = earlier.receivedAt.isBefore(later.receivedAt, in: zone)
    guard answer == .no, case .instant(let left) = earlier.receivedAt, case .instant(let right) = later.receivedAt,
      left == right
    else { return answer }
    return Ternary(Self.isSmaller(earlier, later))
  }

  static func isSmaller(_ left: RewardFacts.Tip, _ right: RewardFacts.Tip) -> Bool {
    if left.reporters.count != right.reporters.count { return left.reporters.count < right.reporters.count }
    let (first, second) = (aliases(left), aliases(right))
    return first.lexicographicallyPrecedes(second, by: scalarsAscending)
  }

  /// Aliases of a tip in ascending order.
  static func aliases(_ tip: RewardFacts.Tip) -> [String] {
    tip.reporters.map(\.alias)
  }

  /// A reporter's other tips about the lead that may come before this one and count: a vague hint does not use up
  /// what the same person tells in earnest later.
  func earlierTips(of alias: String, than tip: RewardFacts.Tip) -> [(tip: RewardFacts.Tip, counts: Ternary)] {
    tips.filter { $0.id != tip.id && $0.names(alias) }
      .map { (tip: $0, counts: comesBefore($0, tip) && isSpecific($0)) }
      .filter { $0.counts != .no }
  }
}
