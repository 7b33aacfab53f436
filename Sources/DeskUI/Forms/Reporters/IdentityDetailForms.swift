import CaseDomain
import DeskSession
import DeskText

/// Fields for who one reporter is, in forms of one person. What stands in them goes to the seal and nowhere else.
struct IdentityDetailFields {
  let environment: FormEnvironment
  private var texts: Texts { environment.texts }

  init(_ environment: FormEnvironment) { self.environment = environment }

  var fields: [FormField] {
    [FormField("sealed", texts["forms.reporter.sealed"], .note)]
      + ReporterFields.details.map { name, _ in
        FormField(
          FieldKey(name), texts["forms.reporter.\(name)"], secret: true,
          hint: texts.find("forms.reporter.\(name).hint") ?? "", limit: 200)
      }
  }

  func review(_ form: inout Form) {
    let checks = ReporterFields(texts: texts)
    form.checks["residentID"] = form.given("residentID").flatMap { checks.residentCheck($0, environment) }
    form.checks["phone"] = form.given("phone").flatMap(checks.phoneCheck)
    form.checks["name"] =
      identity(of: form).given.isEmpty
      ? FieldMessage(.error, texts["refusal.detailsMissing"], shown: .afterSaving) : nil
  }

  func identity(of form: Form) -> ReporterIdentity {
    var details: [ReporterDetail: String] = [:]
    for (name, detail) in ReporterFields.details { details[detail] = form.given(FieldKey(name)) }
    return ReporterIdentity(details: details)
  }
}

/// Seals what a reporter gave about themselves later.
struct AddDetailsForm: ReporterFormDefinition {
  let action = "addDetails"
  let reporter: ReporterID

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    return Form(
      texts: texts, clock: environment.clock,
      fields: [ReporterForms.heading(reporter, environment)] + IdentityDetailFields(environment).fields + [
        FormField(
          "reason", texts["reporters.form.add.reason"], .longText, required: true,
          hint: texts["reporters.form.how.hint"], limit: 500),
        ReporterForms.save(environment),
      ])
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) { IdentityDetailFields(environment).review(&form) }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let identity = IdentityDetailFields(environment).identity(of: form)
    return .send(
      .addToReporter(
        environment.id, ReporterAddition(reporter: reporter, identity: identity, reason: form.text("reason"))))
  }
}

/// Binds a person to an alias, or to a tip that has none, also after closing (R6.3.1).
struct BindReporterForm: ReporterFormDefinition {
  let action = "bindReporter"
  let tip: TipID
  let reporter: ReporterID?

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let heading =
      reporter.map { ReporterForms.heading($0, environment) }
      ?? FormField("reporter", environment.wording.tip(tip), .heading)
    var form = Form(
      texts: texts, clock: environment.clock,
      fields: [heading] + IdentityDetailFields(environment).fields + [
        FormField(
          "evidence", texts["forms.claim.evidence"], .longText, required: true, secret: true,
          hint: texts["reporters.form.evidence.hint"], limit: 4000),
        FormField("on", texts["reporters.form.confirmedOn"], .when(.past), required: true, limit: 40),
        ReporterForms.save(environment),
      ])
    form.set("on", environment.clock.today.description)
    return form
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) { IdentityDetailFields(environment).review(&form) }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let on = form.when("on")?.date else { return .refuse(environment.texts["forms.check.date"]) }
    let binding = ReporterBinding(
      tip: tip, reporter: reporter, identity: IdentityDetailFields(environment).identity(of: form),
      evidence: form.text("evidence"), confirmedOn: on)
    return .ask(environment.texts["forms.claim.bind"], .bindReporter(environment.id, binding))
  }
}
