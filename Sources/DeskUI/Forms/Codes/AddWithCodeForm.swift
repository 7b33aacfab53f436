import CaseDomain
import DeskSession

/// Adds to a tip what somebody with its receipt code brings. Whoever fills it in never learns which tip it is.
struct AddWithCodeForm: FormDefinition {
  let name = "code.add"
  let facesReporter = true

  var looksThrough: Bool { true }
  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.codeAdd"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let content = TipContentFields(texts: texts)
    return Form(
      texts: texts, clock: environment.clock,
      fields: CodeFields(texts: texts).fields + [
        FormField(
          "text", texts["forms.supplement.text"], .longText, hint: texts["forms.tip.narrative.hint.supplement"],
          limit: TipContentFields.longestNarrative)
      ] + ConcernFields(environment).fields + [
        content.addAttachment, FormField("save", texts["keys.save"], .button(.save)),
      ], groups: content.groups)
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let files = TipContentFields(texts: environment.texts).attachmentPaths(of: form)
    let isEmpty = form.given("text") == nil && files.isEmpty
    ConcernFields(environment).review(&form, content(of: form.text("text"), environment), hasFiles: !files.isEmpty)
    form.checks["text"] =
      isEmpty ? FieldMessage(.error, environment.texts["forms.check.textOrFile"], shown: .afterSaving) : nil
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let texts = environment.texts
    if let again = CodeFields(texts: texts).tooShort(form, environment) { return again }
    if redaction == nil, let text = form.given("text") {
      let piece = RedactionPiece(
        key: "text", label: texts["forms.supplement.text"], text: text)
      let review = RedactionReview(
        pieces: [piece], original: environment.session.canSealIdentities ? .sealed : .noCustodian)
      if review.count > 0 { return .redact(review) }
    }
    let text = redaction?.text("text", in: form) ?? form.text("text")
    let concern = ConcernFields(environment)
    if concern.isRestricted(form) {
      // Whether the code is right goes unasked: to try it would leave a record beside what nobody is to know of.
      let content = content(of: text, environment)
      let original = redaction?.original("text")
      return concern.submission(form, content, original: original, receivedAt: environment.startedAt, environment) {
        .register(
          TipIntake(content: content, originalNarrative: original, receivedAt: environment.startedAt), conflicts: $0)
      }
    }
    let code = CodeFields(texts: texts)
    return .send(
      .addWithCode(
        environment.id,
        CodeAddition(
          typed: code.typed(form), way: code.way(form), text: text, originalText: redaction?.original("text"),
          attachmentPaths: TipContentFields(texts: texts).attachmentPaths(of: form),
          namesake: concern.namesake(form))))
  }

  /// The material as a tip of its own. Which tip it adds to, the counter does not know; its keepers read on.
  private func content(of text: String, _ environment: FormEnvironment) -> TipContent {
    TipContent(title: environment.texts["restricted.withCode"], narrative: text)
  }

  func accepted(_ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts["forms.code.added"]))]
  }
}
