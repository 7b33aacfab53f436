import DeskText
import Foundation

/// The headings by which columns are known, from `Resources/ledger-headings.txt`.
struct HeadingVocabulary: Sendable {
  /// A field and how sure its heading is: 0 for the surest.
  struct Entry: Sendable {
    let field: TipField
    let rank: Int
  }

  private(set) var entries: [String: Entry] = [:]
  /// Lines that name no field, or a heading that stands twice.
  private(set) var faults: [String] = []

  static let embedded = HeadingVocabulary(parsing: EmbeddedFile.named("ledger-headings.txt")?.text ?? "")

  init(parsing text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let sides = line.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, let field = TipField(rawValue: Self.normalised(String(sides[0]), foldsCase: false)) else {
        faults.append(String(line))
        continue
      }
      for (rank, heading) in sides[1].split(separator: " ").enumerated() {
        let entry = Entry(field: field, rank: rank)
        if entries.updateValue(entry, forKey: Self.normalised(String(heading))) != nil {
          faults.append(String(heading))
        }
      }
    }
  }

  func entry(for heading: String) -> Entry? {
    entries[Self.normalised(heading)]
  }

  /// A heading as it is compared: NFKC, lower case, without blanks, bracketed remarks, and marks at the end.
  static func normalised(_ heading: String, foldsCase: Bool = true) -> String {
    var depth = 0
    var plain = ""
    for character in heading.precomposedStringWithCompatibilityMapping {
      switch character {
      case "(", "[", "【", "〔": depth += 1
      case ")", "]", "】", "〕": depth = max(0, depth - 1)
      case _ where depth > 0 || character.unicodeScalars.allSatisfy(\.isBlank): continue
      default: plain.append(character)
      }
    }
    while let last = plain.last, ":*".contains(last) { plain.removeLast() }
    while let first = plain.first, first == "*" { plain.removeFirst() }
    return foldsCase ? plain.lowercased() : plain
  }
}
