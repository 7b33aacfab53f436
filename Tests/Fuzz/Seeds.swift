import Foundation

@testable import DeskDocuments
@testable import DeskSession
@testable import EventLog

/// Small first inputs, made here; golden files of the tests are others.
enum Seeds {
  /// The parts of a workbook of two rows.
  static let workbook: [(path: String, text: String)] = {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let packaging = "http://schemas.openxmlformats.org/package/2006"
    return [
      (
        "[Content_Types].xml",
        #"<Types xmlns="\#(packaging)/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#
      ),
      (
        "_rels/.rels",
        #"<Relationships xmlns="\#(packaging)/relationships"><Relationship Id="rId1" Type="\#(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
      ),
      (
        "xl/workbook.xml",
        #"<workbook xmlns="\#(main)" xmlns:r="\#(office)"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#
      ),
      (
        "xl/_rels/workbook.xml.rels",
        #"<Relationships xmlns="\#(packaging)/relationships"><Relationship Id="rId1" Type="\#(office)/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="\#(office)/styles" Target="styles.xml"/><Relationship Id="rId3" Type="\#(office)/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
      ),
      (
        "xl/styles.xml",
        #"<styleSheet xmlns="\#(main)"><numFmts><numFmt numFmtId="164" formatCode="yyyy/m/d h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"#
      ),
      ("xl/sharedStrings.xml", #"<sst xmlns="\#(main)"><si><t>标题</t></si><si><r><t>收到</t></r></si></sst>"#),
      (
        "xl/worksheets/sheet1.xml",
        #"<worksheet xmlns="\#(main)"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>堵路</t></is></c><c r="B2" s="1"><v>46349.5</v></c></row></sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>"#
      ),
    ]
  }()

  static func write(into folder: String) throws {
    for (name, inputs) in try all() {
      let directory = folder + "/" + name.rawValue
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
      for (number, bytes) in inputs.enumerated() {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(directory)/seed-\(number)"))
      }
    }
  }

  private static func all() throws -> [(Surface, [[UInt8]])] {
    let ledger = "标题,举报内容,收到时间,举报人,联系电话\n堵路,\"有人,堵\"\"路\",2026年11月23日 9:30,赵某,13812345678\n"
    let packed = try ZipWriter.bytes(workbook.map { ZipWriter.Part($0.path, $0.text) })
    let head = Head(
      commits: 2, events: 3, hash: Digest(of: [1]), end: LogEnd(segment: 1, offset: 4096))
    let desk = DeskID(hex: "0102030405060708090a0b0c0d0e0f10")
    var manifest = desk.map { BackupManifest(kind: .desk, desk: $0, taken: 1, head: head) }
    manifest?.files = [.init(path: "log/00000001.seg", hash: Digest(of: [2]), length: 4096)]
    let header = desk.map { SegmentHeader(number: 1, continuing: LogCursor(desk: $0)).bytes } ?? []
    return [
      (.frame, [header, desk.map { LogExtent.headFile(head, of: $0) } ?? [], frame]),
      (
        .event,
        [
          Array(#"[{"type":"org.movedInFuzz","v":1,"where":"东楼"},{"place":"西","type":"org.movedInFuzz","v":2}]"#.utf8),
          Array(#"[{"type":"tip.later","v":9}]"#.utf8),
        ]
      ),
      (
        .csv,
        [
          Array(ledger.utf8), Array(ledger.replacing(",", with: "\t").utf8),
          [0xFF, 0xFE] + ledger.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] },
        ]
      ),
      (.xlsx, [packed] + workbook.enumerated().map { [UInt8($0)] + Array($1.text.utf8) }),
      (.key, [Array("7K3Q-9XWM-2C4D-8RTA".utf8), [UInt8](repeating: 0, count: 256)]),
      (
        .terminal,
        [
          Array("举报 tip\u{1B}[A\u{1B}OP\u{1B}\u{0}x\u{7F}".utf8), [0x80] + Array("粘贴\r\n".utf8) + [0x81],
          [0x82] + Array("0;12;7M".utf8) + [0x83, 32, 40, 50],
        ]
      ),
      (.note, [Array((manifest?.text ?? "").utf8), Array((manifest?.text ?? "").split(separator: "sum ")[0].utf8)]),
    ]
  }

  /// The golden frame of the log's tests: two payloads, a member let in and one expelled.
  private static let frame: [UInt8] =
    Hex.decode(
      """
      43446672010000005b010000e6000000bcd70dcd0102030405060708090a0b0c0d0e0f10010000000000000001000000\
      000000000200000001000201ea070d0c0b0a000000000000000000000000000000000000000000000000000000000000\
      000001000000ffffffffffffffff00000000000000000000000000000077010000000200000002000101000000200042\
      cfe38eb4e465b93fe1e9400885a7fe0f2895228fa7519551b6063d4e4be7b73000010101010101010101010101010101\
      010101010101010101010101010101010101010101010101010101010101010101024433221101000500000000000000\
      010000000000000002010200000001000102030405060708090a0b0c03000000aabbcc0a3a3c9d
      """) ?? []
}
