/// The annex of a week's report about restricted tips (专办): for those who keep them, and for everybody else there is
/// none (R5.3, R6.4).
package struct WeeklyAnnex: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let by: MemberID
  package let at: Instant
  package let week: ISOWeek
  package let keepers: [MemberID]
  package let counts: [AnnexCount]
  package let words: String
}

/// A figure of an annex. Raw values stand in the log and never change.
package enum AnnexFigure: String, Codable, Hashable, Sendable, CaseIterable {
  /// Registered in the week.
  case new
  case total
  /// Not assessed yet.
  case received
  case verifying
  /// To be handed to a body outside, or handed over.
  case passing
  case overdue
}

package struct AnnexCount: Codable, Hashable, Sendable {
  package let figure: AnnexFigure
  package let count: Int
}

/// Somebody who keeps restricted tips wrote what a week's report says of them. One for each circle of keepers.
package struct AnnexWritten: Event {
  package static let type = "weekly.annexed"
  package let week: ISOWeek
  package let keepers: [MemberID]
  package let counts: [AnnexCount]
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.custodian, .leader], envelope) { return refusal }
    if week.firstDay > desk.date(of: envelope.time) { return Refusal(.weekAhead, Clause("R5.3")) }
    guard keepers.contains(envelope.author), !desk.restricted(keptBy: keepers).isEmpty else {
      return Refusal(.notAKeeper, Clause("R6.4"))
    }
    let areFit =
      counts.map(\.figure) == AnnexFigure.allCases && counts.allSatisfy { (0...9_999_999).contains($0.count) }
    return areFit ? nil : Refusal(.valueOutOfRange, Clause("R5.3"))
  }

  /// Who was shut out of a tip goes on writing for the circle they know of.
  package func isUnheard(in desk: Desk, from envelope: Envelope) -> Bool {
    desk.restricted(keptBy: keepers).isEmpty
      && desk.restricted.rows.contains { desk.isUnheard(envelope, in: $0) }
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.weekly.annexes.append(
      WeeklyAnnex(
        event: envelope.event, by: envelope.author, at: envelope.time, week: week, keepers: keepers, counts: counts,
        words: words))
  }
}

/// Writes the annex of a week, for each circle of keepers that the author belongs to.
package struct WriteAnnex: Command {
  package static var registers: Set<Register> { [.restricted, .weekly] }
  package let week: ISOWeek
  package let words: String

  package init(week: ISOWeek, words: String = "") {
    self.week = week
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let circles = draft.desk.circles(of: draft.actor.member)
    if circles.isEmpty { throw Refusal(.nothingRestricted, Clause("R6.4")) }
    for keepers in circles {
      let counts = draft.desk.annexCounts(week, keptBy: keepers, on: draft.today)
      try draft.emit(
        AnnexWritten(week: week, keepers: keepers, counts: counts, words: TextCleaning.trimmed(words)))
    }
  }
}

extension Desk {
  /// The restricted tips that exactly these members keep now.
  package func restricted(keptBy circle: [MemberID]) -> [RestrictedTip] {
    restricted.rows.filter { keepers(of: $0) == circle }
  }

  /// The circles of keepers that a member belongs to, in the order of their first tips.
  package func circles(of member: MemberID) -> [[MemberID]] {
    var found: [[MemberID]] = []
    for tip in restricted.rows {
      let circle = keepers(of: tip)
      if circle.contains(member), !found.contains(circle) { found.append(circle) }
    }
    return found
  }

  /// What an annex says of a circle's tips now.
  package func annexCounts(_ week: ISOWeek, keptBy circle: [MemberID], on day: CivilDate) -> [AnnexCount] {
    let tips = restricted(keptBy: circle)
    return AnnexFigure.allCases.map { figure in
      AnnexCount(
        figure: figure,
        count: tips.count { tip in
          switch figure {
          case .new: ISOWeek(containing: date(of: tip.registeredAt)) == week
          case .total: true
          case .received: tip.state == .received
          case .verifying: tip.state == .verifying
          case .passing: tip.state == .toPassOn || tip.state == .passedOn
          case .overdue: tip.due.map { $0 < day } ?? false
          }
        })
    }
  }

  /// The annexes of a week that a member may read, the newest of each circle.
  package func annexes(of week: ISOWeek, for member: MemberID) -> [WeeklyAnnex] {
    var newest: [[MemberID]: WeeklyAnnex] = [:]
    for annex in weekly.annexes where annex.week == week && annex.keepers.contains(member) {
      newest[annex.keepers] = annex
    }
    return newest.values.sorted { $0.event < $1.event }
  }
}
