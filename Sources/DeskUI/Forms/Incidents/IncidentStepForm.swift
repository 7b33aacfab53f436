import CaseDomain
import DeskSession
import DeskText

/// A step that a keeper takes about an incident.
struct IncidentStepForm: FormDefinition {
  enum Step: String, Sendable {
    case note, refer, police, about, accuse, keepers, close
  }

  let incident: IncidentID
  let step: Step

  var name: String { "incident.\(step.rawValue)/\(incident.rawValue)" }

  func title(_ environment: FormEnvironment) -> String { environment.texts["forms.incident.step.\(step.rawValue)"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    var fields: [FormField] = []
    if step == .close {
      let outcomes = IncidentOutcome.allCases.map {
        ChoiceOption($0.rawValue, texts["events.incident.outcome.\($0.rawValue)"])
      }
      fields.append(
        FormField("outcome", texts["forms.incident.outcome"], .choice(FixedChoices(outcomes)), required: true))
    }
    if step == .accuse {
      let accused = environment.desk.incidents[incident]?.accused ?? []
      let members = environment.desk.members.all.filter { $0.status == .admitted && !accused.contains($0.id) }
      let choices = members.map { ChoiceOption(String($0.id.rawValue), $0.name) }
      fields.append(
        FormField("member", texts["forms.incident.accused"], .choice(FixedChoices(choices)), required: true))
    }
    if step == .keepers {
      let missing = environment.desk.incidents[incident].map { environment.desk.missingKeepers(of: $0) } ?? []
      let choices = missing.map { ChoiceOption(String($0.rawValue), environment.wording.member($0)) }
      fields.append(
        FormField(
          "added", texts["forms.incident.added"], .multiChoice(FixedChoices(choices)), required: true,
          chosen: choices.count == 1 ? [choices[0].id] : []))
    } else if step == .about {
      fields.append(FormField("text", texts["forms.incident.text.about"], required: true, limit: 40))
    } else {
      fields.append(words(texts))
    }
    if step == .refer || step == .police {
      fields.append(FormField("on", texts["forms.incident.on"], .when(.past), limit: 40))
    }
    fields.append(FormField("save", texts["keys.save"], .button(.save)))
    return Form(texts: texts, clock: environment.clock, fields: fields)
  }

  private func words(_ texts: Texts) -> FormField {
    FormField(
      "text", texts["forms.incident.text.\(step.rawValue)"], .longText, required: true, secret: true, limit: 2000)
  }

  /// What a number names, for this keeper.
  private func about(_ form: Form, _ desk: Desk) -> LinkIncident? {
    guard let number = form.given("text").flatMap({ RegisterNumber($0.uppercased()) }) else { return nil }
    if let row = desk.tips.row(numbered: number) {
      return LinkIncident(incident: incident, tip: desk.tips.rows[row].id)
    }
    return desk.leads.row(numbered: number).map { LinkIncident(incident: incident, lead: desk.leads.rows[$0].id) }
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    guard step == .about else { return }
    let isUnknown = form.given("text") != nil && about(form, environment.desk) == nil
    form.checks["text"] =
      isUnknown ? FieldMessage(.error, environment.texts["forms.incident.number.none"], shown: .afterLeaving) : nil
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    if step == .keepers {
      let members = form.choices("added").compactMap { Int64($0) }.map(MemberID.init(rawValue:))
      return .send(.addIncidentKeepers(environment.id, incident, members))
    }
    if step == .about {
      guard let command = about(form, environment.desk) else {
        return .refuse(environment.texts["forms.incident.number.none"])
      }
      return .send(.perform(environment.id, command))
    }
    let text = form.text("text")
    let day = form.when("on")?.date ?? environment.clock.today
    let command: any Command =
      switch step {
      case .note, .about, .keepers: NoteIncident(incident: incident, text: text)
      case .refer: ReferIncident(incident: incident, letter: text, on: day)
      case .police: TellPolice(incident: incident, whom: text, on: day)
      case .accuse:
        // Zero is nobody's number; the rules refuse it.
        AddAccused(
          incident: incident, member: MemberID(rawValue: form.choice("member").flatMap { Int64($0) } ?? 0), why: text)
      case .close:
        CloseIncident(
          incident: incident, outcome: form.choice("outcome").flatMap { IncidentOutcome(rawValue: $0) } ?? .unclear,
          text: text)
      }
    return .send(.perform(environment.id, command))
  }
}
