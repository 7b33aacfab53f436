import CaseDomain

/// A text of a form that may say who reported, and where.
package struct RedactionPiece: Sendable {
  package let key: FieldKey
  package let label: String
  package let text: String
  package let hints: [IdentityHint]

  package init(key: FieldKey, label: String, text: String, hints: [IdentityHint]) {
    (self.key, self.label, self.text, self.hints) = (key, label, text, hints)
  }

  /// A text by itself.
  ///
  /// - Parameter identity: what counts wherever it stands.
  package init(key: FieldKey, label: String, text: String, identity: [IdentityValue] = []) {
    self.init(
      key: key, label: label, text: text, hints: IdentityHints.find(in: [(text, true)], knowing: identity)[0])
  }

  /// The words of a hint.
  package func words(of hint: IdentityHint) -> String {
    String(decoding: Array(text.utf8)[hint.range.clamped(to: 0..<text.utf8.count)], as: UTF8.self)
  }
}

/// What is to be looked at before the first save (R6.4).
package struct RedactionReview: Sendable {
  /// What becomes of the original words.
  package enum Original: Hashable, Sendable {
    /// They are sealed to the custodians.
    case sealed
    /// Nobody keeps identities yet, so they could not be sealed.
    case noCustodian
  }

  package let pieces: [RedactionPiece]
  package let original: Original

  package init(pieces: [RedactionPiece], original: Original) {
    self.pieces = pieces
    self.original = original
  }

  package var count: Int { pieces.reduce(0) { $0 + $1.hints.count } }
}

/// What the person decided: the texts as they are to be shown.
package struct Redaction: Sendable {
  private let shown: [FieldKey: String]
  /// What stood there before, for the texts that changed.
  private let originals: [FieldKey: String]

  package init(shown: [FieldKey: String], originals: [FieldKey: String]) {
    self.shown = shown
    self.originals = originals.filter { shown[$0.key] != $0.value }
  }

  /// The text of a field as it is to be shown.
  package func text(_ key: FieldKey, in form: Form) -> String { shown[key] ?? form.text(key) }

  /// What is shown of a text that is more than what stands in a field.
  package func text(_ key: FieldKey, of whole: String) -> String { shown[key] ?? whole }

  /// The words before redaction, nil where nothing was left out.
  package func original(_ key: FieldKey) -> String? { originals[key] }
}
