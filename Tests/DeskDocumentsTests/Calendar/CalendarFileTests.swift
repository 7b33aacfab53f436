import CaseDomain
import DeskText
import Foundation
import Testing

@testable import DeskDocuments

/// What other calendar programs get (RFC 5545).
@Suite struct CalendarFileTests {
  private static func bench() throws -> (bench: PaperBench, meeting: MeetingID) {
    var bench = try PaperBench()
    let plan = MeetingPlan(
      start: CivilMoment("2026-11-27T09:30")!, minutes: 90, place: "三楼会议室; 东侧, 302", invited: [PaperBench.leader])
    let event = try bench.run(
      ScheduleMeeting(
        kind: .leadingGroup, purpose: "研究本季度工作安排，听取各科室进展情况汇报，部署下一阶段重点任务", plan: plan))
    return (bench, MeetingID(rawValue: event.rawValue))
  }

  private static func lines(_ bench: PaperBench, _ language: Language = .zhHans) -> [String] {
    CalendarFile(bench.desk, deskID: "0a1b2c3d", texts: Texts(language)).lines
  }

  /// The lines before they were folded.
  private static func unfolded(_ lines: [String]) -> [String] {
    lines.reduce(into: []) { found, line in
      if line.hasPrefix(" "), let last = found.popLast() {
        found.append(last + line.dropFirst())
      } else {
        found.append(line)
      }
    }
  }

  @Test func `RFC 5545 3.1 no line is longer than 75 octets, and none cuts a character`() throws {
    let lines = Self.lines(try Self.bench().bench)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 } && lines.contains { $0.hasPrefix(" ") }, "\(lines)")
    #expect(Self.unfolded(lines).contains { $0.hasPrefix("SUMMARY:") && $0.contains("部署下一阶段重点任务") })
    for text in ["", "a", String(repeating: "字", count: 100), String(repeating: "👩‍👩‍👧", count: 20)] {
      let folded = CalendarFile.folded(text)
      #expect(Self.unfolded(folded).joined() == text && folded.allSatisfy { $0.utf8.count <= 75 })
    }
  }

  @Test func `RFC 5545 3_3_11 signs that mean something are escaped`() throws {
    #expect(CalendarFile.escaped("a;b,c\\d\ne\u{1B}f") == "a\\;b\\,c\\\\d ef")
    let lines = Self.unfolded(Self.lines(try Self.bench().bench))
    #expect(lines.contains("LOCATION:三楼会议室\\; 东侧\\, 302"), "\(lines)")
  }

  @Test func `times are UTC, and what changes counts up under the same UID`() throws {
    var (bench, meeting) = try Self.bench()
    let before = Self.unfolded(Self.lines(bench))
    #expect(before.contains("DTSTART:20261127T013000Z") && before.contains("DTEND:20261127T030000Z"), "\(before)")
    #expect(before.contains("SEQUENCE:0") && before.contains("STATUS:CONFIRMED"))
    let plan = MeetingPlan(start: CivilMoment("2026-11-30T23:30")!, place: "会议室", invited: [PaperBench.leader])
    try bench.run(RescheduleMeeting(meeting: meeting, plan: plan, reason: "改期"))
    try bench.run(CancelMeeting(meeting: meeting, reason: "取消"))
    let after = Self.unfolded(Self.lines(bench, .en))
    #expect(after.contains("DTSTART:20261130T153000Z") && after.contains("DTEND:20261130T170000Z"), "\(after)")
    #expect(after.contains("SEQUENCE:2") && after.contains("STATUS:CANCELLED"), "\(after)")
    let uid = before.first { $0.hasPrefix("UID:") }
    #expect(uid == "UID:meeting-\(meeting.rawValue)@0a1b2c3d.casedesk" && after.contains(uid ?? ""))
    #expect(after.contains("CATEGORIES:leading group meeting"))
  }

  @Test func `R6_4 no agenda, no minutes and no lead is in it`() throws {
    var (bench, meeting) = try Self.bench()
    try bench.run(AddItem(meeting: meeting, kind: .progress, words: "议题的文字"))
    try bench.run(ProposeMeeting(kind: .promotion, purpose: "还没有答复的提议"))
    let text = Self.lines(bench).joined()
    #expect(!text.contains("议题的文字") && !text.contains("还没有答复的提议") && !text.contains("XS-"))
  }
}
