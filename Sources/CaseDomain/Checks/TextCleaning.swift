/// Makes text that came from anywhere fit to be shown. What is stored stays as it came; only the shown text changes.
package enum TextCleaning {
  /// `text` for reading in a pane: line breaks kept as `\n`, no control characters, no bidirectional or invisible
  /// formatting (which could make a text read otherwise than it is stored), blank runs as one blank, lines trimmed,
  /// at most one empty line in a row, none at the ends. O(n).
  package static func shown(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var breaks = 0
    var hasBlank = false
    var lastWasReturn = false
    for scalar in text.unicodeScalars {
      if isLineBreak(scalar) {
        // A return and a line feed are one break.
        if !(lastWasReturn && scalar == "\n") { breaks += 1 }
        hasBlank = false
      } else if scalar.isBlank {
        hasBlank = true
      } else if !isRemoved(scalar) {
        if !result.isEmpty {
          if breaks > 0 {
            result.append(contentsOf: breaks > 1 ? "\n\n".unicodeScalars : "\n".unicodeScalars)
          } else if hasBlank {
            result.append(" ")
          }
        }
        breaks = 0
        hasBlank = false
        result.append(scalar)
      }
      lastWasReturn = scalar == "\r"
    }
    return String(result)
  }

  /// `text` for one line, as a title or a cell: as `shown`, with line breaks as blanks. O(n).
  package static func singleLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var hasBlank = false
    for scalar in text.unicodeScalars {
      if scalar.isBlank {
        hasBlank = true
      } else if !isRemoved(scalar) {
        if hasBlank, !result.isEmpty { result.append(" ") }
        hasBlank = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// `text` for a terminal that is written to line by line: as it stands, with its blanks, but without what would move
  /// the cursor, colour, reorder or hide. Line breaks become line feeds, or blanks where it must stay one line, so that
  /// no text can pass for the line after it. O(n).
  package static func printed(_ text: String, isOneLine: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    var lastWasReturn = false
    for scalar in text.unicodeScalars {
      if isLineBreak(scalar) {
        if !(lastWasReturn && scalar == "\n") { result.append(isOneLine ? " " : "\n") }
      } else if scalar == "\t" || !isRemoved(scalar) {
        result.append(scalar)
      }
      lastWasReturn = scalar == "\r"
    }
    return String(result)
  }

  /// `text` without blanks, line breaks and invisible characters at its ends; its inside is left alone. O(n).
  package static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    func isEdge(_ scalar: Unicode.Scalar) -> Bool { scalar.isBlank || isRemoved(scalar) }
    guard let first = scalars.firstIndex(where: { !isEdge($0) }), let last = scalars.lastIndex(where: { !isEdge($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Whether a character stands for something to be seen, or a blank within a line: nothing else does a terminal obey.
  package static func isShown(_ scalar: Unicode.Scalar) -> Bool { !isLineBreak(scalar) && !isRemoved(scalar) }

  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Control characters, bidirectional controls, zero-width and other invisible formatting, variation selectors, tags.
  static func isRemoved(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x034F, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E,
      0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }
}
