import CaseDomain
import DeskSession

/// A step that a keeper takes about an incident.
struct IncidentStepForm: FormDefinition {
  enum Step: String, Sendable {
    case note, refer, police, accuse, close
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
    fields.append(
      FormField(
        "text", texts["forms.incident.text.\(step.rawValue)"], .longText, required: true, secret: true, limit: 2000))
    if step == .refer || step == .police {
      fields.append(FormField("on", texts["forms.incident.on"], .when(.past), limit: 40))
    }
    fields.append(FormField("save", texts["keys.save"], .button(.save)))
    return Form(texts: texts, clock: environment.clock, fields: fields)
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let text = form.text("text")
    let day = form.when("on")?.date ?? environment.clock.today
    let command: any Command =
      switch step {
      case .note: NoteIncident(incident: incident, text: text)
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
