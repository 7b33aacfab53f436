/// A day of the Gregorian calendar, without time or zone, from 0001-01-01 to 9999-12-31.
///
/// Encodes as a string, `"2026-11-23"`.
package struct CivilDate: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Days since 1970-01-01, negative before.
  package let daysSince1970: Int32

  /// 0001-01-01, a Monday.
  package static let earliest = CivilDate(checkedDays: -719_162)

  /// 9999-12-31, a Friday.
  package static let latest = CivilDate(checkedDays: 2_932_896)

  private init(checkedDays: Int32) {
    daysSince1970 = checkedDays
  }

  /// The day `days` after 1970-01-01, or the nearest this type holds.
  init(clampingDays days: Int64) {
    let range = Int64(Self.earliest.daysSince1970)...Int64(Self.latest.daysSince1970)
    daysSince1970 = Int32(min(max(days, range.lowerBound), range.upperBound))
  }

  /// The day `daysSince1970` after 1970-01-01; nil outside the years 1 to 9999.
  package init?(daysSince1970: Int) {
    self.init(clampingDays: Int64(daysSince1970))
    guard Int(self.daysSince1970) == daysSince1970 else { return nil }
  }

  /// A day by its parts; nil where the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.daysInMonth(year: year, month: month)
    else { return nil }
    // The year begins in March here, so that the leap day comes last; years run in eras of 400.
    let y = month <= 2 ? year - 1 : year
    let era = flooredQuotient(y, 400)
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(checkedDays: Int32(era * 146_097 + dayOfEra - 719_468))
  }

  /// The parts of the date: year 1…9999, month 1…12, day 1…31.
  package var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(daysSince1970) + 719_468
    let era = flooredQuotient(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
  }

  package var year: Int { components.year }
  package var month: Int { components.month }
  package var day: Int { components.day }

  package var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    Weekday.allCases[Int(flooredRemainder(daysSince1970 + 3, 7))]
  }

  package static func < (a: Self, b: Self) -> Bool {
    a.daysSince1970 < b.daysSince1970
  }

  /// The day `days` later, earlier where negative. Stops at `earliest` and `latest`.
  package func adding(days: Int) -> CivilDate {
    let (sum, overflow) = Int64(daysSince1970).addingReportingOverflow(Int64(days))
    if overflow { return days < 0 ? .earliest : .latest }
    return CivilDate(clampingDays: sum)
  }

  /// The same day of the month `months` later, earlier where negative, or that month's last day where it is shorter.
  /// Stops at `earliest` and `latest`.
  package func adding(months: Int) -> CivilDate {
    let (year, month, day) = components
    let (index, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, index >= 12 else { return months < 0 ? .earliest : .latest }
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    let newDay = min(day, Self.daysInMonth(year: newYear, month: newMonth))
    return CivilDate(year: newYear, month: newMonth, day: newDay) ?? .latest
  }

  /// Calendar days from this day to `other`, negative where `other` is earlier.
  package func days(to other: CivilDate) -> Int {
    Int(other.daysSince1970) - Int(daysSince1970)
  }

  /// Whether February of `year` has 29 days.
  package static func isLeap(year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Days in a month of `year`; 0 where `month` is not 1…12.
  package static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeap(year: year) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: 0
    }
  }
}

extension CivilDate: LosslessStringConvertible {
  /// The ISO 8601 form, `2026-11-23`.
  package var description: String {
    let (year, month, day) = components
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Reads exactly the form `2026-11-23`; nil for any other text or a day the calendar lacks.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = digits(bytes[0..<4]), let month = digits(bytes[5..<7]), let day = digits(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension CivilDate: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decodeText(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    try encodeText(of: self, to: encoder)
  }
}
