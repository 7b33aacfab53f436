import CaseDomain
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// The form itself, with fields that have nothing to do with tips.
@Suite struct FormEngineTests {
  static let area = Rect(column: 0, row: 0, columns: 60, rows: 12)

  private func form(_ fields: [FormField], groups: [FormGroup] = []) -> Form {
    let clock = FormClock(now: FormDesk.monday, zone: .china, calendar: .weekendsOnly)
    return Form(texts: Texts(.zhHans), clock: clock, fields: fields, groups: groups)
  }

  private var fruits: FixedChoices {
    FixedChoices([
      ChoiceOption("a", "苹果"), ChoiceOption("b", "香蕉"), ChoiceOption("c", "橘子", detail: "citrus"),
    ])
  }

  @discardableResult
  private func press(_ script: String, _ form: inout Form) -> [FormEvent] {
    InputEvent.script(script).flatMap { form.handle($0, in: Self.area) }
  }

  @Test(
    arguments: [
      ("<Tab>", "two"), ("<Enter>", "two"), ("<Down>", "two"), ("<Tab><Tab>", "four"), ("<Tab><S-Tab>", "one"),
      ("<Tab><Up>", "one"), ("<Tab><Tab><Tab>", "four"), ("<S-Tab>", "one"), ("<PgDn>", "four"),
    ] as [(String, String)])
  func keysMoveTheFocusPastWhatCannotHaveIt(script: String, focus: String) {
    var disabled = FormField("three", "丙")
    disabled.disabled = "原因"
    var form = form([FormField("one", "甲"), FormField("two", "乙"), disabled, FormField("four", "丁")])
    press(script, &form)
    #expect(form.focus == FieldKey(focus))
  }

  @Test func typingOnAButtonPressesNothingAndSaysSo() {
    let group = FormGroup("people", heading: { "\($0)" }) { [FormField(FieldKey("name", in: "people", $0), "姓名")] }
    var form = form([FormGroup.addButton("people", "增加"), FormField("save", "保存", .button(.save))], groups: [group])
    for key in ["add", "save"] {
      form.moveFocus(to: key == "add" ? FieldKey("add", in: "people", 0) : "save")
      #expect(press("某y１", &form) == Array(repeating: .refused("forms.typed.onButton"), count: 3))
      #expect(form.handle(.paste("某人"), in: Self.area) == [.refused("forms.typed.onButton")])
    }
    #expect(form.entries(of: "people").isEmpty && !form.isTouched)
  }

  /// Dates are read as Monday 2026-11-23.
  @Test(
    arguments: [
      ("昨天", "→ 11-22 周日"), ("上周五 9:14", "→ 11-20 周五 09:14"), ("11-18", "→ 11-18 周三"),
      ("12-24", "→ 2025-12-24 周三"), ("三天", nil), ("明天", nil),
    ] as [(String, String?)])
  func aDateShowsHowItIsUnderstood(text: String, shown: String?) throws {
    var form = form([FormField("on", "日期", .when(.past)), FormField("two", "乙")])
    press(text, &form)
    let field = try #require(form["on"])
    #expect(form.shownMessage(for: field)?.text == shown)
    press("<Tab>", &form)
    #expect((form.shownMessage(for: try #require(form["on"]))?.severity == .error) == (shown == nil))
  }

  @Test func errorsWaitUntilTheFieldIsLeftOrSaved() throws {
    var form = form([FormField("one", "甲", required: true), FormField("two", "乙", required: true)])
    press("<Tab><S-Tab>", &form)
    #expect(form.fields.allSatisfy { form.shownMessage(for: $0) == nil })
    let isSaved = form.tryToSave()
    #expect(!isSaved)
    #expect(form.fields.allSatisfy { form.shownMessage(for: $0)?.severity == .error })
    #expect(form.focus == "one")
    press("x<F8>", &form)
    #expect(form.focus == "two")
    press("y", &form)
    let isSavedNow = form.tryToSave()
    #expect(isSavedNow && !form.hasTriedToSave)
  }

  @Test func limitsCountCharacters() {
    var form = form([FormField("one", "甲", limit: 3)])
    press("一二三", &form)
    #expect(form.faults.isEmpty)
    press("四", &form)
    #expect(form.faults == ["one"])
  }

  @Test func longTextTakesEnterAndArrowsUntilItsEnds() {
    var form = form([FormField("words", "文字", .longText), FormField("two", "乙")])
    press("甲<Enter>乙", &form)
    #expect(form.text("words") == "甲\n乙")
    press("<Up>", &form)
    #expect(form.focus == "words")
    press("<Down><Down>", &form)
    #expect(form.focus == "two")
  }

  @Test(arguments: ["<C-e>", "<F4>"])
  func onlyLongTextGoesToAnEditor(key: String) {
    var form = form([
      FormField("words", "文字", .longText), FormField("secret", "密", .longText, secret: true), FormField("one", "甲"),
    ])
    #expect(press(key, &form) == [.openEditor("words")])
    form.moveFocus(to: "secret")
    #expect(!press(key, &form).contains { if case .openEditor = $0 { true } else { false } })
    form.edited("words", "新的\n文字\n")
    form.edited("secret", "不应写入")
    #expect(form.text("words") == "新的\n文字" && form.text("secret").isEmpty)
  }

