import Foundation
import TestSupport
import Testing

/// Leads on the command line: listed, shown, exported, printed.
@Suite struct LeadCommandTests {
  @Test func leadsAreListedShownAndWritten() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    func run(_ words: String..., as name: String = DemoDesk.office) throws -> Program.Outcome {
      try bench.run(
        words: ["lead"] + words + ["--desk", desk, "--as", name, "--passphrase-file", passphrase, "--lang", "zh"])
    }
    let rows = try objects(try run("list", "--json").output)
    let numbers = rows.compactMap { $0["number"] as? String }
    #expect(numbers.count > 2 && numbers == numbers.sorted() && rows.allSatisfy { $0["title"] is String })
    #expect(try run("list").output.split(separator: "\n").count == rows.count)
    // Narrowed as on the screen, in either language of conditions.
    let overdue = try objects(try run("list", "--json", "--filter", "state:overdue").output)
    let chinese = try objects(try run("list", "--json", "--filter", "状态:逾期").output)
    #expect(!overdue.isEmpty && overdue.count < rows.count && overdue.count == chinese.count)
    #expect(try objects(try run("list", "--json", "--filter", numbers[0]).output).count == 1)
    #expect(try run("list", "--filter", "没有这样的词").output.isEmpty)

    let shown = try run("show", numbers[0], "--json").object()
    #expect((shown["lead"] as? [String: Any])?["number"] as? String == numbers[0])
    #expect((shown["tips"] as? [[String: Any]])?.isEmpty == false)
    #expect(try run("show", numbers[0]).output.contains(numbers[0]))
    // A section's own leads are there, and no others: not even that they are kept from it is said.
    let own = Set(
      try objects(try run("list", "--json", as: DemoDesk.liaison).output).compactMap { $0["number"] as? String })
    #expect(!own.isEmpty && own.isStrictSubset(of: numbers))
    let open = try objects(try run("list", "--json", "--filter", "state:open").output)
    let untouched = try #require(open.first?["number"] as? String, "no lead waits to be assigned")
    #expect(open.allSatisfy { lead in (lead["number"] as? String).map { !own.contains($0) } ?? false })
    let checked = try #require(numbers.first { own.contains($0) })
    let absent = try run("show", untouched, as: DemoDesk.liaison)
    #expect(absent.status == 1 && absent.output.isEmpty && absent.errors.contains("没有这条线索"))
    let never = try run("show", "XS-2026-9999", as: DemoDesk.liaison)
    #expect(never.errors == absent.errors)

    for ending in ["csv", "xlsx"] {
      let path = bench.path("台账.\(ending)")
      let written = try run("export", "--output", path, "--reason", "报县级", numbers[0], numbers[1])
      #expect(
        written.status == 0 && written.output.contains("2 项") && written.output.contains("没有加密"), "\(written.errors)")
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    let ledger = try String(contentsOfFile: bench.path("台账.csv"), encoding: .utf8)
    #expect(ledger.split(separator: "\r\n").count == 3 && ledger.contains(numbers[1]) && !ledger.contains(numbers[2]))
    // What the desk wrote, the desk reads.
    let back = try bench.run(
      words: [
        "import", bench.path("台账.xlsx"), "--columns", "简要内容=narrative", "--dry-run", "--json", "--desk", desk, "--as",
        DemoDesk.office,
      ]
        + ["--passphrase-file", passphrase])
    #expect(try back.object()["rows"] as? Int == 2, "\(back.errors)")
    #expect(try run("export", "--output", bench.path("b.csv"), "--reason", "x", as: DemoDesk.liaison).status == 1)
    #expect(!FileManager.default.fileExists(atPath: bench.path("b.csv")))

    let form = bench.path("登记表.html")
    #expect(try run("print", numbers[0], "--form", "registration", "--output", form).status == 0)
    #expect(try String(contentsOfFile: form, encoding: .utf8).contains("线索登记表"))
    #expect(try run("print", untouched, "--form", "assignment", "--output", form).status == 1)
    #expect(try run("package", checked, "--output", bench.path("移送")).errors.contains("移送"))
    let log = try bench.run(
      words: ["log", "--json", "--desk", desk, "--as", DemoDesk.office, "--passphrase-file", passphrase])
    let exported = try objects(log.output).compactMap { $0["event"] as? [String: Any] }
      .filter { $0["type"] as? String == "export.list" && $0["reason"] as? String == "报县级" }
    #expect(exported.count == 2 && exported.allSatisfy { $0["count"] as? Int == 2 && $0["what"] as? String == "leads" })
  }
}
