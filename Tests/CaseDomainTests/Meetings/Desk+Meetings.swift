@testable import CaseDomain

extension Desk {
  var meetingLines: [String] {
    meetings.all.map { "\($0)" } + meetings.items.map { "\($0)" } + meetings.texts.map { "\($0)" }
      + meetings.followUps.map { "\($0)" } + meetings.explanations.map { "\($0)" }
      + meetings.printed.map { "\($0)" }
  }

  /// What is not as it must always be about meetings.
  func brokenMeetings() -> [String] {
    var claims = Claims()
    for meeting in meetings.all {
      let isCalled = [.scheduled, .cancelled, .held].contains(meeting.state)
      claims.hold(
        isCalled == (meeting.plan != nil), "\(meeting.id) is \(meeting.state), its plan \(meeting.plan != nil)")
      claims.hold(isCalled || meeting.proposal != nil, "\(meeting.id) came from nowhere")
      claims.hold((meeting.state == .held) == (meeting.held != nil), "\(meeting.id) held")
      claims.hold(meeting.held != nil || meeting.attendance.isEmpty && meeting.minutes.isEmpty, "\(meeting.id) papers")
      let isComplete = meeting.state == .held && meeting.isQuorate && !meeting.minutes.isEmpty
      claims.hold(isComplete == (meeting.completeSince != nil), "\(meeting.id) complete")
      let texts = meeting.minutes.map(\.text)
      claims.hold(zip(texts, texts.dropFirst()).allSatisfy { $0.0 < $0.1 }, "\(meeting.id) minutes out of order")
    }
    for item in meetings.items {
      claims.hold((item.kind == .majorLead) == (item.lead != nil), "\(item.event) is a lead or is not")
      if let meeting = item.meeting { claims.hold(meetings[meeting]?.plan != nil, "\(item.event) stands nowhere") }
      claims.hold(item.outcome == nil || item.dropped == nil, "\(item.event) decided and dropped")
    }
    let open = meetings.items.filter { $0.dropped == nil && $0.outcome == nil }.compactMap(\.lead)
    claims.hold(Set(open).count == open.count, "a lead waits at two meetings")
    for text in meetings.texts { claims.hold(meetings[text.meeting]?.held != nil, "\(text.event) of no meeting") }
    for task in meetings.followUps {
      claims.hold(meetings[task.meeting]?.held != nil, "\(task.event) of no meeting")
      if let item = task.item { claims.hold(meetings.item(item)?.lead == task.lead, "\(task.event) and its item") }
    }
    return claims.broken
  }
}

extension RandomOffice {
  /// A step about meetings: mostly about one that was held, where there is one.
  mutating func meetingCommand(seeing desk: Desk) -> any Command {
    if once(in: 2), let held = pick(desk.meetings.all.filter { $0.state == .held }.suffix(3)) {
      return afterwards(held, desk)
    }
    let today = desk.date(of: desk.lastTime)
    let meeting = pick(desk.meetings.all.suffix(4))?.id ?? MeetingID(rawValue: 1)
    let item = pick(desk.meetings.items.suffix(6))?.event ?? EventNumber(rawValue: 1)
    switch pick(0..<12) ?? 0 {
    case 0: return ProposeMeeting(kind: .promotion, purpose: reason(), wished: today)
    case 1: return DeclineMeeting(meeting: meeting, reason: reason())
    case 2, 3:
      let proposal = once(in: 3) ? desk.meetings.all.last { $0.state == .proposed }?.id : nil
      let kind = proposal == nil ? pick(MeetingKind.allCases) ?? .other : .promotion
      return ScheduleMeeting(kind: kind, purpose: reason(), plan: plan(on: today), proposal: proposal)
    case 4: return RescheduleMeeting(meeting: meeting, plan: plan(on: today), reason: reason())
    case 5: return CancelMeeting(meeting: meeting, reason: reason())
    case 6, 7:
      return HoldMeeting(
        meeting: meeting, chair: Cast.leader, rows: .present(Cast.leader, pick(Cast.all) ?? Cast.office))
    case 8: return AddItem(meeting: once(in: 3) ? nil : meeting, kind: .progress, words: reason())
    case 9: return AddItem(meeting: meeting, kind: .majorLead, lead: pick(desk.leads.rows)?.id)
    case 10: return MoveItem(item: item, to: pick([.earlier, .later, .backlog, .meeting(meeting)]) ?? .backlog)
    default:
      return once(in: 2)
        ? DropItem(item: item, reason: reason())
        : explanation(desk, today)
    }
  }

  private mutating func explanation(_ desk: Desk, _ today: CivilDate) -> ExplainMiss {
    let missed = [today.year - 1, today.year].flatMap { desk.obligations(in: $0, on: today).flatMap(\.periods) }
      .filter { $0.state == .missed }
    let period = pick(missed)
    return ExplainMiss(
      obligation: period?.obligation ?? .liaison, period: period?.period ?? Period(.halfYear, containing: today),
      words: reason())
  }

  private mutating func afterwards(_ held: Meeting, _ desk: Desk) -> any Command {
    let item = pick(desk.meetings.agenda(of: held.id))?.event
    if once(in: 2), let done = desk.meetings.followUps.last(where: { $0.state == .done }) {
      return CheckFollowUp(followUp: done.event, isPassed: !once(in: 3), words: reason())
    }
    let task = pick(desk.meetings.followUps.suffix(4))
    switch pick(0..<9) ?? 0 {
    case 8: return PrintMeeting(meeting: held.id, what: pick(MeetingPaper.allCases) ?? .notice, file: reason())
    case 0: return DecideItem(item: item ?? held.entered.event, words: reason())
    case 1:
      let lead = once(in: 4) ? pick(desk.leads.rows)?.id : nil
      return WriteMinutes(meeting: held.id, lead: lead, words: reason() + "\(held.minutes.count)")
    case 2: return ApproveMinutes(meeting: held.id, filed: held.minutes.last?.filed.event ?? held.entered.event)
    case 3: return HoldMeeting(meeting: held.id, chair: nil, rows: .present(pick(Cast.all) ?? Cast.office))
    case 4, 5:
      let due = desk.date(of: desk.lastTime)
      return SetFollowUp(
        meeting: held.id, item: once(in: 2) ? item : nil, owner: Cast.office, due: due, words: reason())
    case 6: return NoteFollowUp(followUp: task?.event ?? held.entered.event, words: reason(), isDone: once(in: 2))
    default:
      return CheckFollowUp(followUp: task?.event ?? held.entered.event, isPassed: once(in: 2), words: reason())
    }
  }

  private mutating func plan(on day: CivilDate) -> MeetingPlan {
    MeetingPlan(
      start: CivilMoment(date: day.adding(days: pick(-3..<9) ?? 0), time: TimeOfDay(hour: 9, minute: 30)!),
      place: "会议室", invited: [Cast.leader, pick(Cast.acting) ?? Cast.office].uniqued())
  }
}

extension [MemberID] {
  fileprivate func uniqued() -> [MemberID] { Set(self).sorted() }
}
