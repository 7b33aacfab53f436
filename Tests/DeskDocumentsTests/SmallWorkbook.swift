import CArchive

/// Writes small workbooks for tests, part by part, so that each may be as odd as real writers make them.
struct SmallWorkbook {
  /// The `<row>` elements of the first sheet.
  var rows = ""
  /// What follows `sheetData`, such as merged cells.
  var afterData = ""
  var sheets = #"<sheet name="Sheet1" sheetId="1" r:id="rId1"/>"#
  var workbookProperties = "<workbookPr/>"
  /// The `<si>` elements.
  var sharedTexts = ""
  /// Custom number formats by id, and the format ids of the cell styles in order.
  var numberFormats: [(id: Int, code: String)] = []
  var styles: [Int] = [0]
  /// Parts that replace or join the usual ones.
  var extraParts: [String: String] = [:]
  var leavesOut: Set<String> = []

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packaging = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// A workbook whose rows are texts, written as inline strings.
  init(texts: [[String]] = []) {
    rows = texts.enumerated().map { index, cells in
      #"<row r="\#(index + 1)">"# + cells.map(Self.inline).joined() + "</row>"
    }.joined()
  }

  static func inline(_ text: String) -> String {
    #"<c t="inlineStr"><is><t xml:space="preserve">\#(escaped(text))</t></is></c>"#
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  private var parts: [String: String] {
    let formats = numberFormats.map { #"<numFmt numFmtId="\#($0.id)" formatCode="\#(Self.escaped($0.code))"/>"# }
    let relations = [
      ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "/xl/styles.xml"),
      ("rId3", "sharedStrings", "./sharedStrings.xml"), ("rId4", "worksheet", "worksheets/sheet2.xml"),
      ("rId5", "chartsheet", "chartsheets/sheet1.xml"),
    ]
    var parts = [
      "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.xml")]),
      "xl/_rels/workbook.xml.rels": relationships(relations),
      "xl/workbook.xml": """
      <?xml version="1.0" encoding="UTF-8"?><workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)">\
      \(workbookProperties)<sheets>\(sheets)</sheets></workbook>
      """,
      "xl/styles.xml": """
      <styleSheet xmlns="\(Self.main)"><numFmts>\(formats.joined())</numFmts>\
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
      <cellXfs>\(styles.map { #"<xf numFmtId="\#($0)"/>"# }.joined())</cellXfs></styleSheet>
      """,
      "xl/sharedStrings.xml": #"<sst xmlns="\#(Self.main)">\#(sharedTexts)</sst>"#,
      "xl/worksheets/sheet1.xml": """
      <worksheet xmlns="\(Self.main)"><sheetData>\(rows)</sheetData>\(afterData)</worksheet>
      """,
    ]
    parts.merge(extraParts) { $1 }
    return parts.filter { !leavesOut.contains($0.key) }
  }

  private func relationships(_ list: [(id: String, kind: String, target: String)]) -> String {
    let elements = list.map {
      #"<Relationship Id="\#($0.id)" Type="\#(Self.office)/\#($0.kind)" Target="\#($0.target)"/>"#
    }
    return #"<Relationships xmlns="\#(Self.packaging)">\#(elements.joined())</Relationships>"#
  }

  /// The workbook as a file.
  func bytes() -> [UInt8] {
    let parts = parts
    var buffer = [UInt8](repeating: 0, count: parts.values.reduce(64 << 10) { $0 + $1.utf8.count + 1024 })
    var used = 0
    let archive = archive_write_new()
    archive_write_set_format_zip(archive)
    // The library keeps the two addresses until the archive is closed.
    buffer.withUnsafeMutableBytes { buffer in
      withUnsafeMutablePointer(to: &used) { used in
        archive_write_open_memory(archive, buffer.baseAddress, buffer.count, used)
        for (path, content) in parts.sorted(by: { $0.key < $1.key }) {
          let entry = archive_entry_new()
          archive_entry_set_pathname(entry, path)
          archive_entry_set_size(entry, Int64(content.utf8.count))
          archive_entry_set_filetype(entry, UInt32(S_IFREG))
          archive_entry_set_perm(entry, 0o644)
          archive_write_header(archive, entry)
          var content = content
          content.withUTF8 { _ = archive_write_data(archive, $0.baseAddress, $0.count) }
          archive_entry_free(entry)
        }
        archive_write_close(archive)
      }
    }
    archive_write_free(archive)
    return Array(buffer[..<used])
  }
}
