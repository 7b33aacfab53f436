import Testing

@testable import CaseDomain

private func day(_ text: String) -> CivilDate { CivilDate(text)! }

/// Facts of the State Council's holiday notices for 2023 to 2026: spans off, and days made up.
let stateCouncilCalendar: WorkCalendar = {
  let off = [
    ("2022-12-31", 3), ("2023-01-21", 7), ("2023-04-05", 1), ("2023-04-29", 5), ("2023-06-22", 3), ("2023-09-29", 8),
    ("2024-01-01", 1), ("2024-02-10", 8), ("2024-04-04", 3), ("2024-05-01", 5), ("2024-06-10", 1), ("2024-09-15", 3),
    ("2024-10-01", 7), ("2025-01-01", 1), ("2025-01-28", 8), ("2025-04-04", 3), ("2025-05-01", 5), ("2025-05-31", 3),
    ("2025-10-01", 8), ("2026-01-01", 3), ("2026-02-15", 9), ("2026-04-04", 3), ("2026-05-01", 5), ("2026-06-19", 3),
    ("2026-09-25", 3), ("2026-10-01", 7),
  ]
  let work = [
    "2023-01-28", "2023-01-29", "2023-04-23", "2023-05-06", "2023-06-25", "2023-10-07", "2023-10-08", "2024-02-04",
    "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12", "2025-01-26",
    "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09",
    "2026-09-20", "2026-10-10",
  ]
  var overrides: [CivilDate: WorkCalendar.DayKind] = [:]
  for (first, count) in off {
    for n in 0..<count { overrides[day(first).adding(days: n)] = .off }
  }
  for date in work { overrides[day(date)] = .work }
  return WorkCalendar(overrides: overrides, coveredYears: [2023, 2024, 2025, 2026])
}()

@Suite struct WorkCalendarTests {
  let calendar = stateCouncilCalendar

  @Test(arguments: [
    ("2022-12-31", false), ("2023-01-03", true), ("2023-01-28", true), ("2024-02-18", true), ("2024-10-07", false),
    ("2025-10-08", false), ("2025-10-11", true), ("2026-01-04", true), ("2026-02-14", true), ("2026-02-16", false),
    ("2026-02-23", false), ("2026-02-24", true), ("2026-02-28", true), ("2026-11-21", false), ("2026-11-23", true),
    ("2027-01-01", true),
  ])
  func knowsHolidaysAndMakeUpDays(date: String, isWorked: Bool) {
    #expect(calendar.isWorkingDay(day(date)) == isWorked)
  }

  @Test func saysWhichYearsItKnows() {
    #expect(calendar.covers(day("2026-12-31")))
    #expect(!calendar.covers(day("2027-01-01")))
    #expect(!calendar.covers(day("2022-12-31")))
    let more = calendar.merging([day("2027-01-01"): .off], coveredYears: [2027])
    #expect(more.covers(day("2027-01-01")))
    #expect(!more.isWorkingDay(day("2027-01-01")))
    #expect(more.isWorkingDay(day("2026-02-14")))
  }

  /// Day 0 is the start day, worked or not; counting begins on the next working day.
  @Test(arguments: [
    ("2026-11-23", 0, "2026-11-23"), ("2026-11-22", 0, "2026-11-22"), ("2026-11-23", 1, "2026-11-24"),
    ("2026-11-20", 1, "2026-11-23"), ("2026-11-21", 1, "2026-11-23"), ("2026-11-22", 1, "2026-11-23"),
    ("2026-02-13", 1, "2026-02-14"), ("2026-02-13", 2, "2026-02-24"), ("2026-02-14", 1, "2026-02-24"),
    ("2026-02-27", 1, "2026-02-28"), ("2026-02-27", 2, "2026-03-02"), ("2026-09-30", 3, "2026-10-10"),
    ("2026-09-30", 4, "2026-10-12"), ("2025-12-31", 1, "2026-01-04"), ("2026-11-23", 20, "2026-12-21"),
    ("2026-02-10", 20, "2026-03-16"), ("2026-02-24", -1, "2026-02-14"), ("2026-02-20", -1, "2026-02-14"),
    ("2026-11-23", -1, "2026-11-20"), ("2026-11-22", -1, "2026-11-20"), ("2026-11-23", -20, "2026-10-26"),
  ])
  func movesByWorkingDays(start: String, count: Int, end: String) {
    #expect(calendar.adding(workingDays: count, to: day(start)) == day(end))
  }

