import CaseDomain
import DeskSession
import DeskText

/// Publicity and study as a bureau keeps them (R1): most sections reached most months, one gap, what was done before the
/// desk began entered late, a session that somebody missed, plans for the days to come.
struct DemoPublicity {
  let texts: Texts
  let seed: UInt64
  /// Whoever keeps the bureau's records, and the liaison of its first section.
  let office: OpenDesk
  let liaison: OpenDesk
  let clock: DemoClock
  /// The working days of the history, and its end.
  let days: [CivilDate]
  let end: Instant

  private var sections: [SectionID] { office.desk.organisation.sections.map(\.id) }
  private func names(_ key: String) -> [String] { texts[key].split(separator: "|").map(String.init) }

  /// Who works where, and what was done earlier in the year.
  func begin() throws {
    guard let first = days.first, let january = CivilDate(year: first.year, month: 1, day: 1) else { return }
    try office.refresh()
    let staff = names("demo.publicity.staff")
    let share = max(1, staff.count / max(1, sections.count))
    var commands: [any Command] = []
    for (place, section) in sections.enumerated() {
      if place == 0 {
        let name = office.desk.members[liaison.member]?.name ?? ""
        commands.append(ListStaff(section: section, name: name, since: january, member: liaison.member))
      }
      for name in staff.dropFirst(place * share).prefix(share) {
        commands.append(ListStaff(section: section, name: name, since: january))
      }
    }
    for month in stride(from: 2, to: first.month, by: 1) {
      guard let day = CivilDate(year: first.year, month: month, day: 12) else { continue }
      let section = sections[month % sections.count]
      commands.append(RecordActivity(details(on: working(day), month, nil, [section], [])))
    }
    _ = try office.perform(Batch(commands))
  }

  /// What happens on a day: the office in the first half of a month, the liaison in the second, a session between.
  func live(_ day: CivilDate) throws {
    if day == working(day.adding(days: 8 - day.day)) { try publicise(on: day) }
    if day == working(day.adding(days: 15 - day.day)) { try study(on: day) }
    if day == working(day.adding(days: 19 - day.day)) {
      clock.set(min(end, Zone.china.startOfDay(day).adding(minutes: 16 * 60)))
      try liaison.refresh()
      guard let own = sections.first else { return }
      let window = liaison.desk.organisation.openWindows(of: own).prefix(1).map(\.id)
      _ = try liaison.perform(RecordActivity(details(on: day, day.month + 3, own, [own], window)))
    }
  }

  /// What is planned, and what was to be yesterday.
  func leaveOpen() throws {
    guard let last = days.last, let own = sections.first else { return }
    clock.set(end)
    try office.refresh()
    try liaison.refresh()
    let themes = names("demo.publicity.themes")
    _ = try liaison.perform(
      PlanActivity(
        ActivityPlan(on: last, theme: themes[0], organiser: own, place: texts["demo.publicity.place"])))
    _ = try office.perform(
      PlanActivity(
        ActivityPlan(
          on: office.desk.calendar.adding(workingDays: 6, to: last), theme: themes[themes.count - 1],
          place: texts["demo.publicity.place"])))
  }

  /// Every section, but for the last one after the first month: somebody has to notice.
  private func publicise(on day: CivilDate) throws {
    try office.refresh()
    let isFirst = day.month == days.first?.month
    let reached = isFirst ? sections : Array(sections.dropLast())
    let windows = reached.flatMap { office.desk.organisation.openWindows(of: $0).prefix(isFirst ? 1 : 0).map(\.id) }
    _ = try office.perform(RecordActivity(details(on: day, day.month, nil, reached, windows)))
  }

  private func study(on day: CivilDate) throws {
    try office.refresh()
    let called = office.desk.studyRoster(of: sections, on: day)
    let absent = called.isEmpty ? [] : [called[Int(seed &+ UInt64(day.month)) % called.count].id]
    let titles = names("demo.publicity.studies")
    let details = StudyDetails(
      on: day, kind: StudyKind.allCases[day.month % 3], title: titles[day.month % titles.count],
      issuer: texts["demo.publicity.issuer"], minutes: 60, place: texts["demo.meeting.place"],
      lecturer: office.desk.members[office.member]?.name ?? "", sections: sections)
    // Earlier ones were made up; the newest waits.
    let waiting = Set(office.desk.openMakeUps().map(\.study)).compactMap { office.desk.study[$0] }
    let made = waiting.flatMap { session in
      office.desk.openMakeUps().filter { $0.study == session.id }.map {
        MakeUpStudy(study: session.id, staff: $0.staff, on: day, how: texts["demo.publicity.how"])
      }
    }
    _ = try office.perform(Batch(made + [RecordStudy(details, absent: absent)]))
  }

  private func details(
    on day: CivilDate, _ turn: Int, _ organiser: SectionID?, _ sections: [SectionID], _ windows: [WindowID]
  ) -> ActivityDetails {
    let themes = names("demo.publicity.themes")
    let forms = ActivityForm.allCases.dropLast()
    let first = forms[turn % forms.count]
    let second = forms[(turn + 3) % forms.count]
    let trade = names("demo.trades")
    return ActivityDetails(
      on: day, theme: themes[turn % themes.count], forms: turn % 2 == 0 ? [first, second] : [first],
      focus: turn % 3 == 0 ? ActivityFocus(kind: .trade, name: trade[turn % trade.count]) : nil, organiser: organiser,
      sections: sections, windows: windows, place: texts["demo.publicity.place"],
      audience: 20 + Int((seed &+ UInt64(turn)) &* 37 % 90), summary: texts["demo.publicity.summary"])
  }

  private func working(_ day: CivilDate) -> CivilDate { office.desk.calendar.workingDay(onOrAfter: day) }
}
