import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// What meetings say is everybody's, the leading group's or a lead's, by keys (R2.1, R6.4).
@Suite struct MeetingKeyTests {
  private static let liaison = "范一"

  /// A desk with a liaison, a major lead, and a leading group's meeting that dealt with it yesterday.
  private static func bureau() throws -> (bureau: Bureau, office: OpenDesk, lead: LeadID, meeting: MeetingID) {
    let bureau = try Bureau.watched()
    let admin = try bureau.open(Bureau.admin)
    try admin.perform(AddSection(name: "甲科"))
    try bureau.hire(liaison, .liaison, section: try #require(admin.desk.organisation.sections.last).id)
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip("有人强揽城北工地土方")
    try office.perform(OpenLead(tips: [tip], importance: .major, isSuspectedOrganisedCrime: false, reason: "重大"))
    let lead = try #require(office.desk.leads.rows.last).id
    let day = office.desk.date(of: office.now).adding(days: -1)
    let plan = MeetingPlan(
      start: CivilMoment(date: day, time: TimeOfDay(hour: 9, minute: 30)!), place: "会议室",
      invited: [try bureau.id(Bureau.leader), office.member])
    try office.perform(ScheduleMeeting(kind: .leadingGroup, purpose: "例会", plan: plan))
    let meeting = try #require(office.desk.meetings.all.last).id
    try office.perform(AddItem(meeting: meeting, kind: .progress, words: "通报进展"))
    try office.perform(AddItem(meeting: meeting, kind: .majorLead, lead: lead, words: "请公安协调"))
    let rows = plan.invited.map { Attendance(member: $0, presence: .present) }
    try office.perform(HoldMeeting(meeting: meeting, chair: plan.invited[0], rows: rows))
    try office.perform(WriteMinutes(meeting: meeting, words: "领导小组的纪要"))
    return (bureau, office, lead, meeting)
  }

  @Test func `a liaison reads when it was held and what is owed, and nothing of the lead nor of the minutes`() throws {
    let (bureau, office, lead, meeting) = try Self.bureau()
    let item = try #require(office.desk.meetings.items.last).event
    try office.perform(WriteMinutes(meeting: meeting, lead: lead, words: "关于线索的话"))
    try office.perform(DecideItem(item: item, words: "由公安牵头"))
    try office.perform(
      SetFollowUp(
        meeting: meeting, item: item, owner: office.member, due: office.desk.date(of: office.now), words: "联系公安"))
    let liaison = try bureau.open(Self.liaison)
    #expect(liaison.desk.meetings.items.map(\.words) == ["通报进展"])
    #expect(liaison.desk.meetings.texts.isEmpty && liaison.desk.meetings.followUps.isEmpty)
    #expect(office.desk.meetings.texts.map(\.words) == ["领导小组的纪要", "关于线索的话"])
    let day = office.desk.date(of: office.now)
    for (one, other) in zip(
      liaison.desk.obligations(in: day.year, on: day), office.desk.obligations(in: day.year, on: day))
    {
      #expect(one.periods == other.periods)
    }
    #expect(liaison.desk.meetings[meeting]?.completeSince != nil)
    for desk in [liaison, office] { #expect(desk.desk.unauthorised.isEmpty && desk.damagedPayloads.isEmpty) }
  }

  @Test func `keys of other code open nothing that was said of the lead`() throws {
    let (bureau, office, lead, meeting) = try Self.bureau()
    try office.perform(WriteMinutes(meeting: meeting, lead: lead, words: "关于线索的话"))
    let liaison = try bureau.open(Self.liaison)
    let commit = try liaison.store.commit(at: liaison.head.commits)
    #expect(liaison.texts.events(of: commit, in: liaison.state).isEmpty)
    let reader = try bureau.open(Bureau.leader)
    #expect(reader.texts.events(of: try reader.store.commit(at: reader.head.commits), in: reader.state).count == 1)
  }

  @Test func `who is taken off the lead reads nothing that is said of it later`() throws {
    let (bureau, office, lead, meeting) = try Self.bureau()
    let leader = try bureau.open(Bureau.leader)
    try leader.perform(
      EnterRecusal(on: .lead(lead), member: office.member, ground: .kin, words: "亲属"))
    // Somebody was there who may not hear of it: nobody writes that it was discussed.
    #expect(
      refusal { try leader.perform(WriteMinutes(meeting: meeting, lead: lead, words: "关于线索的话")) }
        == .inviteeConflicted)
    try office.refresh()
    #expect(office.desk.visibleItems(office.desk.meetings.items, to: office.member).map(\.words) == ["通报进展"])
    #expect(leader.desk.visibleItems(leader.desk.meetings.items, to: leader.member).count == 2)
    #expect(office.desk.unauthorised.isEmpty && leader.desk.unauthorised.isEmpty)
  }

  @Test func `a conflict that comes later shows at the meeting and keeps what is said then`() throws {
    let (bureau, office, lead, _) = try Self.bureau()
    let custodian = try bureau.open(Bureau.custodian)
    let plan = MeetingPlan(
      start: CivilMoment(
        date: office.desk.date(of: office.now).adding(days: 3), time: TimeOfDay(hour: 9, minute: 30)!),
      place: "会议室", invited: [try bureau.id(Bureau.leader), office.member])
    try office.perform(ScheduleMeeting(kind: .leadingGroup, purpose: "下次例会", plan: plan))
    let coming = try #require(office.desk.meetings.all.last).id
    let item = try #require(office.desk.meetings.items.last).event
    try office.perform(MoveItem(item: item, to: .meeting(coming)))
    try custodian.perform(
      EnterRecusal(on: .lead(lead), member: try bureau.id(Bureau.leader), ground: .kin, words: "亲属"))
    // The office sees it at the meeting; whoever was taken off finds no such item, asked anew too.
    try office.refresh()
    let found = try #require(office.desk.meetings.item(item))
    #expect(
      office.desk.conflict(of: found, at: try #require(office.desk.meetings[coming]))?.reason == .inviteeConflicted)
    let leader = try bureau.open(Bureau.leader)
    #expect(leader.desk.visibleItems(leader.desk.meetings.items, to: leader.member).allSatisfy { $0.lead == nil })
    // They are invited no more; what is said of the item from here on does not open with any key of theirs.
    let without = MeetingPlan(start: plan.start, place: "会议室", invited: [office.member])
    try office.perform(RescheduleMeeting(meeting: coming, plan: without, reason: "回避"))
    try office.perform(DropItem(item: item, reason: "关于线索的话"))
    try leader.refresh()
    let commit = try leader.store.commit(at: leader.head.commits)
    #expect(leader.texts.events(of: commit, in: leader.state).isEmpty)
    #expect(office.desk.meetings.item(item)?.dropped == "关于线索的话")
    #expect(leader.desk.meetings.item(item)?.dropped == nil)
    for desk in [leader, office] { #expect(desk.desk.unauthorised.isEmpty && desk.damagedPayloads.isEmpty) }
  }
}
