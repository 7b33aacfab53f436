extension DocumentWriter {
  /// A font, and those that stand in for it where it is not installed.
  struct Font {
    let name: String
    let others: String
    let family: String
  }

  /// Words, headings and titles, as offices in China print forms (GB/T 9704); Latin letters and digits.
  static let body = Font(name: "FangSong", others: "仿宋,FangSong_GB2312,STFangsong,Noto Serif CJK SC", family: "modern")
  static let heading = Font(name: "SimHei", others: "黑体,Noto Sans CJK SC", family: "modern")
  static let title = Font(name: "FZXiaoBiaoSong-B05S", others: "方正小标宋简体,SimSun,Noto Serif CJK SC", family: "roman")
  static let latin = Font(name: "Times New Roman", others: "Liberation Serif,Tinos", family: "roman")

  /// `word/styles.xml` (ECMA-376 part 1, 17.7). Sizes are in half points, distances in twentieths of a point.
  var styles: String {
    let text = "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>"
    let styles = [
      style("Bureau", "<w:jc w:val=\"center\"/>", size: 28),
      style(
        "Title", "<w:spacing w:before=\"60\" w:after=\"240\"/><w:jc w:val=\"center\"/>", font: Self.title, size: 40,
        bold: true),
      style(
        "NumberLine",
        "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(room)\"/></w:tabs><w:spacing w:after=\"120\"/>"),
      style(
        "Heading1", "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"0\"/>",
        font: Self.heading, called: "heading 1"),
      style("Words", "<w:spacing w:before=\"60\" w:after=\"60\"/>"),
      style(
        "Paragraph", "<w:spacing w:before=\"60\" w:after=\"60\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"480\"/>"),
      style("Label", "<w:jc w:val=\"center\"/>"), style("Cell", ""),
      style(
        "Signature",
        "<w:keepLines/><w:tabs><w:tab w:val=\"right\" w:pos=\"\(room)\"/></w:tabs><w:spacing w:before=\"320\"/>",
        called: "Place to sign"),
      style("SealName", "<w:keepNext/><w:spacing w:before=\"320\"/><w:jc w:val=\"right\"/>"),
      style("Seal", "<w:keepNext/><w:jc w:val=\"right\"/>"), style("SealDate", "<w:jc w:val=\"right\"/>"),
      style(
        "Cut",
        "<w:pBdr><w:bottom w:val=\"dashed\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>"
          + "<w:spacing w:before=\"160\" w:after=\"320\"/>"),
      style("Gap", "<w:spacing w:line=\"120\" w:lineRule=\"exact\"/>", size: 8),
      style("Footer", "<w:jc w:val=\"center\"/>", size: 21, called: "footer"),
    ]
    return Self.declaration + """
      <w:styles xmlns:w="\(Self.main)"><w:docDefaults><w:rPrDefault><w:rPr>\
      \(Self.fonts(Self.body))<w:sz w:val="24"/><w:szCs w:val="24"/>\(text)</w:rPr></w:rPrDefault>\
      <w:pPrDefault><w:pPr><w:spacing w:line="320" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
      <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>
      \((styles + gridStyles).joined(separator: "\n"))
      \(ruled)
      </w:styles>

      """
  }

  /// Cells of tables with columns: full size, and two that let more columns stand side by side.
  private var gridStyles: [String] {
    [("", 24), ("Small", 21), ("Tiny", 18)].flatMap { name, size in
      let close = "<w:spacing w:line=\"\(size * 12)\" w:lineRule=\"atLeast\"/>"
      return [
        style("GridHeading\(name)", "<w:keepNext/>\(close)<w:jc w:val=\"center\"/>", font: Self.heading, size: size),
        style("GridCell\(name)", close, size: size),
        style("GridNumber\(name)", "\(close)<w:jc w:val=\"right\"/>", size: size),
      ]
    }
  }

  private var ruled: String {
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
      .map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>" }.joined()
    return """
      <w:style w:type="table" w:styleId="Ruled"><w:name w:val="Ruled"/><w:basedOn w:val="TableNormal"/>\
      <w:tblPr><w:tblBorders>\(sides)</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/>\
      <w:left w:w="85" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>\
      </w:tblPr></w:style>
      """
  }

  private func style(
    _ id: String, _ paragraph: String, font: Font? = nil, size: Int? = nil, bold: Bool = false, called: String? = nil
  ) -> String {
    let sizes = size.map { "<w:sz w:val=\"\($0)\"/><w:szCs w:val=\"\($0)\"/>" } ?? ""
    let run = (font.map(Self.fonts) ?? "") + (bold ? "<w:b/>" : "") + sizes
    return
      "<w:style w:type=\"paragraph\" w:customStyle=\"\(called == nil && id != "Title" ? 1 : 0)\" w:styleId=\"\(id)\">"
      + "<w:name w:val=\"\(called ?? id)\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>"
      + (paragraph.isEmpty ? "" : "<w:pPr>\(paragraph)</w:pPr>") + (run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>")
      + "</w:style>"
  }

  private static func fonts(_ font: Font) -> String {
    "<w:rFonts w:ascii=\"\(latin.name)\" w:hAnsi=\"\(latin.name)\" w:eastAsia=\"\(font.name)\" w:cs=\"\(latin.name)\"/>"
  }

  /// `word/fontTable.xml` (17.8): what else may be taken for each font, in order.
  var fonts: String {
    let all = [Self.body, Self.heading, Self.title, Self.latin].map { font in
      let charset = font.name == Self.latin.name ? "00" : "86"
      return "<w:font w:name=\"\(font.name)\"><w:altName w:val=\"\(font.others)\"/><w:charset w:val=\"\(charset)\"/>"
        + "<w:family w:val=\"\(font.family)\"/><w:pitch w:val=\"variable\"/></w:font>"
    }
    return Self.declaration + """
      <w:fonts xmlns:w="\(Self.main)">\(all.joined())</w:fonts>

      """
  }
}
