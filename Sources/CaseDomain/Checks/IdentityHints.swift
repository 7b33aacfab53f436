/// A place in a text where the reporter may have named themself.
package struct IdentityHint: Hashable, Sendable {
  /// What seems to stand there.
  package enum Kind: String, CaseIterable, Codable, Sendable {
    case residentID, phone, email, wechat, qq, bankCard, name, address, licencePlate
    /// The number of a restricted tip: whoever reads it knows that there is one.
    case restrictedNumber
  }

  /// Offsets into the text's UTF-8, at the bounds of scalars.
  package var range: Range<Int>
  package var kind: Kind

  package init(range: Range<Int>, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}

/// Finds suspected details of the reporter in a narrative, so that a person decides before the first save what the
/// shown text leaves out (R6.4).
///
/// It flags, it does not judge: details of the person reported look the same, and a name told in passing is not seen.
package enum IdentityHints {
  /// Every suspected detail of `text`, in ascending order, none overlapping another.
  ///
  /// Numbers are found with blanks or dashes inside and in full-width digits: resident identity numbers of a possible
  /// region and birth date even where the check digit is wrong, telephone numbers but not those of services, bank
  /// cards by their check digit. Accounts, names and home addresses are found after the words that introduce them,
  /// names also as the signature at the end, streets with the number of a door anywhere. O(n).
  ///
  /// - Parameter signed: whether it may end with a signature, as what a reporter wrote; a note of two words does not.
  package static func find(in text: String, signed: Bool = true) -> [IdentityHint] {
    let scan = HintText(text)
    var found: [HintText.Found] = []
    scan.findNumbers(into: &found)
    scan.findMaskedNumbers(into: &found)
    scan.findEmails(into: &found)
    scan.findAccounts(into: &found)
    scan.findPlates(into: &found)
    scan.findNames(into: &found)
    if signed { scan.findSignatures(into: &found) }
    scan.findAddresses(into: &found)
    scan.findDoors(into: &found)
    // Where two overlap, the earlier kind of the list above knows better what it saw; both ranges are covered.
    var merged: [HintText.Found] = []
    for hint in found.sorted(by: {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }) {
      if let last = merged.last, hint.range.lowerBound < last.range.upperBound {
        merged[merged.count - 1].range = last.range.lowerBound..<max(last.range.upperBound, hint.range.upperBound)
      } else {
        merged.append(hint)
      }
    }
    return merged.map { IdentityHint(range: scan.utf8Range($0.range), kind: $0.kind) }
  }

  /// `text` with every hint's range replaced by `marker` of its kind, neighbours of one kind by one marker.
  ///
  /// Total for any hints: out of order, overlapping, beyond the end or inside a scalar, which then goes as a whole.
  package static func redacted(
    _ text: String, _ hints: [IdentityHint], marker: (IdentityHint.Kind) -> String
  ) -> String {
    let bytes = Array(text.utf8)
    func isContinuation(_ offset: Int) -> Bool { offset < bytes.count && bytes[offset] & 0xC0 == 0x80 }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    var last: IdentityHint.Kind?
    for hint in hints.sorted(by: {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }) {
      var lower = min(max(hint.range.lowerBound, 0), bytes.count)
      var upper = min(max(hint.range.upperBound, 0), bytes.count)
      while lower > 0, isContinuation(lower) { lower -= 1 }
      while isContinuation(upper) { upper += 1 }
      lower = max(lower, position)
      guard lower < upper else { continue }
      result.append(contentsOf: bytes[position..<lower])
      if last != hint.kind || lower > position { result.append(contentsOf: marker(hint.kind).utf8) }
      position = upper
      last = hint.kind
    }
    result.append(contentsOf: bytes[position...])
    return String(decoding: result, as: UTF8.self)
  }
}
