/// A row of the coverage matrix: a section, or one of its service windows (R1.3).
package enum CoveragePlace: Hashable, Sendable {
  case section(SectionID)
  case window(WindowID)

  /// What a place is measured by: sections have publicity as a monthly task (R1.1). At a window the public itself walks
  /// by, and what hangs there stays for weeks, so it is looked at by quarters.
  package var unit: PeriodUnit {
    switch self {
    case .section: .month
    case .window: .quarter
    }
  }
}

/// How a place stands in a month.
package enum CoverageStanding: String, Hashable, Sendable, CaseIterable {
  /// As many activities as are asked for.
  case met
  /// The month or quarter is over and something is missing.
  case gap
  /// Something is missing and there is still time.
  case due
  /// Nothing is asked for: no campaign, a ruling of none, a place that was not open all the time.
  case notAsked
  /// It has not begun.
  case future
  /// The place was not there.
  case closed
}

/// A month of a place.
package struct CoverageCell: Hashable, Sendable {
  /// How many activities reached it.
  package let count: Int
  package let standing: CoverageStanding

  /// What says it in a column, without colour: `3`, `9+`, `×` missed, `1×` too few, `○` still due, `/` not asked for, `·`
  /// to come, a blank where the place was not there.
  package var sign: String {
    let number = count > 9 ? "9+" : String(count)
    let some = count > 0 ? number : nil
    return switch standing {
    case .gap: (some ?? "") + "×"
    case .due: (some ?? "") + "○"
    case .met, .notAsked: some ?? "/"
    case .future: "·"
    case .closed: some ?? " "
    }
  }
}

/// A stretch in which a place was reached less often than asked.
package struct CoverageGap: Hashable, Sendable {
  package let place: CoveragePlace
  /// A month for a section, a quarter for a window.
  package let period: Period
  package let count: Int
  package let asked: Int
  /// Whether it is over; otherwise there is still time.
  package let isOver: Bool
}

/// A place as long as it was there.
package struct CoverageSpan: Hashable, Sendable {
  package let place: CoveragePlace
  package let since: CivilDate
  /// The last day it was open; nil while it is.
  package let until: CivilDate?

  package init(_ place: CoveragePlace, since: CivilDate, until: CivilDate? = nil) {
    self.place = place
    self.since = since
    self.until = until
  }

  /// Whether it was open on some day of a period, and whether on all of them.
  func overlaps(_ period: Period) -> Bool { since <= period.last && (until ?? .latest) >= period.first }
  func covers(_ period: Period) -> Bool { since <= period.first && (until ?? .latest) >= period.last }
}

/// How publicity is measured (R1.3). Pure: the day, the campaign and the settings are given.
package struct CoverageClock: Sendable {
  /// What is asked for from a day on.
  package typealias Asked = (from: CivilDate, count: Int)
  package let today: CivilDate
  package let campaign: Campaign
  /// Activities in a month of a section, and in a quarter of a window; in order of effect.
  private let monthly: [Asked]
  private let quarterly: [Asked]

  package init(today: CivilDate, campaign: Campaign, monthly: [Asked], quarterly: [Asked]) {
    self.today = today
    self.campaign = campaign
    self.monthly = monthly
    self.quarterly = quarterly
  }

  /// What was asked for in a period: by what held on its first day, so that a ruling changes no month it falls into.
  package func asked(in period: Period) -> Int {
    (period.unit == .month ? monthly : quarterly).last { $0.from <= period.first }?.count ?? 0
  }

  /// The twelve months of a place, January first.
  ///
  /// - Parameter days: the day of each activity that reached it.
  package func year(_ year: Int, of span: CoverageSpan, reachedOn days: [CivilDate]) -> [CoverageCell] {
    Self.months(of: year).map { month in
      let count = days.filter(month.contains).count
      let period = Period(span.place.unit, containing: month.first)
      return CoverageCell(count: count, standing: standing(span, month, period, reachedOn: days))
    }
  }

  private func standing(
    _ span: CoverageSpan, _ month: Period, _ period: Period, reachedOn days: [CivilDate]
  ) -> CoverageStanding {
    if !span.overlaps(month) { return .closed }
    if month.first > today { return .future }
    guard let missing = gap(span, period, reachedOn: days) else {
      return isOwed(span, period) && asked(in: period) > 0 ? .met : .notAsked
    }
    if missing.isOver { return .gap }
    // Of a quarter that goes on, the month that goes on is the one in which something can be done.
    return month.contains(today) ? .due : .notAsked
  }

  /// The periods of a year in which a place was reached too seldom, in order; those that have not begun are none.
  package func gaps(in year: Int, of span: CoverageSpan, reachedOn days: [CivilDate]) -> [CoverageGap] {
    let periods = Set(Self.months(of: year).map { Period(span.place.unit, containing: $0.first) }).sorted()
    return periods.compactMap { gap(span, $0, reachedOn: days) }
  }

  private func gap(_ span: CoverageSpan, _ period: Period, reachedOn days: [CivilDate]) -> CoverageGap? {
    let count = days.filter(period.contains).count
    let asked = asked(in: period)
    guard period.first <= today, isOwed(span, period), count < asked else { return nil }
    return CoverageGap(place: span.place, period: period, count: count, asked: asked, isOver: period.last < today)
  }

  /// A place that came or went, or a campaign that began or ended on the way, owes nothing for that period.
  private func isOwed(_ span: CoverageSpan, _ period: Period) -> Bool {
    span.covers(period) && campaign.covers(period, asRuledOn: min(period.last, today))
  }

  static func months(of year: Int) -> [Period] {
    guard let january = CivilDate(year: year, month: 1, day: 1) else { return [] }
    return (0..<12).map { Period(.month, containing: january.adding(months: $0)) }
  }
}
