import CaseDomain
import DeskSession

/// Takes in that somebody with a receipt code says to be the reporter. Everything about them goes to the seal; which tip
/// it is, and whether they are right, stays with the custodians.
struct ClaimForm: FormDefinition {
  let name = "code.claim"
  let facesReporter = true

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.codeClaim"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let details = ReporterFields.details.map { name, _ in
      FormField(
        FieldKey(name), texts["forms.reporter.\(name)"], secret: true,
        hint: texts.find("forms.reporter.\(name).hint") ?? "", limit: 200)
    }
    return Form(
      texts: texts, clock: environment.clock,
      fields: CodeFields(texts: texts).fields + [FormField("sealed", texts["forms.reporter.sealed"], .note)] + details
        + [
          FormField(
            "words", texts["forms.claim.words"], .longText, required: true, secret: true,
            hint: texts["forms.claim.words.hint"], limit: 4000),
          FormField("save", texts["keys.save"], .button(.save)),
        ])
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let checks = ReporterFields(texts: environment.texts)
    form.checks["residentID"] = form.given("residentID").flatMap { checks.residentCheck($0, environment) }
    form.checks["phone"] = form.given("phone").flatMap(checks.phoneCheck)
    form.checks["name"] =
      identity(of: form).given.isEmpty
      ? FieldMessage(.error, environment.texts["refusal.detailsMissing"], shown: .afterSaving) : nil
  }

  private func identity(of form: Form) -> ReporterIdentity {
    var details: [ReporterDetail: String] = [:]
    for (name, detail) in ReporterFields.details { details[detail] = form.given(FieldKey(name)) }
    return ReporterIdentity(details: details)
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let code = CodeFields(texts: environment.texts)
    if let again = code.tooShort(form, environment) { return again }
    return .send(
      .claimWithCode(
        environment.id,
        ReporterClaim(
          typed: code.typed(form), way: code.way(form), identity: identity(of: form), words: form.text("words"))))
  }

  func accepted(_ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts["forms.claim.taken"]))]
  }
}
