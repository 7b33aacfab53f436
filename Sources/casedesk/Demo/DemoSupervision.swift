import CaseDomain
import DeskSession
import DeskText

/// What superiors ordered, two inspections and the office's rules, as they stand at the end of the demo's twelve weeks:
/// something done, something in hand, something late (R3.1, R3.3, R3.5).
struct DemoSupervision {
  let texts: Texts
  /// The office member who keeps them.
  let office: OpenDesk
  /// Whoever leads, and issues rules.
  let leader: OpenDesk
  let liaison: OpenDesk
  let clock: DemoClock
  let section: SectionID
  /// The working days of the history, and its end.
  let days: [CivilDate]
  let end: Instant

  func write() throws {
    guard let last = days.last else { return }
    clock.set(end)
    for desk in [office, leader, liaison] { try desk.renewUndertaking(on: last) }
    for desk in [office, leader, liaison] { try desk.refresh() }
    try directives(last)
    try rules()
    try inspections(last)
  }

  private func directives(_ last: CivilDate) throws {
    let calendar = office.desk.calendar
    func receive(_ key: String, _ level: DirectiveLevel, ago: Int, due: Int) throws -> DirectiveID {
      let parts = texts["demo.directive.\(key)"].split(separator: "|").map(String.init)
      let content = DirectiveContent(
        level: level, issuer: parts[0], title: parts[1], number: parts[2], receivedOn: last.adding(days: -ago),
        due: calendar.workingDay(onOrAfter: last.adding(days: due)), demands: parts[3])
      return DirectiveID(rawValue: try perform(office, DirectSections(.receive(content))).rawValue)
    }
    let done = try receive("done", .county, ago: 20, due: 2)
    try passDown(done)
    _ = try perform(
      liaison, FinishDirective(directive: done, section: section, words: texts["demo.directive.finished"]))
    try office.refresh()
    _ = try perform(office, DirectSections(.close(done, words: texts["demo.directive.closed"])))
    _ = try perform(
      office,
      DirectSections(
        .report(
          done, to: office.desk.directives[done]?.content.issuer ?? "", letter: texts["demo.directive.letter"],
          on: nil, words: "")))
    let open = try receive("open", .city, ago: 6, due: 12)
    try passDown(open)
    _ = try receive("fresh", .province, ago: 1, due: 25)
  }

  private func passDown(_ directive: DirectiveID) throws {
    let found = office.desk.directives[directive]
    let due = found?.content.due ?? office.desk.date(of: end)
    _ = try perform(
      office, DirectSections(.passDown(directive, [DirectiveTarget(section: section, due: due)], words: "")))
    try liaison.refresh()
  }

  private func rules() throws {
    for (key, kind) in [("procedure", RuleKind.procedure), ("secrecy", .secrecy)] {
      let parts = texts["demo.rule.\(key)"].split(separator: "|").map(String.init)
      let version = try perform(
        office,
        KeepRules(
          .propose(nil, kind, title: parts[0], issuer: office.desk.organisation.name, text: parts[1], from: nil)))
      guard kind == .procedure else { continue }
      try leader.refresh()
      _ = try perform(leader, KeepRules(.issue(version)))
      try liaison.refresh()
      _ = try perform(liaison, KeepRules(.acknowledge(version)))
      try office.refresh()
    }
  }

  private func inspections(_ last: CivilDate) throws {
    let inspection = InspectionID(
      rawValue: try perform(
        office,
        InspectSections(
          kind: .routine, sections: [section], on: last.adding(days: -2), inspectors: [office.member, leader.member],
          scope: texts["demo.inspection.scope"], places: texts["demo.meeting.place"])
      ).rawValue)
    func find(_ key: String, _ severity: FindingSeverity?, _ clause: String) throws -> EventNumber {
      try perform(
        office,
        Supervise(
          .find(inspection, section, severity: severity, clause: Clause(clause), words: texts["demo.inspection.\(key)"])
        )
      )
    }
    let problem = try find("problem", .ordinary, "R3.6")
    _ = try find("praise", nil, "R1.3")
    let settled = try find("settled", .minor, "R2.2")
    for finding in [problem, settled] {
      _ = try perform(
        office,
        Supervise(
          .set(
            finding, owner: RectificationOwner(member: liaison.member), due: last.adding(days: 10),
            words: texts["demo.inspection.task"])))
    }
    try liaison.refresh()
    _ = try perform(liaison, Supervise(.report(settled, words: texts["demo.inspection.reported"])))
    try office.refresh()
    _ = try perform(office, Supervise(.check(settled, words: texts["demo.inspection.seen"], next: nil)))
    _ = try perform(office, Supervise(.strikeOff(settled)))
    _ = try perform(
      office,
      InspectSections(
        kind: .special, sections: [section], inspectors: [office.member], scope: texts["demo.inspection.special"]))
  }

  /// Performs a command, and answers the number of its first event.
  private func perform(_ desk: OpenDesk, _ command: some Command) throws -> EventNumber {
    let number = desk.desk.lastEvent.next
    _ = try desk.perform(command)
    return number
  }
}
