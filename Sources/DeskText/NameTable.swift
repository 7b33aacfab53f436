/// How Chinese names are read and written otherwise, as `Resources/name-readings.txt` lists it.
///
/// It holds the characters that names use, with the readings that they have in names; `Pinyin` knows every character by
/// its initial letters, for searching.
package struct NameTable: Sendable {
  /// Toneless readings in small letters, `v` for ü, in the order of the file.
  package let spellings: [String]
  private let readings: [Unicode.Scalar: [UInt16]]
  private let simplified: [Unicode.Scalar: Unicode.Scalar]

  package static let embedded = NameTable(parsing: EmbeddedFile.named("name-readings.txt")?.text ?? "")

  /// Reads lines `SYLLABLE CHARACTERS` and `~ PAIRS`. O(bytes).
  init(parsing text: String) {
    var spellings: [String] = []
    var readings: [Unicode.Scalar: [UInt16]] = [:]
    var simplified: [Unicode.Scalar: Unicode.Scalar] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let head = parts.first else { continue }
      let scalars = Array(parts[1].unicodeScalars)
      if head == "~" {
        for place in stride(from: 0, to: scalars.count - 1, by: 2) { simplified[scalars[place]] = scalars[place + 1] }
      } else {
        // A long list goes on in the next line.
        if spellings.last != String(head) { spellings.append(String(head)) }
        for scalar in scalars { readings[scalar, default: []].append(UInt16(spellings.count - 1)) }
      }
    }
    (self.spellings, self.readings, self.simplified) = (spellings, readings, simplified)
  }

  /// The simplified form of a character, itself where it has none.
  package func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar { simplified[scalar] ?? scalar }

  /// The readings of a character as places in `spellings`; empty where none is known.
  package func readings(_ scalar: Unicode.Scalar) -> [UInt16] { readings[scalar] ?? [] }
}
