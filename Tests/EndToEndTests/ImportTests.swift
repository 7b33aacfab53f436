import Foundation
import TestSupport
import Testing

/// A ledger in three shapes into one desk.
@Suite(.serialized) struct ImportTests {
  private static let reporter = "演示举报人77"

  private static func fixture(_ name: String) throws -> String {
    try Repository.text(of: "Tests/EndToEndTests/Fixtures/" + name)
  }

  /// Writes the ledger as UTF-8 CSV, GB18030 CSV and XLSX into a test's home.
  private func ledgers(_ bench: Bench) throws -> (utf8: String, chinese: String, workbook: String) {
    let utf8 = try bench.file("ledger.csv", try Self.fixture("ledger.csv"))
    let chinese = bench.path("ledger.gb18030.csv")
    let converted = try Program.run(["iconv", "-f", "UTF-8", "-t", "GB18030", "-o", chinese, utf8])
    #expect(converted.status == 0)
    let workbook = bench.path("ledger.xlsx")
    let bytes = try #require(
      Data(base64Encoded: try Self.fixture("ledger.xlsx.b64"), options: .ignoreUnknownCharacters))
    try bytes.write(to: URL(fileURLWithPath: workbook))
    return (utf8, chinese, workbook)
  }

  @Test func goodRowsComeInOnceAndBadOnesAreNamed() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let who = ["--desk", desk, "--as", DemoDesk.office, "--passphrase-file", passphrase]
    let (utf8, chinese, workbook) = try ledgers(bench)

    let tried = try bench.run(words: ["import", utf8, "--dry-run", "--lang", "en"] + who)
    #expect(tried.status == 0)
    #expect(tried.output.contains("4 rows, 2 to import, 0 imported already, 2 with problems"))
    #expect(tried.errors.contains("3") && tried.errors.contains("4"))

    for (file, imported, skipped) in [(utf8, 2, 0), (utf8, 0, 2), (chinese, 0, 2), (workbook, 0, 2)] {
      let outcome = try bench.run(words: ["import", file, "--json"] + who)
      #expect(outcome.status == 0)
      let told = try outcome.object()
      #expect(told["imported"] as? Int == imported, "\(file)")
      #expect(told["skipped"] as? Int == skipped, "\(file)")
      let problems = try #require(told["problems"] as? [[String: Any]])
      #expect(problems.map { $0["row"] as? Int } == [3, 4], "\(file)")
    }

    let log = try bench.run(words: ["log", "--json"] + who)
    let registered = try objects(log.output).compactMap { $0["event"] as? [String: Any] }
      .filter { $0["type"] as? String == "tip.registered" }
    #expect(registered.count == DemoDesk.tips + 2)
    // An office member reads what was told, never by whom.
    #expect(log.output.contains("某酒店长期强买强卖"))
    #expect(!log.output.contains(Self.reporter))
    let liaison = try bench.run(words: [
      "log", "--json", "--desk", desk, "--as", DemoDesk.liaison, "--passphrase-file", passphrase,
    ])
    #expect(liaison.status == 0)
    #expect(!liaison.output.contains("强买强卖"))
    try expectSealed(desk)
  }

  /// Without a passphrase nothing of a tip is in any file of the desk.
  private func expectSealed(_ desk: String) throws {
    let files = try FileManager.default.subpathsOfDirectory(atPath: desk)
      .compactMap { FileManager.default.contents(atPath: desk + "/" + $0) }
    #expect(files.count > 10)
    func hold(_ words: String) -> Bool {
      let spellings = [Data(words.utf8), words.data(using: .utf16LittleEndian) ?? Data(), Data(escaped(words).utf8)]
      return files.contains { file in spellings.contains { file.range(of: $0) != nil } }
    }
    for words in [Self.reporter, "强买强卖", "收保护费", "某酒店", "堵门"] { #expect(!hold(words), "\(words)") }
    // The search finds what is not sealed: names on key files.
    #expect(hold(DemoDesk.office))
  }

  /// As JSON may write it.
  private func escaped(_ words: String) -> String {
    words.utf16.map { "\\u" + String(repeating: "0", count: 4 - String($0, radix: 16).count) + String($0, radix: 16) }
      .joined()
  }

  @Test func columnsCanBeNamed() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let file = try bench.file("other.csv", "题,话,何时\n堵路,有人堵路不让施工。,2024-05-06\n")
    let who = ["--desk", desk, "--as", DemoDesk.office, "--passphrase-file", passphrase]
    let unknown = try bench.run(words: ["import", file] + who)
    #expect(unknown.status == 1)
    let wrong = try bench.run(words: ["import", file, "--columns", "话=narrative,没有=title"] + who)
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("没有"))
    let unheard = try bench.run(words: ["import", file, "--columns", "话=words", "--lang", "zh"] + who)
    #expect(unheard.errors.contains("narrative 事实经过") && unheard.errors.contains("reporterKey 举报人账号"))
    let planned = try bench.run(
      words: ["import", file, "--dry-run", "--columns", "题=title,话=narrative", "--lang", "zh"] + who)
    #expect(planned.output.contains("题 → 标题（title）、话 → 事实经过（narrative）"))
    let outcome = try bench.run(
      words: ["import", file, "--json", "--columns", "题=title,话=narrative,何时=receivedAt"] + who)
    #expect(try outcome.object()["imported"] as? Int == 1)
  }

  @Test func onlyTheOfficeImports() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let file = try bench.file("ledger.csv", try Self.fixture("ledger.csv"))
    let outcome = try bench.run(
      "import", file, "--desk", desk, "--as", DemoDesk.liaison, "--passphrase-file", passphrase)
    #expect(outcome.status == 1)
    #expect(!outcome.errors.isEmpty)
  }
}
