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

  /// What stands in a path is no line of its own.
  @Test func lineBreaksInAPathStayInTheSentence() throws {
    let bench = try Bench()
    for words in [
      ["verify", "--desk", bench.path("x\nsound: all is well")],
      ["log", "--desk", bench.path("x\nsound: all is well"), "--as", "甲"],
    ] {
      let outcome = try bench.run(words: words)
      #expect(outcome.status != 0)
      #expect(!outcome.errors.contains("\nsound"), "\(outcome.errors)")
      #expect(outcome.errors.contains("x sound: all is well"), "\(outcome.errors)")
    }
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let ledger = try bench.file("l\nsound: all is well.csv", "一,二\n1,2\n")
    let who = ["--desk", desk, "--as", DemoDesk.office, "--passphrase-file", passphrase]
    for file in [ledger, bench.path("none\nsound: all is well.csv")] {
      let outcome = try bench.run(words: ["import", file] + who)
      #expect(!(outcome.errors + outcome.output).contains("\nsound"), "\(outcome.errors)")
    }
  }

  /// A file of passphrases that others may read is used, and said to be one.
  @Test func aPassphraseFileOpenToOthersIsSaid() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let words = ["member", "list", "--desk", desk, "--as", DemoDesk.office, "--passphrase-file", passphrase]
    #expect(try bench.run(words: words).errors.isEmpty)
    for rights in [0o644, 0o620, 0o604] {
      try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: passphrase)
      let outcome = try bench.run(words: words)
      #expect(outcome.status == 0 && outcome.errors.contains("chmod 600"), "\(outcome.errors)")
    }
  }

  /// Narratives that lay open in an editor when the program was killed are gone with the next command.
  @Test func whatAKilledProgramLeftIsSwept() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let left = bench.path("run/casedesk-open-a1b2c3")
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
    try Data("事实经过".utf8).write(to: URL(fileURLWithPath: left + "/casedesk.txt"))
    _ = try bench.run(
      words: ["member", "list", "--desk", desk, "--as", DemoDesk.office, "--passphrase-file", passphrase],
      setting: ["XDG_RUNTIME_DIR=\(bench.path("run"))"])
    #expect(!FileManager.default.fileExists(atPath: left))
  }
}
