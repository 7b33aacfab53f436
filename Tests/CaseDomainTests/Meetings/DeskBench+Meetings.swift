import Testing

@testable import CaseDomain

extension MeetingPlan {
  /// A morning in November of the leading group and the office.
  static func some(
    _ start: String = "2026-11-27T09:30", invited: [MemberID] = [Cast.leader, Cast.secondLeader, Cast.office],
    guests: [String] = [], host: MemberID? = Cast.office
  ) -> MeetingPlan {
    MeetingPlan(
      start: CivilMoment(start)!, minutes: 60, place: "三楼会议室", host: host, invited: invited, guests: guests)
  }
}

extension [Attendance] {
  static func present(_ members: MemberID...) -> [Attendance] {
    members.map { Attendance(member: $0, presence: .present) }
  }
}

extension DeskBench {
  @discardableResult
  mutating func schedule(
    _ kind: MeetingKind = .leadingGroup, _ plan: MeetingPlan = .some(), as member: MemberID = Cast.office,
    at time: Instant? = nil
  ) throws(Refusal) -> MeetingID {
    let command = ScheduleMeeting(kind: kind, purpose: "例会", plan: plan)
    return MeetingID(rawValue: try perform(command, as: member, at: time).rawValue)
  }

  mutating func hold(
    _ meeting: MeetingID, _ rows: [Attendance] = .present(Cast.leader, Cast.secondLeader, Cast.office),
    at time: Instant? = nil
  ) throws(Refusal) {
    try perform(HoldMeeting(meeting: meeting, chair: Cast.leader, rows: rows), as: Cast.office, at: time)
  }

  mutating func minute(
    _ meeting: MeetingID, about lead: LeadID? = nil, _ words: String = "会议纪要", at time: Instant? = nil
  ) throws(Refusal) {
    try perform(WriteMinutes(meeting: meeting, lead: lead, words: words), as: Cast.office, at: time)
  }

  @discardableResult
  mutating func put(
    _ meeting: MeetingID?, _ lead: LeadID? = nil, as member: MemberID = Cast.office
  ) throws(Refusal) -> EventNumber {
    try perform(
      AddItem(meeting: meeting, kind: lead == nil ? .progress : .majorLead, lead: lead, words: "通报进展"), as: member)
  }

  @discardableResult
  mutating func assignFollowUp(
    of meeting: MeetingID, item: EventNumber? = nil, to owner: MemberID = Cast.office, due: String = "2026-12-04"
  ) throws(Refusal) -> EventNumber {
    try perform(
      SetFollowUp(meeting: meeting, item: item, owner: owner, due: on(due), words: "报送情况"), as: Cast.leader)
  }

  /// A major lead, a proposal, a meeting to come with both kinds of items, and one that was held.
  static let convened: DeskBench = {
    do {
      return try makeConvened()
    } catch {
      preconditionFailure("nobody convenes: \(error)")
    }
  }()

  private static func makeConvened() throws(Refusal) -> DeskBench {
    var (bench, lead) = try DeskBench.lead(in: .verifying, importance: .major)
    try bench.perform(
      ProposeMeeting(kind: .promotion, purpose: "专题推进", section: bench.section, wished: on("2026-12-10")),
      as: Cast.liaison)
    let next = try bench.schedule()
    try bench.put(next)
    try bench.put(next, lead)
    let held = try bench.schedule(.leadingGroup, .some("2026-11-20T09:30"))
    try bench.put(held)
    try bench.put(held)
    try bench.hold(held)
    try bench.minute(held)
    try bench.assignFollowUp(of: held)
    let done = try bench.assignFollowUp(of: held, to: Cast.liaison)
    try bench.perform(NoteFollowUp(followUp: done, words: "已报", isDone: true), as: Cast.liaison)
    _ = try bench.schedule(.county, .some("2026-11-19T15:00", invited: [Cast.liaison]))
    return bench
  }

  /// The parts of the convened bench, and of those made from it.
  var proposed: MeetingID { desk.meetings.all[0].id }
  var coming: MeetingID { desk.meetings.all[1].id }
  var past: MeetingID { desk.meetings.all[2].id }
  var unrecorded: MeetingID { desk.meetings.all[3].id }
  var comingItem: EventNumber { desk.meetings.items[0].event }
  var leadItem: EventNumber { desk.meetings.items[1].event }
  var pastItem: EventNumber { desk.meetings.items[2].event }

  /// Founded in September, and nobody met in October.
  static let missing: DeskBench = {
    do {
      var bench = DeskBench.staffed(at: at("2026-09-15 09:00"))
      for (name, member) in [("综合科", Cast.admin), ("法规科", Cast.office)] {
        try bench.perform(AddSection(name: name), as: member, at: at("2026-11-23 09:00"))
      }
      return bench
    } catch {
      preconditionFailure("nothing is missing: \(error)")
    }
  }()
}
