import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Leaks and retaliation on the screen: raised by anybody, followed up by those who are not accused.
@Suite struct IncidentScreenTests {
  private func raised(_ kind: String = "泄密") throws -> Office {
    var screen = Screen(try Office.busy())
    screen.keys(":登记泄密<Enter>")
    // The kind is chosen by typing, then the words.
    screen.keys("\(kind)<Enter>有人打听是谁举报的<C-s>")
    try #require(screen.office.desk.incidents.all.count == 1)
    #expect(screen.model.layers.isEmpty && screen.shows("已登记"))
    return screen.office
  }

  @Test func aKeeperFindsItAndFollowsUp() throws {
    var screen = Screen(try raised(), as: FormDesk.custodian)
    #expect(screen.shows("泄密、打击报复未了结"))
    screen.keys(":泄密、打击报复登记<Enter><Enter>")
    #expect(screen.shows("有人打听是谁举报的"))
    screen.keys("r函9号<C-s>")
    #expect(screen.office.desk.incidents.all[0].referral?.words == "函9号")
    #expect(screen.shows("函9号"))
  }

  @Test func dangerIsOverdueUntilThePoliceKnow() throws {
    var screen = Screen(try raised("人身"), as: FormDesk.custodian)
    #expect(screen.shows("当日报警"))
    screen.keys(":泄密、打击报复登记<Enter><Enter>t值班室<C-s><Esc><Esc>")
    #expect(screen.office.desk.incidents.all[0].police?.words == "值班室")
    #expect(!screen.shows("当日报警"))
  }

  @Test func anotherMemberIsAccusedAndPrintingIsOnRecord() throws {
    var screen = Screen(try raised(), as: FormDesk.custodian)
    screen.keys(":泄密、打击报复登记<Enter><Enter>a<Enter>乙<Enter>转述的是乙<C-s>")
    #expect(screen.office.desk.incidents.all[0].accused == [FormDesk.second])
    screen.keys("p")
    #expect(screen.office.desk.incidents.all[0].notes.count == 1)
    #expect(
      screen.effects.contains { if case .saveText(_, let text) = $0 { text.contains("有人打听是谁举报的") } else { false } })
  }

  @Test func aKeeperSaysWhatItIsAbout() throws {
    var screen = Screen(try raised(), as: FormDesk.custodian)
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
    screen.keys(":登记泄密<Enter>泄密<Enter>领导和保密员一起说出去的<Tab><Tab>\(accused)<Tab><C-s>")
    #expect(screen.shows("取出文稿送县纪检监察机关"))
    screen.keys("y")
    #expect(screen.shows("领导和保密员一起说出去的") && screen.shows("送县纪检监察机关"))
    screen.keys("p<Esc><Esc>")
    #expect(screen.effects.contains { if case .saveText(_, let text) = $0 { text.contains("一起说出去") } else { false } })
    #expect(screen.office.desk.incidents.all.isEmpty && screen.office.drafts.isEmpty)
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
    let office = try raised()
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
