import CaseDomain
import DeskSession

/// Proposes another value for a setting, or says a leader's word on it (R6.7). What holds now stands above the fields.
struct RulingForm: FormDefinition {
  let task: RulingTask

  var name: String { task.draftName }
  var keepsDraft: Bool { if case .confirm = task { false } else { true } }

  func title(_ environment: FormEnvironment) -> String { environment.texts["rulings.title.\(task.name)"] }

  func form(_ environment: FormEnvironment) -> Form {
    var form = Form(
      texts: environment.texts, clock: environment.clock,
      fields: about(environment) + fields(environment)
        + [FormField("save", environment.texts["rulings.save.\(task.name)"], .button(.save))])
    fill(&form, environment)
    return form
  }

  private func about(_ environment: FormEnvironment) -> [FormField] {
    let (desk, words, texts) = (environment.desk, environment.wording, environment.texts)
    guard let ruling = task.ruling(desk) else { return [] }
    let value = words.rulingValue(desk.rulings.value(ruling, at: environment.clock.today), of: ruling)
    var lines = [words.rulingName(ruling), words.rulingExplained(ruling), texts("rulings.form.now", value)]
    if case .confirm(let event) = task { lines += proposed(event, environment) }
    if case .decline(let event) = task { lines += proposed(event, environment) }
    return lines.enumerated().map { FormField(FieldKey("about\($0.offset)"), $0.element, .note) }
  }

  private func proposed(_ event: EventNumber, _ environment: FormEnvironment) -> [String] {
    let (words, texts) = (environment.wording, environment.texts)
    guard let found = environment.desk.rulings.proposal(event) else { return [] }
    return [
      texts(
        "rulings.form.proposed", words.rulingValue(found.value, of: found.ruling), "\(found.from)",
        words.member(found.proposedBy)),
      TextCleaning.singleLine(found.reason),
    ]
  }

  private func fields(_ environment: FormEnvironment) -> [FormField] {
    let texts = environment.texts
    func line(_ key: FieldKey, required: Bool = true, limit: Int) -> FormField {
      FormField(
        key, texts["rulings.form.\(key.name)"], required: required,
        hint: texts.find("rulings.form.\(key.name).hint") ?? "", limit: limit)
    }
    switch task {
    case .confirm: return []
    case .decline: return [line("reason", limit: 200)]
    case .propose(let ruling):
      return value(of: ruling, environment, line: { line($0, required: $1, limit: $2) }) + [
        FormField(
          "from", texts["rulings.form.from"], .when(.future), required: true, hint: texts["rulings.form.from.hint"],
          limit: 40), line("reason", limit: 200),
      ]
    }
  }

  private func value(
    of ruling: Ruling, _ environment: FormEnvironment, line: (FieldKey, Bool, Int) -> FormField
  ) -> [FormField] {
    let texts = environment.texts
    func choice(_ key: FieldKey, _ options: [ChoiceOption]) -> FormField {
      FormField(key, texts["rulings.form.\(key.name)"], .choice(FixedChoices(options)), required: true)
    }
    switch ruling.kind {
    case .cadence:
      let kinds = MeetingKind.allCases.map { ChoiceOption($0.rawValue, environment.wording.meetingKind($0)) }
      let units = PeriodUnit.allCases.map { ChoiceOption($0.rawValue, texts["rulings.unit.\($0.rawValue)"]) }
      return [choice("kind", kinds), choice("unit", units), line("minimum", true, 2)]
    case .integer: return [line("number", true, 6)]
    case .timeOfDay: return [line("time", true, 6)]
    case .zoneOffset: return [line("offset", true, 7)]
    case .day: return [line("day", false, 10)]
    case .prefix: return [line("text", true, 8)]
    case .text(let maximum): return [line("text", false, maximum)]
    case .choice(let reading):
      return [
        choice("reading", reading.choices.map { ChoiceOption($0.rawValue, texts["reward.choice.\($0.rawValue)"]) })
      ]
    }
  }

