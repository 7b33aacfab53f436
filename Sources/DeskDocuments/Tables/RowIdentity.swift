import Foundation

/// What makes two rows the same row, whichever file they stand in.
package enum RowIdentity {
  /// The bytes whose SHA-256 identifies a row.
  ///
  /// A version line, then every (heading, value) in ascending order of the headings' bytes, so that moving a column
  /// changes nothing, each as two UTF-8 texts with their length before them (4 bytes, little-endian). Headings and
  /// values are in NFC, with line breaks as `\n` and without white space at the ends; numbers and dates have one form:
  ///
  ///     casedesk-row-1\n
  ///
  /// A column without a heading counts only where it holds something. A cell that repeats a merged one is empty,
  /// as it is when the workbook is saved as text.
  package static func canonicalBytes(_ headings: [String], _ row: TableRow) -> [UInt8] {
    canonicalBytes(RowHeadings(headings), row)
  }

  /// The same, with the work on the headings done once for a table.
  package static func canonicalBytes(_ headings: RowHeadings, _ row: TableRow) -> [UInt8] {
    var bytes = Array("casedesk-row-1\n".utf8)
    for (column, heading) in headings.inOrder {
      let value = column < row.cells.count ? canonicalValue(of: row.cells[column]) : []
      if heading.isEmpty && value.isEmpty { continue }
      append(heading, to: &bytes)
      append(value, to: &bytes)
    }
    return bytes
  }

  private static func append(_ text: [UInt8], to bytes: inout [UInt8]) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: text.count).littleEndian) { bytes += $0 }
    bytes += text
  }

  private static func canonicalValue(of cell: CellValue) -> [UInt8] {
    if cell.isMergedCopy { return [] }
    switch cell.kind {
    case .empty: return []
    case .date(let second): return canonical(second)
    case .text, .number:
      let text = canonicalText(cell.text)
      // Dates and numbers are short; long texts need not be tried.
      guard text.utf8.count <= 64, text.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
        return Array(text.utf8)
      }
      if let second = WrittenDate.parse(text) { return canonical(second) }
      if let number = WrittenNumber.canonical(text) { return Array(number.utf8) }
      if let second = WrittenDate.parseTime(text) { return Array(ClockText.of(second).utf8) }
      return Array(text.utf8)
    }
  }

  private static func canonical(_ second: CivilSecond) -> [UInt8] {
    Array("\(second.date)T\(ClockText.of(second.secondOfDay))".utf8)
  }

  /// NFC, line breaks as `\n`, no white space at the ends.
  static func canonicalText(_ text: String) -> String {
    var scalars = text[...].unicodeScalars
    while let first = scalars.first, first.isBlank { scalars.removeFirst() }
    while let last = scalars.last, last.isBlank { scalars.removeLast() }
    var plain = String(scalars)
    if plain.utf8.contains(UInt8(ascii: "\r")) {
      plain = plain.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
    }
    return isComposed(plain) ? plain : plain.precomposedStringWithCanonicalMapping
  }

  /// Whether every character stands in a range that NFC leaves alone, as nearly all Chinese text does; normalising
  /// such text again would cost more than all else here.
  private static func isComposed(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      // Latin without combining marks, punctuation, kana without combining marks, ideographs, full-width forms.
      case 0..<0x300, 0x2010...0x2027, 0x3000...0x3029, 0x3030...0x3098, 0x309B...0x30FF, 0x3400...0x4DBF,
        0x4E00...0x9FFF, 0xFF00...0xFFEF:
        true
      default: false
      }
    }
  }
}

/// A table's headings in the order and form that identities use.
package struct RowHeadings: Sendable {
  fileprivate let inOrder: [(column: Int, heading: [UInt8])]

  package init(_ headings: [String]) {
    inOrder = headings.enumerated()
      .map { (column: $0.offset, heading: Array(RowIdentity.canonicalText($0.element).utf8)) }
      .sorted { left, right in
        if left.heading == right.heading { return left.column < right.column }
        return left.heading.lexicographicallyPrecedes(right.heading)
      }
  }
}
