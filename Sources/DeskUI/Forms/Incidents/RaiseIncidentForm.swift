import CaseDomain
import DeskSession

/// Raises a leak, retaliation or danger (R6.4): for anybody, about anybody.
struct RaiseIncidentForm: FormDefinition {
  let name = "incident.raise"
  /// The account may name who reported: what is typed lies nowhere until it is sealed, and who leaves is told so.
  var keepsDraft: Bool { false }

  var looksThrough: Bool { true }
  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.raiseIncident"] }

  func form(_ environment: FormEnvironment) -> Form {
    let (texts, words) = (environment.texts, environment.wording)
    let kinds = IncidentKind.allCases.map { ChoiceOption($0.rawValue, words.incident($0)) }
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
        NamedMembers(environment).whom,
        FormField("others", texts["forms.incident.others"], secret: true, limit: 200),
      ] + NamedMembers(environment).fields + [FormField("save", texts["keys.save"], .button(.save))])
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let isUnknown = form.given("number") != nil && !isKnown(form, environment)
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

  /// A restricted tip that this member keeps: it is said by a commit of its own, in no word that others keep.
  private func restricted(_ form: Form, _ environment: FormEnvironment) -> RestrictedID? {
    number(form).flatMap { IncidentRedaction(environment: environment).kept($0) }
  }

  private func isKnown(_ form: Form, _ environment: FormEnvironment) -> Bool {
    tip(form, environment.desk) != nil || lead(form, environment.desk) != nil
      || restricted(form, environment) != nil
  }

  /// Everything that is said, with what the form adds to the account.
  private func account(_ form: Form, _ environment: FormEnvironment) -> String {
    var what = form.text("what")
    // A number that this member cannot look up goes along in words.
    if let number = form.given("number"), !isKnown(form, environment) { what += "\n\(number)" }
    if let denied = NamedMembers(environment).denied(form, words: words(of: form)) { what += "\n\(denied)" }
    return what
  }

  /// The page is there where nothing was found, too: a name told in passing is seen by the person alone.
  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let (texts, desk) = (environment.texts, environment.desk)
    let (what, others) = (account(form, environment), form.text("others"))
    guard let redaction else {
      let look = IncidentRedaction(environment: environment)
      return .redact(
        look.review([
          look.piece("what", texts["forms.incident.what"], what),
          look.piece("others", texts["forms.incident.others"], others),
        ]))
    }
    let incident = RaiseIncident(
      kind: form.choice("kind").flatMap { IncidentKind(rawValue: $0) } ?? .leak,
      what: redaction.text("what", of: what), tip: tip(form, desk), lead: lead(form, desk),
      accused: form.choices("accused").compactMap { Int64($0) }.map(MemberID.init(rawValue:)),
      accusedWords: redaction.text("others", of: others))
    let isLeftOut = redaction.original("what") != nil || redaction.original("others") != nil
    guard desk.incidentKeepers(accused: incident.accused).isEmpty else {
      // Sealed as one: what is left out of either is read together.
      let said = others.isEmpty ? what : "\(what)\n\(texts["forms.incident.others"])  \(others)"
      let request = SessionRequest.incident(
        environment.id,
        .write(incident, original: isLeftOut ? said : nil, about: restricted(form, environment)))
      guard incident.accused.isEmpty, incident.accusedWords.isEmpty else { return .send(request) }
      // Whoever it is would otherwise read it as one of its keepers.
      return .ask(
        texts["forms.incident.nobody.ask"], yes: texts["forms.incident.nobody.yes"],
        back: NamedMembers.accused, request)
    }
    // Whoever could keep it is accused: it leaves the desk on paper.
    let page = IncidentPage(
      incident: incident, number: form.given("number"),
      isLeftOut: incident.what != what || incident.accusedWords != others)
    return .part(
      texts["forms.incident.outward.ask"], yes: texts["restricted.outward.yes"],
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
  /// Whether the account lacks words that somebody left out: they are no more for paper than a name is.
  let isLeftOut: Bool

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
    let leftOut = isLeftOut ? ["", texts["restricted.outward.leftOut"]] : []
    return (lines + incident.what.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + leftOut)
      .map { TextCleaning.shown($0) }
  }
}
