import CaseDomain
import DeskSession
import Terminal
import Testing

@testable import DeskUI

/// Changing and adding to what is registered, and the small steps around a tip.
@Suite struct AmendFormTests {
  private struct Opened {
    var desk: FormDesk
    let tip: TipID
    let document: TipDocument
  }

  /// A registered tip with an attachment and a sealed original.
  private func opened(_ narrative: String = "某酒店强迫交易") throws -> Opened {
    var desk = try FormDesk()
    var content = TipContent(
      title: "", narrative: narrative, subjects: [Subject(kind: .organisation, name: "某酒店", trade: "住宿")],
      conduct: Conduct(name: "extortion"), place: "城东", channel: .letter)
    content.attachments = [Attachment(name: "照片.jpg", bytes: 1, blob: "aa", key: "k", sha256: "s")]
    content.sealedOriginal = SealedFile(file: "f", sha256: "s")
    let performed = try desk.run(RegisterTip(content: content), as: FormDesk.receiver)
    let tip = TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
    return Opened(desk: desk, tip: tip, document: try desk.document(of: tip, performed))
  }

  private func amendment(_ driver: FormDriver) throws -> (TipContent, String?, [String], String, EventNumber) {
    let request = try #require(driver.requests.last)
    guard case .amend(_, _, .amend(let content, let original, let paths, let reason, let basedOn)) = request else {
      Issue.record("\(request)")
      throw CancellationError()
    }
    return (content, original, paths, reason, basedOn)
  }

  @Test func theFormHoldsWhatIsRegistered() throws {
    let opened = try opened()
    var driver = try FormDriver(opened.desk.session()) { TipForms.amend(opened.document, in: &$0) }
    #expect(driver.text.contains("某酒店强迫交易") && driver.text.contains("来信"))
    driver.keys("，已有三人受害")
    try driver.go(to: "reason")
    driver.keys("补记人数<C-s>")
    let (content, original, paths, reason, basedOn) = try amendment(driver)
    var expected = opened.document.content
    expected.narrative = "某酒店强迫交易，已有三人受害"
    #expect(content == expected, "everything else stays, attachments and the sealed original too")
    #expect(original == nil && paths.isEmpty && reason == "补记人数")
    #expect(basedOn == opened.document.events.last?.envelope.event)
  }

  @Test func nothingChangedIsNotSaved() throws {
    let opened = try opened()
    var driver = try FormDriver(opened.desk.session()) { TipForms.amend(opened.document, in: &$0) }
    try driver.go(to: "reason")
    driver.keys("无<C-s>")
    #expect(driver.requests.allSatisfy { if case .keepDraft = $0 { true } else { false } })
    #expect(driver.text.contains("没有改动"))
  }

  @Test func anAttachmentCanBeTakenOut() throws {
    let opened = try opened()
    var driver = try FormDriver(opened.desk.session()) { TipForms.amend(opened.document, in: &$0) }
    try driver.go(to: "attached")
    driver.keys("<BS>")
    try driver.go(to: "reason")
    driver.keys("附错<C-s>")
    #expect(try amendment(driver).0.attachments.isEmpty)
  }

  @Test func onlyChangedWordsAreLookedAtAgain() throws {
    let opened = try opened("我叫张三，某酒店强迫交易")
    var driver = try FormDriver(opened.desk.session()) { TipForms.amend(opened.document, in: &$0) }
    try driver.go(to: "place")
    driver.keys("二街")
    try driver.go(to: "reason")
    driver.keys("补记<C-s>")
    #expect(try amendment(driver).0.place == "城东二街")
    driver.send(.reply(.refused(driver.layer.id, Refusal(.changedMeanwhile))))
    driver.layer.form.moveFocus(to: "narrative")
    driver.keys("。<C-s>")
    #expect(driver.text.contains("【张三】"))
    driver.keys("<C-s>")
    let (content, original, _, _, _) = try amendment(driver)
    #expect(content.narrative == "我叫〔已隐去：姓名〕，某酒店强迫交易。")
    #expect(original == "我叫张三，某酒店强迫交易。")
  }

  @Test func aReasonDoesNotTellWhoReportedEither() throws {
    let opened = try opened()
    var driver = try FormDriver(opened.desk.session()) { TipForms.amend(opened.document, in: &$0) }
    driver.keys("。另有一家")
    try driver.go(to: "reason")
    driver.keys("举报人电话13800138000补充<C-s><C-s>")
    #expect(try amendment(driver).3 == "举报人电话〔已隐去：电话〕补充")
  }

