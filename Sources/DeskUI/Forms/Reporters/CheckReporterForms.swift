import CaseDomain
import DeskSession

/// What a custodian found of a reporter's contact and name (R6.6).
struct CheckReporterForm: ReporterFormDefinition {
  let action = "checkReporter"
  let reporter: ReporterID

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let given = environment.desk.reporters[reporter]?.given ?? []
    let answers = ReporterForms.choices(["unknown", "yes", "no"], "reporters.check.", environment)
    var fields = [ReporterForms.heading(reporter, environment)]
    if !given.isDisjoint(with: .contact) {
      fields.append(
        FormField("contact", texts["reporters.contact"], .choice(answers), required: true, chosen: ["unknown"]))
    }
    if given.contains(.name) {
      fields.append(FormField("name", texts["reporters.name"], .choice(answers), required: true, chosen: ["unknown"]))
    }
    fields += [
      FormField(
        "how", texts["reporters.form.how"], .longText, required: true, hint: texts["reporters.form.how.hint"],
        limit: 500),
      FormField("on", texts["reporters.form.on"], .when(.past), required: true, limit: 40),
      ReporterForms.save(environment),
    ]
    var form = Form(texts: texts, clock: environment.clock, fields: fields)
    form.set("on", environment.clock.today.description)
    return form
  }

  private func found(_ key: FieldKey, _ form: Form) -> Bool? {
    switch form.choice(key) {
    case "yes": true
    case "no": false
    default: nil
    }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let on = form.when("on")?.date else { return .refuse(environment.texts["forms.check.date"]) }
    let command = CheckReporter(
      reporter: reporter, contactWorks: found("contact", form), nameIsTrue: found("name", form),
      how: form.text("how"), on: on)
    return .send(.perform(environment.id, command))
  }
}

/// What decides on rewards (R6.5), with the evidence for it.
struct MarkReporterForm: ReporterFormDefinition {
  let action = "markReporter"
  let reporter: ReporterID

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let marks = ReporterMark.allCases.map(\.rawValue)
    let values = MarkValue.allCases.map(\.rawValue)
    return Form(
      texts: texts, clock: environment.clock,
      fields: [
        ReporterForms.heading(reporter, environment),
        FormField(
          "mark", texts["reporters.form.mark"], .choice(ReporterForms.choices(marks, "reporters.mark.", environment)),
          required: true),
        FormField(
          "value", texts["reporters.form.value"],
          .choice(ReporterForms.choices(values, "reporters.mark.value.", environment)), required: true),
        FormField(
          "evidence", texts["forms.claim.evidence"], .longText, required: true, secret: true,
          hint: texts["reporters.form.evidence.hint"], limit: 4000),
        ReporterForms.save(environment),
      ])
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let isUnknown = form.choice("value") == MarkValue.unknown.rawValue
    form.change("evidence") { $0.isHidden = isUnknown }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let mark = form.choice("mark").flatMap({ ReporterMark(rawValue: $0) }),
      let value = form.choice("value").flatMap({ MarkValue(rawValue: $0) })
    else { return .refuse(environment.texts["forms.check.required"]) }
    let evidence = value == .unknown ? nil : form.text("evidence")
    return .send(.markReporter(environment.id, reporter, mark, value, evidence: evidence))
  }
}

/// A custodian's word on whether two aliases are one person.
struct SameReporterForm: ReporterFormDefinition {
  let action = "sameReporter"
  let reporter: ReporterID
  let candidates: [SameReporterCandidate]

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let source = AliasChoices(own: reporter, candidates: candidates, environment: environment)
    let first = source.options(matching: "", limit: 1).first
    return Form(
      texts: texts, clock: environment.clock,
      fields: [
        ReporterForms.heading(reporter, environment),
        FormField(
          "other", texts["reporters.form.other"], .choice(source), required: true,
          hint: texts["reporters.form.other.hint"], chosen: first.map { [$0.id] } ?? []),
        FormField(
          "answer", texts["forms.claim.answer"],
          .choice(ReporterForms.choices(["yes", "no"], "events.reporter.sameDecided.", environment)), required: true),
        FormField(
          "evidence", texts["forms.claim.evidence"], .longText, required: true, secret: true,
          hint: texts["reporters.form.evidence.hint"], limit: 4000),
        ReporterForms.save(environment),
      ])
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let other = form.choice("other").flatMap({ Int64($0) }), let answer = form.choice("answer") else {
      return .refuse(environment.texts["forms.check.required"])
    }
    return .send(
      .decideSameReporter(
        environment.id, reporter, ReporterID(rawValue: other), isSame: answer == "yes", reason: form.text("evidence")))
  }
}

/// Every other alias: likely ones first, then what matches the number that was typed.
struct AliasChoices: ChoiceSource {
  private let own: ReporterID
  private let likely: [ReporterID]
  private let wording: Wording
  private let desk: Desk

  init(own: ReporterID, candidates: [SameReporterCandidate], environment: FormEnvironment) {
    self.own = own
    desk = environment.desk
    wording = environment.wording
    likely = candidates.compactMap { candidate in
      guard ReporterLedger.isOpen(candidate, in: environment.desk) else { return nil }
      if candidate.reporter == own { return candidate.other }
      return candidate.other == own ? candidate.reporter : nil
    }
  }

  var isSmall: Bool { false }

  func option(_ id: String) -> ChoiceOption? { Int64(id).flatMap { option(ReporterID(rawValue: $0)) } }

  private func option(_ id: ReporterID) -> ChoiceOption? {
    guard id != own, let found = desk.reporters[id] else { return nil }
    return ChoiceOption(String(id.rawValue), "\(wording.alias(id))  \(wording.tip(found.tip))")
  }

  func options(matching query: String, limit: Int) -> [ChoiceOption] {
    let known = desk.reporters.same.aliases(of: own).filter { $0 != own }
    let digits = query.filter(\.isNumber)
    guard let number = Int64(digits) else { return (likely + known).prefix(limit).compactMap(option) }
    return [ReporterID(rawValue: number)].compactMap(option)
  }
}
