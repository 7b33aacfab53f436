import Testing

@testable import CaseDomain

/// Weekly reports of sections and of the bureau (R5.3, R4.6), situation reports (R3.2).
@Suite struct WeeklyRuleTests {
  static let rules: [Rule] = [
    .refused("R5.3 a section without a book has nobody who files", .noFieldBook) { bench in try bench.fileWeekly() },
    .refused("R5.3 the office does not file for a section", .postRequired) { bench in
      try bench.openBooks()
      try bench.fileWeekly(as: Cast.office)
    },
    .refused("R4.1 nobody files for another section", .notYourSection) { bench in
      let other = SectionID(rawValue: try bench.perform(AddSection(name: "综合科"), as: Cast.admin).rawValue)
      bench.forge(FieldBookOpened(section: other), as: Cast.office)
      try bench.perform(FileWeekly(section: other, week: thisWeek, isZero: true), as: Cast.liaison)
    },
    .refused("R5.3 nothing to report is said", .zeroUnsaid) { bench in
      try bench.openBooks()
      try bench.fileWeekly()
    },
    .possible("R5.3 a zero report is one, signed like any other") { bench in
      try bench.openBooks()
      try bench.fileWeekly(isZero: true)
      #expect(bench.desk.weekly.filings[0].isZero && bench.desk.weekly.filings[0].by == Cast.liaison)
    },
    .refused("R5.3 no zero report hides what happened", .notZero) { bench in
      try bench.openBooks()
      try bench.visit()
      try bench.fileWeekly(isZero: true)
    },
    .refused("R5.3 a report has words", .narrativeMissing) { bench in
      try bench.openBooks()
      try bench.visit()
      try bench.perform(FileWeekly(section: bench.section, week: thisWeek, narrative: " "), as: Cast.liaison)
    },
    .refused("R5.3 nobody reports on a week before it begins", .weekAhead) { bench in
      try bench.openBooks()
      try bench.fileWeekly(thisWeek.adding(weeks: 1), isZero: true)
    },
    .refused("R5.3 what a later report counts is not reported again", .weekMerged) { bench in
      try bench.openBooks()
      try bench.fileWeekly(isZero: true)
      try bench.fileWeekly(thisWeek.adding(weeks: -1), isZero: true)
    },
    .refused("R5.3 a correction says why", .reasonMissing) { bench in
      try bench.openBooks()
      try bench.fileWeekly(isZero: true)
      try bench.fileWeekly(changed: [.visits: 1], why: [.visits: "漏登"])
    },
    .refused("R5.3 a correction is of the newest version", .changedMeanwhile) { bench in
      try bench.openBooks()
      try bench.fileWeekly(isZero: true)
      try bench.perform(
        FileWeekly(section: bench.section, week: thisWeek, isZero: true, reason: "漏登"), as: Cast.liaison)
    },
    .possible("R5.3 a correction stands beside what it corrects, and is never late") { bench in
      try bench.openBooks()
      try bench.fileWeekly(isZero: true)
      try bench.fileWeekly(changed: [.visits: 1], why: [.visits: "漏登"], reason: "漏登", at: at("2026-12-10 09:00"))
      let versions = bench.desk.weekly.filings(of: bench.section, thisWeek)
      #expect(versions.map(\.version) == [1, 2] && versions.allSatisfy { !$0.isLate })
      #expect(versions.map { $0.sheet.counts[.visits] } == [0, 1])
    },
    .refused("R4.6 nobody changes a figure of quality", .misplaced) { bench in
      try bench.openBooks()
      var figures = WeeklyFigures()
      figures[.timelyKept] = 3
      figures[.visits] = 1
      let sheet = WeeklySheet(
        figures: figures.entries(WeeklyFigure.ofSection),
        changes: [WeeklyChange(figure: .timelyKept, ledger: 0, why: "估计")], narrative: "走访")
      let refusal = bench.forge(
        WeeklyFiled(
          section: bench.section, week: thisWeek, version: 1, sheet: sheet, isZero: .no, since: .init(rawValue: 0),
          closing: bench.desk.weeklyClosing(of: thisWeek)), as: Cast.liaison)
      throw try #require(refusal)
    },
    .refused("R5.3 a report covers every figure", .valueOutOfRange) { bench in
      try bench.openBooks()
      let refusal = bench.forge(
        WeeklyFiled(
          section: bench.section, week: thisWeek, version: 1, sheet: WeeklySheet(figures: []), isZero: .yes,
          since: .init(rawValue: 0), closing: bench.desk.weeklyClosing(of: thisWeek)), as: Cast.liaison)
      throw try #require(refusal)
    },
    .refused("R5.3 nobody gives themselves a later closing hour", .dateInvalid) { bench in
      try bench.openBooks()
      let sheet = WeeklySheet(figures: WeeklyFigures().entries(WeeklyFigure.ofSection))
      let refusal = bench.forge(
        WeeklyFiled(
          section: bench.section, week: thisWeek, version: 1, sheet: sheet, isZero: .yes, since: .init(rawValue: 0),
          closing: at("2026-12-31 17:00")), as: Cast.liaison)
      throw try #require(refusal)
    },
    .possible("R5.3 the bureau's report may be made while sections are missing, and says so") { bench in
      try bench.openBooks()
      try bench.consolidate()
      #expect(bench.desk.weekly.reports[0].sources.map(\.filing) == [nil])
    },
    .refused("R5.3 whoever made the report does not release it", .ownReport) { bench in
      try bench.perform(
        ChangePosts(member: Cast.secondLeader, posts: [.leader, .office], section: nil, reason: "兼任"), as: Cast.leader)
      try bench.perform(SignUndertaking(), as: Cast.secondLeader)
      let report = try bench.consolidate(as: Cast.secondLeader)
      try bench.perform(DecideWeekly(report: report, isReleased: true), as: Cast.secondLeader)
    },
    .refused("R5.3 an older version is not released", .changedMeanwhile) { bench in
      let report = try bench.consolidate()
      try bench.consolidate(changed: [.closed: 1], why: [.closed: "补登"], reason: "补登")
      try bench.perform(DecideWeekly(report: report, isReleased: true), as: Cast.leader)
    },
    .refused("R5.3 nothing goes to the county before a leader released it", .notReleased) { bench in
      let report = try bench.consolidate()
      try bench.perform(
        SubmitWeekly(report: report, body: bench.countyOffice, letter: "周报48号"), as: Cast.office)
    },
    .refused("R5.3 the report goes to the county office", .noSuchBody) { bench in
      let report = try bench.consolidate()
      try bench.perform(DecideWeekly(report: report, isReleased: true), as: Cast.leader)
      try bench.perform(SubmitWeekly(report: report, body: bench.police, letter: "周报48号"), as: Cast.office)
    },
    .possible("R5.3 made, released, submitted, and corrected afterwards") { bench in
      let report = try bench.consolidate()
      try bench.perform(DecideWeekly(report: report, isReleased: true), as: Cast.leader)
      try bench.perform(SubmitWeekly(report: report, body: bench.countyOffice, letter: "周报48号"), as: Cast.office)
      let second = try bench.consolidate(changed: [.closed: 1], why: [.closed: "补登"], reason: "补登")
      #expect(bench.desk.weekly.reports(of: thisWeek).map(\.state) == [.submitted, .made])
      try bench.perform(DecideWeekly(report: second, isReleased: false, reason: "再核"), as: Cast.leader)
      #expect(bench.desk.weekly.report(of: thisWeek)?.state == .sentBack)
    },
    .refused("R3.2 a situation report has opinions and suggestions", .opinionsMissing) { bench in
      try bench.perform(
        ReportSituation(from: on("2026-11-01"), to: on("2026-11-23"), opinions: "平稳", suggestions: " "),
        as: Cast.office)
    },
    .refused("R3.2 a situation report is about what was", .periodUnfit) { bench in
      try bench.perform(
        ReportSituation(from: on("2026-11-01"), to: on("2026-11-24"), opinions: "平稳", suggestions: "继续"),
        as: Cast.office)
    },
    .refused("R3.2 a period from back to front is none", .periodUnfit) { bench in
      try bench.perform(
        ReportSituation(from: on("2026-11-20"), to: on("2026-11-01"), opinions: "平稳", suggestions: "继续"),
        as: Cast.office)
    },
    .possible("R3.2 its delivery is on record") { bench in
      let report = try bench.reportSituation()
      try bench.perform(DeliverSituation(report: report, to: "领导小组"), as: Cast.office)
      #expect(bench.desk.weekly.situations[0].deliveries.map(\.to) == ["领导小组"])
    },
    .refused("R6.4 who keeps no restricted tip writes no annex", .nothingRestricted) { bench in
      try bench.perform(WriteAnnex(week: thisWeek), as: Cast.leader)
    },
  ]

