import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// What forms look like, in both languages, on the smallest and on the usual screen.
@Suite struct FormSnapshotTests {
  struct Screen: CustomTestStringConvertible, Sendable {
    let size: Size
    let language: Language
    var testDescription: String { "\(size.columns)x\(size.rows) \(language.tag)" }
  }

  static let screens: [Screen] = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 32)].flatMap { size in
    Language.allCases.map { Screen(size: size, language: $0) }
  }
  static let all =
    screens + [Size(columns: 60, rows: 16), Size(columns: 200, rows: 60)].map { Screen(size: $0, language: .zhHans) }

  private func open(_ screen: Screen, _ desk: FormDesk, as member: MemberID = FormDesk.receiver) throws -> FormDriver {
    try FormDriver(desk.session(as: member), size: screen.size, language: screen.language) {
      TipForms.register(in: &$0)
    }
  }

  @Test(arguments: all) func registerAsItOpens(screen: Screen) throws {
    try FormSnapshot.check(try open(screen, try FormDesk()), "register-empty")
  }

  @Test(arguments: all) func registerFilled(screen: Screen) throws {
    var driver = try open(screen, try FormDesk())
    driver.paste("该酒店长期强迫周边商户从其处进货，不从者即遭到滋扰，有人因此停业。\n上月又有三家商户受到威胁，其中一家已报警。")
    try driver.go(to: "receivedAt")
    driver.keys("昨天 9:14")
    try driver.go(to: FieldKey("add", in: "subjects", 0))
    driver.keys("<Enter>某酒店<Tab>")
    try driver.go(to: "conduct")
    driver.keys("qpjy<Enter>q")
    try FormSnapshot.check(driver, "register-choosing")
    driver.keys("<Enter><Esc>")
    try driver.go(to: FieldKey("add", in: "reporters", 0))
    driver.keys("<Enter>张三<Tab>13800138000<Tab>")
    try FormSnapshot.check(driver, "register-reporter")
  }

  @Test(arguments: screens) func registerWithoutTheMark(screen: Screen) throws {
    var driver = try open(screen, try FormDesk(), as: FormDesk.second)
    driver.keys("<C-s>")
    try FormSnapshot.check(driver, "register-refused")
  }

  @Test(arguments: all) func redaction(screen: Screen) throws {
    var driver = try open(screen, try FormDesk())
    driver.paste("我叫张三，家住城东小区3号楼，电话13800138000。某酒店强迫交易。")
    driver.keys("<C-s>")
    try FormSnapshot.check(driver, "redaction")
  }

  @Test(arguments: screens) func questions(screen: Screen) throws {
    var desk = try FormDesk()
    let tips = [try desk.tip("某酒店强迫交易", subject: "某酒店"), try desk.tip("某砂场强占河道")]
    var driver = try FormDriver(desk.session(), size: screen.size, language: screen.language) {
      TipForms.returnForMore(tips, in: &$0)
    }
    driver.keys("时间和地点")
    try driver.go(to: "reason")
    driver.keys("内容不清<C-s>")
    try FormSnapshot.check(driver, "return-batch")
  }

  @Test(arguments: screens) func theSecondMembersForm(screen: Screen) throws {
    var desk = try FormDesk()
    let tip = try desk.tip("某酒店强迫交易")
    let lead = try desk.lead(from: try desk.tip("某砂场强占河道"))
    try desk.run(ProposeOutcome(tip: tip, outcome: .join(lead), reason: "同一伙人"), as: FormDesk.receiver)
    let driver = try FormDriver(
      desk.session(as: FormDesk.second), size: screen.size, language: screen.language
    ) { TipForms.second([tip], declines: true, in: &$0) }
    try FormSnapshot.check(driver, "second")
  }

  @Test(arguments: screens) func pickingALead(screen: Screen) throws {
    var desk = try FormDesk()
    let first = try desk.lead(from: try desk.tip("某砂场强占河道"))
    _ = try desk.lead(from: try desk.tip("某酒店强迫交易"))
    let tip = try desk.tip("又是那家砂场")
    let likely = [LikelyDuplicate(tip: tip, lead: first, permille: 820, reasons: [])]
    var driver = try FormDriver(desk.session(), size: screen.size, language: screen.language) {
      TipForms.join([tip], likely: likely, in: &$0)
    }
    driver.keys("<Enter>")
    try FormSnapshot.check(driver, "join")
  }
}
