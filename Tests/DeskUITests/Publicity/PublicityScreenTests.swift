import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// The pane of publicity and study, by keys alone (R1).
@Suite struct PublicityScreenTests {
  private static let liaison = MemberID(rawValue: 4)
  private static let leader = MemberID(rawValue: 5)

  /// An office with two sections, a window, a liaison, a leader, and people in the first section.
  private static func office(_ isFilled: Bool = true) throws -> Office {
    var office = try Office()
    let section = try #require(office.desk.organisation.sections.first).id
    try office.run(InviteMember(name: "丁", posts: .liaison, section: section) { "v\($0.rawValue)" })
    try office.run(InviteMember(name: "戊", posts: .leader, section: nil) { "v\($0.rawValue)" })
    for member in [liaison, leader] {
      try office.run(AdmitMember(member: member, fingerprint: "F\(member.rawValue)"))
      try office.run(SignUndertaking(), as: member)
    }
    try office.run(AddSection(name: "综合科"))
    try office.run(AddWindow(section: section, name: "一号窗口"))
    guard isFilled else { return office }
    for name in ["庚", "辛", "壬"] {
      try office.run(ListStaff(section: section, name: name, since: day("2026-01-05")))
    }
    try office.run(
      RecordActivity(details(section, on: "2026-11-20", [.lecture, .banner], 45)), as: liaison)
    try office.run(RecordActivity(details(section, on: "2026-08-03", [.leaflet], 120)))
    try office.run(
      RecordStudy(
        StudyDetails(
          on: day("2026-11-19"), kind: .law, title: "反有组织犯罪法", minutes: 90, place: "二楼会议室", sections: [section]),
        absent: [office.desk.study.staff[1].id]))
    try office.run(PlanActivity(ActivityPlan(on: day("2026-12-04"), theme: "宪法宣传日", organiser: section, place: "广场")))
    return office
  }

  private static func details(
    _ section: SectionID, on date: String, _ forms: [ActivityForm], _ audience: Int
  ) -> ActivityDetails {
    ActivityDetails(
      on: day(date), theme: "反有组织犯罪法进大厅", forms: forms, focus: ActivityFocus(kind: .trade, name: "工程建设"),
      organiser: section, sections: [section], place: "办事大厅", audience: audience, summary: "讲解举报渠道和奖励办法")
  }

  private static func day(_ text: String) -> CivilDate { CivilDate(text) ?? .earliest }

  private static func screen(
    _ office: Office, as member: MemberID = FormDesk.receiver, _ keys: String,
    _ size: Size = Size(columns: 80, rows: 24), _ language: Language = .zhHans
  ) -> Screen {
    var screen = Screen(office, as: member, size: size, language: language)
    screen.keys(keys)
    return screen
  }

  @Test("R1.2 R1.3 a liaison records what took place in their section, with files") func record() throws {
    var screen = Self.screen(try Self.office(false), as: Self.liaison, "6n")
    #expect(screen.shows("登记宣传") && screen.shows("覆盖到"), "\(screen.text)")
    // Day and place reached stand there; the office's question who saw to it is not asked.
    #expect(!screen.shows("综合科") && !screen.shows("组织"), "\(screen.text)")
    screen.keys("<Tab>进工地讲法<Tab>jz<Enter><Tab><Tab>项目部<Tab>36<C-s>")
    let activity = try #require(screen.office.desk.publicity.all.first, "\(screen.text)")
    let section = try #require(screen.office.desk.members[Self.liaison]?.section)
    #expect(activity.details?.forms == [.lecture] && activity.details?.sections == [section], "\(screen.text)")
    #expect(activity.organiser == section && activity.details?.audience == 36)
    #expect(screen.shows("进工地讲法") && screen.shows("本季度 1"), "\(screen.text)")
  }

