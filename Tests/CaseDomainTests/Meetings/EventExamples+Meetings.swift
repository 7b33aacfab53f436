@testable import CaseDomain

extension EventExamples {
  private static let meeting = MeetingID(rawValue: 120)
  private static let lead = LeadID(rawValue: 70)
  private static let item = EventNumber(rawValue: 121)
  private static let plan = MeetingPlan(
    start: CivilMoment("2026-11-27T09:30")!, minutes: 60, place: "三楼会议室", host: Cast.office,
    invited: [Cast.leader, Cast.office], guests: ["派出所 所长"], notice: on("2026-11-23"))

  static var meetings: [(String, any Event)] { calls + papers + outcomes }

  private static let calls: [(String, any Event)] = [
    (
      "meeting.proposed",
      MeetingProposed(
        kind: .promotion, purpose: "专题推进", section: SectionID(rawValue: 8), wished: on("2026-12-10"),
        answerDue: on("2026-11-26"))
    ),
    (
      "meeting.proposed.least",
      MeetingProposed(kind: .other, purpose: "碰头", section: nil, wished: nil, answerDue: on("2026-11-26"))
    ),
    ("meeting.declined", MeetingDeclined(meeting: meeting, reason: "并入例会")),
    ("meeting.scheduled", MeetingScheduled(kind: .promotion, purpose: "专题推进", plan: plan, proposal: meeting)),
    (
      "meeting.scheduled.least",
      MeetingScheduled(
        kind: .county, purpose: "县里会议",
        plan: MeetingPlan(start: CivilMoment("2026-11-19T15:00")!, minutes: 120, place: "县里", invited: []),
        proposal: nil)
    ),
    ("meeting.rescheduled", MeetingRescheduled(meeting: meeting, plan: plan, reason: "时间冲突")),
    ("meeting.cancelled", MeetingCancelled(meeting: meeting, reason: "合并召开")),
    ("meeting.held", MeetingHeld(meeting: meeting, chair: Cast.leader)),
    ("meeting.held.least", MeetingHeld(meeting: meeting, chair: nil)),
    (
      "meeting.attendance",
      AttendanceTaken(
        meeting: meeting,
        rows: [
          Attendance(member: Cast.leader, presence: .present),
          Attendance(member: Cast.office, presence: .absent, note: "出差"),
          Attendance(guest: "派出所 所长", presence: .deputy, note: "副所长"),
        ])
    ),
    ("meeting.printed", MeetingPrinted(meeting: meeting, what: .notice, file: "通知.txt")),
    ("meeting.missExplained", MissExplained(obligation: .leadingMonthly, period: "2026-12", words: "集中督导")),
  ]

  private static let papers: [(String, any Event)] = [
    (
      "meeting.itemAdded",
      ItemAdded(meeting: meeting, kind: .majorLead, lead: lead, words: "如何协调", minutes: 30, rank: 2)
    ),
    (
      "meeting.itemAdded.least",
      ItemAdded(meeting: nil, kind: .newProblems, lead: nil, words: "新情况", minutes: nil, rank: 1)
    ),
    ("meeting.itemMoved", ItemMoved(item: item, lead: lead, meeting: meeting, rank: 1)),
    ("meeting.itemMoved.least", ItemMoved(item: item, lead: nil, meeting: nil, rank: 1)),
    ("meeting.itemDropped", ItemDropped(item: item, lead: lead, reason: "已办结")),
    ("meeting.itemDropped.least", ItemDropped(item: item, lead: nil, reason: "已办结")),
    ("meeting.minutesWritten", MinutesWritten(meeting: meeting, lead: lead, circle: .leads, words: "关于线索")),
    (
      "meeting.minutesWritten.everybody",
      MinutesWritten(meeting: meeting, lead: nil, circle: .everybody, words: "会议纪要")
    ),
    ("meeting.minutesFiled", MinutesFiled(meeting: meeting, text: EventNumber(rawValue: 122))),
    ("meeting.minutesApproved", MinutesApproved(meeting: meeting, filed: EventNumber(rawValue: 123))),
  ]

  private static let outcomes: [(String, any Event)] = [
    ("meeting.itemDecided", ItemDecided(item: item, lead: lead, words: "由公安机关牵头")),
    ("meeting.itemDecided.least", ItemDecided(item: item, lead: nil, words: "原则同意")),
    (
      "meeting.followUpSet",
      FollowUpSet(
        meeting: meeting, item: item, lead: lead, owner: Cast.office, due: on("2026-12-04"), words: "报送情况")
    ),
    (
      "meeting.followUpSet.least",
      FollowUpSet(
        meeting: meeting, item: nil, lead: nil, owner: Cast.liaison, due: on("2026-12-04"), words: "报送情况")
    ),
    ("meeting.followUpNoted", FollowUpNoted(followUp: item, lead: lead, words: "进行中", done: .no)),
    ("meeting.followUpNoted.least", FollowUpNoted(followUp: item, lead: nil, words: "已报", done: .yes)),
    ("meeting.followUpChecked", FollowUpChecked(followUp: item, lead: lead, passed: .no, words: "材料不全")),
    ("meeting.followUpChecked.least", FollowUpChecked(followUp: item, lead: nil, passed: .yes, words: "")),
  ]
}
