/// The unified social credit code of an organisation: 18 characters by GB 32100-2015.
package struct CreditCode: Hashable, Sendable {
  /// What is wrong with a text as a credit code. The first flaw from the left is named.
  package enum Flaw: String, Error, Hashable, Sendable {
    /// A character outside `0…9 A…Z` without `I O S V Z`, or a letter among the six digits of the region.
    case character
    /// Not 18 characters; a text still being typed has this flaw alone.
    case length
    /// The last character is not what the standard demands: a character is mistyped.
    case checkCharacter
  }

  /// The code in capitals, without blanks and dashes.
  package let text: String

  /// Checks `text`, in which small letters, blanks, dashes and full-width forms are allowed.
  package init(_ text: String) throws(Flaw) {
    let characters = text.unicodeScalars.map(\.folded).filter { !$0.isBlank && $0 != "-" }
    let values = characters.enumerated().map { place, scalar -> Int? in
      // The region code of GB/T 2260 stands in places 3 to 8.
      (2..<8).contains(place) ? scalar.decimalDigit : Self.alphabet.firstIndex(of: scalar)
    }
    let known = values.compactMap { $0 }
    guard known.count == values.count else { throw .character }
    guard known.count == 18 else { throw .length }
    var sum = 0
    var weight = 1
    for value in known.prefix(17) {
      sum += value * weight
      weight = weight * 3 % 31
    }
    guard known[17] == (31 - sum % 31) % 31 else { throw .checkCharacter }
    self.text = String(String.UnicodeScalarView(known.map { Self.alphabet[$0] })).uppercased()
  }

  /// What is wrong with `text`, nil where nothing is.
  package static func flaw(in text: String) -> Flaw? {
    do throws(Flaw) {
      _ = try CreditCode(text)
      return nil
    } catch {
      return error
    }
  }

  private static let alphabet = Array("0123456789abcdefghjklmnpqrtuwxy".unicodeScalars)
}
