import CaseDomain
import DeskText
import Terminal

/// The lists of pane 7 (R3.1, R3.3, R3.5).
package enum SupervisionList: String, Hashable, Sendable, CaseIterable {
  case directives, inspections, rules

  /// Who has them: whoever reads leads, and the sections for what is theirs.
  package static let posts = Posts.leadsReaders.union(.liaison)

  /// What rows stand under: what waits for this member first, then what others are late with.
  package enum Group: String, Hashable, Sendable, CaseIterable {
    case mine, late, open, done

    var rank: Int { Group.allCases.firstIndex(of: self) ?? 0 }
  }

  typealias Row = GroupedList<EventNumber, Group>.Row

  /// A matter of a list: where it stands, and until when.
  package struct Entry: Hashable, Sendable {
    package let event: EventNumber
    package let group: Group
    /// The next day to be kept.
    package let due: CivilDate?
    package let isLate: Bool
  }

  /// What a member sees of the list: what waits for them first, in each group the next day first, what is done newest first.
  package func entries(_ desk: Desk, for member: MemberID, on today: CivilDate) -> [Entry] {
    let found =
      switch self {
      case .directives: desk.directives.all.map { Self.entry(of: $0, desk, member, today) }
      case .inspections: desk.inspections(for: member).map { Self.entry(of: $0, desk, member, today) }
      case .rules: desk.workingRules.all.map { Self.entry(of: $0, desk, member) }
      }
    func key(_ entry: Entry) -> (Int, Int, Int64) {
      entry.group == .done
        ? (entry.group.rank, 0, -entry.event.rawValue)
        : (entry.group.rank, Int((entry.due ?? .latest).daysSince1970), entry.event.rawValue)
    }
    return found.sorted { key($0) < key($1) }
  }

  func rows(_ desk: Desk, for member: MemberID, on today: CivilDate) -> [Row] {
    entries(desk, for: member, on: today).map { Row(id: $0.event, group: $0.group) }
  }

  private static func entry(
    of found: SuperiorDirective, _ desk: Desk, _ member: MemberID, _ today: CivilDate
  ) -> Entry {
    let isLate = desk.isLate(found, on: today)
    let group: Group =
      desk.isWaiting(found, for: member) ? .mine : found.closed != nil ? .done : isLate ? .late : .open
    return Entry(
      event: EventNumber(rawValue: found.id.rawValue), group: group, due: found.nextDue, isLate: isLate)
  }

  private static func entry(
    of found: SectionInspection, _ desk: Desk, _ member: MemberID, _ today: CivilDate
  ) -> Entry {
    let readable = Set(desk.readableSections(of: found, for: member))
    let findings = desk.supervision.findings(of: found.id).filter { readable.contains($0.section) }
    let isLate = findings.contains { $0.isLate(on: today) }
    let isSettled =
      findings.allSatisfy(\.isSettled) && !readable.contains { desk.isUnanswered(found, $0) }
    let group: Group =
      desk.isWaiting(found, for: member) ? .mine : isLate ? .late : isSettled ? .done : .open
    return Entry(
      event: EventNumber(rawValue: found.id.rawValue), group: group,
      due: findings.filter { $0.state == .rectifying }.compactMap { $0.item?.due }.min(), isLate: isLate)
  }

  private static func entry(of found: WorkingRule, _ desk: Desk, _ member: MemberID) -> Entry {
    let group: Group =
      desk.isWaiting(found, for: member) ? .mine : found.current == nil && found.waiting == nil ? .done : .open
    return Entry(event: EventNumber(rawValue: found.id.rawValue), group: group, due: nil, isLate: false)
  }

  // MARK: As a line

  /// A row's cells: the next day or the state, what it is, how far it has come and its title.
  func cells(of entry: Entry, _ desk: Desk, _ wording: Wording, _ theme: Theme, for member: MemberID) -> [StyledText] {
    let words = Self.words(of: SupervisionSubject(self, entry.event), desk, wording, for: member)
    let due = entry.due.map { due in
      let urgency = Urgency(due: due, today: wording.today)
      return StyledText(
        wording.dueShort(due), urgency == .overdue ? theme.alert : urgency == .today ? theme.warning : .plain)
    }
    return [due ?? StyledText(words.state, theme.secondary), StyledText(words.kind), StyledText(words.title)]
  }

  /// A matter in words, for lists on the screen and in commands.
  package static func words(
    of subject: SupervisionSubject, _ desk: Desk, _ wording: Wording, for member: MemberID
  ) -> (state: String, kind: String, title: String) {
    let texts = wording.texts
    switch subject {
    case .directive(let id):
      guard let found = desk.directives[id] else { return ("", "", "") }
      let settled = found.shares.count { $0.isSettled }
      let progress = found.shares.isEmpty ? "" : "\(settled)/\(found.shares.count)  "
      return (
        texts["supervision.state.\(found.state.rawValue)"], wording.directiveLevel(found.content.level),
        progress + TextCleaning.singleLine(found.content.title)
      )
    case .inspection(let id):
      guard let found = desk.supervision[id] else { return ("", "", "") }
      let readable = Set(desk.readableSections(of: found, for: member))
      let problems = desk.supervision.findings(of: id).filter {
        readable.contains($0.section) && $0.kind == .problem && $0.state != .withdrawn
      }
      let settled = problems.count { $0.isSettled }
      let isOpen = readable.contains { desk.isUnanswered(found, $0) }
      let isDone = settled == problems.count
      let state = isOpen ? "unanswered" : problems.isEmpty ? "clean" : isDone ? "struckOff" : "rectifying"
      let sections = found.sections.map { wording.section($0) }.joined(separator: texts["frame.listSeparator"])
      return (
        texts["supervision.finding.\(state)"], wording.date(found.on),
        (problems.isEmpty ? "" : "\(settled)/\(problems.count)  ") + sections + "  "
          + TextCleaning.singleLine(found.scope)
      )
    case .rule(let id):
      guard let found = desk.workingRules[id] else { return ("", "", "") }
      return (
        texts["supervision.rule.\(found.standing(on: wording.today).rawValue)"],
        texts["supervision.ruleKind.\(found.kind.rawValue)"], TextCleaning.singleLine(found.title)
      )
    }
  }
}

extension WorkingRule {
  /// How a rule stands, for people.
  enum Standing: String, CaseIterable {
    case proposed, declined, coming, inForce, repealed
  }

  func standing(on day: CivilDate) -> Standing {
    if repealed != nil { return .repealed }
    if inForce(on: day) != nil { return .inForce }
    if !issued.isEmpty { return .coming }
    return waiting != nil ? .proposed : .declined
  }
}
