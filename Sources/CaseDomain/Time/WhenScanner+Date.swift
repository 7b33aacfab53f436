extension WhenScanner {
  mutating func scanDate() -> CivilDate? {
    attempt { $0.scanNamedDay() } ?? attempt { $0.scanDistance() } ?? attempt { $0.scanWeekday() }
      ?? attempt { $0.scanCalendarDate() }
  }

  private mutating func scanNamedDay() -> CivilDate? {
    let distance = scan([
      ("大前天", -3), ("前天", -2), ("前日", -2), ("昨天", -1), ("昨日", -1), ("今天", 0), ("今日", 0), ("大后天", 3),
      ("后天", 2), ("后日", 2), ("明天", 1), ("明日", 1), ("today", 0), ("yesterday", -1), ("tomorrow", 1),
    ])
    if let distance { return today.adding(days: distance) }
    // 昨晚, 今早: the part of the day is left to the time.
    guard let short = scan([("前", -2), ("昨", -1), ("今", 0), ("明", 1)]), isAtPartOfDay else { return nil }
    return today.adding(days: short)
  }

  private mutating func scanDistance() -> CivilDate? {
    let sign = scan([("+", 1), ("-", -1)])
    if sign != nil { skipBlanks() }
    guard let number = scanNumber(), number.value <= 9999 else { return nil }
    skipBlanks()
    let unit = scan([
      ("个工作日", Unit.workingDay), ("工作日", .workingDay), ("working days", .workingDay), ("working day", .workingDay),
      ("weeks", .week), ("week", .week), ("wd", .workingDay), ("w", .workingDay), ("天", .day), ("days", .day),
      ("day", .day), ("d", .day), ("个星期", .week), ("星期", .week), ("周", .week), ("个礼拜", .week), ("礼拜", .week),
      ("个月", .month), ("months", .month), ("month", .month), ("日", .day),
    ])
    skipBlanks()
    if let sign {
      return moved(by: sign * number.value, unit ?? .day)
    }
    // Without a sign the direction must be said; `23日` alone is a date.
    guard let unit,
      let direction = scan([("以前", -1), ("之前", -1), ("前", -1), ("以后", 1), ("之后", 1), ("后", 1), ("ago", -1)])
    else { return nil }
    return moved(by: direction * number.value, unit)
  }

  private enum Unit { case day, workingDay, week, month }

  private func moved(by count: Int, _ unit: Unit) -> CivilDate {
    switch unit {
    case .day: today.adding(days: count)
    case .workingDay: calendar.adding(workingDays: count, to: today)
    case .week: today.adding(days: count * 7)
    case .month: today.adding(months: count)
    }
  }
}

// MARK: Weekdays

extension WhenScanner {
  private mutating func scanWeekday() -> CivilDate? {
    guard let (weeks, weekday) = attempt({ $0.scanChineseWeekday() }) ?? attempt({ $0.scanEnglishWeekday() }) else {
      return nil
    }
    let week = ISOWeek(containing: today)
    let day = week.adding(weeks: weeks ?? 0).day(weekday)
    guard weeks == nil else { return day }
    switch leaning {
    case .past where day > today: return day.adding(days: -7)
    case .future where day < today: return day.adding(days: 7)
    default: return day
    }
  }

  private mutating func scanChineseWeekday() -> (weeks: Int?, weekday: Weekday)? {
    let weeks = scan([("上上", -2), ("上", -1), ("下下", 2), ("下", 1), ("本", 0), ("这", 0)])
    if weeks != nil { _ = scan("个") }
    guard scan("周") || scan("星期") || scan("礼拜") else { return nil }
    let weekday = scan([
      ("一", Weekday.monday), ("二", .tuesday), ("三", .wednesday), ("四", .thursday), ("五", .friday), ("六", .saturday),
      ("日", .sunday), ("天", .sunday),
    ])
    return weekday.map { (weeks, $0) }
  }

  private mutating func scanEnglishWeekday() -> (weeks: Int?, weekday: Weekday)? {
    let weeks = scan([("last ", -1), ("next ", 1), ("this ", 0)])
    let weekday = scan([
      ("monday", Weekday.monday), ("tuesday", .tuesday), ("wednesday", .wednesday), ("thursday", .thursday),
      ("friday", .friday), ("saturday", .saturday), ("sunday", .sunday), ("mon", .monday), ("tue", .tuesday),
      ("wed", .wednesday), ("thu", .thursday), ("fri", .friday), ("sat", .saturday), ("sun", .sunday),
    ])
    return weekday.map { (weeks, $0) }
  }
}

// MARK: Dates by number

extension WhenScanner {
  private mutating func scanCalendarDate() -> CivilDate? {
    attempt { $0.scanFullDate() } ?? attempt { $0.scanMonthAndDay() } ?? attempt { $0.scanDayOfMonth() }
  }

  private mutating func scanFullDate() -> CivilDate? {
    guard let first = scanNumber() else { return nil }
    if first.width == 8 {
      return CivilDate(year: first.value / 10_000, month: first.value / 100 % 100, day: first.value % 100)
    }
    guard first.width == 4, scan("年") || scan("-") || scan("/") || scan("."),
      let (month, day) = scanMonthDayNumbers()
    else { return nil }
    return CivilDate(year: first.value, month: month, day: day)
  }

  private mutating func scanMonthAndDay() -> CivilDate? {
    let year = scan([("去年", -1), ("前年", -2), ("今年", 0), ("明年", 1)]).map { today.year + $0 }
    guard let (month, day) = scanMonthDayNumbers() else { return nil }
    if let year { return CivilDate(year: year, month: month, day: day) }
    return leaned((-1...1).map { CivilDate(year: today.year + $0, month: month, day: day) })
  }

  private mutating func scanMonthDayNumbers() -> (month: Int, day: Int)? {
    guard let month = scanNumber(), month.width <= 3 else { return nil }
    let isChinese = scan("月")
    guard isChinese || scan("-") || scan("/") || scan(".") else { return nil }
    guard let day = scanNumber(), day.width <= 3 else { return nil }
    if isChinese { _ = scan("日") || scan("号") } else { _ = scan("日") }
    return (month.value, day.value)
  }

  private mutating func scanDayOfMonth() -> CivilDate? {
    let months = scan([("上个月", -1), ("上月", -1), ("本月", 0), ("这个月", 0), ("下个月", 1), ("下月", 1)])
    guard let day = scanNumber(), scan("日") || scan("号") else { return nil }
    let candidates = (-1...1).map { distance -> CivilDate? in
      let first = today.adding(days: 1 - today.day).adding(months: distance)
      return CivilDate(year: first.year, month: first.month, day: day.value)
    }
    if let months { return candidates[months + 1] }
    return leaned(candidates)
  }

  /// Of the same day last, this and next year (or month), the one meant; nil entries do not exist.
  private func leaned(_ candidates: [CivilDate?]) -> CivilDate? {
    switch leaning {
    case .none: candidates[1]
    case .past: candidates.compactMap { $0 }.last { $0 <= today }
    case .future: candidates.compactMap { $0 }.first { $0 >= today }
    }
  }
}