  /// What holds now, from today on.
  private func fill(_ form: inout Form, _ environment: FormEnvironment) {
    guard case .propose(let ruling) = task else { return }
    let today = environment.clock.today
    form.set("from", "\(today.adding(days: ruling == .zoneOffset ? 1 : 0))")
    switch (ruling.kind, environment.desk.rulings.value(ruling, at: today)) {
    case (.cadence, .text(let text)):
      guard let rule = CadenceRule(text) else { return }
      form.choose("kind", [rule.kind.rawValue])
      form.choose("unit", [rule.unit.rawValue])
      form.set("minimum", String(rule.minimum))
    case (.day, .text(let text)): form.set("day", text)
    case (.timeOfDay, .integer(let number)): form.set("time", RulingInput.time(number))
    case (.zoneOffset, .integer(let number)): form.set("offset", RulingInput.offset(number))
    case (.choice, .text(let text)): form.choose("reading", [text])
    case (_, .integer(let number)): form.set("number", String(number))
    case (_, .text(let text)): form.set("text", text)
    }
  }

  /// What the fields say; nil where something is missing or does not fit.
  func value(_ form: Form, of ruling: Ruling) -> RulingValue? {
    let value: RulingValue? =
      switch ruling.kind {
      case .cadence:
        form.choice("kind").flatMap { kind in
          form.choice("unit").map { .text("\(kind)/\($0)/\(TextCleaning.trimmed(form.text("minimum")))") }
        }
      case .integer: Int(TextCleaning.trimmed(form.text("number"))).map { .integer($0) }
      case .timeOfDay: RulingInput.minutes(form.text("time")).map { .integer($0) }
      case .zoneOffset: RulingInput.offsetMinutes(form.text("offset")).map { .integer($0) }
      case .day: .text(TextCleaning.trimmed(form.text("day")))
      case .prefix, .text: .text(TextCleaning.singleLine(form.text("text")))
      case .choice: form.choice("reading").map { .text($0) }
      }
    return value.flatMap { ruling.accepts($0) ? $0 : nil }
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    guard case .propose(let ruling) = task else { return }
    let texts = environment.texts
    let key: FieldKey
    let why: String
    switch ruling.kind {
    case .cadence: (key, why) = ("minimum", texts("rulings.form.unfit", "0", "12"))
    case .integer(let range):
      (key, why) = ("number", texts("rulings.form.unfit", String(range.lowerBound), String(range.upperBound)))
    case .timeOfDay: (key, why) = ("time", texts["rulings.form.time.hint"])
    case .zoneOffset: (key, why) = ("offset", texts["rulings.form.offset.hint"])
    case .day: (key, why) = ("day", texts["rulings.form.day.hint"])
    case .prefix, .text, .choice: (key, why) = ("text", texts["rulings.form.text.unfit"])
    }
    form.checks[key] = value(form, of: ruling) == nil ? FieldMessage(.error, why, shown: .afterLeaving) : nil
    guard let from = form.when("from")?.date else { return }
    // Today has begun in the zone before.
    let earliest = environment.clock.today.adding(days: ruling == .zoneOffset ? 1 : 0)
    if from < earliest {
      form.checks["from"] = FieldMessage(.error, texts["rulings.form.from.past"], shown: .afterLeaving)
    } else {
      let isPeriodic = if case .cadence = ruling.kind { true } else { false }
      form.checks["from"] =
        isPeriodic ? FieldMessage(.information, texts["rulings.form.from.periods"]) : nil
    }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let command = command(form) else { return .refuse(environment.texts["rulings.form.incomplete"]) }
    if let refusal = environment.refusal(of: command) { return .refuse(environment.wording.refusal(refusal)) }
    return .send(.perform(environment.id, command))
  }

  private func command(_ form: Form) -> (any Command)? {
    let reason = TextCleaning.trimmed(form.text("reason"))
    switch task {
    case .propose(let ruling):
      guard let value = value(form, of: ruling), let from = form.when("from")?.date else { return nil }
      return ProposeRuling(ruling: ruling, value: value, from: from, reason: reason)
    case .confirm(let event): return ConfirmRuling(proposal: event)
    case .decline(let event): return DeclineRuling(proposal: event, reason: reason)
    }
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts["rulings.done.\(task.name)"]))]
  }
}
