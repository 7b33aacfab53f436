import CaseDomain
import DeskSession
import Terminal
import Testing

@testable import DeskUI

/// Triage by forms: what each asks of the desk.
@Suite struct TriageFormTests {
  @Test func R3_6_openALeadFromOneTip() throws {
    var desk = try FormDesk()
    let tip = try desk.tip("某酒店长期强迫交易")
    var driver = try FormDriver(desk.session()) { TipForms.openLead([tip], in: &$0) }
    driver.keys("<C-s>")
    #expect(driver.commands.isEmpty, "whether organised crime is suspected has to be said")
    try driver.go(to: "organised")
    driver.keys("<Right>")
    #expect(driver.text.contains("移送公安机关"))
    try driver.go(to: "reason")
    driver.keys("对象明确<C-s>")
    let command = try #require(driver.commands.first as? OpenLead)
    #expect(command.tips == [tip] && command.isSuspectedOrganisedCrime && command.reason == "对象明确")
    let performed = try desk.run(command, as: FormDesk.receiver, at: FormDesk.monday)
    driver.send(.reply(.performed(driver.layer.id, performed)))
    #expect(driver.isClosed && driver.notices == ["已立为线索：XS-2026-0001"])
    #expect(driver.revealed.isEmpty, "the next tip waits in the queue")
  }

  @Test(arguments: [("", 1, 1), ("<Right>", 2, 2)])
  func severalTipsBecomeOneLeadOrOneEach(script: String, commands: Int, leads: Int) throws {
    var desk = try FormDesk()
    let tips = [try desk.tip("某酒店强迫交易"), try desk.tip("某酒店又强迫交易")]
    var driver = try FormDriver(desk.session()) { TipForms.openLead(tips, in: &$0) }
    driver.keys(script)
    try driver.go(to: "organised")
    driver.keys("否<Enter>")
    try driver.go(to: "reason")
    driver.keys("理由<C-s>")
    #expect(driver.commands.isEmpty, "a batch is asked about")
    driver.keys("<Enter>")
    #expect(driver.commands.isEmpty, "and the answer is no by default")
    driver.keys("<C-s><Right><Enter>")
    let command = try #require(driver.commands.first)
    try desk.run(command, as: FormDesk.receiver)
    #expect(desk.desk.leads.count == leads)
  }

  @Test func aBatchLeavesOutWhatCannotBeDone() throws {
    var desk = try FormDesk()
    let tips = [try desk.tip("一"), try desk.tip("二"), try desk.tip("三")]
    _ = try desk.lead(from: tips[1])
    var driver = try FormDriver(desk.session()) { TipForms.returnForMore(tips, in: &$0) }
    driver.keys("时间和地点")
    try driver.go(to: "reason")
    driver.keys("不清楚<C-s>")
    #expect(driver.text.contains("对 2 件举报一次办理") && driver.text.contains("JB-2026-0002"))
    driver.keys("y")
    let batch = try #require(driver.commands.first as? Batch)
    #expect(batch.commands.count == 2)
    try desk.run(batch, as: FormDesk.receiver)
    #expect(desk.desk.tips.openProposal(of: tips[2])?.outcome == .returnForMore(questions: "时间和地点"))
  }

  @Test func joinALeadFoundByInitials() throws {
    var desk = try FormDesk()
    let lead = try desk.lead(from: try desk.tip("甲"), title: "某砂场强迫交易")
    let other = try desk.lead(from: try desk.tip("乙"), title: "某酒店")
    let tip = try desk.tip("丙")
    let likely = [LikelyDuplicate(tip: tip, lead: lead, permille: 820, reasons: [])]
    var driver = try FormDriver(desk.session()) { TipForms.join([tip], likely: likely, in: &$0) }
    driver.keys("<Enter>")
    let listed = driver.layer.form["lead"]?.list?.options.map(\.id)
    #expect(listed == [lead, other].map { String($0.rawValue) }, "likely ones first")
    #expect(driver.text.contains("相近 82%"))
    driver.keys("qpjy<Enter>同一对象<C-s>")
    let command = try #require(driver.commands.first as? ProposeOutcome)
    #expect(command.outcome == .join(lead) && command.reason == "同一对象")
  }

  @Test func relinkNeverOffersTheLeadItHas() throws {
    var desk = try FormDesk()
    let tip = try desk.tip("甲")
    let lead = try desk.lead(from: tip, title: "某砂场")
    let other = try desk.lead(from: try desk.tip("乙"), title: "某酒店")
    var driver = try FormDriver(desk.session()) { TipForms.relink(tip, in: &$0) }
    driver.keys("<Enter>")
    #expect(driver.layer.form["lead"]?.list?.options.map(\.id) == [String(other.rawValue)])
    driver.keys("<Enter>关联有误<C-s>")
    let command = try #require(driver.commands.first as? ProposeOutcome)
    #expect(command.outcome == .relink(other) && lead != other)
    try desk.run(command, as: FormDesk.receiver)
  }

  @Test func passOnToAKnownBodyIsAskedAbout() throws {
    var desk = try FormDesk()
    let tip = try desk.tip("甲")
    var driver = try FormDriver(desk.session()) { TipForms.passOn([tip], in: &$0) }
    driver.keys("gaj<Enter>移送函〔2026〕3号<Tab>属公安管辖<C-s>")
    #expect(driver.commands.isEmpty && driver.text.contains("JB-2026-0001：移送"))
    driver.keys("<Right><Enter>")
    let command = try #require(driver.commands.first as? ProposeOutcome)
    guard case .passOn(let body, "移送函〔2026〕3号") = command.outcome else {
      Issue.record("\(command.outcome)")
      return
    }
    #expect(desk.desk.organisation.body(body)?.name == "县公安局")
  }

