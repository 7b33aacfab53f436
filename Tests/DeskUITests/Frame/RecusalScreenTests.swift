import DeskSession
import DeskText
import Terminal
import Testing

@testable import CaseDomain
@testable import DeskUI

/// Recusal by keyboard, and what the desk of whoever is recused shows.
@Suite struct RecusalScreenTests {
  private static let size = Size(columns: 100, rows: 28)

  private static func opened(_ office: Office) throws -> TipID {
    try #require(office.desk.tips.rows.first { $0.lead != nil }).id
  }

  @Test func oneselfStepsAside() throws {
    var screen = Screen(try Office.busy(), size: Self.size)
    screen.keys("1H")
    #expect(screen.shows("甲（本人）") && !screen.shows("亲属关系"), "\(screen.text)")
    #expect(screen.shows("此前看过：无人") && screen.shows("不能自行恢复") == false, "\(screen.text)")
    let tip = try #require(screen.model.frame.tips.selected)
    screen.keys("<Tab>与被举报人同村<C-s>")
    #expect(screen.shows("不能自行恢复"), "asked first: \(screen.text)")
    screen.keys("y")
    let recusal = try #require(screen.office.desk.recusals.all.first, "\(screen.text)")
    #expect(recusal.member == FormDesk.receiver && recusal.ground == .declared && recusal.on == .tip(tip))
    // Nothing of it waits for them: it stands among all.
    #expect(screen.model.frame.tips.selected != tip)
    screen.keys("<Left>")
    screen.model.frame.tips.reveal(tip, screen.model.context)
    screen.keys("<Enter>")
    #expect(screen.shows("请找保密员") && !screen.shows("事实经过"), "\(screen.text)")
    screen.keys("<Esc>o")
    #expect(screen.shows("应当回避"), "\(screen.text)")
  }

  /// Before its key begins anew already: what somebody stepped aside from waits in none of their lists.
  @Test func whatOneIsTakenOffLeavesTheListOfWhatWaits() throws {
    var screen = Screen(try Office.busy(), size: Self.size)
    screen.keys("1")
    let tip = try #require(screen.model.frame.tips.selected)
    let before = screen.model.frame.tips.count
    try screen.other {
      try $0.run(
        EnterRecusal(on: .tip(tip), member: FormDesk.receiver, ground: .declared, words: "有利害关系"),
        as: FormDesk.receiver)
    }
    #expect(screen.office.desk.tips[tip]?.isElsewhere == false)
    #expect(screen.model.frame.tips.count == before - 1 && screen.model.frame.tips.selected != tip, "\(screen.text)")
    screen.keys("<Left>")
    #expect(screen.model.frame.tips.scope == .all && screen.model.frame.tips.count == screen.office.desk.tips.count)
    // The rows are made anew from nothing, too.
    var again = Screen(screen.office, size: Self.size)
    again.keys("1")
    #expect(again.model.frame.tips.count == before - 1)
  }

  @Test func aKeeperTakesAnotherOffWithAllThatIsLinked() throws {
    var office = try Office.busy()
    let tip = try Self.opened(office)
    let lead = try #require(office.desk.tips[tip]?.lead)
    try office.run(ReadTip(tip: tip))
    var screen = Screen(office, as: FormDesk.custodian, size: Self.size)
    screen.keys("1LH")
    #expect(screen.shows("此前看过：甲") && screen.shows("一并回避：JB-2026-0002"), "\(screen.text)")
    screen.keys("甲<Enter>亲属<Enter>其妻舅经营该酒店<C-s>y")
    #expect(screen.office.desk.isRecused(FormDesk.receiver, from: .tip(tip)), "\(screen.text)")
    #expect(screen.office.desk.recusals.hold(of: .lead(lead))?.holders == [FormDesk.second, FormDesk.custodian])
    screen.keys("<Enter><PgDn>")
    #expect(screen.shows("甲（亲属关系）") && screen.shows("此前看过：甲"), "\(screen.text)")
    // Who entered it does not lift it; a leader who did not, does.
    screen.keys("<Esc>:恢复回避<Enter>")
    #expect(screen.shows("领导小组成员"), "\(screen.text)")
    var leader = Screen(screen.office, as: FormDesk.second, size: Self.size)
    leader.keys("1L:恢复回避<Enter>")
    #expect(leader.shows("甲 又能查看和办理这一件") && leader.shows("一直封着"), "\(leader.text)")
    leader.keys("<Tab>查清不是亲属<C-s>")
    #expect(leader.shows("让 甲 重新查看和办理") && leader.office.desk.recusals.all.first?.lifted == nil)
    leader.keys("y")
    #expect(leader.office.desk.recusals.all.first?.lifted != nil, "\(leader.text)")
    #expect(!leader.office.desk.isRecused(FormDesk.receiver, from: .tip(tip)))
    leader.keys("<Enter><PgDn>")
    #expect(leader.shows("恢复 甲 办理：查清不是亲属"), "\(leader.text)")
  }

