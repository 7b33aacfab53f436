import Foundation
import TestSupport
import Testing

/// Publicity and study on the command line (R1).
@Suite struct PublicityCommandTests {
  private func run(_ words: String..., as name: String = DemoDesk.office, on desk: (Bench, String, String)) throws
    -> Program.Outcome
  {
    try desk.0.run(words: words + ["--desk", desk.1, "--as", name, "--passphrase-file", desk.2, "--lang", "zh"])
  }

  private func objects(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test("R1.2 R1.3 R1.4 a year's records, where they reached, and who studied; each time on record")
  func lists() throws {
    let bench = try Bench()
    let (path, passphrase) = try DemoDesk.copy(to: bench)
    let desk = (bench, path, passphrase)
    let newest = try #require(
      try objects(try run("publicity", "list", "--json", on: desk).output).last?["on"] as? String)
    let thisYear = try #require(Int(newest.prefix(4)))
    var (activities, sessions) = (0, 0)
    // Twelve weeks of history may begin last year.
    for year in [thisYear - 1, thisYear].map(String.init) {
      let listed = try objects(try run("publicity", "list", "--year", year, "--json", on: desk).output)
      #expect(listed.allSatisfy { $0["theme"] is String && $0["forms"] is [String] })
      let coverage = try objects(try run("publicity", "coverage", "--year", year, "--json", on: desk).output)
      for row in coverage {
        #expect((row["counts"] as? [Int])?.count == 12 && (row["standings"] as? [String])?.count == 12)
      }
      // The sum over the sections is what the list says, recounted from it.
      let counted = coverage.filter { $0["kind"] as? String == "section" }
        .reduce(0) { $0 + (($1["counts"] as? [Int]) ?? []).reduce(0, +) }
      let recounted = listed.filter { $0["state"] as? String == "held" }
        .reduce(0) { $0 + (($1["sections"] as? [String]) ?? []).count }
      #expect(counted == recounted)
      activities += listed.count
      let studied = try objects(try run("study", "list", "--year", year, "--json", on: desk).output)
      #expect(studied.allSatisfy { ($0["present"] as? [String])?.isEmpty == false })
      sessions += studied.count
    }
    #expect(activities > 3 && sessions > 0)
    let coverage = try objects(try run("publicity", "coverage", "--json", on: desk).output)
    #expect(coverage.count == 6, "three sections and their windows")
    // A liaison reads the same, and what each of them took is in the log.
    let liaison = try run("publicity", "coverage", "--json", as: DemoDesk.liaison, on: desk)
    let read = try objects(liaison.output)
    #expect(liaison.status == 0 && read.count == coverage.count)
    let log = try run("log", "--json", on: desk).output
    #expect(log.components(separatedBy: "publicity.exported").count > 4)
  }
}
