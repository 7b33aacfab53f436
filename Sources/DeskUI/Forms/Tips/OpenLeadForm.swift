import CaseDomain
import DeskSession

/// Makes tips a lead: one of them all, or one of each.
struct OpenLeadForm: FormDefinition {
  let selection: TipSelection

  var name: String { "tip.openLead/\(selection.text)" }

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.openLead"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let yesAndNo = ReporterFields(texts: texts).yesAndNo
    let importance = Importance.allCases.map { ChoiceOption($0.rawValue, texts["tips.importance.\($0.rawValue)"]) }
    let ways = ["together", "each"].map { ChoiceOption($0, texts["forms.triage.way.\($0)"]) }
    var fields = selection.notes(environment)
    if selection.tips.count > 1 {
      fields.append(
        FormField(
          "way", texts["forms.triage.way"], .choice(FixedChoices(ways)), required: true, chosen: ["together"]))
    }
    let rows = selection.tips.compactMap { environment.desk.tips.row(of: $0) }
    let isMajor = rows.contains { environment.desk.tips.rows[$0].importance == .major }
    fields += [
      FormField(
        "title", texts["forms.triage.leadTitle"], hint: rows.first.map { environment.desk.tips.titles[$0] } ?? "",
        limit: 200),
      FormField(
        "organised", texts["forms.triage.organised"], .choice(yesAndNo), required: true),
      FormField(
        "importance", texts["forms.tip.importance"], .choice(FixedChoices(importance)), required: true,
        chosen: [(isMajor ? Importance.major : .ordinary).rawValue]),
      .reason(texts["forms.triage.reason"]),
      FormField("save", texts["keys.save"], .button(.save)),
    ]
    return Form(texts: texts, clock: environment.clock, fields: fields)
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let isEach = form.choice("way") == "each"
    form.change("title") { $0.isHidden = isEach }
    // The hint shows only while the focus is here; that an empty field is well is still to be read later.
    form.checks["title"] =
      form.text("title").isEmpty
      ? FieldMessage(.information, environment.texts["forms.triage.leadTitle.default"]) : nil
    guard form.choice("organised") == "yes" else {
      form.checks["organised"] = nil
      return
    }
    let due = environment.desk.deadline(.transferDays, after: environment.now)
    form.checks["organised"] = FieldMessage(
      .information, environment.texts("forms.triage.transferDue", environment.wording.dateAndWeekday(due)))
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    func command(_ tips: [TipID], _ title: String) -> OpenLead {
      OpenLead(
        tips: tips, title: title, importance: form.choice("importance").flatMap(Importance.init) ?? .ordinary,
        isSuspectedOrganisedCrime: form.choice("organised") == "yes", reason: form.text("reason"))
    }
    let title = self.title(environment)
    if form.choice("way") == "each" {
      return selection.submission(of: title, environment) { command([$0], "") }
    }
    if selection.tips.count == 1 {
      return selection.submission(of: title, environment) { command([$0], form.text("title")) }
    }
    let (possible, refused) = selection.eligible(environment) { command([$0], form.text("title")) }
    guard refused.isEmpty, !possible.isEmpty else {
      // One lead of several tips is all or nothing: which tips support it is the point of it.
      return .refuse(
        refused.first.map { "\(environment.wording.tip($0.0)) \(environment.wording.refusal($0.1))" }
          ?? environment.texts["refusal.noSuchTip"])
    }
    return .ask(
      environment.texts("forms.batch.together", String(possible.count)),
      .perform(environment.id, command(possible, form.text("title"))))
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    // Whoever triages goes on with the next tip: the new lead is named, and the desk stays where it is.
    let opened = performed.events.compactMap { ($0.event as? LeadOpened)?.number }
    guard let number = opened.first else { return [] }
    return [
      .notice(
        Notice(
          .done,
          opened.count == 1
            ? environment.texts("forms.leadOpened", number.description)
            : environment.texts("forms.leadsOpened", String(opened.count))))
    ]
  }
}
