/// Which aliases are one person, as custodians decided it (R6.3.4, R6.3.5).
package struct SameReporters: Sendable, Codable {
  /// Two aliases, the lower first.
  package struct Pair: Hashable, Sendable, Codable {
    package let lower: ReporterID
    package let higher: ReporterID
    package init(_ one: ReporterID, _ other: ReporterID) {
      (lower, higher) = (min(one, other), max(one, other))
    }
  }

  /// A custodian's last word on a pair.
  package struct Decision: Hashable, Sendable, Codable {
    package let isSame: Bool
    package let event: EventNumber
    package let by: MemberID
  }

  private var decisions: [Pair: Decision] = [:]
  /// Who was confirmed to be the same as whom, directly.
  private var confirmed: [ReporterID: Set<ReporterID>] = [:]

  package init() {}

  /// What was decided of a pair, nil while nothing was.
  package func decision(_ pair: Pair) -> Decision? { decisions[pair] }

  /// Every alias of the same person, this one included, ascending. O(n log n) of their number.
  package func aliases(of id: ReporterID) -> [ReporterID] {
    var found: Set<ReporterID> = [id]
    var waiting = [id]
    while let next = waiting.popLast() {
      for other in confirmed[next] ?? [] where found.insert(other).inserted { waiting.append(other) }
    }
    return found.sorted()
  }

  /// The alias that stands for the person: the lowest.
  package func root(of id: ReporterID) -> ReporterID { aliases(of: id).first ?? id }

  mutating func decide(_ pair: Pair, _ decision: Decision) {
    decisions[pair] = decision
    for (one, other) in [(pair.lower, pair.higher), (pair.higher, pair.lower)] {
      var others = confirmed[one] ?? []
      if decision.isSame { others.insert(other) } else { others.remove(other) }
      confirmed[one] = others.isEmpty ? nil : others
    }
  }
}

/// A custodian decided whether two aliases are one person. Others learn that, and no more.
package struct SameReporterDecided: Event {
  package static let type = "reporter.sameDecided"
  package let reporter: ReporterID
  package let tip: TipID
  package let other: ReporterID
  package let otherTip: TipID
  package let same: YesNo
  /// Sealed to the custodians.
  package let reason: SealedFile?

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .custodian, about: reporter, of: tip, envelope)
      ?? desk.refusal(unless: .custodian, about: other, of: otherTip, envelope)
    {
      return refusal
    }
    if reporter == other { return Refusal(.sameAlias) }
    // A wrong link can be undone for ever; nothing new is sealed for those whose files were destroyed.
    if same.isYes || reason != nil, let refusal = desk.refusalIfDestroyed(reporter) ?? desk.refusalIfDestroyed(other) {
      return refusal
    }
    let before = desk.reporters.same.decision(.init(reporter, other))
    return before?.isSame == same.isYes ? Refusal(.nothingChanged) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.reporters.change(reporter, from: envelope)
    desk.reporters.change(other, from: envelope)
    desk.reporters.same.decide(
      .init(reporter, other), .init(isSame: same.isYes, event: envelope.event, by: envelope.author))
  }
}
