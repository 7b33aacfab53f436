/// How long a stretch is in which a meeting is owed (R2.2). Raw values stand in rulings and never change.
package enum PeriodUnit: String, Hashable, Sendable, CaseIterable, Codable {
  case month, quarter, halfYear

  /// How many months one has.
  package var months: Int {
    switch self {
    case .month: 1
    case .quarter: 3
    case .halfYear: 6
    }
  }
}

/// A month, a quarter or half a year of the calendar. All of them end where years end.
package struct Period: Hashable, Comparable, Sendable, Codable {
  package let unit: PeriodUnit
  package let first: CivilDate

  /// The one that holds `day`.
  package init(_ unit: PeriodUnit, containing day: CivilDate) {
    self.unit = unit
    let month = (day.month - 1) / unit.months * unit.months + 1
    first = day.adding(days: 1 - day.day).adding(months: month - day.month)
  }

  package var last: CivilDate {
    // The last period of 9999 ends where the calendar of this program does.
    let next = first.adding(months: unit.months)
    return next.day == 1 && next > first ? next.adding(days: -1) : .latest
  }

  /// 1…12, 1…4 or 1…2.
  package var ordinal: Int { (first.month - 1) / unit.months + 1 }

  package func contains(_ day: CivilDate) -> Bool { day >= first && day <= last }

  package static func < (left: Period, right: Period) -> Bool {
    (left.first, left.unit.months) < (right.first, right.unit.months)
  }
}

extension Period: LosslessStringConvertible {
  /// `2026-11`, `2026-Q4` or `2026-H2`.
  package var description: String {
    switch unit {
    case .month: String(first.description.prefix(7))
    case .quarter: "\(first.description.prefix(4))-Q\(ordinal)"
    case .halfYear: "\(first.description.prefix(4))-H\(ordinal)"
    }
  }

  /// Reads exactly these forms.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let year = Int(parts[0]), let january = CivilDate(year: year, month: 1, day: 1) else {
      return nil
    }
    let unit: PeriodUnit =
      switch parts[1].first {
      case "Q": .quarter
      case "H": .halfYear
      default: .month
      }
    let digits = unit == .month ? parts[1] : parts[1].dropFirst()
    guard let ordinal = Int(digits), (1...12 / unit.months).contains(ordinal) else { return nil }
    self.init(unit, containing: january.adding(months: (ordinal - 1) * unit.months))
    if description != text { return nil }
  }
}
