import CaseDomain
import DeskSession
import Testing

@testable import DeskDocuments

/// Tables in files for spreadsheets: numbers that can be summed, words that nothing calculates.
@Suite struct SheetTableTests {
  private static let table = SheetTable(
    name: "周报", title: "某县 2026-W47 周报告", columns: [.init("科室", width: 20), .init("新增"), .init("金额")],
    rows: [["审批一科", 3, .hundredths(100_505)], ["=HYPERLINK(\"x\")", -2, .hundredths(-7)], ["“引号”,逗号\n换行", 0, ""]])

  @Test("A text with commas has the headings and the rows, numbers as they are") func delimited() {
    #expect(
      String(decoding: DelimitedWriter.bytes(Self.table).dropFirst(3), as: UTF8.self)
        == "科室,新增,金额\r\n审批一科,3,1005.05\r\n\"'=HYPERLINK(\"\"x\"\")\",-2,-0.07\r\n\"“引号”,逗号\n换行\",0,\r\n")
  }

  @Test("A workbook has a sheet for each, the title above the headings, numbers as numbers") func workbook() throws {
    let second = SheetTable(name: "周报", columns: [.init("甲")], rows: [[1], [2]])
    let bytes = try WorkbookWriter.bytes([Self.table, second, SheetTable(name: "[]", columns: [.init("无")], rows: [])])
    var package = ZipPackage(bytes, name: "x.xlsx", limits: TableLimits())
    let names = String(decoding: try #require(try package.part("xl/workbook.xml")), as: UTF8.self)
    for name in ["\"周报\"", "\"周报 2\"", "\"Sheet\""] { #expect(names.contains("name=\(name)"), "\(name)") }
    let sheet = String(decoding: try #require(try package.part("xl/worksheets/sheet1.xml")), as: UTF8.self)
    for number in ["<v>3</v>", "<v>-2</v>", "<v>1005.05</v>", "<v>-0.07", "<v>0</v>"] {
      #expect(sheet.contains(number), "\(number)")
    }
    #expect(!sheet.contains("<f>") && sheet.contains("topLeftCell=\"B3\""))
    let read = try TableFile.read(bytes, name: "周报.xlsx")
    #expect(read.headings.first == "某县 2026-W47 周报告" || read.headings.first == "科室")
  }

  @Test("CWE-1236 words never become a formula, and a control character never an error", arguments: ["xlsx", "csv"])
  func words(_ ending: String) throws {
    let bench = try PaperBench()
    let texts = ["=1+1", "\u{0}\u{1B}[31m=1", "\u{FFFE}", String(repeating: "长", count: 40_000), "@x", "＝1", "👮🏽‍♀️"]
    let table = SheetTable(
      name: String(repeating: "长'名", count: 20), columns: [.init("=A1")], rows: texts.map { [.text($0)] })
    let file = try Papers.file(of: [table], bench.order(.ledger([]), ending: ending))
    let read = try TableFile.read(file.bytes, name: "x.\(ending)")
    for cell in read.rows.flatMap(\.cells) { #expect(!FormulaGuard.isFormulaLike(cell.text), "\(cell.text.prefix(9))") }
    #expect(read.rows.count == texts.count && read.headings == ["'=A1"])
  }
}