  @Test("R1.1 what was planned waits on its day, is recorded, or dropped with a reason") func plans() throws {
    var office = try Self.office()
    office.wait(minutes: 60 * 24 * 14)
    var screen = Self.screen(office, as: Self.liaison, "6")
    #expect(screen.shows("待办 2") && screen.shows("宪法宣传日"), "\(screen.text)")
    #expect(screen.shows("6 宣传学习 2"), "\(screen.text)")
    screen.keys("h")
    #expect(screen.shows("登记宣传") && screen.shows("宪法宣传日") && screen.shows("广场"), "\(screen.text)")
    screen.keys("<Tab><Tab>zb<Enter><Tab><Tab><Tab>200<C-s>")
    let held = try #require(screen.office.desk.publicity.all.last, "\(screen.text)")
    #expect(held.state == .held && held.details?.forms == [.board] && held.plan != nil, "\(screen.text)")

    var other = Self.screen(office, as: Self.liaison, "6x")
    #expect(other.shows("取消计划"), "\(other.text)")
    other.keys("天气<C-s>")
    #expect(other.office.desk.publicity.all.last?.state == .dropped, "\(other.text)")
    #expect(other.shows("取消和作废 1"), "\(other.text)")
  }

  @Test("R1.2 a correction keeps what stood there, and the page says what it was") func correct() throws {
    var screen = Self.screen(try Self.office(), "6<Down><Down><Enter>")
    #expect(screen.shows("反有组织犯罪法进大厅") && screen.shows("行业：工程建设") && screen.shows("45"), "\(screen.text)")
    screen.keys("c<Tab><Tab><Tab><Tab><Tab><Tab><C-u>54<Tab><Tab><Tab><Tab>点错了<C-s>")
    let found = try #require(screen.office.desk.publicity.all.first)
    #expect(found.versions.map(\.details.audience) == [45, 54], "\(screen.text)")
    screen.keys("G")
    #expect(screen.shows("受众：45 → 54") && screen.shows("点错了"), "\(screen.text)")
    // A leader strikes out what never was; a liaison cannot.
    var leader = Self.screen(screen.office, as: Self.leader, "6<Down>x没有办<C-s>")
    #expect(leader.office.desk.publicity.all.first?.state == .struckOut, "\(leader.text)")
    leader.keys("0")
    let liaison = Self.screen(screen.office, as: Self.liaison, "6<Down><Down>x")
    #expect(liaison.office.desk.publicity.all.first?.state == .held && !liaison.shows("作废宣传记录"), "\(liaison.text)")
  }

  @Test("R1.2 files are attached, looked at and saved, each on record") func evidence() throws {
    var screen = Self.screen(try Self.office(), "6<Down><Down>e")
    #expect(screen.shows("附材料"), "\(screen.text)")
    screen.keys("<Tab><Enter>现场.jpg<C-s>")
    #expect(screen.office.desk.publicity.all.first?.evidence.first?.files.map(\.name) == ["现场.jpg"], "\(screen.text)")
    screen.keys("<Enter>")
    #expect(screen.shows("现场.jpg"), "\(screen.text)")
    screen.keys("o<Enter>")
    guard case .viewAttachment(_, let file, .publicity)? = screen.office.asked.last else {
      Issue.record("nothing is opened: \(screen.text)")
      return
    }
    #expect(file.name == "现场.jpg")
  }

  @Test("R1.4 the roster, a session by name, and whoever missed it makes it up") func study() throws {
    var screen = Self.screen(try Self.office(false), as: Self.liaison, "6N")
    #expect(screen.shows("登记学习") && screen.shows("花名册里没有人"), "\(screen.text)")
    screen.keys("<Esc>a庚、辛、壬<Tab><C-u>2026-01-05<C-s>")
    #expect(screen.office.desk.study.staff.map(\.name) == ["庚", "辛", "壬"], "\(screen.text)")
    screen.keys("r")
    #expect(screen.shows("3 人，本季度学过 0 人") && screen.shows("还没有学过"), "\(screen.text)")
    screen.keys("rN")
    if screen.shows("草稿") { screen.keys("<Enter>") }
    #expect(screen.shows("应到 3 人，到 3 人"), "\(screen.text)")
    screen.keys("<Tab>扫黑除恶文件<Tab><Tab><Tab><Tab><Tab>会议室<Tab><Tab>辛<Enter><C-s>")
    let session = try #require(screen.office.desk.study.all.first, "\(screen.text)")
    #expect(session.present.count == 2 && session.absent.count == 1, "\(screen.text)")
    #expect(screen.shows("待办 1") && screen.shows("待补学 1"), "\(screen.text)")
    screen.keys("m<Tab><Tab>自学<C-s>")
    #expect(screen.office.desk.openMakeUps().isEmpty, "\(screen.text)")
    screen.keys("r")
    #expect(screen.shows("本季度学过 3 人"), "\(screen.text)")
  }

