import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// What forms ask where a tip may concern somebody who works here (R6.4).
@Suite struct ConcernFormTests {
  private static let number = RegisterNumber(prefix: "MJ", year: 2026, ordinal: 48_213)

  private func register(_ desk: FormDesk? = nil) throws -> FormDriver {
    try FormDriver(try (desk ?? FormDesk()).session()) { TipForms.register(in: &$0) }
  }

  private func naming(_ name: String) throws -> FormDriver {
    var driver = try register()
    driver.keys("某事")
    try driver.go(to: FieldKey("add", in: "subjects", 0))
    driver.keys("<Enter>\(name)<Tab>")
    return driver
  }

  @Test(arguments: ["乙", " 乙 ", "审批一科", "某县局"])
  func `a name of this bureau stops the form until somebody answers (R6.4)`(name: String) throws {
    var driver = try naming(name)
    driver.keys("<C-s>")
    #expect(driver.intakes.isEmpty && driver.handed.isEmpty)
    #expect(driver.layer.form.focus == ConcernFields.answer, "\(driver.text)")
    // No is an answer only with a reason.
    driver.keys("<Right>")
    driver.layer.form.choose(ConcernFields.answer, ["no"])
    driver.keys("<Tab><C-s>")
    #expect(driver.intakes.isEmpty && driver.layer.form.focus == ConcernFields.namesake, "\(driver.text)")
    driver.keys("举报的是邻村村民<C-s>")
    #expect(driver.intakes.first?.namesake == "举报的是邻村村民")
  }

  /// Nothing is chosen by pressing Enter: whether it is the same person is for whoever asks to say (R6.4).
  @Test(arguments: ["<Enter><Enter>", "<Enter><Tab>", "<Enter><C-s>", "<Enter><Esc>", "<Enter><Enter><Enter><C-s>"])
  func `after a hit no answer is chosen until somebody points at one`(script: String) throws {
    var driver = try naming("乙")
    try driver.go(to: ConcernFields.answer)
    driver.keys(script)
    #expect(driver.layer.form.choice(ConcernFields.answer) == nil, "\(driver.text)")
    #expect(driver.intakes.isEmpty && driver.handed.isEmpty)
    var pointing = try naming("乙")
    try pointing.go(to: ConcernFields.answer)
    pointing.keys("<Enter><Down><Enter>")
    #expect(pointing.layer.form.choice(ConcernFields.answer) == "no", "\(pointing.text)")
  }

  @Test func `other names are not asked about`() throws {
    var driver = try naming("某酒店")
    driver.keys("<C-s>")
    #expect(driver.intakes.count == 1 && driver.intakes[0].namesake == nil)
  }

  @Test func `a confirmed hit goes to its keepers, with whom it concerns and why (R6.4)`() throws {
    var driver = try naming("乙")
    try driver.go(to: ConcernFields.answer)
    driver.layer.form.choose(ConcernFields.answer, ["yes"])
    driver.keys("<Tab><C-s>")
    #expect(driver.intakes.isEmpty)
    guard case .register(let intake, let conflicts, nil)? = driver.handed.first else {
      Issue.record("\(driver.requests)")
      return
    }
    #expect(intake.content.subjects.map(\.name) == ["乙"])
    #expect(conflicts.map(\.member) == [FormDesk.second] && conflicts[0].why.contains("乙"))
    driver.send(.reply(.restricted(driver.layer.id, .sent(Self.number))))
    #expect(driver.isClosed && driver.layer.form.holdsSecrets == false)
    #expect(driver.notices.contains { $0.contains("MJ-2026-48213") })
    #expect(driver.pushed.contains { $0 is SlipLayer })
    #expect(driver.revealed.isEmpty, "nothing of it is on this desk")
  }

  @Test func `it stands as a choice of its own, for what no name shows (R6.4)`() throws {
    var driver = try register()
    driver.keys("局里有人收好处")
    try driver.go(to: ConcernFields.answer)
    driver.layer.form.choose(ConcernFields.answer, ["yes"])
    driver.keys("<Tab>")
    driver.layer.form.choose(ConcernFields.whom, [String(FormDesk.custodian.rawValue)])
    driver.keys("<C-s>")
    guard case .register(_, let conflicts, nil)? = driver.handed.first else {
      Issue.record("\(driver.requests)")
      return
    }
    #expect(conflicts == [MarkedConflict(member: FormDesk.custodian, why: "受理时指明")])
  }

