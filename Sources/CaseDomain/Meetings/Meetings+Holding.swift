/// A meeting took place on the day it was called for.
package struct MeetingHeld: Event {
  package static let type = "meeting.held"
  package let meeting: MeetingID
  /// Who was in the chair; nil where it was nobody from here, as at the county's.
  package let chair: MemberID?

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofMeeting: meeting, in: [.scheduled], envelope) { return refusal }
    guard let found = desk.meetings[meeting], let plan = found.plan else { return Refusal(.noSuchMeeting) }
    if plan.start.date > desk.date(of: envelope.time) {
      return Refusal(.dateInvalid, Clause("R2.2"), .date(plan.start.date))
    }
    if let chair { return desk.members[chair] == nil ? Refusal(.noSuchMember) : nil }
    return found.kind == .county ? nil : Refusal(.chairMissing, Clause("R2.2"))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.change(meeting, from: envelope) {
      $0.state = .held
      $0.chair = chair
      $0.held = MeetingStep(envelope)
    }
    desk.settleCompleteness(of: meeting, from: envelope)
  }
}

/// Who was there: each time the whole list, the newest counts (R2.2).
package struct AttendanceTaken: Event {
  package static let type = "meeting.attendance"
  package let meeting: MeetingID
  package let rows: [Attendance]

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofMeeting: meeting, in: [.held], envelope) { return refusal }
    let members = rows.compactMap(\.member)
    let guests = rows.compactMap(\.guest)
    let isFit =
      !rows.isEmpty && rows.allSatisfy(\.isWhole) && Set(members).count == members.count
      && Set(guests).count == guests.count && members.allSatisfy { desk.members[$0] != nil }
    return isFit ? nil : Refusal(.attendanceUnfit, Clause("R2.2"))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.change(meeting, from: envelope) { $0.attendance = rows }
    desk.settleCompleteness(of: meeting, from: envelope)
  }
}

/// Words of the minutes: all of a version, or what they say about one lead, under that lead's key.
package struct MinutesWritten: Event {
  package static let type = "meeting.minutesWritten"
  package let meeting: MeetingID
  package let lead: LeadID?
  /// Who reads them, where they are about no lead.
  package let circle: MinutesCircle
  package let words: String

  package func scope(at number: EventNumber) -> Scope {
    .lead(lead, else: circle == .everybody ? .desk : .leads)
  }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofWordsAbout: lead, envelope) { return refusal }
    if let refusal = desk.refusal(ofMeeting: meeting, in: [.held], envelope) { return refusal }
    guard let found = desk.meetings[meeting] else { return Refusal(.noSuchMeeting) }
    if circle == .everybody && found.kind.circle != .everybody { return Refusal(.misplaced, Clause("R6.4")) }
    if let lead, let refusal = desk.refusalOfHearing(lead, at: found) { return refusal }
    return words.isBlank ? Refusal(.textMissing, Clause("R2.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.texts.append(
      MinutesText(step: MeetingStep(envelope), meeting: meeting, lead: lead, words: words))
    if let lead { desk.leads.note(lead, envelope) }
  }
}

/// Who reads the minutes. Raw values stand in the log and never change.
package enum MinutesCircle: String, Codable, Hashable, Sendable {
  case leads, everybody
}

extension MeetingKind {
  /// Who reads the minutes of such a meeting: liaisons those that they attend.
  package var circle: MinutesCircle {
    switch self {
    case .leadingGroup, .groupOffice, .county: .leads
    case .liaison, .promotion, .other: .everybody
    }
  }
}

