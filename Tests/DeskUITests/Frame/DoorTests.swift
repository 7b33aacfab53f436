import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Login, lock, blanking, the undertaking.
@Suite struct DoorTests {
  @Test func aWrongPassphraseHasToWait() throws {
    var screen = Screen(try Office.busy(), unlocked: false)
    screen.keys("不对<Enter>")
    #expect(screen.shows("口令不对") && screen.shows("请等待 2 秒"))
    screen.keys("口令<Enter>")
    #expect(screen.model.door != nil, "too soon: not even asked")
    #expect(screen.office.asked.count == 1)
    screen.send(.tick(screen.office.now.adding(milliseconds: 1500)))
    #expect(screen.shows("请等待 1 秒"))
    screen.send(.tick(screen.office.now.adding(milliseconds: 2500)))
    screen.keys("<Enter>")
    #expect(screen.model.door == nil && screen.shows("总览"))
  }

  @Test func thePassphraseIsNeverShown() throws {
    var screen = Screen(try Office.busy(), unlocked: false)
    screen.keys("口令")
    #expect(!screen.shows("口令口令") && screen.shows("••"))
    screen.keys("<Enter><C-l>")
    #expect(!screen.shows("••"))
  }

  /// A desk that was opened before the first key (the demo) is shown; a change that was on its way when the screen was
  /// locked is not.
  @Test func onlyADeskThatWasAskedForIsShown() throws {
    let office = try Office.busy()
    var screen = Screen(office, unlocked: false)
    screen.send(.reply(.progress(done: 500, of: 0)))
    screen.send(.reply(.changed(office.session(FormDesk.receiver))))
    #expect(screen.model.door == nil && screen.shows("总览"))
    screen.keys("<C-l>")
    screen.send(.reply(.changed(office.session(FormDesk.receiver))))
    #expect(screen.model.door != nil && !screen.shows("总览"))
  }

  @Test func membersAreFoundByTyping() throws {
    var screen = Screen(try Office.busy(), unlocked: false)
    screen.keys("<Esc>乙<Enter>")
    guard case .passphrase(FormDesk.second)? = screen.model.door?.phase else {
      Issue.record("not the second member")
      return
    }
  }

  /// Esc on a lock, and then the passphrase again: it is in the wrong field, and neither it nor a name shows.
  @Test(arguments: Language.allCases)
  func aLockedDeskListsNobodyAndShowsNoPassphrase(language: Language) throws {
    var screen = Screen(try Office.busy(), language: language)
    screen.keys("<C-l><Esc>")
    func expectNothing(_ typed: String) {
      for name in ["乙", "丙"] + typed.map(String.init) { #expect(!screen.shows(name), "\(name): \(screen.text)") }
    }
    expectNothing("")
    let phrase = "ǒçëŽ"
    screen.keys(phrase)
    expectNothing(phrase)
    screen.keys("<Enter>")
    expectNothing(phrase)
    #expect(
      screen.shows(String(Texts(language)["login.name.unknown"].prefix(12))) && screen.model.door?.name.isEmpty == true)
    screen.send(.input(.paste(phrase)))
    expectNothing(phrase)
    screen.keys("<Esc>")
    expectNothing(phrase)
    #expect(screen.shows(Texts(language)["login.name"]), "emptied first")
    screen.keys("<Esc>口令<Enter>")
    #expect(screen.model.door == nil)
  }

  @Test func escClearsAPassphraseBeforeItLeadsElsewhere() throws {
    var screen = Screen(try Office.busy())
    screen.keys("<C-l>错的<Esc>口令<Enter>")
    #expect(screen.model.door == nil)
  }

  @Test(arguments: ["乙", "y", "Y"])
  func aLockedDeskIsOpenedByAnotherName(name: String) throws {
    var screen = Screen(try Office.busy())
    screen.keys("<C-l><Esc>" + name)
    #expect(screen.shows(name) == (name == "乙"), "a whole name may be read")
    screen.keys("<Enter>")
    #expect(screen.shows("乙"))
    guard case .passphrase(FormDesk.second)? = screen.model.door?.phase else {
      Issue.record("not the second member")
      return
    }
  }

