import Foundation
import TestSupport
import Testing

/// What comes from outside steers no terminal, costs no good row, and loses no log.
@Suite(.serialized) struct HostileInputTests {
  @Test func namesReachNoTerminalRaw() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let name = "甲\u{1B}[31m\u{202E}乙\n#9 丙"
    let outcome = try bench.run(words: ["log", "--desk", desk, "--as", name, "--passphrase-file", passphrase])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("甲[31m乙"))
    #expect(!outcome.errors.contains("\u{1B}") && !outcome.errors.unicodeScalars.contains("\u{202E}"))
  }

  @Test func aRowNoCommitHasRoomForCostsNoOther() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let long = String(repeating: "柜", count: 2_900_000)
    let ledger = try bench.file(
      "long.csv", "留言主题,留言详情,存放处\n一,城东市场收摊位费,柜\n二,码头收保护费,\(long)\n三,车站强拉乘客,柜\n")
    let outcome = try bench.run(words: [
      "import", ledger, "--columns", "留言主题=title,留言详情=narrative,存放处=originals", "--json", "--desk", desk,
      "--as", DemoDesk.office, "--passphrase-file", passphrase,
    ])
    #expect(outcome.status == 0)
    let told = try outcome.object()
    #expect(told["imported"] as? Int == 2)
    let problems = try #require(told["problems"] as? [[String: Any]])
    #expect(problems.map { $0["row"] as? Int } == [3])
    #expect(try bench.run("verify", "--desk", desk).status == 0)
  }

  @Test func noDeskIsFoundedOverALogWithoutItsHead() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    try FileManager.default.removeItem(atPath: desk + "/log/head")
    let founded = try bench.run(words: [
      "init", desk, "--name", "某局", "--trial", "--admin", "管理", "--initial-passphrase-file", passphrase,
    ])
    #expect(founded.status == 1)
    let log = try bench.run(words: [
      "log", "--desk", desk, "--as", DemoDesk.office, "--passphrase-file", passphrase,
    ])
    #expect(log.status == 0 && log.output.contains("JB-"))
    #expect(try bench.run("verify", "--desk", desk).status == 0)
  }
}
