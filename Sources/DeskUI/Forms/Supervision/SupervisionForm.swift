import CaseDomain
import DeskSession

/// The forms of pane 7: directives of superiors (R3.1).
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
    let section = task.section.map { environment.wording.section($0) }
    switch task.subject {
    case .directive(let id): return section ?? environment.wording.directive(id)
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

  /// What is known already.
  private func fill(_ form: inout Form, _ environment: FormEnvironment) {
    let desk = environment.desk
    guard case .directive(let id) = task.subject, let found = desk.directives[id] else { return }
    switch task.step {
    case .amend:
      let content = found.content
      form.choose("level", [content.level.rawValue])
      form.set("issuer", content.issuer)
      form.set("title", content.title)
      form.set("number", content.number ?? "")
      form.set("received", content.receivedOn.description)
      form.set("due", content.due?.description ?? "")
      form.set("demands", content.demands)
      form.set("kept", content.kept ?? "")
    case .passDown:
      let open = SupervisionTask.targets(found, desk)
      if open.count == 1 { form.choose("sections", [String(open[0].rawValue)]) }
      if let due = found.content.due { form.set("due", max(due, environment.clock.today).description) }
    case .report: form.set("to", found.content.issuer)
    default: break
    }
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {}

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
    for field in form.fields where field.isLongText {
      let hints = IdentityHints.find(in: form.text(field.key))
      if !hints.isEmpty { return (field.key, environment.texts("supervision.ask.reporter", String(hints.count))) }
    }
    return nil
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts["supervision.done.\(task.step.rawValue)"]))]
  }
}
