import CaseDomain
import DeskSession

/// Reads what a mark, a binding or a decision about a reporter rests on, for a custodian who says why.
struct EvidenceForm: ReporterFormDefinition {
  let action = "readEvidence"
  let reporter: ReporterID
  /// The events that rest on something sealed, newest first.
  let events: [Recorded]

  func form(_ environment: FormEnvironment) -> Form {
    let words = environment.wording
    let choices = events.map {
      ChoiceOption(String($0.envelope.event.rawValue), words.line($0, in: events))
    }
    return Form(
      texts: environment.texts, clock: environment.clock,
      fields: [
        ReporterForms.heading(reporter, environment),
        FormField(
          "event", environment.texts["reporters.evidence.of"], .choice(FixedChoices(choices)), required: true,
          chosen: choices.count == 1 ? [choices[0].id] : []),
        .reason(environment.texts["forms.triage.reason"]), ReporterForms.save(environment),
      ])
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let chosen = form.choice("event"),
      let envelope = events.first(where: { String($0.envelope.event.rawValue) == chosen })?.envelope
    else { return .refuse(environment.texts["forms.check.required"]) }
    return .hand(
      to: SealedWordsLayer(.evidence(envelope.event, envelope.time), of: reporter, id: environment.id),
      .readEvidence(environment.id, envelope.event, of: reporter, reason: form.text("reason")))
  }
}
