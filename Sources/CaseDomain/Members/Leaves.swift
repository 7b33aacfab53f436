/// What a deputy may be asked to see to. Never identities, never closing.
///
/// Raw values stand in the log and never change.
package enum DelegatedDecision: String, Codable, Hashable, Sendable, CaseIterable {
  /// As the second member for an outcome of triage (R5.2).
  case outcome
  /// As the second member for a time of receipt that lies back.
  case receipt
}

/// A time in which another member sees to some of somebody's decisions.
package struct Leave: Hashable, Sendable, Codable {
  /// The event that recorded it.
  package let event: EventNumber
  package let member: MemberID
  package let deputy: MemberID
  /// Its first and its last day.
  package let from: CivilDate
  package let until: CivilDate
  package let kinds: [DelegatedDecision]
  /// When it was ended early.
  package internal(set) var endedAt: Instant?

  /// Whether it covers a day.
  package func covers(_ day: CivilDate) -> Bool { endedAt == nil && from <= day && day <= until }

  fileprivate func overlaps(_ from: CivilDate, _ until: CivilDate) -> Bool {
    endedAt == nil && self.from <= until && from <= self.until
  }
}

extension Desk {
  /// The longest leave, in days.
  static let longestLeave = 183

  /// The leave that a member is on, if both they and their deputy are at work here.
  package func leave(of id: MemberID, on day: CivilDate) -> Leave? {
    members.leaves.last { members.isSamePerson($0.member, id) && isInForce($0, on: day) }
  }

  /// Whose decisions a member sees to.
  package func standingIn(_ id: MemberID, on day: CivilDate) -> [Leave] {
    members.leaves.filter { members.isSamePerson($0.deputy, id) && isInForce($0, on: day) }
  }

  private func isInForce(_ leave: Leave, on day: CivilDate) -> Bool {
    leave.covers(day) && isAtWork(leave.member) && isAtWork(leave.deputy)
  }

  /// Whether the person behind a number is a member, under this or a later one.
  private func isAtWork(_ id: MemberID) -> Bool {
    members.numbers(of: id).contains { members[$0]?.status == .admitted }
  }
}

/// A member is away for some days and names who decides in their place. A deputy has the post themselves: this says whose
/// work waits for whom, and who must stand aside, not who may do more.
package struct LeaveTaken: Event {
  package static let type = "member.leaveTaken"
  package let member: MemberID
  package let deputy: MemberID
  package let from: CivilDate
  package let until: CivilDate
  package let kinds: [DelegatedDecision]
  /// Needed where somebody else records it.
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    if !desk.members.isSamePerson(envelope.author, member) {
      // A leader records it for somebody who fell ill.
      if let refusal = desk.refusal(unless: .leader, envelope) { return refusal }
      if reason.isBlank { return Refusal(.reasonMissing) }
    }
    guard let away = desk.members[member], away.status == .admitted, let standing = desk.members[deputy],
      standing.status == .admitted
    else { return Refusal(.noSuchMember) }
    if desk.members.isSamePerson(member, deputy) { return Refusal(.ownDeputy) }
    for someone in [away, standing] where someone.posts.isDisjoint(with: SecondMember.posts) {
      return Refusal(.deputyPost, nil, .member(someone.id), .posts(SecondMember.posts))
    }
    if kinds.isEmpty || Set(kinds).count != kinds.count { return Refusal(.kindMissing) }
    let today = desk.date(of: envelope.time)
    if from < today { return Refusal(.effectInThePast, nil) }
    guard until >= from, from.days(to: until) < Desk.longestLeave else {
      return Refusal(.dateInvalid, nil, .date(until))
    }
    return desk.refusalOfOverlap(self)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.members.leaves.append(
      Leave(event: envelope.event, member: member, deputy: deputy, from: from, until: until, kinds: kinds))
    for id in [member, deputy] { desk.members.change(id, from: envelope) { _ in } }
  }
}

/// A leave ended before its last day.
package struct LeaveEnded: Event {
  package static let type = "member.leaveEnded"
  package let leave: EventNumber

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    let today = desk.date(of: envelope.time)
    guard let found = desk.members.leaves.first(where: { $0.event == leave }), found.endedAt == nil,
      today <= found.until
    else { return Refusal(.noSuchLeave) }
    if desk.members.isSamePerson(found.member, envelope.author) { return nil }
    return desk.refusal(unless: .leader, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let index = desk.members.leaves.firstIndex(where: { $0.event == leave }) else { return }
    desk.members.leaves[index].endedAt = envelope.time
    let ended = desk.members.leaves[index]
    for id in [ended.member, ended.deputy] { desk.members.change(id, from: envelope) { _ in } }
  }
}

extension Desk {
  /// Nobody is away twice, and nobody stands in who is away or whose own work somebody else sees to.
  fileprivate func refusalOfOverlap(_ taken: LeaveTaken) -> Refusal? {
    func same(_ one: MemberID, _ other: MemberID) -> Bool { members.isSamePerson(one, other) }
    for leave in members.leaves where leave.overlaps(taken.from, taken.until) {
      if same(leave.member, taken.member) { return Refusal(.leaveOverlaps, nil, .date(leave.from), .date(leave.until)) }
      if same(leave.member, taken.deputy) {
        return Refusal(.deputyAway, nil, .member(leave.member), .date(leave.from), .date(leave.until))
      }
      if same(leave.deputy, taken.member) {
        return Refusal(.standsIn, nil, .member(leave.member), .date(leave.from), .date(leave.until))
      }
    }
    return nil
  }
}

/// Records a leave with its deputy.
package struct TakeLeave: Command {
  package static var registers: Set<Register> { [.members, .rulings] }
  package let member: MemberID
  package let deputy: MemberID
  package let from: CivilDate
  package let until: CivilDate
  package let kinds: [DelegatedDecision]
  package let reason: String

  package init(
    member: MemberID, deputy: MemberID, from: CivilDate, until: CivilDate,
    kinds: [DelegatedDecision] = DelegatedDecision.allCases, reason: String = ""
  ) {
    self.member = member
    self.deputy = deputy
    self.from = from
    self.until = until
    self.kinds = kinds
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      LeaveTaken(member: member, deputy: deputy, from: from, until: until, kinds: kinds, reason: reason))
  }
}

/// Ends a leave early.
package struct EndLeave: Command {
  package static var registers: Set<Register> { [.members] }
  package let leave: EventNumber
  package init(leave: EventNumber) { self.leave = leave }

  package func run(in draft: inout Draft) throws(Refusal) { try draft.emit(LeaveEnded(leave: leave)) }
}
