import CaseDomain
import DeskSession

/// Says that a restricted tip went to the body that two keepers agreed on, and by which letter (R6.4).
struct PassOnRestrictedForm: RestrictedFormDefinition {
  let action = "passOnRestricted"
  let tip: RestrictedID

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let receiver = environment.desk.restricted[tip]?.passing.map { environment.wording.restricted($0.receiver) } ?? ""
    var form = Form(
      texts: texts, clock: environment.clock,
      fields: [
        heading(environment), FormField("note", texts("restricted.passing.note", receiver), .note),
        FormField("letter", texts["forms.triage.letter"], required: true, limit: 100),
        FormField("on", texts["restricted.passing.on"], .when(.past), required: true, limit: 40), save(environment),
      ])
    form.set("on", environment.clock.today.description)
    return form
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let on = form.when("on")?.date else { return .refuse(environment.texts["forms.check.date"]) }
    return .send(request(.passOn(letter: form.text("letter"), on: on), environment))
  }
}
