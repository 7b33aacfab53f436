import CaseDomain
import DeskSession
import Terminal
import Testing

@testable import DeskUI

/// Suspected reporter details are looked at before the first save (R6.4).
@Suite struct RedactionTests {
  private static let words = "我叫张三，电话13800138000。某酒店强迫交易。"

  private func open(canSeal: Bool = true, _ words: String = words) throws -> FormDriver {
    var driver = try FormDriver(try FormDesk().session(canSeal: canSeal)) { TipForms.register(in: &$0) }
    driver.paste(words)
    driver.keys("<C-s>")
    return driver
  }

  @Test func everythingFoundIsLeftOutUnlessThePersonSaysOtherwise() throws {
    var driver = try open()
    #expect(driver.intakes.isEmpty)
    #expect(driver.text.contains("【张三】") && driver.text.contains("【13800138000】"))
    driver.keys("<C-s>")
    let intake = try #require(driver.intakes.first)
    #expect(intake.content.narrative == "我叫〔已隐去：姓名〕，电话〔已隐去：电话〕。某酒店强迫交易。")
    #expect(intake.originalNarrative == Self.words)
  }

  @Test func aHintCanBeKept() throws {
    var driver = try open()
    driver.keys("<Tab><Right><C-s>")
    let intake = try #require(driver.intakes.first)
    #expect(intake.content.narrative == "我叫〔已隐去：姓名〕，电话13800138000。某酒店强迫交易。")
  }

  @Test func whenAllIsKeptNothingIsSealed() throws {
    var driver = try open()
    driver.keys("<Right><Tab><Right><C-s>")
    let intake = try #require(driver.intakes.first)
    #expect(intake.content.narrative == Self.words && intake.originalNarrative == nil)
  }

  @Test func moreWordsCanBeLeftOut() throws {
    var driver = try open(canSeal: true, "我叫张三，我妻子王丽也知道。王丽在场。")
    driver.keys("<Tab>王丽、在场<C-s>")
    let intake = try #require(driver.intakes.first)
    #expect(!intake.content.narrative.contains("王丽") && !intake.content.narrative.contains("在场"))
    #expect(intake.originalNarrative?.contains("王丽") == true)
  }

  @Test func goingBackKeepsWordsAndDecisions() throws {
    var driver = try open()
    driver.keys("<Tab><Right><Esc>")
    #expect(driver.layer.form.text("narrative") == Self.words)
    driver.keys("还有一句。<C-s><C-s>")
    let intake = try #require(driver.intakes.first)
    #expect(intake.content.narrative.contains("13800138000") && !intake.content.narrative.contains("张三"))
  }

  /// What was typed about the reporter counts wherever it stands in what is shown.
  @Test func identityFieldsAreLookedForInEveryShownText() throws {
    var driver = try FormDriver(try FormDesk().session()) { TipForms.register(in: &$0) }
    driver.keys("村民张三反映某酒店强迫交易")
    try driver.go(to: "title")
    driver.keys("张三反映的事")
    try driver.go(to: FieldKey("add", in: "reporters", 0))
    driver.keys("<Enter>张三<C-s>")
    #expect(driver.intakes.isEmpty)
    driver.keys("<C-s>")
    let intake = try #require(driver.intakes.first)
    #expect(intake.content.narrative == "村民〔已隐去：姓名〕反映某酒店强迫交易")
    #expect(intake.content.title == "〔已隐去：姓名〕反映的事")
  }

  @Test(
    arguments: [
      ("", "我叫〔已隐去：姓名〕，电话〔已隐去：电话〕。某酒店强迫交易。"), ("<Right>", words),
    ])
  func withoutACustodianThePersonChooses(script: String, narrative: String) throws {
    var driver = try open(canSeal: false)
    #expect(driver.text.contains("原话不能封存"))
    driver.keys(script + "<C-s>")
    let intake = try #require(driver.intakes.first)
    #expect(intake.content.narrative == narrative && intake.originalNarrative == nil)
  }

  @Test func withoutACustodianThePersonMayGoBack() throws {
    var driver = try open(canSeal: false)
    driver.keys("<Right><Right><C-s>")
    #expect(driver.intakes.isEmpty)
    #expect(driver.layer.form.text("narrative") == Self.words && !driver.text.contains("原话不能封存"))
  }

  @Test func laterMaterialIsLookedAtToo() throws {
    var desk = try FormDesk()
    let tip = try desk.tip("某事")
    var driver = try FormDriver(desk.session()) { TipForms.supplement(tip, in: &$0) }
    driver.keys("我叫张三，又看见一次<C-s><C-s>")
    guard case .amend(_, tip, .supplement(let text, let original, _, _, _))? = driver.requests.last else {
      Issue.record("nothing was sent")
      return
    }
    #expect(text == "我叫〔已隐去：姓名〕，又看见一次")
    #expect(original == "我叫张三，又看见一次")
  }
}
