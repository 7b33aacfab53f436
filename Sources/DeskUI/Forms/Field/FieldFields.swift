import CaseDomain
import DeskText

/// The fields of the forms about work outside, and what they say.
struct FieldFields: Sendable {
  let environment: FormEnvironment
  private var texts: Texts { environment.texts }

  /// Which section it is for: asked of those who write for several.
  func section(_ task: FieldTask) -> [FormField] {
    let sections = task.sections(environment.desk, environment.session.member)
    if sections.count < 2 { return [] }
    let options = sections.map { ChoiceOption(String($0.rawValue), environment.wording.section($0)) }
    return [FormField("section", texts["field.form.section"], .choice(FixedChoices(options)), required: true)]
  }

  func choice(_ key: FieldKey, _ options: [String], _ area: String) -> FormField {
    let options = options.map { ChoiceOption($0, texts["\(area)\($0)"]) }
    return FormField(key, texts["field.form.\(key.name)"], .choice(FixedChoices(options)), required: true)
  }

  func line(_ key: FieldKey, required: Bool = false) -> FormField {
    FormField(
      key, texts["field.form.\(key.name)"], required: required,
      hint: texts.find("field.form.\(key.name).hint") ?? "", limit: 200)
  }

  func long(_ key: FieldKey) -> FormField {
    FormField(
      key, texts["field.form.\(key.name)"], .longText, required: true,
      hint: texts.find("field.form.\(key.name).hint") ?? "", limit: 4000)
  }

  func when(_ key: FieldKey, _ leaning: DateParser.Leaning, required: Bool = false) -> FormField {
    FormField(
      key, texts["field.form.\(key.name)"], .when(leaning), required: required,
      hint: texts.find("field.form.\(key.name).hint") ?? "", limit: 40)
  }

  // MARK: What they say

  static func section(_ form: Form, _ task: FieldTask, _ environment: FormEnvironment) -> SectionID? {
    let sections = task.sections(environment.desk, environment.session.member)
    guard let chosen = form.choice("section").flatMap({ Int64($0) }) else { return sections.first }
    return sections.first { $0.rawValue == chosen }
  }

  static func lead(_ form: Form, _ desk: Desk) -> LeadID? {
    form.given("lead").flatMap { RegisterNumber($0.uppercased()) }.flatMap { desk.leads.row(numbered: $0) }
      .map { desk.leads.rows[$0].id }
  }

  static func tip(_ form: Form, _ desk: Desk) -> TipID? {
    form.given("number").flatMap { RegisterNumber($0.uppercased()) }.flatMap { desk.tips.row(numbered: $0) }
      .map { desk.tips.rows[$0].id }
  }

  /// Several names in one line, with any of the signs people put between them.
  static func names(_ text: String) -> [String] {
    text.split { "\u{3001}\u{FF0C},;\u{FF1B}/".contains($0) }.map { TextCleaning.singleLine(String($0)) }.filter {
      !$0.isEmpty
    }
  }

  /// A day as the date fields read it.
  static func day(_ day: CivilDate) -> String { day.description }
}
