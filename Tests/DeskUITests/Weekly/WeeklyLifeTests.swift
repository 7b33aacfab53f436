import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// A week's report from the section to the county, by keys alone (R5.3).
@Suite struct WeeklyLifeTests {
  private static let liaison = MemberID(rawValue: 4)
  private static let week = ISOWeek(year: 2026, week: 47)

  /// A section with a liaison and an open book, on the Friday of the week, with a visit to report.
  static func office(visits: Int = 1) throws -> Office {
    var office = try Office()
    let section = try #require(office.desk.organisation.sections.first).id
    try office.run(AddBody(kind: .countyOffice, name: "县扫黑办"))
    try office.run(InviteMember(name: "丁", posts: .liaison, section: section) { "v\($0.rawValue)" })
    try office.run(AdmitMember(member: liaison, fingerprint: "F4"))
    try office.run(SignUndertaking(), as: liaison)
    try office.run(OpenFieldBooks())
    for _ in 0..<visits {
      try office.run(RecordVisit(section: section, kind: .site, place: "城北工地", result: "无异常"), as: liaison)
    }
    return office
  }

  private static func screen(
    _ office: Office, as member: MemberID = FormDesk.receiver, _ keys: String,
    _ size: Size = Size(columns: 80, rows: 24), _ language: Language = .zhHans
  ) -> Screen {
    var screen = Screen(office, as: member, size: size, language: language)
    screen.keys(keys)
    return screen
  }

  @Test("R5.3 filed by the section, made by the office, released by a leader, submitted") func life() throws {
    let office = try Self.office()
    // On the day of the closing hour it waits for the liaison, and for nobody else.
    let own = Self.screen(office, as: Self.liaison, "5")
    #expect(own.shows("等您办理 1") && own.shows("5 周报 1") && own.shows("待报，截止 11-20"), "\(own.text)")
    #expect(!Self.screen(office, "5").shows("5 周报 1"))
    let filed = Self.screen(office, as: Self.liaison, "5f<Tab>走访工地一处<C-s>")
    let filing = try #require(filed.office.desk.weekly.filings.first, "\(filed.text)")
    #expect(filing.sheet.counts[.visits] == 1 && filing.sheet.narrative == "走访工地一处" && !filing.isLate)

    // Everybody has filed: it waits for the office.
    let making = Self.screen(filed.office, "5")
    #expect(making.shows("5 周报 1") && making.shows("科室 1/1"), "\(making.text)")
    let made = Self.screen(filed.office, "5c本周平稳<C-s>")
    let report = try #require(made.office.desk.weekly.reports.first, "\(made.text)")
    #expect(report.sources.map(\.filing) == [filing.event] && report.sheet.narrative == "本周平稳")

    // Whoever made it does not release it.
    #expect(!Self.screen(made.office, as: FormDesk.receiver, "5").shows("5 周报 1"))
    let released = Self.screen(made.office, as: FormDesk.second, "5a<C-s>")
    #expect(released.office.desk.weekly.reports.first?.state == .released, "\(released.text)")
    let submitted = Self.screen(released.office, "5b<Tab>周报47号<C-s>")
    #expect(submitted.office.desk.weekly.reports.first?.state == .submitted, "\(submitted.text)")
    var page = Self.screen(submitted.office, "5<Enter>")
    #expect(page.shows("全局周报") && page.shows("已报送"), "\(page.text)")
    page.keys("G")
    #expect(page.shows("及时") || page.shows("下周安排") || page.shows("工作情况"), "\(page.text)")
  }

  @Test("R5.3 a figure that is changed asks why, and stays flagged without a word") func flagged() throws {
    let office = try Self.office()
    var screen = Self.screen(office, as: Self.liaison, "5f<Tab>走访<Tab><Tab>有改动<Enter>")
    #expect(screen.shows("摸排走访") || screen.shows("本期新增线索"), "\(screen.text)")
    // Down to the number of visits, and another one there.
    screen.keys(String(repeating: "<Tab>", count: 13) + "<End><BS>3<C-s>")
    let filing = try #require(screen.office.desk.weekly.filings.first, "\(screen.text)")
    #expect(filing.differences.map(\.figure) == [.visits] && filing.differences.first?.why == nil, "\(screen.text)")
    let shown = Self.screen(screen.office, "5<Enter>")
    #expect(shown.shows("摸排走访 报 3，台账 1") && shown.shows("未说明原因"), "\(shown.text)")
  }

  @Test("R5.3 a zero report is offered where nothing happened, and is one key") func zero() throws {
    let office = try Self.office(visits: 0)
    let screen = Self.screen(office, as: Self.liaison, "5f<C-s>")
    #expect(screen.office.desk.weekly.filings.first?.isZero == true, "\(screen.text)")
    #expect(Self.screen(screen.office, as: Self.liaison, "5").shows("零报告"))
  }

  @Test("R5.3 a leader sends it back with a reason, and the office makes another version") func back() throws {
    var office = try Self.office()
    try office.run(ConsolidateWeekly(week: try #require(Self.week), narrative: "平稳"))
    let back = Self.screen(office, as: FormDesk.second, "5a退回<Enter>数字有误<C-s>")
    #expect(back.office.desk.weekly.reports.first?.state == .sentBack, "\(back.text)")
    let again = Self.screen(back.office, "5c数字有误<Tab><End>，已核对<C-s>")
    #expect(again.office.desk.weekly.reports.map(\.version) == [1, 2], "\(again.text)")
    #expect(again.office.desk.weekly.reports.last?.sheet.narrative == "平稳，已核对", "\(again.text)")
  }

  @Test("R3.2 a situation report says opinions and suggestions, and to whom it went") func situation() throws {
    let office = try Self.office()
    let made = Self.screen(office, "5n<Tab><Tab>平稳<Tab>线索偏少<Tab>加强宣传<C-s>")
    let report = try #require(made.office.desk.weekly.situations.first, "\(made.text)")
    #expect(report.opinions == "线索偏少" && report.suggestions == "加强宣传", "\(made.text)")
    let delivered = Self.screen(made.office, "5<End>d<C-s>")
    #expect(delivered.office.desk.weekly.situations.first?.deliveries.map(\.to) == ["领导小组"], "\(delivered.text)")
  }

  @Test("R5.3 the overview says that a report is late") func overdue() throws {
    var office = try Self.office()
    office.wait(minutes: 60 * 24 * 3)
    let screen = Self.screen(office, as: Self.liaison, "0")
    #expect(screen.shows("第 47 周周报") && screen.shows("逾期未报"), "\(screen.text)")
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 32), Size(columns: 60, rows: 16)])
  func pictures(_ size: Size) throws {
    var office = try Self.office()
    let section = try #require(office.desk.organisation.sections.first).id
    let week = try #require(Self.week)
    try office.run(
      FileWeekly(
        section: section, week: week, changed: [.visits: 3, .handIns: 1], why: [.handIns: "漏登"], narrative: "走访工地",
        next: "继续走访"), as: Self.liaison)
    try office.run(ConsolidateWeekly(week: week, narrative: "本周平稳", next: "督促逾期", opinions: "加强工地走访"))
    for language in Language.allCases {
      try Self.screen(office, "5", size, language).check("weekly")
      try Self.screen(office, "5<Enter>", size, language).check("weekly-page")
      try Self.screen(office, as: Self.liaison, "5f", size, language).check("weekly-correct")
    }
  }
}
