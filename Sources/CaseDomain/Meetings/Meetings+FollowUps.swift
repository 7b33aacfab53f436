/// Somebody is to do something by a day (R2.1).
package struct FollowUpSet: Event {
  package static let type = "meeting.followUpSet"
  package let meeting: MeetingID
  package let item: EventNumber?
  package let lead: LeadID?
  package let owner: MemberID
  package let due: CivilDate
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead, else: .desk) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofWordsAbout: lead, envelope) { return refusal }
    if let refusal = desk.refusal(ofMeeting: meeting, in: [.held], envelope) { return refusal }
    if let item {
      guard let found = desk.meetings.item(item), found.meeting == meeting, found.lead == lead else {
        return Refusal(.noSuchItem)
      }
    }
    if words.isBlank { return Refusal(.textMissing, Clause("R2.1")) }
    let today = desk.date(of: envelope.time)
    if due < today || due > today.adding(days: 366) { return Refusal(.dateInvalid, Clause("R2.1"), .date(due)) }
    guard let member = desk.members[owner], member.status == .admitted else { return Refusal(.noSuchMember) }
    // Who cannot read the lead cannot do it.
    if let lead, !desk.possibleHolders(of: .lead(lead)).contains(owner) {
      return Refusal(.ownerCannotRead, Clause("R4.1"), .member(owner))
    }
    return nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.followUps.append(
      FollowUp(
        assigned: MeetingStep(envelope), meeting: meeting, item: item, lead: lead, owner: owner, due: due, words: words)
    )
    if let lead { desk.leads.note(lead, envelope) }
  }
}

/// How far it has come, perhaps that it is done.
package struct FollowUpNoted: Event {
  package static let type = "meeting.followUpNoted"
  package let followUp: EventNumber
  package let lead: LeadID?
  package let words: String
  package let done: YesNo

  package func scope(at number: EventNumber) -> Scope { .lead(lead, else: .desk) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    guard let found = desk.meetings.followUp(followUp), found.lead == lead else { return Refusal(.noSuchFollowUp) }
    if let lead, let refusal = desk.refusalIfFrozen(lead, envelope) { return refusal }
    if found.state != .open { return Refusal(.alreadyDecided) }
    if !desk.members.isSamePerson(found.owner, envelope.author),
      let refusal = desk.refusal(ofWordsAbout: lead, posts: .office, envelope)
    {
      return refusal
    }
    return words.isBlank ? Refusal(.textMissing, Clause("R2.1")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.change(followUp: followUp) {
      $0.notes.append(.init(step: MeetingStep(envelope), words: words))
      if done.isYes { $0.state = .done }
    }
    if let lead { desk.leads.note(lead, envelope) }
  }
}

/// Somebody other than who did it looked: it is done, or is to go on.
package struct FollowUpChecked: Event {
  package static let type = "meeting.followUpChecked"
  package let followUp: EventNumber
  package let lead: LeadID?
  package let passed: YesNo
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead, else: .desk) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofWordsAbout: lead, envelope) { return refusal }
    guard let found = desk.meetings.followUp(followUp), found.lead == lead else { return Refusal(.noSuchFollowUp) }
    if found.state != .done { return Refusal(.notDoneYet, Clause("R2.1")) }
    let doers = [found.owner] + found.notes.suffix(1).map(\.step.by)
    if doers.contains(where: { desk.members.isSamePerson($0, envelope.author) }) {
      return Refusal(.ownHandling, Clause("R5.2"))
    }
    return passed.isYes || !words.isBlank ? nil : Refusal(.reasonMissing, Clause("R2.1"))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.change(followUp: followUp) {
      $0.notes.append(.init(step: MeetingStep(envelope), words: words))
      $0.state = passed.isYes ? .checked : .open
    }
    if let lead { desk.leads.note(lead, envelope) }
  }
}
