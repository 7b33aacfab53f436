/// Which days are working days: Monday to Friday, corrected by the State Council's table of holidays and make-up days.
///
/// Every deadline counts in its working days. Counting between two dates and moving by working days cost
/// O(log table) and O(log span · log table): the days between are never walked, so a list of a million deadlines can
/// be measured against today.
package struct WorkCalendar: Hashable, Sendable {
  /// What the table says of a day.
  package enum DayKind: String, Codable, Sendable {
    /// A holiday, even on a weekday.
    case off
    /// A make-up working day (调休), even on a weekend.
    case work
  }

  /// Every day the table names, those that only repeat what the weekday says included.
  package let overrides: [CivilDate: DayKind]

  /// The years the table speaks for. Outside them only weekends are known.
  package let coveredYears: Set<Int>

  /// Days that differ from their weekday, ascending, as days since 1970.
  private let exceptions: [Int32]
  /// At `n`: working days gained (lost where negative) by the first `n` exceptions.
  private let gained: [Int32]

  /// A calendar of weekends corrected by `overrides`, which are complete for `coveredYears`.
  package init(overrides: [CivilDate: DayKind] = [:], coveredYears: Set<Int> = []) {
    self.overrides = overrides
    self.coveredYears = coveredYears
    let differing = overrides.filter { ($0.value == .work) == $0.key.weekday.isWeekend }.keys.sorted()
    exceptions = differing.map(\.daysSince1970)
    var sum: Int32 = 0
    gained =
      [0]
      + differing.map { date in
        sum += date.weekday.isWeekend ? 1 : -1
        return sum
      }
  }

  /// Monday to Friday, no holidays known.
  package static let weekendsOnly = WorkCalendar()

  /// This calendar with further days of a table; a later word on a day replaces the earlier.
  package func merging(_ more: [CivilDate: DayKind], coveredYears years: Set<Int>) -> WorkCalendar {
    WorkCalendar(
      overrides: overrides.merging(more) { _, new in new }, coveredYears: coveredYears.union(years))
  }

  /// Whether the table speaks for the year of `date`; where not, a deadline may move once it is published.
  package func covers(_ date: CivilDate) -> Bool {
    coveredYears.contains(date.year)
  }

  /// Whether `date` is worked.
  package func isWorkingDay(_ date: CivilDate) -> Bool {
    if let kind = overrides[date] { return kind == .work }
    return !date.weekday.isWeekend
  }
}

// MARK: Counting

extension WorkCalendar {
  /// The signed number of working days after `start` up to and including `end`.
  ///
  /// With today as `start` and the due day as `end` this is "remaining 3" (3), "due today" (0), "overdue 2" (−2).
  /// Swapping the two days changes only the sign. It is also 0 where no working day lies between, as on the Saturday
  /// after a Friday deadline: whether a deadline has passed is `today > due`, never this sign alone.
  package func workingDays(from start: CivilDate, to end: CivilDate) -> Int {
    ordinal(end.daysSince1970) - ordinal(start.daysSince1970)
  }

  /// The `count`-th working day after `start`: day 0 is `start` itself, worked or not, and counting begins on the next
  /// working day. Negative counts go back the same way. Stops at the ends of `CivilDate`.
  ///
  /// A tip received on a Saturday with one working day for triage is due on Monday; received on a Friday, also.
  package func adding(workingDays count: Int, to start: CivilDate) -> CivilDate {
    if count == 0 { return start }
    // The wanted day is the only working day that carries this ordinal.
    let before = count > 0 ? ordinal(start.daysSince1970) : ordinal(start.daysSince1970 - 1) + 1
    let (wanted, overflow) = before.addingReportingOverflow(count)
    if overflow { return count < 0 ? .earliest : .latest }
    var low = count > 0 ? start.daysSince1970 + 1 : CivilDate.earliest.daysSince1970
    var high = count > 0 ? CivilDate.latest.daysSince1970 : start.daysSince1970 - 1
    guard low <= high, ordinal(high) >= wanted, ordinal(low - 1) < wanted else {
      return count < 0 ? .earliest : .latest
    }
    while low < high {
      let middle = low + (high - low) / 2
      if ordinal(middle) < wanted { low = middle + 1 } else { high = middle }
    }
    return CivilDate(clampingDays: Int64(low))
  }

  /// The first working day after `date`.
  package func nextWorkingDay(after date: CivilDate) -> CivilDate {
    adding(workingDays: 1, to: date)
  }

  /// The last working day before `date`.
  package func previousWorkingDay(before date: CivilDate) -> CivilDate {
    adding(workingDays: -1, to: date)
  }

  /// `date` itself where it is worked, else the next day that is.
  package func workingDay(onOrAfter date: CivilDate) -> CivilDate {
    isWorkingDay(date) ? date : nextWorkingDay(after: date)
  }

  /// The last working day of `week`, a make-up Saturday or Sunday included; nil where the whole week is off.
  package func lastWorkingDay(of week: ISOWeek) -> CivilDate? {
    week.days.last(where: isWorkingDay)
  }

  /// The day a weekly report of `week` is due (R5.3): its last working day, or, where the whole week is off, the next
  /// working day after it.
  package func closingDay(of week: ISOWeek) -> CivilDate {
    lastWorkingDay(of: week) ?? nextWorkingDay(after: week.lastDay)
  }

  /// Working days up to and including day `days` since 1970, counted from the Monday 0001-01-01.
  private func ordinal(_ days: Int32) -> Int {
    let elapsed = Int(days) - Int(CivilDate.earliest.daysSince1970) + 1
    let weeks = flooredQuotient(elapsed, 7)
    let plain = weeks * 5 + min(elapsed - weeks * 7, 5)
    return plain + Int(gained[exceptionCount(upTo: days)])
  }

  private func exceptionCount(upTo days: Int32) -> Int {
    var low = 0
    var high = exceptions.count
    while low < high {
      let middle = low + (high - low) / 2
      if exceptions[middle] <= days { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