  @Test func entriesAreAddedAndTakenAway() {
    let group = FormGroup("people", limit: 2, heading: { "第 \($0) 人" }) {
      [FormField(FieldKey("name", in: "people", $0), "姓名")]
    }
    var form = form([FormGroup.addButton("people", "增加"), FormField("last", "末")], groups: [group])
    press("<Enter>甲", &form)
    form.moveFocus(to: FieldKey("add", in: "people", 0))
    press("<Enter>乙", &form)
    form.moveFocus(to: FieldKey("add", in: "people", 0))
    press("<Enter>", &form)
    #expect(form.entries(of: "people") == [1, 2])
    form.moveFocus(to: FieldKey("remove", in: "people", 1))
    press("<Enter>", &form)
    #expect(form.entries(of: "people") == [1, 2], "what was typed goes by the second press only")
    press("<Enter>", &form)
    #expect(form.entries(of: "people") == [2])
    #expect(form[FieldKey("remove", in: "people", 2)]?.label == "第 1 人")
    #expect(form.text(FieldKey("name", in: "people", 2)) == "乙")
  }

  @Test func secretsShowOnlyWhileTypedAndAreWiped() throws {
    var form = form([FormField("secret", "密", secret: true), FormField("two", "乙")])
    press("13800138000", &form)
    #expect(picture(form).contains("13800138000"))
    press("<Tab>", &form)
    #expect(!picture(form).contains("138") && picture(form).contains("••••"))
    #expect(form.holdsSecrets && form.draftFields.isEmpty)
    #expect(!"\(form)".contains("138") && !String(reflecting: form).contains("138"))
    var dumped = ""
    dump(form, to: &dumped)
    #expect(!dumped.contains("138"))
    form.wipeSecrets()
    press("<S-Tab><C-z>", &form)
    #expect(form.text("secret").isEmpty && !form.holdsSecrets)
  }

  @Test func aDraftGoesRound() {
    let group = FormGroup("people", heading: { "\($0)" }) { entry in
      [
        FormField(FieldKey("name", in: "people", entry), "姓名"),
        FormField(FieldKey("fruit", in: "people", entry), "水果", .choice(fruits)),
      ]
    }
    func empty() -> Form {
      form(
        [
          FormField("words", "文字", .longText), FormField("secret", "密", secret: true),
          FormField("fruits", "水果", .multiChoice(fruits)), FormGroup.addButton("people", "增加"),
        ], groups: [group])
    }
    var filled = empty()
    press("一\n<Enter>二<Tab>密语<Tab>xj pg <Esc><Tab><Enter>甲<Tab>橘<Enter>", &filled)
    filled.moveFocus(to: FieldKey("add", in: "people", 0))
    press("<Enter>乙", &filled)
    filled.removeEntry(1, of: "people")
    filled.extras["kept"] = "1"
    let kept = filled.draftFields
    #expect(kept["people.1.name"] == "乙" && kept["fruits"] == "b,a")
    #expect(!kept.values.contains { $0.contains("密语") })
    var restored = empty()
    restored.restore(kept)
    #expect(restored.draftFields == kept)
    #expect(restored.extras["kept"] == "1" && !restored.isTouched)
  }

  @Test func clicksGoToFieldsAndOptions() {
    var form = form([FormField("one", "甲"), FormField("fruit", "水果", .choice(fruits)), FormField("two", "乙")])
    func click(_ row: Int, column: Int = 10) {
      _ = form.handle(.mouse(MouseEvent(.press, at: Point(column: column, row: row))), in: Self.area)
    }
    click(2)
    #expect(form.focus == "two")
    click(1)
    #expect(form.focus == "fruit" && form["fruit"]?.list != nil)
    click(3)
    #expect(form.choices("fruit") == ["b"] && form["fruit"]?.list == nil)
  }

  @Test func aLongFormScrollsToTheFocus() {
    let fields = (0..<40).map { FormField(FieldKey("f\($0)"), "字段\($0)") }
    var form = form(fields)
    for number in 0..<40 {
      #expect(picture(form).contains("> 字段\(number)"))
      press("<Tab>", &form)
    }
    _ = form.handle(.mouse(MouseEvent(.wheelUp, at: Point(column: 0, row: 0))), in: Self.area)
    #expect(!picture(form).contains("> "))
    press("<S-Tab>", &form)
    #expect(picture(form).contains("> 字段38"))
  }

  @Test func theCaretStandsWhereTheNextCharacterGoes() throws {
    var form = form([FormField("one", "甲")])
    press("你好", &form)
    var canvas = Canvas(size: Self.area.size)
    form.draw(into: &canvas, area: Self.area, theme: .monochrome)
    let caret = try #require(canvas.cursor)
    // Marker and blank, the label, a gap, two characters of two columns.
    #expect(caret == Point(column: 2 + 2 + 2 + 4, row: 0))
  }

  /// Every row is exactly as wide as the area, whatever is open.
  @Test(arguments: ["", "<Enter>", "x", "zz", "<Tab>长文字长文字长文字长文字长文字长文字长文字长文字长文字长文字<Enter>又一行"])
  func rowsKeepTheirWidth(script: String) {
    var form = form([
      FormField("fruit", "水果", .multiChoice(fruits)), FormField("words", "一个很长很长的标签一个很长很长的标签", .longText),
    ])
    press(script, &form)
    for row in picture(form).split(separator: "\n") { #expect(DisplayWidth.of(String(row)) == 60) }
  }

  private func picture(_ form: Form) -> String {
    var canvas = Canvas(size: Self.area.size)
    form.draw(into: &canvas, area: Self.area, theme: .monochrome)
    return canvas.rows().joined(separator: "\n")
  }
}