  @Test("R1.3 R1.5 the matrix by months, its gaps, and the trend by quarters; the year turns") func coverage() throws {
    var office = try Self.office()
    office.wait(minutes: 60 * 24 * 50)
    var screen = Self.screen(office, "6<Right>")
    #expect(screen.shows("[覆盖]") && screen.shows("2027 年"), "\(screen.text)")
    screen.keys("[")
    #expect(screen.shows("2026 年") && screen.shows("一号窗口") && screen.shows("缺 2 处"), "\(screen.text)")
    #expect(screen.rows.contains { $0.contains("综合科") && $0.contains("12 月") }, "\(screen.text)")
    screen.keys("<Right>")
    #expect(screen.shows("[趋势]") && screen.shows("4 季度") && screen.shows("比上季度新：横幅、讲座"), "\(screen.text)")
    screen.keys("<Esc>")
    #expect(screen.shows("[登记]"), "\(screen.text)")
  }

  @Test("R1.3 the coverage goes on paper, on record, of the year that shows") func export() throws {
    var screen = Self.screen(try Self.office(), as: Self.liaison, "6P<Down><Enter>")
    #expect(screen.shows("宣传覆盖表") && screen.shows("2026"), "\(screen.text)")
    screen.keys("<C-s>")
    #expect(screen.office.desk.publicity.exports.map(\.what) == [.coverage], "\(screen.text)")
    #expect(screen.office.desk.publicity.exports.first?.count == 3)
  }

  @Test("R1.3 a window is added, reached and closed") func window() throws {
    var screen = Self.screen(try Self.office(), "6w<Enter><Enter><Enter>二号窗口<C-s>")
    #expect(screen.office.desk.organisation.windows.map(\.name) == ["一号窗口", "二号窗口"], "\(screen.text)")
    screen.keys("w<Down><Enter><Enter><Enter>撤并<C-s>")
    #expect(screen.office.desk.organisation.windows.count { $0.closedAt != nil } == 1, "\(screen.text)")
  }

  @Test("R1 a leader and an auditor read, and write nothing", arguments: [5 as Int64]) func readers(_ id: Int64) throws
  {
    var screen = Self.screen(try Self.office(), as: MemberID(rawValue: id), "6n")
    #expect(screen.office.desk.publicity.all.count == 3 && screen.shows("办公室"), "\(screen.text)")
    screen.keys("<Down><Enter>")
    #expect(screen.shows("签到") || screen.shows("宣传活动"), "\(screen.text)")
  }

  @Test("R1 pictures of the pane") func pictures() throws {
    var office = try Self.office()
    office.wait(minutes: 60 * 24 * 14)
    let pictures = [
      ("publicity", "6"), ("publicity-coverage", "6<Right>"), ("publicity-trend", "6<Right><Right>"),
      ("publicity-roster", "6r"), ("publicity-page", "6<Down><Down><Enter>"),
    ]
    for (name, keys) in pictures {
      for size in SnapshotTests.sizes {
        for language in Language.allCases { try Self.screen(office, keys, size, language).check(name) }
      }
    }
    for (name, keys) in [("publicity-form", "6n"), ("study-form", "6N"), ("study-page", "6<Down><Enter>")] {
      for language in Language.allCases {
        try Self.screen(office, keys, SnapshotTests.sizes[0], language).check(name)
      }
    }
  }
}
