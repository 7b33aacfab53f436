import CaseDomain
import DeskSession

/// Asks why a custodian opens what a tip said before something was left out; the originals follow.
struct OpenOriginalForm: FormDefinition {
  let tip: TipID

  var name: String { "tip.original/\(tip.rawValue)" }
  var keepsDraft: Bool { false }

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.uncover"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    var fields = TipSelection([tip]).notes(environment)
    fields += [
      FormField("note", texts["forms.uncover.recorded"], .note), .reason(texts["forms.triage.reason"]),
      FormField("save", texts["forms.uncover.open"], .button(.save)),
    ]
    return Form(texts: texts, clock: environment.clock, fields: fields)
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    .hand(
      to: OriginalsLayer(tip: tip, id: environment.id),
      .openOriginals(environment.id, tip, reason: form.text("reason")))
  }
}

/// What a custodian lets be shown again, having looked at the originals (R6.4).
struct UncoverForm: FormDefinition {
  let opened: OpenedOriginals

  var name: String { "tip.uncover/\(opened.tip.rawValue)" }
  /// It holds words that nobody else is shown.
  var keepsDraft: Bool { false }

  var looksThrough: Bool { true }
  func title(_ environment: FormEnvironment) -> String {
    "\(environment.texts["keys.uncover"])  \(environment.wording.tip(opened.tip))"
  }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    var fields = TipSelection([opened.tip]).notes(environment)
    fields.append(FormField("note", texts["forms.uncover.note"], .note))
    let words = opened.words.enumerated().map {
      ChoiceOption(String($0.offset), TextCleaning.singleLine($0.element.text.text))
    }
    if !words.isEmpty {
      fields.append(FormField("words", texts["forms.uncover.words"], .multiChoice(FixedChoices(words))))
    }
    fields += [
      FormField(
        "narrative", texts["forms.tip.narrative"], .longText, required: true, limit: TipContentFields.longestNarrative)
    ]
    fields += opened.late.map {
      FormField(
        key($0), texts("forms.uncover.late", environment.wording.timeOrDay($0.receivedAt)), .longText, required: true,
        limit: TipContentFields.longestNarrative)
    }
    fields += [
      .reason(texts["forms.triage.reason"]), FormField("save", texts["keys.save"], .button(.save)),
    ]
    var form = Form(texts: texts, clock: environment.clock, fields: fields)
    form.set("narrative", opened.narrative)
    for late in opened.late { form.set(key(late), late.text) }
    form.focus = words.isEmpty ? "narrative" : "words"
    return form
  }

  private func key(_ late: OpenedOriginals.Late) -> FieldKey { FieldKey("late.\(late.event.rawValue)") }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let words = form.choices("words").compactMap { Int($0) }.filter(opened.words.indices.contains)
      .map { opened.words[$0].covered }
    let narrative = TextCleaning.trimmed(form.text("narrative"))
    let isEdited = narrative != opened.narrative
    let late = opened.late.map { RestoredText(event: $0.event, text: TextCleaning.trimmed(form.text(key($0)))) }
      .filter { text in opened.late.contains { $0.event == text.event && $0.text != text.text } }
    if words.isEmpty && !isEdited && late.isEmpty { return .refuse(environment.texts["refusal.nothingChanged"]) }
    let uncovering = TipUncovering(
      words: words, narrative: isEdited ? narrative : nil, late: late, reason: form.text("reason"),
      basedOn: opened.basedOn)
    return .ask(environment.texts["forms.uncover.ask"], .uncoverTip(environment.id, opened.tip, uncovering))
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts["forms.uncover.done"]))]
  }
}
