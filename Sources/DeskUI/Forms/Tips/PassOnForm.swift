import CaseDomain
import DeskSession
import DeskText

/// Hands tips to a body outside the bureau, by letter (law art. 25). A body that is not known yet is entered first.
struct PassOnForm: FormDefinition {
  let selection: TipSelection
  init(selection: TipSelection) { self.selection = selection }

  var name: String { "tip.passOn/\(selection.text)" }

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.passOn"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let fields =
      selection.notes(environment) + BodyFields(environment).fields + [
        FormField("letter", texts["forms.triage.letter"], required: true, limit: 100),
        .reason(texts["forms.triage.reason"]), FormField("save", texts["keys.save"], .button(.save)),
      ]
    return Form(texts: texts, clock: environment.clock, fields: fields)
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    BodyFields(environment).review(&form, isAsked: true)
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let chosen = form.choice("body") ?? ""
    if let entering = BodyFields(environment).entering(form, environment) { return entering }
    guard let body = Int64(chosen).map(BodyID.init(rawValue:)) else {
      return .refuse(environment.texts["refusal.noSuchBody"])
    }
    return selection.submission(of: title(environment), isOutward: true, environment) {
      ProposeOutcome(tip: $0, outcome: .passOn(body, letter: form.text("letter")), reason: form.text("reason"))
    }
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.proposed(title(environment), performed, environment)]
  }
}
