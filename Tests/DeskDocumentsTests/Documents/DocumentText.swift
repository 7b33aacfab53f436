import Testing

@testable import DeskDocuments

/// A document read back: its parts, each sound XML, and the words of its paragraphs.
struct DocumentText {
  private(set) var parts: [String: String] = [:]
  /// The words of each paragraph of the text, those in tables included.
  private(set) var paragraphs: [String] = []
  /// The words of each cell, row by row, of all tables in order.
  private(set) var rows: [[String]] = []
  private(set) var repeatedHeadings = 0

  static let names = [
    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels",
    "word/styles.xml", "word/fontTable.xml", "word/settings.xml", "word/footer1.xml",
  ]

  init(_ bytes: [UInt8]) throws {
    var package = ZipPackage(bytes, name: "x.docx", limits: TableLimits())
    for name in Self.names {
      let part = try #require(try package.part(name), "\(name) is missing")
      // Throws where it is no sound XML.
      try PartParser.walk(part, orThrow: .damagedPart("x.docx", part: name), onStart: { (_, _) throws(TableError) in })
      parts[name] = try #require(String(validating: part, as: UTF8.self))
    }
    try read([UInt8]((parts["word/document.xml"] ?? "").utf8))
  }

  var document: String { parts["word/document.xml"] ?? "" }
  /// All words of the text, a line each paragraph.
  var words: String { paragraphs.joined(separator: "\n") }

  private mutating func read(_ part: [UInt8]) throws {
    var text = ""
    var isText = false
    var cell: [String] = []
    var row: [String] = []
    var found: (paragraphs: [String], rows: [[String]], headings: Int) = ([], [], 0)
    try PartParser.walk(
      part, orThrow: .damagedPart("x.docx", part: "word/document.xml"),
      onStart: { (element, _) throws(TableError) in
        switch element {
        case "p": text = ""
        case "t": isText = true
        case "tab": text += "\t"
        case "tr": row = []
        case "tc": cell = []
        case "tblHeader": found.headings += 1
        default: break
        }
      },
      onText: { if isText { text += $0 } },
      onEnd: { (element) throws(TableError) in
        switch element {
        case "t": isText = false
        case "p":
          found.paragraphs.append(text)
          cell.append(text)
        case "tc": row.append(cell.joined(separator: "\n"))
        case "tr": found.rows.append(row)
        default: break
        }
      })
    (paragraphs, rows, repeatedHeadings) = found
  }
}
