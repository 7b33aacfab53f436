import Testing

@testable import CaseDomain

/// Which months a place was reached in, and where something is missing (R1.3). A letter a month: `+` met, `x` gap,
/// `o` there is still time, `-` nothing asked, `.` to come, blank not there.
@Suite struct CoverageTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    var isWindow = false
    var since = "2025-01-01"
    var until: String?
    var reached: [String] = []
    var campaign: (String?, String?) = ("2018-01-01", nil)
    /// What is asked for, from a day on, where it is not one.
    var asked: [(String, Int)] = []
    var today = "2026-11-23"
    let months: String
    /// The gaps that are over.
    var gaps: [String] = []

    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(
      name: "R1.3 a section that nothing reached", months: "xxxxxxxxxxo.",
      gaps: (1...10).map { "2026-\($0 < 10 ? "0" : "")\($0)" }),
    Row(
      name: "R1.3 reached in some months, twice in one",
      reached: ["2026-01-03", "2026-01-31", "2026-03-01", "2026-11-02"],
      months: "+x+xxxxxxx+.", gaps: ["2026-02"] + (4...10).map { "2026-\($0 < 10 ? "0" : "")\($0)" }),
    Row(
      name: "R1.3 last year does not count", reached: ["2025-12-31", "2027-01-01"], today: "2026-03-31",
      months: "xxo.........", gaps: ["2026-01", "2026-02"]),
    Row(
      name: "R1.3 a section that came in the middle of May owes from June on", since: "2026-05-15", today: "2026-07-10",
      months: "    -xo.....", gaps: ["2026-06"]),
    Row(
      name: "R1.3 one that was dissolved in September owes up to August", until: "2026-09-10",
      reached: (1...7).map { "2026-0\($0)-15" }, months: "+++++++x-   ", gaps: ["2026-08"]),
    Row(
      name: "R1.3 a window is looked at by quarters", isWindow: true, reached: ["2026-02-14", "2026-08-01"],
      months: "+++xxx+++-o.", gaps: ["2026-Q2"]),
    Row(
      name: "R1.3 a window of a section that was dissolved owes nothing in that quarter", isWindow: true,
      until: "2026-06-20", reached: ["2026-01-08"], months: "+++---      "),
    Row(
      name: "R1.3 a campaign that began in June", campaign: ("2026-06-10", nil), today: "2026-08-20",
      months: "------xo....", gaps: ["2026-07"]),
    Row(
      name: "R1.3 one that ended in June", reached: (1...6).map { "2026-0\($0)-02" },
      campaign: ("2018-01-01", "2026-06-30"), months: "++++++-----."),
    Row(name: "R1.3 no campaign at all", campaign: (nil, nil), months: "-----------."),
    Row(
      name: "R6.7 two are asked for from April on, not back",
      reached: (1...10).map { "2026-\($0 < 10 ? "0" : "")\($0)-05" },
      asked: [("2026-03-15", 2)], months: "+++xxxxxxxo.", gaps: (4...10).map { "2026-\($0 < 10 ? "0" : "")\($0)" }),
    Row(name: "R6.7 none are asked for", asked: [("2025-01-01", 0)], months: "-----------."),
    Row(name: "R1.3 the last day of a month is still time", today: "2026-01-31", months: "o..........."),
    Row(name: "R1.3 a year to come", today: "2025-12-31", months: "............"),
  ]

  @Test("R1.3 coverage of a year", arguments: rows)
  func coverage(_ row: Row) throws {
    let base = row.asked.map { (from: on($0.0), count: $0.1) }
    let asked = [(from: CivilDate.earliest, count: 1)] + base
    let campaign = Campaign(
      starts: [(.earliest, row.campaign.0.map(on))], ends: [(.earliest, row.campaign.1.map(on))])
    let clock = CoverageClock(today: on(row.today), campaign: campaign, monthly: asked, quarterly: asked)
    let place: CoveragePlace = row.isWindow ? .window(WindowID(rawValue: 2)) : .section(SectionID(rawValue: 1))
    let span = CoverageSpan(place, since: on(row.since), until: row.until.map(on))
    let days = row.reached.map(on)
    let cells = clock.year(2026, of: span, reachedOn: days)
    #expect(cells.map { Self.letter($0.standing) }.joined() == row.months)
    for (month, cell) in zip(1...12, cells) {
      #expect(cell.count == days.filter { $0.year == 2026 && $0.month == month }.count)
    }
    let gaps = clock.gaps(in: 2026, of: span, reachedOn: days)
    #expect(gaps.filter(\.isOver).map(\.period.description) == row.gaps)
    #expect(gaps.allSatisfy { $0.count < $0.asked && $0.place == place })
  }

  private static func letter(_ standing: CoverageStanding) -> String {
    switch standing {
    case .met: "+"
    case .gap: "x"
    case .due: "o"
    case .notAsked: "-"
    case .future: "."
    case .closed: " "
    }
  }

  @Test("R1.3 the matrix has each section and then its windows, and counts what reached them") func matrix() throws {
    var bench = DeskBench.publicised
    try bench.publicise(
      .some(on: "2026-11-21", organiser: nil, sections: [bench.section], windows: [bench.window, bench.otherWindow]))
    let rows = bench.desk.coverage(in: 2026, on: on("2026-11-23"))
    #expect(rows.map(\.name) == ["投资项目科", "一号窗口", "综合科", "二号窗口"])
    // What was struck out counts for nobody; a window counts for itself.
    #expect(rows.map { $0.cells[10].count } == [2, 1, 0, 1])
    // All came in November: nobody owes anything for it, and December is to come.
    #expect(rows.allSatisfy { $0.gaps.isEmpty })
    let next = bench.desk.coverage(in: 2026, on: on("2026-12-31"))
    #expect(next.map { $0.gaps.map(\.period.description) } == [["2026-12"], [], ["2026-12"], []])
    #expect(bench.desk.coverage(in: 2025, on: on("2026-11-23")).isEmpty)
  }

  @Test("R1.3 a window that closed leaves the matrix with its year, not before") func closedWindow() throws {
    var bench = DeskBench.publicised
    try bench.perform(CloseWindow(window: bench.window, reason: "撤并"), as: Cast.admin)
    try bench.perform(CloseSection(section: bench.secondSection, reason: "撤并"), as: Cast.admin)
    #expect(bench.desk.coverage(in: 2026, on: on("2027-02-01")).map(\.name).contains("一号窗口"))
    #expect(bench.desk.coverage(in: 2027, on: on("2027-02-01")).map(\.name) == ["投资项目科"])
  }

  @Test("R1.5 a quarter beside the one before: activities, forms, new ones, audience, staff") func trend() throws {
    var bench = DeskBench.publicised
    for (day, forms) in [("2026-08-01", [ActivityForm.lecture]), ("2026-09-30", [.banner, .lecture])] {
      try bench.publicise(.some(on: day, organiser: nil, sections: [bench.section], forms: forms, audience: 100))
    }
    try bench.publicise(
      .some(on: "2026-10-01", organiser: nil, sections: [bench.section], forms: [.online], audience: 7))
    let quarters = bench.desk.publicityTrend(in: 2026, on: on("2026-11-23"))
    #expect(quarters.map(\.period.description) == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"])
    #expect(quarters.map(\.activities) == [0, 0, 2, 2] && quarters.map(\.audience) == [0, 0, 200, 52])
    #expect(quarters.map(\.forms) == [[], [], [.banner, .lecture], [.lecture, .online]])
    #expect(quarters.map(\.newForms) == [[], [], [.banner, .lecture], [.online]])
    #expect(quarters.map(\.studies) == [0, 0, 0, 1])
    #expect(quarters.last?.staff == StudyShare(covered: 2, of: 4))
    #expect(bench.desk.publicityTrend(in: 2026, on: on("2026-06-30")).count == 2)
  }
}
