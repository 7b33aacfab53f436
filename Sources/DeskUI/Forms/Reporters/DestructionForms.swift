import CaseDomain
import DeskSession

/// Proposes to destroy what was sealed about a reporter; the alias and the history stay.
struct ProposeDestructionForm: ReporterFormDefinition {
  let action = "destroyIdentity"
  let reporter: ReporterID

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    return Form(
      texts: texts, clock: environment.clock,
      fields: [
        ReporterForms.heading(reporter, environment),
        FormField("note", texts["reporters.form.destroy.note"], .note),
        FormField("backups", texts["reporters.form.destroy.backups"], .note),
        FormField(
          "grounds", texts["reporters.destruction.grounds"], .longText, required: true,
          hint: texts["reporters.form.how.hint"], limit: 500),
        ReporterForms.save(environment),
      ])
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    .send(.perform(environment.id, ProposeDestruction(reporter: reporter, grounds: form.text("grounds"))))
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts["reporters.form.destroy.proposed"]))]
  }
}

/// A leader's word on a proposed destruction. Who approves types the alias back.
struct DecideDestructionForm: ReporterFormDefinition {
  let action = "decideDestruction"
  let proposal: EventNumber

  private func reporter(_ environment: FormEnvironment) -> ReporterID? {
    environment.desk.reporters.destructions[proposal]?.reporter
  }

  func form(_ environment: FormEnvironment) -> Form {
    let (texts, words) = (environment.texts, environment.wording)
    var fields: [FormField] = []
    if let proposed = environment.desk.reporters.destructions[proposal] {
      let by = words.noted(words.member(proposed.proposedBy), words.time(proposed.proposedAt))
      fields = [
        ReporterForms.heading(proposed.reporter, environment),
        FormField("by", "\(texts["reporters.destruction.by"])  \(by)", .note),
        FormField("why", "\(texts["reporters.destruction.grounds"])  \(proposed.grounds)", .note),
        FormField("note", texts["reporters.form.destroy.note"], .note),
        FormField("backups", texts["reporters.form.destroy.backups"], .note),
      ]
    }
    fields += [
      FormField(
        "answer", texts["forms.confirm.answer"],
        .choice(ReporterForms.choices(["decline", "approve"], "reporters.form.destroyAnswer.", environment)),
        required: true, chosen: ["decline"]),
      FormField(
        "alias", texts["reporters.form.alias"], required: true, hint: texts["reporters.form.alias.hint"], limit: 40),
      .reason(texts["forms.triage.reason"]), ReporterForms.save(environment),
    ]
    var form = Form(texts: texts, clock: environment.clock, fields: fields)
    form.focus = "answer"
    return form
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let approves = form.choice("answer") == "approve"
    form.change("reason") { $0.isHidden = approves }
    form.change("alias") { $0.isHidden = !approves }
    let alias = reporter(environment).map { environment.wording.alias($0) }
    // An input method leaves digits and letters full-width.
    let typed = Self.folded(form.text("alias"))
    form.checks["alias"] =
      typed.isEmpty || typed == alias.map(Self.folded)
      ? nil : FieldMessage(.error, environment.texts["reporters.form.alias.differs"], shown: .afterLeaving)
  }

  private static func folded(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(\.foldedWidth).filter { $0 != " " }))
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard form.choice("answer") == "approve" else {
      return .send(.perform(environment.id, DeclineDestruction(proposal: proposal, reason: form.text("reason"))))
    }
    return .ask(
      environment.texts["reporters.form.destroy.ask"], .destroyIdentity(environment.id, proposal: proposal))
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, performed.events.last.map { environment.wording.event($0.event) } ?? ""))]
  }
}
