import Foundation
import TestSupport
import Testing

/// `verify` says what it found, what that means, and what to do; and to programs the same by keys of their own.
@Suite(.serialized) struct VerifyTests {
  private func flip(_ file: String, _ offset: Int) throws {
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    bytes[offset] ^= 0x20
    try bytes.write(to: URL(fileURLWithPath: file))
  }

  private func verify(_ bench: Bench, _ desk: String, _ more: [String] = []) throws -> Program.Outcome {
    try bench.run(words: ["verify", "--desk", desk] + more)
  }

  @Test func aDamagedHeadSlotLosesNothingAndIsWrittenAnew() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    try flip(desk + "/log/head", 40)
    for (language, found, meaning) in [
      ("zh", "\(desk)/log/head 第 40 字节", "没有任何提交因此丢失"), ("en", "\(desk)/log/head, byte 40", "no commit is lost"),
    ] {
      let outcome = try verify(bench, desk, ["--lang", language])
      #expect(outcome.status == 1)
      #expect(outcome.output.contains(found) && outcome.output.contains(meaning), "\(outcome.output)")
      #expect(!outcome.output.contains("#0"), "\(outcome.output)")
    }
    let told = try verify(bench, desk, ["--json"]).object()
    let damage = try #require((told["damage"] as? [[String: Any]])?.first)
    #expect(damage["offset"] as? Int == 40 && damage["commit"] == nil)
    #expect(told["soundCommits"] as? Int == told["commits"] as? Int)
    try bench.succeed("log", "--desk", desk, "--as", DemoDesk.office, "--passphrase-file", passphrase)
    #expect(try verify(bench, desk).status == 0)
  }

  @Test func aLostHeadCannotProveTheEnd() throws {
    let bench = try Bench()
    let (desk, _) = try DemoDesk.copy(to: bench)
    try Data(count: 1024).write(to: URL(fileURLWithPath: desk + "/log/head"))
    let blank = try verify(bench, desk, ["--lang", "zh"])
    #expect(blank.status == 1)
    #expect(blank.output.contains("--against"), "\(blank.output)")
    try FileManager.default.removeItem(atPath: desk + "/log/head")
    let gone = try verify(bench, desk, ["--lang", "en"])
    #expect(gone.status == 1)
    #expect(gone.output.contains("cannot prove that its end"), "\(gone.output)")
  }

  @Test func anOlderCopyIsCalledOlder() throws {
    let bench = try Bench()
    let (old, passphrase) = try DemoDesk.copy(to: bench, as: "old")
    let (desk, _) = try DemoDesk.copy(to: bench)
    let who = ["--as", DemoDesk.office, "--passphrase-file", passphrase]
    let ledger = try bench.file("ledger.csv", "标题,举报内容\n堵路,有人堵路。\n")
    #expect(try bench.run(words: ["import", ledger, "--desk", desk] + who).status == 0)
    // An import writes cover beside its own commit.
    let commits = try #require(try verify(bench, desk, ["--json"]).object()["commits"] as? Int)
    let reached = try #require(try verify(bench, old, ["--json"]).object()["commits"] as? Int)
    for (language, found, meaning) in [
      ("zh", "第 #\(commits) 次提交，这里只到第 #\(reached) 次，缺 \(commits - reached) 次", "不要在这一份上登记"),
      (
        "en", "saw commit #\(commits), this log ends at #\(reached): \(commits - reached) commit", "record nothing here"
      ),
    ] {
      let outcome = try verify(bench, old, ["--lang", language] + who)
      #expect(outcome.status == 1)
      #expect(outcome.output.contains(found) && outcome.output.contains(meaning), "\(outcome.output)")
      #expect(outcome.output.split(separator: "\n").last?.contains("#\(reached)") == true, "sound up to there")
    }
  }

  @Test func aDamagedCommitEndsWhatIsSound() throws {
    let bench = try Bench()
    let (desk, _) = try DemoDesk.copy(to: bench)
    let segment = desk + "/log/00000001.seg"
    let written = try #require(try Data(contentsOf: URL(fileURLWithPath: segment)).lastIndex { $0 != 0 })
    try flip(segment, written / 2)
    let outcome = try verify(bench, desk, ["--json", "--lang", "zh"])
    let told = try outcome.object()
    #expect(outcome.status == 1 && told["verdict"] as? String == "damaged")
    let place = try #require((told["damage"] as? [[String: Any]])?.first)
    let commit = try #require(place["commit"] as? Int)
    #expect(told["soundCommits"] as? Int == commit - 1)
    #expect((told["advice"] as? [String])?.first?.contains("备份") == true)
    #expect(try verify(bench, desk, ["--lang", "zh"]).output.contains("至第 #\(commit - 1) 次提交完好"))
  }

  @Test func aDamagedSealedFileIsNoBreachOfAuthority() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let sealed = try FileManager.default.contentsOfDirectory(atPath: desk + "/identities").sorted()
    let path = desk + "/identities/" + (try #require(sealed.first))
    try flip(path, 60)
    let outcome = try verify(
      bench, desk, ["--json", "--as", DemoDesk.office, "--passphrase-file", passphrase])
    let told = try outcome.object()
    #expect(outcome.status == 1)
    #expect(told["unauthorised"] as? Int == 0)
    #expect(told["sealed"] as? [String] == [path])
    #expect((told["unreadable"] as? [Int])?.isEmpty == true)
    #expect(try verify(bench, desk, ["--json"]).object()["sealed"] == nil)
  }
}
