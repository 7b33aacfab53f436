/// Somebody asks for a meeting (R2.2: units concerned may propose one).
package struct MeetingProposed: Event {
  package static let type = "meeting.proposed"
  package let kind: MeetingKind
  package let purpose: String
  package let section: SectionID?
  package let wished: CivilDate?
  package let answerDue: CivilDate

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.office, .liaison, .leader], envelope) { return refusal }
    if purpose.isBlank { return Refusal(.purposeMissing, Clause("R2.2")) }
    if let section {
      guard let found = desk.organisation.section(section) else { return Refusal(.noSuchSection) }
      let author = desk.members[envelope.author]
      if author?.posts.isDisjoint(with: Desk.convening) == true, author?.section != section {
        return Refusal(.notYourSection, Clause("R2.2"), .text(found.name))
      }
    }
    let today = desk.date(of: envelope.time)
    if let wished, wished < today || wished > today.adding(days: 366) {
      return Refusal(.dateInvalid, Clause("R2.2"), .date(wished))
    }
    return desk.refusalOfDeadline(answerDue, .meetingAnswerDays, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.all.append(
      Meeting(
        id: MeetingID(rawValue: envelope.event.rawValue), kind: kind, purpose: purpose,
        entered: MeetingStep(envelope),
        proposal: .init(section: section, wished: wished, answerDue: answerDue), state: .proposed,
        changedAt: envelope.time))
  }
}

/// There will be no such meeting, and why.
package struct MeetingDeclined: Event {
  package static let type = "meeting.declined"
  package let meeting: MeetingID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofMeeting: meeting, in: [.proposed], envelope) { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R2.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.change(meeting, from: envelope) {
      $0.state = .declined
      $0.reason = reason
    }
  }
}

/// A meeting is in the calendar: a new one, or one that was proposed, which is accepted by this.
package struct MeetingScheduled: Event {
  package static let type = "meeting.scheduled"
  package let kind: MeetingKind
  package let purpose: String
  package let plan: MeetingPlan
  /// The proposal that it accepts.
  package let proposal: MeetingID?

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: Desk.convening, envelope) { return refusal }
    if let proposal {
      if let refusal = desk.refusal(ofMeeting: proposal, in: [.proposed], envelope) { return refusal }
      guard desk.meetings[proposal]?.kind == kind else { return Refusal(.noSuchMeeting) }
    }
    if purpose.isBlank { return Refusal(.purposeMissing, Clause("R2.2")) }
    return desk.refusal(ofPlan: plan, kind: kind, isNew: proposal == nil, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    if let proposal {
      desk.meetings.change(proposal, from: envelope) {
        $0.state = .scheduled
        $0.plan = plan
      }
      return
    }
    desk.meetings.all.append(
      Meeting(
        id: MeetingID(rawValue: envelope.event.rawValue), kind: kind, purpose: purpose,
        entered: MeetingStep(envelope), proposal: nil, state: .scheduled, plan: plan, changedAt: envelope.time))
  }
}

/// A meeting takes place otherwise than it was called: another day, place, or others invited.
package struct MeetingRescheduled: Event {
  package static let type = "meeting.rescheduled"
  package let meeting: MeetingID
  package let plan: MeetingPlan
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofMeeting: meeting, in: [.scheduled], envelope) { return refusal }
    guard let found = desk.meetings[meeting] else { return Refusal(.noSuchMeeting) }
    if found.plan == plan { return Refusal(.nothingChanged) }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R2.2")) }
    // Who else was there may be set right afterwards; the day may not be moved back.
    let keepsDay = found.plan?.start.date == plan.start.date
    return desk.refusal(ofPlan: plan, kind: found.kind, isNew: keepsDay, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.change(meeting, from: envelope) {
      $0.plan = plan
      $0.sequence += 1
      $0.reason = reason
    }
  }
}

/// A meeting does not take place. What was on its agenda waits for another.
package struct MeetingCancelled: Event {
  package static let type = "meeting.cancelled"
  package let meeting: MeetingID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofMeeting: meeting, in: [.scheduled], envelope) { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R2.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.change(meeting, from: envelope) {
      $0.state = .cancelled
      $0.sequence += 1
      $0.reason = reason
    }
  }
}
