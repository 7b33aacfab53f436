import CaseDomain
import DeskSession
import DeskText

/// Assesses a restricted tip: to be handed outward, verified here by somebody who is not concerned, or nothing in it
/// (R6.4). A second keeper confirms; where one is left, it goes outward, and at once.
struct AssessForm: RestrictedFormDefinition {
  let action = "assessRestricted"
  let tip: RestrictedID

  private func isAlone(_ environment: FormEnvironment) -> Bool {
    environment.desk.restricted[tip].map { environment.desk.keepers(of: $0).count == 1 } ?? false
  }

  func form(_ environment: FormEnvironment) -> Form {
    let (texts, desk) = (environment.texts, environment.desk)
    let found = desk.restricted[tip]
    let kinds: [RestrictedOutcome.Kind] =
      isAlone(environment) ? [.passOn] : RestrictedOutcome.Kind.allCases
    let outcomes = kinds.map { ChoiceOption($0.rawValue, texts["restricted.assess.\($0.rawValue)"]) }
    let verifiers = desk.members.all.filter { member in
      member.status == .admitted && !(found?.concerns(member) ?? true) && member.id != found?.verifier
    }.map { ChoiceOption(String($0.id.rawValue), $0.name, detail: environment.wording.posts($0.posts)) }
    return Form(
      texts: texts, clock: environment.clock,
      fields: [
        heading(environment),
        FormField("note", texts[isAlone(environment) ? "restricted.assess.alone" : "restricted.assess.second"], .note),
        FormField(
          "outcome", texts["restricted.assess"], .choice(FixedChoices(outcomes)), required: true,
          hint: texts["forms.choose"]),
      ] + BodyFields(environment).fields + [
        FormField("by", texts["restricted.assess.by"], .choice(FixedChoices(verifiers)), required: true),
        .reason(texts["forms.triage.reason"]), save(environment),
      ])
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let kind = form.choice("outcome").flatMap(RestrictedOutcome.Kind.init)
    BodyFields(environment).review(&form, isAsked: kind == .passOn)
    form.change("by") { $0.isHidden = kind != .verify }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    func number(_ key: FieldKey) -> Int64? { form.choice(key).flatMap { Int64($0) } }
    let outcome: RestrictedOutcome
    switch form.choice("outcome").flatMap(RestrictedOutcome.Kind.init) {
    case .passOn:
      guard let receiver = BodyFields(environment).receiver(form) else {
        return .refuse(environment.texts["refusal.noSuchBody"])
      }
      outcome = .passOn(receiver)
    case .verify:
      guard let member = number("by") else { return .refuse(environment.texts["refusal.noSuchMember"]) }
      outcome = .verify(by: MemberID(rawValue: member))
    case .noSubstance, nil: outcome = .noSubstance
    }
    let request = request(.assess(outcome, reason: form.text("reason")), environment)
    // With nobody to confirm, it is handed outward by this form.
    guard isAlone(environment) else { return .send(request) }
    return .ask(environment.texts("restricted.assess.ask", environment.wording.restricted(outcome)), request)
  }
}
