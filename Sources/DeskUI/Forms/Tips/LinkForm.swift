import CaseDomain
import DeskSession

/// Lets tips support a lead that exists, or moves a wrong link to another one.
struct LinkForm: FormDefinition {
  let selection: TipSelection
  /// The tip is linked already, and the link is moved.
  let isRelink: Bool
  /// What the session found alike, best first.
  var likely: [LikelyDuplicate]

  var name: String { "tip.\(isRelink ? "relink" : "join")/\(selection.text)" }

  func title(_ environment: FormEnvironment) -> String {
    environment.texts[isRelink ? "keys.relink" : "keys.joinLead"]
  }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    var fields = selection.notes(environment)
    if isRelink, let current = current(environment) {
      let line = texts("forms.triage.linkedTo", environment.wording.lead(current))
      fields.append(FormField(FieldKey("current"), line, .note))
    }
    fields += [
      FormField(
        "lead", texts["forms.triage.lead"], .choice(choices(environment)), required: true,
        hint: texts["forms.triage.lead.hint"]),
      .reason(texts["forms.triage.reason"]),
      FormField("save", texts["keys.save"], .button(.save)),
    ]
    return Form(texts: texts, clock: environment.clock, fields: fields)
  }

  private func current(_ environment: FormEnvironment) -> LeadID? {
    selection.tips.first.flatMap { environment.desk.tips[$0]?.lead }
  }

  private func choices(_ environment: FormEnvironment) -> LeadChoices {
    LeadChoices(
      desk: environment.desk, member: environment.session.member, likely: likely,
      current: isRelink ? current(environment) : nil,
      texts: environment.texts)
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    form.change("lead") { $0.kind = .choice(choices(environment)) }
  }

  /// What is alike may be found only after the form opened.
  mutating func hear(_ reply: SessionReply) {
    guard case .duplicates(let tip, let found) = reply, selection.tips.contains(tip) else { return }
    let known = Set(likely.map(\.tip))
    likely = (likely + found.filter { !known.contains($0.tip) }).sorted { $0.permille > $1.permille }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let lead = form.choice("lead").flatMap({ Int64($0) }).map(LeadID.init(rawValue:)) else {
      return .refuse(environment.texts["forms.check.leadUnknown"])
    }
    return selection.submission(of: title(environment), environment) {
      ProposeOutcome(tip: $0, outcome: isRelink ? .relink(lead) : .join(lead), reason: form.text("reason"))
    }
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.proposed(title(environment), performed, environment)]
  }
}

extension LayerAction {
  /// Says that an outcome waits for its second member, and until when.
  static func proposed(_ title: String, _ performed: Performed, _ environment: FormEnvironment) -> LayerAction {
    let due = performed.events.compactMap { ($0.event as? OutcomeProposed)?.secondDue }.first
    let second = due.map {
      environment.texts("forms.triage.secondMember", environment.wording.dateAndWeekday($0))
    }
    return .notice(Notice(.done, environment.texts("forms.proposed", title, second ?? "")))
  }
}
