import CaseDomain
import DeskText

/// The fields of the forms of pane 7.
struct SupervisionFields: Sendable {
  let task: SupervisionTask
  let environment: FormEnvironment
  private var texts: Texts { environment.texts }
  private var desk: Desk { environment.desk }

  var fields: [FormField] {
    switch task.step {
    case .receive: content
    case .amend: content + [line("reason", required: true)]
    case .passDown: [sections(), when("due", .future, required: true), long("words", required: false)]
    case .acknowledge: [note(demands)]
    case .done: [note(demands), long("done")]
    case .sendBack: [long("reason"), when("due", .future, required: true)]
    case .excuse: [long("reason")]
    case .close: [long("closing")]
    case .report:
      [
        line("to", required: true), line("letter", required: true), when("on", .past), long("words", required: false),
      ]
    case .reopen: [long("reason")]
    }
  }

  private var directive: SuperiorDirective? {
    if case .directive(let id) = task.subject { return desk.directives[id] }
    return nil
  }

  /// What the directive says.
  private var content: [FormField] {
    [
      choice(
        "level", DirectiveLevel.allCases.map { ChoiceOption($0.rawValue, environment.wording.directiveLevel($0)) }),
      line("issuer", required: true), line("title", required: true), line("number"),
      when("received", .past), when("due", .future), long("demands"), line("kept"),
    ]
  }

  /// What a section is asked to do.
  private var demands: String {
    guard let directive else { return "" }
    let share = task.section.flatMap { directive.share(of: $0) }
    let words = share?.passed.words ?? ""
    let due = share.map { texts("supervision.page.until", environment.wording.date($0.due)) } ?? ""
    return [words.isEmpty ? directive.content.demands : words, due].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func sections() -> FormField {
    let ids = directive.map { SupervisionTask.targets($0, desk) } ?? []
    let options = ids.map { ChoiceOption(String($0.rawValue), environment.wording.section($0)) }
    return FormField(
      "sections", texts["supervision.form.sections"], .multiChoice(FixedChoices(options)), required: true,
      hint: hint("sections"))
  }

  // MARK: Kinds

  func choice(_ key: FieldKey, _ options: [ChoiceOption], required: Bool = true) -> FormField {
    FormField(
      key, texts["supervision.form.\(key.name)"], .choice(FixedChoices(options)), required: required, hint: hint(key))
  }

  func line(_ key: FieldKey, required: Bool = false) -> FormField {
    FormField(key, texts["supervision.form.\(key.name)"], required: required, hint: hint(key), limit: 200)
  }

  func long(_ key: FieldKey, required: Bool = true) -> FormField {
    FormField(key, texts["supervision.form.\(key.name)"], .longText, required: required, hint: hint(key), limit: 4000)
  }

  func when(_ key: FieldKey, _ leaning: DateParser.Leaning, required: Bool = false) -> FormField {
    FormField(
      key, texts["supervision.form.\(key.name)"], .when(leaning), required: required, hint: hint(key), limit: 40)
  }

  func note(_ words: String) -> FormField { FormField("about", words, .note) }

  private func hint(_ key: FieldKey) -> String { texts.find("supervision.form.\(key.name).hint") ?? "" }
}
