import CaseDomain
import DeskSession

/// Corrects a tip's words or facts, with a reason; the earlier ones stay in the log.
struct AmendForm: FormDefinition {
  let document: TipDocument

  var name: String { "tip.amend/\(document.tip.rawValue)" }

  /// The newest event the person has seen when the form opens.
  private var newest: EventNumber {
    document.events.map(\.envelope.event).max() ?? EventNumber(rawValue: document.tip.rawValue)
  }

  /// The event the words in the form rest on; a draft keeps it, so that what others did since is noticed.
  private func basedOn(_ form: Form) -> EventNumber {
    form.extras["basedOn"].flatMap { Int64($0) }.map(EventNumber.init(rawValue:)) ?? newest
  }

  var looksThrough: Bool { true }
  func title(_ environment: FormEnvironment) -> String {
    "\(environment.texts["keys.amend"])  \(document.registered.number)"
  }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let content = TipContentFields(texts: texts)
    var fields = [content.narrative] + content.channel + content.matter
    if document.content.sealedOriginal != nil {
      fields.insert(FormField("original", texts["tips.detail.original"], .note), at: 1)
    }
    let attached = document.content.attachments.map { ChoiceOption($0.blob, $0.name) }
    if !attached.isEmpty {
      fields.append(
        FormField(
          "attached", texts["forms.amend.attached"], .multiChoice(FixedChoices(attached)), chosen: attached.map(\.id)))
    }
    fields += ConcernFields(environment).fields
    fields += [
      content.addAttachment, .reason(texts["forms.amend.reason"]),
      FormField(
        "seen", texts["forms.amend.seen"], .choice(ReporterFields(texts: texts).yesAndNo), required: true,
        chosen: ["no"]),
      FormField("save", texts["keys.save"], .button(.save)),
    ]
    var form = Form(texts: texts, clock: environment.clock, fields: fields, groups: content.groups)
    content.fill(&form, with: document.content)
    form.extras["basedOn"] = String(newest.rawValue)
    return form
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let fields = TipContentFields(texts: environment.texts)
    fields.review(&form, environment)
    // What stands there already was asked about when it was written.
    let new = added(fields.content(of: form, redaction: nil))
    ConcernFields(environment).review(&form, new, hasFiles: !fields.attachmentPaths(of: form).isEmpty)
    let basedOn = basedOn(form)
    let hasChanged = environment.desk.tips.lastEvent(of: document.tip).map { $0 > basedOn } ?? false
    form.change("seen") { $0.isHidden = !hasChanged }
    form.checks["seen"] = FieldMessage(.warning, environment.texts["forms.amend.changedMeanwhile"])
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let fields = TipContentFields(texts: environment.texts)
    if redaction == nil, let review = review(of: form, fields, environment) { return .redact(review) }
    var content = fields.content(of: form, redaction: redaction)
    let kept = form.choices("attached")
    content.attachments = document.content.attachments.filter { kept.contains($0.blob) }
    content.sealedOriginal = document.content.sealedOriginal
    let paths = fields.attachmentPaths(of: form)
    if paths.isEmpty, content.tidied() == document.content.tidied() {
      return .refuse(environment.texts["refusal.nothingChanged"])
    }
    let concern = ConcernFields(environment)
    if concern.isRestricted(form) {
      content.attachments = []
      content.sealedOriginal = nil
      let intake = TipIntake(content: content, originalNarrative: redaction?.original("narrative"))
      return concern.submission(
        form, content, original: intake.originalNarrative, receivedAt: environment.startedAt, environment
      ) { .register(intake, conflicts: $0, addsTo: document.tip) }
    }
    let newest = environment.desk.tips.lastEvent(of: document.tip)
    let reason = redaction?.text("reason", in: form) ?? form.text("reason")
    return .send(
      .amend(
        environment.id, document.tip,
        .amend(
          content: content, originalNarrative: redaction?.original("narrative"), attachmentPaths: paths,
          reason: concern.namesake(form).map { environment.texts("restricted.namesake.reason", reason, $0) } ?? reason,
          basedOn: form.choice("seen") == "yes" ? newest ?? basedOn(form) : basedOn(form))))
  }

  /// What the form says that the tip did not say before.
  private func added(_ content: TipContent) -> TipContent {
    var new = content
    let known = document.content.narrative
    if new.narrative == known { new.narrative = "" }
    if new.title == document.content.title { new.title = "" }
    new.subjects.removeAll(where: document.content.subjects.contains)
    return new
  }

  /// Words that were decided about before are not asked about again: only what changed is looked at.
  private func review(
    of form: Form, _ fields: TipContentFields, _ environment: FormEnvironment
  ) -> RedactionReview? {
    let before: [FieldKey: String] = ["narrative": document.content.narrative, "title": document.content.title]
    let pieces = fields.pieces(of: form, identity: [], besides: ["reason"]).filter { $0.text != before[$0.key] }
    let original: RedactionReview.Original = environment.session.canSealIdentities ? .sealed : .noCustodian
    let review = RedactionReview(pieces: pieces, original: original)
    return review.count > 0 ? review : nil
  }
}
