import Foundation
import Testing

/// Founding a desk and bringing people in, as the README walks through it.
@Suite(.serialized) struct FoundingTests {
  @Test func twoPeopleFoundADeskAndBringAThirdIn() throws {
    let bench = try Bench()
    let desk = bench.path("desk")
    let (leader, admin) = ("Leader", "Admin")
    let leaderFile = try bench.file("leader", "leader passphrase\n")
    let adminFile = try bench.file("admin", "admin passphrase\n")
    let workerFile = try bench.file("worker", "worker passphrase\n")
    let typed = ["leader", "leader", "admin", "admin"].map { "\($0) passphrase\n" }.joined()
    let founded = try bench.succeed(
      "init", desk, "--name", "County Bureau", "--leader", leader, "--admin", admin, "--lang", "en", input: typed)
    #expect(founded.contains("The recovery key is shown once"))

    // Whom to turn to where nobody here may decide is known from the first day.
    let printed = try bench.succeed(
      "log", "--desk", desk, "--as", leader, "--passphrase-file", leaderFile, "--json", "--lang", "en")
    #expect(printed.contains("disciplineInspection") && printed.contains("countyOffice"))

    // Nobody acts before the undertaking (R4.1), which one signs oneself; the leader did with the first commit.
    try bench.succeed(
      "member", "undertaking", "--desk", desk, "--as", admin, "--passphrase-file", adminFile, input: "y\n")
    // Spelled with the options first, as the help does.
    let invited = try bench.succeed(
      "--desk", desk, "--as", admin, "--lang", "en", "member", "add", "Office", "--post", "office,receiver",
      "--passphrase-file", adminFile)
    let code = try #require(invited.firstMatch(of: /code (\S+) \(shown once\)/)?.1)
    let enrolled = try bench.succeed(
      "member", "enrol", "Office", "--desk", desk, "--lang", "en",
      input: "\(code)\nworker passphrase\nworker passphrase\n")
    let fingerprint = String(try #require(enrolled.firstMatch(of: /fingerprint (\S+)/)?.1))

    let wrong = try bench.run(
      "member", "grant", "Office", "--desk", desk, "--as", leader, "--passphrase-file", leaderFile, "--lang", "en",
      "--fingerprint", String(fingerprint.reversed()))
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("is not the one given"))
    try bench.succeed(
      "member", "grant", "Office", "--desk", desk, "--as", leader, "--passphrase-file", leaderFile,
      "--fingerprint", fingerprint.lowercased())
    try bench.succeed(
      "member", "undertaking", "--desk", desk, "--as", "Office", "--passphrase-file", workerFile, input: "y\n")

    let list = try bench.succeed(
      "member", "list", "--json", "--desk", desk, "--as", "Office", "--passphrase-file", workerFile)
    let members = try #require(try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]])
    #expect(members.map { $0["name"] as? String } == [leader, admin, "Office"])
    #expect(members.map { $0["status"] as? String } == ["admitted", "admitted", "admitted"])
    #expect(members[2]["posts"] as? [String] == ["office", "receiver"])
    #expect(members[2]["undertaking"] is String)
    #expect(Set(members[2]["keys"] as? [String] ?? []) == ["desk", "leads"])
    // An admin keeps the machine, not the files.
    #expect(Set(members[1]["keys"] as? [String] ?? []) == ["desk"])
    #expect(try bench.run("verify", "--desk", desk).status == 0)
  }

  @Test func aTrialDeskIsOnePersonsAndSaysSo() throws {
    let bench = try Bench()
    let desk = bench.path("desk")
    let file = try bench.file("passphrase", "一个很长的口令\n")
    let said = try bench.succeed(
      "init", desk, "--name", "试用局", "--trial", "--admin", "管理", "--initial-passphrase-file", file)
    #expect(said.contains("试用台"))
    try bench.succeed(
      "member", "add", "办公室甲", "--post", "office，receiver", "--initial-passphrase-file", file, "--desk", desk,
      "--passphrase-file", file)
    // They act at once.
    let log = try bench.succeed("log", "--desk", desk, "--as", "办公室甲", "--passphrase-file", file)
    #expect(log.contains("试用局"))

    let again = try bench.run(
      "init", desk, "--name", "另一局", "--trial", "--admin", "管理", "--initial-passphrase-file", file)
    #expect(again.status == 1)
    #expect(again.errors.contains("不能再建"))
  }

  @Test(arguments: [
    (["--trial", "--admin", "A", "--leader", "B"], "leave --leader out"), (["--admin", "A"], "Name a --leader"),
    (["--admin", "A", "--leader", "A"], "two people"),
    (["--admin", "A", "--leader", "B", "--initial-passphrase-file", "/dev/null"], "Only a trial desk"),
  ])
  func whatFoundingRefuses(_ options: [String], _ sentence: String) throws {
    let bench = try Bench()
    let file = try bench.file("passphrase", "a long passphrase\n")
    let all = ["init", bench.path("desk"), "--name", "N", "--lang", "en"] + options
    let trial = options.contains("--trial") ? ["--initial-passphrase-file", file] : []
    let outcome = try bench.run(words: all + trial)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains(sentence))
    #expect(!FileManager.default.fileExists(atPath: bench.path("desk") + "/log"))
  }

  /// A name that could pass for another, or hide what follows it, founds nothing and is asked no passphrase for.
  @Test(arguments: [
    ("某\u{1B}[2J", "看不见的字符", "invisible"), ("  ", "须填写名称", "name is needed"),
    (String(repeating: "长", count: 10_000), "名称太长", "too long"),
  ])
  func namesAreChecked(_ name: String, _ chinese: String, _ english: String) throws {
    let bench = try Bench()
    let desk = bench.path("desk")
    let passphrase = try bench.file("p", "some passphrase\n")
    for (bureau, admin, language, sentence) in [("某局", name, "zh", chinese), (name, "某甲", "en", english)] {
      let outcome = try bench.run(
        "init", desk, "--name", bureau, "--trial", "--admin", admin, "--lang", language,
        "--initial-passphrase-file", passphrase)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: desk))
    }
    try bench.succeed(
      "init", desk, "--name", "某局", "--trial", "--admin", "某甲", "--initial-passphrase-file", passphrase)
    let added = try bench.run(
      "member", "add", name, "--post", "liaison", "--section", "某科", "--desk", desk, "--as", "某甲", "--lang", "zh",
      "--passphrase-file", passphrase)
    #expect(added.status == 1 && added.errors.contains(chinese), "\(added.errors)")
    let section = try bench.run(
      "member", "add", "某乙", "--post", "liaison", "--section", name, "--desk", desk, "--as", "某甲", "--lang", "zh",
      "--passphrase-file", passphrase)
    #expect(section.status == 1 && section.errors.contains(chinese), "\(section.errors)")
  }
}
