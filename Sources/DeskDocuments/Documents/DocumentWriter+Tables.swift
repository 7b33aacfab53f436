import CaseDomain

extension DocumentWriter {
  /// A ruled table of fixed columns, whose widths are in twentieths of a point (ECMA-376 part 1, 17.4).
  func table(_ rows: String, _ widths: [Int]) -> String {
    let columns = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
    return """
      <w:tbl><w:tblPr><w:tblStyle w:val="Ruled"/><w:tblW w:w="\(widths.reduce(0, +))" w:type="dxa"/>\
      <w:tblInd w:w="85" w:type="dxa"/>\
      <w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>\(columns)</w:tblGrid>
      \(rows)</w:tbl>

      """
  }

  /// A label and its value; a blank of so many lines where there is none.
  func row(_ label: String, _ text: String, blank: Int) -> String {
    let isBlank = TextCleaning.trimmed(text).isEmpty
    let value = isBlank ? paragraph("Cell", "") : lines(text).map { paragraph("Cell", $0) }.joined()
    // Short rows stay whole; what fills half a page may go on on the next.
    let isShort = isBlank ? blank < 12 : text.count < 400
    let height = isBlank ? "<w:trHeight w:val=\"\(blank * 400)\" w:hRule=\"atLeast\"/>" : ""
    let properties = (isShort ? "<w:cantSplit/>" : "") + height
    return "<w:tr>" + (properties.isEmpty ? "" : "<w:trPr>\(properties)</w:trPr>")
      + cell(Self.label, paragraph("Label", label), isCentred: true) + cell(room - Self.label, value) + "</w:tr>\n"
  }

  /// A table with headings, which stand again on every page it reaches.
  func grid(_ grid: FormGrid) -> String {
    let widths = FormGrid.shares(grid.widths, in: room, least: 360)
    // Small enough that a few digits stay on one line in many columns.
    let size = grid.widths.count > 12 ? "Tiny" : grid.widths.count > 7 ? "Small" : ""
    var rows = ""
    if !grid.headings.isEmpty {
      let cells = zip(grid.headings, widths).map {
        cell($1, paragraph("GridHeading\(size)", TextCleaning.singleLine($0)), isCentred: true)
      }
      rows += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\(cells.joined())</w:tr>\n"
    }
    for row in grid.rows {
      let cells = row.indices.map { column in
        let style = (grid.isNumeric[column] ? "GridNumber" : "GridCell") + size
        return cell(widths[column], lines(row[column]).map { paragraph(style, $0) }.joined())
      }
      rows += "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells.joined())</w:tr>\n"
    }
    return table(rows, widths)
  }

  private func cell(_ width: Int, _ content: String, isCentred: Bool = false) -> String {
    let centred = isCentred ? "<w:vAlign w:val=\"center\"/>" : ""
    // A cell without a paragraph is no cell.
    let filled = content.isEmpty ? paragraph("Cell", "") : content
    return "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(centred)</w:tcPr>\(filled)</w:tc>"
  }
}
