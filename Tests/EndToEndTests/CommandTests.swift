import Foundation
import TestSupport
import Testing

/// What commands say and how they end.
@Suite(.serialized) struct CommandTests {
  @Test func theLogIsOneEventALine() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let who = ["--desk", desk, "--as", DemoDesk.office, "--passphrase-file", passphrase]
    let lines = try objects(try bench.run(words: ["log", "--json"] + who).output)
    let numbers = lines.compactMap { $0["number"] as? Int }
    #expect(numbers.count == lines.count && numbers == numbers.sorted() && Set(numbers).count == numbers.count)
    #expect(lines.allSatisfy { $0["author"] is Int && $0["time"] is Int && $0["event"] is [String: Any] })
    let words = try bench.run(words: ["log"] + who).output.split(separator: "\n")
    // Whoever may read tips has it on the record that they printed the log: each run is one event more.
    #expect(words.count == lines.count + 1)
    let since = numbers[numbers.count / 2]
    let later = try objects(try bench.run(words: ["log", "--json", "--since", String(since)] + who).output)
    #expect(later.compactMap { $0["number"] as? Int }.dropLast(2) == numbers.filter { $0 >= since })
    #expect(later.suffix(2).allSatisfy { ($0["event"] as? [String: Any])?["type"] as? String == "export.list" })
  }

  @Test func aPassphraseIsChanged() throws {
    let bench = try Bench()
    let (desk, old) = try DemoDesk.copy(to: bench)
    let new = try bench.file("new", "一个新的口令\n")
    let who = ["--desk", desk, "--as", DemoDesk.office]
    #expect(try bench.run(words: ["passwd", "--passphrase-file", new, "--new-passphrase-file", old] + who).status == 1)
    #expect(try bench.run(words: ["passwd", "--passphrase-file", old, "--new-passphrase-file", new] + who).status == 0)
    let before = try bench.run(words: ["log", "--passphrase-file", old] + who)
    #expect(before.status == 1)
    #expect(before.errors.contains("口令不对"))
    #expect(before.output.isEmpty)
    #expect(try bench.run(words: ["log", "--passphrase-file", new] + who).status == 0)
    // Another member's is another's.
    let second = try bench.run("log", "--desk", desk, "--as", DemoDesk.second, "--passphrase-file", old)
    #expect(second.status == 0)
  }

  @Test(arguments: [
    (["log", "--as", DemoDesk.office, "--passphrase-file", "WRONG"], "口令不对", "wrong passphrase"),
    (["log", "--as", "某某", "--passphrase-file", "RIGHT"], "没有名为“某某”的成员", "no member"),
    (["log", "--passphrase-file", "RIGHT"], "没有指定成员", "No member given"),
    (["log", "--as", DemoDesk.office, "--passphrase-file", "RIGHT", "--desk", "/nowhere"], "没有线索台", "no desk"),
    (
      ["member", "add", "某某", "--post", "chief", "--as", DemoDesk.office, "--passphrase-file", "RIGHT"],
      "没有岗位“chief”", "no post"
    ),
    (
      ["member", "add", "某某", "--post", "office", "--as", DemoDesk.liaison, "--passphrase-file", "RIGHT"], "管理员",
      "admin"
    ),
    (
      ["import", "/nowhere.csv", "--as", DemoDesk.office, "--passphrase-file", "RIGHT"], "没有这个文件或目录",
      "no such file"
    ),
    (["log", "--as", DemoDesk.office, "--passphrase-file", "/nowhere"], "读不了 /nowhere：没有这个文件或目录", "no such file"),
  ])
  func errorsAreSentencesInBothLanguages(_ words: [String], _ chinese: String, _ english: String) throws {
    let bench = try Bench()
    let (desk, right) = try DemoDesk.copy(to: bench)
    let wrong = try bench.file("wrong", "not this one\n")
    var all = words.map { $0 == "RIGHT" ? right : $0 == "WRONG" ? wrong : $0 }
    if !all.contains("--desk") { all += ["--desk", desk] }
    for (language, sentence) in [("zh", chinese), ("en", english)] {
      let outcome = try bench.run(words: all + ["--lang", language])
      #expect(outcome.status == 1, "\(all)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.localizedCaseInsensitiveContains(sentence), "\(outcome.errors)")
    }
  }

  @Test func theDeskIsFoundByTheEnvironment() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let outcome = try bench.run(
      words: ["member", "list", "--json", "--passphrase-file", passphrase],
      setting: ["CASEDESK_HOME=\(desk)", "CASEDESK_MEMBER=\(DemoDesk.office)"])
    #expect(outcome.status == 0)
    let members = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    #expect(members?.count == 7)
  }

  @Test func theSameSeedMakesTheSameDesk() throws {
    let bench = try Bench()
    let passphrase = try bench.file("passphrase", DemoDesk.passphrase)
    let logs = try ["one", "two", "other"].map { name in
      let seed = name == "other" ? "6" : "5"
      try bench.succeed(
        "generate", bench.path(name), "--tips", "8", "--seed", seed, "--until", "2026-01-30", "--lang", "zh")
      let log = try bench.succeed(
        "log", "--desk", bench.path(name), "--as", DemoDesk.office, "--passphrase-file", passphrase, "--lang", "zh")
      // The last line is this reading itself, at the time it really happens.
      return log.split(separator: "\n").dropLast().joined(separator: "\n")
    }
    #expect(logs[0] == logs[1])
    #expect(logs[0] != logs[2])
    #expect(logs[0].contains("JB-2026-"))
  }

  @Test func helpAndVersionNeedNoDesk() throws {
    let bench = try Bench()
    #expect(try bench.succeed("--version").split(separator: ".").count == 3)
    let help = try bench.succeed("--help")
    for command in [
      "init", "member", "passwd", "demo", "generate", "import", "verify", "checkpoint", "log", "backup", "restore",
      "doctor",
    ] {
      #expect(help.contains("\n  \(command) "), "\(command)")
      #expect(try bench.run(command, "--help").status == 0)
    }
    #expect(try bench.run("nonsense").status != 0)
  }
}
