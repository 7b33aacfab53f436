import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Late material of a restricted tip is asked about and looked through as intake is (R6.4).
@Suite struct LateRestrictedTests {
  private static let named = MemberID(rawValue: 4)

  private func driver(_ typed: String) throws -> FormDriver {
    var office = try RestrictedPaneTests.office()
    try office.run(InviteMember(name: "陈科乙", posts: .custodian, section: nil) { _ in "v" }, as: FormDesk.receiver)
    let tip = try #require(office.desk.restricted.rows.first).id
    let session = office.session(FormDesk.custodian)
    let form = RestrictedWordsForm(step: .supplement, tip: tip)
    var driver = try FormDriver(session) { FormLayer(form, in: &$0, session: session) }
    driver.keys(typed)
    return driver
  }

  private func sent(_ driver: FormDriver) throws -> (text: String, original: String?, conflicts: [MarkedConflict]) {
    guard case .supplement(_, let text, let original, _, let conflicts)? = driver.handed.first else {
      Issue.record("\(driver.text)")
      throw Refusal(.noSuchRestricted)
    }
    return (text, original, conflicts)
  }

  @Test(arguments: ["陈科乙也分了钱", "陳科乙也分了钱"])
  func `a name of this bureau stops it, and who is meant is taken off with it`(text: String) throws {
    var driver = try driver(text + "<C-s>")
    #expect(driver.handed.isEmpty && driver.layer.form.focus == ConcernFields.answer, "\(driver.text)")
    driver.layer.form.choose(ConcernFields.answer, ["yes"])
    driver.keys("<Tab><C-s><C-s>")
    let sent = try sent(driver)
    #expect(sent.text == text && sent.conflicts.map(\.member) == [Self.named])
  }

  @Test func `yes without saying who is no answer`() throws {
    var driver = try driver("有人也分了钱")
    driver.layer.form.choose(ConcernFields.answer, ["yes"])
    driver.keys("<Tab><C-s><C-s>")
    #expect(driver.handed.isEmpty && driver.layer.form.focus == ConcernFields.whom, "\(driver.text)")
  }

  @Test func `who is not meant stays, with a reason that stands beside the words`() throws {
    var driver = try driver("陈科乙来劝过<C-s>")
    driver.layer.form.choose(ConcernFields.answer, ["no"])
    driver.keys("<Tab><C-s>")
    #expect(driver.handed.isEmpty && driver.layer.form.focus == ConcernFields.namesake, "\(driver.text)")
    driver.keys("同名村民<C-s><C-s>")
    let sent = try sent(driver)
    #expect(sent.conflicts.isEmpty && sent.text.hasPrefix("陈科乙来劝过\n") && sent.text.contains("同名村民"))
    #expect(sent.original == nil)
  }

  @Test func `those whom the tip concerns already, and who writes, are not asked about`() throws {
    let driver = try driver("又来一信")
    let offered = try #require(driver.layer.form[ConcernFields.whom]?.source).options(matching: "", limit: 9)
    #expect(offered.map(\.id) == ["1", "2", "4"])
    #expect(driver.layer.form.choice(ConcernFields.answer) == "no")
  }

  @Test func `more words can be left out where nothing was found, and the original is sealed`() throws {
    var driver = try driver("王家二小子亲眼看见<C-s>")
    #expect(driver.handed.isEmpty && driver.text.contains("还要隐去"), "\(driver.text)")
    driver.keys("王家二小子<C-s>")
    let sent = try sent(driver)
    #expect(sent.text == "〔已隐去：其他信息〕亲眼看见" && sent.original == "王家二小子亲眼看见")
  }
}
