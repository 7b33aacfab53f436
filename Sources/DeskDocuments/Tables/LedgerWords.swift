import CaseDomain
import DeskText
import Foundation

/// What the words in a ledger's cells mean, from `Resources/ledger-words.txt`.
package struct LedgerWords: Sendable {
  private var meanings: [(word: String, field: String, value: String)] = []
  /// Lines that are not `FIELD.VALUE = WORD …`.
  private(set) var faults: [String] = []

  package static let embedded = LedgerWords(parsing: EmbeddedFile.named("ledger-words.txt")?.text ?? "")

  init(parsing text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let sides = line.split(separator: "=", maxSplits: 1)
      let names = sides.first?.split(separator: ".") ?? []
      guard sides.count == 2, names.count == 2 else {
        faults.append(String(line))
        continue
      }
      let value = String(names[1]).trimmingBlanks
      meanings += sides[1].split(separator: " ").map { (String($0), String(names[0]), value) }
    }
    // Longest first, so that 电子信箱 is not taken for 信箱.
    meanings.sort { ($1.word.count, $0.word) < ($0.word.count, $1.word) }
  }

  /// Every value that has a word.
  func values(of field: String) -> Set<String> { Set(meanings.filter { $0.field == field }.map(\.value)) }

  /// How a tip came in; nil where the words do not say.
  package func channel(in text: String) -> Channel? {
    values(of: "channel", in: text).first.flatMap { Channel(rawValue: $0) }
  }

  /// How much a tip weighs; nil where the words do not say.
  package func importance(in text: String) -> Importance? {
    values(of: "importance", in: text).first.flatMap { Importance(rawValue: $0) }
  }

  /// Every kind of conduct that the words name.
  package func conduct(in text: String) -> Conduct {
    values(of: "conduct", in: text).reduce(into: []) { $0.formUnion(Conduct(name: $1)) }
  }

  /// Whether a subject of this name is an organisation, by how the name ends; a remark in brackets behind it is no part
  /// of the name. Of what ends otherwise nothing is known: most subjects are persons.
  package func kind(ofSubject name: String) -> Subject.Kind {
    var plain = name.precomposedStringWithCompatibilityMapping.uppercased()
    if let last = plain.last, ")〕】]".contains(last), let open = plain.lastIndex(where: { "(〔【[".contains($0) }) {
      plain = String(plain[..<open])
    }
    plain = plain.trimmingBlanks
    let isOrganisation = meanings.contains {
      $0.field == "subject" && plain.hasSuffix($0.word) && ($0.word.count > 1 || plain.count > 2)
    }
    return isOrganisation ? .organisation : .person
  }

  /// The values whose words stand in `text`: the longest word first, of equals the one that comes first. A word inside
  /// a longer one that fits is not counted.
  private func values(of field: String, in text: String) -> [String] {
    var rest = text.precomposedStringWithCompatibilityMapping
    rest.removeAll { $0.unicodeScalars.allSatisfy(\.isBlank) }
    var found: [(length: Int, offset: Int, value: String)] = []
    for meaning in meanings where meaning.field == field {
      guard let range = rest.firstRange(of: meaning.word) else { continue }
      let offset = rest.distance(from: rest.startIndex, to: range.lowerBound)
      found.append((meaning.word.count, offset, meaning.value))
      rest.replace(meaning.word, with: String(repeating: "|", count: meaning.word.count))
    }
    return found.sorted { ($1.length, $0.offset) < ($0.length, $1.offset) }.map(\.value)
  }
}