  @Test(arguments: rules) func rule(_ rule: Rule) throws { try rule.check() }

  @Test("R5.3 the closing hour is that of the week's last working day, after holidays of the next") func closing() {
    let desk = DeskBench.staffed.desk
    let cases = [
      ("2026-W48", "2026-11-27 17:00"),
      // National day 2026 begins on a Thursday; the make-up days stand in the table.
      ("2026-W40", "2026-09-30 17:00"),
      // All of the spring festival's week is off but its last days.
      ("2026-W08", "2026-02-24 17:00"),
    ]
    for (week, closing) in cases {
      let found = ISOWeek(week).map { desk.zone.moment(of: desk.weeklyClosing(of: $0)) }
      #expect(found.map { "\($0.date) \($0.time)" } == closing, "\(week)")
    }
  }

  @Test("R5.3 due, late, missing, merged: each is computed") func standings() throws {
    var bench = DeskBench.staffed
    let section = bench.section
    #expect(bench.desk.standing(of: section, in: thisWeek, at: bench.clock) == .nobody)
    try bench.openBooks()
    let closing = bench.desk.weeklyClosing(of: thisWeek)
    #expect(bench.desk.standing(of: section, in: thisWeek, at: closing) == .due(closing))
    #expect(bench.desk.standing(of: section, in: thisWeek, at: closing.adding(minutes: 1)) == .missing(closing))
    #expect(bench.desk.standing(of: section, in: thisWeek.adding(weeks: -1), at: closing) == nil)
    let late = at("2026-11-30 09:00")
    try bench.fileWeekly(isZero: true, at: late)
    #expect(bench.desk.standing(of: section, in: thisWeek, at: late)?.isLate == true)
    // Two weeks later, without one for the week between.
    let third = thisWeek.adding(weeks: 2)
    let filed = try bench.fileWeekly(third, isZero: true, at: at("2026-12-11 16:00"))
    let merged = bench.desk.standing(of: section, in: thisWeek.adding(weeks: 1), at: bench.clock)
    #expect(merged == bench.desk.weekly.filing(filed).map { .merged($0) })
    #expect(
      bench.desk.weeksMissing(of: section, at: at("2026-12-26 09:00")) == [
        thisWeek.adding(weeks: 3), thisWeek.adding(weeks: 4),
      ])
  }

  @Test("R5.3 no week is owed outside the campaign") func campaign() throws {
    var bench = DeskBench.staffed
    try bench.openBooks()
    let proposal = try bench.perform(
      ProposeRuling(ruling: .campaignTo, value: .text("2026-11-29"), from: on("2026-11-23"), reason: "结束"),
      as: Cast.office)
    try bench.perform(ConfirmRuling(proposal: proposal), as: Cast.leader)
    let later = at("2026-12-04 09:00")
    #expect(bench.desk.standing(of: bench.section, in: thisWeek, at: later)?.isMissing == true)
    #expect(bench.desk.standing(of: bench.section, in: thisWeek.adding(weeks: 1), at: later) == nil)
  }

  @Test("R5.3 each thing is counted once: in the report after it, from where the one before stopped") func periods()
    throws
  {
    var bench = DeskBench.staffed
    try bench.openBooks()
    try bench.visit()
    try bench.fileWeekly(at: at("2026-11-27 16:00"))
    // After the report, in the same week: the next week's.
    bench.clock = at("2026-11-27 18:00")
    try bench.visit(on: on("2026-11-27"))
    try bench.visit(on: on("2026-11-27"))
    try bench.fileWeekly(thisWeek.adding(weeks: 1), at: at("2026-12-03 10:00"))
    #expect(bench.desk.weekly.filings.map { $0.sheet.counts[.visits] } == [1, 2])
    #expect(bench.desk.weekly.filings.allSatisfy { $0.differences.isEmpty })
  }

  @Test("R5.3 a figure away from the ledger is flagged until somebody says why") func flags() throws {
    var bench = DeskBench.staffed
    try bench.openBooks()
    try bench.visit()
    try bench.fileWeekly(changed: [.visits: 5, .transferred: 1], why: [.transferred: "上周补登"])
    let found = try #require(bench.desk.weekly.filings.first).differences
    #expect(found.map(\.figure) == [.transferred, .visits] && found.map(\.why) == ["上周补登", nil])
    #expect(bench.desk.unexplained(in: thisWeek) == 1)
    try bench.consolidate()
    #expect(bench.desk.weekly.reports[0].sheet.counts[.unexplained] == 1)
    // Said in a correction, which is measured by the same ledger.
    try bench.visit()
    try bench.fileWeekly(
      changed: [.visits: 5, .transferred: 1], why: [.transferred: "上周补登", .visits: "四次在系统外"], reason: "说明")
    #expect(bench.desk.unexplained(in: thisWeek) == 0)
    #expect(bench.desk.weekly.filings.last?.differences.map(\.ledger) == [0, 1])
  }

  @Test("R5.3 a hand-made report with other figures is flagged on every desk, though its author names no change")
  func forged() throws {
    var bench = DeskBench.staffed
    try bench.openBooks()
    var figures = WeeklyFigures()
    figures[.visits] = 9
    figures[.confirmed] = 4
    let sheet = WeeklySheet(figures: figures.entries(WeeklyFigure.ofSection), narrative: "走访")
    let refusal = bench.forge(
      WeeklyFiled(
        section: bench.section, week: thisWeek, version: 1, sheet: sheet, isZero: .no, since: .init(rawValue: 0),
        closing: bench.desk.weeklyClosing(of: thisWeek)), as: Cast.liaison)
    #expect(refusal == nil)
    #expect(bench.desk.weekly.filings[0].differences.map(\.figure) == [.confirmed, .visits])
    #expect(bench.desk.weekly.filings[0].differences.allSatisfy { $0.why == nil })
  }

  @Test("R5.3 a report that names a later closing hour is late all the same") func claimedClosing() throws {
    var bench = DeskBench.staffed
    try bench.openBooks()
    let sheet = WeeklySheet(figures: WeeklyFigures().entries(WeeklyFigure.ofSection))
    let refusal = bench.forge(
      WeeklyFiled(
        section: bench.section, week: thisWeek, version: 1, sheet: sheet, isZero: .yes, since: .init(rawValue: 0),
        closing: at("2026-12-04 17:00")), as: Cast.liaison, at: at("2026-11-30 09:00"))
    #expect(refusal == nil && bench.desk.weekly.filings.first?.isLate == true)
  }

  @Test("R5.3 nobody counts from somewhere else than where the report before stopped") func since() throws {
    var bench = DeskBench.staffed
    try bench.openBooks()
    try bench.fileWeekly(isZero: true)
    let sheet = WeeklySheet(figures: WeeklyFigures().entries(WeeklyFigure.ofSection))
    let next = thisWeek.adding(weeks: 1)
    let time = at("2026-12-03 09:00")
    let refusal = bench.forge(
      WeeklyFiled(
        section: bench.section, week: next, version: 1, sheet: sheet, isZero: .yes, since: .init(rawValue: 0),
        closing: bench.desk.weeklyClosing(of: next)), as: Cast.liaison, at: time)
    #expect(refusal?.reason == .misplaced)
  }
}
