import CaseDomain
import DeskSession
import Testing

@testable import DeskDocuments

/// Publicity and study as tables and on pages (R1).
@Suite struct PublicityTableTests {
  private static func bench() throws -> PaperBench {
    var bench = try PaperBench()
    let section = bench.section
    try bench.run(AddWindow(section: section, name: "一号窗口"))
    let january = try #require(CivilDate("2026-01-05"))
    var staff: [StaffID] = []
    for name in ["庚", "辛"] {
      staff.append(
        StaffID(rawValue: try bench.run(ListStaff(section: section, name: name, since: january)).rawValue))
    }
    for (day, theme) in [("2026-11-20", "=HYPERLINK(\"x\")"), ("2026-03-02", "进大厅"), ("2025-12-30", "去年的")] {
      let details = ActivityDetails(
        on: try #require(CivilDate(day)), theme: theme, forms: [.lecture, .banner],
        focus: ActivityFocus(kind: .trade, name: "住宿"), sections: [section], place: "大厅", audience: 40,
        summary: "讲法\n两场")
      try bench.run(RecordActivity(details))
    }
    let study = StudyDetails(
      on: try #require(CivilDate("2026-11-19")), kind: .law, title: "反有组织犯罪法", place: "会议室", sections: [section])
    try bench.run(RecordStudy(study, absent: [staff[1]]))
    return bench
  }

  private static func text(_ what: ExportedPublicity, _ ending: String, _ language: String = "zh-Hans") throws -> String
  {
    let bench = try bench()
    let order = PaperOrder(
      .publicity(what, year: 2026), desk: bench.desk, now: bench.now, member: PaperBench.office, language: language,
      ending: ending)
    let files = try Papers.make(order)
    #expect(files.count == 1)
    return String(decoding: files[0].bytes, as: UTF8.self)
  }

  @Test("R1.2 the register of a year, a row each, and no cell is a formula") func activities() throws {
    let lines = try Self.text(.activities, "csv").split(separator: "\r\n").map(String.init)
    #expect(lines.count == 3 && lines[0].contains("主题") && lines[0].contains("受众"), "\(lines)")
    #expect(lines[1].contains("2026-03-02") && lines[1].contains("进大厅") && lines[1].contains("横幅、讲座"), "\(lines)")
    #expect(lines[2].contains("'=HYPERLINK") && lines[2].contains("重点行业：住宿"), "\(lines)")
  }

  @Test("R1.3 the matrix says what the screen says") func coverage() throws {
    let lines = try Self.text(.coverage, "csv").split(separator: "\r\n").map(String.init)
    #expect(lines.count == 3, "\(lines)")
    // The section came in November: what reached it in March counts, and nothing before is missing.
    #expect(lines[1].hasPrefix("审批一科,") && lines[1].hasSuffix(",,,1,,,,,,,,1,·,2,0"), "\(lines[1])")
    #expect(lines[2].contains("一号窗口") && lines[2].hasSuffix("/,·,0,0"), "\(lines[2])")
  }

  @Test("R1.4 sessions with who was there, by name") func studies() throws {
    let lines = try Self.text(.studies, "csv", "en").split(separator: "\r\n").map(String.init)
    #expect(lines.count == 2 && lines[1].contains("反有组织犯罪法") && lines[1].hasSuffix(",2,1,辛,0"), "\(lines)")
  }

  @Test(
    "R1.3 each list becomes a workbook, a document and pages",
    arguments: [ExportedPublicity.activities, .coverage, .studies])
  func formats(_ what: ExportedPublicity) throws {
    for ending in ["xlsx", "docx"] { #expect(try Self.text(what, ending).hasPrefix("PK"), "\(ending)") }
    for language in ["zh-Hans", "en"] {
      let pages = try Self.text(what, "txt", language)
      #expect(!pages.contains("⟦") && pages.contains("审批一科"), "\(pages)")
    }
    #expect(try Self.text(.coverage, "txt").contains("×"), "the signs are explained")
    #expect(try Self.text(what, "html").contains("<html"))
  }
}
