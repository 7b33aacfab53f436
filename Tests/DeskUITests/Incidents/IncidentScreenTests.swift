import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Leaks and retaliation on the screen: raised by anybody, followed up by those who are not accused.
@Suite struct IncidentScreenTests {
  @Test func aKeeperFindsItAndFollowsUp() throws {
    var screen = Screen(try Office.raised(), as: FormDesk.custodian)
    #expect(screen.shows("泄密、打击报复未了结"))
    screen.keys(":泄密、打击报复登记<Enter><Enter>")
    #expect(screen.shows("有人打听是谁举报的"))
    screen.keys("r函9号<C-s>")
    #expect(screen.office.desk.incidents.all[0].referral?.words == "函9号")
    #expect(screen.shows("函9号"))
  }

  @Test func dangerIsOverdueUntilThePoliceKnow() throws {
    var screen = Screen(try Office.raised("人身"), as: FormDesk.custodian)
    #expect(screen.shows("当日报警"))
    #expect(screen.rows[4].contains("当日报警"), "above everything else: \(screen.text)")
    screen.keys(":泄密、打击报复登记<Enter><Enter>t值班室<C-s><C-s><Esc><Esc>")
    #expect(screen.office.desk.incidents.all[0].police?.words == "值班室")
    #expect(!screen.shows("当日报警"))
  }

  @Test func whoLeavesTheFormIsToldThatNothingIsKept() throws {
    var screen = Screen(try Office.busy())
    screen.keys(":登记泄密<Enter>泄密<Enter>有人打听是谁举报的")
    #expect(!screen.shows("草稿"), "\(screen.text)")
    screen.keys("<Esc>")
    #expect(screen.shows("写下的内容不存草稿") && screen.office.drafts.isEmpty, "\(screen.text)")
    screen.keys("n")
    #expect(screen.shows("有人打听是谁举报的"), "going on is the way out")
    screen.keys("<Esc>y")
    #expect(screen.office.drafts.isEmpty && !screen.shows("有人打听是谁举报的"))
  }

