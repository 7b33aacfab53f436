/// How names sound and how else they are written. The rules know neither, as a table of characters is data: whoever
/// compares names hands it in.
package struct NameReadings: Sendable {
  /// The simplified form of a character, itself where it has none.
  package let simplified: @Sendable (Unicode.Scalar) -> Unicode.Scalar
  /// The readings of a character, as places in `spellings`; empty where none is known.
  package let readings: @Sendable (Unicode.Scalar) -> [UInt16]
  /// Toneless readings in small letters, `v` for ü.
  package let spellings: [String]
  /// Whether two whole names may be one that was heard or written wrongly.
  package let soundsAlike: @Sendable (String, String) -> Bool

  package init(
    simplified: @escaping @Sendable (Unicode.Scalar) -> Unicode.Scalar,
    readings: @escaping @Sendable (Unicode.Scalar) -> [UInt16], spellings: [String],
    soundsAlike: @escaping @Sendable (String, String) -> Bool
  ) {
    self.simplified = simplified
    self.readings = readings
    self.spellings = spellings
    self.soundsAlike = soundsAlike
  }

  /// Compares characters only.
  package static let none = NameReadings(
    simplified: { $0 }, readings: { _ in [] }, spellings: [], soundsAlike: { _, _ in false })

  /// A reading as ears and keyboards of many regions mix it up: without `h` behind z, c and s, `g` behind n, n for l.
  static func blurred(_ spelling: String) -> String {
    var letters = Array(spelling.unicodeScalars)
    if letters.count > 1, letters[1] == "h", ["z", "c", "s"].contains(letters[0]) { letters.remove(at: 1) }
    if letters.count > 2, letters.suffix(2).elementsEqual(["n", "g"]) { letters.removeLast() }
    if letters.first == "l" { letters[0] = "n" }
    return String(String.UnicodeScalarView(letters))
  }
}
