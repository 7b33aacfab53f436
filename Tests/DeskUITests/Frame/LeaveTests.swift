import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Leave, handover and re-enrolment by keyboard.
@Suite struct LeaveTests {
  private static let size = Size(columns: 100, rows: 28)

  @Test func leaveIsTakenAndEndedFromThePalette() throws {
    var screen = Screen(try Office.busy(), size: Self.size)
    screen.keys(":请假<Enter>")
    #expect(screen.shows("代理人"), "\(screen.text)")
    screen.keys("乙<Enter><Tab>12-4<C-s>")
    let leave = try #require(screen.office.desk.members.leaves.first, "\(screen.text)")
    #expect(leave.member == FormDesk.receiver && leave.deputy == FormDesk.second)
    #expect(leave.until == CivilDate("2026-12-04") && leave.kinds == DelegatedDecision.allCases)
    screen.keys("0")
    #expect(screen.shows("请假至 12-04，由 乙 代理"), "\(screen.text)")
    let deputy = Screen(screen.office, as: FormDesk.second, size: Self.size)
    #expect(deputy.shows("代 甲 办理至 12-04"), "\(deputy.text)")
    screen.keys(":jsqj<Enter>y")
    #expect(screen.office.desk.members.leaves.first?.endedAt != nil, "\(screen.text)")
    #expect(!screen.shows("由 乙 代理"))
  }

  @Test func whoHasNothingToDelegateIsTold() throws {
    var screen = Screen(try Office.busy(), as: FormDesk.custodian, size: Self.size)
    screen.keys(":请假并<Enter>")
    #expect(screen.shows("须有办公室或领导小组成员的岗位"), "\(screen.text)")
    screen.keys(":结束请假<Enter>")
    #expect(screen.shows("没有这次请假"), "\(screen.text)")
  }

  @Test(arguments: Language.allCases) func handoverLeadsToEachMatter(language: Language) throws {
    var screen = Screen(try Office.busy(), as: FormDesk.second, size: Size(columns: 80, rows: 24), language: language)
    screen.keys(language == .zhHans ? ":交接<Enter>" : ":handover<Enter>")
    // Oneself is chosen already; the list is of everyone.
    screen.keys("<Enter>")
    try screen.check("handover")
    screen.keys("<End><Enter>")
    #expect(screen.model.layers.isEmpty && screen.model.frame.tab == .tips, "\(screen.text)")
  }

  @Test func handoverFollowsTheDesk() throws {
    var screen = Screen(try Office.busy(), as: FormDesk.second, size: Self.size)
    screen.keys(":交接<Enter><Enter>")
    #expect(screen.shows("待研判或待补充（1）"), "\(screen.text)")
    try screen.other { office in
      try office.tip(TipContent(title: "", narrative: "又一件"), as: FormDesk.second)
    }
    #expect(screen.shows("待研判或待补充（2）"), "\(screen.text)")
    screen.keys("<Esc>")
    #expect(screen.model.layers.isEmpty)
  }

  @Test func whoMayConfirmARenrolmentIsTold() throws {
    var office = try Office.busy()
    try office.run(
      ReinviteMember(member: FormDesk.receiver, reason: "忘记口令") { _ in "v" }, as: FormDesk.second)
    #expect(!Screen(office, as: FormDesk.second, size: Self.size).shows("重新启用"), "who invited does not confirm")
    #expect(!Screen(office, as: FormDesk.custodian, size: Self.size).shows("重新启用"), "another post does not")
    try office.run(
      ChangePosts(member: FormDesk.custodian, posts: [.office], section: nil, reason: "调岗"), as: FormDesk.second)
    try office.run(SignUndertaking(), as: FormDesk.custodian)
    #expect(Screen(office, as: FormDesk.custodian, size: Self.size).shows("甲 重新启用，待"), "now of the same post")
  }
}
