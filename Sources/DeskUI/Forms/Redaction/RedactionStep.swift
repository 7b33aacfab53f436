import CaseDomain
import DeskText

/// The step between a form and its first save: every suspected detail of a reporter, with the words around it, to be
/// left out unless the person says otherwise.
package struct RedactionStep: Sendable {
  package let review: RedactionReview
  package var form: Form

  /// - Parameter remembered: decisions made before the person went back to the form, by the words they were about.
  package init(_ review: RedactionReview, texts: Texts, clock: FormClock, remembered: [String: String] = [:]) {
    self.review = review
    let found =
      review.count == 0 ? texts["forms.redaction.intro.none"] : texts("forms.redaction.intro", String(review.count))
    var fields = [Self.note("intro", found)]
    if review.original != .sealed {
      fields.append(Self.note("why", texts["forms.redaction.original.noCustodian"]))
      let options = ["drop", "show", "back"].map { ChoiceOption($0, texts["forms.redaction.without.\($0)"]) }
      fields.append(
        FormField(
          "without", texts["forms.redaction.without"], .choice(FixedChoices(options)), required: true,
          chosen: ["drop"]))
    }
    var number = 0
    for piece in review.pieces where !piece.hints.isEmpty {
      fields.append(FormField(FieldKey("heading", in: "piece", number), piece.label, .heading))
      for hint in piece.hints {
        fields.append(Self.field(for: hint, of: piece, number, texts, remembered[piece.words(of: hint)] ?? "hide"))
        number += 1
      }
    }
    fields.append(
      FormField(
        "also", texts["forms.redaction.also"], .text, secret: true, hint: texts["forms.redaction.also.hint"]))
    fields.append(FormField("save", texts["forms.redaction.go"], .button(.save)))
    form = Form(texts: texts, clock: clock, fields: fields)
    tellContexts()
  }

  private static func note(_ name: String, _ text: String) -> FormField { FormField(FieldKey(name), text, .note) }

  private static func field(
    for hint: IdentityHint, of piece: RedactionPiece, _ number: Int, _ texts: Texts, _ chosen: String
  ) -> FormField {
    let options = ["hide", "keep"].map { ChoiceOption($0, texts["forms.redaction.\($0)"]) }
    let label = texts["forms.redaction.kind.\(hint.kind.rawValue)"]
    return FormField(
      FieldKey("hint", in: "hints", number), label, .choice(FixedChoices(options)), required: true, chosen: [chosen])
  }

  private mutating func tellContexts() {
    var number = 0
    for piece in review.pieces {
      for hint in piece.hints {
        form.checks[FieldKey("hint", in: "hints", number)] = FieldMessage(
          .information, Self.context(of: hint, in: piece, form.texts))
        number += 1
      }
    }
  }

  /// The words with a little of what stands around them: `…我叫【某某】，住在…`.
  private static func context(of hint: IdentityHint, in piece: RedactionPiece, _ texts: Texts) -> String {
    let bytes = Array(piece.text.utf8)
    let range = hint.range.clamped(to: 0..<bytes.count)
    func line(_ part: ArraySlice<UInt8>) -> String { TextCleaning.singleLine(String(decoding: part, as: UTF8.self)) }
    let before = line(bytes[..<range.lowerBound])
    let after = line(bytes[range.upperBound...])
    return (before.count > 14 ? "…" : "") + before.suffix(14) + texts("forms.redaction.found", line(bytes[range]))
      + after.prefix(14)
      + (after.count > 14 ? "…" : "")
  }
}

// MARK: What was decided

extension RedactionStep {
  /// Whether the person wants to go back and change the form instead.
  package var wantsBack: Bool { form.choice("without") == "back" }

  /// The decisions by the words they are about, so that going back asks for nothing twice.
  package var decisions: [String: String] {
    var made: [String: String] = [:]
    forEachHint { piece, hint, choice in made[piece.words(of: hint)] = choice }
    return made
  }

  /// The texts as they are to be shown. Where the original cannot be sealed, it is not kept either.
  package func redaction() -> Redaction {
    if form.choice("without") == "show" { return Redaction(shown: [:], originals: [:]) }
    var hidden: [FieldKey: [IdentityHint]] = [:]
    forEachHint { piece, hint, choice in
      if choice == "hide" { hidden[piece.key, default: []].append(hint) }
    }
    var shown: [FieldKey: String] = [:]
    var originals: [FieldKey: String] = [:]
    for piece in review.pieces {
      let kept = IdentityHints.redacted(piece.text, hidden[piece.key] ?? []) { kind in
        form.texts("forms.redaction.marker", form.texts["forms.redaction.kind.\(kind.rawValue)"])
      }
      shown[piece.key] = withoutFragments(kept)
      if review.original == .sealed { originals[piece.key] = piece.text }
    }
    return Redaction(shown: shown, originals: originals)
  }

  /// Also leaves out what the person typed, wherever it stands.
  private func withoutFragments(_ text: String) -> String {
    let marker = form.texts("forms.redaction.marker", form.texts["forms.redaction.kind.other"])
    return Self.fragments(of: form.text("also")).reduce(text) { $0.replacing($1, with: marker) }
  }

  /// Words that were typed one after the other.
  static func fragments(of typed: String) -> [String] {
    typed.split { $0.isWhitespace || "、，,;；".contains($0) }.map(String.init)
  }

  private func forEachHint(_ body: (RedactionPiece, IdentityHint, String) -> Void) {
    var number = 0
    for piece in review.pieces {
      for hint in piece.hints {
        body(piece, hint, form.choice(FieldKey("hint", in: "hints", number)) ?? "hide")
        number += 1
      }
    }
  }
}
