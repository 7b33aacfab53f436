import Testing

@testable import CaseDomain

/// One row of the table of obligations: on a day, with these meetings, an obligation stands so in a period.
struct ObligationCase: Sendable, CustomTestStringConvertible {
  let name: String
  let obligation: Obligation
  let period: String
  let today: String
  /// As `leadingGroup 2026-11-05 complete 2026-11-06`; the other standings have no second day.
  let meetings: [String]
  let state: ObligationPeriod.State
  var counted: Int?
  var by: String?
  /// The desk's first day.
  var founded: String
  /// What was ruled about the campaign, as `2026-07-01 from 2026-05-11` and `2026-07-01 to 2026-11-15`; it began in 2018.
  var campaign: [String]
  /// As `2026-07-01 leadingGroup/quarter/1`.
  var rulings: [String] = []

  var testDescription: String { name }

  init(
    _ name: String, _ obligation: Obligation, _ period: String, today: String, _ meetings: [String],
    _ state: ObligationPeriod.State, counted: Int? = nil, by: String? = nil, founded: String = "2026-01-01",
    campaign: [String] = [], rulings: [String] = []
  ) {
    self.name = name
    self.obligation = obligation
    self.period = period
    self.today = today
    self.meetings = meetings
    self.state = state
    self.counted = counted
    self.by = by
    self.founded = founded
    self.campaign = campaign
    self.rulings = rulings
  }

  /// The standard rule, and what the case rules beside it.
  var cadence: Cadence {
    guard case .text(let text) = obligation.ruling.standard, let standard = CadenceRule(text) else {
      preconditionFailure("the standard of \(obligation) is no rule")
    }
    return Cadence(
      standard,
      then: rulings.map { ruling in
        let parts = ruling.split(separator: " ").map(String.init)
        return (on(parts[0]), CadenceRule(parts[1])!)
      })
  }

  private func words(_ bound: String) -> [Campaign.Word] {
    campaign.map { $0.split(separator: " ").map(String.init) }.filter { $0[1] == bound }
      .map { (on($0[0]), $0.count > 2 ? on($0[2]) : nil) }
  }

  func found() -> ObligationPeriod? {
    let clock = ObligationClock(
      calendar: stateCouncilCalendar, today: on(today), founded: on(founded),
      campaign: Campaign(starts: [(.earliest, on("2018-01-01"))] + words("from"), ends: words("to")))
    let facts = meetings.enumerated().map { Self.fact($0.element, MeetingID(rawValue: Int64($0.offset + 1))) }
    let year = Int(period.prefix(4))!
    return clock.year(year, of: obligation, cadence: cadence, meetings: facts)
      .first { $0.period.description == period }
  }

  private static func fact(_ text: String, _ id: MeetingID) -> MeetingFact {
    let parts = text.split(separator: " ").map(String.init)
    let standing: MeetingFact.Standing =
      switch parts[2] {
      case "planned": .planned
      case "cancelled": .cancelled
      case "held": .held
      case "short": .short
      default: .complete(since: on(parts[3]))
      }
    return MeetingFact(id: id, kind: MeetingKind(rawValue: parts[0])!, on: on(parts[1]), standing: standing)
  }
}
