import Testing

@testable import DeskDocuments

/// Comma-, tab- and semicolon-separated files.
@Suite struct DelimitedTests {
  private func read(_ bytes: [UInt8], _ limits: TableLimits = TableLimits()) throws(TableError) -> Table {
    try TableFile.read(bytes, name: "f.csv", limits: limits)
  }

  private static let cases: [(name: String, text: String, headings: [String], rows: [[String]])] = [
    ("plain", "a,b\n1,2\n", ["a", "b"], [["1", "2"]]),
    ("no last line end", "a,b\n1,2", ["a", "b"], [["1", "2"]]),
    ("CRLF", "a,b\r\n1,2\r\n", ["a", "b"], [["1", "2"]]),
    ("CR alone", "a,b\r1,2\r", ["a", "b"], [["1", "2"]]),
    ("quoted", "a,b\n\"x,y\",\"he said \"\"no\"\"\"\n", ["a", "b"], [["x,y", "he said \"no\""]]),
    ("quoted line breaks", "a,b\n\"x\r\ny\n\",\"\n\t z\"\n1,2\n", ["a", "b"], [["x\r\ny\n", "\n\t z"], ["1", "2"]]),
    ("quoted headings", "\"a\nb\",c\n1,2\n", ["a\nb", "c"], [["1", "2"]]),
    ("empty quoted", "a,b\n\"\",x\n", ["a", "b"], [["", "x"]]),
    ("mark inside a cell", "a,b\n5\" pipe,x\n", ["a", "b"], [["5\" pipe", "x"]]),
    ("tabs", "a\tb\n1,5\t2\n", ["a", "b"], [["1,5", "2"]]),
    ("semicolons", "a;b;c\n1,5;2;\n", ["a", "b", "c"], [["1,5", "2", ""]]),
    ("note of a spreadsheet", "sep=;\r\na,x;b\r\n1;2\r\n", ["a,x", "b"], [["1", "2"]]),
    ("one column", "a\n1\n2\n", ["a"], [["1"], ["2"]]),
    ("short rows", "a,b,c\n1\n", ["a", "b", "c"], [["1", "", ""]]),
    ("blank rows and columns", "a,b,,\n\n , \n1,2,,\n", ["a", "b"], [["1", "2"]]),
    ("values are kept as they are", "a,b\n 1 ,\u{3000}\u{a0}x\n", ["a", "b"], [[" 1 ", "\u{3000}\u{a0}x"]]),
    ("headings only", "a,b\n", ["a", "b"], []),
    ("a ledger's own title", "某某台账,,\n2026年,,\n编号,标题,内容\n1,甲,乙\n", ["编号", "标题", "内容"], [["1", "甲", "乙"]]),
    ("a title without delimiters", "某某台账\n编号\t内容\n1\t乙,丙\n", ["编号", "内容"], [["1", "乙,丙"]]),
  ]

  @Test(arguments: cases)
  func reads(name: String, text: String, headings: [String], rows: [[String]]) throws {
    let table = try read(Array(text.utf8))
    #expect(table.headings == headings)
    #expect(table.rows.map { $0.cells.map(\.text) } == rows)
    #expect(table.problems.isEmpty)
  }

  @Test func countsRowsAsASpreadsheetDoes() throws {
    let table = try read(Array("a,b\n\n\"x\ny\",1\n,\nz,2\n".utf8))
    #expect(table.rows.map(\.number) == [3, 5])
  }

  private static let slips: [(text: String, rows: [Int], problems: [Int: TableProblem.Reason])] = [
    ("a,b\n1,2\n3,\"4\n5,6\n7,8\n", [2, 4, 5], [3: .unbalancedQuote]),
    ("a,b\n1,\"x\n2,\"y\"\n3,z\n", [3, 4], [2: .unbalancedQuote]),
    ("a,b\n1,\"x\" y\n2,z\n", [3], [2: .unbalancedQuote]),
    ("a,b\n1,2,3\n4,5\n", [3], [2: .cellsBeyondHeadings]),
    ("a,b\n1,2,\n4,5\n", [2, 3], [:]),
  ]

  @Test(arguments: slips)
  func reportsABadRowAndKeepsTheOthers(text: String, rows: [Int], problems: [Int: TableProblem.Reason]) throws {
    let table = try read(Array(text.utf8))
    #expect(table.rows.map(\.number) == rows)
    #expect(table.problems == problems.map { TableProblem(row: $0.key, reason: $0.value) })
  }

  @Test func readsAFileOfSlipsToItsEnd() throws {
    let lines = (0..<2000).map { "\($0),\"open\n\($0),\"\"\"\"\n" }
    let table = try read(Array(("a,b\n" + lines.joined()).utf8))
    #expect(table.problems.count == 2000)
    #expect(table.rows.count == 2000)
    #expect(table.rows.allSatisfy { $0.cells[1].text == "\"" })
  }

  private static let words = "编号,内容\n1,某酒店强买强卖——“不许走”\n"

