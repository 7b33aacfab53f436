import CaseDomain
import DeskSession

extension MeetingForm {
  /// What the form asks for; nil where something is missing.
  func command(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    let desk = environment.desk
    switch task {
    case .propose:
      return form.choice("kind").flatMap(MeetingKind.init).map {
        ProposeMeeting(
          kind: $0, purpose: form.text("purpose"), section: environment.member?.section,
          wished: form.when("wished")?.date)
      }
    case .decline(let id): return DeclineMeeting(meeting: id, reason: form.text("reason"))
    case .cancel(let id): return CancelMeeting(meeting: id, reason: form.text("reason"))
    case .schedule(let proposal): return schedule(proposal, form, environment)
    case .reschedule(let id):
      return MeetingFields.plan(form, earlier: desk.meetings[id]?.plan, today: environment.clock.today).map {
        RescheduleMeeting(meeting: id, plan: $0, reason: form.text("reason"))
      }
    case .hold(let id): return desk.meetings[id].map { hold($0, form) }
    case .minutes(let id): return WriteMinutes(meeting: id, words: form.text("minutes"))
    case .approve(let id):
      return desk.meetings[id]?.minutes.last.map { ApproveMinutes(meeting: id, filed: $0.filed.event) }
    case .explain(let obligation, let period):
      return ExplainMiss(obligation: obligation, period: period, words: form.text("explanation"))
    default: return agendaCommand(form, desk)
    }
  }

  private func agendaCommand(_ form: Form, _ desk: Desk) -> (any Command)? {
    func target() -> MeetingID?? {
      guard let chosen = form.choice("target") else { return nil }
      return .some(Int64(chosen).map(MeetingID.init(rawValue:)))
    }
    switch task {
    case .addItem(let meeting):
      return form.choice("itemKind").flatMap(AgendaKind.init).map {
        AddItem(meeting: meeting, kind: $0, words: form.text("item"), minutes: Int(form.text("duration")))
      }
    case .bring(let lead):
      return target().map { AddItem(meeting: $0, kind: .majorLead, lead: lead, words: form.text("question")) }
    case .moveItem(let item):
      return target().map { MoveItem(item: item, to: $0.map { .meeting($0) } ?? .backlog) }
    case .dropItem(let item): return DropItem(item: item, reason: form.text("reason"))
    case .decide(let item): return DecideItem(item: item, words: form.text("outcome"))
    case .leadMinutes(let event):
      guard let item = desk.meetings.item(event), let meeting = item.meeting else { return nil }
      return WriteMinutes(meeting: meeting, lead: item.lead, words: form.text("leadMinutes"))
    case .followUp(let meeting, let item):
      guard let owner = MeetingFields.member(form, "owner"), let due = form.when("due")?.date else { return nil }
      return SetFollowUp(meeting: meeting, item: item, owner: owner, due: due, words: form.text("task"))
    case .note(let event):
      return NoteFollowUp(followUp: event, words: form.text("progress"), isDone: form.choice("done") == "yes")
    case .check(let event):
      return form.choice("passed").map {
        CheckFollowUp(followUp: event, isPassed: $0 == "yes", words: form.text("remark"))
      }
    default: return nil
    }
  }

  private func schedule(
    _ proposal: MeetingID?, _ form: Form, _ environment: FormEnvironment
  ) -> ScheduleMeeting? {
    let proposed = proposal.flatMap { environment.desk.meetings[$0] }
    guard let kind = proposed?.kind ?? form.choice("kind").flatMap(MeetingKind.init),
      let plan = MeetingFields.plan(form, earlier: nil, today: environment.clock.today)
    else { return nil }
    return ScheduleMeeting(
      kind: kind, purpose: proposed?.purpose ?? form.text("purpose"), plan: plan, proposal: proposal)
  }

  private func hold(_ meeting: Meeting, _ form: Form) -> HoldMeeting {
    let rows = Self.rows(of: meeting).enumerated().map { index, row in
      Attendance(
        member: row.member, guest: row.guest,
        presence: form.choice(FieldKey("presence\(index)")).flatMap(Attendance.Presence.init) ?? row.presence,
        note: form.given(FieldKey("note\(index)")))
    }
    // Whoever came without being asked.
    let others = MeetingFields.members(form, "others").map { Attendance(member: $0, presence: .present) }
    let guests = FieldFields.names(form.text("otherGuests")).map { Attendance(guest: $0, presence: .present) }
    return HoldMeeting(
      meeting: meeting.id, chair: MeetingFields.member(form, "chair") ?? meeting.chair, rows: rows + others + guests)
  }
}
