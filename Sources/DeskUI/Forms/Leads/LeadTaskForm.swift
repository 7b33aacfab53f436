import CaseDomain
import DeskSession
import DeskText

/// The form of one step about a lead, or about all that are marked.
struct LeadTaskForm: FormDefinition {
  let task: LeadTask
  let selection: LeadSelection

  init(_ task: LeadTask, _ selection: LeadSelection) {
    self.task = task
    self.selection = selection
  }

  /// Reads `lead.assign/12,15`, the name of a draft.
  init?(name: String) {
    let parts = name.split(separator: "/")
    guard parts.count == 2, parts[0].hasPrefix("lead."), let task = LeadTask(rawValue: String(parts[0].dropFirst(5))),
      let selection = LeadSelection(parts[1])
    else { return nil }
    self.init(task, selection)
  }

  /// What a draft is of, for lists of drafts; nil for one of another form.
  static func title(of draft: FormDraft, in context: LayerContext) -> String? {
    guard let form = LeadTaskForm(name: draft.form), let first = form.selection.leads.first else { return nil }
    let more = form.selection.leads.count > 1 ? " +\(form.selection.leads.count - 1)" : ""
    return "\(context.texts["keys.lead.\(form.task.rawValue)"])  \(context.wording.lead(first))\(more)"
  }

  var name: String { "lead.\(task.rawValue)/\(selection.text)" }

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.lead.\(task.rawValue)"] }

  func form(_ environment: FormEnvironment) -> Form {
    let fields =
      selection.notes(environment) + LeadFields(task, selection, environment).fields
      + [FormField("save", environment.texts["keys.save"], .button(.save))]
    var form = Form(texts: environment.texts, clock: environment.clock, fields: fields)
    let filling = LeadFields(task, selection, environment)
    filling.addGroups(to: &form)
    filling.fill(&form)
    return form
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    LeadFields(task, selection, environment).review(&form)
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    if task == .transfer, let entering = BodyFields(environment).entering(form, environment) { return entering }
    let fields = LeadFields(task, selection, environment)
    var filled = fields.values(form)
    // The package says itself what is in it.
    if task == .transfer, filled.contents.isEmpty, form.given("package") != nil {
      filled.contents = [LeadValues.unknown]
    }
    let desk = environment.desk
    func values(for lead: LeadID) -> LeadValues {
      guard task == .decide, selection.only == nil else { return filled }
      // Reports are read one by one; many may be given more time at once.
      var values = filled
      values.item = desk.leads.work(on: lead).waitingExtension?.step.event ?? EventNumber(rawValue: 0)
      return values
    }
    let submission = selection.submission(
      of: title(environment), question: fields.question(filled), environment
    ) { lead in
      task.command(lead, values(for: lead), in: desk)
    }
    return attached(packaged(submission, form, environment), form, environment)
  }

  /// A note with files, which are sealed before it is written.
  private func attached(
    _ submission: FormSubmission, _ form: Form, _ environment: FormEnvironment
  ) -> FormSubmission {
    guard case .send(.perform(let id, let command)) = submission, let note = command as? NoteLead else {
      return submission
    }
    let paths = LeadFields(task, selection, environment).attachmentPaths(form)
    return paths.isEmpty ? submission : .send(.noteLead(id, note.attaching([]), attachmentPaths: paths))
  }

  /// A transfer with what is handed over: both in one commit, where a folder was named for it.
  private func packaged(_ submission: FormSubmission, _ form: Form, _ environment: FormEnvironment) -> FormSubmission {
    guard task == .transfer, let folder = form.given("package"),
      case .ask(let question, let yes, let back, .perform(let id, let command)) = submission,
      let transfer = command as? TransferLead
    else { return submission }
    let planned = TransferLead(
      lead: transfer.lead, to: transfer.body, letter: transfer.letter, on: transfer.on, reason: transfer.reason,
      contents: transfer.contents.filter { $0 != LeadValues.unknown })
    let request = PaperRequest(
      .package(of: transfer.lead, transfer: planned), to: folder, language: environment.texts.language.tag)
    return .ask(question, yes: yes, back: back, .export(id, request))
  }
}
