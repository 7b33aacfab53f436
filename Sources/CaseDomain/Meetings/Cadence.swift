/// What kind of meeting it is (R2.2, R3.4, R4.3). Raw values stand in the log and never change.
package enum MeetingKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// The members of the leading group.
  case leadingGroup
  /// The leading group's office (R3.4).
  case groupOffice
  case liaison
  /// 推进会: opens with major cases that need coordination.
  case promotion
  /// One of the county's, which somebody from here attended (R4.3).
  case county
  case other
}

/// One of the four standing demands for meetings (R2.2).
///
/// **Reading:** the document asks for the leading group both monthly and quarterly. Both stand, and one meeting counts
/// for both; a ruling may let the quarterly one be a meeting of the group's office instead.
package enum Obligation: String, Codable, Hashable, Sendable, CaseIterable {
  case leadingMonthly, leadingQuarterly, liaison, promotion

  /// The setting that says what it asks for.
  package var ruling: Ruling {
    switch self {
    case .leadingMonthly: .cadenceMonthly
    case .leadingQuarterly: .cadenceQuarterly
    case .liaison: .cadenceLiaison
    case .promotion: .cadencePromotion
    }
  }
}

/// What an obligation asks for: so many meetings of a kind in each period. None where the minimum is 0.
package struct CadenceRule: Hashable, Sendable {
  package let kind: MeetingKind
  package let unit: PeriodUnit
  /// 0…12.
  package let minimum: Int

  package init(_ kind: MeetingKind, _ unit: PeriodUnit, _ minimum: Int = 1) {
    self.kind = kind
    self.unit = unit
    self.minimum = minimum
  }
}

extension CadenceRule: LosslessStringConvertible {
  /// As a ruling holds it, `leadingGroup/month/1`.
  package var description: String { "\(kind.rawValue)/\(unit.rawValue)/\(minimum)" }

  /// Reads exactly that form.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let kind = MeetingKind(rawValue: parts[0]), let unit = PeriodUnit(rawValue: parts[1]),
      let minimum = Int(parts[2]), (0...12).contains(minimum), String(minimum) == parts[2]
    else { return nil }
    self.init(kind, unit, minimum)
  }
}

/// The rules of one obligation over time.
package struct Cadence: Sendable {
  /// In order of effect; the first holds from the beginning.
  private let rules: [(from: CivilDate, rule: CadenceRule)]

  package init(_ first: CadenceRule, then later: [(from: CivilDate, rule: CadenceRule)] = []) {
    rules = [(.earliest, first)] + later.sorted { $0.from < $1.from }
  }

  /// The rule in force on a day.
  package func rule(on day: CivilDate) -> CadenceRule {
    (rules.last { $0.from <= day } ?? rules[0]).rule
  }

  /// The periods of a year, each with the rule it stands under: the one in force on its first day, for a ruling never
  /// reaches back (R6.7).
  ///
  /// Where a ruling changes the length of periods in the middle of one of the new length, the old rule goes on until
  /// the first whole new one: no days lie between that nobody answers for.
  package func periods(in year: Int) -> [(period: Period, rule: CadenceRule)] {
    guard var day = CivilDate(year: year, month: 1, day: 1) else { return [] }
    var found: [(period: Period, rule: CadenceRule)] = []
    var running = rule(on: day)
    while day.year == year {
      let wanted = rule(on: day)
      if Period(wanted.unit, containing: day).first == day { running = wanted }
      let period = Period(running.unit, containing: day)
      found.append((period, running))
      if period.last == .latest { break }
      day = period.last.adding(days: 1)
    }
    return found
  }
}
