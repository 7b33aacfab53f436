import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// The office's settings by keys: what holds, since when; one proposes, a leader confirms (R2.2, R6.7).
@Suite struct RulingScreenTests {
  private static let liaison = MemberID(rawValue: 4)
  private static let leader = MemberID(rawValue: 5)
  private static let second = MemberID(rawValue: 6)

  private static func office() throws -> Office {
    var office = try Office()
    let section = try #require(office.desk.organisation.sections.first).id
    try office.run(InviteMember(name: "丁", posts: .liaison, section: section) { "v\($0.rawValue)" })
    for name in ["戊", "己"] {
      try office.run(InviteMember(name: name, posts: .leader, section: nil) { "v\($0.rawValue)" })
    }
    for member in [liaison, leader, second] {
      try office.run(AdmitMember(member: member, fingerprint: "F\(member.rawValue)"))
      try office.run(SignUndertaking(), as: member)
    }
    return office
  }

  private static func screen(_ office: Office, as member: MemberID = FormDesk.receiver, _ keys: String) -> Screen {
    var screen = Screen(office, as: member)
    screen.keys(keys)
    return screen
  }

  /// To the setting that says what the leading group owes each month.
  private static let toMonthly = "3R<Down><Down>"

  @Test("R2.2 R6.7 another cadence: proposed by the office, confirmed by a leader, in force from its day")
  func cadence()
    throws
  {
    var screen = Self.screen(try Self.office(), Self.toMonthly)
    #expect(screen.shows("> 领导小组例会（月）  领导小组会议，每月至少 1 次"), "\(screen.text)")
    #expect(screen.shows("一直如此") && screen.shows("最初"), "\(screen.text)")
    screen.keys("<Enter>")
    #expect(screen.shows("现在：领导小组会议，每月至少 1 次") && screen.shows("仍照旧规定"), "\(screen.text)")
    screen.keys("<Tab><Tab><C-u>2<Tab><C-u>12-01<Tab>领导小组要求<C-s>")
    let proposal = try #require(screen.office.desk.rulings.proposals.first, "\(screen.text)")
    #expect(proposal.value == .text("leadingGroup/month/2") && "\(proposal.from)" == "2026-12-01")
    #expect(screen.shows("待核定") && screen.shows("领导小组要求"), "\(screen.text)")
    // Nobody says their own word on it.
    screen.keys("y")
    #expect(screen.office.desk.rulings.proposals.first?.decision == nil)

    // The leader finds it where they begin.
    var leader = Self.screen(screen.office, as: Self.leader, "<Down>")
    #expect(leader.shows("待核定") && leader.shows("每月至少 2 次"), "\(leader.text)")
    leader = Self.screen(screen.office, as: Self.leader, Self.toMonthly + "y")
    #expect(leader.shows("提议：领导小组会议，每月至少 2 次，自 2026-12-01 起（甲）"), "\(leader.text)")
    leader.keys("<C-s>")
    let desk = leader.office.desk
    #expect(desk.rulings.proposals.first?.decision?.confirmed == true, "\(leader.text)")
    #expect(leader.shows("戊 核定"), "\(leader.text)")
    let day = desk.date(of: leader.office.now)
    let owed = desk.obligations(in: 2026, on: day).first { $0.obligation == .leadingMonthly }?.periods
    #expect(owed?.map(\.rule.minimum) == Array(repeating: 1, count: 11) + [2])
  }

  @Test("R2.2 another reading of the quarterly meeting names its line anew") func reading() throws {
    var office = try Self.office()
    let day = office.desk.date(of: office.now)
    try office.run(
      ProposeRuling(
        ruling: .cadenceQuarterly, value: .text("groupOffice/quarter/1"), from: day.adding(days: 60), reason: "按三（四）理解")
    )
    let proposal = try #require(office.desk.rulings.proposals.last).event
    try office.run(ConfirmRuling(proposal: proposal), as: Self.leader)
    var screen = Self.screen(office, "3")
    #expect(screen.shows("领导小组 · 每季") && !screen.shows("领导小组办 · 每季"), "\(screen.text)")
    screen.keys("]]]")
    #expect(screen.shows("2027 年") && screen.shows("领导小组办 · 每季"), "\(screen.text)")
  }