  @Test(arguments: [
    ("2026-11-23", "2026-11-23", 0), ("2026-11-23", "2026-11-26", 3), ("2026-11-20", "2026-11-23", 1),
    ("2026-11-20", "2026-11-22", 0), ("2026-11-25", "2026-11-23", -2), ("2026-11-23", "2026-11-20", -1),
    ("2026-02-13", "2026-02-24", 2), ("2026-02-24", "2026-02-13", -2), ("2026-02-14", "2026-02-23", 0),
    ("2026-01-01", "2026-12-31", 248), ("2023-01-01", "2026-12-31", 248 + 248 + 251 + 249),
  ])
  func countsWorkingDays(start: String, end: String, count: Int) {
    #expect(calendar.workingDays(from: day(start), to: day(end)) == count)
  }

  @Test(
    arguments: [
      ("2026-W48", "2026-11-27", "2026-11-27"), ("2026-W07", "2026-02-14", "2026-02-14"),
      ("2026-W08", nil, "2026-02-24"), ("2026-W09", "2026-02-28", "2026-02-28"),
      ("2026-W41", "2026-10-10", "2026-10-10"),
      ("2026-W01", "2026-01-04", "2026-01-04"), ("2023-W40", "2023-10-08", "2023-10-08"),
      ("2024-W07", "2024-02-18", "2024-02-18"), ("2026-W18", "2026-04-30", "2026-04-30"),
    ] as [(String, String?, String)])
  func closesTheWeek_R5_3(week: String, last: String?, closing: String) {
    #expect(calendar.lastWorkingDay(of: ISOWeek(week)!) == last.map(day))
    #expect(calendar.closingDay(of: ISOWeek(week)!) == day(closing))
  }

  @Test func findsNeighbours() {
    #expect(calendar.nextWorkingDay(after: day("2026-02-14")) == day("2026-02-24"))
    #expect(calendar.previousWorkingDay(before: day("2026-02-24")) == day("2026-02-14"))
    #expect(calendar.workingDay(onOrAfter: day("2026-02-14")) == day("2026-02-14"))
    #expect(calendar.workingDay(onOrAfter: day("2026-02-15")) == day("2026-02-24"))
  }

  /// Counting and moving agree with walking day by day, and with each other.
  @Test func agreesWithWalking() {
    for offset in stride(from: 0, to: 1400, by: 5) {
      let start = day("2022-12-20").adding(days: offset)
      var count = 0
      var date = start
      for _ in 0..<70 {
        date = date.adding(days: 1)
        if calendar.isWorkingDay(date) { count += 1 }
        let forward = calendar.workingDays(from: start, to: date)
        let backward = calendar.workingDays(from: date, to: start)
        if forward != count || backward != -count {
          Issue.record("\(start) to \(date): \(forward), \(backward), walked \(count)")
          return
        }
        if calendar.isWorkingDay(date), calendar.adding(workingDays: count, to: start) != date {
          Issue.record("\(start) + \(count) is not \(date)")
          return
        }
        if calendar.isWorkingDay(start), calendar.adding(workingDays: -count, to: date) != start,
          calendar.isWorkingDay(date)
        {
          Issue.record("\(date) - \(count) is not \(start)")
          return
        }
      }
    }
  }

  @Test func stopsAtTheEnds() {
    #expect(calendar.adding(workingDays: .max, to: day("2026-11-23")) == .latest)
    #expect(calendar.adding(workingDays: .min, to: day("2026-11-23")) == .earliest)
    #expect(calendar.nextWorkingDay(after: .latest) == .latest)
    #expect(calendar.previousWorkingDay(before: .earliest) == .earliest)
  }

  /// A table row that only repeats the weekday changes no count.
  @Test func redundantRowsAreHarmless() {
    let calendar = WorkCalendar(overrides: [day("2026-11-21"): .off, day("2026-11-23"): .work])
    #expect(calendar.workingDays(from: day("2026-11-16"), to: day("2026-11-30")) == 10)
    #expect(!calendar.isWorkingDay(day("2026-11-21")))
    #expect(calendar.isWorkingDay(day("2026-11-23")))
  }
}
