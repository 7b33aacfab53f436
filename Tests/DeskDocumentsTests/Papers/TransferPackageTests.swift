import CaseDomain
import DeskSession
import Testing

@testable import DeskDocuments

/// What goes to another body (R5.2): content only.
@Suite struct TransferPackageTests {
  @Test("R6.4 letter, content and list; nothing of who reported, when and how", arguments: ["zh-Hans", "en"])
  func package(_ language: String) throws {
    let (bench, lead) = try PaperBench.working()
    let transfer = PaperOrder.Transfer(body: "县公安局", letter: "某审函〔2026〕7号", on: CivilDate("2026-11-23")!)
    let files = try Papers.maker(bench.order(.package(try bench.sheet(of: lead), transfer), language))
    #expect(files.count == 6 && files.filter(\.isList).count == 1 && Set(files.map(\.name)).count == 6)
    let plain = files.filter { !$0.name.hasSuffix(".html") && !$0.name.hasSuffix(".docx") }
    let whole = plain.map { "== \($0.name)\n" + String(decoding: $0.bytes, as: UTF8.self) }.joined()
    try PaperGolden.expect(whole, "package.\(language).txt")
    let everything = files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    for secret in PaperBench.secrets + ["JB-2026", "来访", "来信", "联名", "三号铁柜", "14:05", "对象明确", "涉嫌犯罪", "⟦"] {
      #expect(!everything.contains(secret), "\(secret)")
    }
    let list = String(decoding: try #require(files.first { $0.isList }).bytes, as: UTF8.self)
    for file in files where !file.isList { #expect(list.contains("\(file.handed.sha256)  \(file.name)\n")) }
  }
}
