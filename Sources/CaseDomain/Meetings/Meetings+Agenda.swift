/// Something is to be dealt with at a meeting, or waits for one. A major lead stands there by its id alone (R2.1).
package struct ItemAdded: Event {
  package static let type = "meeting.itemAdded"
  /// Nil puts it into the backlog.
  package let meeting: MeetingID?
  package let kind: AgendaKind
  package let lead: LeadID?
  package let words: String
  package let minutes: Int?
  package let rank: Int

  package func scope(at number: EventNumber) -> Scope { .lead(lead, else: .desk) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if (lead != nil) != (kind == .majorLead) { return Refusal(.kindMissing, Clause("R2.1")) }
    if let lead {
      if let refusal = desk.refusalToManage(lead, unless: Desk.convening, in: LeadState.living, envelope) {
        return refusal
      }
      if desk.leads[lead]?.importance != .major { return Refusal(.notMajor, Clause("R2.1")) }
      if desk.meetings.openItem(of: lead) != nil { return Refusal(.alreadyOnAgenda, Clause("R2.1")) }
    } else {
      // Units bring to the backlog what they want dealt with.
      let posts: Posts = meeting == nil ? [.office, .leader, .liaison] : Desk.convening
      if let refusal = desk.refusal(unless: posts, envelope) { return refusal }
      if words.isBlank { return Refusal(.textMissing, Clause("R2.1")) }
    }
    if let minutes, !(1...480).contains(minutes) { return Refusal(.valueOutOfRange, Clause("R2.1")) }
    return desk.refusal(toPlace: lead, at: meeting, rank: rank, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.items.append(
      AgendaItem(
        event: envelope.event, kind: kind, lead: lead, words: words, minutes: minutes, by: envelope.author,
        addedAt: envelope.time, meeting: meeting, rank: rank))
    if let lead { desk.leads.note(lead, envelope) }
  }
}

/// An item comes earlier or later, at another meeting, or waits again.
package struct ItemMoved: Event {
  package static let type = "meeting.itemMoved"
  package let item: EventNumber
  package let lead: LeadID?
  package let meeting: MeetingID?
  package let rank: Int

  package func scope(at number: EventNumber) -> Scope { .lead(lead, else: .desk) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofItem: item, lead: lead, envelope) { return refusal }
    if desk.meetings.item(item)?.outcome != nil { return Refusal(.alreadyDecided) }
    return desk.refusal(toPlace: lead, at: meeting, rank: rank, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.change(item: item) {
      $0.meeting = meeting
      $0.rank = rank
    }
    if let lead { desk.leads.note(lead, envelope) }
  }
}

/// An item is not to be dealt with any more.
package struct ItemDropped: Event {
  package static let type = "meeting.itemDropped"
  package let item: EventNumber
  package let lead: LeadID?
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead, else: .desk) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofItem: item, lead: lead, envelope) { return refusal }
    if desk.meetings.item(item)?.outcome != nil { return Refusal(.alreadyDecided) }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R2.1")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.change(item: item) { $0.dropped = reason }
    if let lead { desk.leads.note(lead, envelope) }
  }
}

/// What came of an item (R2.1: each ends in an outcome). The newest counts.
package struct ItemDecided: Event {
  package static let type = "meeting.itemDecided"
  package let item: EventNumber
  package let lead: LeadID?
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead, else: .desk) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofItem: item, lead: lead, envelope) { return refusal }
    guard let meeting = desk.meetings.item(item)?.meeting.flatMap({ desk.meetings[$0] }) else {
      return Refusal(.noSuchMeeting)
    }
    if meeting.state != .held { return Refusal(.meetingState, Clause("R2.1"), .text(meeting.purpose)) }
    if let lead, let refusal = desk.refusalOfHearing(lead, at: meeting) { return refusal }
    return words.isBlank ? Refusal(.textMissing, Clause("R2.1")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.meetings.change(item: item) { $0.outcome = .init(step: MeetingStep(envelope), words: words) }
    if let lead { desk.leads.note(lead, envelope) }
  }
}

extension Meetings {
  /// Where a lead waits to be dealt with.
  package func openItem(of lead: LeadID) -> AgendaItem? {
    items.last { $0.lead == lead && $0.dropped == nil && $0.outcome == nil }
  }

  /// What waits for a meeting: never placed, or left by one that does not take place.
  package var backlog: [AgendaItem] {
    items.filter { item in
      guard item.dropped == nil, item.outcome == nil else { return false }
      guard let meeting = item.meeting else { return true }
      return self[meeting]?.state == .cancelled
    }
  }

  /// What is to be dealt with at a meeting, in order. A promotion meeting opens with the leads (R2.2).
  package func agenda(of id: MeetingID) -> [AgendaItem] {
    let leadsFirst = self[id]?.kind == .promotion
    func key(_ item: AgendaItem) -> (Int, Int, Int64) {
      (leadsFirst && item.kind == .majorLead ? 0 : 1, item.rank, item.event.rawValue)
    }
    return items.filter { $0.meeting == id && $0.dropped == nil }.sorted { key($0) < key($1) }
  }

  /// The rank of an item that comes last.
  package func lastRank(at meeting: MeetingID?) -> Int {
    (items.filter { $0.meeting == meeting }.map(\.rank).max() ?? 0) + 1
  }
}

extension Desk {
  /// Why an item cannot stand there, or nil.
  func refusal(toPlace lead: LeadID?, at id: MeetingID?, rank: Int, _ envelope: Envelope) -> Refusal? {
    guard (0...1_000_000).contains(rank) else { return Refusal(.valueOutOfRange, Clause("R2.1")) }
    guard let id else { return nil }
    guard let meeting = meetings[id] else { return Refusal(.noSuchMeeting) }
    // What came up at the meeting itself is written down afterwards.
    guard [.scheduled, .held].contains(meeting.state), let plan = meeting.plan else {
      return Refusal(.meetingState, Clause("R2.1"), .text(meeting.purpose))
    }
    guard let lead else { return nil }
    let host = [plan.host].compactMap { $0 }
    return refusal(toDiscuss: lead, before: plan.invited + host, guests: plan.guests)
  }
}
