import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// The lists: selection, marks, filter, sorting, what others do meanwhile.
@Suite struct ListTests {
  private func shownNumbers(_ screen: Screen) -> [Int] {
    let tips = screen.office.desk.tips
    return (0..<screen.model.frame.tips.count).map { tips.rows[screen.model.frame.tips.order[$0]].number.ordinal }
  }

  @Test(arguments: [
    ("酒店", [3, 2]), ("某jd", [3, 2]), ("mjd", [3, 2, 1]), ("JB-2026-0004", [4]), ("state:received", [5, 3]),
    ("状态:待研判", [5, 3]),
    ("状态：今日到期", [3]), ("state:opened", [2]), ("state:passed", [1]), ("sign:joint", [2]), ("署名:联名", [2]),
    ("channel:phone", [5]), ("渠道:电话", [5]), ("by:me", [3, 2, 1]), ("登记:乙", [5, 4]), ("state:waiting", [4]),
    ("importance:major", [5]), ("程度:重大", [5]), ("酒店 state:received", [3]), ("东街 某jd", [3, 2]),
    ("state:acknowledgement", [1]), ("西街", [4]), ("外地牌照", [5]), ("没有这个", []), ("a:b", []),
  ])
  func filters(line: String, numbers: [Int]) throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Left>/" + line)
    #expect(shownNumbers(screen) == numbers)
    screen.keys("<Enter><Esc>")
    #expect(shownNumbers(screen) == [5, 4, 3, 2, 1], "Esc takes the filter off")
    screen.keys("/")
    #expect(shownNumbers(screen) == numbers, "and / brings its text back")
  }

  @Test func theListFollowsEveryKeyOfTheFilter() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Left>/酒店")
    #expect(screen.model.frame.tips.count == 2)
    screen.keys("<BS><BS>砂")
    #expect(shownNumbers(screen) == [5])
    screen.send(.input(.paste("场")))
    #expect(shownNumbers(screen) == [5])
  }

  @Test func sortsByAColumnAndTurns() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Left>s<Down><Down><Enter>")
    let due = screen.office.desk.tips.rows
    let order = shownNumbers(screen).map { due[$0 - 1].clock?.due ?? .latest }
    #expect(order == order.sorted() && screen.shows("时限 ↑"))
    screen.keys("s<Enter>")
    #expect(screen.shows("时限 ↓"))
    let turned = shownNumbers(screen).map { due[$0 - 1].clock?.due ?? .latest }
    #expect(turned == turned.sorted(by: >))
  }

  @Test func aRangeIsMarked() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Left><Home>v<Down><Down>v")
    #expect(screen.model.frame.tips.marks.count == 3 && screen.shows("已选 3"))
    screen.keys("<Esc>")
    #expect(screen.model.frame.tips.marks.isEmpty)
  }

  /// What the screen shows as marked is what the next key is about, before the range is closed as well.
  @Test func anOpenRangeIsActedOn() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Left><Home>v<Down><Down>")
    #expect(screen.shows("已选 3"))
    let pane = screen.model.frame.tips
    #expect(pane.targets(in: screen.office.desk).count == 3)
    #expect(pane.targets(in: screen.office.desk, limit: 2).count == 2)
    screen.keys("<Home>v<Esc><Down><Space><Home>v<Down>")
    #expect(screen.model.frame.tips.markedCount(in: screen.office.desk) == 2, "none is counted twice")
  }

  @Test func othersDoNotMoveTheSelection() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Left><Down><Down>")
    let selected = screen.model.frame.tips.selected
    try screen.other { office in
      for word in ["某网吧", "某浴场", "某茶楼"] {
        try office.tip(TipContent(title: "", narrative: word), as: FormDesk.second)
      }
    }
    #expect(screen.model.frame.tips.selected == selected && screen.model.frame.tips.count == 8)
    #expect(shownNumbers(screen) == [8, 7, 6, 5, 4, 3, 2, 1])
    #expect(screen.rows.contains { $0.hasPrefix(" > 0003") })
  }

  @Test func aTipThatLeavesTheListHandsTheSelectionOn() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Home>")
    let tip = try #require(screen.model.frame.tips.selected)
    try screen.other { office in
      try office.run(
        OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "明确"), as: FormDesk.second)
    }
    #expect(shownNumbers(screen) == [3] && screen.model.frame.tips.place == 0)
    screen.keys("o")
    #expect(screen.model.layers.count == 1, "the next tip can be triaged at once")
  }

  /// Incremental correction of a list gives what building it anew gives.
  @Test(arguments: ["", "/酒店<Enter>", "<Left>", "<Left>s<Down><Down><Enter>", "<Right>", "/state:received<Enter>"])
  func correctionsEqualARebuild(script: String) throws {
    var screen = Screen(try Office.busy())
    screen.keys("1" + script)
    for step in 0..<6 {
      try screen.other { office in
        let tip = try office.tip(TipContent(title: "", narrative: "某酒店第\(step)次", place: "东街"), as: FormDesk.second)
        if step % 2 == 0 {
          try office.run(
            ProposeOutcome(tip: tip, outcome: .returnForMore(questions: "何时"), reason: "不明"), as: FormDesk.second)
        }
        office.wait(minutes: 30)
      }
    }
    var anew = screen.model.frame.tips
    anew.restart(screen.model.context)
    #expect(
      (0..<anew.count).map { anew.order[$0] }
        == (0..<screen.model.frame.tips.count).map { screen.model.frame.tips.order[$0] })
  }

  @Test func theDetailFollowsTheSelectionAndTheDesk() throws {
    var screen = Screen(try Office.busy(), size: Size(columns: 120, rows: 32))
    screen.keys("1<Home>")
    #expect(screen.shows("夜里采砂，用的是外地牌照的车"))
    screen.keys("<Down>")
    #expect(screen.shows("找人堵门，逼对面饭馆关门。"))
    let tip = try #require(screen.model.frame.tips.selected)
    try screen.other { office in try office.run(SupplementTip(tip: tip, text: "又来了一次"), as: FormDesk.second) }
    #expect(screen.shows("补充材料：又来了一次"))
  }

  @Test func namesOfReportersAreNowhere() throws {
    var screen = Screen(try Office.busy(), size: Size(columns: 200, rows: 60))
    screen.keys("1<Left><Down><Down><Down>")
    #expect(screen.shows("举报人-0001") && screen.shows("代表各举报人"))
  }

  @Test func mouse() throws {
    var screen = Screen(try Office.busy())
    screen.press(column: 14, row: 1)
    #expect(screen.model.frame.tab == .tips)
    screen.press(column: 20, row: 6)
    #expect(screen.model.frame.tips.place == 1 && !screen.model.frame.tips.detail.isOpen)
    screen.press(column: 20, row: 6)
    #expect(screen.model.frame.tips.detail.isOpen)
    screen.keys("<Esc>")
    screen.press(column: 1, row: 10, .wheelUp)
    #expect(screen.model.frame.tips.place == 0)
    let help = try #require(screen.model.footer().first { $0.action == "help" })
    screen.press(column: help.columns.lowerBound, row: 23)
    #expect(screen.model.layers.last is HelpLayer)
    screen.keys("<Esc>")
    screen.press(column: 74, row: 1)
    #expect(screen.model.frame.showsLeads)
  }

  @Test func resizing() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Enter>")
    #expect(screen.model.frame.tips.detail.isOpen)
    for size in [
      Size(columns: 120, rows: 32), Size(columns: 40, rows: 10), Size(columns: 60, rows: 16), Size(columns: 1, rows: 1),
    ] {
      screen.send(.input(.resize(size)))
      let canvas = screen.model.view()
      #expect(canvas.size == size)
      for row in canvas.rows() { #expect(DisplayWidth.of(row) == size.columns) }
    }
  }
}

