/// How exactly a time is known.
package enum TimePrecision: String, Codable, Sendable {
  /// The day is known, the hour is not.
  case day
  /// The minute is known.
  case minute
}

/// What a person typed into a date field: a day, perhaps with a time.
package struct ParsedWhen: Hashable, Sendable {
  package var date: CivilDate
  /// nil where only the day was given.
  package var time: TimeOfDay?

  package init(date: CivilDate, time: TimeOfDay? = nil) {
    self.date = date
    self.time = time
  }

  package var precision: TimePrecision { time == nil ? .day : .minute }

  /// The minute given, or the first of the day where only the day was.
  package func instant(in zone: Zone) -> Instant {
    zone.instant(of: CivilMoment(date: date, time: time ?? .midnight))
  }
}

/// Reads the dates people type: `11-23`, `昨天`, `上周五`, `+3个工作日`, `11月23日下午2点半`, `yesterday 9:14`.
package enum DateParser {
  /// Which way a date without its year, or a weekday without its week, is looked for.
  package enum Leaning: Sendable {
    /// This year, this week, whichever side of today that is.
    case none
    /// Never after today: for what has happened, such as the receipt of a tip.
    case past
    /// Never before today: for what is planned, such as a meeting.
    case future
  }

  /// The day, and time where given, that `text` names; nil where it names none or one that does not exist.
  ///
  /// - Dates: `2026-11-23` (also with `/`, `.`, `年月日`, or eight digits alone), `11-23`, `11月23日`, `23日`, with
  ///   `去年`, `今年`, `明年`, `上月`, `本月`, `下月` before; numbers also in Chinese.
  /// - Days: `今天 昨天 前天 大前天 明天 后天 大后天`, `today`, `yesterday`, `tomorrow`.
  /// - Distances: `+3`, `-3`, `+3天`, `+3d`, `3天前`, `两周后`, `+1个月`; in working days of `calendar`: `+3个工作日`,
  ///   `+3w`, `+3wd`, `3个工作日后`.
  /// - Weekdays: `周五`, `上周五`, `下周一`, `星期天`, `fri`, `last friday`, `next mon`; weeks begin on Monday.
  /// - Times, after a date or alone for today: `14:05`, `9:14`, `下午2点半`, `晚上8点一刻`, `2:30pm`.
  ///
  /// Full-width forms count as their ASCII characters, capitals as small letters.
  package static func parse(
    _ text: String, today: CivilDate, calendar: WorkCalendar, leaning: Leaning = .none
  ) -> ParsedWhen? {
    guard text.utf8.count <= 100 else { return nil }
    var scanner = WhenScanner(text, today: today, calendar: calendar, leaning: leaning)
    scanner.skipBlanks()
    let date = scanner.scanDate()
    scanner.skipSeparator()
    guard let time = scanner.scanTime(hasDate: date != nil), scanner.isAtEnd else { return nil }
    let day = date ?? today
    switch time {
    case .absent:
      return date.map { ParsedWhen(date: $0) }
    case .at(let time):
      return ParsedWhen(date: day, time: time)
    case .midnightAfter:
      // Twelve at night and 24:00 are the first minute of the next day.
      return ParsedWhen(date: day.adding(days: 1), time: .midnight)
    }
  }
}
