import CaseDomain
import DeskText
import Testing

@testable import DeskUI

/// Whatever is typed, key by key, the list holds what looking at every entry's text finds.
@Suite struct FilterPropertyTests {
  private static let deeds = ["强买强卖", "放高利贷", "聚众赌博", "ABC公司收费", "Ｋ歌厅涉赌", "café 闹事"]
  private static let firms = ["金鼎会所", "顺达砂石场", "东街8号", "宏运车行"]

  private static func screen() throws -> Screen {
    var office = try Office.busy()
    for number in 0..<1_100 {
      let (deed, firm) = (deeds[number * 7 % deeds.count], firms[number * 5 % firms.count])
      let content = TipContent(
        title: "\(firm)\(number % 37)\(deed)", narrative: "有人",
        subjects: [Subject(kind: .organisation, name: "\(firm)\(number % 11)")],
        place: number % 3 == 0 ? nil : "老城\(number % 5)巷")
      _ = try office.tip(content, as: FormDesk.second)
    }
    return Screen(office)
  }

  @Test(arguments: [
    ["金鼎", "jdhs", "jdhs12"], ["顺达砂石场1", "sdss 强卖", "sdsd"], ["JB-2026-00", "0012", "jb 会所"],
    ["abc", "ＡＢＣ", "kgt", "caf", "é"], ["城3巷 车行", "lc", "东街8", "没有"],
  ])
  func typingNarrows(words: [String]) throws {
    var screen = try Self.screen()
    screen.keys("1<Left>")
    let desk = screen.office.desk
    for word in words {
      screen.keys("/<C-u>")
      var line = ""
      for character in word {
        line.append(character)
        screen.keys(character == " " ? "<Space>" : String(character))
        #expect(Self.shown(screen) == Self.expected(line, desk), "\(line)")
      }
      while !line.isEmpty {
        line.removeLast()
        screen.keys("<BS>")
        #expect(Self.shown(screen) == Self.expected(line, desk), "\(line), taken back")
      }
      screen.keys("<Enter>")
    }
  }

  private static func shown(_ screen: Screen) -> [Int32] { screen.model.frame.tips.order.rows }

  private static func expected(_ line: String, _ desk: Desk) -> [Int32] {
    let patterns = line.split(separator: " ").map { PinyinPattern(String($0)) }
    return (0..<desk.tips.count).filter { row in
      patterns.allSatisfy { $0.matches(TipLedger.searchText(at: row, in: desk)) }
    }.map { Int32($0) }
  }
}
