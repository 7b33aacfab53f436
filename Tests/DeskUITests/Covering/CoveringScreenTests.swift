import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Leaving out more of a tip on the screen, and what a custodian does about it (R6.4).
@Suite struct CoveringScreenTests {
  static let sizes = SnapshotTests.sizes
  private static let narrative = "我叫张三，是隔壁饭馆的会计，电话13800138000。某酒店收保护费。"

  /// A desk where a tip tells more than it should.
  private func told() throws -> Office {
    var office = try Office.busy()
    try office.tip(TipContent(title: "隔壁饭馆的会计说收保护费", narrative: Self.narrative))
    return office
  }

  private func covered() throws -> Office {
    var screen = Screen(try told())
    screen.keys("1<Home>w")
    #expect(screen.shows("日志里仍留有先前的内容") && screen.shows("此前已看过的人：甲"))
    screen.keys("<Tab>隔壁饭馆的会计、张三、13800138000<Tab>像是举报人<C-s>")
    #expect(screen.shows("已遮盖"), "\(screen.text)")
    return screen.office
  }

  @Test func whatIsTypedIsShownNoMoreAnywhere() throws {
    let office = try covered()
    let tip = try #require(office.desk.tips.rows.last)
    #expect(office.desk.tips.covering(of: tip.id)?.words.count == 3)
    var screen = Screen(office, size: Self.sizes[2])
    screen.keys("1<Home><Enter>")
    #expect(screen.shows("我叫***，是***，电话***。") && screen.shows("后来又遮盖 3 处"))
    for secret in ["隔壁饭馆", "张三", "13800138000"] { #expect(!screen.shows(secret), "\(screen.text)") }
    screen.keys("<Esc>/会计")
    #expect(screen.model.frame.tips.count == 0)
    // Nor in the form that corrects it, nor in the log.
    screen.keys("<Esc><C-u><Esc>e")
    #expect(!screen.shows("张三"))
    var log = Screen(office, as: FormDesk.second, size: Self.sizes[2])
    log.keys("8")
    #expect(log.shows("扩大遮盖 3 处") && !log.shows("会计"))
  }

  @Test func whatIsFlaggedIsChosenWithAKey() throws {
    var screen = Screen(try told())
    screen.keys("1<Home>w<Enter>")
    #expect(screen.shows("13800138000（电话）"), "\(screen.text)")
  }

  @Test func wordsThatStandNowhereAreNotTaken() throws {
    var screen = Screen(try told())
    screen.keys("1<Home>w<Tab>李四<Tab>像是举报人<C-s>")
    #expect(screen.shows("没有“李四”"))
    screen = Screen(try told())
    screen.keys("1<Home>w<Tab><Tab>像是举报人<C-s>")
    #expect(screen.shows("至少两个字"))
    #expect(screen.office.desk.tips.covering(of: try #require(screen.office.desk.tips.rows.last).id) == nil)
  }

  @Test func nothingTypedIsKeptAsADraft() throws {
    var screen = Screen(try told())
    screen.keys("1<Home>w<Tab>隔壁饭馆的会计<Esc>")
    if screen.shows("放弃") || !screen.model.layers.isEmpty { screen.keys("y") }
    #expect(screen.office.drafts.isEmpty)
  }

  @Test func aCustodianLooksAndShowsItAgain() throws {
    var screen = Screen(try covered(), as: FormDesk.custodian)
    screen.keys("1<Home>:恢复显示<Enter>")
    #expect(screen.shows("先把打开的人和理由记入日志"))
    screen.keys("核对原话<C-s>")
    #expect(screen.shows(Self.narrative.prefix(12).description) && screen.shows("已遮盖的文字"))
    screen.keys("<Enter><Enter>")
    #expect(screen.shows("隔壁饭馆的会计"))
    screen.keys("隔壁<Enter><Esc><Tab><Tab>是被举报的饭馆<C-s>")
    #expect(screen.shows("恢复显示吗"), "\(screen.text)")
    screen.keys("y")
    let tip = try #require(screen.office.desk.tips.rows.last)
    #expect(screen.office.desk.tips.covering(of: tip.id)?.words.count == 2)
    #expect(screen.office.document(of: tip.id)?.content.narrative == "我叫***，是隔壁饭馆的会计，电话***。某酒店收保护费。")
    #expect(screen.office.log.contains { $0.event is OriginalOpened })
  }

  @Test func lockingTakesTheOriginalAway() throws {
    var screen = Screen(try covered(), as: FormDesk.custodian)
    screen.keys("1<Home>:恢复显示<Enter>核对原话<C-s>")
    #expect(screen.shows("张三"))
    screen.keys("<C-l>")
    #expect(!screen.shows("张三") && !screen.model.layers.contains { $0 is OriginalsLayer })
  }

  @Test func othersAreToldWhoOpensIt() throws {
    for member in [FormDesk.receiver, FormDesk.second] {
      var screen = Screen(try covered(), as: member)
      screen.keys("1<Home>:恢复显示<Enter>")
      #expect(screen.shows("这一步由保密员办理"))
    }
  }

  @Test func whatComesByReceiptCodeIsLookedAtToo() throws {
    var driver = try FormDriver(try FormDesk().session(canSeal: true)) { context in
      context.session.map { FormLayer(AddWithCodeForm(), in: &context, session: $0) }
    }
    driver.keys("7K2M9QRSTVWXYZ014<Tab>旧书店2026<Tab><Tab>")
    driver.paste("我是张三，电话13800138000，又见到他们收钱")
    driver.keys("<C-s>")
    #expect(driver.text.contains("【13800138000】"), "\(driver.text)")
  }

  @Test func pictures() throws {
    let told = try told()
    let covered = try covered()
    for (name, office, member, script) in [
      ("cover", told, FormDesk.receiver, "1<Home>w<Tab>隔壁饭馆的会计<Tab>像是举报人"),
      ("covered", covered, FormDesk.receiver, "1<Home><Enter>"),
    ] {
      for size in Self.sizes {
        for language in Language.allCases {
          var screen = Screen(office, as: member, size: size, language: language)
          screen.keys(script)
          try screen.check(name)
        }
      }
    }
    for size in Self.sizes {
      for language in Language.allCases {
        let words = language == .en ? ":Open the original<Enter>" : ":恢复显示<Enter>"
        var screen = Screen(covered, as: FormDesk.custodian, size: size, language: language)
        screen.keys("1<Home>\(words)核对原话<C-s>")
        try screen.check("originals")
        screen.keys("<Enter>")
        try screen.check("uncover")
      }
    }
  }
}
