import CaseDomain
import DeskSession

/// A week as JSON: the bureau's report, or what it would say now, and each section's (R5.3). Days are `2026-11-23`,
/// moments `2026-11-27T17:00` in the desk's zone. Names of fields never change.
package struct WeeklyRecord: Encodable {
  package struct Change: Encodable {
    let figure: String
    let count: Int
    let ledger: Int
    let why: String?
  }

  package struct Section: Encodable {
    let section: String
    /// `due`, `missing`, `merged`, `nobody`, `filed`, `zero`.
    let standing: String
    let isLate: Bool
    let event: Int64?
    let version: Int?
    let filedBy: String?
    let filedAt: String?
    /// The event from which it counts.
    let since: Int64?
    let figures: [String: Int]?
    let changes: [Change]?
    let narrative: String?
    let next: String?
  }

  let week: String
  let from: String
  let to: String
  let closing: String
  /// `none`, `made`, `sentBack`, `released`, `submitted`.
  let state: String
  let event: Int64?
  let version: Int?
  let preparer: String?
  let preparedAt: String?
  let reviewer: String?
  let releasedAt: String?
  let submittedTo: String?
  let submittedOn: String?
  let letter: String?
  let since: Int64
  /// Those of the report; while there is none, what the ledger says now.
  let figures: [String: Int]
  let changes: [Change]
  let narrative: String?
  let opinions: String?
  let next: String?
  let sections: [Section]

  /// - Parameter only: the section that is asked about; nil is every one.
  package init(_ week: ISOWeek, in desk: Desk, for member: MemberID, at now: Instant, only: SectionID? = nil) {
    func time(_ instant: Instant) -> String { desk.zone.moment(of: instant).description }
    func name(_ member: MemberID) -> String { desk.members[member]?.name ?? String(member.rawValue) }
    let report = only == nil ? desk.weekly.report(of: week) : nil
    self.week = week.description
    from = week.firstDay.description
    to = week.lastDay.description
    closing = time(desk.weeklyClosing(of: week))
    state = report?.state.rawValue ?? "none"
    event = report?.event.rawValue
    version = report?.version
    preparer = report.map { name($0.by) }
    preparedAt = report.map { time($0.at) }
    reviewer = report?.released.map { name($0.by) }
    releasedAt = report?.released.map { time($0.at) }
    submittedTo = report?.submitted.flatMap { desk.organisation.body($0.body)?.name }
    submittedOn = report?.submitted?.on.description
    letter = report?.submitted?.letter
    let start = report?.since ?? desk.weekly.lastFirst?.event ?? EventNumber(rawValue: 0)
    since = start.rawValue
    let isReader = desk.mayReadLeads(member) && only == nil
    let preview = isReader ? desk.bureauFigures(week, by: member, at: now, since: start) : WeeklyFigures()
    figures = isReader ? Self.named(report?.sheet.counts ?? preview, WeeklyFigure.ofBureau) : [:]
    changes = (report?.differences ?? []).map(Self.change)
    narrative = report?.sheet.narrative
    opinions = report?.opinions
    next = report?.sheet.next
    sections = desk.sectionsReporting(in: week, at: now).filter { id in
      (only == nil || only == id) && desk.mayReadBook(of: id, member)
    }.compactMap { id in
      desk.standing(of: id, in: week, at: now).map { standing in
        let filing = standing.filing
        return Section(
          section: desk.organisation.section(id)?.name ?? "", standing: Self.name(standing), isLate: standing.isLate,
          event: filing?.event.rawValue, version: filing?.version, filedBy: filing.map { name($0.by) },
          filedAt: filing.map { time($0.at) }, since: filing?.since.rawValue,
          figures: filing.map { Self.named($0.sheet.counts, WeeklyFigure.ofSection) },
          changes: filing.map { $0.differences.map(Self.change) }, narrative: filing?.sheet.narrative,
          next: filing?.sheet.next)
      }
    }
  }

  private static func named(_ figures: WeeklyFigures, _ wanted: [WeeklyFigure]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: wanted.map { ($0.rawValue, figures[$0]) })
  }

  private static func change(_ found: WeeklyDifference) -> Change {
    Change(figure: found.figure.rawValue, count: found.count, ledger: found.ledger, why: found.why)
  }

  private static func name(_ standing: WeeklyStanding) -> String {
    switch standing {
    case .due: "due"
    case .missing: "missing"
    case .merged: "merged"
    case .nobody: "nobody"
    case .filed(let filing, _): filing.isZero ? "zero" : "filed"
    }
  }
}

/// A situation report as JSON (R3.2). Field names are stable.
package struct SituationRecord: Encodable {
  package struct Point: Encodable {
    let from: String
    let tips: Int
    let leads: Int
    let closed: Int
  }

  let event: Int64?
  let from: String
  let to: String
  let preparer: String?
  let figures: [String: Int]
  let trend: [Point]
  let narrative: String?
  let opinions: String?
  let suggestions: String?
  let delivered: [String]

  /// One on record.
  package init(_ report: SituationReport, in desk: Desk) {
    event = report.event.rawValue
    from = report.from.description
    to = report.to.description
    preparer = desk.members[report.by]?.name
    let counts = report.sheet.counts
    figures = Dictionary(uniqueKeysWithValues: WeeklyFigure.ofBureau.map { ($0.rawValue, counts[$0]) })
    trend = report.trend.map(Self.point)
    narrative = report.sheet.narrative
    opinions = report.opinions
    suggestions = report.suggestions
    delivered = report.deliveries.map { "\($0.to) \($0.on)" }
  }

  /// What the ledger says of a period now, before anybody reported on it.
  package init(from: CivilDate, to: CivilDate, in desk: Desk, for member: MemberID, at now: Instant) {
    event = nil
    self.from = from.description
    self.to = to.description
    preparer = nil
    let counts = WeeklyCounting(
      desk, by: member, section: nil, today: desk.date(of: now), period: .days(from, to)
    ).figures
    figures = Dictionary(uniqueKeysWithValues: WeeklyFigure.ofBureau.map { ($0.rawValue, counts[$0]) })
    trend = desk.trend(from: from, to: to, by: member).map(Self.point)
    narrative = nil
    opinions = nil
    suggestions = nil
    delivered = []
  }

  private static func point(_ point: TrendPoint) -> Point {
    Point(from: point.from.description, tips: point.tips, leads: point.leads, closed: point.closed)
  }
}
