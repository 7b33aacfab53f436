import CaseDomain
import DeskSession

/// Sends tips back for more, saying what is missing.
struct ReturnForm: FormDefinition {
  let selection: TipSelection

  var name: String { "tip.return/\(selection.text)" }

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.returnTip"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let fields =
      selection.notes(environment) + [
        FormField("questions", texts["forms.triage.wanted"], .longText, required: true, limit: 2000),
        .reason(texts["forms.triage.reason"]), FormField("save", texts["keys.save"], .button(.save)),
      ]
    return Form(texts: texts, clock: environment.clock, fields: fields)
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    selection.submission(of: title(environment), environment) {
      ProposeOutcome(
        tip: $0, outcome: .returnForMore(questions: form.text("questions")), reason: form.text("reason"))
    }
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.proposed(title(environment), performed, environment)]
  }
}
