import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// A form on the screen: drafts, leaving, the user's own editor, waiting.
@Suite struct FormLayerTests {
  private func open(drafts: [FormDraft] = [], at now: Instant = FormDesk.monday) throws -> FormDriver {
    try FormDriver(try FormDesk().session(at: now, drafts: drafts)) { TipForms.register(in: &$0) }
  }

  @Test func escapeKeepsADraftWithoutIdentities() throws {
    var driver = try open()
    driver.keys("某酒店")
    try driver.go(to: FieldKey("add", in: "reporters", 0))
    driver.keys("<Enter>张三<Tab>13800138000<Esc>")
    #expect(!driver.isClosed, "leaving would lose the identity, so it is asked first")
    driver.keys("<Enter>")
    #expect(!driver.isClosed)
    driver.keys("<Esc>y")
    #expect(driver.isClosed)
    let draft = try #require(driver.drafts.last)
    #expect(draft.fields["narrative"] == "某酒店")
    let kept = "\(draft.fields)"
    #expect(!kept.contains("张三") && !kept.contains("138") && !kept.contains("reporters"))
    #expect(!driver.layer.form.holdsSecrets)
  }

  @Test func aDraftIsOfferedAndGoesOnWhereItStopped() throws {
    var first = try open()
    first.keys("某酒店<Tab>电话<Enter><Esc>")
    let draft = try #require(first.drafts.last)
    let later = FormDesk.monday.adding(minutes: 90)
    var second = try open(drafts: [draft], at: later)
    #expect(second.text.contains("有一份 11-23 14:05 的草稿，继续填写？"))
    second.keys("<Enter>强迫交易<C-s>")
    let intake = try #require(second.intakes.first)
    #expect(intake.content.narrative == "某酒店强迫交易" && intake.content.channel == .phone)
    #expect(intake.receivedAt == FormDesk.monday, "the time of the first key stays")
    #expect(second.layer.id == first.layer.id, "saving twice registers once")
  }

  @Test func anOfferedDraftCanWait() throws {
    var first = try open()
    first.keys("某酒店<Esc>")
    let draft = try #require(first.drafts.last)
    var second = try open(drafts: [draft])
    second.keys("n另一件<C-s>")
    #expect(second.intakes.first?.content.narrative == "另一件")
    #expect(!second.requests.contains { if case .dropDraft = $0 { true } else { false } })
    #expect(second.layer.id.hexadecimal != draft.id)
  }