/// There are minutes, or newer ones: every member's to know, for obligations rest on it (R2.2).
package struct MinutesFiled: Event {
  package static let type = "meeting.minutesFiled"
  package let meeting: MeetingID
  /// The event with the words, which not everybody reads.
  package let text: EventNumber

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofMeeting: meeting, in: [.held], envelope) { return refusal }
    // Words and filing are of one commit: nobody files what somebody else once wrote, nor what never was.
    guard let found = desk.meetings[meeting], let held = found.held, text > held.event, text >= desk.commitStart,
      text < envelope.event, found.minutes.last.map({ text > $0.text }) ?? true
    else { return Refusal(.textMissing, Clause("R2.2")) }
    if let words = desk.meetings.text(text) {
      return words.meeting == meeting && words.lead == nil ? nil : Refusal(.misplaced)
    }
    // Who reads `leads` would know the words, unless they were never written.
    return found.kind.circle == .everybody ? Refusal(.textMissing, Clause("R2.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.change(meeting, from: envelope) {
      $0.minutes.append(.init(filed: MeetingStep(envelope), text: text))
    }
    desk.settleCompleteness(of: meeting, from: envelope)
  }
}

/// Whoever was in the chair says that the minutes are right. A later version is to be approved anew.
package struct MinutesApproved: Event {
  package static let type = "meeting.minutesApproved"
  package let meeting: MeetingID
  /// The filing that is approved: nobody approves a version they have not seen.
  package let filed: EventNumber

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    guard let found = desk.meetings[meeting], found.state == .held else { return Refusal(.noSuchMeeting) }
    guard let newest = found.minutes.last, newest.filed.event == filed else { return Refusal(.changedMeanwhile) }
    if newest.approved != nil { return Refusal(.alreadyDecided) }
    if found.kind.circle == .everybody && desk.meetings.text(newest.text) == nil {
      return Refusal(.textMissing, Clause("R2.2"))
    }
    guard let chair = desk.standingChair(of: found) else { return desk.refusal(unless: .leader, envelope) }
    if desk.members.isSamePerson(chair, envelope.author) { return nil }
    return Refusal(.notChair, Clause("R2.1"), .member(chair))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.change(meeting, from: envelope) { meeting in
      guard let last = meeting.minutes.indices.last else { return }
      meeting.minutes[last].approved = MeetingStep(envelope)
    }
  }
}

extension Desk {
  /// Who was in the chair, while they are a member; where nobody from here was, or they have left, the leading group
  /// answers for the minutes.
  func standingChair(of meeting: Meeting) -> MemberID? {
    meeting.chair.flatMap { chair in
      members.numbers(of: chair).contains { members[$0]?.status == .admitted } ? chair : nil
    }
  }

  /// Whether the newest minutes wait for a member's word that they are right (R2.1).
  package func awaitsApproval(of meeting: Meeting, by member: MemberID) -> Bool {
    guard meeting.state == .held, let newest = meeting.minutes.last, newest.approved == nil,
      !lacksWords(meeting, for: member)
    else { return false }
    guard let chair = standingChair(of: meeting) else { return members[member]?.posts.contains(.leader) == true }
    return members.isSamePerson(chair, member)
  }

  /// Whether minutes were filed whose words a reader of them does not find: none were written.
  package func lacksWords(_ meeting: Meeting, for member: MemberID?) -> Bool {
    guard let newest = meeting.minutes.last, meetings.text(newest.text) == nil else { return false }
    return member.flatMap { members[$0] }?.posts.isDisjoint(with: .leadsReaders) == false
  }

  /// Why a lead on the agenda cannot be dealt with as things stand, or nil: somebody is to be there, or was, who may not
  /// hear of it. It may have come about long after the item was put there (R6.4).
  package func conflict(of item: AgendaItem, at meeting: Meeting) -> Refusal? {
    guard let lead = item.lead, item.outcome == nil, item.dropped == nil, let plan = meeting.plan else { return nil }
    switch meeting.state {
    case .scheduled:
      return refusal(toDiscuss: lead, before: plan.invited + [plan.host].compactMap { $0 }, guests: plan.guests)
    case .held: return refusalOfHearing(lead, at: meeting)
    case .proposed, .declined, .cancelled: return nil
    }
  }

  /// Why nothing about a lead can have been said at a meeting, or nil: somebody was there who may not hear of it (R6.4).
  func refusalOfHearing(_ lead: LeadID, at meeting: Meeting) -> Refusal? {
    let there = meeting.attendance.filter { $0.presence == .present }
    return refusal(
      toDiscuss: lead, before: there.compactMap(\.member), guests: there.compactMap(\.guest))
  }
}
