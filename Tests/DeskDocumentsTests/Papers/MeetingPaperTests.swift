import CaseDomain
import DeskSession
import Testing

@testable import DeskDocuments

/// Notice, agenda, attendance sheet and minutes on pages that print (R2.1, R2.2).
@Suite struct MeetingPaperTests {
  private static let minutes = "会议听取了本月进展。\n会议要求：" + String(repeating: "各科室按期报送摸排情况，逾期的说明原因。", count: 30)

  /// What is said of the lead, and of nothing else.
  private static let sealed = ["某酒店", "请公安协调", "由公安牵头", "关于线索的纪要", "联系公安", "XS-2026"]

  /// A promotion meeting with items of two kinds and a major lead; called, or held with everything written.
  private static func meeting(isHeld: Bool) throws -> (PaperBench, Meeting) {
    var (bench, lead) = try PaperBench.opened()
    let plan = MeetingPlan(
      start: CivilMoment(isHeld ? "2026-11-23T09:30" : "2026-11-27T09:30")!, minutes: 90, place: "三楼会议室",
      host: PaperBench.office, invited: [PaperBench.office, PaperBench.leader, PaperBench.liaison],
      guests: ["县公安局 副局长"], notice: bench.desk.date(of: bench.now))
    let id = MeetingID(
      rawValue: try bench.run(ScheduleMeeting(kind: .promotion, purpose: "四季度推进", plan: plan)).rawValue)
    let item = try bench.run(AddItem(meeting: id, kind: .convey, words: "传达县级部署", minutes: 20))
    try bench.run(AddItem(meeting: id, kind: .progress, words: "通报本月进展", minutes: 30))
    let major = try bench.run(AddItem(meeting: id, kind: .majorLead, lead: lead, words: "请公安协调", minutes: 25))
    guard isHeld else {
      let before = try Self.held(&bench)
      #expect(before != id)
      return (bench, try #require(bench.desk.meetings[id]))
    }
    let rows = [
      Attendance(member: PaperBench.office, presence: .present),
      Attendance(member: PaperBench.leader, presence: .present),
      Attendance(member: PaperBench.liaison, presence: .absent, note: "出差"),
      Attendance(guest: "县公安局 副局长", presence: .deputy, note: "大队长"),
    ]
    try bench.run(HoldMeeting(meeting: id, chair: PaperBench.leader, rows: rows))
    try bench.run(DecideItem(item: item, words: "原则同意，限期落实"))
    try bench.run(DecideItem(item: major, words: "由公安牵头"))
    try bench.run(WriteMinutes(meeting: id, words: minutes))
    try bench.run(WriteMinutes(meeting: id, lead: lead, words: "关于线索的纪要"))
    let due = bench.desk.date(of: bench.now).adding(days: 3)
    try bench.run(
      SetFollowUp(meeting: id, item: major, owner: PaperBench.office, due: due, words: "联系公安"), as: PaperBench.leader)
    let filed = try #require(bench.desk.meetings[id]?.minutes.last).filed.event
    try bench.run(ApproveMinutes(meeting: id, filed: filed), as: PaperBench.leader)
    return (bench, try #require(bench.desk.meetings[id]))
  }

  /// An earlier meeting of the kind, which left work behind.
  private static func held(_ bench: inout PaperBench) throws -> MeetingID {
    let plan = MeetingPlan(
      start: CivilMoment("2026-11-20T09:30")!, place: "三楼会议室", invited: [PaperBench.office, PaperBench.leader])
    let id = MeetingID(rawValue: try bench.run(ScheduleMeeting(kind: .promotion, purpose: "上次", plan: plan)).rawValue)
    let rows = plan.invited.map { Attendance(member: $0, presence: .present) }
    try bench.run(HoldMeeting(meeting: id, chair: PaperBench.leader, rows: rows))
    let due = bench.desk.date(of: bench.now).adding(days: 2)
    try bench.run(SetFollowUp(meeting: id, owner: PaperBench.liaison, due: due, words: "补齐走访记录"))
    return id
  }

  /// As the session orders it: the newest words of the minutes are handed in, those about leads never.
  private static func paper(_ paper: MeetingPaper, _ language: String, ending: String = "txt") throws -> String {
    let (bench, meeting) = try meeting(isHeld: paper == .minutes)
    return try bench.paper(
      .meeting(paper, meeting, minutes: paper == .minutes ? minutes : ""), language, ending: ending)
  }

  @Test("R2.2 each paper as it is printed", arguments: MeetingPaper.allCases, ["zh-Hans", "en"])
  func plain(_ paper: MeetingPaper, _ language: String) throws {
    let text = try Self.paper(paper, language)
    try PaperGolden.expect(text, "meeting.\(paper.rawValue).\(language).txt")
    #expect(!text.contains("⟦") && text.contains("三楼会议室") && text.contains("四季度推进"))
  }

  @Test("R2.2 the same pages for a browser, ready to print", arguments: MeetingPaper.allCases)
  func web(_ paper: MeetingPaper) throws {
    let text = try Self.paper(paper, "zh-Hans", ending: "html")
    try PaperGolden.expect(text, "meeting.\(paper.rawValue).html")
    #expect(text.contains("<html") && !text.contains("⟦") && !text.contains("http:"))
  }

  @Test("R6.4 no paper of a meeting says anything of a lead", arguments: MeetingPaper.allCases, ["txt", "html"])
  func nothingOfLeads(_ paper: MeetingPaper, _ ending: String) throws {
    let text = try Self.paper(paper, "zh-Hans", ending: ending)
    for words in Self.sealed { #expect(!text.contains(words), "\(words)") }
    if paper == .agenda || paper == .notice { #expect(text.contains("重大线索")) }
    #expect(text.contains("补齐走访记录") == (paper == .agenda))
  }

  @Test("Long minutes are broken, and not a word of them is lost", arguments: [1, 60, 700, 3000]) func long(
    _ length: Int
  )
    throws
  {
    let (bench, meeting) = try Self.meeting(isHeld: true)
    let words = String(repeating: "会上讲了沙场的事，", count: length) + "\n" + String(repeating: "沙场，", count: length)
    let content = PaperOrder.Content.meeting(.minutes, meeting, minutes: words)
    let text = try bench.paper(content)
    for page in text.split(separator: "\u{0C}", omittingEmptySubsequences: false) {
      #expect(page.split(separator: "\n", omittingEmptySubsequences: false).dropLast().count == FormPages.height)
    }
    #expect(text.count { $0 == "沙" } == 2 * length)
    #expect(try bench.paper(content, ending: "html").count { $0 == "沙" } == 2 * length)
  }

  @Test("Every page says which of how many, and whoever signs finds a place for it") func places() throws {
    let sheet = try Self.paper(.attendance, "zh-Hans")
    for name in ["甲", "乙", "丁", "县公安局 副局长"] { #expect(sheet.contains(name), "\(name)") }
    let minutes = try Self.paper(.minutes, "zh-Hans")
    let pages = minutes.split(separator: "\u{0C}", omittingEmptySubsequences: false)
    #expect(pages.count > 1)
    for (number, page) in pages.enumerated() {
      let last = page.split(separator: "\n").last
      #expect(last?.contains(String(number + 1)) == true && last?.contains(String(pages.count)) == true)
    }
    #expect(minutes.contains("原则同意") && minutes.contains("出差") && minutes.contains("大队长"))
  }
}
