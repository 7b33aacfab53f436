/// Something known of a reporter, to be looked for in the words that are shown (R6.4). Mirrors show no value.
package struct IdentityValue: Sendable {
  package let kind: IdentityHint.Kind
  fileprivate let text: [UInt8]

  /// Nil for a single character, which would be found everywhere.
  package init?(_ text: String, _ kind: IdentityHint.Kind) {
    guard text.count >= 2 else { return nil }
    self.text = Array(text.utf8)
    self.kind = kind
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
  /// reporter, counts wherever it stands again. O(texts × lengths of what is known): a text may hold nothing but numbers.
  ///
  /// - Parameter searched: whether a text is looked through for itself; names and addresses of those reported belong into
  ///   the others.
  package static func find(
    in texts: [(text: String, searched: Bool)], knowing identity: [IdentityValue] = [],
    signed: Bool = true
  ) -> [[IdentityHint]] {
    let own = texts.map { $0.searched ? find(in: $0.text, signed: signed) : [] }
    let bodies = texts.map { Array($0.text.utf8) }
    var known = KnownValues()
    for value in identity { known.insert(value) }
    for (body, hints) in zip(bodies, own) {
      for hint in hints {
        IdentityValue(String(decoding: body[hint.range], as: UTF8.self), hint.kind).map { known.insert($0) }
      }
    }
    return zip(bodies, own).map { body, hints in
      (hints + known.occurrences(in: body, beside: hints)).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
  }
}

/// Values that are looked for all at once.
private struct KnownValues {
  private var kinds: [ArraySlice<UInt8>: IdentityHint.Kind] = [:]
  /// Of the values, descending: the longest that stands at a place is what stands there.
  private var lengths: [Int] = []
  /// Whether a value begins with this byte.
  private var isFirst = [Bool](repeating: false, count: 256)

  /// Takes one more value; one that is known already stays of its kind.
  mutating func insert(_ value: IdentityValue) {
    guard kinds[value.text[...]] == nil else { return }
    kinds[value.text[...]] = value.kind
    isFirst[Int(value.text[0])] = true
    if !lengths.contains(value.text.count) {
      lengths.insert(value.text.count, at: lengths.firstIndex { $0 < value.text.count } ?? lengths.count)
    }
  }

  /// Where values stand in a text beside `hints`, none overlapping another; ranges are UTF-8 offsets.
  func occurrences(in body: [UInt8], beside hints: [IdentityHint]) -> [IdentityHint] {
    if kinds.isEmpty { return [] }
    var isTaken = [Bool](repeating: false, count: body.count)
    for hint in hints {
      for place in hint.range { isTaken[place] = true }
    }
    var found: [IdentityHint] = []
    var start = 0
    while start < body.count {
      var end = start + 1
      if isFirst[Int(body[start])], !isTaken[start] {
        for length in lengths where start + length <= body.count && !isTaken[start + length - 1] {
          let range = start..<start + length
          guard let kind = kinds[body[range]], !isTaken[range].contains(true) else { continue }
          found.append(IdentityHint(range: range, kind: kind))
          end = range.upperBound
          break
        }
      }
      start = end
    }
    return found
  }
}
