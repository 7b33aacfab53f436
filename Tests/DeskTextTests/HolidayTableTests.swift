import Testing

@testable import DeskText

@Suite struct HolidayTableTests {
  /// Counted in the State Council's notices for these years: days off and make-up days by calendar year.
  @Test(arguments: [(2022, 1, 0), (2023, 26, 7), (2024, 28, 8), (2025, 28, 5), (2026, 33, 6)])
  func countsAsPublished(year: Int, off: Int, work: Int) {
    let days = HolidayTable.embedded.days.filter { $0.year == year }
    #expect(days.filter(\.isOff).count == off)
    #expect(days.filter { !$0.isOff }.count == work)
  }

  @Test func coversFourYears() {
    #expect(HolidayTable.embedded.coveredYears == [2023, 2024, 2025, 2026])
    #expect(HolidayTable.embedded.days.count == 142)
  }

  @Test func isInOrderWithoutRepeats() {
    let keys = HolidayTable.embedded.days.map { $0.year * 10_000 + $0.month * 100 + $0.day }
    #expect(zip(keys, keys.dropFirst()).allSatisfy(<))
  }

  @Test(arguments: [
    (2022, 12, 31, true, "元旦"), (2026, 1, 4, false, "元旦"), (2026, 2, 14, false, "春节"), (2026, 2, 17, true, "春节"),
    (2024, 2, 4, false, "春节"), (2025, 10, 8, true, "国庆节"),
  ])
  func knowsADay(year: Int, month: Int, day: Int, isOff: Bool, name: String) {
    let found = HolidayTable.embedded.days.first { $0.year == year && $0.month == month && $0.day == day }
    #expect(found?.isOff == isOff)
    #expect(found?.name.contains(name) == true)
  }

  @Test func skipsWhatIsNotADay() {
    let table = HolidayTable(parsing: "# x\nyear 2030 somewhere\n2030-01-01 off A B\n2030-01-02 maybe C\nnonsense\n")
    #expect(table.days == [.init(year: 2030, month: 1, day: 1, isOff: true, name: "A B")])
    #expect(table.coveredYears == [2030])
  }
}
