import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Taking a tip in by keyboard (issue 2: intake takes what a person has).
@Suite struct RegisterTipFormTests {
  private func open(
    as member: MemberID = FormDesk.receiver, canSeal: Bool = true, drafts: [FormDraft] = []
  ) throws -> FormDriver {
    try FormDriver(try FormDesk().session(as: member, drafts: drafts, canSeal: canSeal)) {
      TipForms.register(in: &$0)
    }
  }

  @Test func theNarrativeIsEnough() throws {
    var driver = try open()
    driver.keys("某酒店长期强迫交易<C-s>")
    let intake = try #require(driver.intakes.first)
    #expect(intake.content.narrative == "某酒店长期强迫交易")
    #expect(intake.content.channel == .visit)
    #expect(intake.content.importance == .ordinary)
    #expect(intake.reporters.isEmpty && intake.content.subjects.isEmpty && intake.originalNarrative == nil)
    #expect(intake.receivedAt == FormDesk.monday && intake.precision == .minute)
  }

  @Test func nothingIsSavedWithoutWords() throws {
    var driver = try open()
    driver.keys("<C-s>")
    #expect(driver.requests.isEmpty)
    #expect(driver.layer.form.focus == "narrative")
    #expect(driver.text.contains("此项必填"))
    driver.keys("  <C-s>")
    #expect(driver.requests.isEmpty)
  }

  @Test func theFirstKeyStampsTheTime() throws {
    var driver = try open()
    driver.context.now = FormDesk.monday.adding(minutes: 3)
    driver.keys("某")
    driver.context.now = FormDesk.monday.adding(minutes: 40)
    driver.keys("店<C-s>")
    #expect(driver.intakes.first?.receivedAt == FormDesk.monday.adding(minutes: 3))
  }

