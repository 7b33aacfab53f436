import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Esc never drops typed text without a word: what no draft keeps is asked about, in every form of that kind.
@Suite struct LeavingFormTests {
  /// Forms that keep no draft, each with a field of text.
  private static func forms(_ tip: RestrictedID, _ document: TipDocument) -> [any FormDefinition] {
    [
      RestrictedWordsForm(step: .note, tip: tip), RestrictedWordsForm(step: .supplement, tip: tip),
      RestrictedWordsForm(step: .decline, tip: tip), AssessForm(tip: tip), AcknowledgeRestrictedForm(tip: tip),
      PassOnRestrictedForm(tip: tip), RestrictedConflictForm(tip: tip), AskRestrictedForm(tip: tip),
      RestrictedOriginalsForm(tip: tip), TakeOverForm(document: document), OpenOriginalForm(tip: document.tip),
      RaiseIncidentForm(), AddWithCodeForm(),
    ]
  }

  private func drivers() throws -> [FormDriver] {
    let office = try RestrictedPaneTests.office()
    let tip = try #require(office.desk.restricted.rows.first).id
    let row = try #require(office.desk.tips.rows.first)
    let ordinary = try #require(office.document(of: row.id))
    let session = office.session(FormDesk.custodian)
    return try Self.forms(tip, ordinary).map { form in
      try FormDriver(session) { FormLayer(form, in: &$0, session: session) }
    }
  }

  @Test func `typed text is asked about before it goes`() throws {
    for driver in try drivers() {
      var driver = driver
      let name = driver.layer.definition.name
      let text = try #require(
        driver.layer.form.fields.last {
          $0.isText && !$0.isHidden && (!driver.layer.definition.keepsDraft || $0.isSecret)
        },
        "\(name)")
      driver.layer.form.moveFocus(to: text.key)
      driver.keys("某事<Esc>")
      #expect(!driver.isClosed, "\(name)")
      #expect(driver.text.contains("不存草稿"), "\(name)\n\(driver.text)")
      driver.keys("<Enter>")
      #expect(!driver.isClosed && driver.layer.form.text(text.key).contains("某事"), "\(name)")
      driver.keys("<Esc>y")
      #expect(driver.isClosed, "\(name)")
    }
  }

  @Test func `a form that nobody typed into is left at once`() throws {
    for driver in try drivers() {
      var driver = driver
      driver.keys("<Esc>")
      #expect(driver.isClosed, "\(driver.layer.definition.name)")
    }
  }

  @Test func `quitting asks as well`() throws {
    var screen = Screen(try RestrictedPaneTests.office(), as: FormDesk.custodian)
    screen.keys("1LLLe已核对<C-c>")
    #expect(screen.shows("不存草稿"), "\(screen)")
    screen.keys("n")
    #expect(screen.model.layers.last is FormLayer)
  }
}

/// What a restricted tip's actions say where they are not possible, and that the footer does not offer them.
@Suite struct RestrictedRefusalTests {
  private func keeper(_ office: Office, as member: MemberID = FormDesk.custodian) -> Screen {
    var screen = Screen(office, as: member)
    screen.keys("1LLL")
    return screen
  }

  @Test(arguments: [
    ("w", "先由保密员用 i 申请"), ("c", "没有等待确认的处理意见"), ("t", "没有定下要移送"), ("A", "没有新到岗"), ("O", "没有"),
  ])
  func `each says what is missing, in words of its own`(key: String, words: String) throws {
    var screen = keeper(try RestrictedPaneTests.office())
    screen.keys(key)
    #expect(screen.model.layers.isEmpty && screen.shows(words), "\(key)\n\(screen)")
    #expect(!screen.shows("restricted"))
  }

  @Test func `asking who reported looks the same whether anything was given or not (R6.4)`() throws {
    let sealed = RestrictedReporter(
      given: [.phone], sealed: .init(id: "0a1b", bytes: "AAEC", sha256: String(repeating: "5c", count: 32)),
      details: nil)
    var forms: [[String]] = []
    for reporters in [[], [sealed]] {
      var screen = keeper(try RestrictedPaneTests.office(reporters: reporters))
      screen.keys("i")
      #expect(screen.model.layers.last is FormLayer, "\(screen)")
      forms.append(screen.rows.dropFirst().map { String($0) })
      screen.keys("<Enter><Enter>回访<C-s>")
      #expect(screen.office.desk.restricted.rows[0].identityRequests.count == 1, "\(screen)")
    }
    #expect(forms[0] == forms[1])
  }

  @Test func `the footer offers what can be done now and nothing else`() throws {
    var office = try RestrictedPaneTests.office()
    let first = try #require(keeper(office).rows.last)
    for key in ["o 处理", "a 补充", "e 记录"] { #expect(first.contains(key), "\(first)") }
    for key in ["c 确认", "t 移送", "h 回执", "l 同意", "w 看举报人"] { #expect(!first.contains(key), "\(first)") }
    try office.run(
      HandleRestricted(office.desk.restricted.rows[0].id, .assess(.noSubstance, reason: "重复")), as: FormDesk.custodian)
    try office.run(HandleRestricted(office.desk.restricted.rows[0].id, .read), as: FormDesk.second)
    let second = try #require(keeper(office, as: FormDesk.second).rows.last)
    #expect(second.contains("c 确认") && !second.contains("o 处理"), "\(second)")
  }

  @Test func `what is assessed from its open page leaves a list behind, not an empty page`() throws {
    var screen = keeper(try RestrictedPaneTests.office())
    screen.keys("<Enter>o查无<Enter>重复<C-s>")
    #expect(screen.office.desk.restricted.rows[0].assessment != nil, "\(screen)")
    #expect(screen.shows("待我办理") && screen.shows("没有内容"), "\(screen)")
  }

  @Test func `who may keep it is told that they will read it on`() throws {
    let office = try RestrictedPaneTests.office()
    for (member, mayKeep) in [(FormDesk.custodian, true), (FormDesk.receiver, false)] {
      let session = office.session(member)
      for form in [SendDirectlyForm(), RaiseIncidentForm()] as [any FormDefinition] {
        let driver = try FormDriver(session) { FormLayer(form, in: &$0, session: session) }
        #expect(driver.text.filter { !$0.isWhitespace }.contains("你自己也看不到") != mayKeep, "\(form.name)\n\(driver.text)")
      }
    }
  }
}