  @Test func passOnToANewBodyEntersItFirst() throws {
    var desk = try FormDesk()
    let tip = try desk.tip("甲")
    var driver = try FormDriver(desk.session()) { TipForms.passOn([tip], in: &$0) }
    driver.keys("登记<Enter>县纪委监委<Tab>纪检<Enter>函1<Tab>公职人员<C-s>")
    let add = try #require(driver.commands.first as? AddBody)
    #expect(add.name == "县纪委监委" && add.kind == .disciplineInspection)
    let performed = try desk.run(add, as: FormDesk.receiver)
    driver.context.session = desk.session()
    guard case .perform(let id, _)? = driver.requests.last else { return }
    driver.send(.reply(.performed(id, performed)))
    #expect(!driver.isClosed)
    driver.keys("y")
    let command = try #require(driver.commands.last as? ProposeOutcome)
    let proposed = try desk.run(command, as: FormDesk.receiver)
    driver.send(.reply(.performed(driver.layer.id, proposed)))
    #expect(driver.isClosed && driver.notices.first?.contains("另一位成员") == true)
  }

  @Test func R5_2_theSecondMemberSeesWhatIsProposed() throws {
    var desk = try FormDesk()
    let tip = try desk.tip("甲")
    let event = try desk.run(
      ProposeOutcome(tip: tip, outcome: .returnForMore(questions: "时间地点"), reason: "不清楚"), as: FormDesk.receiver)
    var driver = try FormDriver(desk.session(as: FormDesk.second)) { TipForms.second([tip], declines: false, in: &$0) }
    for words in ["退回补充", "时间地点", "不清楚", "甲 提出"] { #expect(driver.text.contains(words)) }
    driver.keys("<C-s>")
    let command = try #require(driver.commands.first as? ConfirmOutcome)
    #expect(command.proposal == event.events.first?.envelope.event)
  }

  @Test func decliningNeedsAReason() throws {
    var desk = try FormDesk()
    let tip = try desk.tip("甲")
    try desk.run(
      ProposeOutcome(tip: tip, outcome: .returnForMore(questions: "时间"), reason: "不清楚"), as: FormDesk.receiver)
    var driver = try FormDriver(desk.session(as: FormDesk.second)) { TipForms.second([tip], declines: true, in: &$0) }
    driver.keys("<C-s>")
    #expect(driver.commands.isEmpty && driver.text.contains("不同意他人的研判"))
    // The title says what is about to be saved.
    driver.layer.form.moveFocus(to: "answer")
    driver.keys("<Left>")
    #expect(driver.text.contains("确认他人的研判") && !driver.text.contains("不同意他人的研判"))
    driver.keys("<Right><Tab>")
    driver.keys("内容已清楚<C-s>")
    #expect((driver.commands.first as? DeclineOutcome)?.reason == "内容已清楚")
  }

  /// What was on the screen is confirmed, not what has taken its place.
  @Test func aProposalThatChangedMeanwhileIsNotConfirmed() throws {
    var desk = try FormDesk()
    let tip = try desk.tip("甲")
    let first = try desk.run(
      ProposeOutcome(tip: tip, outcome: .returnForMore(questions: "时间"), reason: "不清楚"), as: FormDesk.receiver)
    var driver = try FormDriver(desk.session(as: FormDesk.second)) { TipForms.second([tip], declines: false, in: &$0) }
    let event = try #require(first.events.first?.envelope.event)
    try desk.run(WithdrawOutcome(tip: tip, proposal: event), as: FormDesk.receiver)
    try desk.run(
      ProposeOutcome(tip: tip, outcome: .returnForMore(questions: "别的"), reason: "别的"), as: FormDesk.receiver)
    driver.see(desk.session(as: FormDesk.second))
    driver.keys("<C-s>")
    #expect(driver.commands.isEmpty)
    #expect(driver.text.contains("没有等待确认的处理意见"))
  }

  @Test func ownProposalsAreRefusedWithTheReason() throws {
    var desk = try FormDesk()
    let tip = try desk.tip("甲")
    try desk.run(
      ProposeOutcome(tip: tip, outcome: .returnForMore(questions: "时间"), reason: "不清楚"), as: FormDesk.receiver)
    var driver = try FormDriver(desk.session()) { TipForms.second([tip], declines: false, in: &$0) }
    driver.keys("<C-s>")
    #expect(driver.commands.isEmpty && driver.text.contains("不能自己确认"))
  }

  /// A body that nobody entered yet is entered under the words that were typed to find it.
  @Test func aBodyNotKnownYetTakesTheWordsTyped() throws {
    var desk = try FormDesk()
    let tip = try desk.tip("某酒店强迫交易")
    var driver = try FormDriver(desk.session()) { TipForms.passOn([tip], in: &$0) }
    driver.keys("公安")
    #expect(driver.text.contains("县公安局") && driver.text.contains("＋ 登记新的单位“公安”"))
    driver.keys("<BS><BS>县住建局")
    #expect(!driver.text.contains("县公安局"))
    driver.keys("<Enter>")
    #expect(driver.value("bodyName") == "县住建局" && driver.layer.form.focus == "bodyName")
    #expect(driver.text.contains("＋ 登记新的单位 ") && driver.layer.form.choice("body") == "new")
  }
}
