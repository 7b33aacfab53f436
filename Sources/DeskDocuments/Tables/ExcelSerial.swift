import CaseDomain

/// The day numbers in which spreadsheets store dates.
struct ExcelSerial {
  /// Workbooks from old Macintosh versions count from 1904-01-01.
  let countsFrom1904: Bool

  enum Meaning: Equatable {
    case date(CivilSecond)
    /// Seconds: a time of day, or a duration.
    case time(Int)
  }

  /// What `serial`, in days, means in a cell that shows dates; rounded to the second, which takes the noise of binary
  /// fractions away. Nil outside the years 1900 to 9999, and for the 29th of February 1900, which there never was.
  func meaning(of serial: Double) -> Meaning? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let seconds = Int((serial * 86_400).rounded())
    let (days, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
    if days == 0 && !countsFrom1904 { return .time(second) }
    guard let date = day(days), let moment = CivilSecond(date: date, secondOfDay: second) else { return nil }
    return .date(moment)
  }

  private func day(_ days: Int) -> CivilDate? {
    if countsFrom1904 { return CivilDate(year: 1904, month: 1, day: 1)?.adding(days: days) }
    // The count has a 29th of February 1900 as its 60th day, so later days are one further from the start.
    if days == 60 { return nil }
    return CivilDate(year: 1899, month: 12, day: days < 60 ? 31 : 30)?.adding(days: days)
  }
}
