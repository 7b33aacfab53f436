import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// From keys to rows and commits, on a desk in memory.
@Suite struct FlowTests {
  @Test func aTipIsRegisteredAndItsSlipShown() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1n某网吧夜里接待孩子<C-s>")
    #expect(screen.office.desk.tips.count == 6)
    #expect(screen.shows("登记回条") && screen.shows("JB-2026-0006"))
    screen.keys("<Esc>")
    #expect(screen.rows.contains { $0.hasPrefix(" > 0006") })
  }

  @Test func theNextTipFollowsFromTheSlip() throws {
    var screen = Screen(try Office.busy())
    screen.keys("n某网吧<C-s>n某浴场<C-s><Esc>")
    #expect(screen.office.desk.tips.count == 7)
  }

  @Test func markedTipsOpenOneLead() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Space><Space>o")
    #expect(screen.model.layers.count == 1)
    screen.keys("<Esc>")
    #expect(screen.model.frame.tips.marks.count == 2)
  }

  @Test func theSecondMemberConfirms() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Right><Right>")
    #expect(screen.shows("待第二人确认"))
    screen.keys("c")
    #expect(screen.shows("请说明公司名称和地点"))
  }

  /// After an old ledger was taken in, its times are confirmed together.
  @Test func timesOfReceiptAreConfirmedTogether() throws {
    var office = try Office.busy()
    for word in ["某网吧", "某浴场", "某茶楼"] {
      try office.run(
        RegisterTip(
          content: TipContent(title: "", narrative: word), receivedAt: office.now.adding(minutes: -60 * 24 * 7),
          precision: .day, receiptEvidence: "邮戳"), as: FormDesk.second)
    }
    var screen = Screen(office)
    let waiting = screen.model.frame.summary.waiting(for: .office)
    screen.keys("1<Home>v<Down><Down>d")
    #expect(screen.shows("对已选的 3 件办理"))
    screen.keys("<Enter><Enter><C-s>")
    #expect(screen.shows("收到时间属实"))
    screen.keys("y")
    #expect(screen.office.desk.tips.rows.count { $0.receipt == .confirmed } == 3)
    #expect(screen.model.frame.tips.markedCount(in: screen.office.desk) == 0)
    #expect(screen.model.frame.summary.waiting(for: .office) == waiting, "they are still to triage, each counted once")
  }

  @Test func theConfirmingKeyTakesTimesOfReceiptToo() throws {
    var office = try Office.busy()
    try office.run(
      RegisterTip(
        content: TipContent(title: "", narrative: "某网吧"), receivedAt: office.now.adding(minutes: -60 * 24 * 7),
        precision: .day, receiptEvidence: "邮戳"), as: FormDesk.second)
    var screen = Screen(office)
    screen.keys("1<Left><Left><Home>c")
    #expect(screen.shows("核对收到时间") && screen.shows("邮戳"))
  }

  @Test func decliningAsksWhyAtOnceAndSaysSo() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Right><Right>x对象已写明<C-s>")
    #expect(screen.shows("已完成：不同意"))
    #expect(screen.office.desk.tips.rows.allSatisfy { $0.proposal == nil })
  }

  @Test func joiningWithoutAnyLeadSaysWhatToDo() throws {
    var office = try Office()
    try office.tip(TipContent(title: "", narrative: "某网吧"))
    var screen = Screen(office)
    screen.keys("1l")
    #expect(screen.shows("请先立为线索") && screen.model.layers.isEmpty)
  }

  /// Where no detail stands beside the list, what is alike is asked for when a tip is to be joined.
  @Test func joiningOffersWhatIsAlike() throws {
    let office = try Office.busy()
    var screen = Screen(office)
    screen.keys("1<Home>l")
    #expect(
      screen.office.asked.contains { request in
        if case .likelyDuplicates = request { true } else { false }
      })
    let tip = try #require(screen.model.frame.tips.selected)
    let lead = try #require(office.desk.leads.rows.first).id
    screen.send(
      .reply(.duplicates(of: tip, [LikelyDuplicate(tip: tip, lead: lead, permille: 820, reasons: [])])))
    screen.keys("<Enter>")
    #expect(screen.shows("相近 82%"))
  }

  @Test(arguments: [("o", "已移送"), ("c", "没有等待"), ("r", "没有退回"), ("m", "没有关联")])
  func aRefusedActionSaysWhy(key: String, why: String) throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Left><End>" + key)
    #expect(screen.shows(why), "\(screen.rows[22])")
    #expect(screen.model.layers.isEmpty)
    screen.keys("<Up>")
    #expect(screen.model.notice == nil, "until the next key")
  }

  @Test func ownProposalIsWithdrawn() throws {
    var office = try Office.busy()
    let tip = try #require(office.desk.tips.rows.last).id
    try office.run(ProposeOutcome(tip: tip, outcome: .returnForMore(questions: "何时"), reason: "不明"))
    var screen = Screen(office)
    screen.keys("u")
    #expect(screen.shows("JB-2026-0005"))
    screen.keys("<Enter>")
    #expect(screen.office.desk.tips.openProposal(of: tip) != nil, "no is the answer unless said otherwise")
    screen.keys("u<Left><Enter>")
    #expect(screen.office.desk.tips.openProposal(of: tip) == nil)
    #expect(screen.shows("已撤回：JB-2026-0005"))
  }

  @Test func whatCannotBeWithdrawnIsSaid() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1n某网吧<C-s><Esc>u")
    #expect(screen.shows("登记不能撤回"))
    #expect(screen.office.desk.tips.count == 6)
  }

  @Test func linksLeadToTheLeadAndBack() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Left><Down><Down><Down>.")
    #expect(screen.shows("[线索台账]"))
    screen.keys("<Enter><Enter>")
    #expect(screen.shows("[举报]") && screen.model.frame.tips.selected == screen.office.desk.tips.rows[1].id)
    screen.keys("<Esc>")
    #expect(screen.shows("[线索台账]"))
    screen.keys("<Esc><Esc>")
    #expect(screen.shows("[举报]"))
  }

  @Test func theOverviewLeadsToWhatItCounts() throws {
    var screen = Screen(try Office.busy())
    screen.keys("<Down><Enter>")
    #expect(screen.shows("/状态:今日到期") && screen.shows(" > 0003"))
    screen.keys("<Esc><Esc>")
    #expect(screen.model.frame.tab == .overview)
  }

  @Test func fullWidthKeysCount() throws {
    var screen = Screen(try Office.busy())
    screen.keys("１")
    #expect(screen.model.frame.tab == .tips)
    screen.keys("？")
    #expect(screen.model.layers.last is HelpLayer)
    screen.keys("<Esc>：")
    #expect(screen.model.layers.last is PaletteLayer)
    screen.keys("<Esc>／酒店")
    #expect(screen.model.frame.tips.filter.words == ["酒店"])
  }

  /// Every action can be reached without a letter key: F2 opens the palette, arrows choose, Enter runs.
  @Test func thePaletteReachesEveryAction() throws {
    for action in DeskAction.all where action.places.contains(.tips) && action.id != "palette" {
      var screen = Screen(try Office.busy())
      screen.keys("<F11><F2>")
      guard case let palette? = screen.model.layers.last as? PaletteLayer else {
        Issue.record("no palette")
        return
      }
      let place = try #require(palette.ids.firstIndex(of: action.id))
      screen.keys(String(repeating: "<Down>", count: place))
      let chosen = screen.model.layers.last as? PaletteLayer
      #expect(chosen?.current == action.id)
    }
  }

  @Test(arguments: [
    ("gllx", "joinLead"), ("关联", "joinLead"), ("open a lead", "openLead"), ("lwxs", "openLead"), ("tc", "quit"),
  ])
  func thePaletteFindsByInitialsChineseAndEnglish(typed: String, found: String) throws {
    var screen = Screen(try Office.busy())
    screen.keys("1:" + (typed == "gllx" ? "glxs" : typed))
    let palette = try #require(screen.model.layers.last as? PaletteLayer)
    #expect(palette.current == ActionID(found))
  }

  /// The footer says what Enter will answer, and that is "no" until the bar is moved.
  @Test func aQuestionSaysWhatEnterAnswers() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Space><Space>b何时<Tab>不明<C-s>")
    #expect(screen.rows[23].contains("Enter 返回"))
    screen.keys("<Right>")
    #expect(screen.rows[23].contains("Enter 确定"))
    screen.keys("<Enter>n没写完<C-c>")
    #expect(screen.rows[23].contains("Enter 否"))
  }

  @Test func thePaletteSaysWhenNothingMatches() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1:没有这个操作")
    #expect(screen.shows("没有符合条件的内容"))
  }

  @Test func quittingAsksOnlyForADraft() throws {
    var plain = Screen(try Office.busy())
    plain.keys("1q")
    #expect(plain.didQuit)
    var typing = Screen(try Office.busy())
    typing.keys("n没写完<C-c>")
    #expect(!typing.didQuit && typing.shows("退出后仍会保留"))
    typing.keys("y")
    #expect(typing.didQuit && typing.office.drafts.count == 1)
  }

  @Test func aDraftIsTakenUpFromTheOverview() throws {
    var screen = Screen(try Office.busy())
    screen.keys("n没写完的话<Esc>")
    #expect(screen.office.drafts.count == 1)
    #expect(screen.shows("未完成的草稿"))
    let items = OverviewPane.items(screen.model.context, screen.model.frame.summary)
    let place = try #require(
      items.firstIndex { item in
        if case .draft = item.target { true } else { false }
      })
    screen.keys("0<Home>" + String(repeating: "<Down>", count: place) + "<Enter>")
    #expect(screen.shows("没写完的话"))
  }

  @Test func aDraftsTimeStandsApartFromItsName() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1o，改过的标题<Esc>0")
    let line = try #require(screen.rows.first { $0.contains("立为线索") && $0.contains("JB-") })
    #expect(line.contains(/JB-2026-\d{4} +\d\d:\d\d/), "\(line)")
  }

  @Test func aFormLeftIsOfferedAgainAndGoneOnceSaved() throws {
    var screen = Screen(try Office.busy())
    screen.keys("n没写完的话<Esc>")
    screen.office.wait(minutes: 5)
    screen.send(.tick(screen.office.now))
    screen.keys("n")
    #expect(screen.shows("接着填写"))
    screen.keys("<Enter>")
    #expect(screen.shows("没写完的话") && screen.shows("记为 11-23 14:05"), "the first key's time, not this one's")
    screen.keys("<C-s><Esc>0")
    #expect(screen.office.drafts.isEmpty && !screen.shows("未完成的草稿"))
  }

  /// Help above a form tells the form's keys and starts nothing behind it.
  @Test func helpInAFormIsAboutTheForm() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1n没写完<F1>")
    #expect(screen.shows("保存") && screen.shows("Ctrl-S") && !screen.shows("立为线索"))
    screen.keys("<Enter>")
    #expect(screen.model.layers.count == 1 && screen.shows("没写完"))
  }

  @Test func theCheatSheetNamesEveryAction() {
    for language in Language.allCases {
      let texts = Texts(language)
      let sheet = CheatSheet.text(texts)
      for action in DeskAction.all { #expect(sheet.contains(action.name(texts)), "\(action.id)") }
      #expect(!sheet.contains("⟦"))
    }
  }

  /// No key means two things at one place.
  @Test func keysAreUnambiguous() {
    for place in Frame.Place.allCases {
      let keys = DeskAction.all.filter { $0.places.contains(place) }.flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "\(place)")
    }
  }
}
