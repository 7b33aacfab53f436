/// A text being written: characters, a caret between them, and the way back.
///
/// A pure value. The caret always stands between grapheme clusters, also when an insertion or deletion joins its
/// neighbours. Text given at the start is kept as it is; what is typed or pasted loses control bytes and bidi
/// controls.
package struct TextEditor: Equatable, Sendable {
  /// Whether Enter makes a new line.
  package enum Kind: Sendable {
    case oneLine, multiLine
  }

  /// One line or many.
  package let kind: Kind
  /// Whether every character shows as a dot, as in a passphrase. A masked text keeps no earlier states.
  package let isMasked: Bool
  /// The characters before the caret.
  package internal(set) var caret: Int

  var characters: [Character]
  /// The first character (one line) or screen line (many) that was shown last; see ``layout(in:)``.
  var scroll = 0
  /// The column that moving up and down aims at.
  var goalColumn: Int?
  var killed = ""
  var history = History()

  /// An editor with its caret at the end of `text`.
  package init(_ text: String = "", kind: Kind = .oneLine, masked: Bool = false) {
    self.kind = kind
    isMasked = masked
    characters = Array(text)
    caret = characters.count
    // No passphrase is longer, so that none is left behind where the array grew.
    if masked { characters.reserveCapacity(256) }
  }

  /// The text as it stands.
  package var text: String { String(characters) }

  /// The text as UTF-8, put together without a string, which nobody could overwrite afterwards.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count * 4)
    for character in characters { bytes.append(contentsOf: character.utf8) }
    return bytes
  }

  /// Whether nothing is written.
  package var isEmpty: Bool { characters.isEmpty }

  /// Inserts at the caret what was typed or pasted; in a single line, line breaks become spaces.
  package mutating func insert(_ text: String) {
    let entered = accepted(text)
    guard !entered.isEmpty else { return }
    let single = entered.count == 1 && entered != " " && entered != "\n"
    remember(single ? .typing : .whole)
    splice(caret..<caret, with: entered)
  }

  /// Replaces everything, as after an external editor; can be undone. The text is taken as if pasted.
  package mutating func replace(with text: String) {
    remember(.whole)
    splice(0..<characters.count, with: accepted(text))
  }

  /// Empties it and forgets every earlier state; what was masked is overwritten first.
  package mutating func clear() {
    if isMasked {
      for index in characters.indices { characters[index] = " " }
    }
    self = TextEditor("", kind: kind, masked: isMasked)
  }

  /// Puts the caret before the character at `index`, or at the nearest end.
  package mutating func moveCaret(to index: Int) {
    caret = min(max(0, index), characters.count)
    goalColumn = nil
    history.endGroup()
  }

  /// Replaces characters by text and puts the caret after it. Neighbours that form one cluster with the new text
  /// become one character.
  mutating func splice(_ range: Range<Int>, with text: String) {
    goalColumn = nil
    let before = characters[..<range.lowerBound].suffix(1)
    let after = characters[range.upperBound...].prefix(1)
    let inserted = Array(text)
    let apart = before + inserted + after
    if Array(String(apart)) == Array(apart) {
      characters.replaceSubrange(range, with: inserted)
      caret = range.lowerBound + inserted.count
      return
    }
    let left = String(characters[..<range.lowerBound]) + text
    let target = left.unicodeScalars.count
    characters = Array(left + String(characters[range.upperBound...]))
    caret = 0
    var passed = 0
    while caret < characters.count, passed < target {
      passed += characters[caret].unicodeScalars.count
      caret += 1
    }
  }

  private func accepted(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar.value {
      case 0x0A where previous == "\r": continue
      case 0x0A...0x0D, 0x85, 0x2028, 0x2029: result.append(kind == .multiLine ? "\n" : " ")
      case 0x09: result.append(" ")
      // Marks that turn the reading order around could make a record read otherwise than it is.
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
      default:
        if scalar.properties.generalCategory != .control { result.append(scalar) }
      }
    }
    return String(result)
  }
}
