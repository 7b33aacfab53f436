import Foundation
import TestSupport
import Testing

/// An inspection on the command line: nominated, extracted for, looked at, extended.
@Suite struct InspectionCommandTests {
  private static let fields: Set<String> = [
    "event", "time", "author", "authorName", "step", "about", "member", "due", "refused",
  ]

  private static func day(after days: Int) -> String {
    let formatter = DateFormatter()
    formatter.dateFormat = "yyyy-MM-dd"
    formatter.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
    return formatter.string(from: Date(timeIntervalSinceNow: Double(days) * 86_400))
  }

  @Test func anInspectorSeesTheProcessAndNothingElse() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    func run(_ words: String..., as name: String) throws -> Program.Outcome {
      try bench.run(words: words + ["--desk", desk, "--as", name, "--passphrase-file", passphrase, "--lang", "zh"])
    }
    func invite(_ words: String...) throws -> Program.Outcome {
      try bench.run(
        words: ["member", "add", "检查甲", "--initial-passphrase-file", passphrase] + words
          + ["--desk", desk, "--as", "管理", "--passphrase-file", passphrase, "--lang", "zh"])
    }
    #expect(try invite("--post", "inspector").status == 1, "without a last day")
    #expect(try invite("--post", "inspector,auditor", "--until", Self.day(after: 20)).status == 1)
    #expect(try invite("--post", "inspector", "--until", Self.day(after: 70)).status == 1)
    #expect(try invite("--post", "inspector", "--until", "soon").status == 1)
    let invited = try invite("--post", "inspector", "--until", Self.day(after: 20))
    #expect(invited.status == 0, "\(invited.errors)")

    let empty = try run("log", as: "检查甲")
    #expect(empty.status == 0 && empty.output.isEmpty && empty.errors.contains("监督员还没有摘录"))
    let extracted = try run("inspection", "extract", as: "管理")
    #expect(extracted.status == 0 && extracted.output.contains("已摘录"), "\(extracted.errors)")
    let log = try run("log", "--json", as: "检查甲")
    let rows = try objects(log.output)
    #expect(rows.count > DemoDesk.tips, "\(log.errors)")
    for row in rows { #expect(Set(row.keys).isSubset(of: Self.fields), "\(row.keys)") }
    #expect(rows.contains { $0["about"] as? String == "JB-\(Self.day(after: 0).prefix(4))-0001" || $0["about"] != nil })
    let office = try objects(try run("log", "--json", as: DemoDesk.office).output)
    let titles = office.compactMap {
      (($0["event"] as? [String: Any])?["content"] as? [String: Any])?["title"] as? String
    }
    #expect(titles.allSatisfy { !log.output.contains($0) })

    #expect(try run("inspection", "check", as: "管理").status == 0)
    #expect(try run("inspection", "extract", as: "检查甲").status == 1)
    #expect(try run("inspection", "check", as: "检查甲").status == 1)
    #expect(try run("import", passphrase, as: "检查甲").status != 0)
    let extended = try run(
      "inspection", "extend", "检查甲", "--until", Self.day(after: 40), "--reason", "检查延期", as: "管理")
    #expect(extended.status == 0, "\(extended.errors)")
  }
}