  /// At the start too: what fits nobody may be a passphrase.
  @Test func whatFitsNobodyIsNotShown() throws {
    var screen = Screen(try Office.busy(), unlocked: false)
    screen.keys("<Esc>correct horse")
    #expect(!screen.shows("horse") && screen.shows("••"))
    screen.keys("<Enter>")
    #expect(!screen.shows("••") && screen.shows("乙"), "and does not stay")
  }

  @Test func lockingKeepsDraftsAndShowsNothing() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1n没写完的话")
    screen.keys("<C-l>")
    #expect(screen.office.drafts.count == 1)
    #expect(!screen.shows("没写完") && !screen.shows("酒店") && !screen.shows("JB-"))
    #expect(screen.model.context.session == nil && screen.model.layers.isEmpty)
    screen.keys("口令<Enter>")
    #expect(screen.model.frame.tab == .tips, "back to where the member was")
  }

  @Test func idlenessLocks() throws {
    var screen = Screen(try Office.busy())
    let start = screen.office.now
    screen.send(.tick(start.adding(minutes: 9)))
    #expect(screen.model.door == nil)
    screen.keys("<Down>")
    screen.send(.tick(start.adding(minutes: 18)))
    #expect(screen.model.door == nil, "a key begins the time anew")
    screen.send(.tick(start.adding(minutes: 19)))
    #expect(screen.model.door != nil && screen.shows("无操作 10 分钟"))
  }

  /// Wherever somebody steps up: nothing of what was on the screen is left on it.
  @Test(arguments: [
    "", "1", "1<Left><Enter>", "1<Left><Tab>", "1L<Enter>", "1<Left>/某", "1:", "1:qp", "1s", "1?", "1p", "1n",
    "1n某酒店又来<C-s>",
    "1<Left><End>b", "1n王某打电话13800138000<C-s>", ":手册<Enter>", ":交接<Enter>", ":交接<Enter><Enter>", ":请假<Enter>",
  ])
  func f12HidesEverythingEverywhere(script: String) throws {
    var screen = Screen(try Office.busy(), size: Size(columns: 120, rows: 32))
    screen.keys(script)
    // What was said last goes with the next key, F12 among them.
    screen.model.notice = nil
    let before = screen.text
    screen.keys("<F12>")
    let shown = screen.rows.map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    #expect(shown == [screen.model.context.texts["frame.concealed"].filter { $0 != " " }], "\(screen.text)")
    #expect(screen.model.view().cursor == nil)
    screen.keys("x")
    #expect(screen.text == before, "the next key shows all of it again and does nothing")
  }

  @Test func f12BlanksAndTheNextKeyOnlyShowsAgain() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1n某酒店又来")
    screen.keys("<F12>")
    #expect(!screen.shows("酒店") && screen.shows("按任意键"))
    screen.keys("x")
    #expect(screen.shows("某酒店又来") && !screen.shows("某酒店又来x"))
  }

  @Test func theUndertakingIsSignedAfterReading() throws {
    var office = try Office.busy()
    office.wait(minutes: 60 * 24 * 400)
    var screen = Screen(office)
    #expect(screen.model.layers.last is UndertakingLayer)
    screen.keys("<Enter>")
    #expect(UndertakingLayer.isDue(screen.model.context), "the first Enter reads on")
    screen.keys("<Enter>")
    #expect(!UndertakingLayer.isDue(screen.model.context) && screen.model.layers.isEmpty)
    #expect(screen.shows("已签署保密承诺书"))
  }

  @Test func withoutTheUndertakingActionsSayWhy() throws {
    var office = try Office.busy()
    office.wait(minutes: 60 * 24 * 400)
    var screen = Screen(office)
    screen.keys("<Esc>1n")
    #expect(screen.shows("须先签署保密承诺书") && screen.shows("四(一)"))
  }

  @Test func aTerminalThatIsGoneKeepsTheDraft() throws {
    var screen = Screen(try Office.busy())
    screen.keys("n没写完")
    screen.send(.input(.hangUp))
    #expect(screen.didQuit && screen.office.drafts.count == 1)
  }
}
