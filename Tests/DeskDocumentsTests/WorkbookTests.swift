import CaseDomain
import Testing

@testable import DeskDocuments

/// Excel workbooks.
@Suite struct WorkbookTests {
  private func read(
    _ workbook: SmallWorkbook, sheet: String? = nil, limits: TableLimits = TableLimits()
  ) throws(TableError) -> Table {
    try TableFile.read(workbook.bytes(), name: "w.xlsx", sheet: sheet, limits: limits)
  }

  private func onlyCell(_ cell: String, _ change: (inout SmallWorkbook) -> Void = { _ in }) throws -> CellValue {
    var workbook = SmallWorkbook()
    workbook.rows = #"<row r="1"><c r="A1" t="inlineStr"><is><t>h</t></is></c></row><row r="2">\#(cell)</row>"#
    change(&workbook)
    return try #require(try read(workbook).rows.first).cells[0]
  }

  private static func second(_ text: String) -> CellValue.Kind {
    WrittenDate.parse(text).map { .date($0) } ?? .empty
  }

  @Test(arguments: [
    (#"<c r="A2"><v>188006</v></c>"#, "188006", CellValue.Kind.number),
    (#"<c r="A2" t="n"><v>1.88006E5</v></c>"#, "188006", .number),
    (#"<c r="A2"><v>0.30000000000000004</v></c>"#, "0.3", .number),
    (#"<c r="A2"><v>not a number</v></c>"#, "not a number", .text),
    (#"<c r="A2" t="s"><v>0</v></c>"#, "shared", .text),
    (#"<c r="A2" t="s"><v>1</v></c>"#, "rich text in runs", .text),
    (#"<c r="A2" t="s"><v>2</v></c>"#, "漢字", .text),
    (#"<c r="A2" t="s"><v>3</v></c>"#, "a\r\nb", .text),
    (
      #"<c r="A2" t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r></is></c>"#, "in line",
      .text
    ),
    (#"<c r="A2" t="inlineStr"><is><t>a_x0009_b_x005F_x0009_c_x12_</t></is></c>"#, "a\tb_x0009_c_x12_", .text),
    (#"<c r="A2" t="inlineStr"><is><t><![CDATA[<b>]]></t></is></c>"#, "<b>", .text),
    (#"<c r="A2" t="str"><f>A1&amp;"x"</f><v>hx</v></c>"#, "hx", .text),
    (#"<c r="A2" t="b"><v>1</v></c>"#, "TRUE", .text),
    (#"<c r="A2" t="b"><v>0</v></c>"#, "FALSE", .text),
    (#"<c r="A2" t="e"><v>#N/A</v></c>"#, "#N/A", .text),
    (#"<c r="A2" t="d"><v>2019-02-28T11:25:05</v></c>"#, "2019-02-28 11:25:05", second("2019-02-28 11:25:05")),
    (#"<c r="A2" s="1"><v>43782.47246527778</v></c>"#, "2019-11-13 11:20:21", second("2019-11-13 11:20:21")),
    (#"<c r="A2" s="1"><v>43678</v></c>"#, "2019-08-01", second("2019-08-01")),
    (#"<c r="A2" s="2"><v>43678.5</v></c>"#, "2019-08-01 12:00:00", second("2019-08-01 12:00")),
    (#"<c r="A2" s="3"><v>43678.5</v></c>"#, "43678.5", .number),
    (#"<c r="A2" s="1"><v>0.75</v></c>"#, "18:00:00", .text),
    (#"<c r="A2" s="1"><v>-1</v></c>"#, "-1", .number),
    (#"<c r="A2" s="99"><v>5</v></c>"#, "5", .number),
  ])
  func readsACell(xml: String, text: String, kind: CellValue.Kind) throws {
    let cell = try onlyCell(xml) { workbook in
      workbook.sharedTexts = """
        <si><t>shared</t></si><si><r><t xml:space="preserve">rich </t></r><r><rPr/><t>text in runs</t></r></si>\
        <si><t>漢字</t><rPh sb="0" eb="2"><t>カンジ</t></rPh></si><si><t>a_x000D_\nb</t></si>
        """
      workbook.numberFormats = [(164, "yyyy\"年\"m\"月\"d\"日\"\\ h:mm"), (165, "0.00_);[Red]\\(0.00\\)")]
      workbook.styles = [0, 164, 22, 165]
    }
    #expect(cell.text == text)
    #expect(cell.kind == kind)
  }

  @Test func countsFrom1904WhereTheWorkbookDoes() throws {
    let cell = try onlyCell(#"<c r="A2" s="1"><v>42216</v></c>"#) { workbook in
      workbook.workbookProperties = #"<workbookPr date1904="1"/>"#
      workbook.styles = [0, 14]
    }
    #expect(cell.text == "2019-08-01")
  }

  @Test func readsSparseRowsAndCells() throws {
    var workbook = SmallWorkbook()
    workbook.rows = """
      <row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="C2" t="inlineStr"><is><t>c</t></is></c></row>\
      <row><c t="inlineStr"><is><t>1</t></is></c><c/><c><v>3</v></c></row>\
      <row r="7"><c r="B7"><v>2</v></c></row><row r="9"><c r="E9"><v>5</v></c></row>
      """
    let table = try read(workbook)
    #expect(table.headings == ["a", "", "c", "", ""])
    #expect(table.rows.map(\.number) == [3, 7, 9])
    #expect(
      table.rows.map { $0.cells.map(\.text) } == [
        ["1", "", "3", "", ""], ["", "2", "", "", ""], ["", "", "", "", "5"],
      ])
  }

  @Test(arguments: [Int.max, Int.min, -1, 0, 1_048_577]) func aRowNumberThatNoSheetHasCountsForNone(_ number: Int)
    throws
  {
    var workbook = SmallWorkbook(texts: [["a"]])
    workbook.rows += "<row r=\"\(number)\">\(SmallWorkbook.inline("1"))</row><row>\(SmallWorkbook.inline("2"))</row>"
    let table = try read(workbook)
    #expect(table.rows.map(\.number) == [2, 3])
    #expect(table.rows.map { $0.cells.map(\.text) } == [["1"], ["2"]])
  }

  @Test func showsAMergedCellInEveryRowItSpans() throws {
    var workbook = SmallWorkbook(texts: [
      ["某某台账", "", ""], ["编号", "举报人", "内容"], ["1", "甲", "一"], ["2", "", "二"], ["3", "", ""],
    ])
    workbook.afterData = """
      <mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B3:B5"/><mergeCell ref="C4:C4"/>\
      <mergeCell ref="nonsense"/><mergeCell ref="Z1:A9"/></mergeCells>
      """
    let table = try read(workbook)
    #expect(table.headings == ["编号", "举报人", "内容"])
    #expect(table.rows.map { $0.cells.map(\.text) } == [["1", "甲", "一"], ["2", "甲", "二"], ["3", "甲", ""]])
    #expect(table.rows.map { $0.cells[1].isMergedCopy } == [false, true, true])
  }

  /// A row of merged copies alone belongs to the row above.
  @Test func aRowOfCopiesIsNoRow() throws {
    var workbook = SmallWorkbook(texts: [["编号", "内容"], ["1", "一"], ["", ""], ["2", "二"]])
    workbook.afterData = #"<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/></mergeCells>"#
    #expect(try read(workbook).rows.map(\.number) == [2, 4])
  }

  @Test func takesTheFirstVisibleSheetOrTheOneNamed() throws {
    var workbook = SmallWorkbook(texts: [["hidden", "x"]])
    workbook.sheets = """
      <sheet name="图" sheetId="3" r:id="rId5"/><sheet name="旧" sheetId="1" state="veryHidden" r:id="rId1"/>\
      <sheet name="线索" sheetId="2" r:id="rId4"/>
      """
    workbook.extraParts["xl/worksheets/sheet2.xml"] = """
      <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row>\
      <x:c t="inlineStr"><x:is><x:t>shown</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>
      """
    #expect(try read(workbook).headings == ["shown"])
    #expect(try read(workbook, sheet: "旧").headings == ["hidden", "x"])
    #expect(throws: TableError.noSuchSheet("无")) { try read(workbook, sheet: "无") }
    workbook.sheets = #"<sheet name="旧" sheetId="1" state="hidden" r:id="rId1"/>"#
    #expect(throws: TableError.noVisibleSheet) { try read(workbook) }
  }

  @Test func doesWithoutStylesAndSharedTexts() throws {
    var workbook = SmallWorkbook(texts: [["a"], ["b"]])
    workbook.leavesOut = ["xl/styles.xml", "xl/sharedStrings.xml", "_rels/.rels"]
    #expect(try read(workbook).rows.map { $0.cells[0].text } == ["b"])
  }

  /// The parser takes no more than ten million bytes at once.
  @Test func readsASheetOfManyMegabytes() throws {
    var workbook = SmallWorkbook(texts: [["a"], ["b"]])
    workbook.rows += String(repeating: " ", count: 11_000_000) + "<row>\(SmallWorkbook.inline("c"))</row>"
    var limits = TableLimits()
    limits.expansion = 10_000
    #expect(try read(workbook, limits: limits).rows.map { $0.cells[0].text } == ["b", "c"])
  }

  private static func damaged(_ change: (inout SmallWorkbook) -> Void) -> SmallWorkbook {
    var workbook = SmallWorkbook(texts: [["a"], ["b"]])
    change(&workbook)
    return workbook
  }

  private static let sheet = TableError.damagedPart("w.xlsx", part: "xl/worksheets/sheet1.xml")

  @Test(
    arguments: [
      (damaged { $0.leavesOut = ["xl/worksheets/sheet1.xml"] }, sheet),
      (damaged { $0.rows += "<row>" }, sheet),
      (damaged { $0.rows += #"<row><c t="s"><v>7</v></c></row>"# }, sheet),
      (damaged { $0.extraParts["xl/worksheets/sheet1.xml"] = "<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>" }, sheet),
      (
        damaged {
          $0.extraParts["xl/worksheets/sheet1.xml"] =
            "<?xml version=\"1.0\"" + String(repeating: " ", count: 300) + "encoding=\"GB18030\"?><a/>"
        }, sheet
      ),
      (
        damaged {
          $0.extraParts["xl/worksheets/sheet1.xml"] = "<?xml" + String(repeating: " ", count: 2000) + "?><a/>"
        },
        sheet
      ),
      (damaged { $0.extraParts["xl/worksheets/sheet1.xml"] = "L\u{6F}<a></a>" }, sheet),
      (damaged { $0.extraParts["xl/worksheets/sheet1.xml"] = "<a>\u{0}</a>" }, sheet),
      (
        damaged {
          $0.extraParts["xl/worksheets/sheet1.xml"] =
            #"<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>"#
        }, sheet
      ),
      (damaged { $0.extraParts["xl/workbook.xml"] = "<workbook>" }, .damagedPart("w.xlsx", part: "xl/workbook.xml")),
      (damaged { $0.rows = "" }, .empty("w.xlsx")),
    ] as [(SmallWorkbook, TableError)])
  func refusesADamagedWorkbook(workbook: SmallWorkbook, error: TableError) {
    #expect(throws: error) { try read(workbook) }
  }

  @Test func refusesABrokenContainer() {
    let bytes = SmallWorkbook(texts: [["a"], ["b"]]).bytes()
    for length in stride(from: 4, to: bytes.count, by: 97) {
      #expect(throws: TableError.self) { try TableFile.read(Array(bytes[..<length]), name: "w.xlsx") }
    }
  }

  /// Flipping any byte gives a table or a typed error, never a crash.
  @Test func survivesAnyFlippedByte() {
    let bytes = SmallWorkbook(texts: [["编号", "内容"], ["1", "一"]]).bytes()
    for index in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[index] ^= 0x55
      _ = try? TableFile.read(damaged, name: "w.xlsx")
    }
  }

  @Test func refusesWhatSwells() {
    var limits = TableLimits()
    limits.freeBytes = 10_000
    limits.expansion = 20
    let swelling = SmallWorkbook(texts: [["a"], [String(repeating: "甲", count: 200_000)]])
    #expect(throws: TableError.suspiciousArchive("w.xlsx")) { try read(swelling, limits: limits) }
    limits.expansion = 1_000_000
    limits.bytes = 100_000
    #expect(throws: TableError.tooLarge("w.xlsx", megabytes: 0)) { try read(swelling, limits: limits) }
    var few = TableLimits()
    few.cells = 3
    let merged = Self.damaged { workbook in
      workbook.afterData = "<mergeCells>" + String(repeating: #"<mergeCell ref="A1:A2"/>"#, count: 4) + "</mergeCells>"
    }
    #expect(throws: TableError.tooManyCells(limit: 3)) { try read(merged, limits: few) }
    let wide = #"<row><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>"#
    #expect(throws: TableError.tooManyCells(limit: 3)) { try read(Self.damaged { $0.rows = wide }, limits: few) }
    // Short rows below long headings are made as wide as these.
    var some = TableLimits()
    some.cells = 17_000
    let short = #"<row><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row><row><c><v>1</v></c></row>"#
    #expect(throws: Never.self) { try read(Self.damaged { $0.rows = short }, limits: some) }
    let shorter = short + "<row><c><v>1</v></c></row>"
    #expect(throws: TableError.tooManyCells(limit: 17_000)) {
      try read(Self.damaged { $0.rows = shorter }, limits: some)
    }
  }
}
