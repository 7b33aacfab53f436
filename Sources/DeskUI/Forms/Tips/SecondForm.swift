import CaseDomain
import DeskSession

/// Confirms or declines, as the second member, what another member proposed for one tip or several.
struct SecondForm: FormDefinition {
  let selection: TipSelection
  /// The answer that is filled in already.
  let declines: Bool

  var name: String { "tip.second/\(selection.text)" }

  func title(_ environment: FormEnvironment) -> String { environment.texts[declines ? "keys.decline" : "keys.confirm"] }

  /// The answer can be changed, and the title says which one is about to be saved.
  func title(of form: Form, _ environment: FormEnvironment) -> String {
    environment.texts[form.choice("answer") == "decline" ? "keys.decline" : "keys.confirm"]
  }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let answers = ["confirm", "decline"].map { ChoiceOption($0, texts["keys.\($0).short"]) }
    var fields: [FormField] = []
    for tip in selection.tips { fields += proposal(of: tip, environment) }
    fields += [
      FormField(
        "answer", texts["forms.confirm.answer"], .choice(FixedChoices(answers)), required: true,
        chosen: [declines ? "decline" : "confirm"]),
      .reason(texts["forms.triage.reason"]), FormField("save", texts["keys.save"], .button(.save)),
    ]
    var form = Form(texts: texts, clock: environment.clock, fields: fields)
    // Only what was on the screen is confirmed: another proposal that takes its place meanwhile is not.
    for tip in selection.tips {
      form.extras["_proposal.\(tip.rawValue)"] = environment.desk.tips.openProposal(of: tip).map {
        String($0.event.rawValue)
      }
    }
    // Who declines has answered already and is to say why.
    if declines { form.focus = "reason" }
    return form
  }

  /// What is proposed, by whom, and why.
  private func proposal(of tip: TipID, _ environment: FormEnvironment) -> [FormField] {
    let (desk, words, texts) = (environment.desk, environment.wording, environment.texts)
    let title = desk.tips.row(of: tip).map { desk.tips.titles[$0] } ?? ""
    let number = Int(truncatingIfNeeded: tip.rawValue)
    func note(_ name: String, _ text: String) -> FormField { FormField(FieldKey(name, in: "tip", number), text, .note) }
    var fields = [FormField(FieldKey("heading", in: "tip", number), "\(words.tip(tip))  \(title)", .heading)]
    guard let open = desk.tips.openProposal(of: tip) else {
      return fields + [note("none", texts["refusal.noProposal"])]
    }
    let due = desk.tips[tip]?.secondDue.map(words.dateAndWeekday) ?? ""
    fields.append(note("outcome", words.outcome(open.outcome)))
    switch open.outcome {
    case .returnForMore(let questions): fields.append(note("asked", texts("forms.confirm.asked", questions)))
    case .passOn(_, let letter): fields.append(note("letter", texts("tips.triage.byLetter", letter)))
    case .join(let lead), .relink(let lead):
      let name = desk.leads.row(of: lead).map { desk.leads.titles[$0] } ?? ""
      fields.append(note("lead", "\(words.lead(lead))  \(name)"))
    }
    fields.append(note("by", texts("tips.triage.proposedBy", words.member(open.proposedBy), due)))
    fields.append(note("why", texts("tips.triage.reason", open.reason)))
    return fields
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let declines = form.choice("answer") == "decline"
    form.change("reason") { $0.isHidden = !declines }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let declines = form.choice("answer") == "decline"
    let answer = environment.texts[declines ? "keys.decline.short" : "keys.confirm.short"]
    return selection.submission(of: answer, environment) { tip -> any Command in
      let event = EventNumber(rawValue: form.extras["_proposal.\(tip.rawValue)"].flatMap { Int64($0) } ?? 0)
      if declines { return DeclineOutcome(tip: tip, proposal: event, reason: form.text("reason")) }
      return ConfirmOutcome(tip: tip, proposal: event)
    }
  }

  /// Says which answer was given.
  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    let declined = performed.events.contains { $0.event is OutcomeDeclined }
    let answer = environment.texts[declined ? "keys.decline.short" : "keys.confirm.short"]
    return [.notice(Notice(.done, environment.texts("forms.done", answer)))]
  }
}
