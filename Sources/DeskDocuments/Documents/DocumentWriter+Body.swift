import CaseDomain

extension DocumentWriter {
  /// `word/document.xml`: the form from top to bottom (ECMA-376 part 1, 17.2).
  var document: String {
    let texts = words.texts
    var body = paragraph("Bureau", words.bureau) + paragraph("Title", form.title)
    let date = run(texts("papers.on", form.date))
    body += element("NumberLine", run(texts("papers.number", form.number)) + "<w:r><w:tab/></w:r>" + date)
    body += parts
    let orientation = isWide ? #" w:orient="landscape""# : ""
    return Self.declaration + """
      <w:document xmlns:w="\(Self.main)" xmlns:r="\(Self.relations)"><w:body>
      \(body)<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>\
      <w:pgSz w:w="\(paper.width)" w:h="\(paper.height)"\(orientation)/>\
      <w:pgMar w:top="1247" w:right="\(Self.margin)" w:bottom="1134" w:left="\(Self.margin)" \
      w:header="680" w:footer="624" w:gutter="0"/></w:sectPr></w:body></w:document>

      """
  }

  /// `word/footer1.xml`: which page of how many, counted by the program that opens it.
  var footer: String {
    // What no text holds stands for the two numbers while the sentence is filled in.
    let marks = ["\u{1}", "\u{2}"]
    let fields = [field("PAGE"), field("NUMPAGES")]
    var runs = ""
    var plain = ""
    for character in words.texts("papers.page", marks[0], marks[1]) {
      guard let place = marks.firstIndex(of: String(character)) else {
        plain.append(character)
        continue
      }
      runs += run(plain) + fields[place]
      plain = ""
    }
    return Self.declaration + """
      <w:ftr xmlns:w="\(Self.main)">\(element("Footer", runs + run(plain)))</w:ftr>

      """
  }

  private func field(_ instruction: String) -> String {
    #"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> \#(instruction) </w:instrText>"#
      + #"</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>"#
      + #"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#
  }

  /// Neighbouring rows are one table; two tables are kept apart by an empty line, as they would grow together.
  private var parts: String {
    var result = ""
    var rows = ""
    var endsInTable = false
    func closeRows() {
      if rows.isEmpty { return }
      result += (endsInTable ? paragraph("Gap", "") : "") + table(rows, [Self.label, room - Self.label])
      rows = ""
      endsInTable = true
    }
    for part in form.parts {
      if case .row(let label, let text, let blank) = part {
        rows += row(label, text, blank: blank)
        continue
      }
      closeRows()
      if case .table(let headings, let cells, let widths) = part {
        result += (endsInTable ? paragraph("Gap", "") : "") + grid(FormGrid(headings, cells, widths: widths))
        endsInTable = true
        continue
      }
      result += other(part)
      endsInTable = false
    }
    closeRows()
    // After a table at the very end programs put a line of their own, as tall as any.
    return result + (endsInTable ? paragraph("Gap", "") : "")
  }

  private func other(_ part: OfficialForm.Part) -> String {
    let texts = words.texts
    switch part {
    case .row, .table: return ""
    case .text(let text): return lines(text).map { paragraph("Words", $0) }.joined()
    case .paragraph(let text): return lines(text).map { paragraph("Paragraph", $0) }.joined()
    case .heading(let text): return paragraph("Heading1", text)
    case .signature(let label):
      let name = label.isEmpty ? "" : label + texts["papers.colon"]
      let blank = String(repeating: "_", count: 18)
      return element("Signature", run(name + blank) + "<w:r><w:tab/></w:r>" + run(texts["papers.blankDate"]))
    case .seal(let name, let date):
      return paragraph("SealName", name) + paragraph("Seal", texts["papers.sealHere"])
        + paragraph("SealDate", date.isEmpty ? texts["papers.blankDate"] : date)
    case .cut: return paragraph("Cut", "")
    }
  }

  /// A text as it is shown, in its own lines.
  func lines(_ text: String) -> [String] {
    TextCleaning.shown(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  func paragraph(_ style: String, _ text: String) -> String { element(style, run(text)) }

  func element(_ style: String, _ runs: String) -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(runs)</w:p>\n"
  }

  /// Words in the look of their paragraph, on one line; nothing where there are none.
  func run(_ text: String) -> String {
    let shown = TextCleaning.printed(text, isOneLine: true)
    return shown.isEmpty ? "" : "<w:r><w:t xml:space=\"preserve\">\(Markup.escaped(shown))</w:t></w:r>"
  }
}