/// Lists longer than the screen.
@Suite struct LongListTests {
  private func screen(_ count: Int) throws -> Screen {
    var office = try Office.busy()
    let tips = (0..<count).map { RegisterTip(content: TipContent(title: "", narrative: "第\($0)件")) }
    try office.run(Batch(tips))
    var screen = Screen(office)
    screen.keys("1<Left>")
    return screen
  }

  @Test func pagesAndEnds() throws {
    var screen = try screen(100)
    screen.keys("<PgDn>")
    #expect(screen.model.frame.tips.place == 16)
    screen.keys("<End>")
    #expect(screen.model.frame.tips.place == 104 && screen.rows.contains { $0.hasPrefix(" > 0001") })
    screen.keys("<PgUp><Home>")
    #expect(screen.model.frame.tips.place == 0)
    screen.keys("Gg")
    #expect(screen.model.frame.tips.top == 0)
  }

  /// Further down, rows stay where they are on the screen while new ones come in above; at the top, new ones show.
  @Test func newRowsDoNotMoveWhatIsRead() throws {
    var screen = try screen(100)
    screen.keys("<PgDn><PgDn><PgDn>")
    let before = screen.rows[5...20]
    try screen.other { try $0.tip(TipContent(title: "", narrative: "新来的"), as: FormDesk.second) }
    #expect(screen.rows[5...20] == before)
    screen.keys("<Home>")
    try screen.other { try $0.tip(TipContent(title: "", narrative: "又来的"), as: FormDesk.second) }
    #expect(screen.shows("又来的"))
  }

