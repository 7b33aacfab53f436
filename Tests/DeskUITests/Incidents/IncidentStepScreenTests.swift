import DeskSession
import DeskText
import Terminal
import Testing

@testable import CaseDomain
@testable import DeskUI

/// What keepers do about an incident, and what of its words they are shown (R6.4).
@Suite struct IncidentStepScreenTests {
  private static let named = "有人到我家威胁，我叫周晓明，电话13812345678，说的是MJ-2026-48213"

  /// An incident in whose words something was left out.
  private func leftOut() throws -> Office {
    var screen = Screen(try Office.busy())
    screen.keys(":登记泄密<Enter>打击<Enter>\(Self.named)<C-s>")
    #expect(screen.shows("周晓明") && screen.shows("电话") && screen.shows("专办编号"), "\(screen.text)")
    screen.keys("<C-s>y")
    try #require(screen.office.desk.incidents.all.count == 1, "\(screen.text)")
    return screen.office
  }

  /// R6.4: keepers read what is shown; who reported, and that there is a restricted tip, is sealed.
  @Test func wordsThatTellWhoReportedAreLeftOut() throws {
    let office = try leftOut()
    let incident = try #require(office.desk.incidents.all.first)
    for word in ["周晓明", "13812345678", "MJ-2026-48213"] { #expect(!incident.what.contains(word), "\(word)") }
    #expect(incident.hasOriginal && incident.what.contains("威胁"))
    for member in [FormDesk.custodian, FormDesk.second] {
      var screen = Screen(office, as: member)
      screen.keys(":泄密、打击报复登记<Enter><Enter>")
      guard member == FormDesk.custodian else { continue }
      #expect(screen.shows("有文字已隐去") && !screen.shows("周晓明"), "\(screen.text)")
    }
  }

  @Test func aCustodianOpensThemWithAReasonAndTheyGoWithEscAndF12() throws {
    var screen = Screen(try leftOut(), as: FormDesk.custodian)
    screen.keys(":泄密、打击报复登记<Enter><Enter>O核对原话<Tab><C-s>")
    #expect(screen.shows("周晓明"), "\(screen.text)")
    #expect(screen.office.log.contains { ($0.event as? IncidentOriginalOpened)?.reason.text == "核对原话" })
    screen.keys("<Esc>")
    #expect(!screen.shows("周晓明") && screen.shows("核对原话"), "who opened it is among those who read it")
    screen.keys("O再核对<Tab><C-s><F12>x")
    #expect(!screen.shows("周晓明") && !screen.model.layers.contains { $0 is LeftOutLayer })
  }

  @Test func aLeaderIsToldThatItTakesACustodian() throws {
    let (office, leader) = try Office.withLeader()
    var raising = Screen(office)
    raising.keys(":登记泄密<Enter>打击<Enter>\(Self.named)<C-s><C-s>y")
    var screen = Screen(raising.office, as: leader)
    screen.keys(":泄密、打击报复登记<Enter><Enter>")
    #expect(screen.rows.last?.contains("打开原话") == false)
    screen.keys("O")
    #expect(screen.model.layers.count == 2 && screen.shows("这一步由保密员办理"), "\(screen.text)")
  }

  @Test func stepsAreLookedThroughToo() throws {
    var screen = Screen(try Office.raised("人身"), as: FormDesk.custodian)
    screen.keys(":泄密、打击报复登记<Enter><Enter>")
    for (script, words) in [
      ("n已约谈，举报人我叫周晓明<C-s>", "已约谈"), ("t值班室，我叫周晓明，电话13812345678<C-s>", "值班室"),
    ] {
      screen.keys(script)
      #expect(screen.shows("隐去") && screen.shows("周晓明"), "\(screen.text)")
      screen.keys("<C-s>")
      #expect(screen.shows(words) && !screen.shows("周晓明"), "\(screen.text)")
    }
    let said = screen.office.log.compactMap { $0.event as? any LeavesWordsOut }.filter { !($0 is IncidentRaised) }
    #expect(said.count == 2 && said.allSatisfy { $0.original != nil })
  }

  /// R6.4: whom a step names is asked about; accused, they are off it before a word of the step is written.
  @Test func aKeeperWhomANoteNamesIsAskedAbout() throws {
    let (office, leader) = try Office.withLeader()
    var raising = Screen(office)
    raising.keys(":登记泄密<Enter>泄密<Enter>有人打听是谁举报的<C-s><C-s>y")
    var screen = Screen(raising.office, as: FormDesk.custodian)
    screen.keys(":泄密、打击报复登记<Enter><Enter>n名单是陈科乙给出去的<C-s>")
    #expect(screen.shows("> 写到的成员") && screen.shows("陈科乙"), "\(screen.text)")
    screen.keys("<Enter><Enter><C-s><C-s>")
    let incident = try #require(screen.office.desk.incidents.all.first)
    #expect(incident.accused == [leader] && incident.notes.count == 1, "\(screen.text)")
    let noted = try #require(screen.office.log.compactMap { $0.event as? IncidentNoted }.first)
    #expect(!noted.keepers.contains(leader))
  }

  /// R6.4: what somebody accused since goes on doing has no effect, and those who keep it see that they do.
  @Test func whatTheAccusedGoOnDoingIsSaid() throws {
    let (office, leader) = try Office.withLeader()
    var raising = Screen(office)
    raising.keys(":登记泄密<Enter>泄密<Enter>有人打听是谁举报的<C-s><C-s>y")
    var known = raising.office
    let incident = try #require(known.desk.incidents.all.first)
    let before = known.desk.keepers(of: incident)
    try known.run(AddAccused(incident: incident.id, member: leader, why: "名单由其经手"), as: FormDesk.custodian)
    var quiet = Screen(known, as: FormDesk.custodian)
    quiet.keys(":泄密、打击报复登记<Enter><Enter>")
    #expect(!quiet.shows("列为涉及人之后所做"))
    known.forge(IncidentNoted(incident: incident.id, text: KeptText("催办"), keepers: before), as: leader)
    var screen = Screen(known, as: FormDesk.custodian)
    screen.keys(":泄密、打击报复登记<Enter><Enter>")
    #expect(screen.shows("列为涉及人之后所做") && screen.shows("1 件，都不起作用") && !screen.shows("催办"), "\(screen.text)")
  }

  // MARK: What it is about

  /// Who has read it is listed as soon as it is said what it is about.
  @Test func readersAreListedAtOnce() throws {
    var office = try Office.raised()
    try office.run(ReadTip(tip: office.desk.tips.rows[2].id), as: FormDesk.second)
    var screen = Screen(office, as: FormDesk.custodian)
    screen.keys(":泄密、打击报复登记<Enter><Enter>")
    #expect(screen.shows("还没有写明涉及哪一件"))
    screen.keys("bJB-2026-0003<C-s>")
    #expect(!screen.shows("还没有写明") && !screen.shows("没有人打开过全文"), "\(screen.text)")
    #expect(screen.rows.contains { $0.contains("乙 查看全文") }, "\(screen.text)")
  }

  /// R6.4: who keeps both ties them; who does not keep the tip is answered as where there is no such number.
  @Test func aRestrictedNumberIsThereForWhoKeepsIt() throws {
    var (office, leader) = try Office.withLeader()
    let content = TipContent(
      title: "收受好处", narrative: "每单两成", subjects: [Subject(kind: .person, name: "陈科乙")])
    try office.run(RegisterRestricted(ordinal: 48_213, words: RestrictedWords(content: content), conflicts: []))
    #expect(office.desk.restricted.rows.first?.keepers.contains(leader) == false)
    var raising = Screen(office)
    raising.keys(":登记泄密<Enter>泄密<Enter>有人打听是谁举报的<C-s><C-s>y")
    var other = Screen(raising.office, as: leader)
    other.keys(":泄密、打击报复登记<Enter><Enter>bMJ-2026-48213<C-s>")
    let known = other.text
    other.keys("<Esc>y")
    other.keys("bMJ-2026-48214<C-s>")
    #expect(known.contains("本台没有这个编号") && other.text == known.replacing("48213", with: "48214"))
    var screen = Screen(raising.office, as: FormDesk.custodian)
    screen.keys(":泄密、打击报复登记<Enter><Enter>bMJ-2026-48213<C-s>")
    #expect(screen.office.desk.incidents.all.first?.ties.count == 1)
    #expect(screen.shows("MJ-2026-48213") && screen.shows("只有两件都能办理的人看得到"), "\(screen.text)")
  }

  // MARK: The end

  /// R6.4: one keeper says how it ended, another one confirms, and both stay on the page.
  @Test func oneProposesAndAnotherConfirms() throws {
    let (office, leader) = try Office.withLeader()
    var raising = Screen(office)
    raising.keys(":登记泄密<Enter>泄密<Enter>有人打听是谁举报的<C-s><C-s>y")
    var screen = Screen(raising.office, as: FormDesk.custodian)
    screen.keys(":泄密、打击报复登记<Enter><Enter>")
    #expect(screen.rows.last?.contains("提出了结") == false, "not before it was referred")
    screen.keys("c")
    #expect(screen.shows("还没有登记移交纪检监察"), "\(screen.text)")
    screen.keys("r函9号<C-s>c属实<Enter>已约谈并调离<C-s><C-s>")
    #expect(screen.office.desk.incidents.all.first?.isOpen == true && screen.shows("等另一名受理人核准"), "\(screen.text)")
    screen.keys("c")
    #expect(screen.model.layers.count == 2 && screen.shows("不能自己确认"), "\(screen.text)")
    var second = Screen(screen.office, as: leader)
    second.keys(":泄密、打击报复登记<Enter>")
    #expect(second.shows("待核准了结"))
    second.keys("<Enter>x还没有回函<C-s><C-s>")
    #expect(second.office.desk.incidents.all.first?.proposal == nil && second.shows("还没有回函"), "\(second.text)")
    second.keys("c属实<Enter>已约谈并调离<C-s><C-s>")
    var first = Screen(second.office, as: FormDesk.custodian)
    first.keys(":泄密、打击报复登记<Enter><Enter>c")
    #expect(first.shows("陈科乙") && first.shows("已约谈并调离"))
    first.keys("y")
    #expect(first.office.desk.incidents.all.first?.isOpen == false)
    for word in ["结果", "属实：已约谈并调离", "核准"] { #expect(first.shows(word), "\(word)\n\(first.text)") }
    #expect(first.rows.last?.contains("移交") == false && first.rows.last?.contains("记下") == true)
  }
}
