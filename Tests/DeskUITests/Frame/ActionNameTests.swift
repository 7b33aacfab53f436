import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// An action bears one name: in the footer, the palette, its form's title, the history, and where a refusal sends to it.
@Suite struct ActionNameTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let action: String
    /// What every text that speaks of the action holds, in Chinese and in English.
    let chinese: String
    let english: String
    /// The name of its form's drafts.
    let form: String?
    let texts: [String]
    var testDescription: String { action }

    init(_ action: String, _ chinese: String, _ english: String, form: String? = nil, in texts: String...) {
      self.action = action
      self.chinese = chinese
      self.english = english
      self.form = form
      self.texts = texts
    }
  }

  static let rows = [
    Row("register", "登记", "regist", form: "tip.register", in: "events.tip.registered", "panes.overview.registered"),
    Row("openLead", "立为线索", "open", form: "tip.openLead", in: "events.lead.opened"),
    Row("joinLead", "关联", "join", form: "tip.join", in: "tips.triage.join", "tips.state.joinedLead"),
    Row("returnTip", "退回", "return", form: "tip.return", in: "tips.triage.return", "tips.state.returned"),
    Row("passOn", "移送", "pass", form: "tip.passOn", in: "tips.triage.passOn", "refusal.notPassedOn"),
    Row("confirm", "确认", "confirm", form: "tip.second", in: "events.tip.outcomeConfirmed", "refusal.ownOutcome"),
    Row("decline", "不同意", "declin", in: "events.tip.outcomeDeclined"),
    Row("amend", "更正", "amend", form: "tip.amend", in: "events.tip.amended"),
    Row("supplement", "补充", "add", form: "tip.supplement", in: "events.tip.supplemented"),
    Row("relink", "改关联", "relink", form: "tip.relink", in: "panes.outcome.relink"),
    Row("resume", "恢复", "resume", form: "tip.resume", in: "events.tip.resumed"),
    Row("acknowledge", "回执", "acknowledge", form: "tip.acknowledge", in: "events.tip.passingAcknowledged"),
    Row(
      "receipt", "核对", "check", form: "tip.receipt", in: "events.tip.receiptConfirmed", "events.tip.receiptDoubted",
      "refusal.receiptNotOpen", "panes.receipt.awaitingSecond", "forms.check.dateLate"),
    Row("withdraw", "撤回", "withdr", in: "events.tip.outcomeWithdrawn", "panes.withdraw.one"),
    Row("undertaking", "签署", "sign", in: "events.member.undertakingSigned", "cli.help.member.undertaking"),
  ]

  @Test(arguments: rows, Language.allCases)
  func everyTextHasTheName(row: Row, language: Language) {
    let texts = Texts(language)
    let name = language == .zhHans ? row.chinese : row.english
    // The footer has no room for the English word for registering.
    let short = row.action == "register" ? nil : texts.find("keys.\(row.action).short")
    for text in [texts["keys.\(row.action)"], short ?? name] + row.texts.map({ texts[$0] }) {
      #expect(text.lowercased().contains(name), "\(row.action): \(text)")
    }
  }

  /// The form that an action opens is headed by the action's full name, and so is its draft on the overview.
  @Test(arguments: rows.filter { $0.form != nil }, Language.allCases)
  func formsAreHeadedByTheAction(row: Row, language: Language) throws {
    var desk = try FormDesk()
    let registered = try desk.run(
      RegisterTip(content: TipContent(title: "", narrative: "某酒店强迫交易")), as: FormDesk.receiver)
    let tip = TipID(rawValue: try #require(registered.events.first).envelope.event.rawValue)
    let form = try #require(row.form) + (row.form == "tip.register" ? "" : "/\(tip.rawValue)")
    let draft = FormDraft(id: String(repeating: "0", count: 32), form: form, startedAt: desk.now.rawValue, fields: [:])
    let document = try desk.document(of: tip, registered)
    let driver = try FormDriver(desk.session(), language: language) {
      TipForms.resume(draft, document: document, in: $0)
    }
    let name = driver.context.texts["keys.\(row.action)"]
    #expect(driver.rows[0].hasPrefix(" \(name) "))
    #expect(TipForms.title(of: draft, in: driver.context)?.hasPrefix(name) == true)
  }

  /// What cannot be withdrawn names the action that helps as the palette does.
  @Test(arguments: Language.allCases)
  func whatCannotBeWithdrawnNamesTheWayOut(language: Language) throws {
    var screen = Screen(try Office.busy(), size: Size(columns: 120, rows: 32), language: language)
    screen.keys("1n某网吧<C-s><Esc>u")
    #expect(screen.shows(Texts(language)["keys.amend"]))
  }
}
