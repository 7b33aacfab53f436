import CaseDomain

extension Wording {
  /// `11-23`, or with the year where it is not this one.
  package func date(_ date: CivilDate) -> String {
    date.year == today.year ? String(date.description.dropFirst(5)) : date.description
  }

  /// `11-23 周一`.
  package func dateAndWeekday(_ date: CivilDate) -> String {
    "\(self.date(date)) \(texts["frame.weekday.\(date.weekday.rawValue)"])"
  }

  /// `11-23 09:14`, or the day alone where the year is another one and columns are few.
  package func time(_ time: Instant) -> String {
    let moment = zone.moment(of: time)
    return "\(date(moment.date)) \(moment.time)"
  }

  /// `09:14` today, else the day alone: five columns but in another year.
  package func timeOrDay(_ time: Instant) -> String {
    let moment = zone.moment(of: time)
    return moment.date == today ? "\(moment.time)" : date(moment.date)
  }

  /// When a tip was received, as exactly as that is known; at most 11 columns.
  package func received(_ tip: Tip) -> String {
    let moment = zone.moment(of: tip.receivedAt)
    return tip.precision == .day || moment.date.year != today.year ? date(moment.date) : time(tip.receivedAt)
  }

  /// When a tip was received, in full.
  package func receivedInFull(_ time: Instant, _ precision: ReceiptPrecision) -> String {
    let moment = zone.moment(of: time)
    return precision == .day ? moment.date.description : "\(moment.date) \(moment.time)"
  }

  /// How a deadline stands, short enough for a column: 剩 1 日, 今日到期, 逾期2日.
  package func dueShort(_ due: CivilDate) -> String { self.due(due, suffix: "") }

  /// How a deadline stands: 剩 1 个工作日.
  package func dueLong(_ due: CivilDate) -> String { self.due(due, suffix: "Long") }

  private func due(_ due: CivilDate, suffix: String) -> String {
    if due == today { return texts["frame.due.today"] }
    let calendar = desk?.calendar ?? .weekendsOnly
    let days = calendar.workingDays(from: today, to: due)
    if due > today { return texts.find("frame.due.remaining\(suffix)", [String(days)]) ?? "" }
    // On the weekend after a Friday deadline no working day has passed, and the deadline has.
    return days == 0
      ? texts["frame.due.passed"] : texts.find("frame.due.overdue\(suffix)", [String(-days)]) ?? ""
  }
}

/// How near a deadline is.
package enum Urgency: Hashable, Sendable {
  case later, today, overdue

  package init(due: CivilDate, today: CivilDate) {
    self = due < today ? .overdue : due == today ? .today : .later
  }
}