  /// Someone else worked on the tip while the form was open, or since its draft was kept.
  @Test(arguments: [false, true])
  func whatOthersDidMeanwhileIsNotOverwrittenUnseen(throughDraft: Bool) throws {
    var opened = try opened()
    var driver = try FormDriver(opened.desk.session()) { TipForms.amend(opened.document, in: &$0) }
    driver.keys("，补一句")
    let basedOn = opened.document.events.last?.envelope.event
    try opened.desk.run(
      ProposeOutcome(tip: opened.tip, outcome: .returnForMore(questions: "时间"), reason: "不清楚"), as: FormDesk.second)
    if throughDraft {
      let draft = try #require(driver.layer.draft)
      driver = try FormDriver(opened.desk.session()) {
        TipForms.resume(draft, document: opened.document, in: $0)
      }
    } else {
      driver.see(opened.desk.session())
    }
    #expect(driver.layer.form["seen"]?.isHidden == false)
    try driver.go(to: "reason")
    driver.keys("补记<C-s>")
    #expect(try amendment(driver).4 == basedOn, "the desk refuses it and says what happened")
    driver.send(.reply(.refused(driver.layer.id, Refusal(.changedMeanwhile))))
    try driver.go(to: "seen")
    driver.keys("<Left><C-s>")
    #expect(try amendment(driver).4 == opened.desk.desk.tips.lastEvent(of: opened.tip))
  }

  @Test func laterMaterialNeedsWordsOrAFile() throws {
    let opened = try opened()
    var driver = try FormDriver(opened.desk.session()) { TipForms.supplement(opened.tip, in: &$0) }
    driver.keys("<C-s>")
    #expect(driver.requests.isEmpty && driver.text.contains("须填写内容或附上文件"))
    try driver.go(to: FieldKey("add", in: "attachments", 0))
    driver.keys("<Enter>/tmp/b.pdf<C-s>")
    guard case .amend(_, opened.tip, .supplement("", nil, let received, ["/tmp/b.pdf"], nil))? = driver.requests.last
    else {
      Issue.record("nothing was sent")
      return
    }
    #expect(received == FormDesk.monday)
  }

  @Test func aReturnedTipIsSaidToComeBack() throws {
    var opened = try opened()
    let proposal = try opened.desk.run(
      ProposeOutcome(tip: opened.tip, outcome: .returnForMore(questions: "时间"), reason: "不清楚"), as: FormDesk.receiver)
    let event = try #require(proposal.events.first?.envelope.event)
    try opened.desk.run(ConfirmOutcome(tip: opened.tip, proposal: event), as: FormDesk.second)
    var driver = try FormDriver(opened.desk.session()) { TipForms.supplement(opened.tip, in: &$0) }
    #expect(driver.text.contains("回到待研判"))
    driver = try FormDriver(opened.desk.session()) { TipForms.resume([opened.tip], in: &$0) }
    driver.keys("期限已到<C-s>")
    let command = try #require(driver.commands.first as? ResumeTip)
    #expect(command.reason == "期限已到")
    try opened.desk.run(command, as: FormDesk.receiver)
  }

  @Test func R5_2_anAcknowledgementIsDatedAndNamed() throws {
    var opened = try opened()
    let body = try #require(opened.desk.desk.organisation.bodies.first?.id)
    let proposal = try opened.desk.run(
      ProposeOutcome(tip: opened.tip, outcome: .passOn(body, letter: "函1"), reason: "属公安"), as: FormDesk.receiver)
    let event = try #require(proposal.events.first?.envelope.event)
    try opened.desk.run(ConfirmOutcome(tip: opened.tip, proposal: event), as: FormDesk.second)
    var driver = try FormDriver(opened.desk.session()) { TipForms.acknowledge([opened.tip], in: &$0) }
    driver.keys("<C-u>昨天<Tab>公安收文5号<C-s>")
    let command = try #require(driver.commands.first as? AcknowledgePassing)
    #expect(command.on == CivilDate("2026-11-22") && command.reference == "公安收文5号")
    try opened.desk.run(command, as: FormDesk.receiver, at: FormDesk.monday)
  }

  @Test(arguments: [("<Right>", true), ("依据不足<Enter>没有邮戳", false)])
  func aTimeThatLiesBackIsConfirmedOrDoubted(script: String, confirms: Bool) throws {
    var desk = try FormDesk()
    let performed = try desk.run(
      RegisterTip(
        content: TipContent(title: "", narrative: "某事"), receivedAt: desk.now.adding(minutes: -60 * 24 * 7),
        precision: .day, receiptEvidence: "邮戳 11-13"), as: FormDesk.receiver)
    let tip = TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
    let document = try desk.document(of: tip, performed)
    var driver = try FormDriver(desk.session(as: FormDesk.second)) {
      TipForms.receipt(tip, document: document, in: &$0)
    }
    #expect(driver.text.contains("邮戳 11-13") && driver.text.contains("2026-11-13"))
    driver.keys("<C-s>")
    #expect(driver.commands.isEmpty, "the answer is not taken for granted")
    driver.keys(script + "<C-s>")
    let command = try #require(driver.commands.first)
    #expect((command is ConfirmReceipt) == confirms)
    try desk.run(command, as: FormDesk.second)
    #expect(desk.desk.tips[tip]?.receipt == (confirms ? .confirmed : .doubted))
  }
}
