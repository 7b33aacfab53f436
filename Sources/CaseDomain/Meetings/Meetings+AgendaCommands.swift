/// Puts something on an agenda, or into the backlog.
package struct AddItem: Command {
  package static var registers: Set<Register> { [.meetings, .leads, .tips] }
  package let meeting: MeetingID?
  package let kind: AgendaKind
  package let lead: LeadID?
  package let words: String
  package let minutes: Int?

  package init(
    meeting: MeetingID? = nil, kind: AgendaKind, lead: LeadID? = nil, words: String = "", minutes: Int? = nil
  ) {
    self.meeting = meeting
    self.kind = kind
    self.lead = lead
    self.words = words
    self.minutes = minutes
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      ItemAdded(
        meeting: meeting, kind: kind, lead: lead, words: TextCleaning.singleLine(words), minutes: minutes,
        rank: draft.desk.meetings.lastRank(at: meeting)))
  }
}

/// Moves an item: to another agenda, to the backlog, or past its neighbour.
package struct MoveItem: Command {
  package static var registers: Set<Register> { [.meetings, .leads, .tips] }
  package let item: EventNumber
  package let target: Target

  package enum Target: Hashable, Sendable {
    case meeting(MeetingID)
    case backlog
    case earlier, later
  }

  package init(item: EventNumber, to target: Target) {
    self.item = item
    self.target = target
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let meetings = draft.desk.meetings
    guard let found = meetings.item(item) else { throw Refusal(.noSuchItem) }
    switch target {
    case .meeting(let meeting): try place(found, at: meeting, in: &draft)
    case .backlog: try place(found, at: nil, in: &draft)
    case .earlier, .later:
      guard let meeting = found.meeting else { throw Refusal(.noSuchMeeting) }
      var order = meetings.agenda(of: meeting)
      guard let index = order.firstIndex(where: { $0.event == item }) else { throw Refusal(.noSuchItem) }
      let other = target == .earlier ? index - 1 : index + 1
      guard order.indices.contains(other) else { throw Refusal(.nothingChanged) }
      order.swapAt(index, other)
      // Ranks may be equal, and items of other leads may stand between unseen: all that are seen are ranked anew.
      for (rank, entry) in order.enumerated() where entry.rank != rank + 1 && entry.outcome == nil {
        try draft.emit(ItemMoved(item: entry.event, lead: entry.lead, meeting: meeting, rank: rank + 1))
      }
    }
  }

  private func place(_ item: AgendaItem, at meeting: MeetingID?, in draft: inout Draft) throws(Refusal) {
    if item.meeting == meeting { throw Refusal(.nothingChanged) }
    let rank = draft.desk.meetings.lastRank(at: meeting)
    try draft.emit(ItemMoved(item: item.event, lead: item.lead, meeting: meeting, rank: rank))
  }
}

/// Takes an item off, for good.
package struct DropItem: Command {
  package static var registers: Set<Register> { [.meetings, .leads, .tips] }
  package let item: EventNumber
  package let reason: String

  package init(item: EventNumber, reason: String) {
    self.item = item
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard let found = draft.desk.meetings.item(item) else { throw Refusal(.noSuchItem) }
    try draft.emit(ItemDropped(item: item, lead: found.lead, reason: TextCleaning.trimmed(reason)))
  }
}

/// Says what came of an item.
package struct DecideItem: Command {
  package static var registers: Set<Register> { [.meetings, .leads, .tips] }
  package let item: EventNumber
  package let words: String

  package init(item: EventNumber, words: String) {
    self.item = item
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard let found = draft.desk.meetings.item(item) else { throw Refusal(.noSuchItem) }
    try draft.emit(ItemDecided(item: item, lead: found.lead, words: TextCleaning.trimmed(words)))
  }
}

/// Gives somebody something to do.
package struct SetFollowUp: Command {
  package static var registers: Set<Register> { [.meetings, .leads, .tips] }
  package let meeting: MeetingID
  package let item: EventNumber?
  package let owner: MemberID
  package let due: CivilDate
  package let words: String

  package init(meeting: MeetingID, item: EventNumber? = nil, owner: MemberID, due: CivilDate, words: String) {
    self.meeting = meeting
    self.item = item
    self.owner = owner
    self.due = due
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let lead = item.flatMap { draft.desk.meetings.item($0)?.lead }
    try draft.emit(
      FollowUpSet(
        meeting: meeting, item: item, lead: lead, owner: owner, due: due, words: TextCleaning.trimmed(words)))
  }
}

/// Says how far a follow-up has come.
package struct NoteFollowUp: Command {
  package static var registers: Set<Register> { [.meetings, .leads] }
  package let followUp: EventNumber
  package let words: String
  package let isDone: Bool

  package init(followUp: EventNumber, words: String, isDone: Bool) {
    self.followUp = followUp
    self.words = words
    self.isDone = isDone
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard let found = draft.desk.meetings.followUp(followUp) else { throw Refusal(.noSuchFollowUp) }
    try draft.emit(
      FollowUpNoted(
        followUp: followUp, lead: found.lead, words: TextCleaning.trimmed(words), done: YesNo(isDone)))
  }
}

/// Looks whether a follow-up is done.
package struct CheckFollowUp: Command {
  package static var registers: Set<Register> { [.meetings, .leads] }
  package let followUp: EventNumber
  package let isPassed: Bool
  package let words: String

  package init(followUp: EventNumber, isPassed: Bool, words: String) {
    self.followUp = followUp
    self.isPassed = isPassed
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard let found = draft.desk.meetings.followUp(followUp) else { throw Refusal(.noSuchFollowUp) }
    try draft.emit(
      FollowUpChecked(
        followUp: followUp, lead: found.lead, passed: YesNo(isPassed), words: TextCleaning.trimmed(words)))
  }
}
