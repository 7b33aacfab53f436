import Testing

@testable import CaseDomain

private typealias Row = ObligationCase

/// R2.2 what is met, due, at risk and missed.
@Suite struct ObligationTableTests {
  @Test("R2.2 obligations", arguments: all)
  func table(_ row: ObligationCase) throws {
    let found = try #require(row.found(), "\(row.name): no such period")
    #expect(found.state == row.state, "\(row.name)")
    if let counted = row.counted { #expect(found.counted.count == counted, "\(row.name)") }
    if let by = row.by { #expect(found.by == on(by), "\(row.name)") }
    #expect((found.missing == 0) == (found.state == .met) || found.rule.minimum == 0, "\(row.name)")
  }

  @Test("R2.2 the table has its ninety rows, each of its own") func size() {
    let rows = Self.all
    #expect(rows.count >= 90)
    #expect(Set(rows.map(\.name)).count == rows.count)
    #expect(Set(rows.map(\.state)) == Set(ObligationPeriod.State.allCases), "a state that no row ends in")
  }

  static let all = months + quarters + halves + minutes + campaign + founding + rulings + kinds

  private static let november = "leadingGroup 2026-11-12 complete 2026-11-13"

  static let months: [ObligationCase] = [
    Row("nothing yet, mid-month", .leadingMonthly, "2026-11", today: "2026-11-12", [], .due, by: "2026-11-30"),
    Row("held and written up", .leadingMonthly, "2026-11", today: "2026-11-20", [november], .met, counted: 1),
    Row(
      "on the first day", .leadingMonthly, "2026-11", today: "2026-11-20",
      ["leadingGroup 2026-11-01 complete 2026-11-02"], .met),
    Row(
      "on the last day", .leadingMonthly, "2026-11", today: "2026-11-30",
      ["leadingGroup 2026-11-30 complete 2026-11-30"], .met),
    Row(
      "the day before the first", .leadingMonthly, "2026-11", today: "2026-11-12",
      ["leadingGroup 2026-10-31 complete 2026-11-02"], .due),
    Row(
      "the day after the last does not cure", .leadingMonthly, "2026-11", today: "2026-12-02",
      ["leadingGroup 2026-12-01 complete 2026-12-01"], .missed),
    Row(
      "and counts for its own month", .leadingMonthly, "2026-12", today: "2026-12-02",
      ["leadingGroup 2026-12-01 complete 2026-12-01"], .met),
    Row("seven working days left", .leadingMonthly, "2026-11", today: "2026-11-20", [], .due),
    Row("six left", .leadingMonthly, "2026-11", today: "2026-11-23", [], .atRisk, by: "2026-11-30"),
    Row("a Saturday before six", .leadingMonthly, "2026-11", today: "2026-11-21", [], .atRisk),
    Row("the last day, nothing", .leadingMonthly, "2026-11", today: "2026-11-30", [], .atRisk),
    Row("the day after", .leadingMonthly, "2026-11", today: "2026-12-01", [], .missed),
    Row("long after", .leadingMonthly, "2026-01", today: "2026-12-01", [], .missed),
    Row(
      "in the calendar", .leadingMonthly, "2026-11", today: "2026-11-23", ["leadingGroup 2026-11-27 planned"],
      .scheduled, by: "2026-11-30"),
    Row(
      "cancelled again", .leadingMonthly, "2026-11", today: "2026-11-23", ["leadingGroup 2026-11-27 cancelled"],
      .atRisk),
    Row(
      "cancelled early", .leadingMonthly, "2026-11", today: "2026-11-03", ["leadingGroup 2026-11-27 cancelled"], .due),
    Row("next month", .leadingMonthly, "2026-12", today: "2026-11-23", [], .ahead),
    Row(
      "next month, in the calendar", .leadingMonthly, "2026-12", today: "2026-11-23",
      ["leadingGroup 2026-12-10 planned"], .scheduled),
    Row(
      "more than asked", .leadingMonthly, "2026-11", today: "2026-11-20",
      [november, "leadingGroup 2026-11-19 complete 2026-11-19"], .met, counted: 2),
    Row(
      "a month that ends on a weekend is due on Friday", .leadingMonthly, "2026-10", today: "2026-10-12", [], .due,
      by: "2026-10-30"),
    Row(
      "holidays take days away", .leadingMonthly, "2026-02", today: "2026-02-14", [], .atRisk, by: "2026-02-28"),
    Row("a leap February lasts to its 29th", .leadingMonthly, "2028-02", today: "2028-02-29", [], .atRisk),
    Row("December is over at New Year", .leadingMonthly, "2026-12", today: "2027-01-01", [], .missed),
    Row("December on its last day", .leadingMonthly, "2026-12", today: "2026-12-31", [], .atRisk, by: "2026-12-31"),
    Row(
      "January's does not count for December", .leadingMonthly, "2026-12", today: "2027-01-05",
      ["leadingGroup 2027-01-04 complete 2027-01-04"], .missed),
  ]

  static let quarters: [ObligationCase] = [
    Row("one meeting counts twice", .leadingQuarterly, "2026-Q4", today: "2026-11-20", [november], .met, counted: 1),
    Row(
      "the quarter's first day", .leadingQuarterly, "2026-Q4", today: "2026-11-20",
      ["leadingGroup 2026-10-01 complete 2026-10-08"], .met),
    Row(
      "the quarter's last day", .leadingQuarterly, "2026-Q4", today: "2026-12-31",
      ["leadingGroup 2026-12-31 complete 2026-12-31"], .met),
    Row(
      "the day before the quarter", .leadingQuarterly, "2026-Q4", today: "2026-11-20",
      ["leadingGroup 2026-09-30 complete 2026-09-30"], .due),
    Row("nothing, the quarter runs", .leadingQuarterly, "2026-Q4", today: "2026-10-08", [], .due, by: "2026-12-31"),
    Row("nothing, the quarter ends", .leadingQuarterly, "2026-Q3", today: "2026-09-28", [], .atRisk, by: "2026-09-30"),
    Row("a missed quarter", .leadingQuarterly, "2026-Q3", today: "2026-10-01", [], .missed),
    Row(
      "a missed month in a kept quarter", .leadingQuarterly, "2026-Q4", today: "2026-12-01", [november], .met),
    Row(
      "and the month stays missed", .leadingMonthly, "2026-10", today: "2026-12-01", [november], .missed),
    Row("the year turns", .leadingQuarterly, "2027-Q1", today: "2026-12-31", [], .ahead),
  ]

  static let halves: [ObligationCase] = [
    Row("nothing, half a year runs", .liaison, "2026-H2", today: "2026-09-01", [], .due, by: "2026-12-31"),
    Row(
      "on 30 June", .liaison, "2026-H1", today: "2026-07-20", ["liaison 2026-06-30 complete 2026-07-03"], .met),
    Row(
      "on 1 July, for the second half", .liaison, "2026-H2", today: "2026-07-20",
      ["liaison 2026-07-01 complete 2026-07-03"], .met),
    Row(
      "on 1 July, the first is missed", .liaison, "2026-H1", today: "2026-07-20",
      ["liaison 2026-07-01 complete 2026-07-03"], .missed),
    Row("found out in December", .liaison, "2026-H2", today: "2026-12-24", [], .atRisk),
    Row("found out in January", .liaison, "2026-H2", today: "2027-01-04", [], .missed),
    Row(
      "promotion in the calendar", .promotion, "2026-H2", today: "2026-12-24", ["promotion 2026-12-30 planned"],
      .scheduled),
    Row(
      "promotion held", .promotion, "2026-H2", today: "2026-12-31", ["promotion 2026-12-30 complete 2026-12-30"], .met),
    Row("promotion, year ahead", .promotion, "2027-H1", today: "2026-12-31", [], .ahead),
  ]

  static let minutes: [ObligationCase] = [
    Row(
      "held without minutes, the month runs", .leadingMonthly, "2026-11", today: "2026-11-20",
      ["leadingGroup 2026-11-12 held"], .scheduled, counted: 0),
    Row(
      "held without minutes, the month is over", .leadingMonthly, "2026-11", today: "2026-12-02",
      ["leadingGroup 2026-11-27 held"], .atRisk, by: "2026-12-04"),
    Row(
      "minutes on the last day for them", .leadingMonthly, "2026-11", today: "2026-12-10",
      ["leadingGroup 2026-11-27 complete 2026-12-04"], .met),
    Row(
      "minutes a day late: missed stays missed", .leadingMonthly, "2026-11", today: "2026-12-10",
      ["leadingGroup 2026-11-27 complete 2026-12-05"], .missed, counted: 0),
    Row(
      "held without minutes for good", .leadingMonthly, "2026-11", today: "2026-12-05",
      ["leadingGroup 2026-11-27 held"], .missed),
    Row(
      "minutes late and within the month", .leadingMonthly, "2026-11", today: "2026-11-30",
      ["leadingGroup 2026-11-02 complete 2026-11-29"], .met),
    Row(
      "too few there", .leadingMonthly, "2026-11", today: "2026-11-23", ["leadingGroup 2026-11-12 short"], .atRisk,
      counted: 0),
    Row(
      "too few there, another planned", .leadingMonthly, "2026-11", today: "2026-11-23",
      ["leadingGroup 2026-11-12 short", "leadingGroup 2026-11-27 planned"], .scheduled),
    Row(
      "planned, past, and nobody says it was held", .leadingMonthly, "2026-11", today: "2026-12-02",
      ["leadingGroup 2026-11-30 planned"], .atRisk, by: "2026-12-07"),
    Row(
      "and nobody ever does", .leadingMonthly, "2026-11", today: "2026-12-08", ["leadingGroup 2026-11-30 planned"],
      .missed),
    Row(
      "held without minutes in a kept month", .leadingMonthly, "2026-11", today: "2026-12-08",
      [november, "leadingGroup 2026-11-30 held"], .met, counted: 1),
  ]

  private static let toQuarter = "2026-08-01 leadingGroup/quarter/1"

  static let rulings: [ObligationCase] = [
    Row(
      "two a month from July", .leadingMonthly, "2026-07", today: "2026-08-03",
      ["leadingGroup 2026-07-09 complete 2026-07-10"], .missed, counted: 1,
      rulings: ["2026-07-01 leadingGroup/month/2"]),
    Row(
      "one in June is enough", .leadingMonthly, "2026-06", today: "2026-08-03",
      ["leadingGroup 2026-06-09 complete 2026-06-10"], .met, rulings: ["2026-07-01 leadingGroup/month/2"]),
    Row(
      "one held, one planned, of two", .leadingMonthly, "2026-07", today: "2026-07-27",
      ["leadingGroup 2026-07-09 complete 2026-07-10", "leadingGroup 2026-07-30 planned"], .scheduled,
      rulings: ["2026-07-01 leadingGroup/month/2"]),
    Row(
      "two a month from mid-July: July began under one", .leadingMonthly, "2026-07", today: "2026-08-03",
      ["leadingGroup 2026-07-09 complete 2026-07-10"], .met, rulings: ["2026-07-15 leadingGroup/month/2"]),
    Row(
      "and August under two", .leadingMonthly, "2026-08", today: "2026-08-24",
      ["leadingGroup 2026-08-06 complete 2026-08-07"], .atRisk, rulings: ["2026-07-15 leadingGroup/month/2"]),
    Row(
      "none from July", .leadingMonthly, "2026-07", today: "2026-08-03", [], .notOwed,
      rulings: ["2026-07-01 leadingGroup/month/0"]),
    Row(
      "quarterly from August: August goes on monthly", .leadingMonthly, "2026-08", today: "2026-09-01", [], .missed,
      rulings: [toQuarter]),
    Row(
      "until the first whole quarter", .leadingMonthly, "2026-Q4", today: "2026-10-08", [], .due, rulings: [toQuarter]),
    Row(
      "the quarterly one by the group's office", .leadingQuarterly, "2026-Q4", today: "2026-12-31", [november],
      .atRisk, counted: 0, rulings: ["2026-10-01 groupOffice/quarter/1"]),
    Row(
      "held by the office", .leadingQuarterly, "2026-Q4", today: "2026-12-31",
      ["groupOffice 2026-12-03 complete 2026-12-04"], .met, rulings: ["2026-10-01 groupOffice/quarter/1"]),
    Row(
      "read so only from the next quarter", .leadingQuarterly, "2026-Q4", today: "2026-12-31", [november], .met,
      rulings: ["2026-10-02 groupOffice/quarter/1"]),
  ]

  static let kinds: [ObligationCase] = [
    Row(
      "a liaison meeting is no leading group's", .leadingMonthly, "2026-11", today: "2026-11-30",
      ["liaison 2026-11-12 complete 2026-11-13"], .atRisk, counted: 0),
    Row(
      "nor is the county's", .promotion, "2026-H2", today: "2026-12-31", ["county 2026-11-12 complete 2026-11-13"],
      .atRisk),
    Row(
      "nor another", .liaison, "2026-H2", today: "2027-01-01", ["other 2026-11-12 complete 2026-11-13"], .missed),
    Row(
      "the leading group's is no promotion", .promotion, "2026-H2", today: "2026-12-31", [november], .atRisk),
  ]
}

@Suite struct CadenceTests {
  @Test("R6.7 no day lies between the old length and the new", arguments: ["2026-02-01", "2026-05-15", "2026-08-01"])
  func noGap(_ from: String) {
    for (old, new) in [(PeriodUnit.month, PeriodUnit.halfYear), (.halfYear, .month), (.quarter, .month)] {
      let cadence = Cadence(
        CadenceRule(.leadingGroup, old), then: [(on(from), CadenceRule(.leadingGroup, new))])
      let periods = cadence.periods(in: 2026).map(\.period)
      #expect(periods.first?.first == on("2026-01-01") && periods.last?.last == on("2026-12-31"))
      for (one, next) in zip(periods, periods.dropFirst()) { #expect(one.last.adding(days: 1) == next.first) }
    }
  }

  @Test(
    "R2.2 what a ruling may say",
    arguments: [
      ("leadingGroup/month/1", true), ("groupOffice/quarter/2", true), ("liaison/halfYear/0", true),
      ("leadingGroup/week/1", false), ("leadingGroup/month/13", false), ("leadingGroup/month/-1", false),
      ("leadingGroup/month/01", false), ("leadingGroup/month", false), ("party/month/1", false), ("", false),
    ])
  func form(_ text: String, _ isRule: Bool) {
    #expect(Ruling.cadenceMonthly.accepts(.text(text)) == isRule)
    if isRule { #expect(CadenceRule(text)?.description == text) }
  }

  @Test("Periods by name", arguments: ["2026-01", "2026-12", "2026-Q1", "2026-Q4", "2026-H1", "2026-H2", "9999-H2"])
  func names(_ text: String) throws {
    let period = try #require(Period(text))
    #expect(period.description == text)
    #expect(Period(period.unit, containing: period.last) == period && period.contains(period.first))
  }

  @Test("No periods", arguments: ["2026-00", "2026-13", "2026-Q5", "2026-H3", "2026-Q", "2026", "2026-1", "0000-Q1"])
  func noNames(_ text: String) { #expect(Period(text) == nil) }
}
