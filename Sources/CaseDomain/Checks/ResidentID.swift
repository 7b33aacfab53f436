/// A resident identity number: 18 characters by GB 11643-1999, or the 15 digits of before 1999.
///
/// Its digits never reach a description, a dump or a mirror, so that no log or crash report can hold them.
package struct ResidentID: Hashable, Sendable {
  /// What is wrong with a text as a resident identity number. The first flaw from the left is named.
  package enum Flaw: String, Error, Hashable, Sendable {
    /// A character that is no digit (nor `X` in the eighteenth place).
    case character
    /// Neither 18 characters nor 15; a text still being typed has this flaw alone.
    case length
    /// The first two digits name no province.
    case region
    /// The calendar has no such day of birth, or it lies after today.
    case birthDate
    /// The eighteenth character is not what ISO 7064 MOD 11-2 demands: a digit is mistyped.
    case checkDigit
  }

  /// The number without blanks and dashes, its `X` a capital.
  package let text: String
  /// The day of birth the number carries.
  package let birthDate: CivilDate
  /// Whether this is the form of 15 digits, which has no check digit.
  package var isOldForm: Bool { text.utf8.count == 15 }

  /// Checks `text`, in which blanks, dashes and full-width forms are allowed.
  ///
  /// `today`, where given, is the last possible day of birth.
  package init(_ text: String, today: CivilDate? = nil) throws(Flaw) {
    let characters = text.unicodeScalars.map(\.folded).filter { !$0.isBlank && $0 != "-" }
    let digits = characters.enumerated().map { place, scalar -> Int? in
      place == 17 && scalar == "x" ? 10 : scalar.decimalDigit
    }
    let known = digits.compactMap { $0 }
    guard known.count == digits.count else { throw .character }
    guard known.count == 18 || known.count == 15 else { throw .length }
    guard Self.regions.contains(known[0] * 10 + known[1]) else { throw .region }
    guard let birthDate = Self.birthDate(known), birthDate <= today ?? .latest else { throw .birthDate }
    if known.count == 18, known[17] != Self.checkDigit(of: known.prefix(17)) { throw .checkDigit }
    self.birthDate = birthDate
    self.text = known.map { $0 == 10 ? "X" : String($0) }.joined()
  }

  /// What is wrong with `text`, nil where nothing is.
  package static func flaw(in text: String, today: CivilDate? = nil) -> Flaw? {
    do throws(Flaw) {
      _ = try ResidentID(text, today: today)
      return nil
    } catch {
      return error
    }
  }

  /// The check digit of 17 digits by ISO 7064 MOD 11-2; 10 stands for `X`.
  static func checkDigit(of digits: some Sequence<Int>) -> Int {
    let sum = zip(digits, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]).reduce(0) { $0 + $1.0 * $1.1 }
    return (12 - sum % 11) % 11
  }

  /// The first two digits by GB/T 2260, with 83 for residents from Taiwan and 91 for foreigners.
  static let regions: Set<Int> = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83, 91,
  ]

  /// The day of birth in the digits of either form; nil where the calendar lacks it.
  static func birthDate(_ digits: [Int]) -> CivilDate? {
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    if digits.count == 15 {
      return CivilDate(year: 1900 + number(6..<8), month: number(8..<10), day: number(10..<12))
    }
    guard digits.count >= 17, (1800...2199).contains(number(6..<10)) else { return nil }
    return CivilDate(year: number(6..<10), month: number(10..<12), day: number(12..<14))
  }
}

extension ResidentID: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "ResidentID(…)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
