extension MeetingPlan {
  /// With its words on single lines.
  var tidied: MeetingPlan {
    MeetingPlan(
      start: start, minutes: minutes, place: TextCleaning.singleLine(place), host: host, invited: invited,
      guests: guests.map(TextCleaning.singleLine).filter { !$0.isEmpty }, notice: notice)
  }
}

/// Asks for a meeting.
package struct ProposeMeeting: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .meetings] }
  package let kind: MeetingKind
  package let purpose: String
  package let section: SectionID?
  package let wished: CivilDate?

  package init(kind: MeetingKind, purpose: String, section: SectionID? = nil, wished: CivilDate? = nil) {
    self.kind = kind
    self.purpose = purpose
    self.section = section
    self.wished = wished
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      MeetingProposed(
        kind: kind, purpose: TextCleaning.singleLine(purpose), section: section, wished: wished,
        answerDue: draft.desk.deadline(.meetingAnswerDays, after: draft.now)))
  }
}

/// Declines a proposed meeting.
package struct DeclineMeeting: Command {
  package static var registers: Set<Register> { [.meetings] }
  package let meeting: MeetingID
  package let reason: String

  package init(meeting: MeetingID, reason: String) {
    self.meeting = meeting
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(MeetingDeclined(meeting: meeting, reason: TextCleaning.trimmed(reason)))
  }
}

/// Calls a meeting, perhaps one that was proposed.
package struct ScheduleMeeting: Command {
  package static var registers: Set<Register> { [.meetings] }
  package let kind: MeetingKind
  package let purpose: String
  package let plan: MeetingPlan
  package let proposal: MeetingID?

  package init(kind: MeetingKind, purpose: String, plan: MeetingPlan, proposal: MeetingID? = nil) {
    self.kind = kind
    self.purpose = purpose
    self.plan = plan
    self.proposal = proposal
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      MeetingScheduled(
        kind: kind, purpose: TextCleaning.singleLine(purpose), plan: plan.tidied, proposal: proposal))
  }
}

/// Moves a meeting, or invites others.
package struct RescheduleMeeting: Command {
  package static var registers: Set<Register> { [.meetings, .leads] }
  package let meeting: MeetingID
  package let plan: MeetingPlan
  package let reason: String

  package init(meeting: MeetingID, plan: MeetingPlan, reason: String) {
    self.meeting = meeting
    self.plan = plan
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let plan = plan.tidied
    // Not a rule of the event: whoever cannot read the lead could not check it. Here, nobody is invited by mistake.
    for item in draft.desk.meetings.agenda(of: meeting) {
      guard let lead = item.lead, !draft.desk.isElsewhere(.lead(lead)) else { continue }
      let host = [plan.host].compactMap { $0 }
      if let refusal = draft.desk.refusal(toDiscuss: lead, before: plan.invited + host, guests: plan.guests) {
        throw refusal
      }
    }
    try draft.emit(MeetingRescheduled(meeting: meeting, plan: plan, reason: TextCleaning.trimmed(reason)))
  }
}

/// Cancels a meeting.
package struct CancelMeeting: Command {
  package static var registers: Set<Register> { [.meetings] }
  package let meeting: MeetingID
  package let reason: String

  package init(meeting: MeetingID, reason: String) {
    self.meeting = meeting
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(MeetingCancelled(meeting: meeting, reason: TextCleaning.trimmed(reason)))
  }
}

/// Says that a meeting took place, and who was there; later, who was there after all.
package struct HoldMeeting: Command {
  package static var registers: Set<Register> { [.rulings, .meetings] }
  package let meeting: MeetingID
  package let chair: MemberID?
  package let rows: [Attendance]

  package init(meeting: MeetingID, chair: MemberID?, rows: [Attendance]) {
    self.meeting = meeting
    self.chair = chair
    self.rows = rows
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    if draft.desk.meetings[meeting]?.state != .held {
      try draft.emit(MeetingHeld(meeting: meeting, chair: chair))
    }
    let rows = rows.map { row in
      Attendance(
        member: row.member, guest: row.guest.map(TextCleaning.singleLine), presence: row.presence,
        note: row.note.map(TextCleaning.singleLine).flatMap { $0.isEmpty ? nil : $0 })
    }
    if draft.desk.meetings[meeting]?.attendance == rows { throw Refusal(.nothingChanged) }
    try draft.emit(AttendanceTaken(meeting: meeting, rows: rows))
  }
}

/// Writes minutes, the next version where there are some; or what they say about one lead.
package struct WriteMinutes: Command {
  package static var registers: Set<Register> { [.rulings, .meetings, .leads] }
  package let meeting: MeetingID
  package let lead: LeadID?
  package let words: String

  package init(meeting: MeetingID, lead: LeadID? = nil, words: String) {
    self.meeting = meeting
    self.lead = lead
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard let found = draft.desk.meetings[meeting] else { throw Refusal(.noSuchMeeting) }
    let words = TextCleaning.trimmed(words)
    let newest = draft.desk.meetings.texts.last { $0.meeting == meeting && $0.lead == lead }
    if newest?.words == words { throw Refusal(.nothingChanged) }
    let text = draft.nextEvent
    try draft.emit(MinutesWritten(meeting: meeting, lead: lead, circle: found.kind.circle, words: words))
    if lead == nil { try draft.emit(MinutesFiled(meeting: meeting, text: text)) }
  }
}

/// Approves the newest minutes.
package struct ApproveMinutes: Command {
  package static var registers: Set<Register> { [.meetings] }
  package let meeting: MeetingID
  package let filed: EventNumber

  package init(meeting: MeetingID, filed: EventNumber) {
    self.meeting = meeting
    self.filed = filed
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    // Whoever reads such minutes does not approve what is not there.
    if let found = draft.desk.meetings[meeting], draft.desk.lacksWords(found, for: draft.actor.member) {
      throw Refusal(.textMissing, Clause("R2.2"))
    }
    try draft.emit(MinutesApproved(meeting: meeting, filed: filed))
  }
}
