@testable import CaseDomain
import DeskSession
import Terminal
import Testing

@testable import DeskUI

/// What the overview says about members, to whom, and what Enter does there.
@Suite struct MemberNoticeTests {
  private static let size = Size(columns: 120, rows: 32)

  /// A day on which every undertaking of the office has 20 days left.
  private static func late() throws -> Office {
    var office = try Office.busy()
    office.wait(minutes: 60 * 24 * 342)
    return office
  }

  @Test func ownUndertakingIsRenewedByTheSameScreen() throws {
    var screen = Screen(try Self.late(), as: FormDesk.custodian, size: Self.size)
    #expect(screen.shows("我的保密承诺书到期"), "\(screen.text)")
    screen.keys("<Home><Enter>")
    #expect(screen.shows("保密承诺书"))
    screen.keys("<End><Enter>")
    #expect(!screen.shows("我的保密承诺书到期"), "\(screen.text)")
    #expect(screen.office.desk.members[FormDesk.custodian]?.undertakingSignedOn == screen.model.context.today)
  }

  @Test func othersAreShownToLeadersAndAdminsOnly() throws {
    for (member, isTold) in [(FormDesk.receiver, true), (FormDesk.second, true), (FormDesk.custodian, false)] {
      let screen = Screen(try Self.late(), as: member, size: Self.size)
      #expect(screen.shows("到期未续签") == isTold, "\(screen.text)")
    }
  }

  @Test func nothingIsSaidInGoodTime() throws {
    let screen = Screen(try Office.busy(), size: Self.size)
    #expect(!screen.shows("承诺书"))
    #expect(!screen.shows("钥匙"), "a trial desk's one person is meant to be everyone")
  }

  @Test func aTrialDeskSaysWhoHoldsBothLocks() throws {
    var office = try Office()
    try office.run(
      ChangePosts(member: FormDesk.custodian, posts: [.custodian, .leader], section: nil, reason: "兼任"))
    #expect(Screen(office, size: Self.size).shows("试用台：丙 一人兼领导小组成员与保密员"))
    var full = try Office(kind: .full)
    #expect(throws: Refusal.self) {
      try full.run(
        ChangePosts(member: FormDesk.custodian, posts: [.custodian, .leader], section: nil, reason: "兼任"),
        as: FormDesk.second)
    }
  }

  /// Without the key of the roster every step looks like a stranger's.
  @Test func whoHasNoKeysYetIsToldSoAndNothingElse() throws {
    var office = try Office.busy()
    office.forge(SectionAdded(name: "伪造科"), as: FormDesk.custodian)
    try #require(!office.desk.unauthorised.isEmpty)
    let stranger = MemberID(rawValue: 77)
    var screen = Screen(office, as: stranger, size: Self.size)
    #expect(screen.shows("账号还没有拿到钥匙") && screen.shows("casedesk member grant"), "\(screen.text)")
    #expect(!screen.shows("越权"), "\(screen.text)")
    #expect(Screen(office, as: FormDesk.second, size: Self.size).shows("越权"))
    screen.keys("1")
    #expect(!screen.shows("你的岗位看不到"))
  }

  @Test func tooFewOpenersAreShownToThoseWhoCanChangeIt() throws {
    let office = try Office(kind: .full)
    for (member, isTold) in [
      (FormDesk.receiver, true), (FormDesk.second, true), (FormDesk.custodian, true),
    ] {
      let screen = Screen(office, as: member, size: Self.size)
      #expect(screen.shows("只有一位保密员") == isTold, "\(screen.text)")
      #expect(screen.shows("只有一位领导小组成员") == isTold, "\(screen.text)")
    }
    var none = office
    try none.run(
      ChangePosts(member: FormDesk.custodian, posts: .office, section: nil, reason: "调岗"), as: FormDesk.second)
    try none.run(SignUndertaking(), as: FormDesk.custodian)
    #expect(!Screen(none, as: FormDesk.custodian, size: Self.size).shows("钥匙"))
    #expect(Screen(none, as: FormDesk.second, size: Self.size).shows("没有一位保密员"))
  }
}
