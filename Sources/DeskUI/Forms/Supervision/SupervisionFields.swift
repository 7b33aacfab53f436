import CaseDomain
import DeskText

/// The fields of the forms of pane 7.
struct SupervisionFields: Sendable {
  let task: SupervisionTask
  let environment: FormEnvironment
  private var texts: Texts { environment.texts }
  private var desk: Desk { environment.desk }

  var fields: [FormField] {
    switch task.step.list {
    case .directives: directiveFields
    case .inspections: inspectionFields
    case .rules: ruleFields
    }
  }

  // MARK: Directives

  private var directiveFields: [FormField] {
    switch task.step {
    case .receive: content
    case .amend: content + [line("reason", required: true)]
    case .passDown: [sections(open), when("due", .future, required: true), long("words", required: false)]
    case .acknowledge: [note(demands)]
    case .done: [note(demands), long("done")]
    case .sendBack: [long("reason"), when("due", .future, required: true)]
    case .close: [long("closing")]
    case .report:
      [
        line("to", required: true), line("letter", required: true), when("on", .past), long("words", required: false),
      ]
    default: [long("reason")]
    }
  }

  private var directive: SuperiorDirective? {
    if case .directive(let id) = task.subject { return desk.directives[id] }
    return nil
  }

  /// The sections that were not given it yet.
  private var open: [SectionID] { directive.map { SupervisionTask.targets($0, desk) } ?? [] }

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

  // MARK: Inspections

  private var inspectionFields: [FormField] {
    switch task.step {
    case .inspect:
      [
        named("kind", InspectionKind.allCases.map(\.rawValue), "supervision.kind."),
        sections(desk.organisation.sections.filter { !$0.isClosed }.map(\.id)), when("inspectedOn", .past),
        inspectors, long("scope"), line("places"),
      ]
    case .find:
      [
        choice("severity", severities), choice("clause", clauses, required: false), long("finding"),
      ]
    case .nothing: [long("words", required: false)]
    case .rectify: [about, owner, line("ownerName"), when("due", .future, required: true), long("task")]
    case .reassign:
      [about, owner, line("ownerName"), when("due", .future, required: true), line("reason", required: true)]
    case .rectified: [about, long("done")]
    case .recheck: [about, named("passed", ["yes", "no"], "supervision.passed."), long("seen"), when("next", .future)]
    case .strikeOff: [about]
    case .relapse: [about, long("reason"), when("due", .future, required: true)]
    default: [about, long("reason")]
    }
  }

  private var finding: InspectionFinding? { task.entry.flatMap { desk.supervision.finding($0) } }

  /// What was found and what is to be done about it.
  private var about: FormField {
    guard let finding else { return note("") }
    let item = finding.item.map { [$0.set.words, $0.reported?.words ?? ""] } ?? []
    return note(([finding.words] + item).filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  private var severities: [ChoiceOption] {
    FindingSeverity.allCases.map { ChoiceOption($0.rawValue, texts["supervision.severity.\($0.rawValue)"]) }
      + [ChoiceOption(FindingKind.praise.rawValue, texts["supervision.praise"])]
  }

  /// What sections are inspected for (R1–R5).
  private var clauses: [ChoiceOption] {
    [
      "R1.1", "R1.2", "R1.3", "R1.4", "R1.5", "R2.1", "R2.2", "R3.1", "R3.3", "R3.4", "R3.6", "R4.1", "R4.2", "R4.4",
      "R4.5", "R4.6", "R5.1", "R5.2", "R5.3",
    ].map { ChoiceOption($0, environment.wording.clause(Clause($0)), detail: $0) }
  }

  /// Those who may inspect, whoever writes first; nobody inspects their own section.
  private var inspectors: FormField {
    let people = desk.members.all.filter { $0.status == .admitted && $0.posts != .inspector }
    let options = people.map {
      ChoiceOption(String($0.id.rawValue), $0.name, detail: environment.wording.posts($0.posts))
    }
    return FormField(
      "inspectors", texts["supervision.form.inspectors"], .multiChoice(FixedChoices(options)), required: true,
      hint: hint("inspectors"))
  }

  /// Members of the section, and somebody else there by name.
  private var owner: FormField {
    let section = finding?.section
    let people = desk.members.all.filter { $0.status == .admitted && $0.section == section && section != nil }
    return choice(
      "owner",
      people.map { ChoiceOption(String($0.id.rawValue), $0.name) }
        + [ChoiceOption("name", texts["supervision.form.owner.other"])])
  }

  // MARK: Rules

  private var ruleFields: [FormField] {
    switch task.step {
    case .propose:
      [named("ruleKind", RuleKind.allCases.map(\.rawValue), "supervision.ruleKind.")] + ruleText
    case .renew: ruleText
    case .issue: [note(rule?.waiting?.text ?? "")]
    case .read, .readFor: [note(rule?.current?.text ?? "")]
    case .decline: [note(rule?.waiting?.text ?? ""), long("reason")]
    default: [long("reason")]
    }
  }

  private var rule: WorkingRule? {
    if case .rule(let id) = task.subject { return desk.workingRules[id] }
    return nil
  }

  private var ruleText: [FormField] {
    [
      line("title", required: true), line("issuer", required: true), long("ruleText"), when("from", .future),
    ]
  }

  // MARK: Kinds

  private func sections(_ ids: [SectionID]) -> FormField {
    let options = ids.map { ChoiceOption(String($0.rawValue), environment.wording.section($0)) }
    return FormField(
      "sections", texts["supervision.form.sections"], .multiChoice(FixedChoices(options)), required: true,
      hint: hint("sections"))
  }

  private func named(_ key: FieldKey, _ options: [String], _ area: String) -> FormField {
    choice(key, options.map { ChoiceOption($0, texts[area + $0]) })
  }

  private func choice(_ key: FieldKey, _ options: [ChoiceOption], required: Bool = true) -> FormField {
    FormField(
      key, texts["supervision.form.\(key.name)"], .choice(FixedChoices(options)), required: required, hint: hint(key))
  }

  private func line(_ key: FieldKey, required: Bool = false) -> FormField {
    FormField(key, texts["supervision.form.\(key.name)"], required: required, hint: hint(key), limit: 200)
  }

  private func long(_ key: FieldKey, required: Bool = true) -> FormField {
    let limit = key.name == "ruleText" ? 100_000 : 4000
    return FormField(
      key, texts["supervision.form.\(key.name)"], .longText, required: required, hint: hint(key), limit: limit)
  }

  private func when(_ key: FieldKey, _ leaning: DateParser.Leaning, required: Bool = false) -> FormField {
    FormField(
      key, texts["supervision.form.\(key.name)"], .when(leaning), required: required, hint: hint(key), limit: 40)
  }

  private func note(_ words: String) -> FormField { FormField("about", words, .note) }

  private func hint(_ key: FieldKey) -> String { texts.find("supervision.form.\(key.name).hint") ?? "" }
}
