/// Something known of a reporter, to be looked for in the words that are shown (R6.4). Mirrors show no value.
package struct IdentityValue: Sendable {
  package let kind: IdentityHint.Kind
  private let text: [UInt8]

  /// Nil for a single character, which would be found everywhere.
  package init?(_ text: String, _ kind: IdentityHint.Kind) {
    guard text.count >= 2 else { return nil }
    self.text = Array(text.utf8)
    self.kind = kind
  }

  /// Where it stands in a text, as UTF-8 offsets. O(text × value).
  func occurrences(in body: [UInt8]) -> [Range<Int>] {
    guard body.count >= text.count else { return [] }
    var found: [Range<Int>] = []
    var start = 0
    while start + text.count <= body.count {
      if body[start] == text[0], body[start..<start + text.count].elementsEqual(text) {
        found.append(start..<start + text.count)
        start += text.count
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

extension ReporterDetail {
  /// What it looks like in a text; nil for what is not looked for.
  package var hint: IdentityHint.Kind? {
    switch self {
    case .name: .name
    case .phone, .safeContact: .phone
    case .residentID: .residentID
    case .address: .address
    case .unit, .otherIdentifying, .sourceKey: nil
    }
  }
}

extension IdentityHints {
  /// The hints of several texts that belong together, text by text: what one of them gives away, or what is known of the
  /// reporter, counts wherever it stands again. O(texts × hints).
  ///
  /// - Parameter searched: whether a text is looked through for itself; names and addresses of those reported belong into
  ///   the others.
  package static func find(
    in texts: [(text: String, searched: Bool)], knowing identity: [IdentityValue] = [],
    signed: Bool = true
  ) -> [[IdentityHint]] {
    let own = texts.map { $0.searched ? find(in: $0.text, signed: signed) : [] }
    let bodies = texts.map { Array($0.text.utf8) }
    var known = identity
    for (body, hints) in zip(bodies, own) {
      known += hints.compactMap { IdentityValue(String(decoding: body[$0.range], as: UTF8.self), $0.kind) }
    }
    return zip(bodies, own).map { body, hints in
      var hints = hints
      for value in known {
        for range in value.occurrences(in: body) where !hints.contains(where: { $0.range.overlaps(range) }) {
          hints.append(IdentityHint(range: range, kind: value.kind))
        }
      }
      return hints.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
  }
}
