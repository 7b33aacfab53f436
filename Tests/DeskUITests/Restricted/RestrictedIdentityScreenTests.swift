import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Who reported a restricted tip, on the screens of its keepers: asked for, decided, seen field by field (R6.4).
@Suite struct RestrictedIdentityScreenTests {
  /// A tip with a sealed reporter, kept by the custodian and the leader.
  static func office() throws -> Office {
    var office = try Office.busy()
    let sealed = RestrictedReporter(
      given: [.phone], sealed: .init(id: "0a1b", bytes: "AAEC", sha256: String(repeating: "5c", count: 32)),
      details: nil)
    let content = TipContent(title: "收受好处", narrative: RestrictedPaneTests.words)
    try office.run(
      RegisterRestricted(
        ordinal: 48_213, words: RestrictedWords(content: content, reporters: [sealed]), conflicts: []))
    return office
  }

  static func keeper(_ office: Office, as member: MemberID = FormDesk.custodian) -> Screen {
    var screen = Screen(office, as: member)
    screen.keys("1LLL")
    return screen
  }

  /// As it stands once the custodian asked and, where it says so, the leader approved.
  static func asked(approved: Bool) throws -> Office {
    var office = try office()
    let tip = try #require(office.desk.restricted.rows.last).id
    try office.run(
      HandleRestricted(tip, .askIdentity(reporter: 0, purpose: .verify, reason: "核实时间地点")), as: FormDesk.custodian)
    if approved {
      let request = try #require(office.desk.restricted.rows.last?.identityRequests.last).event
      try office.run(HandleRestricted(tip, .read), as: FormDesk.second)
      try office.run(HandleRestricted(tip, .liftIdentity(request: request, layer: "AAEC")), as: FormDesk.second)
    }
    return office
  }

  private func request(_ screen: Screen) -> RestrictedTip.IdentityAsking? {
    screen.office.desk.restricted.rows.last?.identityRequests.last
  }

  @Test func `it is asked for with a purpose, approved after reading, and seen field by field`() throws {
    var custodian = Self.keeper(try Self.office())
    custodian.keys("i<Enter><Enter>回访<C-s>")
    #expect(request(custodian)?.purpose == .contact && request(custodian)?.reason == "回访", "\(custodian)")
    var leader = Self.keeper(custodian.office, as: FormDesk.second)
    leader.keys("l")
    #expect(leader.shows("回访") && leader.shows("批准前须先打开全文"), "\(leader)")
    leader.keys("<Right><C-s>")
    #expect(request(leader)?.state == .waiting && leader.shows("打开全文"), "\(leader)")
    leader.keys("<Esc><Enter>l")
    #expect(!leader.shows("批准前须先打开全文"), "\(leader)")
    leader.keys("<Right><C-s>")
    #expect(request(leader)?.approval?.by == FormDesk.second, "\(leader)")

    custodian = Self.keeper(leader.office)
    custodian.keys("w")
    #expect(custodian.shows("张••") && custodian.shows("••••••678") && !custodian.shows(Office.name), "\(custodian)")
    custodian.keys(" ")
    #expect(custodian.shows(Office.name) && !custodian.shows(Office.phone) && !custodian.shows("东街8号"))
    custodian.keys("j")
    #expect(!custodian.shows(Office.name))
    custodian.keys(" ")
    #expect(custodian.shows(Office.phone))
    custodian.keys("r")
    #expect(request(custodian)?.views == 2 && !custodian.shows(Office.phone))
    custodian.keys("<Esc>")
    #expect(custodian.model.layers.isEmpty && request(custodian)?.isShown == false)
    custodian.keys("w")
    #expect(custodian.model.layers.isEmpty && custodian.shows("重新申请"), "\(custodian)")
    custodian.keys("<Enter>G")
    #expect(custodian.shows("续看 1 次"), "\(custodian)")
  }

  @Test func `a leader declines with a reason, without reading`() throws {
    var leader = Self.keeper(try Self.asked(approved: false), as: FormDesk.second)
    leader.keys("l<Tab>先核实线索<C-s>")
    guard case .declined(FormDesk.second, _)? = request(leader)?.state else {
      Issue.record("\(leader)")
      return
    }
    var custodian = Self.keeper(leader.office)
    custodian.keys("w")
    #expect(custodian.model.layers.isEmpty, "\(custodian)")
    custodian.keys("<Right><Enter>G")
    #expect(custodian.shows("先核实线索"), "\(custodian)")
  }

  @Test(arguments: ["<Esc>", "<F12>", "<C-l>", "q"])
  func `every way out ends the viewing, on the record`(key: String) throws {
    var screen = Self.keeper(try Self.asked(approved: true))
    screen.keys("w ")
    try #require(screen.shows(Office.name))
    screen.keys(key)
    #expect(!screen.model.layers.contains { $0 is IdentityLayer } && !screen.shows(Office.name))
    #expect(screen.office.log.compactMap { ($0.event as? RestrictedIdentityClosed)?.how } == [.closed])
  }

  @Test func `the minute ends it, and so does taking the request back`() throws {
    var screen = Self.keeper(try Self.asked(approved: true))
    screen.keys("w ")
    screen.send(.tick(screen.office.now.adding(milliseconds: 60_000)))
    #expect(screen.shows("一分钟已到") && !screen.shows(Office.name))
    #expect(screen.office.log.compactMap { ($0.event as? RestrictedIdentityClosed)?.how } == [.expired])

    var other = Self.keeper(try Self.asked(approved: true))
    other.keys("w ")
    let (tip, asked) = (try #require(other.office.desk.restricted.rows.last).id, try #require(request(other)).event)
    try other.other { try $0.run(HandleRestricted(tip, .withdrawIdentity(request: asked)), as: FormDesk.custodian) }
    #expect(!other.shows(Office.name) && !other.model.layers.contains { $0 is IdentityLayer })
  }

  @Test func `whoever asked takes it back from the palette`() throws {
    var screen = Self.keeper(try Self.asked(approved: false))
    screen.keys(":撤回查看举报人的申请<Enter>")
    #expect(screen.shows("撤回查看 MJ-2026-48213"), "\(screen)")
    screen.keys("y")
    #expect(request(screen)?.state == .withdrawn, "\(screen)")
  }

  @Test(arguments: RestrictedSnapshotTests.screens) func pictures(screen: FormSnapshotTests.Screen) throws {
    var custodian = Screen(
      try Self.asked(approved: true), as: FormDesk.custodian, size: screen.size, language: screen.language)
    custodian.keys("1LLLw ")
    try custodian.check("restricted-identity")
    var leader = Screen(
      try Self.asked(approved: false), as: FormDesk.second, size: screen.size, language: screen.language)
    leader.keys("1LLLl")
    try leader.check("restricted-decide")
  }
}
