@testable import CaseDomain

private typealias Row = ObligationCase

/// When anything is owed at all: the campaign, and the desk's own beginning.
extension ObligationTableTests {
  /// The campaign from 11 May, as ruled before it began.
  private static let may = ["2026-04-01 from 2026-05-11"]

  static let campaign: [ObligationCase] = [
    Row(
      "begins mid-month: that month owes nothing", .leadingMonthly, "2026-05", today: "2026-06-10", [], .notOwed,
      campaign: may),
    Row(
      "the first whole month does", .leadingMonthly, "2026-06", today: "2026-07-01", [], .missed, campaign: may),
    Row("the month before does not", .leadingMonthly, "2026-04", today: "2026-07-01", [], .notOwed, campaign: may),
    Row(
      "begins on the first", .leadingMonthly, "2026-05", today: "2026-06-10", [], .missed,
      campaign: ["2026-04-01 from 2026-05-01"]),
    Row("begins mid-quarter", .leadingQuarterly, "2026-Q2", today: "2026-07-10", [], .notOwed, campaign: may),
    Row("the first whole quarter", .leadingQuarterly, "2026-Q3", today: "2026-10-10", [], .missed, campaign: may),
    Row(
      "begins mid-half", .liaison, "2026-H1", today: "2026-07-10", [], .notOwed,
      campaign: ["2026-01-01 from 2026-01-02"]),
    Row(
      "a meeting before it is owed is a meeting", .leadingMonthly, "2026-05", today: "2026-06-10",
      ["leadingGroup 2026-05-20 complete 2026-05-21"], .met, campaign: may),
    Row("there is none", .leadingMonthly, "2026-05", today: "2026-06-10", [], .notOwed, campaign: ["2026-01-01 from"]),
    Row(
      "ends mid-month", .leadingMonthly, "2026-11", today: "2026-12-10", [], .notOwed,
      campaign: ["2026-10-01 to 2026-11-15"]),
    Row(
      "ends on the last", .leadingMonthly, "2026-11", today: "2026-12-10", [], .missed,
      campaign: ["2026-10-01 to 2026-11-30"]),
    Row(
      "ends mid-half", .promotion, "2026-H2", today: "2026-12-30", [], .notOwed,
      campaign: ["2026-10-01 to 2026-12-30"]),
    Row(
      "its end, ruled when the half was over, saves nobody", .promotion, "2026-H1", today: "2026-12-30", [], .missed,
      campaign: ["2026-07-01 to 2026-06-15"]),
    Row(
      "its beginning, ruled later, does not either", .leadingMonthly, "2026-03", today: "2026-12-30", [], .missed,
      campaign: ["2026-07-01 from 2026-05-11"]),
    Row(
      "goes on after all", .leadingMonthly, "2026-11", today: "2026-11-24", [], .atRisk,
      campaign: ["2026-10-01 to 2026-10-31", "2026-11-20 to 2026-12-31"]),
  ]

  static let founding: [ObligationCase] = [
    Row("mid-half: the half is owed", .liaison, "2026-H2", today: "2026-11-25", [], .due, founded: "2026-11-20"),
    Row("and missed like any other", .liaison, "2026-H2", today: "2027-01-04", [], .missed, founded: "2026-11-20"),
    Row(
      "mid-month, few days left", .leadingMonthly, "2026-11", today: "2026-11-23", [], .atRisk, founded: "2026-11-20"),
    Row(
      "mid-month, the campaign later still", .leadingMonthly, "2026-11", today: "2026-11-23", [], .notOwed,
      founded: "2026-11-20", campaign: ["2026-11-20 from 2026-11-21"]),
    Row(
      "the month before it: nobody knows", .leadingMonthly, "2026-10", today: "2026-11-23", [], .unrecorded, counted: 0,
      founded: "2026-11-20"),
    Row("the half before it", .promotion, "2026-H1", today: "2026-11-23", [], .unrecorded, founded: "2026-11-20"),
    Row(
      "before it, and before the campaign, as ruled since", .leadingMonthly, "2026-03", today: "2026-11-23", [],
      .notOwed, founded: "2026-11-20", campaign: ["2026-11-21 from 2026-05-11"]),
    Row(
      "on a month's last day", .leadingMonthly, "2026-10", today: "2026-11-23", [], .missed, founded: "2026-10-31"),
    Row(
      "held before it, entered late", .leadingMonthly, "2026-03", today: "2026-11-30",
      ["leadingGroup 2026-03-20 complete 2026-11-27"], .met, counted: 1, founded: "2026-11-20"),
    Row(
      "held before it, its minutes still to come", .leadingMonthly, "2026-03", today: "2026-11-30",
      ["leadingGroup 2026-03-20 held"], .unrecorded, counted: 0, founded: "2026-11-20"),
    Row(
      "held before it in a month that it began in", .leadingMonthly, "2026-11", today: "2026-12-10",
      ["leadingGroup 2026-11-12 complete 2026-12-09"], .met, founded: "2026-11-20"),
    Row(
      "held after it, entered late", .leadingMonthly, "2026-11", today: "2026-12-10",
      ["leadingGroup 2026-11-20 complete 2026-12-09"], .missed, founded: "2026-11-20"),
  ]
}
