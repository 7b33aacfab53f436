import CaseDomain
import DeskSession

/// The forms of pane 7: directives of superiors, inspections, written rules (R3.1, R3.3, R3.5).
struct SupervisionForm: FormDefinition {
  let task: SupervisionTask

  var name: String { task.draftName }

  func title(_ environment: FormEnvironment) -> String {
    let texts = environment.texts
    let step = texts["supervision.title.\(task.step.rawValue)"]
    let about = subject(environment)
    return about.isEmpty ? step : texts("supervision.title", step, about)
  }

  /// What the form is about, in words.
  private func subject(_ environment: FormEnvironment) -> String {
    if let section = task.section { return environment.wording.section(section) }
    switch task.subject {
    case .directive(let id): return environment.wording.directive(id)
    case .inspection:
      return task.entry.flatMap { environment.desk.supervision.finding($0) }
        .map { environment.wording.section($0.section) } ?? ""
    case .rule(let id): return environment.wording.rule(id)
    case nil: return ""
    }
  }

  func form(_ environment: FormEnvironment) -> Form {
    var form = Form(
      texts: environment.texts, clock: environment.clock,
      fields: SupervisionFields(task: task, environment: environment).fields
        + [FormField("save", environment.texts["keys.save"], .button(.save))])
    fill(&form, environment)
    return form
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let isNamed = form.choice("owner") == "name"
    form.change("ownerName") { $0.isHidden = !isNamed }
    let isBack = form.choice("passed") == "no"
    form.change("next") { $0.isHidden = !isBack }
    form.checks["next"] =
      isBack && form.given("next") == nil
      ? FieldMessage(.error, environment.texts["supervision.form.next.missing"], shown: .afterLeaving) : nil
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let command = command(form, environment) else {
      return .refuse(environment.texts["supervision.form.incomplete"])
    }
    let request = SessionRequest.perform(environment.id, command)
    guard let (field, question) = doubt(form, environment) else { return .send(request) }
    return .ask(question, yes: environment.texts["supervision.ask.yes"], back: field, request)
  }

  /// Long words are for many to read: who told what, a number, an address does not belong there (R6.4).
  private func doubt(_ form: Form, _ environment: FormEnvironment) -> (FieldKey, String)? {
    for field in form.fields where field.isLongText && field.key != "ruleText" {
      let hints = IdentityHints.find(in: form.text(field.key))
      if !hints.isEmpty { return (field.key, environment.texts("supervision.ask.reporter", String(hints.count))) }
    }
    return nil
  }

  func command(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    switch task.step.list {
    case .directives: directiveCommand(form, environment)
    case .inspections: inspectionCommand(form, environment)
    case .rules: ruleCommand(form, environment)
    }
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts["supervision.done.\(task.step.rawValue)"]))]
  }
}
