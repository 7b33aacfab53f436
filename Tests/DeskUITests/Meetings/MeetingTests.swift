import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// The pane of meetings, by keys alone (R2.1, R2.2).
@Suite struct MeetingTests {
  private static let liaison = MemberID(rawValue: 4)
  private static let leader = MemberID(rawValue: 5)

  /// An office with a liaison, a leader, and one meeting that was held.
  private static func office(_ isHeld: Bool = true) throws -> Office {
    var office = try Office()
    let section = try #require(office.desk.organisation.sections.first).id
    try office.run(InviteMember(name: "丁", posts: .liaison, section: section) { "v\($0.rawValue)" })
    try office.run(InviteMember(name: "戊", posts: .leader, section: nil) { "v\($0.rawValue)" })
    for member in [liaison, leader] {
      try office.run(AdmitMember(member: member, fingerprint: "F\(member.rawValue)"))
      try office.run(SignUndertaking(), as: member)
    }
    guard isHeld else { return office }
    let id = try schedule(&office, "2026-11-19T09:30", chair: leader)
    try office.run(AddItem(meeting: id, kind: .progress, words: "通报进展"))
    try office.run(
      HoldMeeting(
        meeting: id, chair: leader,
        rows: [FormDesk.receiver, leader].map { Attendance(member: $0, presence: .present) }))
    try office.run(WriteMinutes(meeting: id, words: "会议听取了进展"))
    return office
  }

