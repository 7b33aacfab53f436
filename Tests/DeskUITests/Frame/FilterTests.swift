import CaseDomain
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// What a filter narrows, and what a list says about what it leaves out.
@Suite struct FilterTests {
  private func shownNumbers(_ screen: Screen) -> [Int] {
    let tips = screen.office.desk.tips
    return (0..<screen.model.frame.tips.count).map { tips.rows[screen.model.frame.tips.order[$0]].number.ordinal }
  }

  /// A condition narrows the list it is typed in, as words do; what other lists have is one key away.
  @Test(arguments: ["state:opened", "酒店 署名:联名", "sign:joint", "不买就有人上门"])
  func whatOtherListsHaveIsOneKeyAway(line: String) throws {
    for leaving in ["<Enter>", "<Esc><Enter>"] {
      var screen = Screen(try Office.busy())
      screen.keys("1/" + line)
      #expect(shownNumbers(screen) == [] && screen.shows("‹ 待研判 ›"))
      #expect(screen.shows("其他分组中有 1 件符合，按 Enter 在“全部”中查看"))
      screen.keys(leaving)
      #expect(shownNumbers(screen) == [2] && screen.shows("‹ 全部 ›") && screen.shows("/" + line))
      #expect(!screen.model.frame.isTyping)
    }
  }

  @Test func whatOtherListsHaveIsCountedAnewWhenTheDeskChanges() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1/网吧")
    #expect(!screen.shows("其他分组"))
    try screen.other { office in
      let tip = try office.tip(TipContent(title: "", narrative: "某网吧"), as: FormDesk.second)
      try office.run(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "明确"), as: FormDesk.second)
    }
    #expect(screen.shows("其他分组中有 1 件符合"))
    screen.keys("<Enter>")
    #expect(shownNumbers(screen) == [6])
  }

  /// Opened again, the filter line is ready for another word, and leaves no blanks behind.
  @Test func theFilterLineTakesAnotherWord() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Left>/某jd<Enter>/东街8号")
    #expect(screen.model.frame.tips.filter.words == ["某jd", "东街8号"] && shownNumbers(screen) == [3])
    screen.keys("<Enter>/<Enter>/<Esc>")
    #expect(screen.model.frame.tips.filterLine.text == "某jd 东街8号")
    screen.keys("/")
    #expect(screen.shows("Ctrl-U 清空"))
    screen.keys("<C-u>")
    #expect(screen.model.frame.tips.count == 5 && screen.shows("状态:逾期"), "an empty line says what it takes")
    screen.keys("<Enter>")
    #expect(!screen.model.frame.tips.isFiltered)
  }

  /// In a list of what waits for a second member, a tip that waits for its time of receipt alone says so.
  @Test(arguments: [Size(columns: 60, rows: 16), Size(columns: 80, rows: 24), Size(columns: 120, rows: 32)])
  func aTimeOfReceiptToCheckIsNamed(size: Size) throws {
    var office = try Office.busy()
    try office.run(
      RegisterTip(
        content: TipContent(title: "", narrative: "某网吧"), receivedAt: office.now.adding(minutes: -60 * 24 * 7),
        precision: .day, receiptEvidence: "邮戳"), as: FormDesk.second)
    let marks: [(Language, String, String)] = [(.zhHans, "待核对", "待研判"), (.en, "check time", "to triage")]
    for (language, mark, state) in marks {
      for script in ["1<Right><Right>", "1<Left>/state:check<Enter>"] {
        var screen = Screen(office, size: size, language: language)
        screen.keys(script)
        let line = try #require(screen.rows.first { $0.dropFirst(3).hasPrefix("0006") })
        let row = line.prefix { $0 != "│" }
        #expect(row.contains(mark) && !row.contains(state), "\(script) \(row)")
      }
      var screen = Screen(office, size: size, language: language)
      screen.keys("1")
      #expect(screen.rows.contains { $0.contains("0006") && !$0.contains(mark) }, "in the queue its clock counts")
    }
  }
}
