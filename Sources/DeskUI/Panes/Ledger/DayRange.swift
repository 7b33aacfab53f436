import CaseDomain

/// Days as a filter line says them: `11-20`, `11-20..11-23`, `..11-23`.
struct DayRange: Hashable, Sendable {
  let from: CivilDate?
  let to: CivilDate?

  /// Nil where the text says no days.
  init?(_ text: String, today: CivilDate, leaning: DateParser.Leaning) {
    func day(_ text: Substring) -> CivilDate? {
      // A number alone is a number, not a day.
      guard text.contains(where: { $0 == "-" || !$0.isASCII }) || text.allSatisfy({ $0.isLetter }) else { return nil }
      return DateParser.parse(String(text), today: today, calendar: .weekendsOnly, leaning: leaning)?.date
    }
    guard let dots = text.range(of: "..") else {
      guard let day = day(text[...]) else { return nil }
      (from, to) = (day, day)
      return
    }
    let ends = (text[..<dots.lowerBound], text[dots.upperBound...])
    let days = (day(ends.0), day(ends.1))
    guard ends.0.isEmpty == (days.0 == nil), ends.1.isEmpty == (days.1 == nil), days.0 != nil || days.1 != nil else {
      return nil
    }
    (from, to) = days
  }

  func contains(_ day: CivilDate) -> Bool { (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true) }
}
