/// What the events about meetings share: who, in which state, and who may not be there.
extension Desk {
  /// The posts that call meetings and keep their papers (R3.4).
  static let convening: Posts = [.office, .leader]

  /// Why the author may not do something to a meeting, or nil.
  func refusal(
    ofMeeting id: MeetingID, unless posts: Posts = convening, in states: Set<MeetingState>, _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusal(unless: posts, envelope) { return refusal }
    guard let meeting = meetings[id] else { return Refusal(.noSuchMeeting) }
    return states.contains(meeting.state)
      ? nil : Refusal(.meetingState, Clause("R2.2"), .text(meeting.purpose))
  }

  /// Why a plan is none, or nil.
  ///
  /// - Parameter isNew: whether it may lie back: a meeting that was held before anybody wrote it down.
  func refusal(ofPlan plan: MeetingPlan, kind: MeetingKind, isNew: Bool, _ envelope: Envelope) -> Refusal? {
    let today = date(of: envelope.time)
    let day = plan.start.date
    let earliest = isNew ? today.adding(days: -366) : today
    guard day >= earliest, day <= today.adding(days: 366), (5...1440).contains(plan.minutes),
      plan.notice.map({ $0 <= today && $0 >= today.adding(days: -366) }) ?? true
    else { return Refusal(.dateInvalid, Clause("R2.2"), .date(day)) }
    if plan.place.isBlank { return Refusal(.placeMissing, Clause("R2.2")) }
    // What the county calls, others are invited to.
    if plan.expected == 0 && kind != .county { return Refusal(.nobodyInvited, Clause("R2.2")) }
    let people = plan.invited + [plan.host].compactMap { $0 }
    guard people.allSatisfy({ members[$0] != nil }), Set(plan.invited).count == plan.invited.count,
      Set(plan.guests).count == plan.guests.count, !plan.guests.contains(where: \.isBlank)
    else { return Refusal(.noSuchMember) }
    return nil
  }

  /// Why somebody who is to be at a meeting may not hear of a lead, or nil: they are taken off it, or named in it (R6.4).
  package func refusal(toDiscuss lead: LeadID, before people: [MemberID], guests: [String] = []) -> Refusal? {
    let entry = CaseEntry.lead(lead)
    let named: [String] = linked(with: entry).compactMap { entry in
      guard case .tip(let tip) = entry, let row = tips.row(of: tip) else { return nil }
      return tips.subjects[row]
    }
    func isNamed(_ name: String) -> Bool { named.contains { ComparableName(name).isAmong($0) } }
    for person in people {
      let isConflicted = isRecused(person, from: entry) || members[person].map { isNamed($0.name) } ?? false
      if isConflicted { return Refusal(.inviteeConflicted, Clause("R6.4"), .member(person)) }
    }
    // A guest stands there as post and name.
    for guest in guests where guest.split(whereSeparator: \.isWhitespace).contains(where: { isNamed(String($0)) }) {
      return Refusal(.guestConflicted, Clause("R6.4"), .text(guest))
    }
    return nil
  }

  /// Why the author may not put words about a lead into the papers of a meeting, or nil.
  func refusal(ofWordsAbout lead: LeadID?, posts: Posts = convening, _ envelope: Envelope) -> Refusal? {
    guard let lead else { return refusal(unless: posts, envelope) }
    return refusalToManage(lead, unless: posts, in: Set(LeadState.allCases), envelope)
  }

  /// Why an event may not speak of an item, or nil: it stands under the key of the item's lead, or of none.
  func refusal(ofItem event: EventNumber, lead: LeadID?, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(ofWordsAbout: lead, envelope) { return refusal }
    guard let item = meetings.item(event), item.lead == lead, item.dropped == nil else { return Refusal(.noSuchItem) }
    return nil
  }

  /// Takes into account whether minutes and a quorum are on record now.
  mutating func settleCompleteness(of id: MeetingID, from envelope: Envelope) {
    let day = date(of: envelope.time)
    let quorum = meetings[id]?.plan.map { rulings.integer(.meetingQuorum, at: $0.start.date) } ?? 100
    meetings.change(id, from: envelope) { meeting in
      let there = meeting.attendance.filter { $0.presence != .absent }.count
      let expected = max(meeting.plan?.expected ?? 0, 1)
      meeting.isQuorate = !meeting.attendance.isEmpty && there * 100 >= expected * quorum
      let isComplete = meeting.state == .held && meeting.isQuorate && !meeting.minutes.isEmpty
      meeting.completeSince = isComplete ? meeting.completeSince ?? day : nil
    }
  }
}

extension Scope {
  /// Under the lead's key what is about a lead; every member's what is not.
  static func lead(_ lead: LeadID?, else other: Scope) -> Scope { lead.map { .lead($0) } ?? other }
}
