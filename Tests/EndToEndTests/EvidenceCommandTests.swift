import Foundation
import TestSupport
import Testing

/// What an inspector is shown on paper: complete by clause, checkable, and without anybody who reported or was reported.
@Suite struct EvidenceCommandTests {
  private static let planted = ["慕容复核", "13812345678", "某镇贾史王薛砂场", "深夜堵路强收过路费"]

  private static func day(after days: Int) -> String {
    let formatter = DateFormatter()
    formatter.dateFormat = "yyyy-MM-dd"
    formatter.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
    return formatter.string(from: Date(timeIntervalSinceNow: Double(days) * 86_400))
  }

  @Test("R3.5 the evidence holds what was done, its proof, and no reporter, report or name of anybody reported")
  func evidenceNamesNobody() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    func run(_ words: String..., as name: String) throws -> Program.Outcome {
      try bench.run(words: words + ["--desk", desk, "--as", name, "--passphrase-file", passphrase, "--lang", "zh"])
    }
    let ledger = try bench.file(
      "ledger.csv",
      "标题,话,对象,举报人,电话,何时\n\(Self.planted[2])强买强卖,\(Self.planted[3])，\(Self.planted[2])所为,\(Self.planted[2]),"
        + "\(Self.planted[0]),\(Self.planted[1]),2026-05-06\n")
    let imported = try run(
      "import", ledger, "--columns",
      "标题=title,话=narrative,对象=subject,举报人=reporterName,电话=reporterContact,何时=receivedAt", as: DemoDesk.office)
    #expect(imported.status == 0, "\(imported.errors)\(imported.output)")

    let folder = bench.path("佐证")
    func take(_ from: String, _ to: String, as name: String) throws -> Program.Outcome {
      try run("inspection", "evidence", "--from", from, "--to", to, "--reason", "县里检查", folder, as: name)
    }
    let (from, to) = (Self.day(after: -300), Self.day(after: 0))
    #expect(try take(from, Self.day(after: 2), as: "己").status == 1, "of a time that is not over")
    #expect(try take(from, to, as: DemoDesk.liaison).status == 1, "by a section")
    #expect(!FileManager.default.fileExists(atPath: folder), "what is refused leaves nothing")
    let taken = try take(from, to, as: "己")
    #expect(taken.status == 0, "\(taken.errors)")

    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    for ending in ["txt", "html", "docx", "xlsx", "csv"] {
      #expect(names.contains { $0.hasSuffix(ending) }, "\(names)")
    }
    let texts = try names.filter { !["docx", "xlsx"].contains(($0 as NSString).pathExtension) }
      .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
    let page = try #require(texts.first { $0.contains("<html") })
    for words in ["上级部署落实", "督导检查", "整改", "工作制度", "例会完成情况", "线索数量", "保密承诺书", "指纹"] {
      #expect(page.contains(words), "\(words)")
    }
    // Each line names its entries, and those stand in the log.
    let log = try objects(try run("log", "--json", as: "管理").output)
    let numbers = Set(log.compactMap { $0["number"] as? Int })
    let plain = try #require(texts.first { $0.contains("第 1 页") && !$0.contains("<html") })
    let named = plain.matches(of: /#(\d+)/).compactMap { Int($0.output.1) }
    #expect(named.count > 20 && Set(named).isSubset(of: numbers), "\(named.count)")

    let record = try #require(log.last { ($0["event"] as? [String: Any])?["type"] as? String == "export.evidence" })
    let contents = (record["event"] as? [String: Any])?["contents"] as? [[String: Any]] ?? []
    #expect(Set(contents.compactMap { $0["name"] as? String }).isSubset(of: Set(names)) && contents.count > 10)
    for hash in contents.compactMap({ $0["sha256"] as? String }) {
      #expect(texts.contains { $0.contains(hash) }, "\(hash) is in no list")
    }
    for words in Self.planted + Self.secrets(log) {
      #expect(texts.allSatisfy { !$0.contains(words) }, "\(words) got out")
    }
  }

  /// Everything on the desk that is no inspector's business: words, titles and subjects of tips and leads, what was
  /// found at sections, who stands behind what.
  private static func secrets(_ log: [[String: Any]]) -> [String] {
    var found: Set<String> = ["举报人-"]
    for entry in log {
      guard let event = entry["event"] as? [String: Any], let type = event["type"] as? String else { continue }
      let content = event["content"] as? [String: Any] ?? [:]
      if type.hasPrefix("tip.") || type.hasPrefix("lead.") {
        for object in [event, content] {
          for key in ["title", "narrative", "text", "summary", "grounds"] {
            if let words = object[key] as? String { found.insert(words) }
          }
          for subject in object["subjects"] as? [[String: Any]] ?? [] {
            if let name = subject["name"] as? String { found.insert(name) }
          }
        }
      }
      if type.hasPrefix("supervision."), type != "supervision.inspected", let words = event["words"] as? String {
        found.insert(words)
      }
    }
    return found.filter { $0.count > 1 }
  }
}