  @Test func `a name typed after the answer asks again (R6.4)`() throws {
    var driver = try naming("乙")
    try driver.go(to: ConcernFields.answer)
    driver.layer.form.choose(ConcernFields.answer, ["no"])
    driver.keys("<Tab>")
    driver.layer.form.set(ConcernFields.namesake, "另有其人")
    driver.layer.form.moveFocus(to: "narrative")
    driver.keys("，丙丙也在场")
    #expect(driver.layer.form.choice(ConcernFields.answer) == "no", "丙丙 is not 丙")
    try driver.go(to: FieldKey("add", in: "subjects", 0))
    driver.keys("<Enter>丙<Tab><C-s>")
    #expect(driver.intakes.isEmpty && driver.layer.form.focus == ConcernFields.answer)
  }

  @Test func `a draft taken up again is compared again (R6.4)`() throws {
    var driver = try naming("乙")
    driver.layer.form.choose(ConcernFields.answer, ["no"])
    driver.layer.form.set(ConcernFields.namesake, "另有其人")
    let draft = try #require(driver.layer.draft)
    #expect(!draft.fields.keys.contains { $0.contains("_concern") })
    var again = try FormDriver(try FormDesk().session(drafts: [draft])) {
      TipForms.resume(draft, in: $0)
    }
    again.keys("<C-s>")
    #expect(again.intakes.isEmpty && again.layer.form.focus == ConcernFields.answer)
  }

  @Test func `files are not taken with it (R6.4)`() throws {
    var driver = try naming("乙")
    try driver.go(to: FieldKey("add", in: "attachments", 0))
    driver.keys("<Enter>/tmp/a.pdf<Tab>")
    driver.layer.form.choose(ConcernFields.answer, ["yes"])
    driver.keys("<C-s>")
    #expect(driver.handed.isEmpty && driver.layer.form.focus == ConcernFields.whom)
  }

  @Test func `where everybody is concerned the text goes outward and no request is made (R6.4)`() throws {
    var driver = try naming("乙")
    driver.layer.form.choose(ConcernFields.answer, ["yes"])
    driver.layer.form.choose(ConcernFields.whom, [FormDesk.second, FormDesk.custodian].map { String($0.rawValue) })
    driver.keys("<C-s>")
    #expect(driver.handed.isEmpty && driver.intakes.isEmpty && driver.pushed.isEmpty)
    #expect(driver.text.contains("本台不能保存"))
    driver.keys("<Enter>")
    #expect(!driver.isClosed, "back to the form")
    driver.keys("<C-s>y")
    #expect(driver.isClosed)
    var layer = try #require(driver.pushed.first as? OutwardLayer)
    #expect(layer.text.lines(driver.context).joined().contains("某事"))
    // Left without a file it asks once more; then the draft goes too.
    _ = layer.handle(.input(.key(.escape)), in: &driver.context)
    guard case .consumed(let actions) = layer.handle(.input(.key(.escape)), in: &driver.context) else {
      Issue.record("the page stays")
      return
    }
    let dropped = actions.contains {
      if case .effect(.request(.dropDraft(driver.layer.id))) = $0 { true } else { false }
    }
    #expect(dropped)
  }

  @Test func `the page outward is written once asked for, and says where (R6.4)`() throws {
    var driver = try register()
    let text = OutwardText(
      content: TipContent(title: "某", narrative: "某事", subjects: [Subject(kind: .person, name: "乙", role: "副组长")]),
      isLeftOut: true, receivedAt: FormDesk.monday,
      concerned: [MarkedConflict(member: MemberID(rawValue: 1), why: "报件人说明")])
    var layer = OutwardLayer(text, form: driver.layer.id)
    guard case .consumed(let actions) = layer.handle(.input(.key(.character("p"))), in: &driver.context),
      case .save(let name, let written)? = actions.first
    else {
      Issue.record("nothing is written")
      return
    }
    #expect(name == "文稿" && written.contains("某事") && written.contains("有文字已隐去") && written.contains("副组长"))
    #expect(written.contains("涉及何人") && written.contains("报件人说明"))
    _ = layer.handle(.saved(path: "/home/x/文稿.txt"), in: &driver.context)
    guard case .consumed(let left) = layer.handle(.input(.key(.escape)), in: &driver.context) else { return }
    #expect(left.contains { if case .close = $0 { true } else { false } })
  }
}

