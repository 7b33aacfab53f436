import CaseDomain
import DeskSession

/// Raises a leak, retaliation or danger (R6.4): for anybody, about anybody.
struct RaiseIncidentForm: FormDefinition {
  let name = "incident.raise"

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.raiseIncident"] }

  func form(_ environment: FormEnvironment) -> Form {
    let (texts, words) = (environment.texts, environment.wording)
    let kinds = IncidentKind.allCases.map { ChoiceOption($0.rawValue, words.incident($0)) }
    let members = environment.desk.members.all.filter { $0.status == .admitted }.map {
      ChoiceOption(String($0.id.rawValue), $0.name)
    }
    return Form(
      texts: texts, clock: environment.clock,
      fields: [
        FormField(
          "sealed", texts[environment.mayKeep ? "forms.incident.sealed.keeper" : "forms.incident.sealed"], .note),
        FormField("kind", texts["forms.incident.kind"], .choice(FixedChoices(kinds)), required: true),
        FormField(
          "what", texts["forms.incident.what"], .longText, required: true, secret: true,
          hint: texts["forms.incident.what.hint"], limit: 2000),
        FormField("number", texts["forms.incident.number"], hint: texts["forms.incident.number.hint"], limit: 40),
        FormField("accused", texts["forms.incident.accused"], .multiChoice(FixedChoices(members))),
        FormField("others", texts["forms.incident.others"], secret: true, limit: 200),
      ] + NamedMembers(environment).fields + [FormField("save", texts["keys.save"], .button(.save))])
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let isUnknown =
      form.given("number") != nil && tip(form, environment.desk) == nil && lead(form, environment.desk) == nil
    form.checks["number"] =
      isUnknown ? FieldMessage(.warning, environment.texts["forms.incident.number.unknown"], shown: .afterLeaving) : nil
    NamedMembers(environment).review(&form, words: words(of: form))
  }

  /// What is said about people.
  private func words(of form: Form) -> [String] { [form.text("what"), form.text("others")] }

  private func number(_ form: Form) -> RegisterNumber? {
    form.given("number").flatMap { RegisterNumber($0.uppercased()) }
  }

  private func tip(_ form: Form, _ desk: Desk) -> TipID? {
    number(form).flatMap { desk.tips.row(numbered: $0) }.map { desk.tips.rows[$0].id }
  }

  private func lead(_ form: Form, _ desk: Desk) -> LeadID? {
    number(form).flatMap { desk.leads.row(numbered: $0) }.map { desk.leads.rows[$0].id }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let desk = environment.desk
    let (tip, lead) = (tip(form, desk), lead(form, desk))
    var what = form.text("what")
    // A number that this member cannot look up goes along in words.
    if tip == nil, lead == nil, let number = form.given("number") { what += "\n\(number)" }
    if let denied = NamedMembers(environment).denied(form, words: words(of: form)) { what += "\n\(denied)" }
    let incident = RaiseIncident(
      kind: form.choice("kind").flatMap { IncidentKind(rawValue: $0) } ?? .leak, what: what, tip: tip, lead: lead,
      accused: form.choices("accused").compactMap { Int64($0) }.map(MemberID.init(rawValue:)),
      accusedWords: form.text("others"))
    guard desk.incidentKeepers(accused: incident.accused).isEmpty else {
      let request = SessionRequest.perform(environment.id, incident)
      guard incident.accused.isEmpty, incident.accusedWords.isEmpty else { return .send(request) }
      // Whoever it is would otherwise read it as one of its keepers.
      return .ask(
        environment.texts["forms.incident.nobody.ask"], yes: environment.texts["forms.incident.nobody.yes"],
        back: NamedMembers.accused, request)
    }
    // Whoever could keep it is accused: it leaves the desk on paper.
    let page = IncidentPage(incident: incident, number: form.given("number"))
    return .part(
      environment.texts["forms.incident.outward.ask"], yes: environment.texts["restricted.outward.yes"],
      [.push(OutwardLayer(page, form: environment.id))])
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts["forms.incident.raised"]))]
  }
}

/// An incident on paper, for discipline inspection, where everybody who could keep it here is accused.
struct IncidentPage: OutwardPage {
  let incident: RaiseIncident
  let number: String?

  func lines(_ context: LayerContext) -> [String] {
    let (texts, words) = (context.texts, context.wording)
    let accused = incident.accused.map(words.member) + [incident.accusedWords].filter { !$0.isEmpty }
    let lines = [
      texts["forms.incident.outward.title"], "",
      "\(texts["forms.incident.kind"])  \(words.incident(incident.kind))",
      "\(texts["forms.incident.number"])  \(number ?? "")",
      "\(texts["forms.incident.accused"])  \(accused.joined(separator: texts["frame.listSeparator"]))", "",
      texts["forms.incident.what"],
    ]
    return (lines + incident.what.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
      .map { TextCleaning.shown($0) }
  }
}
