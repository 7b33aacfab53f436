import Testing

@testable import CaseDomain

/// Ranking of sections: off unless a ruling turns it on, and by days kept alone (R3.5, R4.6).
@Suite struct PunctualityTests {
  @Test("R3.5 nobody is ranked while no ruling says so") func off() throws {
    var bench = DeskBench.supervised
    #expect(!bench.desk.ranksUnits(on: on("2026-11-23")))
    let proposal = try bench.perform(
      ProposeRuling(ruling: .unitRanking, value: .integer(1), from: on("2026-12-01"), reason: "会议决定"),
      as: Cast.office)
    try bench.perform(ConfirmRuling(proposal: proposal), as: Cast.leader)
    #expect(!bench.desk.ranksUnits(on: on("2026-11-30")) && bench.desk.ranksUnits(on: on("2026-12-01")))
    #expect(Ruling.unitRanking.accepts(.integer(0)) && !Ruling.unitRanking.accepts(.integer(2)))
  }

  @Test("R5.3 a weekly report counts once its hour is past, in time or not, and a correction is never late")
  func weekly() throws {
    var bench = DeskBench.staffed
    try bench.openBooks()
    func share(_ day: String) -> SectionPunctuality.Share? {
      bench.desk.punctuality(from: on("2026-11-01"), to: on("2026-12-31"), on: on(day)).first?.kinds[.weekly]
    }
    #expect(share("2026-11-27") == nil)
    #expect(share("2026-11-28") == .init(kept: 0, due: 1))
    try bench.fileWeekly(isZero: true, at: at("2026-11-27 16:00"))
    try bench.fileWeekly(changed: [.visits: 1], why: [.visits: "漏登"], reason: "漏登", at: at("2026-12-02 09:00"))
    try bench.fileWeekly(thisWeek.adding(weeks: 1), isZero: true, at: at("2026-12-05 09:00"))
    #expect(share("2026-12-06") == .init(kept: 1, due: 2))
    #expect(share("2026-12-12") == .init(kept: 1, due: 3))
  }

  @Test("R4.6 what counts is whether a day was kept, not what was found or confirmed") func kept() throws {
    let bench = DeskBench.supervised
    func share(_ day: String, _ section: SectionID, _ kind: SectionPunctuality.Kind) -> SectionPunctuality.Share? {
      bench.desk.punctuality(from: on("2026-11-01"), to: on("2026-12-31"), on: on(day))
        .first { $0.section == section }?.kinds[kind]
    }
    // Of three directives two were acknowledged and done on the day; the third is neither kept nor missed yet.
    #expect(share("2026-11-24", bench.section, .acknowledgement) == nil)
    #expect(share("2026-11-26", bench.section, .acknowledgement) == .init(kept: 2, due: 3))
    #expect(share("2026-11-26", bench.orphanSection, .acknowledgement) == .init(kept: 0, due: 1))
    #expect(share("2026-12-04", bench.section, .directive) == .init(kept: 2, due: 2))
    #expect(share("2026-12-05", bench.section, .directive) == .init(kept: 2, due: 3))
    #expect(share("2026-12-05", bench.section, .rectification) == .init(kept: 3, due: 4))
    let ranked = bench.desk.punctuality(from: on("2026-11-01"), to: on("2026-12-31"), on: on("2026-12-05"))
    #expect(ranked.map(\.section) == [bench.section, bench.orphanSection])
    #expect(bench.desk.punctuality(from: on("2026-01-01"), to: on("2026-10-31"), on: on("2026-12-05")).isEmpty)
  }
}
