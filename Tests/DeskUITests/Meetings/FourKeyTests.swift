import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// What a leader asks a calendar of meetings, from the pane they begin with (R2.1, R2.2): four keystrokes at most.
@Suite struct FourKeyTests {
  private static let liaison = MemberID(rawValue: 4)
  private static let leader = MemberID(rawValue: 5)

  /// On 10 December: November was missed, a meeting is called for the 15th, work is late, and of three leads that were
  /// dealt with one has a number that another's begins with.
  private static func office() throws -> Office {
    var office = try Office()
    let section = try #require(office.desk.organisation.sections.first).id
    try office.run(InviteMember(name: "丁", posts: .liaison, section: section) { "v\($0.rawValue)" })
    try office.run(InviteMember(name: "戊", posts: .leader, section: nil) { "v\($0.rawValue)" })
    for member in [liaison, leader] {
      try office.run(AdmitMember(member: member, fingerprint: "F\(member.rawValue)"))
      try office.run(SignUndertaking(), as: member)
    }
    let meeting = try schedule(&office, "2026-11-19T09:30", .promotion)
    try office.run(
      HoldMeeting(
        meeting: meeting, chair: leader,
        rows: [FormDesk.receiver, leader].map { Attendance(member: $0, presence: .present) }))
    for number in 1...10 {
      let tip = try office.tip(TipContent(title: "第\(number)件", narrative: "强迫交易\(number)"))
      try office.run(OpenLead(tips: [tip], importance: .major, isSuspectedOrganisedCrime: false, reason: "重大"))
      let lead = try #require(office.desk.leads.rows.last).id
      try office.run(AddItem(meeting: meeting, kind: .majorLead, lead: lead, words: "请公安协调"))
      let item = try #require(office.desk.meetings.items.last).event
      try office.run(DecideItem(item: item, words: "第\(number)件由公安牵头"))
    }
    let due = office.desk.date(of: office.now).adding(days: 5)
    try office.run(SetFollowUp(meeting: meeting, owner: liaison, due: due, words: "报送摸排情况"), as: leader)
    office.wait(minutes: 20 * 1440)
    try schedule(&office, "2026-12-15T09:30", .leadingGroup)
    return office
  }

  @discardableResult
  private static func schedule(_ office: inout Office, _ start: String, _ kind: MeetingKind) throws -> MeetingID {
    let plan = MeetingPlan(
      start: try #require(CivilMoment(start)), minutes: 60, place: "三楼会议室", host: FormDesk.receiver,
      invited: [FormDesk.receiver, leader])
    let done = try office.run(ScheduleMeeting(kind: kind, purpose: "例会", plan: plan))
    return MeetingID(rawValue: try #require(done.events.first).envelope.event.rawValue)
  }

  /// A question: the keys that answer it, each of them pressed once, and what the screen then says and does not say.
  struct Question: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let keys: [String]
    let shown: [String]
    var absent: [String] = []
  }

  private static let questions: [Question] = [
    Question(
      testDescription: "what did we miss this year?", keys: [], shown: ["缺会", "领导小组 · 每月 11 月", "未说明"]),
    Question(testDescription: "what is next?", keys: ["<Right>"], shown: ["12-15 周二 09:30", "领导小组会议"]),
    Question(
      testDescription: "what was decided about lead 1?", keys: ["/", "1"],
      shown: ["XS-2026-0001", "第1件由公安牵头"]),
    Question(
      testDescription: "what was decided about lead 10?", keys: ["/", "1", "0"],
      shown: ["XS-2026-0010", "第10件由公安牵头"], absent: ["第1件"]),
    Question(
      testDescription: "which follow-ups are late?", keys: ["<Right>", "<Right>"],
      shown: ["11-25", "丁", "报送摸排情况", "逾期"]),
  ]

  @Test("R2.2 four keystrokes at most", arguments: questions, SnapshotTests.sizes)
  func answers(_ question: Question, _ size: Size) throws {
    var screen = Screen(try Self.office(), as: Self.leader, size: size)
    #expect(question.keys.count <= 4)
    for key in question.keys { screen.keys(key) }
    for words in question.shown { #expect(screen.shows(words), "\(words) in \(screen.text)") }
    for words in question.absent { #expect(!screen.shows(words), "\(words) in \(screen.text)") }
  }

  @Test("R2.1 what was decided stands on the lead's own page, and a key goes from the meeting to it") func fromTheLead()
    throws
  {
    var screen = Screen(try Self.office(), as: Self.leader)
    // Found by its number, opened at its item, and there is the lead.
    screen.keys("/10<Enter><Enter>")
    #expect(screen.shows("> 10.  重大线索  XS-2026-0010"), "\(screen.text)")
    screen.keys("<Enter><Enter>")
    #expect(screen.shows("XS-2026-0010") && screen.shows("第10件由公安牵头"), "\(screen.text)")
    screen.keys("<Esc><Esc>")
    #expect(screen.shows("/10"), "\(screen.text)")
  }

  @Test("R6.4 what is looked for says nothing of a lead to who was taken off it") func sealed() throws {
    var office = try Self.office()
    let lead = try #require(office.desk.leads.rows.last).id
    let recusal = EnterRecusal(on: .lead(lead), member: Self.leader, ground: .kin, words: "亲属")
    try office.run(recusal, as: FormDesk.custodian)
    var screen = Screen(office, as: Self.leader)
    screen.keys("/10")
    #expect(!screen.shows("第10件") && screen.shows("没有找到"), "\(screen.text)")
    screen.keys("<Esc><Esc>")
    #expect(screen.shows("[要事]"), "\(screen.text)")
    screen.keys("/gajt")
    #expect(screen.shows("没有找到"), "\(screen.text)")
    screen.keys("<C-u>gaqt")
    #expect(screen.shows("由公安牵头") && !screen.shows("第10件"), "\(screen.text)")
  }

  @Test("A day is found as it is written in full and in short", arguments: ["2026-11-19", "11-19", "2026-11-25"])
  func days(_ day: String) throws {
    var screen = Screen(try Self.office(), as: Self.leader)
    screen.keys("/\(day)")
    #expect(!screen.shows("没有找到"), "\(screen.text)")
  }

  @Test func pictures() throws {
    for size in SnapshotTests.sizes {
      for language in Language.allCases {
        var screen = Screen(try Self.office(), as: Self.leader, size: size, language: language)
        screen.keys("/1")
        try screen.check("meetings-found")
      }
    }
  }
}
