import Foundation
import Testing

@testable import CaseDomain

private func day(_ text: String) -> CivilDate { CivilDate(text)! }

@Suite struct CivilDateTests {
  @Test(arguments: [
    ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday), ("2000-02-29", 11_016, .tuesday),
    ("2026-11-23", 20_780, .monday), ("0001-01-01", -719_162, .monday), ("9999-12-31", 2_932_896, .friday),
    ("1900-03-01", -25_508, .thursday),
  ])
  func countsDays(text: String, days: Int, weekday: Weekday) {
    #expect(day(text).daysSince1970 == Int32(days))
    #expect(CivilDate(daysSince1970: days)?.description == text)
    #expect(day(text).weekday == weekday)
  }

  /// Every day of the whole range follows the one before, as a calendar kept by hand says.
  @Test func everyDayFollowsTheLast() {
    var (year, month, dayOfMonth) = (1999, 12, 31)
    var weekday = 5
    for days in 10_956...(10_956 + 150 * 366) {
      guard let date = CivilDate(daysSince1970: days) else {
        Issue.record("no date \(days)")
        return
      }
      let parts = date.components
      if parts != (year, month, dayOfMonth) || date.weekday.rawValue != weekday
        || CivilDate(year: year, month: month, day: dayOfMonth) != date
      {
        Issue.record("\(date) is not \(year)-\(month)-\(dayOfMonth)")
        return
      }
      weekday = weekday % 7 + 1
      dayOfMonth += 1
      if dayOfMonth > CivilDate.daysInMonth(year: year, month: month) { (month, dayOfMonth) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
  }

  @Test(arguments: [
    (2026, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0), (0, 1, 1), (10_000, 1, 1),
    (Int.max, 1, 1), (2026, 1, Int.max),
  ])
  func refusesDaysTheCalendarLacks(year: Int, month: Int, dayOfMonth: Int) {
    #expect(CivilDate(year: year, month: month, day: dayOfMonth) == nil)
  }

  @Test(arguments: [
    "", "2026-11-3", "2026-1-23", "2026/11/23", "2026-11-23 ", "2026-11-31", "２０２６-11-23", "+026-11-23", "2026-11-2a",
    "0000-01-01",
  ])
  func readsOnlyTheCanonicalForm(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test func movesAndStopsAtTheEnds() {
    #expect(day("2024-02-28").adding(days: 1) == day("2024-02-29"))
    #expect(day("2026-01-01").adding(days: -1) == day("2025-12-31"))
    #expect(day("2026-01-01").adding(days: .max) == .latest)
    #expect(day("2026-01-01").adding(days: .min) == .earliest)
    #expect(day("1969-12-31").adding(days: .min) == .earliest)
    #expect(day("2026-01-31").adding(months: 1) == day("2026-02-28"))
    #expect(day("2026-03-31").adding(months: -1) == day("2026-02-28"))
    #expect(day("2024-02-29").adding(months: 12) == day("2025-02-28"))
    #expect(day("2026-11-23").adding(months: 2) == day("2027-01-23"))
    #expect(day("2026-11-23").adding(months: .max) == .latest)
    #expect(day("2026-11-23").adding(months: .min) == .earliest)
    #expect(day("2026-11-23").days(to: day("2026-12-01")) == 8)
    #expect(day("2026-11-23") < day("2026-12-01"))
    #expect(CivilDate(daysSince1970: 2_932_897) == nil)
    #expect(CivilDate(daysSince1970: .min) == nil)
  }
}

@Suite struct ISOWeekTests {
  @Test(arguments: [
    ("2026-11-23", "2026-W48"), ("2026-11-22", "2026-W47"), ("2026-01-01", "2026-W01"), ("2025-12-29", "2026-W01"),
    ("2027-01-03", "2026-W53"), ("2021-01-03", "2020-W53"), ("2024-12-30", "2025-W01"), ("2023-01-01", "2022-W52"),
    ("0001-01-01", "0001-W01"), ("9999-12-31", "9999-W52"),
  ])
  func belongsToTheYearOfItsThursday(date: String, week: String) {
    #expect(ISOWeek(containing: day(date)).description == week)
    #expect(ISOWeek(week) == ISOWeek(containing: day(date)))
  }

  @Test func runsMondayToSunday() {
    let week = ISOWeek("2026-W47")
    #expect(week?.firstDay == day("2026-11-16"))
    #expect(week?.lastDay == day("2026-11-22"))
    #expect(week?.day(.friday) == day("2026-11-20"))
    #expect(week?.days.map(\.weekday) == Weekday.allCases)
    #expect(week?.adding(weeks: 6) == ISOWeek("2026-W53"))
    #expect(week?.adding(weeks: 7) == ISOWeek("2027-W01"))
    #expect(week?.adding(weeks: .max).description == "9999-W52")
  }

  @Test(arguments: ["2025-W53", "2026-W00", "2026-W54", "2026-w47", "2026W47", "2026-W4", "0000-W01"])
  func refusesWeeksAYearLacks(text: String) {
    #expect(ISOWeek(text) == nil)
  }

  @Test func everyDayLiesInItsWeek() {
    for days in stride(from: -200_000, to: 200_000, by: 3) {
      let date = CivilDate(daysSince1970: days)!
      let week = ISOWeek(containing: date)
      guard week.firstDay <= date, date <= week.lastDay, week.firstDay.weekday == .monday,
        ISOWeek(year: week.year, week: week.week) == week
      else {
        Issue.record("\(date) is not in \(week)")
        return
      }
    }
  }
}

@Suite struct ZoneTests {
  @Test(
    arguments: [
      (0, 480, "1970-01-01T08:00"), (-1, 0, "1969-12-31T23:59"), (-1, 480, "1970-01-01T07:59"),
      (1_795_413_900_000, 480, "2026-11-23T14:05"), (1_795_413_959_999, 480, "2026-11-23T14:05"),
      (1_795_413_900_000, -300, "2026-11-23T01:05"), (1_795_449_600_000, 480, "2026-11-24T00:00"),
    ] as [(Int64, Int, String)])
  func readsTheClockOfAZone(milliseconds: Int64, offset: Int, text: String) {
    let zone = Zone(offsetMinutes: offset)!
    let moment = zone.moment(of: Instant(milliseconds: milliseconds))
    #expect(moment.description == text)
    #expect(CivilMoment(text) == moment)
    let minute = zone.instant(of: moment)
    #expect(minute.rawValue == flooredQuotient(milliseconds, 60_000) * 60_000)
  }

  @Test func stopsAtTheEndsOfTime() {
    #expect(Zone.china.date(of: Instant(rawValue: .max)) == .latest)
    #expect(Zone.china.date(of: Instant(rawValue: .min)) == .earliest)
    #expect(Instant(rawValue: .max).adding(milliseconds: 1).rawValue == .max)
    #expect(Instant(rawValue: .min).adding(minutes: -1).rawValue == .min)
    #expect(Instant.epoch.adding(minutes: .min).rawValue == .min)
    #expect(Instant(rawValue: .max).milliseconds(since: Instant(rawValue: .min)) == .max)
    #expect(Zone(offsetMinutes: 1081) == nil)
    #expect(Zone.china.startOfDay(day("2026-11-23")).rawValue == 1_795_363_200_000)
  }

  /// The stored shapes: other people's logs hold these bytes.
  @Test func encodesAsGoldenText() throws {
    struct All: Codable, Equatable {
      var at: Instant
      var day: CivilDate
      var moment: CivilMoment
      var time: TimeOfDay
      var week: ISOWeek
      var weekday: Weekday
      var zone: Zone
    }
    let all = All(
      at: Instant(milliseconds: 1_795_413_900_000), day: day("2026-11-23"), moment: CivilMoment("2026-11-23T14:05")!,
      time: TimeOfDay(hour: 9, minute: 14)!, week: ISOWeek("2026-W48")!, weekday: .monday, zone: .china)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(all), as: UTF8.self)
    #expect(
      text == #"{"at":1795413900000,"day":"2026-11-23","moment":"2026-11-23T14:05","#
        + #""time":"09:14","week":"2026-W48","weekday":1,"zone":480}"#)
    #expect(try JSONDecoder().decode(All.self, from: Data(text.utf8)) == all)
    let bad = [
      #"["2026-02-30"]"#: [CivilDate].self as any Decodable.Type, #"["24:00"]"#: [TimeOfDay].self,
      #"["2025-W53"]"#: [ISOWeek].self, "[1081]": [Zone].self, #"["2026-11-23"]"#: [CivilMoment].self,
    ]
    for (json, type) in bad {
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(type, from: Data(json.utf8)) }
    }
  }
}
