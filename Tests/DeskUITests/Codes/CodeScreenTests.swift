import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Receipt codes on the screen: given out at the counter, used there, judged by a custodian.
@Suite struct CodeScreenTests {
  static let sizes = [Size(columns: 80, rows: 24), Size(columns: 60, rows: 16)]
  private static let typed = "7k2m 9qrs tvwx yzo1 4"
  private static let issue = "1n某网吧收保护费<C-s>c<Enter>\(typed)<Enter>旧书店2026<Enter>旧书店2026<Enter>"

  /// A desk with a coded tip of which nobody is known.
  private func coded() throws -> Office {
    var screen = Screen(try Office.busy())
    screen.keys(Self.issue)
    try #require(screen.office.desk.codes.all.count == 1)
    return screen.office
  }

  private func picture(_ name: String, _ office: Office, as member: MemberID, _ script: String) throws {
    for size in Self.sizes {
      for language in Language.allCases {
        var screen = Screen(office, as: member, size: size, language: language)
        screen.keys(script)
        try screen.check(name)
      }
    }
  }

  // MARK: Giving a code out

  @Test func theSlipOffersACodeWhereNobodyIsKnown() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1n某网吧收保护费<C-s>")
    #expect(screen.rows.last?.contains("c 查询码") == true)
    // Who is no receiver is offered none.
    screen = Screen(try Office.busy(), as: FormDesk.second)
    screen.keys("1n某网吧收保护费<C-s>")
    #expect(screen.rows.last?.contains("查询码") == false)
  }

  @Test func aCodeIsShownOnceTypedBackAndGivenAPassword() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1n某网吧收保护费<C-s>c")
    #expect(screen.shows(Office.code))
    screen.keys("<Enter>")
    #expect(!screen.shows("9QRS"), "it is noted down by now")
    screen.keys(Self.typed + "<Enter>旧书店2026")
    #expect(!screen.shows("旧书店"), "typed unseen")
    screen.keys("<Enter>旧书店2026<Enter>")
    let tip = try #require(screen.office.desk.tips.rows.last)
    #expect(screen.office.desk.codes.of(tip.id)?.tag == Office.tag(Office.code))
    #expect(screen.model.layers.isEmpty && screen.shows("已登记查询码"))
  }

  /// Tab goes on as in every form; and whoever types on without either, types nothing that can be read.
  @Test(arguments: ["<Tab>", "<Enter>", ""])
  func noPasswordShowsWhereTheCodeIsTyped(key: String) throws {
    var screen = Screen(try Office.busy())
    screen.keys("1n某网吧收保护费<C-s>c<Enter>\(Self.typed)\(key)abc旧书店2026")
    #expect(!screen.shows("abc") && !screen.shows("旧书店"), "\(screen.text)")
    #expect(screen.shows("yzo1 4") == key.isEmpty)
    screen.keys(key.isEmpty ? "<Enter>旧书店2026<Tab>旧书店2026<Tab>" : "\(key)abc旧书店2026\(key)")
    #expect(screen.office.desk.codes.all.count == 1 && screen.shows("已登记查询码"))
  }

  @Test(arguments: ["查询码", "cxm"])
  func thePaletteFindsAllThatIsDoneWithACode(words: String) throws {
    var screen = Screen(try coded(), as: FormDesk.second, size: Size(columns: 80, rows: 24))
    screen.keys(":\(words)")
    #expect(screen.shows("凭码补充") && screen.shows("凭码认领"), "\(screen.text)")
  }

  @Test(arguments: [
    ("<Enter>7K2M<Enter>", "不一致"), ("<Enter>\(typed)<Enter>12345<Enter>", "至少 6 个字符"),
    ("<Enter>\(typed)<Enter>旧书店2026<Enter>旧书店2027<Enter>", "两次输入的密码不一致"), ("<Esc>", "刚才显示的作废"),
    ("<Enter>\(typed)<Esc>", "刚才显示的作废"),
  ])
  func whatIsNotRightIsNotRecorded(script: String, words: String) throws {
    var screen = Screen(try Office.busy())
    screen.keys("1n某网吧收保护费<C-s>c" + script)
    #expect(screen.shows(words))
    #expect(screen.office.desk.codes.all.isEmpty)
  }

  @Test func lockingForgetsACode() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1n某网吧收保护费<C-s>c<C-l>")
    #expect(!screen.shows("7K2M") && screen.model.layers.isEmpty && screen.office.drafts.isEmpty)
  }

  @Test func theActionSaysWhyThereIsNoCode() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Left>:登记查询码<Enter>")
    #expect(
      screen.model.layers.isEmpty && !screen.office.asked.contains { if case .drawCode = $0 { true } else { false } })
  }

  // MARK: Using it

  @Test func whoeverAddsLearnsNothingOfTheTip() throws {
    let office = try coded()
    var screen = Screen(office, as: FormDesk.second)
    screen.keys(":凭码补充<Enter>\(Self.typed)<Tab>旧书店2026<Tab><Tab>老板又来过<C-s>")
    #expect(screen.model.layers.isEmpty && screen.shows("已补充"))
    #expect(!screen.shows("JB-"))
    let tip = try #require(screen.office.desk.tips.rows.last)
    #expect(tip.signature == .anonymous)
    #expect(screen.office.log.contains { ($0.event as? TipSupplemented)?.text == "老板又来过" })
  }

  @Test func aWrongPasswordAndAnUnknownCodeLookTheSame() throws {
    let office = try coded()
    func text(_ code: String, _ password: String) -> String {
      var screen = Screen(office, as: FormDesk.second)
      screen.keys(":凭码补充<Enter>\(code)<Tab>\(password)<Tab><Tab>老板又来过<C-s>")
      #expect(screen.office.desk.tips.rows.last?.signature == .unidentifiable)
      // What was typed as the code differs, and stands in its field.
      return screen.rows.filter { !$0.contains(code) }.joined(separator: "\n")
    }
    let wrong = text(Self.typed, "猜的密码不对")
    #expect(wrong.contains("查询码或密码不对"))
    #expect(wrong == text("1111 2222 3333 4444 5", "旧书店2026"))
  }

  @Test func theFormStaysForAnotherTry() throws {
    var screen = Screen(try coded(), as: FormDesk.second)
    screen.keys(":凭码补充<Enter>\(Self.typed)<Tab>猜的密码不对<Tab><Tab>老板又来过<C-s>")
    #expect(screen.shows("老板又来过"))
    // Both are given again: what was typed unseen is gone, and the focus is on the code.
    screen.keys("<Tab>旧书店2026<C-s>")
    #expect(screen.shows("已补充"))
  }

  /// Neither its characters, nor dots, nor the caret say how long the password is, while it is typed or after.
  @Test(arguments: [":凭码补充<Enter>\(typed)<Tab>", ":凭码认领<Enter>\(typed)<Tab>", "1n某网吧收保护费<C-s>c<Enter>\(typed)<Enter>"])
  func nothingShowsOfHowMuchIsTyped(script: String) throws {
    func typing(_ password: String, _ then: String = "") throws -> (String, Point?) {
      var screen = Screen(script.contains("收保护费") ? try Office.busy() : try coded())
      screen.keys(script + password + then)
      #expect(!screen.shows("旧书"), "\(screen.text)")
      return (screen.text, screen.model.view().cursor)
    }
    let (none, start) = try typing("")
    for password in ["旧", "旧书店2026", "旧书店2026年在桥头<Left><Left>"] {
      #expect(try typing(password) == (none, start))
    }
    if script.hasPrefix(":") {
      let (short, long) = (try typing("旧书店2026", "<Tab>"), try typing("旧书店2026年在桥头", "<Tab>"))
      #expect(short == long && short.0.contains("已输入"))
      #expect(try typing("", "<Tab>").0.contains("未输入"))
    }
  }

  @Test(arguments: [
    ":凭码补充<Enter>\(typed)<Tab>12345<Tab><Tab>老板又来过<C-s>", "1n某网吧收保护费<C-s>c<Enter>\(typed)<Enter>12345<Enter>",
  ])
  func aPasswordTooShortIsTypedAgain(script: String) throws {
    let isUsed = script.hasPrefix(":")
    var screen = Screen(isUsed ? try coded() : try Office.busy())
    screen.keys(script)
    #expect(screen.shows("至少 6 个字符"), "\(screen.text)")
    // What was too short is gone, and no attempt was spent on it.
    screen.keys(isUsed ? "旧书店2026<C-s>" : "旧书店2026<Enter>旧书店2026<Enter>")
    #expect(screen.shows(isUsed ? "已补充" : "已登记查询码"), "\(screen.text)")
  }

  @Test func afterFiveAttemptsTheCounterWaits() throws {
    var screen = Screen(try coded(), as: FormDesk.second)
    screen.keys(":凭码补充<Enter>\(Self.typed)<Tab>猜的密码不对<Tab><Tab>老板又来过<C-s>")
    for _ in 0..<4 { screen.keys("<Tab>猜的密码不对<C-s>") }
    screen.keys("<Tab>旧书店2026<C-s>")
    #expect(screen.shows("输错次数太多"))
  }

  /// The screen is turned to one reporter after the other: what one typed waits for nobody (R6.4).
  @Test(arguments: ["凭码补充", "凭码认领"], ["<C-l>", "<Esc><Right><Enter>"])
  func nothingOfTheFormIsKeptOrOfferedToTheNext(action: String, leaving: String) throws {
    var screen = Screen(try coded(), as: FormDesk.second)
    screen.keys(":\(action)<Enter>\(Self.typed)<Tab>旧书店2026<Tab><Enter><Down><Enter>老板又来过")
    #expect(!screen.shows("草稿"), "\(screen.text)")
    screen.keys(leaving)
    #expect(screen.office.drafts.isEmpty && !screen.model.facesReporter && !screen.shows("已存为草稿"), "\(screen.text)")
    // A draft that an earlier version left is not offered either.
    screen.office.drafts = [
      FormDraft(
        id: String(repeating: "0", count: 32), form: action == "凭码补充" ? "code.add" : "code.claim", startedAt: 0,
        fields: ["way": "phone"])
    ]
    var next = Screen(screen.office, as: FormDesk.second)
    next.keys(":\(action)<Enter>")
    #expect(next.model.facesReporter && !next.shows("草稿"), "\(next.text)")
  }

  // MARK: Claims

  private func claimed() throws -> Office {
    var screen = Screen(try coded(), as: FormDesk.second)
    screen.keys(":凭码认领<Enter>\(Self.typed)<Tab>旧书店2026<Tab><Tab>张三<Tab>13800138000")
    screen.keys("<Tab><Tab><Tab><Tab><Tab><Tab>当日穿灰大衣<C-s>")
    try #require(screen.office.desk.codes.waitingClaims.count == 1)
    #expect(screen.shows("已受理认领") && !screen.shows("JB-"))
    return screen.office
  }

  @Test func aCustodianFindsReadsAndJudgesAClaim() throws {
    var screen = Screen(try claimed(), as: FormDesk.custodian)
    #expect(screen.shows("凭码认领待核实"))
    screen.keys(":核实凭码<Enter><Enter>")
    #expect(screen.shows("灰大衣") && screen.shows("城东茶馆"))
    screen.keys("c与原件一致<C-s>")
    #expect(screen.shows("绑定"))
    screen.keys("y")
    #expect(screen.shows("是举报人") && !screen.shows("灰大衣"))
    let tip = try #require(screen.office.desk.tips.rows.last)
    #expect(tip.reporters == 1 && tip.signature == .realName)
    #expect(!screen.shows("凭码认领待核实"))
  }

  @Test func aClaimThatNobodyMayJudgeIsNotLeftLying() throws {
    var screen = Screen(try coded(), as: FormDesk.custodian)
    screen.keys(":凭码认领<Enter>\(Self.typed)<Tab>旧书店2026<Tab><Tab>张三<Tab>13800138000")
    screen.keys("<Tab><Tab><Tab><Tab><Tab><Tab>当日穿灰大衣<C-s>")
    try #require(screen.office.desk.codes.waitingClaims.count == 1)
    for (member, isTold) in [(FormDesk.custodian, true), (FormDesk.second, true), (FormDesk.receiver, false)] {
      let told = Screen(screen.office, as: member, size: Size(columns: 120, rows: 32))
      #expect(told.shows("1 件凭码认领没有保密员可以核实") == isTold, "\(told.text)")
      #expect(!told.shows("凭码认领待核实"))
    }
    // Another custodian may judge it, and then no more is said.
    var office = screen.office
    try office.run(
      ChangePosts(
        member: FormDesk.receiver, posts: [.office, .receiver, .admin, .custodian], section: nil, reason: "兼任"),
      as: FormDesk.second)
    try office.run(SignUndertaking())
    #expect(office.desk.stuckClaims.count == 1, "who took in the tip may not judge either")
    try office.run(InviteMember(name: "丁", posts: .custodian, section: nil) { "v\($0.rawValue)" })
    try office.run(AdmitMember(member: MemberID(rawValue: 4), fingerprint: "F4"))
    #expect(office.desk.stuckClaims.isEmpty)
  }

  @Test func othersDoNotSeeClaims() throws {
    let office = try claimed()
    for member in [FormDesk.receiver, FormDesk.second] {
      var screen = Screen(office, as: member)
      #expect(!screen.shows("凭码认领待核实"))
      screen.keys(":核实凭码<Enter>")
      #expect(screen.shows("这一步由保密员办理"))
    }
  }

  // MARK: Pictures

  @Test func pictures() throws {
    let busy = try Office.busy()
    try picture("code-shown", busy, as: FormDesk.receiver, "1n某网吧收保护费<C-s>c")
    try picture("code-password", busy, as: FormDesk.receiver, "1n某网吧收保护费<C-s>c<Enter>\(Self.typed)<Enter>123<Enter>")
    let office = try claimed()
    try picture("code-add", office, as: FormDesk.second, ":凭码补充<Enter>\(Self.typed)<Tab>猜的密码不对<C-s>")
    try picture("claims", office, as: FormDesk.custodian, ":核实凭码<Enter>")
    try picture("claim", office, as: FormDesk.custodian, ":核实凭码<Enter><Enter>")
  }
}
