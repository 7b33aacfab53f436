/// A telephone number of the mainland numbering plan.
///
/// Its digits never reach a description, a dump or a mirror, so that no log or crash report can hold them.
package struct PhoneNumber: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// 11 digits that begin with 13 to 19.
    case mobile
    /// An area code (`010`, `02x`, `0xxx`) and seven or eight digits, perhaps an extension.
    case landline
    /// A number of a service: `400…`, `800…`, `95xxx`, `12345`, `110`. It reaches no person.
    case service
  }

  /// What is wrong with a text as a telephone number.
  package enum Flaw: String, Error, Hashable, Sendable {
    /// A character that belongs in no number.
    case character
    /// Too few or too many digits; a text still being typed has this flaw alone.
    case length
    /// Seven or eight digits that need their area code.
    case areaCode
    /// No mobile number begins so.
    case prefix
  }

  package let kind: Kind
  /// The digits, without country code and separators; an extension follows a `-`.
  package let text: String

  /// Checks `text`, in which `+86`, blanks, dashes, brackets and full-width forms are allowed.
  package init(_ text: String) throws(Flaw) {
    var scalars = text.unicodeScalars.map(\.folded)
    var extensionDigits: [Int] = []
    if let cut = scalars.lastIndex(of: "转") {
      extensionDigits = scalars[(cut + 1)...].compactMap(\.decimalDigit)
      scalars.removeSubrange(cut...)
      guard (1...6).contains(extensionDigits.count) else { throw .length }
    }
    var digits: [Int] = []
    for (place, scalar) in scalars.enumerated() {
      if let digit = scalar.decimalDigit {
        digits.append(digit)
      } else if !scalar.isBlank, !["-", "(", ")"].contains(scalar), !(scalar == "+" && place == 0) {
        throw .character
      }
    }
    if digits.starts(with: [0, 0, 8, 6]) { digits.removeFirst(4) }
    if digits.starts(with: [8, 6]), digits.count > 8 { digits.removeFirst(2) }
    kind = try Self.kind(of: digits)
    guard extensionDigits.isEmpty || kind == .landline else { throw .length }
    let number = digits.map(String.init).joined()
    let suffix = extensionDigits.map(String.init).joined()
    self.text = suffix.isEmpty ? number : "\(number)-\(suffix)"
  }

  /// What is wrong with `text`, nil where nothing is.
  package static func flaw(in text: String) -> Flaw? {
    do throws(Flaw) {
      _ = try PhoneNumber(text)
      return nil
    } catch {
      return error
    }
  }

  private static func kind(of digits: [Int]) throws(Flaw) -> Kind {
    if isLandline(digits) { return .landline }
    if isService(digits) { return .service }
    if digits.first == 1, digits.count >= 2, !(3...9).contains(digits[1]) { throw .prefix }
    if isMobile(digits) { return .mobile }
    if (7...8).contains(digits.count), let first = digits.first, (2...8).contains(first) { throw .areaCode }
    if digits.count == 11 { throw .prefix }
    throw .length
  }

  static func isMobile(_ digits: some RandomAccessCollection<Int>) -> Bool {
    guard digits.count == 11, digits.first == 1 else { return false }
    return digits.dropFirst().first.map { $0 >= 3 } ?? false
  }

  /// Area codes have three digits for `010` and `02x`, else four; local numbers begin with 2 to 8.
  static func isLandline(_ digits: [Int]) -> Bool {
    guard digits.count >= 10, digits[0] == 0, digits[1] != 0 else { return false }
    let areaLength = digits[1] <= 2 ? 3 : 4
    if digits[1] == 1, digits[2] != 0 { return false }
    let local = digits.dropFirst(areaLength)
    guard let first = local.first, (2...8).contains(first) else { return false }
    return areaLength == 3 ? local.count == 8 : (7...8).contains(local.count)
  }

  private static func isService(_ digits: [Int]) -> Bool {
    switch digits.count {
    case 10: digits.starts(with: [4, 0, 0]) || digits.starts(with: [8, 0, 0])
    case 5, 6: digits.starts(with: [9, 5]) || digits.starts(with: [9, 6]) || digits.starts(with: [1, 2])
    case 3: digits.starts(with: [1, 1]) || digits.starts(with: [1, 2])
    default: false
    }
  }
}

extension PhoneNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "PhoneNumber(…)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
