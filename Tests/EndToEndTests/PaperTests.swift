import Foundation
import TestSupport
import Testing

/// The paper in the safe, from its printing to its use.
@Suite struct PaperTests {
  @Test func theOnlyLeaderComesBackWithThePaper() throws {
    let bench = try Bench()
    let desk = bench.path("desk")
    let typed = ["leader", "leader", "admin", "admin"].map { "\($0) passphrase\n" }.joined()
    let founded = try bench.succeed(
      "init", desk, "--name", "County Bureau", "--leader", "Leader", "--admin", "Admin", "--lang", "en", input: typed)
    let paper = founded.matches(of: /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{4}/).map { String($0.output) }
    #expect(paper.count == 4)
    let admin =
      ["--desk", desk, "--as", "Admin", "--lang", "en", "--passphrase-file"]
      + [try bench.file("admin", "admin passphrase\n")]
    #expect(try bench.run(words: ["member", "undertaking"] + admin, input: "y\n").status == 0)
    let invited = try bench.run(words: ["member", "reenrol", "Leader", "--reason", "forgotten"] + admin)
    let code = try #require(invited.output.firstMatch(of: /code (\S+) \(shown once\)/)?.1, "\(invited.errors)")
    try bench.succeed(
      "member", "enrol", "Leader", "--desk", desk, input: "\(code)\nfresh passphrase\nfresh passphrase\n")

    func recover(_ passphrase: String, _ lines: [String]) throws -> Program.Outcome {
      try bench.run(
        words: ["recover", "Leader", "--reason", "forgotten"] + admin,
        input: ([passphrase] + lines).map { $0 + "\n" }.joined())
    }
    let mistyped = try recover("fresh passphrase", [paper[1], paper[0], paper[2], paper[3]])
    #expect(mistyped.status == 1 && mistyped.errors.contains("1"), "\(mistyped.errors)")
    #expect(mistyped.errors.contains("Line 1 of the recovery paper"), "\(mistyped.errors)")
    let absent = try recover("not the leader's", paper)
    #expect(absent.status == 1 && absent.output.isEmpty, "who receives is present")
    // Each line is checked as it is typed, and asked for again.
    let recovered = try recover("fresh passphrase", [paper[0], paper[2], "", paper[1], paper[2], "ABC", paper[3]])
    for line in ["Line 2", "Line 4"] { #expect(recovered.errors.contains("\(line) of the recovery paper"), "\(line)") }
    #expect(
      !recovered.errors.contains("Line 1 of the rec") && !recovered.errors.contains("Line 3 of the rec"),
      "\(recovered.errors)")
    #expect(recovered.status == 0 && recovered.output.contains("identities (leaders)"), "\(recovered.errors)")
    for line in paper { #expect(!(recovered.output + recovered.errors).contains(line)) }

    let log = try bench.run(
      words: [
        "log", "--json", "--desk", desk, "--as", "Leader", "--passphrase-file",
        try bench.file("fresh", "fresh passphrase\n"),
      ])
    #expect(log.status == 0 && log.output.contains("member.keysRecovered") && log.output.contains("forgotten"))
    let again = try recover("fresh passphrase", paper)
    #expect(again.status == 1, "it is held again")
    #expect(try bench.run("verify", "--desk", desk).status == 0)
  }
}
