import CaseDomain
import DeskSession

/// Asks why a custodian opens what was left out of a restricted tip; it follows once that is on the record (R6.4).
struct RestrictedOriginalsForm: RestrictedFormDefinition {
  let action = "originalsRestricted"
  let tip: RestrictedID

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    return Form(
      texts: texts, clock: environment.clock,
      fields: [
        heading(environment), FormField("note", texts["forms.uncover.recorded"], .note),
        .reason(texts["forms.triage.reason"]), FormField("save", texts["forms.uncover.open"], .button(.save)),
      ])
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    .hand(
      to: LeftOutLayer(of: .tip(tip), id: environment.id),
      .restricted(environment.id, .openOriginals(tip, reason: form.text("reason"))))
  }
}
