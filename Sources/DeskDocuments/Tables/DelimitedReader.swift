/// Reads comma-, tab- or semicolon-separated text as RFC 4180 has it and as spreadsheets write it.
///
/// A cell that begins with a quotation mark ends at the next single one and may hold delimiters, line breaks and
/// doubled marks. Where that mark is missing, or something follows it, the row is reported and reading goes on at the
/// next line, so that one slip does not swallow the rows after it.
struct DelimitedReader {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position = 0
  private var number = 0

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // `sep=;` as the first line is a spreadsheet's own note and no row of the table.
    if bytes.starts(with: "sep=".utf8), bytes.count > 5, bytes[5] == Self.newline || bytes[5] == Self.carriageReturn {
      delimiter = bytes[4]
      position = bytes[5] == Self.carriageReturn && bytes.count > 6 && bytes[6] == Self.newline ? 7 : 6
      number = 1
    } else {
      delimiter = Self.sniffedDelimiter(bytes)
    }
  }

  /// The next row, counted from 1 with blank ones included: its cells, or nil in place of them when a quotation mark
  /// is missing. Nil at the end. All rows together are O(bytes), slips or not: a search for a closing mark stops at the
  /// first run of an odd number of marks, and no run of an even number starts another long search.
  mutating func next() -> (number: Int, cells: [String]?)? {
    guard position < bytes.count else { return nil }
    number += 1
    let start = position
    var cells: [String] = []
    while true {
      let isQuoted = position < bytes.count && bytes[position] == Self.quote
      guard let cell = isQuoted ? quotedCell() : plainCell() else {
        skipLine(from: start)
        return (number, nil)
      }
      cells.append(cell)
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    skipLineEnd()
    return (number, cells)
  }

  private mutating func plainCell() -> String {
    let start = position
    while position < bytes.count, !isCellEnd(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Nil when the closing mark is missing or is not at the end of the cell.
  private mutating func quotedCell() -> String? {
    var content: [UInt8] = []
    position += 1
    while let end = bytes[position...].firstIndex(of: Self.quote) {
      content += bytes[position..<end]
      position = end + 1
      if position < bytes.count, bytes[position] == Self.quote {
        content.append(Self.quote)
        position += 1
        continue
      }
      guard position == bytes.count || isCellEnd(bytes[position]) else { break }
      return String(decoding: content, as: UTF8.self)
    }
    return nil
  }

  private func isCellEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Self.newline || byte == Self.carriageReturn
  }

  private mutating func skipLineEnd() {
    guard position < bytes.count else { return }
    let isPair = bytes[position] == Self.carriageReturn && position + 1 < bytes.count
    position += isPair && bytes[position + 1] == Self.newline ? 2 : 1
  }

  /// Goes to the line after the one at `start`.
  private mutating func skipLine(from start: Int) {
    position = start
    while position < bytes.count, bytes[position] != Self.newline, bytes[position] != Self.carriageReturn {
      position += 1
    }
    skipLineEnd()
  }

  /// The one of comma, tab and semicolon that the first row with any of them has most of; a comma when there is none.
  private static func sniffedDelimiter(_ bytes: [UInt8]) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if let index = candidates.firstIndex(of: byte) {
        counts[index] += 1
      } else if byte == newline || byte == carriageReturn, counts != [0, 0, 0] {
        break
      }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }
}
