import Testing

@testable import CaseDomain

/// What is owed follows the campaign; what is known begins with the desk (R2.2, R6.1, R6.7).
@Suite struct CampaignTests {
  private static func state(
    _ bench: DeskBench, _ obligation: Obligation, _ period: String, _ day: String
  ) -> ObligationPeriod.State? {
    bench.desk.obligation(obligation, in: Period(period)!, on: on(day))?.state
  }

  private static func rule(_ bench: inout DeskBench, _ ruling: Ruling, _ value: String, _ from: String) throws {
    let proposal = try bench.perform(
      ProposeRuling(ruling: ruling, value: .text(value), from: on(from), reason: "县里通知"), as: Cast.office)
    try bench.perform(ConfirmRuling(proposal: proposal), as: Cast.leader)
  }

  @Test("R6.1 the campaign ends by a ruling: nothing is owed after it, and what was missed stays missed") func end()
    throws
  {
    var bench = DeskBench.staffed(at: at("2026-08-31 09:00"))
    #expect(Self.state(bench, .leadingMonthly, "2026-09", "2026-10-08") == .missed)
    for day in ["2026-09-30 09:00", "2026-10-08 09:00"] {
      try bench.perform(AddSection(name: "科\(day.prefix(7))"), as: Cast.admin, at: at(day))
    }
    try Self.rule(&bench, .campaignTo, "2026-09-15", "2026-10-08")
    #expect(Self.state(bench, .leadingMonthly, "2026-09", "2026-10-08") == .missed)
    #expect(Self.state(bench, .leadingMonthly, "2026-10", "2026-10-08") == .notOwed)
    #expect(Self.state(bench, .liaison, "2026-H2", "2026-10-08") == .notOwed)
  }

  @Test("R2.2 of what was before the desk nobody knows, until it is entered or explained") func before() throws {
    var bench = DeskBench.staffed(at: at("2026-09-15 09:00"))
    #expect(Self.state(bench, .leadingMonthly, "2026-07", "2026-09-15") == .unrecorded)
    #expect(Self.state(bench, .liaison, "2026-H1", "2026-09-15") == .unrecorded)
    #expect(Self.state(bench, .liaison, "2026-H2", "2026-09-15") == .due)
    let meeting = try bench.schedule(.leadingGroup, .some("2026-07-15T09:30"), at: at("2026-09-15 10:00"))
    try bench.hold(meeting, at: at("2026-09-15 10:05"))
    #expect(Self.state(bench, .leadingMonthly, "2026-07", "2026-09-15") == .unrecorded)
    try bench.minute(meeting, at: at("2026-09-15 10:10"))
    #expect(Self.state(bench, .leadingMonthly, "2026-07", "2026-09-15") == .met)
    #expect(Self.state(bench, .leadingQuarterly, "2026-Q3", "2026-09-15") == .met)
    try bench.perform(
      ExplainMiss(obligation: .liaison, period: Period("2026-H1")!, words: "纸质记录已归档"), as: Cast.office)
    #expect(Self.state(bench, .liaison, "2026-H1", "2026-09-15") == .unrecorded)
    #expect(bench.desk.meetings.explanations.count == 1)
    // What was never asked for is not explained.
    try Self.rule(&bench, .campaignFrom, "2026-05-11", "2026-09-15")
    #expect(Self.state(bench, .leadingMonthly, "2026-03", "2026-09-15") == .notOwed)
    #expect(
      bench.refusal(
        of: ExplainMiss(obligation: .leadingMonthly, period: Period("2026-03")!, words: "未开"), as: Cast.office
      )?.reason == .notMissed)
  }
}
