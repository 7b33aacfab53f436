import CaseDomain
import Terminal
import Testing

@testable import DeskUI

/// Numbers are checked while they are typed; a wrong one is pointed out and recorded as given.
@Suite struct ReporterChecksTests {
  private func message(_ name: String, _ text: String, left: Bool) throws -> String? {
    var driver = try FormDriver(try FormDesk().session()) { TipForms.register(in: &$0) }
    try driver.go(to: FieldKey("add", in: "reporters", 0))
    driver.keys("<Enter>")
    let key = FieldKey(name, in: "reporters", 1)
    driver.layer.form.moveFocus(to: key)
    driver.keys(text + (left ? "<Tab>" : ""))
    return driver.layer.form[key].flatMap { driver.layer.form.shownMessage(for: $0)?.text }
  }

  @Test(
    arguments: [
      ("11010519491231002X", false, nil), ("110105194912310021", false, "身份证号校验位不对"),
      ("1101051949", false, nil), ("1101051949", true, "身份证号应为 18 位"),
      ("11010519491331002X", false, "身份证号中的出生日期不对"), ("99010519491231002X", false, "身份证号开头的地区码不对"),
      ("11010519491231Z02X", false, "身份证号中有不该有的字符"), ("", true, nil),
    ] as [(String, Bool, String?)])
  func residentID(text: String, left: Bool, expected: String?) throws {
    #expect(try message("residentID", text, left: left) == expected)
  }

  @Test(
    arguments: [
      ("13800138000", true, nil), ("138 0013 8000", true, nil), ("1380013", false, nil),
      ("1380013", true, "电话号码的位数不对：手机号为 11 位"), ("12345678901", false, "手机号的开头不对"),
      ("0952-6012345", true, nil), ("6012345", true, "固定电话须带区号"), ("12345", true, "这是服务号码，联系不到个人"),
      ("电话", false, "电话号码中有不该有的字符"),
    ] as [(String, Bool, String?)])
  func phone(text: String, left: Bool, expected: String?) throws {
    #expect(try message("phone", text, left: left) == expected)
  }

  @Test func aWrongNumberIsRecordedAsGiven() throws {
    var driver = try FormDriver(try FormDesk().session()) { TipForms.register(in: &$0) }
    driver.keys("某事")
    try driver.go(to: FieldKey("add", in: "reporters", 0))
    driver.keys("<Enter>张三<Tab>1380013<C-s>")
    #expect(driver.intakes.first?.reporters.first?.details == [.name: "张三", .phone: "1380013"])
  }
}
