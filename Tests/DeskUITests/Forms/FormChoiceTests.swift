import CaseDomain
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Choosing one option or several in a form.
@Suite struct FormChoiceTests {
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
      ("<Enter><Down><Enter>", ["b"]), ("xj<Enter>", ["b"]), ("橘<Enter>", ["c"]), ("citr<Tab>", ["c"]),
      ("<Right>", ["a"]), ("<Left>", ["c"]), ("<Right><Right><Right><Right>", ["c"]), ("xj<Esc>", []),
      ("zzz<Enter>", []), ("<Right><BS>", []), (" <PgDn><C-s>", ["c"]), ("　<Enter>", ["a"]),
    ] as [(String, [String])])
  func aChoiceIsMadeByTypingOrArrows(script: String, chosen: [String]) {
    var form = form([FormField("fruit", "水果", .choice(fruits))])
    press(script, &form)
    #expect(form.choices("fruit") == chosen)
  }

  @Test(
    arguments: [
      (" <Enter><Down> <Enter>", ["a", "b"]), ("xj<Enter>pg<Enter>", ["b", "a"]), ("xj<Enter><Enter>", ["b"]),
      // Enter takes no tick away and adds none beside others: it goes on.
      ("<Enter> <Enter>", ["a"]), ("<Enter><Down> <Enter>", ["b"]), (" <Enter><Down><Enter>", ["a"]),
      ("<Enter> <Enter><S-Tab><Enter><Enter>", ["a"]), ("xj<Enter>xj<Enter><Enter>", ["b"]),
      // What was unticked stays unticked; nothing ticked yet is ticked, and shows before it counts.
      ("<Enter>  <Enter>", []), ("<Enter><Enter>", ["a"]), ("<Enter><Enter><Enter><S-Tab><Enter><Enter>", ["a"]),
      ("xj jz <Tab>", ["b", "c"]), ("xj <Esc><BS>", []), ("xj<C-s>", ["b"]), ("xj<Tab>", ["b"]), ("xj xj<Tab>", ["b"]),
      ("<Enter><C-s>", []), ("<Enter><Tab>", []), ("xj zz<Esc>", ["b"]),
    ] as [(String, [String])])
  func severalAreChosen(script: String, chosen: [String]) {
    var form = form([FormField("fruit", "水果", .multiChoice(fruits))])
    press(script, &form)
    #expect(form.choices("fruit") == chosen)
  }

  @Test(
    arguments: [
      ("<Enter><Enter>", "fruit"), ("<Enter><Enter><Enter>", "two"), ("<Enter> <Enter>", "two"),
      ("<Enter>  <Enter>", "two"), ("xj<Enter>", "fruit"), ("xj<Enter><Enter>", "two"),
    ] as [(String, String)])
  func enterGoesOnOnceSomethingIsTicked(script: String, focus: String) {
    var form = form([FormField("fruit", "水果", .multiChoice(fruits)), FormField("two", "乙")])
    press(script, &form)
    #expect(form.focus == FieldKey(focus) && (form["fruit"]?.list == nil) == (focus == "two"))
  }

  @Test(
    arguments: [
      ("y", ["yes"]), ("Y", ["yes"]), ("ｙ", ["yes"]), ("是", ["yes"]), ("n", ["no"]), ("yn", ["no"]), ("是否", ["no"]),
      ("<Enter>y", ["yes"]), ("<Enter>否", ["no"]), ("x", []), ("x<BS>n", ["no"]), ("不<Enter>", ["no"]),
      ("是<Enter>", ["yes"]), ("不 <Enter>", ["no"]), ("<Enter>是<Enter>", ["yes"]), ("nn<Enter>", ["no"]),
    ] as [(String, [String])])
  func aQuestionTakesYesAndNo(script: String, chosen: [String]) {
    let options = FixedChoices([ChoiceOption("no", "不是同一人"), ChoiceOption("yes", "是")])
    var form = form([FormField("answer", "涉及本单位", .choice(options)), FormField("two", "乙")])
    press(script, &form)
    #expect(form.choices("answer") == chosen && form.focus == (script.hasSuffix("<Enter>") ? "two" : "answer"))
  }

  /// What is typed on a choice shows and narrows; what fits no option stays where it is until it is changed or given up.
  @Test(arguments: [false, true])
  func whatIsTypedOnAChoiceIsNotLost(several: Bool) {
    var form = form([
      FormField("fruit", "水果", several ? .multiChoice(fruits) : .choice(fruits)), FormField("two", "乙"),
    ])
    press("香", &form)
    #expect(picture(form).contains("/香") && picture(form).contains("香蕉") && !picture(form).contains("苹果"))
    press("港", &form)
    #expect(picture(form).contains("/香港 没有符合条件的内容") && !picture(form).contains("香蕉"))
    for key in ["<Enter>", "<Tab>", "<S-Tab>", "<C-s>"] {
      #expect(press(key, &form) == [.refused("forms.typed.noOption")], "\(key)")
      #expect(form.focus == "fruit" && picture(form).contains("/香港"), "\(key)")
    }
    press("<BS><Tab>", &form)
    #expect(form.choices("fruit") == ["b"] && form.focus == "two")
  }

  /// A list that shows nothing until something is typed says what.
  @Test func anEmptyListSaysWhatToType() {
    var form = form([FormField("alias", "与哪一位", .choice(FixedChoices([])), hint: "输入举报人编号")])
    press("<Enter>", &form)
    #expect(picture(form).contains("输入举报人编号") && !picture(form).contains("没有符合条件的内容"))
    press("9", &form)
    #expect(picture(form).contains("没有符合条件的内容"))
  }

  @Test func aPasteJoinsWhatWasTypedOnAChoice() {
    var form = form([FormField("fruit", "水果", .choice(fruits))])
    press("香", &form)
    _ = form.handle(.paste("蕉"), in: Self.area)
    #expect(picture(form).contains("/香蕉"))
    press("<Enter>", &form)
    #expect(form.choices("fruit") == ["b"])
  }

  @Test func escapeClosesAListBeforeItLeaves() {
    var form = form([FormField("fruit", "水果", .choice(fruits))])
    #expect(!press("x<Esc>", &form).contains(.leave))
    #expect(press("<Esc>", &form) == [.leave])
  }

  private func picture(_ form: Form) -> String {
    var canvas = Canvas(size: Self.area.size)
    form.draw(into: &canvas, area: Self.area, theme: .monochrome)
    return canvas.rows().joined(separator: "\n")
  }
}
