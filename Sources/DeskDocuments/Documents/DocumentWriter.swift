import DeskSession

/// Writes a form as a document for a word processor (DOCX: ECMA-376, WordprocessingML in the Open Packaging Conventions).
///
/// It looks as the form's pages do: the bureau and the title centred, number and day on a line, labels and values in a
/// ruled table, wide tables with their headings again on each page, places to sign and to seal, which page of how many at
/// the foot. Pages are broken by the program that opens it. Fonts are named and not held, each with one that stands in
/// for it; nothing is fetched from anywhere, and nothing says who wrote it, when or on which machine: the form says that
/// where it wants to.
struct DocumentWriter {
  let form: OfficialForm
  let words: PaperWords

  /// The file. The same form in the same words gives the same bytes.
  ///
  /// - Throws: `DeskFault` where the container cannot be made.
  static func bytes(_ form: OfficialForm, _ words: PaperWords) throws -> [UInt8] {
    let writer = DocumentWriter(form: form, words: words)
    // What a part is must come first: some programs read no further to know a document.
    return try ZipWriter.bytes([
      .init("[Content_Types].xml", writer.contentTypes), .init("_rels/.rels", writer.packageRelations),
      .init("docProps/core.xml", writer.properties), .init("word/document.xml", writer.document),
      .init("word/_rels/document.xml.rels", writer.documentRelations), .init("word/styles.xml", writer.styles),
      .init("word/fontTable.xml", writer.fonts), .init("word/settings.xml", writer.settings),
      .init("word/footer1.xml", writer.footer),
    ])
  }

  // MARK: Measures, in twentieths of a point

  /// A4, on its side where a table has more columns than the page is wide for.
  var paper: (width: Int, height: Int) { isWide ? (16838, 11906) : (11906, 16838) }
  static let margin = 1247  // 22 mm
  /// Between the margins.
  var room: Int { paper.width - 2 * Self.margin }
  static let label = 1814  // 32 mm

  /// More columns than this lie across.
  private static let columns = 10
  var isWide: Bool {
    form.parts.contains { if case .table(let headings, _, _) = $0 { headings.count > Self.columns } else { false } }
  }
}

extension OfficialForm {
  /// The form as a file of the kind that its path ends in: `docx` for a word processor, `html` for a browser, anything
  /// else plain pages for a printer.
  ///
  /// - Throws: `DeskFault` where a document cannot be made.
  func bytes(ending: String, _ words: PaperWords) throws -> [UInt8] {
    switch ending {
    case "docx": try DocumentWriter.bytes(self, words)
    case "html", "htm": [UInt8](FormPages(self, words).web.utf8)
    default: [UInt8](FormPages(self, words).plain.utf8)
    }
  }

  /// The same form for a printer, for a browser and for a word processor, as what goes into a folder has it.
  func files(named name: String, _ words: PaperWords) throws -> [PaperFile] {
    try ["txt", "html", "docx"].map { PaperFile(name: "\(name).\($0)", bytes: try bytes(ending: $0, words)) }
  }
}
