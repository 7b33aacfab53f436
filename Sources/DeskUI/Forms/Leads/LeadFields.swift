import CaseDomain
import DeskText

/// The fields of each step's form, what follows from them, and what they say.
struct LeadFields {
  let task: LeadTask
  let selection: LeadSelection
  let environment: FormEnvironment
  var texts: Texts { environment.texts }
  var desk: Desk { environment.desk }

  init(_ task: LeadTask, _ selection: LeadSelection, _ environment: FormEnvironment) {
    self.task = task
    self.selection = selection
    self.environment = environment
  }

  var fields: [FormField] {
    switch task {
    case .take: []
    case .assign:
      (isReassigning ? [reason] : []) + [section, handler, long("words", "summary"), long("request", required: false)]
        + (isReassigning ? [] : [when("due", .future)])
    case .note:
      [
        choice("kind", CheckKind.allCases.map(\.rawValue), "leads.check."), when("on", .past),
        long("words", "noted", required: false), line("place"), line("people"),
        TipContentFields(texts: texts).addAttachment,
      ]
    case .askWords: [tip, reason]
    case .askHelp: [section, long("words", "help"), when("due", .future)]
    case .answerHelp: items + [long("words", "answer")]
    case .moreTime, .reopen: [reason]
    case .report:
      [
        choice("finding", Finding.allCases.map(\.rawValue), "leads.finding."), long("words", "grounds"),
        FormGroup.addButton("item", texts["leads.form.item.add"]),
      ]
    case .decide: items + [yesNo, long("reason", "opinion", required: false), when("due", .future, required: false)]
    case .endHelp: items + [reason]
    case .weigh: [importance, suspected, reason]
    case .escalate: [long("words", "escalation")]
    case .direct: [long("words", "directive"), when("due", .future)]
    case .answerDirective: items + [long("words", "answer")]
    case .transfer:
      BodyFields(environment).fields
        + [line("letter", required: true), when("on", .past), reason, long("contents"), line("package")]
    case .receive: [when("on", .past), line("letter", "receipt", required: true)]
    case .answerTransfer:
      [
        when("on", .past), choice("answer", TransferAnswer.allCases.map(\.rawValue), "leads.answer."),
        long("words", "answer"),
      ]
    case .countyOrder:
      [
        line("letter", "countyNumber", required: true), when("due", .future),
        long("request", "county", required: false),
      ]
    case .countyReply: [line("letter", required: true), when("on", .past), long("words", "reply")]
    case .close:
      [
        choice("basis", ClosingBasis.allCases.map(\.rawValue), "leads.basis."), reason,
        long("feedback", required: tells),
      ]
    case .tell: [reporter, when("on", .past), long("words", "told")]
    case .archive: [line("letter", "volume", required: true)]
    case .split: [line("words", "splitTitle", required: true), importance, suspected, tips, reason]
    }
  }

  // MARK: Kinds of fields

  private func long(_ key: FieldKey, _ label: String? = nil, required: Bool = true) -> FormField {
    let name = label ?? key.name
    return FormField(
      key, texts["leads.form.\(name)"], .longText, required: required,
      hint: texts.find("leads.form.\(name).hint") ?? "", limit: 4000)
  }

  private func line(_ key: FieldKey, _ label: String? = nil, required: Bool = false) -> FormField {
    let name = label ?? key.name
    return FormField(
      key, texts["leads.form.\(name)"], required: required, hint: texts.find("leads.form.\(name).hint") ?? "",
      limit: 200)
  }

  private func when(_ key: FieldKey, _ leaning: DateParser.Leaning, required: Bool = true) -> FormField {
    FormField(key, texts["leads.form.\(key.name)"], .when(leaning), required: required, limit: 40)
  }

  private func choice(_ key: FieldKey, _ options: [String], _ area: String) -> FormField {
    let options = options.map { ChoiceOption($0, texts["\(area)\($0)"]) }
    return FormField(
      key, texts["leads.form.\(key.name)"], .choice(FixedChoices(options)), required: true)
  }

  private var reason: FormField { .reason(texts["forms.triage.reason"]) }

  private var yesNo: FormField {
    let options = ["yes", "no"].map { ChoiceOption($0, texts["leads.form.decision.\($0)"]) }
    return FormField("decision", texts["leads.form.decision"], .choice(FixedChoices(options)), required: true)
  }

  private var importance: FormField { choice("importance", Importance.allCases.map(\.rawValue), "tips.importance.") }

  private var suspected: FormField {
    FormField(
      "organised", texts["forms.triage.organised"], .choice(ReporterFields(texts: texts).yesAndNo), required: true)
  }

  // MARK: Fields about this lead

  private var isReassigning: Bool { selection.leads.contains { desk.leads[$0]?.section != nil } }

  private var tells: Bool { selection.leads.contains { !desk.reportersToTell(of: $0).isEmpty } }

  /// The sections that the selected leads could go to, and why not the others; those that are there stay out of it.
  private var section: FormField {
    let open = desk.organisation.sections.filter { !$0.isClosed }
    let options = open.compactMap { section -> ChoiceOption? in
      if selection.leads.allSatisfy({ desk.leads[$0]?.section == section.id }) { return nil }
      let refusal = selection.leads.lazy.compactMap { desk.refusal(toGive: $0, to: section.id) }.first
      return ChoiceOption(
        String(section.id.rawValue), section.name, detail: refusal.map(environment.wording.refusal) ?? "")
    }
    return FormField(
      "section", texts["leads.form.section"], .choice(FixedChoices(options)), required: true,
      hint: options.isEmpty ? texts["leads.form.section.none"] : "")
  }

