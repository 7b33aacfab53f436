import Foundation
import TestSupport
import Testing

/// Members in real life, on the command line: handover, leave, a forgotten passphrase.
@Suite struct MemberLifeTests {
  private func who(_ desk: String, _ passphrase: String, as name: String, _ language: String = "zh") -> [String] {
    ["--desk", desk, "--as", name, "--passphrase-file", passphrase, "--lang", language]
  }

  @Test func handoverIsPrintedAndParses() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let text = try bench.run(
      words: ["member", "handover", DemoDesk.office] + who(desk, passphrase, as: DemoDesk.office))
    #expect(text.status == 0 && text.output.contains("待办与交接"), "\(text.errors)")
    let json = try bench.run(
      words: ["member", "handover", DemoDesk.office, "--json"] + who(desk, passphrase, as: DemoDesk.second))
    let object = try json.object()
    #expect(object["name"] as? String == DemoDesk.office)
    #expect((object["waiting"] as? [[String: Any]])?.allSatisfy { $0["kind"] is String } == true)
    // What is recorded counts nothing that few keep.
    let told = (object["waiting"] as? [[String: Any]])?.count {
      ($0["kind"] as? String)?.hasPrefix("restricted") != true && $0["kind"] as? String != "incident"
    }
    let log = try bench.run(words: ["log", "--json"] + who(desk, passphrase, as: DemoDesk.second)).output
    let record = try #require(log.split(separator: "\n").last { $0.contains("export.list") && $0.contains("handover") })
    #expect(record.contains("\"count\":\(told ?? -1)"), "\(record)")
    let refused = try bench.run(
      words: ["member", "handover", DemoDesk.office] + who(desk, passphrase, as: DemoDesk.liaison))
    #expect(refused.status == 1 && refused.output.isEmpty, "a liaison sees nobody else's")
  }

  @Test func leaveIsTakenAndEnded() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    func run(_ words: String...) throws -> Program.Outcome {
      try bench.run(words: ["member"] + words + who(desk, passphrase, as: DemoDesk.office))
    }
    #expect(try run("leave", "--deputy", DemoDesk.second, "--until", "tomorrow").status == 64)
    #expect(try run("leave", "--deputy", DemoDesk.second, "--until", "2999-01-01", "--kinds", "identity").status == 64)
    let tooLong = try run("leave", "--deputy", DemoDesk.second, "--until", "2999-01-01")
    #expect(tooLong.status == 1 && tooLong.errors.contains("2999-01-01"), "\(tooLong.errors)")
    let today = try #require(
      bench.run(words: ["member", "list", "--json"] + who(desk, passphrase, as: DemoDesk.office)).output.isEmpty
        ? nil : Self.day(after: 3))
    let taken = try run("leave", "--deputy", DemoDesk.second, "--until", today)
    #expect(taken.status == 0 && taken.output.contains(DemoDesk.second), "\(taken.errors)")
    #expect(try run("leave", "--deputy", DemoDesk.second, "--until", today).status == 1)
    #expect(try run("return").status == 0)
    #expect(try run("return").status == 1)
  }

  private static func day(after days: Int) -> String {
    let formatter = DateFormatter()
    formatter.dateFormat = "yyyy-MM-dd"
    formatter.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
    return formatter.string(from: Date().addingTimeInterval(Double(days) * 86_400))
  }

  @Test func aForgottenPassphraseIsEnrolledAnew() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let invited = try bench.run(
      words: ["member", "reenrol", DemoDesk.office, "--reason", "忘记口令"] + who(desk, passphrase, as: "戊"))
    #expect(invited.status == 0, "\(invited.errors)")
    let code = try #require(invited.output.firstMatch(of: /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}-[0-9A-Z]/)).output.0
    let enrolled = try bench.run(
      words: ["member", "enrol", DemoDesk.office, "--desk", desk, "--lang", "zh"],
      input: "\(code)\nanother passphrase\nanother passphrase\n")
    #expect(enrolled.status == 0, "\(enrolled.errors)")
    let fingerprint = try #require(enrolled.output.firstMatch(of: /[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/)).output.0
    // Who may not confirm is told so before a fingerprint is asked for.
    let early = try bench.run(
      words: ["member", "confirm", DemoDesk.office] + who(desk, passphrase, as: "戊"), input: "y\n")
    #expect(early.status == 1 && !(early.output + early.errors).contains(fingerprint), "\(early.errors)")
    let confirmed = try bench.run(
      words: ["member", "confirm", DemoDesk.office, "--fingerprint", String(fingerprint)]
        + who(desk, passphrase, as: DemoDesk.second))
    #expect(confirmed.status == 0 && confirmed.output.contains("重新启用"), "\(confirmed.errors)")
    let granted = try bench.run(
      words: ["member", "grant", DemoDesk.office, "--fingerprint", String(fingerprint)]
        + who(desk, passphrase, as: "戊"))
    #expect(granted.status == 0, "\(granted.errors)")
    let new = try bench.file("new", "another passphrase\n")
    let log = try bench.run(words: ["log", "--json"] + who(desk, new, as: DemoDesk.office))
    #expect(log.status == 0 && log.output.contains("tip.registered"), "\(log.errors)")
    #expect(try bench.run(words: ["log"] + who(desk, passphrase, as: DemoDesk.office)).status == 1)
    #expect(try bench.run(words: ["verify"] + who(desk, new, as: DemoDesk.office)).status == 0)
  }
}
