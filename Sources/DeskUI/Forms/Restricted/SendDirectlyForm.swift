import CaseDomain
import DeskSession

/// Sends what a member knows or was told straight to those who may keep it (R6.4). Everybody may; of what was sent
/// nothing stays with whoever sent it.
struct SendDirectlyForm: FormDefinition {
  static let name = "tip.direct"
  var name: String { Self.name }

  var looksThrough: Bool { true }
  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.sendDirectly"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let content = TipContentFields(texts: texts)
    let kept: Set<FieldKey> = [FieldKey("add", in: TipContentFields.subjects, 0), "place", "title", "originals"]
    var fields = [
      FormField("who", texts[environment.mayKeep ? "restricted.direct.who.keeper" : "restricted.direct.who"], .note),
      content.narrative,
    ]
    fields += content.matter.filter { kept.contains($0.key) }
    fields += [ConcernFields(environment).whom, FormField("save", texts["keys.sendDirectly"], .button(.save))]
    return Form(
      texts: texts, clock: environment.clock, fields: fields,
      groups: content.groups.filter { $0.name == TipContentFields.subjects })
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let fields = TipContentFields(texts: environment.texts)
    fields.review(&form, environment)
    ConcernFields(environment).tickNamed(&form, fields.content(of: form, redaction: nil))
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let fields = TipContentFields(texts: environment.texts)
    if redaction == nil {
      let review = RedactionReview(
        pieces: fields.pieces(of: form, identity: []),
        original: environment.session.canSealIdentities ? .sealed : .noCustodian)
      if review.count > 0 { return .redact(review) }
    }
    let content = fields.content(of: form, redaction: redaction)
    let original = redaction?.original("narrative")
    return ConcernFields(environment).submission(
      form, content, original: original, receivedAt: environment.startedAt, environment
    ) { .send(content, originalNarrative: original, conflicts: $0) }
  }
}
