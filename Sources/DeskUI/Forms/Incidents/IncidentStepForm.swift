import CaseDomain
import DeskSession
import DeskText

/// A step that a keeper takes about an incident. Its words are compared with who works here, and looked through, as those
/// that raised it are (R6.4).
struct IncidentStepForm: FormDefinition {
  enum Step: String, Sendable {
    case note, refer, police, about, accuse, keepers, close, decline, restore
  }

  let incident: IncidentID
  let step: Step

  /// Whether it says something in words that may name people.
  private var saysWords: Bool { step != .about && step != .keepers }
  /// Whether its words may turn out to accuse somebody. A letter's number does not, and after the end nobody is accused
  /// of it any more.
  private var mayAccuse: Bool { saysWords && step != .refer && step != .restore }

  var name: String { "incident.\(step.rawValue)/\(incident.rawValue)" }
  /// Numbers of restricted tips do not lie about in drafts; words are not kept either way.
  var keepsDraft: Bool { false }

  var looksThrough: Bool { true }
  func title(_ environment: FormEnvironment) -> String { environment.texts["forms.incident.step.\(step.rawValue)"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let named = NamedMembers(environment, addingTo: incident)
    var fields: [FormField] = []
    switch step {
    case .close:
      let outcomes = IncidentOutcome.allCases.map {
        ChoiceOption($0.rawValue, texts["events.incident.outcome.\($0.rawValue)"])
      }
      fields.append(FormField("second", texts["forms.incident.second"], .note))
      fields.append(
        FormField("outcome", texts["forms.incident.outcome"], .choice(FixedChoices(outcomes)), required: true))
    case .accuse:
      fields.append(FormField("note", texts["forms.incident.accuse.note"], .note))
      fields.append(named.whom)
      fields[1].isRequired = true
    case .keepers:
      let missing = environment.desk.incidents[incident].map { environment.desk.missingKeepers(of: $0) } ?? []
      let choices = missing.map {
        ChoiceOption(
          String($0.rawValue), environment.wording.member($0),
          detail: environment.wording.posts(environment.desk.members[$0]?.posts ?? []))
      }
      fields.append(FormField("note", texts["forms.incident.keepers.note"], .note))
      fields.append(
        FormField(
          "added", texts["forms.incident.added"], .multiChoice(FixedChoices(choices)), required: true,
          chosen: choices.count == 1 ? [choices[0].id] : []))
    case .restore:
      let kept = environment.desk.incidents[incident].map { environment.desk.lastingFreezes(of: $0) } ?? []
      let choices = Set(kept.map(\.member)).sorted().map {
        ChoiceOption(String($0.rawValue), environment.wording.member($0))
      }
      fields.append(FormField("note", texts["forms.incident.restore.note"], .note))
      fields.append(
        FormField("restored", texts["forms.incident.restored"], .multiChoice(FixedChoices(choices)), required: true))
    default: break
    }
    if saysWords {
      let isLong = step != .refer
      fields.append(
        FormField(
          "text", texts["forms.incident.text.\(step.rawValue)"], isLong ? .longText : .text, required: true,
          secret: true, limit: isLong ? 2000 : 100))
    } else if step == .about {
      fields.append(FormField("text", texts["forms.incident.text.about"], required: true, limit: 40))
    }
    if step == .refer || step == .police {
      fields.append(
        FormField("on", texts["forms.incident.on"], .when(.past), hint: texts["forms.incident.on.hint"], limit: 40))
    }
    if mayAccuse { fields += (step == .accuse ? [] : [named.whom]) + named.fields }
    fields.append(FormField("save", texts["keys.save"], .button(.save)))
    return Form(texts: texts, clock: environment.clock, fields: fields)
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    if step == .about {
      let isUnknown = form.given("text") != nil && about(form, environment) == nil
      form.checks["text"] =
        isUnknown ? FieldMessage(.error, environment.texts["forms.incident.number.none"], shown: .afterLeaving) : nil
    }
    guard mayAccuse else { return }
    NamedMembers(environment, addingTo: incident).review(&form, words: [form.text("text")])
    guard step != .accuse else { return }
    form.change(NamedMembers.accused) { $0.isHidden = $0.chosen.isEmpty }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    switch step {
    case .keepers:
      let members = form.choices("added").compactMap { Int64($0) }.map(MemberID.init(rawValue:))
      return .send(.incident(environment.id, .addKeepers(incident, members)))
    case .about:
      guard let request = about(form, environment) else {
        return .refuse(environment.texts["forms.incident.number.none"])
      }
      return .send(request)
    default: return words(form, redaction, environment)
    }
  }

  // MARK: What it is about

  /// What a number names, for this keeper: a restricted tip that they do not keep is as little there as a number that
  /// was never given.
  private func about(_ form: Form, _ environment: FormEnvironment) -> SessionRequest? {
    let desk = environment.desk
    guard let number = form.given("text").flatMap({ RegisterNumber($0.uppercased()) }) else { return nil }
    if let row = desk.tips.row(numbered: number) {
      return .perform(environment.id, LinkIncident(incident: incident, tip: desk.tips.rows[row].id))
    }
    if let row = desk.leads.row(numbered: number) {
      return .perform(environment.id, LinkIncident(incident: incident, lead: desk.leads.rows[row].id))
    }
    return IncidentRedaction(environment: environment).kept(number).map {
      .perform(environment.id, TieIncident(incident: incident, tip: $0))
    }
  }

  // MARK: Words

  private func words(_ form: Form, _ redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let named = NamedMembers(environment, addingTo: incident)
    let typed = form.text("text")
    let denied = mayAccuse ? named.denied(form, words: [typed]) : nil
    let text = denied.map { "\(typed)\n\($0)" } ?? typed
    guard let redaction else {
      let look = IncidentRedaction(environment: environment)
      let review = look.review([look.piece("text", environment.texts["forms.incident.text.\(step.rawValue)"], text)])
      // The page is there where nothing was found, too: a name told in passing is seen by the person alone.
      if mayAccuse || review.count > 0 { return .redact(review) }
      return send(text, original: nil, form, environment)
    }
    let original = redaction.original("text") == nil ? nil : text
    return send(redaction.text("text", of: text), original: original, form, environment)
  }

  private func send(
    _ text: String, original: String?, _ form: Form, _ environment: FormEnvironment
  ) -> FormSubmission {
    var accusing =
      mayAccuse ? NamedMembers(environment, addingTo: incident).accusing(form, words: [form.text("text")]) : []
    let day = form.when("on")?.date ?? environment.clock.today
    let proposal = environment.desk.incidents[incident]?.proposal?.step.event ?? EventNumber(rawValue: 0)
    let command: any WritesIncident
    switch step {
    case .refer: command = ReferIncident(incident: incident, letter: text, on: day)
    case .police: command = TellPolice(incident: incident, whom: text, on: day)
    case .accuse:
      // Each is accused by a commit of its own; the words say it of all.
      let members = form.choices(NamedMembers.accused).compactMap { Int64($0) }.map(MemberID.init(rawValue:))
      guard let last = members.last else { return .refuse(environment.texts["refusal.noSuchMember"]) }
      accusing = members.dropLast().map { AddAccused(incident: incident, member: $0, why: text) }
      command = AddAccused(incident: incident, member: last, why: text)
    case .close:
      command = ProposeClosing(
        incident: incident, outcome: form.choice("outcome").flatMap { IncidentOutcome(rawValue: $0) } ?? .unclear,
        text: text)
    case .restore:
      let members = form.choices("restored").compactMap { Int64($0) }.map(MemberID.init(rawValue:))
      command = RestoreAccess(incident: incident, members: members, reason: text)
    case .decline: command = DeclineClosing(incident: incident, proposal: proposal, reason: text)
    case .note, .about, .keepers: command = NoteIncident(incident: incident, text: text)
    }
    return .send(.incident(environment.id, .write(command, original: original, accusing: accusing)))
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    let key = step == .close ? "forms.incident.proposed" : "forms.done"
    return [.notice(Notice(.done, environment.texts(key, title(environment))))]
  }
}