/// Late material and corrections that concern somebody here.
@Suite struct ConcernLaterTests {
  @Test func `late material that names somebody here names the tip it adds to (R6.4)`() throws {
    var desk = try FormDesk()
    let tip = try desk.tip("某酒店强迫交易")
    var driver = try FormDriver(desk.session()) { TipForms.supplement(tip, in: &$0) }
    driver.keys("审批一科的人也在分钱<C-s>")
    #expect(driver.handed.isEmpty && driver.layer.form.focus == ConcernFields.answer)
    driver.layer.form.choose(ConcernFields.answer, ["yes"])
    driver.keys("<Tab><C-s>")
    guard case .register(let intake, _, tip)? = driver.handed.first else {
      Issue.record("\(driver.requests)")
      return
    }
    #expect(intake.content.narrative == "审批一科的人也在分钱" && intake.content.title.contains("JB-2026-0001"))
    #expect(!driver.requests.contains { if case .amend = $0 { true } else { false } }, "the ordinary tip shows nothing")
  }

  @Test func `an amendment asks about what is new in it only (R6.4)`() throws {
    var desk = try FormDesk()
    let performed = try desk.run(
      RegisterTip(
        content: TipContent(
          title: "", narrative: "审批一科在三楼", subjects: [Subject(kind: .organisation, name: "某酒店")])),
      as: FormDesk.receiver)
    let tip = TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
    let document = try desk.document(of: tip, performed)
    var driver = try FormDriver(desk.session()) { TipForms.amend(document, in: &$0) }
    #expect(driver.layer.form.choice(ConcernFields.answer) == "no")
    try driver.go(to: FieldKey("add", in: "subjects", 0))
    driver.keys("<Enter>乙<Tab>")
    try driver.go(to: "reason")
    driver.keys("补记<C-s>")
    #expect(driver.layer.form.focus == ConcernFields.answer)
    driver.layer.form.choose(ConcernFields.answer, ["yes"])
    driver.keys("<Tab><C-s>")
    guard case .register(let intake, _, tip)? = driver.handed.first else {
      Issue.record("\(driver.requests)")
      return
    }
    #expect(intake.content.subjects.map(\.name) == ["某酒店", "乙"] && intake.content.attachments.isEmpty)
  }
}

/// What the forms look like.
@Suite struct ConcernSnapshotTests {
  @Test(arguments: FormSnapshotTests.all) func asked(screen: FormSnapshotTests.Screen) throws {
    var driver = try FormDriver(try FormDesk().session(), size: screen.size, language: screen.language) {
      TipForms.register(in: &$0)
    }
    driver.keys("某事")
    try driver.go(to: FieldKey("add", in: "subjects", 0))
    driver.keys("<Enter>乙<Tab><C-s>")
    try FormSnapshot.check(driver, "concern-asked")
    driver.keys("<Right><Right>")
    try FormSnapshot.check(driver, "concern-yes")
  }

  @Test(arguments: FormSnapshotTests.all) func direct(screen: FormSnapshotTests.Screen) throws {
    let driver = try FormDriver(try FormDesk().session(), size: screen.size, language: screen.language) {
      TipForms.sendDirectly(in: &$0)
    }
    try FormSnapshot.check(driver, "send-directly")
  }
}

extension FormDriver {
  /// What was handed over to keepers.
  var handed: [RestrictedRequest] {
    requests.compactMap { if case .restricted(_, let request) = $0 { request } else { nil } }
  }

  var pushed: [any Layer] {
    actions.compactMap { if case .push(let layer) = $0 { layer } else { nil } }
  }
}
