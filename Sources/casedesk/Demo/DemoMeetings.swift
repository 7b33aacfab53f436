import CaseDomain
import DeskSession
import DeskText

/// A year of meetings as an office keeps them: most months kept, one missed, one to come with an agenda, work left over
/// that is late, a proposal that waits for its answer.
struct DemoMeetings {
  let texts: Texts
  /// The office member who keeps the papers.
  let office: OpenDesk
  let clock: DemoClock
  /// Whoever leads the meetings, and whoever is asked to come.
  let chair: MemberID
  let leader: MemberID
  let liaison: MemberID
  /// The working days of the history, and its end.
  let days: [CivilDate]
  let end: Instant

  private var people: [MemberID] { [chair, leader, office.member] }
  private var lastMonth: CivilDate? { days.last.map { $0.adding(days: 1 - $0.day) } }

  /// What was held before the desk began, entered on its first day.
  func enterEarlier() throws {
    guard let first = days.first else { return }
    try office.refresh()
    for month in 1..<max(2, first.month) {
      try hold(.leadingGroup, on: day(month, 12, first.year))
      if month == 3 { try hold(.liaison, on: day(month, 20, first.year)) }
      if month == 4 { try hold(.promotion, on: day(month, 24, first.year)) }
    }
  }

  /// What happens on a day: a meeting in the middle of the month, but for the month before the last.
  func live(_ day: CivilDate) throws {
    guard let lastMonth else { return }
    let middle = office.desk.calendar.workingDay(onOrAfter: day.adding(days: 12 - day.day))
    let isSkipped = day.adding(months: 1).month == lastMonth.month || day >= lastMonth
    if day == middle, !isSkipped {
      try office.refresh()
      try hold(.leadingGroup, on: day)
      let promotion = office.desk.obligation(.promotion, in: Period(.halfYear, containing: day), on: day)
      if promotion?.state != .met { try hold(.promotion, on: day, at: TimeOfDay(hour: 15, minute: 0)) }
    }
  }

  /// What waits at the end.
  func leaveOpen() throws {
    guard let last = days.last else { return }
    clock.set(end)
    try office.refresh()
    let held = office.desk.meetings.all.filter { $0.state == .held }
    if let meeting = held.last {
      let early = office.desk.calendar.adding(workingDays: 8, to: last)
      try give(meeting.id, to: liaison, by: early, "demo.meeting.task.second")
      let done = try give(meeting.id, to: liaison, by: early, "demo.meeting.task.first")
      _ = try office.perform(NoteFollowUp(followUp: done, words: texts["demo.meeting.done"], isDone: true))
    }
    _ = try office.perform(
      ProposeMeeting(kind: .promotion, purpose: texts["demo.meeting.proposal"], wished: last.adding(days: 14)))
    let slot = office.desk.nextSlot(for: .leadingGroup, at: end)
    let plan = plan(slot, people)
    let id = MeetingID(
      rawValue: try perform(
        ScheduleMeeting(kind: .leadingGroup, purpose: texts["demo.meeting.purpose"], plan: plan)
      ).rawValue)
    _ = try office.perform(
      AddItem(meeting: id, kind: .convey, words: texts["demo.meeting.item.convey"], minutes: 20))
    _ = try office.perform(
      AddItem(meeting: id, kind: .progress, words: texts["demo.meeting.item.progress"], minutes: 30))
    _ = try office.perform(AddItem(kind: .newProblems, words: texts["demo.meeting.item.new"]))
    try discuss(at: held.last?.id, next: id)
  }

  /// A major lead that was dealt with at the last meeting, and is to be at the next; where there is none, the newest that
  /// lives is seen so.
  private func discuss(at last: MeetingID?, next: MeetingID) throws {
    let living = office.desk.leads.rows.filter { LeadState.living.contains($0.state) }
    guard let lead = living.last(where: { $0.importance == .major }) ?? living.last else { return }
    if lead.importance != .major {
      try attempt(
        WeighLead(
          lead: lead.id, importance: .major, isSuspectedOrganisedCrime: lead.isSuspectedOrganisedCrime,
          reason: texts["demo.meeting.item.lead"]))
    }
    if let last {
      try attempt(AddItem(meeting: last, kind: .majorLead, lead: lead.id, words: texts["demo.meeting.item.lead"]))
      if let item = office.desk.meetings.openItem(of: lead.id) {
        try attempt(DecideItem(item: item.event, words: texts["demo.meeting.lead.outcome"]))
      }
    }
    try attempt(AddItem(meeting: next, kind: .majorLead, lead: lead.id, words: texts["demo.meeting.item.lead"]))
  }

  /// Performs a command where the rules allow it on the desk as it came out.
  private func attempt(_ command: some Command) throws {
    if (try? office.desk.decide(command, as: Actor(office.member), at: end)) != nil { _ = try office.perform(command) }
  }

  private func hold(_ kind: MeetingKind, on day: CivilDate, at time: TimeOfDay? = nil) throws {
    let start = CivilMoment(date: day, time: time ?? TimeOfDay(hour: 9, minute: 30) ?? .midnight)
    let people = kind == .leadingGroup ? people : people + [liaison]
    let command = ScheduleMeeting(kind: kind, purpose: texts["demo.meeting.purpose"], plan: plan(start, people))
    let id = MeetingID(rawValue: try perform(command).rawValue)
    let item = try perform(AddItem(meeting: id, kind: .progress, words: texts["demo.meeting.item.progress"]))
    _ = try office.perform(
      HoldMeeting(meeting: id, chair: chair, rows: people.map { Attendance(member: $0, presence: .present) }))
    _ = try office.perform(DecideItem(item: item, words: texts["demo.meeting.outcome"]))
    _ = try office.perform(WriteMinutes(meeting: id, words: texts["demo.meeting.minutes"]))
  }

  @discardableResult
  private func give(_ id: MeetingID, to owner: MemberID, by due: CivilDate, _ key: String) throws -> EventNumber {
    try perform(SetFollowUp(meeting: id, owner: owner, due: due, words: texts[key]))
  }

  /// Performs a command, and answers the number of its first event.
  private func perform(_ command: some Command) throws -> EventNumber {
    let number = office.desk.lastEvent.next
    _ = try office.perform(command)
    return number
  }

  private func plan(_ start: CivilMoment, _ people: [MemberID]) -> MeetingPlan {
    MeetingPlan(
      start: start, minutes: 90, place: texts["demo.meeting.place"], host: office.member, invited: people,
      notice: nil)
  }

  private func day(_ month: Int, _ day: Int, _ year: Int) -> CivilDate {
    office.desk.calendar.workingDay(onOrAfter: CivilDate(year: year, month: month, day: day) ?? .earliest)
  }
}