  @Test func escapeAtTheOfferLeavesTheDraftAlone() throws {
    var first = try open()
    first.keys("某酒店<Esc>")
    var second = try open(drafts: [try #require(first.drafts.last)])
    second.keys("<Esc>")
    #expect(second.isClosed && second.requests.isEmpty)
  }

  /// A form filled by the mouse alone has a time of its first click.
  @Test func aDraftAlwaysHasItsTime() throws {
    var driver = try open()
    for row in [8, 10] {
      driver.send(.input(.mouse(MouseEvent(.press, at: Point(column: 20, row: row)))))
    }
    driver.layer.form.choose("importance", ["major"])
    #expect(driver.layer.draft?.startedAt == FormDesk.monday.rawValue)
  }

  @Test func everyFormIsRestoredByItsName() throws {
    var desk = try FormDesk()
    let tip = try desk.tip("某事")
    let session = desk.session()
    let open: [(inout LayerContext) -> FormLayer?] = [
      { TipForms.register(in: &$0) }, { TipForms.openLead([tip], in: &$0) }, { TipForms.join([tip], in: &$0) },
      { TipForms.relink(tip, in: &$0) }, { TipForms.returnForMore([tip], in: &$0) },
      { TipForms.passOn([tip], in: &$0) }, { TipForms.second([tip], declines: true, in: &$0) },
      { TipForms.supplement(tip, in: &$0) }, { TipForms.resume([tip], in: &$0) },
      { TipForms.acknowledge([tip], in: &$0) }, { TipForms.receipt(tip, document: nil, in: &$0) },
    ]
    for form in open {
      let driver = try FormDriver(session, form)
      let name = driver.layer.definition.name
      let draft = FormDraft(
        id: driver.layer.id.hexadecimal, form: name, startedAt: FormDesk.monday.rawValue,
        fields: driver.layer.form.draftFields)
      let resumed = try #require(TipForms.resume(draft, in: driver.context), "\(name)")
      #expect(resumed.definition.name == name)
      #expect(TipForms.title(of: draft, in: driver.context) != nil, "\(name)")
    }
    let unknown = FormDraft(id: "", form: "tip.unknown/1", startedAt: 0, fields: [:])
    #expect(TipForms.resume(unknown, in: try FormDriver(session, open[0]).context) == nil)
  }

  @Test func nothingTypedLeavesNoDraft() throws {
    var driver = try open()
    driver.keys("<Esc>")
    #expect(driver.isClosed && driver.requests.isEmpty && driver.notices.isEmpty)
  }

  @Test func draftsAreKeptWhileTyping() throws {
    var driver = try open()
    driver.keys("某酒店")
    driver.send(.tick(driver.context.now))
    #expect(driver.drafts.last?.fields["narrative"] == "某酒店")
    driver.keys("长期")
    driver.context.now = driver.context.now.adding(milliseconds: 1000)
    driver.send(.tick(driver.context.now))
    #expect(driver.drafts.count == 1, "not with every second")
    driver.context.now = driver.context.now.adding(milliseconds: 5000)
    driver.send(.tick(driver.context.now))
    #expect(driver.drafts.last?.fields["narrative"] == "某酒店长期")
    driver.context.now = driver.context.now.adding(milliseconds: 5000)
    driver.send(.tick(driver.context.now))
    #expect(driver.drafts.count == 2, "and not without a change")
    #expect(driver.layer.draft?.fields == driver.drafts.last?.fields)
  }

  @Test func aDraftThatIsEmptiedAgainIsForgotten() throws {
    var driver = try open()
    driver.keys("某")
    driver.send(.tick(driver.context.now))
    driver.keys("<BS><Esc>")
    #expect(driver.requests.contains { if case .dropDraft = $0 { true } else { false } })
  }

  @Test func longTextGoesToTheUsersEditorAndBack() throws {
    var driver = try open()
    driver.keys("某酒店<C-e>")
    let asked = driver.actions.compactMap { action -> (RequestID, String)? in
      if case .effect(.openEditor(let id, let text)) = action { (id, text) } else { nil }
    }
    #expect(asked.map(\.1) == ["某酒店"])
    driver.send(.edited(asked[0].0, text: "某酒店\n强迫交易\n"))
    driver.keys("<C-s>")
    #expect(driver.intakes.first?.content.narrative == "某酒店\n强迫交易")
  }

  @Test func keysWaitForTheDesk() throws {
    var driver = try open()
    driver.keys("某事<C-s>再<C-s><Esc>")
    #expect(driver.intakes.count == 1 && !driver.isClosed)
    #expect(driver.text.contains("正在保存"))
    driver.send(.reply(.failed(driver.layer.id, DeskFault("store.noSpace"))))
    driver.keys("再<C-s>")
    #expect(driver.intakes.last?.content.narrative == "某事再")
  }

  @Test func anotherFormsAnswerIsLeftAlone() throws {
    var driver = try open()
    driver.keys("某事<C-s>")
    let other = RequestID(bytes: Array(repeating: 9, count: 16))
    driver.send(.reply(.refused(other, Refusal(.noSuchTip))))
    #expect(driver.text.contains("正在保存") && !driver.isClosed)
  }

  @Test(arguments: ["<F1>", "<F12>", "<C-l>", "<C-c>"])
  func whatBelongsToTheWholeScreenIsLeftToIt(key: String) throws {
    var driver = try open()
    for event in InputEvent.script(key) {
      guard case .ignored = driver.layer.handle(.input(event), in: &driver.context) else {
        Issue.record("\(key) was taken")
        return
      }
    }
  }

  /// A key without a meaning in the form must not reach the list below it.
  @Test(arguments: ["q", "n", ":", "<C-p>", "<F3>", "<A-q>", "<Ins>"])
  func otherKeysStayInTheForm(key: String) throws {
    var driver = try open()
    driver.layer.form.moveFocus(to: "save")
    for event in InputEvent.script(key) {
      guard case .consumed(let actions) = driver.layer.handle(.input(event), in: &driver.context) else {
        Issue.record("\(key) went on")
        return
      }
      #expect(actions.allSatisfy { if case .effect(.bell) = $0 { true } else { false } })
    }
  }

  @Test func aReadOnlyDeskSavesNothing() throws {
    var driver = try open()
    driver.keys("某事")
    let desk = try FormDesk()
    driver.context.session = SessionView(
      desk: desk.desk, member: FormDesk.receiver, now: FormDesk.monday, readOnly: DeskFault("syncFailed"),
      drafts: [], lastSeen: EventNumber(rawValue: 0), canSealIdentities: true, notices: [])
    driver.keys("<C-s>")
    #expect(driver.intakes.isEmpty && driver.layer.banner?.kind == .failed)
  }

  /// An input method sends a word as a burst of characters: it rings once, and the hint goes with the next key.
  @Test func aWordTypedOnAButtonRingsOnce() throws {
    var driver = try FormDriver(try FormDesk().session()) { TipForms.register(in: &$0) }
    try driver.go(to: FieldKey("add", in: "subjects", 0))
    driver.keys("某酒店")
    #expect(driver.text.contains("这里是按钮"))
    let bells = driver.actions.count { if case .effect(.bell) = $0 { true } else { false } }
    #expect(bells == 1 && driver.layer.form.entries(of: "subjects").isEmpty)
    driver.keys("<Tab>")
    #expect(!driver.text.contains("这里是按钮"))
  }
}
