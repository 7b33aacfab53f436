import CaseDomain
import DeskSession

/// Adds what came in later about a tip. Always accepted, whatever became of the tip.
struct SupplementForm: FormDefinition {
  let tip: TipID

  var name: String { "tip.supplement/\(tip.rawValue)" }

  var looksThrough: Bool { true }
  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.supplement"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let content = TipContentFields(texts: texts)
    var fields = TipSelection([tip]).notes(environment)
    if environment.desk.tips[tip]?.state == .returned {
      fields.append(FormField("comesBack", texts["forms.supplement.comesBack"], .note))
    }
    fields += [
      FormField(
        "text", texts["forms.supplement.text"], .longText, hint: texts["forms.tip.narrative.hint.supplement"],
        limit: TipContentFields.longestNarrative),
      FormField(
        "receivedAt", texts["forms.tip.receivedAt"], .when(.past), hint: texts["forms.tip.receivedAt.hint"], limit: 40),
    ]
    fields += ConcernFields(environment).fields
    fields += [
      content.addAttachment, FormField("save", texts["keys.save"], .button(.save)),
    ]
    return Form(texts: texts, clock: environment.clock, fields: fields, groups: content.groups)
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let isEmpty =
      form.given("text") == nil && TipContentFields(texts: environment.texts).attachmentPaths(of: form).isEmpty
    form.checks["text"] =
      isEmpty ? FieldMessage(.error, environment.texts["forms.check.textOrFile"], shown: .afterSaving) : nil
    let files = TipContentFields(texts: environment.texts).attachmentPaths(of: form)
    ConcernFields(environment).review(&form, content(of: form.text("text"), environment), hasFiles: !files.isEmpty)
    let time = FormDates.minute(environment.startedAt, environment.clock)
    form.checks["receivedAt"] =
      form.given("receivedAt") == nil
      ? FieldMessage(.information, environment.texts("forms.tip.receivedAt.stamped", time)) : nil
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let texts = environment.texts
    if redaction == nil, let text = form.given("text") {
      let piece = RedactionPiece(
        key: "text", label: texts["forms.supplement.text"], text: text)
      let review = RedactionReview(
        pieces: [piece], original: environment.session.canSealIdentities ? .sealed : .noCustodian)
      if review.count > 0 { return .redact(review) }
    }
    let received = form.when("receivedAt")?.instant(in: environment.desk.zone) ?? environment.startedAt
    let text = redaction?.text("text", in: form) ?? form.text("text")
    let concern = ConcernFields(environment)
    guard concern.isRestricted(form) else {
      return .send(
        .amend(
          environment.id, tip,
          .supplement(
            text: text, originalText: redaction?.original("text"), receivedAt: received,
            attachmentPaths: TipContentFields(texts: texts).attachmentPaths(of: form),
            namesake: concern.namesake(form))))
    }
    let content = content(of: text, environment)
    let original = redaction?.original("text")
    return concern.submission(form, content, original: original, receivedAt: received, environment) {
      .register(
        TipIntake(content: content, originalNarrative: original, receivedAt: received), conflicts: $0, addsTo: tip)
    }
  }

  /// The material as a tip of its own, which is what it becomes where it concerns somebody here.
  private func content(of text: String, _ environment: FormEnvironment) -> TipContent {
    TipContent(title: environment.texts("restricted.late", environment.wording.tip(tip)), narrative: text)
  }
}
