/// Inspectors: accounts of people from outside, read-only, of the process without content, that end on a day.
extension Desk {
  /// Whether a member is an inspector.
  package func isInspector(_ id: MemberID) -> Bool { members[id]?.posts == .inspector }

  /// Why an inspector's account has ended by a day, or nil; nil for everybody else.
  package func refusalIfOver(_ member: Members.Member, on day: CivilDate) -> Refusal? {
    guard let until = member.until, day > until else { return nil }
    return Refusal(.inspectionOver, nil, .date(until))
  }

  /// The same for whoever opens the desk.
  package func refusalIfOver(_ id: MemberID, at now: Instant) -> Refusal? {
    members[id].flatMap { refusalIfOver($0, on: date(of: now)) }
  }

  /// An inspector has no other post and an end; nobody else has an end.
  func refusalOfInspection(_ posts: Posts, until: CivilDate?, _ envelope: Envelope) -> Refusal? {
    guard posts.contains(.inspector) else { return until == nil ? nil : Refusal(.notAnInspector) }
    if posts != .inspector { return Refusal(.inspectorAlone) }
    return refusalOfEnd(until, envelope)
  }

  /// Today at the earliest, and no further than the ruling lets it.
  func refusalOfEnd(_ until: CivilDate?, _ envelope: Envelope) -> Refusal? {
    let today = date(of: envelope.time)
    let longest = rulings.integer(.inspectionDays, at: today)
    guard let until, until >= today, today.days(to: until) <= longest else {
      return Refusal(.inspectionTooLong, nil, .count(longest))
    }
    return nil
  }

  /// Inspectors whose last day has passed, by id.
  package func inspectionsOver(on day: CivilDate) -> [Members.Member] {
    members.all.filter { $0.status != .removed && refusalIfOver($0, on: day) != nil }
  }
}

/// A leader lets an inspector work longer.
package struct InspectionExtended: Event {
  package static let type = "member.inspectionExtended"
  package let member: MemberID
  package let until: CivilDate
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .leader, envelope) { return refusal }
    guard let inspector = desk.members[member], inspector.status == .admitted else { return Refusal(.noSuchMember) }
    guard let before = inspector.until else { return Refusal(.notAnInspector) }
    // What has ended is begun anew, with an invitation: its keys are gone.
    if let refusal = desk.refusalIfOver(inspector, on: desk.date(of: envelope.time)) { return refusal }
    if until <= before { return Refusal(.nothingChanged) }
    if let refusal = desk.refusalOfEnd(until, envelope) { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.members.change(member, from: envelope) { $0.until = until }
  }
}

/// An inspector's last day has passed: whoever opens the desk next says so, and the keys are changed.
package struct InspectionEnded: Event {
  package static let type = "member.inspectionEnded"
  package let member: MemberID

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.admin, .leader, .auditor], envelope) { return refusal }
    guard let inspector = desk.members[member], inspector.status != .removed else { return Refusal(.noSuchMember) }
    guard let until = inspector.until else { return Refusal(.notAnInspector) }
    let isOver = desk.refusalIfOver(inspector, on: desk.date(of: envelope.time)) != nil
    return isOver ? nil : Refusal(.inspectionRuns, nil, .date(until))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.members.change(member, from: envelope) { $0.status = .removed }
    desk.members.dropReenrolments(of: member, from: envelope)
  }
}

/// Lets an inspector work longer.
package struct ExtendInspection: Command {
  package static var registers: Set<Register> { [.members] }
  package let member: MemberID
  package let until: CivilDate
  package let reason: String

  package init(member: MemberID, until: CivilDate, reason: String) {
    self.member = member
    self.until = until
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(InspectionExtended(member: member, until: until, reason: reason))
  }
}

/// Ends every inspection whose last day has passed.
package struct EndInspections: Command {
  package static var registers: Set<Register> { [.members] }
  package init() {}

  package func run(in draft: inout Draft) throws(Refusal) {
    let over = draft.desk.inspectionsOver(on: draft.today)
    if over.isEmpty { throw Refusal(.nothingChanged) }
    for inspector in over {
      try draft.emit(InspectionEnded(member: inspector.id))
    }
  }
}
