import CaseDomain
import DeskSession

/// Adds to a tip what somebody with its receipt code brings. Whoever fills it in never learns which tip it is.
struct AddWithCodeForm: FormDefinition {
  let name = "code.add"

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.codeAdd"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let content = TipContentFields(texts: texts)
    return Form(
      texts: texts, clock: environment.clock,
      fields: CodeFields(texts: texts).fields + [
        FormField(
          "text", texts["forms.supplement.text"], .longText, hint: texts["forms.tip.narrative.hint.supplement"],
          limit: TipContentFields.longestNarrative),
        content.addAttachment, FormField("save", texts["keys.save"], .button(.save)),
      ], groups: content.groups)
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let isEmpty =
      form.given("text") == nil && TipContentFields(texts: environment.texts).attachmentPaths(of: form).isEmpty
    form.checks["text"] =
      isEmpty ? FieldMessage(.error, environment.texts["forms.check.textOrFile"], shown: .afterSaving) : nil
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let texts = environment.texts
    if redaction == nil, let text = form.given("text") {
      let piece = RedactionPiece(
        key: "text", label: texts["forms.supplement.text"], text: text, searched: true, identity: [])
      let review = RedactionReview(
        pieces: [piece], original: environment.session.canSealIdentities ? .sealed : .noCustodian)
      if review.count > 0 { return .redact(review) }
    }
    let code = CodeFields(texts: texts)
    return .send(
      .addWithCode(
        environment.id,
        CodeAddition(
          typed: code.typed(form), way: code.way(form), text: redaction?.text("text", in: form) ?? form.text("text"),
          originalText: redaction?.original("text"),
          attachmentPaths: TipContentFields(texts: texts).attachmentPaths(of: form))))
  }

  func accepted(_ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts["forms.code.added"]))]
  }
}
