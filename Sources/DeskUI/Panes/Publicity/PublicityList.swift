import CaseDomain
import DeskSession
import Terminal

/// Something the pane lists: an activity, a study session, somebody of the staff.
enum PublicityItem: Hashable, Sendable {
  case activity(ActivityID)
  case study(StudyID)
  case staff(StaffID)
}

/// Activities and study sessions as the pane lists them: what waits first, then newest first.
enum PublicityList {
  enum Group: Hashable, Sendable {
    /// Something is left to do, by whoever looks.
    case mine
    case planned, quarter, earlier
    /// Dropped or struck out.
    case out
    /// The staff of a section.
    case section(SectionID)

    /// Its place among the groups of activities and sessions.
    var rank: Int {
      switch self {
      case .mine: 0
      case .planned: 1
      case .quarter: 2
      case .earlier: 3
      case .out: 4
      case .section: 5
      }
    }
  }

  typealias Row = GroupedList<PublicityItem, Group>.Row

  static func rows(_ desk: Desk, for member: MemberID, on today: CivilDate) -> [Row] {
    let quarter = Period(.quarter, containing: today)
    let posts = desk.members[member]?.posts ?? []
    let isOffice = posts.contains(.office)
    let section = posts.contains(.liaison) ? desk.members[member]?.section : nil
    func isOwn(_ organiser: SectionID?) -> Bool { isOffice || (organiser != nil && organiser == section) }
    func group(_ day: CivilDate) -> Group { day >= quarter.first ? .quarter : .earlier }

    let activities = desk.publicity.all.map { activity -> (Row, CivilDate) in
      let place: Group =
        switch activity.state {
        case .planned: activity.on <= today && isOwn(activity.organiser) ? .mine : .planned
        case .held: group(activity.on)
        case .dropped, .struckOut: .out
        }
      return (Row(id: .activity(activity.id), group: place), activity.on)
    }
    let mine = Set(desk.openMakeUps(of: isOffice ? nil : section).map(\.study))
    let studies = desk.study.all.map { session -> (Row, CivilDate) in
      let waits = (isOffice || section != nil) && mine.contains(session.id)
      return (
        Row(id: .study(session.id), group: session.isStruckOut ? .out : waits ? .mine : group(session.on)), session.on
      )
    }
    return (activities + studies).enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.0.group.rank != other.0.group.rank { return one.0.group.rank < other.0.group.rank }
      // What is to come is read from the next on; what was, from the newest back.
      if one.1 != other.1 { return one.0.group == .planned ? one.1 < other.1 : one.1 > other.1 }
      return left.offset > right.offset
    }.map(\.element.0)
  }

  /// The staff, section by section; those who left are not on it.
  static func roster(_ desk: Desk) -> [Row] {
    desk.organisation.sections.flatMap { section in
      desk.study.staff.filter { $0.section == section.id && $0.leaving == nil }
        .map { Row(id: .staff($0.id), group: .section(section.id)) }
    }
  }

  /// The columns of a row: day, kind, what, how much.
  static func cells(_ item: PublicityItem, _ context: LayerContext, isShort: Bool) -> [StyledText] {
    guard let desk = context.desk else { return [] }
    switch item {
    case .activity(let id): return desk.publicity[id].map { cells($0, desk, context, isShort: isShort) } ?? []
    case .study(let id): return desk.study[id].map { cells($0, desk, context) } ?? []
    case .staff(let id): return desk.study.staff(id).map { cells($0, desk, context) } ?? []
    }
  }

  private static func cells(
    _ activity: Activity, _ desk: Desk, _ context: LayerContext, isShort: Bool
  ) -> [StyledText] {
    let (texts, words, theme) = (context.texts, context.wording, context.theme)
    let isOver = activity.state == .planned && activity.on < context.today
    let kind = activity.details.map { words.activityForms(Array($0.forms.prefix(isShort ? 1 : 2))) }
    var rest: [String] = []
    if let details = activity.details, let first = activity.versions.first, desk.isLate(first.step, for: details.on) {
      rest.append(texts["publicity.row.late"])
    }
    rest.append(words.organiser(activity.organiser))
    if let details = activity.details { rest.append(texts("publicity.row.audience", String(details.audience))) }
    let style: Style = isOver ? theme.warning : activity.ending == nil ? .plain : theme.secondary
    return [
      StyledText(day(activity.on, context), style),
      StyledText(kind ?? texts["publicity.state.\(activity.state.rawValue)"], style),
      StyledText(([activity.theme] + rest).joined(separator: "  "), style),
    ]
  }

  private static func cells(_ session: StudySession, _ desk: Desk, _ context: LayerContext) -> [StyledText] {
    let (texts, theme) = (context.texts, context.theme)
    let open = desk.openMakeUps().filter { $0.study == session.id }
    let isLate = open.contains { $0.due < context.today }
    var words = [
      session.details.title,
      texts("publicity.row.attendance", String(session.present.count), String(session.attendance.count)),
    ]
    if !open.isEmpty { words.append(texts("publicity.row.makeUp", String(open.count))) }
    let style: Style = session.isStruckOut ? theme.secondary : isLate ? theme.warning : .plain
    return [
      StyledText(day(session.on, context), style), StyledText(texts["publicity.row.study"], style),
      StyledText(words.joined(separator: "  "), style),
    ]
  }

  private static func cells(_ person: Staff, _ desk: Desk, _ context: LayerContext) -> [StyledText] {
    let texts = context.texts
    let last = desk.lastStudy(of: person.id)
    let open = desk.openMakeUps(of: person.section).filter { $0.staff == person.id }
    let isLate = open.contains { $0.due < context.today }
    return [
      StyledText(person.name),
      StyledText(last.map { texts("publicity.roster.last", "\($0)") } ?? texts["publicity.roster.never"]),
      StyledText(
        open.isEmpty
          ? texts("publicity.roster.since", "\(person.since)") : texts("publicity.row.makeUp", String(open.count)),
        isLate ? context.theme.warning : .plain),
    ]
  }

  /// `11-20`, with the year where it is another one.
  private static func day(_ day: CivilDate, _ context: LayerContext) -> String {
    day.year == context.today.year ? String(day.description.dropFirst(5)) : day.description
  }
}
