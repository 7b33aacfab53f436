/// The State Council's public holidays and make-up workdays (调休), embedded in the program.
///
/// Only facts: which days differ from an ordinary week. Counting working days with them is the domain's.
package struct HolidayTable: Sendable {
  /// A day on which the calendar differs from an ordinary week.
  package struct Day: Hashable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int
    /// True for a day off, false for a weekend day that is worked.
    package let isOff: Bool
    /// The holiday's Chinese name, as published.
    package let name: String
  }

  /// In ascending order of date. A year's first holiday can begin in December of the year before.
  package let days: [Day]
  /// The years whose notice is included. Outside them only weekends are known.
  package let coveredYears: [Int]

  /// The table in `Resources/holidays.txt`, parsed once.
  package static let embedded = HolidayTable(parsing: EmbeddedFile.named("holidays.txt")?.text ?? "")

  /// Reads lines `year YYYY SOURCE` and `YYYY-MM-DD off|work NAME`; a line that is neither is skipped.
  package init(parsing text: String) {
    var days: [Day] = []
    var years: [Int] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: " ", maxSplits: 2)
      guard fields.count == 3 else { continue }
      if fields[0] == "year" {
        if let year = Int(fields[1]) { years.append(year) }
        continue
      }
      let date = fields[0].split(separator: "-").compactMap { Int($0) }
      guard date.count == 3, fields[1] == "off" || fields[1] == "work" else { continue }
      days.append(
        Day(year: date[0], month: date[1], day: date[2], isOff: fields[1] == "off", name: String(fields[2])))
    }
    self.days = days
    self.coveredYears = years
  }
}
