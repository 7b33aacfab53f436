import Testing

@testable import CaseDomain

/// An incident about a restricted tip: known to who keeps both, and to nobody else (R6.4).
@Suite struct IncidentTieRuleTests {
  private static func incident(_ bench: DeskBench) -> IncidentID { bench.desk.incidents.all[0].id }
  private static func tip(_ bench: DeskBench) -> RestrictedID { bench.desk.restricted.rows[0].id }
  /// The tip names the second leader, the incident accuses nobody.
  private static let both: Rule.Step = {
    _ = try $0.restricted()
    try $0.raise()
  }
  private static func tie(as member: MemberID) -> Rule.Step {
    { try $0.perform(TieIncident(incident: incident($0), tip: tip($0)), as: member) }
  }

  private static let rules: [Rule] = [
    .possible("R6.4 who keeps both says so", given: both) {
      try tie(as: Cast.auditor)(&$0)
      let found = $0.desk.incidents.all[0]
      #expect(found.ties.map(\.tip) == [tip($0)] && found.tip == nil && found.lead == nil)
      #expect(found.ties[0].keepers == [Cast.leader, Cast.custodian, Cast.auditor])
      // Whoever is added later is handed the incident's history; the tip is no part of it.
      #expect(!$0.desk.incidents.events(of: found.id).contains(found.ties[0].event))
    },
    .refused(
      "R6.4 a keeper of the incident alone does not", .notAKeeper, given: both, attempt: tie(as: Cast.secondLeader)),
    .refused("R6.4 nor the office", .notAKeeper, given: both, attempt: tie(as: Cast.office)),
    .refused(
      "R6.4 nor a keeper of the tip whom the incident accuses", .notAKeeper,
      given: {
        _ = try $0.restricted()
        try $0.raise(accusing: [Cast.auditor])
      }, attempt: tie(as: Cast.auditor)),
    .refused("twice", .nothingChanged, given: both) {
      try tie(as: Cast.leader)(&$0)
      try tie(as: Cast.custodian)(&$0)
    },
    .refused(
      "not after the end", .incidentClosed,
      given: {
        try both(&$0)
        try $0.refer(incident($0))
        try $0.close(incident($0))
      }, attempt: tie(as: Cast.leader)),
    .refused("a tip that is there", .noSuchRestricted, given: { _ = try $0.raise() }) {
      try $0.perform(TieIncident(incident: incident($0), tip: RestrictedID(rawValue: 3)), as: Cast.leader)
    },
    .refused("an incident that is there", .noSuchIncident, given: { _ = try $0.restricted() }) {
      try $0.perform(TieIncident(incident: IncidentID(rawValue: 3), tip: tip($0)), as: Cast.leader)
    },
  ]

  @Test("Incidents about restricted tips", arguments: rules)
  func tying(_ rule: Rule) throws { try rule.check() }

  @Test("R6.4 the readers named are exactly those who keep both") func readers() throws {
    var bench = DeskBench.staffed
    try Self.both(&bench)
    func tied(to keepers: [MemberID]) -> IncidentTied {
      IncidentTied(incident: Self.incident(bench), tip: Self.tip(bench), keepers: keepers)
    }
    let all = [Cast.leader, Cast.custodian, Cast.auditor]
    for wrong in [all + [Cast.secondLeader], Array(all.dropLast()), all.reversed(), []] {
      #expect(bench.forge(tied(to: wrong), as: Cast.leader)?.reason == .misplaced, "\(wrong)")
    }
    #expect(bench.forge(tied(to: all), as: Cast.leader) == nil)
  }
}
