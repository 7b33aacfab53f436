import CaseDomain
import DeskSession

/// Leaves out more of a tip than intake did (R6.4): what is flagged in what is shown, and whatever words are typed.
struct CoverForm: FormDefinition {
  let document: TipDocument

  var name: String { "tip.cover/\(document.tip.rawValue)" }
  /// What is typed here may tell who reported.
  var keepsDraft: Bool { false }

  var looksThrough: Bool { true }
  func title(_ environment: FormEnvironment) -> String {
    "\(environment.texts["keys.cover"])  \(document.registered.number)"
  }

  /// What looks like a detail of the reporter in what is shown, each once, in the order of the texts.
  private var flagged: [(words: String, kind: IdentityHint.Kind)] {
    var found: [(words: String, kind: IdentityHint.Kind)] = []
    for text in document.coverableTexts {
      let bytes = Array(text.utf8)
      for hint in IdentityHints.find(in: text) {
        let words = String(decoding: bytes[hint.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
        if words.count > 1, !found.contains(where: { $0.words == words }) { found.append((words, hint.kind)) }
      }
    }
    return found
  }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let seen = environment.wording.seen(by: document.seenBy)
    var fields = TipSelection([document.tip]).notes(environment)
    fields += [
      FormField("kept", texts["forms.cover.kept"], .note),
      FormField("seen", texts("forms.cover.seen", seen), .note),
    ]
    let flagged = flagged.map { hint in
      ChoiceOption(
        hint.words,
        environment.wording.noted(
          TextCleaning.singleLine(hint.words), texts["forms.redaction.kind.\(hint.kind.rawValue)"]))
    }
    if !flagged.isEmpty {
      fields.append(FormField("flagged", texts["forms.cover.flagged"], .multiChoice(FixedChoices(flagged))))
    }
    fields += [
      FormField(
        "words", texts["forms.cover.words"], .longText, secret: true, hint: texts["forms.cover.words.hint"], limit: 2000
      ),
      .reason(texts["forms.triage.reason"]), FormField("save", texts["keys.save"], .button(.save)),
    ]
    var form = Form(texts: texts, clock: environment.clock, fields: fields)
    form.focus = flagged.isEmpty ? "words" : "flagged"
    return form
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let words = form.choices("flagged") + RedactionStep.fragments(of: form.text("words"))
    if words.isEmpty { return .refuse(environment.wording.refusal(Refusal(.nothingToCover))) }
    let basedOn = document.events.map(\.envelope.event).max() ?? EventNumber(rawValue: document.tip.rawValue)
    let cover = TipCover(words: words, reason: form.text("reason"), basedOn: basedOn)
    return .send(.coverTip(environment.id, document.tip, cover))
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts["forms.cover.done"]))]
  }
}
