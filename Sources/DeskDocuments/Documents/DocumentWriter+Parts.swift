/// The parts around the text, which say what it is and where it is (ECMA-376 part 2).
extension DocumentWriter {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  var contentTypes: String {
    let kinds = [
      ("document", "document.main"), ("styles", "styles"), ("fontTable", "fontTable"), ("settings", "settings"),
      ("footer1", "footer"),
    ]
    let overrides = kinds.map {
      "<Override PartName=\"/word/\($0.0).xml\" ContentType=\"\(Self.word).\($0.1)+xml\"/>"
    }
    return Self.declaration + """
      <Types xmlns="\(Self.package)/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\(overrides.joined())\
      <Override PartName="/docProps/core.xml" \
      ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>

      """
  }

  var packageRelations: String {
    related([
      ("\(Self.relations)/officeDocument", "word/document.xml"),
      ("\(Self.package)/relationships/metadata/core-properties", "docProps/core.xml"),
    ])
  }

  var documentRelations: String {
    related(
      ["styles", "fontTable", "settings"].map { ("\(Self.relations)/\($0)", "\($0).xml") }
        + [("\(Self.relations)/footer", "footer1.xml")])
  }

  private func related(_ targets: [(type: String, target: String)]) -> String {
    let elements = targets.enumerated().map {
      "<Relationship Id=\"rId\($0 + 1)\" Type=\"\($1.type)\" Target=\"\($1.target)\"/>"
    }
    return Self.declaration + """
      <Relationships xmlns="\(Self.package)/relationships">\(elements.joined())</Relationships>

      """
  }

  /// `docProps/core.xml`: the title and the language. No author and no time: a form says on its face what it says of them.
  var properties: String {
    let title = Markup.escaped("\(form.title) \(form.number)")
    return Self.declaration + """
      <cp:coreProperties xmlns:cp="\(Self.package)/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(title)</dc:title>\
      <dc:language>\(language)</dc:language></cp:coreProperties>

      """
  }

  /// Which language spelling and line breaks go by (BCP 47).
  private var language: String { words.texts.language == .en ? "en" : "zh-CN" }

  /// `word/settings.xml`: spelling is not marked red on official paper, and who saves it anew is not written into it.
  var settings: String {
    Self.declaration + """
      <w:settings xmlns:w="\(Self.main)"><w:removePersonalInformation/><w:removeDateAndTime/>\
      <w:hideSpellingErrors/><w:hideGrammaticalErrors/>\
      <w:defaultTabStop w:val="480"/><w:characterSpacingControl w:val="compressPunctuation"/>\
      <w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>

      """
  }
}
