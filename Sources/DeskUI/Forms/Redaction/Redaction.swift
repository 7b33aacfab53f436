import CaseDomain

/// A text of a form that may say who reported, and where.
package struct RedactionPiece: Sendable {
  package let key: FieldKey
  package let label: String
  package let text: String
  package let hints: [IdentityHint]

  /// - Parameter identity: what was typed into the identity fields; it counts wherever it stands.
  package init(key: FieldKey, label: String, text: String, searched: Bool, identity: [IdentityValue]) {
    self.key = key
    self.label = label
    self.text = text
    var found = searched ? IdentityHints.find(in: text) : []
    for value in identity {
      for range in value.occurrences(in: text) where !found.contains(where: { $0.range.overlaps(range) }) {
        found.append(IdentityHint(range: range, kind: value.kind))
      }
    }
    hints = found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The words of a hint.
  package func words(of hint: IdentityHint) -> String {
    String(decoding: Array(text.utf8)[hint.range.clamped(to: 0..<text.utf8.count)], as: UTF8.self)
  }
}

/// Something typed into an identity field, to be looked for in the words that are shown.
package struct IdentityValue: Sendable {
  let kind: IdentityHint.Kind
  let text: String

  package init?(_ text: String, _ kind: IdentityHint.Kind) {
    // A single character would be found everywhere.
    guard text.count >= 2 else { return nil }
    self.text = text
    self.kind = kind
  }

  /// Where it stands in a text, as UTF-8 offsets. O(text × value).
  func occurrences(in body: String) -> [Range<Int>] {
    let body = Array(body.utf8)
    let value = Array(text.utf8)
    guard body.count >= value.count else { return [] }
    var found: [Range<Int>] = []
    var start = 0
    while start + value.count <= body.count {
      if body[start] == value[0], body[start..<start + value.count].elementsEqual(value) {
        found.append(start..<start + value.count)
        start += value.count
      } else {
        start += 1
      }
    }
    return found
  }
}

extension IdentityValue: CustomStringConvertible, CustomReflectable {
  package var description: String { "IdentityValue(\(kind))" }
  package var customMirror: Mirror { Mirror(self, children: []) }
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