  @Test("R6.7 a leader's own proposal waits for another leader, who declines it with a reason") func declined() throws {
    var own = Self.screen(try Self.office(), as: Self.leader, "R<Down><Down><Down><Down><Down><Down><Enter>")
    #expect(own.shows("法定人数"), "\(own.text)")
    own.keys("<C-u>101<Tab><Tab>更严<C-s>")
    #expect(own.office.desk.rulings.proposals.isEmpty && own.shows("1 到 100"), "\(own.text)")
    own.keys("<C-u>60<C-s>")
    #expect(own.office.desk.rulings.proposals.count == 1, "\(own.text)")
    own.keys("y")
    #expect(own.shows("本人") || own.shows("自己"), "\(own.text)")
    let other = Self.screen(own.office, as: Self.second, "R<Down><Down><Down><Down><Down><Down>X照旧<C-s>")
    #expect(other.office.desk.rulings.proposals.first?.decision?.confirmed == false, "\(other.text)")
    #expect(other.shows("应到的 50%") && other.shows("己 不同意"), "\(other.text)")
  }

  @Test("R6.1 the campaign's end, never in the past; a liaison looks and changes nothing") func campaign() throws {
    var screen = Self.screen(try Self.office(), "3R<Down><Enter>2026-12-31<Tab><C-u>昨天<Tab>县里通知<C-s>")
    #expect(screen.office.desk.rulings.proposals.isEmpty && screen.shows("不能管过去"), "\(screen.text)")
    screen.keys("<C-u>今天<C-s>")
    #expect(screen.office.desk.rulings.proposals.first?.value == .text("2026-12-31"), "\(screen.text)")
    var liaison = Self.screen(screen.office, as: Self.liaison, "3R<Down>")
    #expect(liaison.shows("专项斗争结束") && liaison.shows("2026-12-31"), "\(liaison.text)")
    liaison.keys("<Enter>")
    #expect(!liaison.shows("提议修改规定") && liaison.shows("办公室"), "\(liaison.text)")
  }

  @Test("What was typed survives, and what others settle shows here too") func drafts() throws {
    var screen = Self.screen(try Self.office(), Self.toMonthly + "<Enter><Tab><Tab><Tab><Tab>写到一半<Esc>")
    #expect(screen.office.drafts.map(\.form) == ["ruling.propose/cadenceMonthly"], "\(screen.text)")
    screen.keys("<Esc>")
    var office = screen.office
    try office.run(
      ProposeRuling(
        ruling: .undertakingDays, value: .integer(180), from: office.desk.date(of: office.now), reason: "县里要求"))
    let other = Self.screen(office, "0R")
    #expect(other.shows("保密") && other.shows("> 承诺书有效期") && other.shows("180") && other.shows("县里要求"), "\(other.text)")
  }

  @Test func pictures() throws {
    var office = try Self.office()
    let day = office.desk.date(of: office.now)
    try office.run(
      ProposeRuling(
        ruling: .cadenceMonthly, value: .text("leadingGroup/month/2"), from: day.adding(days: 11), reason: "领导小组要求"))
    try office.run(
      ConfirmRuling(proposal: try #require(office.desk.rulings.proposals.last).event), as: Self.leader)
    try office.run(
      ProposeRuling(
        ruling: .cadenceMonthly, value: .text("leadingGroup/quarter/1"), from: day.adding(days: 42), reason: "减负"))
    for size in SnapshotTests.sizes {
      for language in Language.allCases {
        var screen = Screen(office, as: Self.leader, size: size, language: language)
        screen.keys(Self.toMonthly)
        try screen.check("rulings")
        screen.keys("<Enter>")
        try screen.check("ruling-form")
      }
    }
  }
}
