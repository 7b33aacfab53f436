import CaseDomain
import DeskSession

/// Calls returned tips back into the queue without waiting for more.
struct ResumeForm: FormDefinition {
  let selection: TipSelection

  var name: String { "tip.resume/\(selection.text)" }

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.resume"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let fields =
      selection.notes(environment) + [
        .reason(texts["forms.triage.reason"]), FormField("save", texts["keys.save"], .button(.save)),
      ]
    return Form(texts: texts, clock: environment.clock, fields: fields)
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    selection.submission(of: title(environment), environment) { ResumeTip(tip: $0, reason: form.text("reason")) }
  }
}

/// Records that the body tips were passed on to acknowledged them.
struct AcknowledgeForm: FormDefinition {
  let selection: TipSelection

  var name: String { "tip.acknowledge/\(selection.text)" }

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.acknowledge"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    var fields = selection.notes(environment)
    fields += [
      FormField("on", texts["forms.acknowledge.on"], .when(.past), required: true, limit: 40),
      FormField(
        "reference", texts["forms.acknowledge.reference"], required: true,
        hint: texts["forms.acknowledge.reference.hint"], limit: 100),
      FormField("save", texts["keys.save"], .button(.save)),
    ]
    var form = Form(texts: texts, clock: environment.clock, fields: fields)
    form.set("on", environment.clock.today.description)
    return form
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let on = form.when("on")?.date else { return .refuse(environment.texts["forms.check.date"]) }
    return selection.submission(of: title(environment), environment) {
      AcknowledgePassing(tip: $0, on: on, reference: form.text("reference"))
    }
  }
}

/// Confirms or doubts, as the second member, a time of receipt that lies back, or the times of several tips.
struct ReceiptForm: FormDefinition {
  let selection: TipSelection
  /// What proves the time, where one tip was read.
  let evidence: String?

  var name: String { "tip.receipt/\(selection.text)" }

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.receipt"] }

  func form(_ environment: FormEnvironment) -> Form {
    let (texts, words) = (environment.texts, environment.wording)
    let answers = ["confirm", "doubt"].map { ChoiceOption($0, texts["forms.receipt.\($0)"]) }
    var fields = selection.notes(environment)
    if selection.tips.count == 1, let found = selection.tips.first.flatMap({ environment.desk.tips[$0] }) {
      let received = words.receivedInFull(found.receivedAt, found.precision)
      fields.append(FormField("received", texts("tips.detail.received", received), .note))
      let registered = words.receivedInFull(found.registeredAt, .minute)
      fields.append(
        FormField(
          "registered", texts("forms.receipt.registered", registered, words.member(found.registeredBy)), .note))
    }
    if let evidence { fields.append(FormField("evidence", texts("forms.receipt.evidence", evidence), .note)) }
    fields += [
      FormField("answer", texts["forms.confirm.answer"], .choice(FixedChoices(answers)), required: true),
      .reason(texts["forms.triage.reason"]), FormField("save", texts["keys.save"], .button(.save)),
    ]
    return Form(texts: texts, clock: environment.clock, fields: fields)
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let doubts = form.choice("answer") == "doubt"
    form.change("reason") { $0.isHidden = !doubts }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let doubts = form.choice("answer") == "doubt"
    let answer = environment.texts[doubts ? "forms.receipt.doubt" : "forms.receipt.confirm"]
    return selection.submission(of: answer, environment) { tip -> any Command in
      if doubts { return DoubtReceipt(tip: tip, reason: form.text("reason")) }
      return ConfirmReceipt(tip: tip)
    }
  }

  /// Says which answer was given.
  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    let doubted = performed.events.contains { $0.event is ReceiptDoubted }
    let answer = environment.texts[doubted ? "forms.receipt.doubt" : "forms.receipt.confirm"]
    return [.notice(Notice(.done, environment.texts("forms.done", answer)))]
  }
}
