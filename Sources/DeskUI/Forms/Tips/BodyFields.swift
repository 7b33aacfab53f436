import CaseDomain
import DeskSession
import DeskText

/// Asks for a body outside the bureau: one that is known, or the name and kind of another.
struct BodyFields {
  static let new = "new"
  private let texts: Texts
  private let known: [Organisation.Body]

  init(_ environment: FormEnvironment) {
    texts = environment.texts
    known = environment.desk.organisation.bodies
  }

  var fields: [FormField] {
    let kinds = BodyKind.allCases.map { ChoiceOption($0.rawValue, texts["forms.body.\($0.rawValue)"]) }
    return [
      FormField("body", texts["forms.triage.receiver"], .choice(choices), required: true),
      FormField("bodyName", texts["forms.body.name"], required: true, limit: NameRule.longest),
      FormField("bodyKind", texts["forms.body.kind"], .choice(FixedChoices(kinds)), required: true),
    ]
  }

  private var choices: BodyChoices {
    let texts = texts
    let known = known.map {
      ChoiceOption(String($0.id.rawValue), $0.name, detail: texts["forms.body.\($0.kind.rawValue)"])
    }
    return BodyChoices(known: FixedChoices(known), new: ChoiceOption(Self.new, texts["forms.body.add"])) {
      texts("forms.body.addNamed", $0)
    }
  }

  /// - Parameter isAsked: whether the form asks for a body at all now.
  func review(_ form: inout Form, isAsked: Bool) {
    form.change("body") {
      $0.kind = .choice(choices)
      $0.isHidden = !isAsked
    }
    if let name = form.choice("body").flatMap(BodyChoices.typedName) {
      form.choose("body", [Self.new])
      if form.text("bodyName").isEmpty { form.set("bodyName", name) }
    }
    let isNew = isAsked && form.choice("body") == Self.new
    form.change("bodyName") { $0.isHidden = !isNew }
    form.change("bodyKind") { $0.isHidden = !isNew }
  }

  /// Enters the body that was named, before what the form is about; nil where one that is known was chosen.
  func entering(_ form: Form, _ environment: FormEnvironment) -> FormSubmission? {
    guard form.choice("body") == Self.new else { return nil }
    let name = form.text("bodyName")
    let kind = form.choice("bodyKind").flatMap(BodyKind.init) ?? .other
    if known.contains(where: { $0.name == name }) { return .refuse(texts("refusal.nameTaken", name)) }
    // Each body that is entered from this form is a request of its own.
    let count = Int(form.extras["_bodies"] ?? "") ?? 0
    let id = environment.id.step(UInt8(truncatingIfNeeded: 220 + count % 32))
    return .first(.perform(id, AddBody(kind: kind, name: name)), id: id) { performed, form in
      form.extras["_bodies"] = String(count + 1)
      guard let added = performed.events.first(where: { $0.event is BodyAdded }) else { return }
      form.choose("body", [String(added.envelope.event.rawValue)])
    }
  }

  /// Who was chosen or named, for a restricted tip. A name that is known already means that body.
  func receiver(_ form: Form) -> RestrictedReceiver? {
    guard let chosen = form.choice("body") else { return nil }
    guard chosen == Self.new else { return Int64(chosen).map { .known(BodyID(rawValue: $0)) } }
    let name = form.text("bodyName")
    if let body = known.first(where: { $0.name == name }) { return .known(body.id) }
    return .named(name, form.choice("bodyKind").flatMap(BodyKind.init) ?? .other)
  }
}