  @Test func whoReadsItMeanwhileShowsInTheFormAtOnce() throws {
    let office = try Office.busy()
    let tip = try Self.opened(office)
    var screen = Screen(office, as: FormDesk.custodian, size: Self.size)
    screen.keys("1LH")
    #expect(screen.shows("此前看过：无人"), "\(screen.text)")
    try screen.other { try $0.run(ReadTip(tip: tip)) }
    #expect(screen.shows("此前看过：甲"), "\(screen.text)")
  }

  @Test func whoMayNotTakeOthersOffIsOfferedOnlyThemselves() throws {
    var screen = Screen(try Office.busy(), size: Self.size)
    screen.keys("1H<Down>")
    #expect(!screen.shows("乙"), "\(screen.text)")
  }

  @Test func nothingWaitsOnTheDeskOfWhoeverIsOff() throws {
    var office = try Office.busy()
    let waiting = try #require(office.desk.tips.rows.first { $0.isInQueue && $0.proposal == nil })
    let number = RegisterNumber.padded(waiting.number.ordinal)
    let title = office.desk.tips.titles[try #require(office.desk.tips.row(of: waiting.id))]
    let before = Screen(office, size: Self.size).model.frame.summary.tips.toTriage
    office.forge(EntryKeyRenewed(on: .tip(waiting.id), generation: 2), as: FormDesk.second)
    var screen = Screen(office, size: Self.size)
    #expect(screen.model.frame.summary.tips.toTriage == before - 1)
    screen.keys("1")
    #expect(!screen.shows(" \(number) "))
    screen.keys("<Left>")
    #expect(screen.shows(" \(number) ") && !screen.shows(title))
    screen.keys("/\(title)<Enter>")
    #expect(!screen.shows(" \(number) "), "no word of it is found")
  }

  private func each(
    _ name: String, _ office: Office, _ script: String, english: String? = nil, as member: MemberID
  ) throws {
    for size in SnapshotTests.sizes {
      for language in Language.allCases {
        var screen = Screen(office, as: member, size: size, language: language)
        screen.keys(language == .en ? english ?? script : script)
        try screen.check(name)
      }
    }
  }

  @Test func pictures() throws {
    var office = try Office.busy()
    let tip = try Self.opened(office)
    try office.run(ReadTip(tip: tip))
    try each("recusal-form", office, "1LH甲<Enter>涉及<Enter>", english: "1LH甲<Enter>about<Enter>", as: FormDesk.custodian)
    try office.run(
      EnterRecusal(on: .tip(tip), member: FormDesk.receiver, ground: .kin, words: "其妻舅经营该酒店", evidence: "户籍信息"),
      as: FormDesk.custodian)
    try each("recusal-detail", office, "1L<Enter>", as: FormDesk.second)
    try each(
      "recusal-lift", office, "1L:恢复回避成员办理<Enter>", english: "1L:Let a recused member back<Enter>", as: FormDesk.second)
    office.forge(EntryKeyRenewed(on: .tip(office.desk.tips.rows[2].id), generation: 2), as: FormDesk.second)
    try each("recusal-elsewhere", office, "1<Left><Down><Down><Enter>", as: FormDesk.receiver)
  }
}