  /// A register of several chunks is looked through in slices, and the list is whole in the end.
  @Test func slicesAddUp() throws {
    var screen = try screen(1_030)
    #expect(screen.model.frame.tips.count == 1_035 && screen.model.frame.tips.scan == nil)
    screen.keys("/1027")
    #expect(screen.model.frame.tips.count == 2, "the number of one, the title of another")
    screen.keys("<Enter>s<Down><Enter>")
    #expect(screen.model.frame.tips.count == 2)
    #expect(screen.model.frame.summary.tips.toTriage == 1_032)
  }
}

/// The order of rows, against plain sorting.
@Suite struct RowOrderTests {
  @Test(arguments: [0, 1, 10, 4_095, 10_000], [1, 700, 1_000_000])
  func sortsByKeyThenRow(count: Int, budget: Int) {
    var state: UInt64 = 42
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_791_035 &+ 1_442_695_040_888_963_407
      return state
    }
    for width in [0, 8, 20, 32] as [UInt64] {
      let keys = (0..<count).map { _ in
        next() >> 62 == 0 ? .max : UInt32(truncatingIfNeeded: (next() >> 31) >> (32 - width))
      }
      let taken = (0..<count).filter { _ in next() >> 61 != 0 }
      var bits = RowBits(chunkCount: (count + 1023) / 1024)
      for row in taken { bits.insert(row) }
      var sorting = RowSort(bits)
      var sorted: [Int32]?
      var steps = 0
      while sorted == nil {
        sorted = sorting.step(budget) { keys[$0] }
        steps += 1
      }
      #expect(sorted?.map(Int.init) == taken.sorted { (keys[$0], $0) < (keys[$1], $1) })
      #expect(budget > 700 || steps >= taken.count / budget / 2)
    }
  }

  @Test func findsAndMovesRows() {
    let keys = (0..<500).map { UInt32($0 * 7919 % 97) }
    var order = RowOrder()
    order.take((0..<Int32(500)).sorted { (keys[Int($0)], $0) < (keys[Int($1)], $1) })
    let sorted = order.rows
    order.isAscending = false
    let row = order[0]
    let place = order.place(of: row)
    order.remove(row)
    #expect(place == 0 && order.place(of: row) == nil)
    order.insert(row) { keys[$0] }
    #expect(order.rows == sorted)
  }
}
