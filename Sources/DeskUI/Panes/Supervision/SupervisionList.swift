import CaseDomain
import DeskText
import Terminal

/// The lists of pane 7 (R3.1, R3.3, R3.5).
package enum SupervisionList: String, Hashable, Sendable, CaseIterable {
  case directives

  /// What rows stand under: what waits for this member first, then what others are late with.
  enum Group: String, Hashable, Sendable, CaseIterable {
    case mine, late, open, done

    var rank: Int { Group.allCases.firstIndex(of: self) ?? 0 }
  }

  typealias Row = GroupedList<EventNumber, Group>.Row

  /// What a member sees of the list.
  func rows(_ desk: Desk, for member: MemberID, on today: CivilDate) -> [Row] {
    switch self {
    case .directives: Self.directives(desk, member, today)
    }
  }

  private static func directives(_ desk: Desk, _ member: MemberID, _ today: CivilDate) -> [Row] {
    desk.directives.all.map { found -> (row: Row, due: CivilDate) in
      let group: Group =
        desk.isWaiting(found, for: member)
        ? .mine : found.closed != nil ? .done : desk.isLate(found, on: today) ? .late : .open
      return (Row(id: EventNumber(rawValue: found.id.rawValue), group: group), found.nextDue ?? .latest)
    }
    .sorted { sortKey($0.row, $0.due) < sortKey($1.row, $1.due) }.map(\.row)
  }

  /// Whether anything of a row is late.
  func isLate(_ id: EventNumber, _ desk: Desk, on today: CivilDate) -> Bool {
    switch self {
    case .directives: desk.directives[DirectiveID(rawValue: id.rawValue)].map { desk.isLate($0, on: today) } ?? false
    }
  }

  /// By group; in it by the next day, what is done newest first.
  private static func sortKey(_ row: Row, _ due: CivilDate) -> (Int, Int, Int64) {
    row.group == .done
      ? (row.group.rank, 0, -row.id.rawValue) : (row.group.rank, Int(due.daysSince1970), row.id.rawValue)
  }

  /// A row's cells: the next day or the state, what it is, how far it has come.
  func cells(of id: EventNumber, _ desk: Desk, _ wording: Wording, _ theme: Theme, on today: CivilDate) -> [StyledText]
  {
    switch self {
    case .directives:
      desk.directives[DirectiveID(rawValue: id.rawValue)].map {
        Self.cells(of: $0, desk, wording, theme, today)
      } ?? []
    }
  }

  private static func cells(
    of found: SuperiorDirective, _ desk: Desk, _ wording: Wording, _ theme: Theme, _ today: CivilDate
  ) -> [StyledText] {
    let texts = wording.texts
    let settled = found.shares.count { $0.isSettled }
    let progress = found.shares.isEmpty ? "" : "\(settled)/\(found.shares.count)  "
    return [
      when(found.nextDue, isLate: desk.isLate(found, on: today), wording, theme, today)
        ?? StyledText(texts["supervision.state.\(found.state.rawValue)"], theme.secondary),
      StyledText(wording.directiveLevel(found.content.level)),
      StyledText(progress + TextCleaning.singleLine(found.content.title)),
    ]
  }

  /// The next day in words, in the colour of how near it is.
  static func when(
    _ due: CivilDate?, isLate: Bool, _ wording: Wording, _ theme: Theme, _ today: CivilDate
  ) -> StyledText? {
    guard let due else { return nil }
    let urgency = Urgency(due: due, today: today)
    return StyledText(
      wording.dueShort(due), isLate || urgency == .overdue ? theme.alert : urgency == .today ? theme.warning : .plain)
  }
}
