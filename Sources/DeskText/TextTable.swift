/// One language's texts by key.
///
/// A file holds one area, `AREA.txt`, and each of its keys begins with `AREA.`, so that a key found in the code is
/// found in the file. Lines are `key = text`; `#` begins a comment line; `\n` is a line break, `\\` a backslash and
/// `\s` a blank, which is needed only where a text begins or ends with one.
package struct TextTable: Sendable {
  /// A line that is neither blank, nor a comment, nor `key = text`, or that repeats a key.
  package struct Fault: Hashable, Sendable {
    /// Counted from 1.
    package let line: Int
    package let content: String
  }

  package private(set) var entries: [String: String] = [:]
  package private(set) var faults: [Fault] = []

  package init() {}

  /// Adds the lines of one file. O(bytes).
  package mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let line = Self.trimmed(line)
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else {
        faults.append(Fault(line: number, content: String(decoding: line, as: UTF8.self)))
        continue
      }
      let key = String(decoding: Self.trimmed(line[..<equals]), as: UTF8.self)
      let text = Self.unescaped(Self.trimmed(line[(equals + 1)...]))
      if key.isEmpty || entries.updateValue(text, forKey: key) != nil {
        faults.append(Fault(line: number, content: String(decoding: line, as: UTF8.self)))
      }
    }
  }

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  private static func trimmed(_ line: Bytes) -> Bytes {
    var line = line
    while let byte = line.first, isBlank(byte) { line = line.dropFirst() }
    while let byte = line.last, isBlank(byte) { line = line.dropLast() }
    return line
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private static func unescaped(_ text: Bytes) -> String {
    let backslash = UInt8(ascii: "\\")
    guard text.contains(backslash) else { return String(decoding: text, as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count)
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == backslash, let escape = rest.popFirst() else {
        plain.append(byte)
        continue
      }
      switch escape {
      case UInt8(ascii: "n"): plain.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "s"): plain.append(UInt8(ascii: " "))
      case backslash: plain.append(backslash)
      default: plain += [backslash, escape]
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

extension TextTable {
  /// Everything embedded for `language`, parsed once, when it is first asked for.
  package static func of(_ language: Language) -> TextTable {
    switch language {
    case .zhHans: chinese
    case .en: english
    }
  }

  private static let chinese = loaded(.zhHans)
  private static let english = loaded(.en)

  private static func loaded(_ language: Language) -> TextTable {
    var table = TextTable()
    let folder = "texts/\(language.tag)/"
    for file in EmbeddedFile.all where file.name.hasPrefix(folder) { table.add(file.bytes) }
    return table
  }
}
