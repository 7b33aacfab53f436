import CaseDomain
import DeskSession
import Foundation
import Testing

@testable import DeskDocuments

/// The ledger in a file (线索台账): what stands in it, read back by the importer, and what no cell may do.
@Suite struct LedgerTests {
  @Test("R6.4 the ledger as it is exported, without anybody who reported", arguments: ["zh-Hans", "en"])
  func ledger(_ language: String) throws {
    let (bench, lead) = try PaperBench.working()
    let text = try bench.paper(.ledger([try bench.sheet(of: lead)]), language, ending: "csv")
    try PaperGolden.expect(text, "ledger.\(language).csv")
    for secret in PaperBench.secrets + ["三号铁柜", "⟦"] { #expect(!text.contains(secret)) }
  }

  @Test("A workbook holds what the text holds") func workbook() throws {
    let (bench, lead) = try PaperBench.working()
    let content = PaperOrder.Content.ledger([try bench.sheet(of: lead)])
    let table = try bench.table(content, "xlsx")
    let text = try bench.table(content, "csv")
    #expect(table.headings == text.headings && table.headings.count == 19 && table.headings.first == "编号")
    #expect(table.rows.count == 1 && table.rows.map(\.cells).map(Self.texts) == text.rows.map(\.cells).map(Self.texts))
  }

  private static func texts(_ cells: [CellValue]) -> [String] {
    let all = cells.map(\.text)
    return Array(all.prefix(all.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0))
  }

  @Test("A ledger of nothing has its headings; other endings are refused") func endings() throws {
    let bench = try PaperBench()
    #expect(try bench.paper(.ledger([]), ending: "csv").hasSuffix("备注\r\n"))
    #expect(throws: DeskFault("ledgerEnding")) { try bench.paper(.ledger([]), ending: "ods") }
  }

  @Test(
    "CWE-1236 no cell is a formula",
    arguments: [
      ("=1+1", true), ("+86", true), ("-1", true), ("@SUM(A1)", true), (" =1", true), ("\t=1", true), ("＝1", true),
      ("－1", true), ("＋1", true), ("＠1", true), ("−1", true), ("|cmd", true), ("%0", true), ("酒店=1", false),
      ("", false), ("2026-11-23", false), ("“刀疤”", false),
    ])
  func formulas(_ text: String, _ isFormula: Bool) throws {
    #expect(FormulaGuard.guarded(text) == (isFormula ? "'" + text : text))
    guard isFormula else { return }
    var bench = try PaperBench()
    var content = PaperBench.content
    content.place = text
    let tip = try bench.tip(content)
    let lead = try bench.run(
      OpenLead(tips: [tip], title: text + "x", isSuspectedOrganisedCrime: false, reason: "对象明确"))
    let ledger = PaperOrder.Content.ledger([try bench.sheet(of: LeadID(rawValue: lead.rawValue))])
    for ending in ["csv", "xlsx"] {
      let row = try #require(try bench.table(ledger, ending).rows.first)
      for cell in Self.texts(row.cells) where !cell.isEmpty {
        #expect(!FormulaGuard.isFormulaLike(cell), "\(ending): \(cell)")
      }
    }
  }

  @Test("What a script gets of a lead, as JSON") func json() throws {
    let (bench, lead) = try PaperBench.working()
    let record = LeadRecord(try bench.sheet(of: lead), in: bench.desk, for: PaperBench.office)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    let text = String(decoding: try encoder.encode(record), as: UTF8.self) + "\n"
    try PaperGolden.expect(text, "lead.json")
    // By alias, and by nothing else.
    #expect(text.contains("\"aliases\"") && !text.contains("三号铁柜") && !text.contains("商户都说不敢讲"))
  }
}

extension PaperBench {
  /// A ledger, read back by the importer.
  fileprivate func table(_ content: PaperOrder.Content, _ ending: String) throws -> Table {
    let files = try Papers.maker(order(content, ending: ending))
    return try TableFile.read(try #require(files.first).bytes, name: "台账.\(ending)")
  }
}