  @Test func anotherMemberIsAccusedAndPrintingIsOnRecord() throws {
    var screen = Screen(try Office.raised(), as: FormDesk.custodian)
    screen.keys(":泄密、打击报复登记<Enter><Enter>a乙<Tab>转述的是乙<C-s><C-s>")
    #expect(screen.office.desk.incidents.all[0].accused == [FormDesk.second])
    screen.keys("p")
    #expect(screen.office.desk.incidents.all[0].notes.isEmpty && screen.shows("~/泄密登记.txt"))
    screen.keys("<Esc>")
    #expect(screen.office.desk.incidents.all[0].notes.isEmpty, "who changes their mind took nothing along")
    screen.keys("p<Enter>")
    #expect(screen.office.desk.incidents.all[0].notes.count == 1)
    #expect(
      screen.effects.contains { if case .saveText(_, let text) = $0 { text.contains("有人打听是谁举报的") } else { false } })
  }

  @Test func aKeeperSaysWhatItIsAbout() throws {
    var screen = Screen(try Office.raised(), as: FormDesk.custodian)
    screen.keys(":泄密、打击报复登记<Enter><Enter>bJB-2026-9999<C-s>")
    #expect(screen.shows("本台没有这个编号"))
    screen.keys(String(repeating: "<BS>", count: 4) + "0003<C-s>")
    #expect(
      screen.office.desk.incidents.all[0].tip == screen.office.desk.tips.rows[2].id && screen.shows("JB-2026-0003"))
  }

  /// Where everybody who could keep it is accused it goes out on paper, and nothing is stored.
  @Test func whereEverybodyIsAccusedItGoesOutOnPaper() throws {
    let office = try Office.busy()
    let keepers = office.desk.incidentKeepers(accused: []).compactMap { office.desk.members[$0]?.name }
    var screen = Screen(office)
    let accused = keepers.map { $0 + " " }.joined()
    screen.keys(":登记泄密<Enter>泄密<Enter>领导和保密员一起说出去的<Tab><Tab>\(accused)<Enter><C-s><C-s>")
    #expect(screen.shows("取出文稿送县纪检监察机关"))
    screen.keys("y")
    #expect(screen.shows("领导和保密员一起说出去的") && screen.shows("送县纪检监察机关"))
    screen.keys("p<Enter>")
    screen.send(.saved(path: "/x/文稿.txt"))
    screen.keys("<Esc><Esc>")
    #expect(screen.effects.contains { if case .saveText(_, let text) = $0 { text.contains("一起说出去") } else { false } })
    #expect(screen.office.desk.incidents.all.isEmpty && screen.office.drafts.isEmpty)
  }

  /// A leader accused by a tick stays accused, whichever key ends the list, and keeps nothing of it.
  @Test(arguments: ["<Enter>乙<Enter><Enter>", "<Enter>乙 <Enter>", "乙<Tab>", "<Enter><Down> <Enter>"])
  func whoIsTickedIsAccusedAndNoKeeper(script: String) throws {
    var screen = Screen(try Office.busy())
    screen.keys(":登记泄密<Enter>泄密<Enter>有人打听是谁举报的<Tab><Tab>\(script)")
    #expect(screen.shows("> 被指涉的其他人"), "\(screen.text)")
    screen.keys("<C-s><C-s>")
    let incident = try #require(screen.office.desk.incidents.all.first)
    #expect(incident.accused == [FormDesk.second] && !incident.keepers.contains(FormDesk.second))
  }

  /// Nobody is ticked: the safe answer goes back to where that is done.
  @Test func nobodyAccusedIsAskedAbout() throws {
    var screen = Screen(try Office.busy())
    screen.keys(":登记泄密<Enter>泄密<Enter>有人打听是谁举报的<C-s><C-s><Enter>")
    #expect(screen.office.desk.incidents.all.isEmpty && screen.shows("> 被指涉的成员"))
    screen.keys("乙<Tab><C-s><C-s>")
    #expect(screen.office.desk.incidents.all.first?.accused == [FormDesk.second])
  }

  /// R6.4: what is written is compared with who works here, as tips are.
  @Test(arguments: ["陈科乙打听举报人<Tab><Tab><Tab>", "有人打听举报人<Tab><Tab><Tab>是陈科乙"])
  func aMemberWhoIsNamedAndNotTickedStopsTheSave(script: String) throws {
    let (office, leader) = try Office.withLeader()
    var screen = Screen(office)
    screen.keys(":登记泄密<Enter>泄密<Enter>\(script)<C-s>")
    #expect(screen.office.desk.incidents.all.isEmpty && screen.shows("> 写到的成员") && screen.shows("陈科乙"))
    // Ticked by the answer, and taken as accused: no keeper.
    var ticked = screen
    ticked.keys("<Enter><Enter><C-s><C-s>")
    let accused = try #require(ticked.office.desk.incidents.all.first, "\(ticked.text)")
    #expect(accused.accused == [leader] && !accused.keepers.contains(leader))
    // Not accused, with a reason that the keepers read.
    screen.keys("<Enter><Down><Enter><C-s>")
    #expect(screen.office.desk.incidents.all.isEmpty && screen.shows("> 为何不是"))
    screen.keys("他是来反映的人<C-s><C-s>y")
    let other = try #require(screen.office.desk.incidents.all.first, "\(screen.text)")
    #expect(other.accused.isEmpty && other.keepers.contains(leader))
    let raised = try #require(screen.office.log.compactMap { $0.event as? IncidentRaised }.first)
    #expect(raised.what.text.contains("陈科乙。他是来反映的人"))
  }

  /// A name that comes after the answer is asked about again.
  @Test func anotherNameAsksAgain() throws {
    var (office, leader) = try Office.withLeader()
    try office.run(
      InviteMember(name: "周科丁", posts: .office, section: nil) { _ in "v" })
    try office.run(AdmitMember(member: MemberID(rawValue: 5), fingerprint: "5"), as: FormDesk.second)
    var screen = Screen(office)
    screen.keys(":登记泄密<Enter>泄密<Enter>陈科乙说的<C-s><Enter><Down><Enter>他是来反映的人<S-Tab><S-Tab>还有周科丁<C-s>")
    #expect(screen.office.desk.incidents.all.isEmpty && screen.shows("> 写到的成员") && screen.shows("周科丁"))
    #expect(leader.rawValue == 4)
  }

  @Test func othersHaveNoList() throws {
    var office = try Office.busy()
    try office.run(
      ChangePosts(member: FormDesk.custodian, posts: .office, section: nil, reason: "调整"), as: FormDesk.second)
    try office.run(SignUndertaking(), as: FormDesk.custodian)
    var screen = Screen(office, as: FormDesk.custodian)
    screen.keys(":泄密<Enter>")
    // What can be done stands first.
    #expect(screen.model.layers.last is FormLayer)
    screen.keys("<Esc>:泄密、打击报复登记<Enter>")
    #expect(screen.model.layers.isEmpty && screen.shows("这一步由"))
  }

  @Test func pictures() throws {
    let office = try Office.raised()
    for size in [Size(columns: 80, rows: 24), Size(columns: 60, rows: 16)] {
      for language in Language.allCases {
        for (name, script) in [("incidents", ":incidents<Enter>"), ("incident", ":incidents<Enter><Enter>")] {
          var screen = Screen(office, as: FormDesk.custodian, size: size, language: language)
          let action = Texts(language)["keys.incidents"]
          screen.keys(script.replacing("incidents", with: action))
          try screen.check(name)
        }
      }
    }
  }
}