  private static func utf16(littleEndian: Bool) -> [UInt8] {
    words.utf16.flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return littleEndian ? bytes : bytes.reversed()
    }
  }

  private static let gb18030: [UInt8] = [
    0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xC4, 0xDA, 0xC8, 0xDD, 0x0A, 0x31, 0x2C, 0xC4, 0xB3, 0xBE, 0xC6, 0xB5, 0xEA, 0xC7,
    0xBF, 0xC2, 0xF2, 0xC7, 0xBF, 0xC2, 0xF4, 0xA1, 0xAA, 0xA1, 0xAA, 0xA1, 0xB0, 0xB2, 0xBB, 0xD0, 0xED, 0xD7, 0xDF,
    0xA1, 0xB1, 0x0A,
  ]

  private static let encodings: [(name: String, mark: [UInt8], bytes: [UInt8])] = [
    ("UTF-8", [], Array(words.utf8)), ("UTF-8 with mark", [0xEF, 0xBB, 0xBF], Array(words.utf8)),
    ("UTF-16LE", [0xFF, 0xFE], utf16(littleEndian: true)), ("UTF-16BE", [0xFE, 0xFF], utf16(littleEndian: false)),
    ("GB 18030", [], gb18030),
  ]

  @Test(arguments: encodings)
  func decodes(encoding: String, mark: [UInt8], bytes: [UInt8]) throws {
    let table = try read(mark + bytes)
    #expect(table.headings == ["编号", "内容"])
    #expect(table.rows.map { $0.cells.map(\.text) } == [["1", "某酒店强买强卖——“不许走”"]])
  }

  /// 𠮷 is four bytes in GB 18030 and a pair in UTF-16.
  @Test func decodesCharactersBeyondTheBasicPlane() throws {
    let table = try read(Array("编号,内容\n1,".utf8) + [0xF0, 0xA0, 0xAE, 0xB7])
    #expect(table.rows[0].cells[1].text == "𠮷")
    let chinese = try read([0xB1, 0xE0, 0x2C, 0xC4, 0xDA, 0x0A, 0x31, 0x2C, 0x95, 0x34, 0xB2, 0x35])
    #expect(chinese.rows[0].cells[1].text == "𠮷")
  }

  @Test func reportsARowWithBytesThatAreNoCharacter() throws {
    let good = Array(String(repeating: "2,某酒店强买强卖\n", count: 20).utf8)
    let table = try read(Array("编号,内容\n1,某".utf8) + [0xFF, 0x0A] + good)
    #expect(table.problems == [TableProblem(row: 2, reason: .invalidText)])
    #expect(table.rows.count == 20)
    #expect(table.rows[0].cells[1].text == "某酒店强买强卖")
  }

  @Test func aZeroByteCostsItsRowAndNoOther() throws {
    let chinese = Array("编号,内容\n1,某酒店\n2,某\u{0}宾馆\n3,某饭店\n".utf8)
    let table = try read(chinese)
    #expect(table.rows.map { $0.cells[1].text } == ["某酒店", "某饭店"])
    #expect(table.problems == [TableProblem(row: 3, reason: .zeroCharacter)])
    let office = Self.gb18030 + Self.gb18030.suffix(31) + [0x32, 0x2C, 0xC4, 0x00, 0xB3, 0x0A]
    #expect(try read(office).problems.map(\.row) == [4])
    #expect(try read(Array("a,b\n1,\u{0}\n2,x\n".utf8)).problems.map(\.row) == [2])
    let quoted = try read(Array("a,b\n1,\"x\u{0}\ny\"\n2,z\n".utf8))
    #expect(quoted.problems.map(\.row) == [2] && quoted.rows.count == 1)
  }

  @Test(arguments: [true, false]) func saysThatAFileIsUTF16WithoutItsMark(_ littleEndian: Bool) {
    #expect(throws: TableError.unmarkedUTF16("f.csv")) { try read(Self.utf16(littleEndian: littleEndian)) }
    let plain = "a,b\n1,x\n".utf16.flatMap { unit -> [UInt8] in
      littleEndian ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    #expect(throws: TableError.unmarkedUTF16("f.csv")) { try read(plain) }
  }

  @Test func refusesWhatIsNoTable() {
    var small = TableLimits()
    small.bytes = 10
    var few = TableLimits()
    few.cells = 3
    var five = TableLimits()
    five.cells = 5
    let cases: [([UInt8], TableLimits, TableError)] = [
      ([], TableLimits(), .empty("f.csv")),
      (Array("\n \n,,\n".utf8), TableLimits(), .empty("f.csv")),
      ([0x00, 0x01, 0x02], TableLimits(), .unknownFormat("f.csv")),
      ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0, 1, 0], TableLimits(), .unknownFormat("f.csv")),
      ((0x80...0xFF).flatMap { [$0, 0xFF] }, TableLimits(), .undecodable("f.csv")),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], TableLimits(), .oldExcel("f.csv")),
      (
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + "EncryptedPackage".utf8.flatMap { [$0, 0] }, TableLimits(),
        .encrypted("f.csv")
      ),
      (Array("a,b\n1,2\n3,4\n".utf8), small, .tooLarge("f.csv", megabytes: 0)),
      (Array("a,b\n1,2\n".utf8), few, .tooManyCells(limit: 3)),
      // Short rows below long headings are made as wide as these.
      (Array("a,b,c\n1\n2\n".utf8), five, .tooManyCells(limit: 5)),
    ]
    for (bytes, limits, error) in cases {
      #expect(throws: error) { try read(bytes, limits) }
    }
  }

  @Test func namesAFileThatIsNotThere() {
    #expect {
      try TableFile.open("/nowhere/f.csv")
    } throws: { error in
      guard case .cannotRead("f.csv", let reason)? = error as? TableError else { return false }
      return reason == "errno.ENOENT"
    }
  }
}