  private var handler: FormField {
    FormField("handler", texts["leads.form.handler"], .choice(FixedChoices([])), hint: texts["leads.form.handler.hint"])
  }

  func liaisons(_ section: SectionID) -> FixedChoices {
    guard let lead = selection.leads.first else { return FixedChoices([]) }
    return FixedChoices(
      desk.liaisons(of: section, for: .lead(lead)).map {
        ChoiceOption(String($0.rawValue), environment.wording.member($0))
      })
  }

  /// What is answered: said where it is one thing, or one of each of several leads, else chosen.
  private var items: [FormField] {
    let waiting = selection.only.map { lead in task.items(of: lead, in: desk).map { ($0, label($0, of: lead)) } } ?? []
    let options = waiting.map { ChoiceOption(String($0.rawValue), $1) }
    var field = FormField(
      "item", texts["leads.form.item.\(task.rawValue)"], .choice(FixedChoices(options)), required: true,
      chosen: options.count == 1 ? options.map(\.id) : [])
    if selection.only == nil { return askedOfSeveral + [field] }
    guard options.count == 1 else { return [field] }
    field.isHidden = true
    return [FormField("asked", options[0].label, .note), field]
  }

  /// The first few of what several leads wait for: nothing is answered unseen.
  private var askedOfSeveral: [FormField] {
    let all = selection.leads.flatMap { lead in
      task.items(of: lead, in: desk).map { "\(environment.wording.lead(lead))  \(label($0, of: lead))" }
    }
    let shown = all.prefix(6).enumerated().map { FormField(FieldKey("asked.\($0)"), $1, .note) }
    guard all.count > shown.count else { return shown }
    return shown + [FormField("asked.more", texts("frame.more", String(all.count - shown.count)), .note)]
  }

  /// What asked, and who.
  private func label(_ event: EventNumber, of lead: LeadID) -> String {
    let work = desk.leads.work(on: lead)
    let words = environment.wording
    func by(_ key: String, _ asked: LeadTask.Asked) -> String { texts(key, words.member(asked.by), asked.about) }
    if let report = work.reports.first(where: { $0.step.event == event }) {
      return by("leads.form.asked.report", .init(report.step, words.finding(report.finding)))
    }
    if let found = work.extensions.first(where: { $0.step.event == event }) {
      return by("leads.form.asked.time", .init(found.step, ""))
    }
    if let found = work.narratives.first(where: { $0.step.event == event }) {
      return by("leads.form.asked.words", .init(found.step, words.tip(found.tip)))
    }
    if let found = work.assists.first(where: { $0.step.event == event }) {
      return by("leads.form.asked.help", .init(found.step, words.section(found.section)))
    }
    guard let found = work.directives.first(where: { $0.step.event == event }) else { return "" }
    return by("leads.form.asked.directive", .init(found.step, words.date(found.due)))
  }

  /// The lead's tips; a section does not know their numbers before their words are opened to it.
  private var tip: FormField {
    FormField(
      "tip", texts["leads.form.tip"], .choice(FixedChoices(tipOptions)), required: true,
      chosen: tipOptions.count == 1 ? tipOptions.map(\.id) : [])
  }

  private var tips: FormField { FormField("tips", texts["leads.form.moved"], .multiChoice(FixedChoices(tipOptions))) }

  private var tipOptions: [ChoiceOption] {
    guard let row = selection.only.flatMap({ desk.leads.row(of: $0) }) else { return [] }
    return desk.leads.tips[row].enumerated().map { place, tip in
      let title = desk.tips.row(of: tip).map { "\(environment.wording.tip(tip))  \(desk.tips.titles[$0])" }
      return ChoiceOption(String(tip.rawValue), title ?? texts("leads.form.tip.nth", String(place + 1)))
    }
  }

  private var reporter: FormField {
    let waiting = selection.only.map { desk.reportersToTell(of: $0) } ?? []
    let options = waiting.map { ChoiceOption(String($0.rawValue), environment.wording.alias($0)) }
    return FormField(
      "reporter", texts["leads.form.reporter"], .choice(FixedChoices(options)), required: true,
      chosen: options.count == 1 ? options.map(\.id) : [])
  }

  // MARK: Items of a report

  /// What a form has several of: files of a note, items of a report.
  func addGroups(to form: inout Form) {
    if task == .note {
      let attachments = TipContentFields(texts: texts).groups.filter { $0.name == TipContentFields.attachments }
      for group in attachments { form.groups[group.name] = group }
    }
    if task == .report { addItems(to: &form) }
  }

  private func addItems(to form: inout Form) {
    let texts = texts
    let options = Finding.allCases.filter { $0 != .partlyConfirmed }
      .map { ChoiceOption($0.rawValue, texts["leads.finding.\($0.rawValue)"]) }
    form.groups["item"] = FormGroup(
      "item", limit: 20, heading: { texts("leads.form.item.nth", String($0)) },
      fields: { entry in
        [
          FormField(
            FieldKey("content", in: "item", entry), texts["leads.form.item.content"], required: true, limit: 400),
          FormField(
            FieldKey("finding", in: "item", entry), texts["leads.form.finding"], .choice(FixedChoices(options)),
            required: true),
        ]
      })
  }
}

extension LeadTask {
  /// Who asked, and about what.
  struct Asked {
    let by: MemberID
    let about: String

    init(_ step: LeadStep, _ about: String) {
      by = step.by
      self.about = about
    }
  }
}
