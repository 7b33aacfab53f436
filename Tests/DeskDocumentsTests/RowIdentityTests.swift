import Foundation
import Testing

@testable import DeskDocuments

/// A row is the same row in whatever file it comes (issue 2, `import`).
@Suite struct RowIdentityTests {
  private func identity(_ cells: [CellValue], _ headings: [String] = ["a", "b", "c"]) -> [UInt8] {
    RowIdentity.canonicalBytes(headings, TableRow(number: 1, cells: cells))
  }

  private func identity(of text: String) -> [UInt8] { identity([CellValue(text)], ["a"]) }

  @Test func theBytesOfVersionOneNeverChange() {
    let bytes = identity([CellValue(" 甲 "), CellValue("1.0"), CellValue("2019/2/28 1:02")], ["b", "a", "é"])
    var expected = Array("casedesk-row-1\n".utf8)
    for text in ["a", "1", "b", "甲", "é", "2019-02-28T01:02:00"] {
      expected += [UInt8(text.utf8.count), 0, 0, 0] + Array(text.utf8)
    }
    #expect(bytes == expected)
  }

  @Test(arguments: [
    ("188006", "188006.0"), ("1,234.50", "1234.5"), ("2019/2/28 11:25:05", "2019-02-28 11:25:05"),
    ("2019-08-01", "2019/8/1 0:00:00"), ("2019年8月1日", "2019-08-01"), ("9:05", "09:05:00"), (" x ", "x"),
    ("\u{a0}\u{3000}x\r\n", "x"), ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("e\u{301}", "\u{e9}"), ("", " \t\n"),
    ("\u{feff}x\u{200b}", "x"),
  ])
  func twoWaysOfWritingAreOneValue(one: String, other: String) {
    #expect(identity(of: one) == identity(of: other))
  }

  @Test(arguments: [
    ("007", "7"), ("a b", "ab"), ("a\nb", "a b"), ("2019-08-01", "2019-08-02"), ("1", "-1"), ("A", "a"), ("x", ""),
    ("2019-02-28 11:25:05", "2019-02-28 11:25:06"), ("640221199001011234", "640221199001011235"), ("１", "1"),
  ])
  func differentValuesStayDifferent(one: String, other: String) {
    #expect(identity(of: one) != identity(of: other))
  }

  @Test func movingAColumnChangesNothing() {
    let one = identity([CellValue("1"), CellValue("2"), CellValue("3")], ["a", "b", "c"])
    let other = identity([CellValue("3"), CellValue("1"), CellValue("2")], ["c", " a", "b\n"])
    #expect(one == other)
    #expect(one != identity([CellValue("2"), CellValue("1"), CellValue("3")], ["a", "b", "c"]))
  }

  @Test func textsCannotRunIntoEachOther() {
    let one = identity([CellValue("xb"), CellValue("")], ["a", "b"])
    #expect(one != identity([CellValue("x"), CellValue("b")], ["a", "b"]))
    #expect(identity([CellValue("ab")], ["x"]) != identity([CellValue("b")], ["xa"]))
  }

  /// Text that is taken to be in NFC without normalising it is in NFC.
  @Test func whatIsLeftAloneIsComposed() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "x\(scalar)x"
      let composed = Array(text.precomposedStringWithCanonicalMapping.utf8)
      #expect(Array(RowIdentity.canonicalText(text).utf8) == composed || scalar == "\r")
    }
    // Nothing in these ranges joins what stands before it.
    #expect(Array(RowIdentity.canonicalText("か\u{3099}").utf8) == Array("\u{304C}".utf8))
  }

  @Test func anEmptyColumnWithoutHeadingIsNone() {
    #expect(identity([CellValue("1"), .empty], ["a", ""]) == identity([CellValue("1")], ["a"]))
    #expect(identity([CellValue("1"), CellValue("2")], ["a", ""]) != identity([CellValue("1")], ["a"]))
    #expect(identity([CellValue("1"), .empty], ["a", "b"]) != identity([CellValue("1")], ["a"]))
  }

  /// The same ledger as delimited text, with texts for everything, and as a workbook, with numbers and day numbers.
  @Test func textAndWorkbookAgree() throws {
    let csv = """
      编号,收到时间,金额,内容\r
      188006,2019/11/13 11:20:21,"1,234.50","\n\t第一行\n第二行 \n"\r
      188007,2019/8/1 0:00:00,0.3, 某酒店 \r

      """
    var workbook = SmallWorkbook(texts: [["编号", "收到时间", "金额", "内容"]])
    workbook.styles = [0, 22]
    workbook.rows += """
      <row r="2"><c><v>188006</v></c><c s="1"><v>43782.47246527778</v></c><c><v>1234.5</v></c>\
      \(SmallWorkbook.inline("\n\t第一行_x000D_\n第二行 \n"))</row>\
      <row r="3"><c><v>1.88007E5</v></c><c s="1"><v>43678</v></c><c><v>0.30000000000000004</v></c>\
      \(SmallWorkbook.inline("某酒店"))</row>
      """
    let one = try TableFile.read(Array(csv.utf8), name: "f.csv")
    let other = try TableFile.read(workbook.bytes(), name: "w.xlsx")
    #expect(one.rows.count == 2)
    let identities = [one, other].map { table in
      table.rows.map { RowIdentity.canonicalBytes(RowHeadings(table.headings), $0) }
    }
    #expect(identities[0] == identities[1])
    #expect(identities[0][0] != identities[0][1])
  }

  @Test func aMergedCopyIsEmptyAsInASavedText() {
    let copy = CellValue(text: "甲", kind: .text, isMergedCopy: true)
    #expect(identity([CellValue("1"), copy], ["a", "b"]) == identity([CellValue("1"), .empty], ["a", "b"]))
  }
}
