import CaseDomain
import DeskText
import Terminal

/// The rows of pane 5: weeks, and situation reports.
enum WeeklyList {
  enum Entry: Hashable, Sendable {
    case week(ISOWeek)
    /// By the event that made it.
    case situation(EventNumber)
  }

  /// What rows stand under.
  enum Group: String, Hashable, Sendable {
    /// Something waits for this member.
    case mine
    case open, done, situations
  }

  typealias Row = GroupedList<Entry, Group>.Row

  /// Weeks after which nothing is asked of anybody any more.
  private static let memory = 26

  static func rows(_ desk: Desk, for member: MemberID, at now: Instant) -> [Row] {
    guard let first = desk.firstWeek else { return [] }
    var weeks: [ISOWeek] = []
    var week = max(desk.openWeek(at: now), ISOWeek(containing: desk.date(of: now)))
    while week >= first {
      weeks.append(week)
      week = week.adding(weeks: -1)
    }
    let rows = weeks.enumerated().map { place, week in
      Row(id: .week(week), group: place < memory ? group(of: week, desk, member, now) : .done)
    }
    let order: [Group] = [.mine, .open, .done]
    let sorted = order.flatMap { group in rows.filter { $0.group == group } }
    guard desk.mayReadLeads(member) else { return sorted }
    return sorted + desk.weekly.situations.reversed().map { Row(id: .situation($0.event), group: .situations) }
  }

  private static func group(of week: ISOWeek, _ desk: Desk, _ member: MemberID, _ now: Instant) -> Group {
    if WeeklyTask.waits(week, desk, for: member, at: now) { return .mine }
    if let section = ownSection(desk, member), !desk.mayReadLeads(member) {
      return desk.standing(of: section, in: week, at: now)?.isOpen == true ? .open : .done
    }
    if let report = desk.weekly.report(of: week) { return report.state == .submitted ? .done : .open }
    let isLost = desk.weekly.lastFirst.map { $0.week > week } ?? false
    return isLost || desk.sectionsReporting(in: week, at: now).isEmpty ? .done : .open
  }

  /// The section whose report a member files.
  static func ownSection(_ desk: Desk, _ member: MemberID) -> SectionID? {
    guard let found = desk.members[member], found.posts.contains(.liaison) else { return nil }
    return found.section
  }

  /// A row: which week, where it stands, what is to be looked at.
  static func cells(
    _ entry: Entry, _ desk: Desk, _ member: MemberID, _ now: Instant, _ wording: Wording, _ theme: Theme
  ) -> [StyledText] {
    switch entry {
    case .situation(let event):
      guard let found = desk.weekly.situation(event) else { return [] }
      let texts = wording.texts
      return [
        StyledText(texts("weekly.situation.row", found.from.description, found.to.description)),
        StyledText(
          texts[found.deliveries.isEmpty ? "weekly.situation.open" : "weekly.situation.delivered"],
          found.deliveries.isEmpty ? theme.warning : theme.plain),
      ]
    case .week(let week):
      let reads = desk.mayReadLeads(member)
      let own = ownSection(desk, member).flatMap { desk.standing(of: $0, in: week, at: now) }
      if !reads {
        return [
          StyledText(wording.week(week)),
          StyledText(own.map { wording.standing($0) } ?? wording.texts["weekly.standing.notOwed"], style(own, theme)),
        ]
      }
      return [StyledText(wording.week(week)), filedCell(week, desk, now, wording, theme)]
        + [stateCell(week, desk, now, wording, theme)]
    }
  }

  private static func style(_ standing: WeeklyStanding?, _ theme: Theme) -> Style {
    switch standing {
    case .missing, .nobody: theme.alert
    case .due: theme.warning
    case .filed, .merged, nil: theme.plain
    }
  }

  /// `报 3/4 缺 1`.
  private static func filedCell(
    _ week: ISOWeek, _ desk: Desk, _ now: Instant, _ wording: Wording, _ theme: Theme
  ) -> StyledText {
    let sections = desk.sectionsReporting(in: week, at: now)
    // A section without a liaison is named on the page of the week: nobody there could be late.
    let standings = sections.compactMap { desk.standing(of: $0, in: week, at: now) }.filter { $0 != .nobody }
    if standings.isEmpty { return StyledText(wording.texts["weekly.standing.notOwed"], theme.secondary) }
    let filed = standings.count { $0.filing != nil }
    let missing = standings.count(where: \.isMissing)
    let late = standings.count(where: \.isLate)
    var text = wording.texts("weekly.row.filed", String(filed), String(standings.count))
    if missing > 0 { text += " " + wording.texts("weekly.row.missing", String(missing)) }
    if late > 0 { text += " " + wording.texts("weekly.row.late", String(late)) }
    return StyledText(text, missing > 0 ? theme.alert : theme.plain)
  }

  private static func stateCell(
    _ week: ISOWeek, _ desk: Desk, _ now: Instant, _ wording: Wording, _ theme: Theme
  ) -> StyledText {
    let report = desk.weekly.report(of: week)
    var text = wording.state(report?.state)
    if report == nil, let later = desk.weekly.lastFirst, later.week > week {
      text = wording.texts("weekly.standing.merged", wording.weekName(later.week))
    }
    let flagged = desk.unexplained(in: week) + (report?.differences.count { $0.why == nil } ?? 0)
    if flagged > 0 { text += " " + wording.texts("weekly.row.flagged", String(flagged)) }
    return StyledText(text, flagged > 0 ? theme.warning : theme.plain)
  }
}

extension WeeklyStanding {
  /// Whether something is still to be filed.
  var isOpen: Bool {
    switch self {
    case .due, .missing: true
    case .filed, .merged, .nobody: false
    }
  }
}
