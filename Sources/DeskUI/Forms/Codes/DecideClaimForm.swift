import CaseDomain
import DeskSession

/// A custodian's judgement of a claim (R6.3.1), with what it rests on.
struct DecideClaimForm: FormDefinition {
  let claim: EventNumber
  /// The answer that is filled in already.
  let matches: Bool

  var name: String { "code.decide/\(claim.rawValue)" }

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.codeClaims"] }

  func form(_ environment: FormEnvironment) -> Form {
    let (texts, words, desk) = (environment.texts, environment.wording, environment.desk)
    let found = desk.codes.claim(claim)
    let reporters = found.map { desk.reporters.of($0.tip) } ?? []
    var fields = [
      FormField("tip", found.map { words.tip($0.tip) } ?? "", .heading),
      FormField(
        "answer", texts["forms.claim.answer"],
        .choice(
          FixedChoices([
            ChoiceOption("yes", texts["forms.claim.answer.yes"]), ChoiceOption("no", texts["forms.claim.answer.no"]),
          ])), required: true, chosen: [matches ? "yes" : "no"]),
    ]
    if reporters.count > 1 {
      let choices = reporters.map { ChoiceOption(String($0.rawValue), words.alias($0)) }
      fields.append(
        FormField("reporter", texts["forms.claim.reporter"], .choice(FixedChoices(choices)), required: true))
    }
    fields += [
      FormField(
        "evidence", texts["forms.claim.evidence"], .longText, required: true, secret: true,
        hint: texts["forms.claim.evidence.hint"], limit: 4000),
      FormField("save", texts["keys.save"], .button(.save)),
    ]
    var form = Form(texts: texts, clock: environment.clock, fields: fields)
    form.focus = "evidence"
    return form
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let matches = form.choice("answer") == "yes"
    form.change("reporter") { $0.isHidden = !matches }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let matches = form.choice("answer") == "yes"
    let reporter = form.choice("reporter").flatMap { Int64($0) }.map(ReporterID.init(rawValue:))
    let request = SessionRequest.decideClaim(
      environment.id, claim: claim, matches: matches, reporter: matches ? reporter : nil,
      evidence: form.text("evidence"))
    return matches ? .ask(environment.texts["forms.claim.bind"], request) : .send(request)
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    let event = performed.events.compactMap { $0.event as? ClaimDecided }.first
    return [.notice(Notice(.done, event.map { environment.wording.event($0) } ?? ""))]
  }
}
