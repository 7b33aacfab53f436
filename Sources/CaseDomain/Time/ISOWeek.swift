/// A day of the week; raw values are those of ISO 8601, Monday 1 to Sunday 7.
package enum Weekday: Int, CaseIterable, Codable, Comparable, Sendable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// Saturday or Sunday, before any holiday table is asked.
  package var isWeekend: Bool { self >= .saturday }

  package static func < (a: Self, b: Self) -> Bool {
    a.rawValue < b.rawValue
  }
}

/// A week of ISO 8601, Monday to Sunday; it belongs to the year its Thursday falls in.
///
/// Encodes as a string, `"2026-W47"`.
package struct ISOWeek: Hashable, Comparable, Sendable {
  /// The ISO week-numbering year, which differs from the calendar year around New Year.
  package let year: Int
  /// 1…53.
  package let week: Int

  /// The week that holds `date`.
  package init(containing date: CivilDate) {
    let monday = Int(date.daysSince1970) - (date.weekday.rawValue - 1)
    // The last week of 9999 reaches past the last date; its Thursday does not.
    let thursday = CivilDate(clampingDays: Int64(monday + 3))
    year = thursday.year
    week = (Int(thursday.daysSince1970) - Self.firstMonday(of: year)) / 7 + 1
  }

  /// A week by year and number; nil where that year has no such week.
  package init?(year: Int, week: Int) {
    guard (1...9999).contains(year), week >= 1, week <= Self.weeks(in: year) else { return nil }
    self.year = year
    self.week = week
  }

  /// Monday.
  package var firstDay: CivilDate {
    CivilDate(clampingDays: Int64(Self.firstMonday(of: year) + (week - 1) * 7))
  }

  /// Sunday.
  package var lastDay: CivilDate { firstDay.adding(days: 6) }

  /// The seven days, Monday first.
  package var days: [CivilDate] { (0..<7).map(firstDay.adding(days:)) }

  /// The day of this week that is a `weekday`.
  package func day(_ weekday: Weekday) -> CivilDate {
    firstDay.adding(days: weekday.rawValue - 1)
  }

  /// The week `weeks` later, earlier where negative. Stops with `CivilDate`'s range.
  package func adding(weeks: Int) -> ISOWeek {
    let (days, overflow) = weeks.multipliedReportingOverflow(by: 7)
    if overflow { return ISOWeek(containing: weeks < 0 ? .earliest : .latest) }
    return ISOWeek(containing: firstDay.adding(days: days))
  }

  package static func < (a: Self, b: Self) -> Bool {
    (a.year, a.week) < (b.year, b.week)
  }

  /// The number of weeks in an ISO year: 52 or 53.
  package static func weeks(in year: Int) -> Int {
    (firstMonday(of: year + 1) - firstMonday(of: year)) / 7
  }

  /// Days since 1970 of the Monday of week 1, which is the week that holds 4 January.
  private static func firstMonday(of year: Int) -> Int {
    // 1 January counted from its era directly: the year after the last date has no `CivilDate`.
    let y = year - 1
    let january1 = y * 365 + y / 4 - y / 100 + y / 400 - 719_162
    let january4 = january1 + 3
    return january4 - flooredRemainder(january4 + 3, 7)
  }
}

extension ISOWeek: LosslessStringConvertible, Codable {
  /// The ISO 8601 form, `2026-W47`.
  package var description: String {
    "\(padded(year, 4))-W\(padded(week, 2))"
  }

  /// Reads exactly the form `2026-W47`; nil for any other text or a week the year lacks.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 8, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "W"),
      let year = digits(bytes[0..<4]), let week = digits(bytes[6..<8])
    else { return nil }
    self.init(year: year, week: week)
  }

  package init(from decoder: any Decoder) throws {
    self = try decodeText(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    try encodeText(of: self, to: encoder)
  }
}