  @discardableResult
  private static func schedule(
    _ office: inout Office, _ start: String, chair: MemberID, kind: MeetingKind = .leadingGroup
  ) throws -> MeetingID {
    let plan = MeetingPlan(
      start: try #require(CivilMoment(start)), minutes: 60, place: "三楼会议室", host: FormDesk.receiver,
      invited: [FormDesk.receiver, chair])
    let done = try office.run(ScheduleMeeting(kind: kind, purpose: "例会", plan: plan))
    return MeetingID(rawValue: try #require(done.events.first).envelope.event.rawValue)
  }

  private static func screen(
    _ office: Office, as member: MemberID = FormDesk.receiver, _ keys: String,
    _ size: Size = Size(columns: 80, rows: 24), _ language: Language = .zhHans
  ) -> Screen {
    var screen = Screen(office, as: member, size: size, language: language)
    screen.keys(keys)
    return screen
  }

  @Test("R2.2 R3.4 a meeting is called at a moment that keeps what is owed") func schedule() throws {
    var screen = Self.screen(try Self.office(false), "3n")
    #expect(screen.shows("定会") && screen.shows("领导小组会议"), "\(screen.text)")
    screen.keys("<Tab>例会<Tab><Tab><Tab>三楼会议室<C-s>")
    if screen.shows("仍然这样定") { screen.keys("y") }
    let meeting = try #require(screen.office.desk.meetings.all.first, "\(screen.text)")
    let plan = try #require(meeting.plan)
    #expect(meeting.state == .scheduled && plan.place == "三楼会议室" && plan.invited.contains(Self.leader))
    #expect(screen.office.desk.calendar.isWorkingDay(plan.start.date))
    #expect(plan.start == screen.office.desk.nextSlot(for: .leadingGroup, at: screen.office.now, besides: meeting.id))
  }

  @Test("R2.2 a day off, a clash and a late day are asked about") func warnings() throws {
    var office = try Self.office(false)
    let today = office.desk.date(of: office.now)
    let saturday = today.adding(days: 6 - today.weekday.rawValue)
    var screen = Self.screen(office, "3n")
    screen.keys("<Tab>例会<Tab><C-u>\(saturday) 9:30<Tab><Tab>会议室")
    #expect(screen.shows("这天休息"), "\(screen.text)")
    screen.keys("<C-s>")
    #expect(screen.shows("仍然这样定"), "\(screen.text)")
    screen.keys("<Enter>")
    #expect(screen.office.desk.meetings.all.isEmpty, "\(screen.text)")
    office = screen.office
  }

  @Test("R2.2 a unit proposes, the office answers") func proposal() throws {
    var screen = Self.screen(try Self.office(false), as: Self.liaison, "3t")
    screen.keys("<Tab>协调案件<C-s>")
    let proposed = try #require(screen.office.desk.meetings.all.first, "\(screen.text)")
    #expect(proposed.state == .proposed && proposed.kind == .promotion)
    var answering = Self.screen(screen.office, "3")
    #expect(answering.shows("待我办理") && answering.shows("协调案件"), "\(answering.text)")
    answering.keys("<Right><Enter>")
    #expect(answering.shows("待答复"), "\(answering.text)")
    answering.keys("X并入例会<C-s>")
    #expect(answering.office.desk.meetings.all.first?.state == .declined, "\(answering.text)")
    // Who asked for it finds the answer and why.
    let told = Self.screen(answering.office, as: Self.liaison, "3<Right>")
    #expect(told.shows("未同意") && told.shows("协调案件") && told.shows("并入例会"), "\(told.text)")
  }

  @Test("R2.1 R2.2 from the day it is held to the approved minutes, by keys") func holding() throws {
    var office = try Self.office(false)
    try Self.schedule(&office, "2026-11-19T09:30", chair: Self.leader)
    var screen = Self.screen(office, "3<Right><Enter>")
    #expect(screen.shows("例会") && screen.shows("还没有议题"), "\(screen.text)")
    screen.keys("a<Enter><Down><Enter>通报进展<C-s>")
    #expect(screen.office.desk.meetings.items.map(\.words) == ["通报进展"], "\(screen.text)")
    screen.keys("h<C-s>")
    let held = try #require(screen.office.desk.meetings.all.first)
    #expect(held.state == .held && held.chair == Self.leader && held.attendance.count == 2, "\(screen.text)")
    screen.keys("w会议听取了进展<C-s>")
    #expect(screen.office.desk.meetings.all.first?.completeSince != nil, "\(screen.text)")
    screen.keys("<Down>d原则同意<C-s>")
    #expect(screen.office.desk.meetings.items.first?.outcome?.words == "原则同意", "\(screen.text)")
    screen.keys("f<Enter><Down><Enter>+5天<Tab>报送<C-s>")
    #expect(screen.office.desk.meetings.followUps.count == 1, "\(screen.text)")
    var chair = Self.screen(screen.office, as: Self.leader, "3<Right><Enter>y")
    #expect(chair.shows("会议听取了进展"), "\(chair.text)")
    chair.keys("<C-s>")
    #expect(chair.office.desk.meetings.all.first?.minutes.last?.approved != nil, "\(chair.text)")
  }

  @Test("R6.4 an item of a lead is absent for who was taken off it") func sealed() throws {
    var office = try Self.office()
    try office.run(RegisterTip(content: TipContent(title: "强揽工程", narrative: "有人强揽工程", subjects: [])))
    let tip = try #require(office.desk.tips.rows.last).id
    try office.run(
      OpenLead(tips: [tip], importance: .major, isSuspectedOrganisedCrime: false, reason: "重大"))
    let lead = try #require(office.desk.leads.rows.last).id
    try office.run(AddItem(kind: .majorLead, lead: lead, words: "请公安协调"))
    var screen = Self.screen(office, "3<Left>")
    #expect(screen.shows("请公安协调") && screen.shows("重大线索"), "\(screen.text)")
    try office.run(
      EnterRecusal(on: .lead(lead), member: FormDesk.receiver, ground: .kin, words: "亲属"), as: Self.leader)
    screen = Self.screen(office, "3<Left>")
    #expect(!screen.shows("请公安协调"), "\(screen.text)")
  }

  @Test("R2.2 a liaison is not asked to explain what only the office may") func notForLiaisons() throws {
    var screen = Self.screen(try Self.office(false), as: Self.liaison, "3<Enter>")
    #expect(screen.shows("无记录") || screen.shows("将缺会"), "\(screen.text)")
    #expect(!screen.shows("说明缺会原因") && !screen.shows("定会  "), "\(screen.text)")
    #expect(screen.shows("办公室"), "\(screen.text)")
    screen.keys("<End><Enter>")
    #expect(!screen.shows("说明缺会原因"), "\(screen.text)")
  }

  @Test("R2.1 what somebody is to do stands before them, and one key away from what is due") func ownWork() throws {
    var office = try Self.office()
    let held = try #require(office.desk.meetings.all.first).id
    try office.run(
      SetFollowUp(
        meeting: held, owner: Self.liaison, due: office.desk.date(of: office.now).adding(days: 3), words: "报送摸排情况"))
    var screen = Self.screen(office, as: Self.liaison, "3")
    #expect(screen.shows("交我落实") && screen.shows("报送摸排情况") && screen.shows("会议 1"), "\(screen.text)")
    screen.keys("0<End><Enter>")
    #expect(screen.shows("[落实]") && screen.shows("报送摸排情况"), "\(screen.text)")
    screen.keys("<Enter>t")
    #expect(screen.shows("报告落实情况"), "\(screen.text)")
  }

  @Test("R2.2 whoever came without being asked is written down as well") func others() throws {
    var office = try Self.office(false)
    try Self.schedule(&office, "2026-11-19T09:30", chair: Self.leader)
    var screen = Self.screen(office, "3<Right><Enter>h")
    #expect(screen.shows("另有到会"), "\(screen.text)")
    screen.keys("<Tab><Tab><Tab><Enter>丁<Enter><Esc><Tab>派出所 所长<C-s>")
    let rows = try #require(screen.office.desk.meetings.all.first).attendance
    #expect(rows.map(\.member) == [FormDesk.receiver, Self.leader, Self.liaison, nil], "\(screen.text)")
    #expect(rows.last?.guest == "派出所 所长", "\(screen.text)")
    #expect(screen.office.desk.meetings.all.first?.isQuorate == true)
  }

  @Test("R2.1 minutes that were set right keep what stood before, and wait for the chair anew") func versions() throws {
    var office = try Self.office()
    let held = try #require(office.desk.meetings.all.first)
    try office.run(
      ApproveMinutes(meeting: held.id, filed: try #require(held.minutes.last).filed.event), as: Self.leader)
    var screen = Self.screen(office, "3<Right><Enter>w<C-u>更正后的纪要<C-s>", Size(columns: 120, rows: 32))
    #expect(screen.shows("第 2 稿") && screen.shows("更正后的纪要") && screen.shows("还没有核签"), "\(screen.text)")
    #expect(screen.shows("第 1 稿") && screen.shows("戊 核签") && !screen.shows("会议听取了进展"), "\(screen.text)")
    screen.keys("<Down><Down><Enter>")
    #expect(screen.shows("会议听取了进展"), "\(screen.text)")
    screen.keys("<Esc><Esc>")
    let leader = Self.screen(screen.office, as: Self.leader, "")
    #expect(leader.shows("待核签"), "\(leader.text)")
  }

  @Test("R4.3 minutes of a meeting whose chair is not from here are a leader's to approve") func county() throws {
    var office = try Self.office(false)
    let id = try Self.schedule(&office, "2026-11-19T09:30", chair: Self.leader, kind: .county)
    try office.run(
      HoldMeeting(meeting: id, chair: nil, rows: [Attendance(member: Self.leader, presence: .present)]))
    try office.run(WriteMinutes(meeting: id, words: "县里部署了下一步"))
    var screen = Self.screen(office, as: Self.leader, "<Right><Enter>y<C-s>")
    #expect(screen.office.desk.meetings[id]?.minutes.last?.approved != nil, "\(screen.text)")
    screen = Self.screen(office, "3<Right><Enter>y")
    #expect(!screen.shows("核签会议纪要"), "\(screen.text)")
  }

  @Test("R2.2 its papers are printed by keys, and on the record") func printing() throws {
    var screen = Self.screen(try Self.office(), "3<Right><Enter>p")
    for paper in ["会议通知", "会议议程", "会议签到表", "会议纪要"] { #expect(screen.shows(paper), "\(screen.text)") }
    screen.keys("签到<Enter>")
    #expect(screen.shows("~/会议签到表-2026-11-19.txt") && screen.shows(".html"), "\(screen.text)")
    screen.keys("<C-s>")
    #expect(screen.shows("已存到 ~/会议签到表-2026-11-19.txt"), "\(screen.text)")
    screen.keys("p纪要<Enter><C-u>~/纪要.html<C-s>")
    let printed = screen.office.desk.meetings.printed
    #expect(printed.map(\.what) == [.attendance, .minutes], "\(screen.text)")
    let files = screen.office.log.compactMap { ($0.event as? MeetingPrinted)?.file }
    #expect(files.last == "~/纪要.html", "\(files)")
    // Who calls no meetings takes none of their papers along.
    var liaison = Self.screen(screen.office, as: Self.liaison, "3<Right><Enter>p")
    #expect(!liaison.shows("会议签到表"), "\(liaison.text)")
    liaison.keys("<Esc>")
    // There are no minutes of what was not held.
    var office = screen.office
    try Self.schedule(&office, "2026-11-27T09:30", chair: Self.leader)
    let coming = Self.screen(office, "3<Right><Enter>p")
    #expect(coming.shows("会议通知") && !coming.shows("会议纪要"), "\(coming.text)")
  }

  @Test("What can be done at a meeting is there for arrows, Enter and F-keys alone, and the lists for the mouse")
  func withoutLetters() throws {
    var office = try Self.office(false)
    try Self.schedule(&office, "2026-11-27T09:30", chair: Self.leader)
    var screen = Self.screen(office, "3<Right><Enter><Enter>")
    #expect(screen.shows("办理") && screen.shows("加议题") && screen.shows("改会"), "\(screen.text)")
    screen.keys("<Enter>")
    #expect(screen.shows("类别"), "\(screen.text)")
    screen.keys("<Enter><Enter>通报进展<C-s><Down><F5>")
    #expect(screen.shows("前移") && screen.shows("撤下"), "\(screen.text)")
    screen.keys("<Down><Down><Down><Enter>不谈了<C-s>")
    #expect(screen.office.desk.meetings.items.first?.dropped == "不谈了", "\(screen.text)")
    screen.keys("<Esc>")
    let row = try #require(
      screen.text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("[日程]") })
    screen.press(column: 14, row: row)
    #expect(screen.shows("[落实]"), "\(screen.text)")
  }

  @Test("Leadership begins with the pane") func landing() throws {
    let screen = Self.screen(try Self.office(), as: Self.leader, "")
    #expect(screen.shows("领导小组 · 每月") && screen.shows("待核签"), "\(screen.text)")
  }

  @Test func pictures() throws {
    var office = try Self.office()
    try Self.schedule(&office, "2026-11-27T09:30", chair: Self.leader)
    try office.run(ProposeMeeting(kind: .promotion, purpose: "专题推进"), as: Self.liaison)
    let held = try #require(office.desk.meetings.all.first).id
    try office.run(
      SetFollowUp(
        meeting: held, owner: Self.liaison, due: office.desk.date(of: office.now).adding(days: 3), words: "报送摸排情况"),
      as: Self.leader)
    for size in SnapshotTests.sizes {
      for language in Language.allCases {
        var screen = Self.screen(office, "3", size, language)
        try screen.check("meetings-brief")
        screen.keys("<Right>")
        try screen.check("meetings-agenda")
        screen.keys("<Down><Down><Enter>")
        try screen.check("meeting")
        screen.keys("<Esc>n")
        try screen.check("meeting-form")
      }
    }
  }
}