  @Test func everythingByKeyboard() throws {
    var driver = try open()
    driver.keys("对方多次到工地阻挠施工<Enter>并索要钱财")
    try driver.go(to: "channel")
    driver.keys("电话<Enter>")
    #expect(driver.layer.form.focus == "channelDetail")
    driver.keys("值班室")
    try driver.go(to: "receivedAt")
    driver.keys("今天 9:14")
    try driver.go(to: FieldKey("add", in: "subjects", 0))
    driver.keys("<Enter>某某公司")
    driver.keys("<Tab>单位<Enter>头目<Tab>城东<Tab>砂石")
    try driver.go(to: "conduct")
    driver.keys("qpjy<Enter>qzls <Esc>")
    try driver.go(to: "place")
    driver.keys("城东工地")
    driver.keys("<Tab><Right>")
    try driver.go(to: "originals")
    driver.keys("档案柜<C-s>")
    let intake = try #require(driver.intakes.first)
    #expect(intake.content.narrative == "对方多次到工地阻挠施工\n并索要钱财")
    #expect(intake.content.channel == .phone && intake.content.channelDetail == "值班室")
    #expect(
      intake.content.subjects == [
        Subject(kind: .organisation, name: "某某公司", role: "头目", address: "城东", trade: "砂石")
      ])
    #expect(intake.content.conduct.heldNames == ["forcedDealing", "extortion"])
    #expect(intake.content.place == "城东工地" && intake.content.importance == .major)
    #expect(intake.content.originalsAt == "档案柜")
    #expect(intake.receivedAt == FormDesk.monday.adding(minutes: -(4 * 60 + 51)))
    #expect(driver.layer.rowsAreBusy)
  }

  @Test func aPasteKeepsItsLinesAndABurstIsOneText() throws {
    var driver = try open()
    driver.paste("第一行\r\n第二行\u{202E}\u{7}")
    driver.keys("，补一句")
    try driver.go(to: "place")
    driver.paste("城东\n工地")
    driver.keys("<C-s>")
    #expect(driver.intakes.first?.content.narrative == "第一行\n第二行，补一句")
    #expect(driver.intakes.first?.content.place == "城东 工地")
  }

  /// R6.6 as it is computed while the reporter's details are typed.
  @Test(
    arguments: [
      (["name": "张三"], "无法识别"), (["name": "张三", "phone": "13800138000"], "实名"),
      (["safeContact": "下午到窗口找", "identifying": "左手有疤"], "匿名"), (["phone": "13800138000"], "无法识别"),
      (["name": "张三", "safeContact": "经邻居转达"], "实名"), ([:], "无法识别"),
    ] as [([String: String], String)])
  func R6_6_signatureWhileTyping(details: [String: String], signature: String) throws {
    var driver = try open()
    driver.keys("某事")
    try driver.go(to: FieldKey("add", in: "reporters", 0))
    driver.keys("<Enter>")
    for (name, text) in details {
      driver.layer.form.moveFocus(to: FieldKey(name, in: "reporters", 1))
      driver.keys(text)
    }
    let note = driver.layer.form[FieldKey("signature", in: "reporters", 1)]?.label ?? ""
    #expect(note.contains("署名方式：\(signature)"))
  }

  @Test func R6_3_3_jointReportersAndWhoSpeaks() throws {
    var driver = try open()
    driver.keys("某事")
    try driver.go(to: FieldKey("add", in: "reporters", 0))
    driver.keys("<Enter>张三<Tab>13800138000")
    #expect(driver.layer.form["joint"]?.isHidden == true)
    try driver.go(to: FieldKey("add", in: "reporters", 0))
    driver.keys("<Enter>李四")
    driver.layer.form.moveFocus(to: "joint")
    driver.keys("<Left>")
    for entry in [1, 2] {
      driver.layer.form.moveFocus(to: FieldKey("speaks", in: "reporters", entry))
      driver.keys("<Left>")
    }
    driver.keys("<C-s>")
    let intake = try #require(driver.intakes.first)
    #expect(intake.isJoint && intake.reporters.map(\.speaksForAll) == [false, true])
    #expect(intake.reporters[0].details == [.name: "张三", .phone: "13800138000"])
  }

  @Test func R6_3_3_severalReportersWhoAreNotJointAreAskedAbout() throws {
    var driver = try open()
    driver.keys("某事")
    for name in ["张三", "李四"] {
      try driver.go(to: FieldKey("add", in: "reporters", 0))
      driver.keys("<Enter>\(name)")
    }
    driver.keys("<C-s>")
    #expect(driver.intakes.isEmpty && driver.text.contains("却不是联名"))
    // Back leads to the answer.
    driver.keys("<Esc>")
    #expect(driver.intakes.isEmpty && driver.layer.form.focus == "joint")
    driver.keys("<C-s>y")
    let intake = try #require(driver.intakes.first)
    #expect(!intake.isJoint && intake.reporters.count == 2)
  }

  @Test func R6_4_onlyAReceiverRecordsAReporter() throws {
    let driver = try open(as: FormDesk.second)
    #expect(driver.layer.form["reporters"]?.disabled == "只有受理专人可以登记举报人")
    #expect(driver.layer.form[FieldKey("add", in: "reporters", 0)]?.canHaveFocus == false)
  }

  @Test func R6_4_withoutACustodianIdentitiesAreRefused() throws {
    var driver = try open(canSeal: false)
    #expect(driver.layer.form["reporters"]?.disabled == "尚无保密员，暂不能登记举报人身份")
    driver.keys("某事<C-s>")
    #expect(driver.intakes.first?.reporters.isEmpty == true)
  }

  /// What was typed about a reporter does not go along when the post or the custodian is lost meanwhile.
  @Test func R6_4_identitiesTypedBeforeTheRefusalStayHere() throws {
    let desk = try FormDesk()
    var driver = try FormDriver(desk.session()) { TipForms.register(in: &$0) }
    driver.keys("某事")
    try driver.go(to: FieldKey("add", in: "reporters", 0))
    driver.keys("<Enter>张三")
    driver.see(desk.session(canSeal: false))
    driver.keys("<C-s>")
    #expect(driver.intakes.first?.reporters.allSatisfy { $0.details.isEmpty } == true)
  }

  @Test func R5_2_aTimeThatLiesBackNeedsEvidence() throws {
    var driver = try open()
    driver.keys("某事")
    try driver.go(to: "receivedAt")
    driver.keys("11-18")
    #expect(driver.layer.form["evidence"]?.isHidden == false)
    driver.keys("<C-s>")
    #expect(driver.requests.allSatisfy { if case .keepDraft = $0 { true } else { false } })
    #expect(driver.layer.form.focus == "evidence")
    driver.keys("邮戳<C-s>")
    let intake = try #require(driver.intakes.first)
    #expect(intake.receiptEvidence == "邮戳" && intake.precision == .day)
  }

  @Test func theReceiptIsNotInTheFuture() throws {
    var driver = try open()
    driver.keys("某事")
    try driver.go(to: "receivedAt")
    driver.keys("15:00<C-s>")
    #expect(driver.intakes.isEmpty)
    #expect(driver.text.contains("晚于现在"))
  }

  @Test func afterSavingTheTipIsShownAndTheDraftForgotten() throws {
    var desk = try FormDesk()
    var driver = try FormDriver(desk.session()) { TipForms.register(in: &$0) }
    driver.keys("某事<C-s>")
    let id = driver.layer.id
    let performed = try desk.run(
      RegisterTip(content: TipContent(title: "", narrative: "某事")), as: FormDesk.receiver)
    driver.send(.reply(.performed(id, performed)))
    #expect(driver.isClosed)
    #expect(driver.notices == ["已登记：JB-2026-0001"])
    #expect(driver.requests.contains { if case .dropDraft(id) = $0 { true } else { false } })
  }

  @Test func aRefusalLeavesEverythingTyped() throws {
    var driver = try open()
    driver.keys("某事<C-s>")
    driver.send(.reply(.refused(driver.layer.id, Refusal(.narrativeMissing))))
    #expect(driver.text.contains("须写明事实经过"))
    driver.keys("，又一句<C-s>")
    #expect(driver.intakes.last?.content.narrative == "某事，又一句")
  }

  @Test func filesAreLookedAtWhenTheirFieldIsLeft() throws {
    var driver = try open()
    driver.keys("某事")
    try driver.go(to: FieldKey("add", in: "attachments", 0))
    driver.keys("<Enter>/tmp/a.pdf<Tab>")
    let asked = driver.requests.compactMap { request -> (RequestID, String)? in
      if case .inspectFile(let id, let path) = request { (id, path) } else { nil }
    }
    #expect(asked.map(\.1) == ["/tmp/a.pdf"])
    driver.send(.reply(.file(asked[0].0, bytes: nil)))
    driver.keys("<C-s>")
    #expect(driver.intakes.isEmpty && driver.text.contains("读不了这个文件"))
    driver.send(.reply(.file(asked[0].0, bytes: 3)))
    #expect(driver.intakes.isEmpty)
  }

  @Test(arguments: [
    (SessionReply.file(RequestID(bytes: []), bytes: 0), "! 文件是空的"),
    (.file(RequestID(bytes: []), bytes: 3), "大小 3 字节"),
    (
      .failed(RequestID(bytes: []), DeskFault("attachmentUnreadable", "/tmp/a.pdf", "errno.EISDIR")),
      "x 附件 /tmp/a.pdf 读不了：这是目录"
    ),
  ])
  func whatAFileIsStandsBelowItsField(answer: SessionReply, words: String) throws {
    var driver = try open()
    try driver.go(to: FieldKey("add", in: "attachments", 0))
    driver.keys("<Enter>/tmp/a.pdf<Tab>")
    let asked = try #require(
      driver.requests.compactMap { if case .inspectFile(let id, _) = $0 { id } else { nil } }.first)
    switch answer {
    case .file(_, let bytes): driver.send(.reply(.file(asked, bytes: bytes)))
    case .failed(_, let fault): driver.send(.reply(.failed(asked, fault)))
    default: Issue.record("no answer about a file")
    }
    #expect(driver.text.contains(words), "\(driver.text)")
  }
}

extension FormLayer {
  /// Whether the form waits for the desk.
  fileprivate var rowsAreBusy: Bool {
    if case .sending = step { true } else { false }
  }
}
