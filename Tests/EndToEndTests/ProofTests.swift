import Foundation
import TestSupport
import Testing

/// What can be proved of a log from outside: `verify`, `checkpoint`, and what a member remembers.
@Suite(.serialized) struct ProofTests {
  private func segment(_ desk: String) -> String { desk + "/log/00000001.seg" }

  /// A note of the head, and how many bytes of the first segment are written.
  private func checkpoint(_ bench: Bench, _ desk: String, _ passphrase: String) throws -> (file: String, end: Int) {
    let note = try bench.succeed(
      "checkpoint", "--desk", desk, "--as", DemoDesk.office, "--passphrase-file", passphrase)
    let end = try #require(note.firstMatch(of: /end 1:(\d+)/).flatMap { Int($0.1) })
    return (try bench.file("note", note), end)
  }

  private func change(_ file: String, _ body: (FileHandle) throws -> Void) throws {
    let handle = try #require(FileHandle(forUpdatingAtPath: file))
    try body(handle)
    try handle.close()
  }

  @Test func aSoundLogVerifies() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let bare = try bench.run("verify", "--desk", desk, "--json")
    #expect(bare.status == 0)
    let told = try bare.object()
    #expect(told["verdict"] as? String == "sound")
    #expect(told["unauthorised"] == nil)
    let full = try bench.run(
      "verify", "--desk", desk, "--json", "--as", DemoDesk.office, "--passphrase-file", passphrase)
    #expect(full.status == 0)
    #expect(try full.object()["unauthorised"] as? Int == 0)
    #expect(try full.object()["hash"] as? String == told["hash"] as? String)
  }

  @Test func withoutAReadableWitnessNobodyCanTell() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let who = ["--desk", desk, "--as", DemoDesk.office, "--passphrase-file", passphrase]
    let note = try checkpoint(bench, desk, passphrase).file
    let folder = bench.path("state/casedesk")
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder).first { !$0.contains(".") && $0.contains("-") })
    try Data(repeating: 7, count: 112).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    // Asked twice: the first answer does not wipe out what it rests on.
    for _ in 0..<2 {
      let outcome = try bench.run(words: ["verify", "--json"] + who)
      #expect(outcome.status == 2, "\(outcome.output)")
      #expect(try outcome.object()["verdict"] as? String == "cannotTell")
      #expect((try outcome.object()["findings"] as? [String])?.contains { $0.contains("上次见到") } == true)
    }
    #expect(FileManager.default.contents(atPath: "\(folder)/\(name)") == Data(repeating: 7, count: 112))
    #expect(try bench.run(words: ["verify", "--against", note] + who).status == 0, "a kept note tells")
  }

  @Test func anyFlippedByteIsNamed() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let end = try checkpoint(bench, desk, passphrase).end
    // The first and last bytes and, in between, steps that fall on every part of a frame.
    for offset in [0, 9, 40, end - 1] + stride(from: 64, to: end, by: end / 16 | 1) {
      let flip: (FileHandle) throws -> Void = { handle in
        try handle.seek(toOffset: UInt64(offset))
        let byte = try #require(try handle.read(upToCount: 1)?.first)
        try handle.seek(toOffset: UInt64(offset))
        try handle.write(contentsOf: [byte ^ 0x20])
      }
      try change(segment(desk), flip)
      let outcome = try bench.run("verify", "--desk", desk)
      #expect(outcome.status == 1, "byte \(offset): \(outcome.output)")
      #expect(outcome.output.contains("log/00000001.seg"), "byte \(offset)")
      try change(segment(desk), flip)
    }
    #expect(try bench.run("verify", "--desk", desk).status == 0)
  }

  @Test func aShortenedLogIsReportedAndReadOnly() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let end = try checkpoint(bench, desk, passphrase).end
    try change(segment(desk)) { try $0.truncate(atOffset: UInt64(end / 2)) }
    #expect(try bench.run("verify", "--desk", desk).status == 1)
    let ledger = try bench.file("ledger.csv", "标题,举报内容\n堵路,有人堵路。\n")
    let outcome = try bench.run(
      "import", ledger, "--desk", desk, "--as", DemoDesk.office, "--passphrase-file", passphrase)
    #expect(outcome.status == 1)
    // Nothing was mended away: what is missing is still missing.
    #expect(try bench.run("verify", "--desk", desk).status == 1)
  }

  @Test func aRolledBackCopyIsFoundOut() throws {
    let bench = try Bench()
    let (old, passphrase) = try DemoDesk.copy(to: bench, as: "old")
    let (desk, _) = try DemoDesk.copy(to: bench)
    let who = ["--as", DemoDesk.office, "--passphrase-file", passphrase]
    let before = try checkpoint(bench, old, passphrase).file
    try FileManager.default.moveItem(atPath: before, toPath: bench.path("before"))
    let ledger = try bench.file("ledger.csv", "标题,举报内容\n堵路,有人堵路。\n")
    #expect(try bench.run(words: ["import", ledger, "--desk", desk] + who).status == 0)
    let after = try checkpoint(bench, desk, passphrase).file

    #expect(try bench.run("verify", "--desk", desk, "--against", bench.path("before"), "--against", after).status == 0)
    // A page that ends in a note is as good as the note.
    let page = try bench.file(
      "page", "JB-2026-0001  某酒店\ncasedesk/ 不是检查点\n\n" + String(contentsOfFile: after, encoding: .utf8))
    #expect(try bench.run("verify", "--desk", desk, "--against", page).status == 0)
    #expect(try bench.run("verify", "--desk", old, "--against", page).status == 1)
    let outside = try bench.run("verify", "--desk", old, "--against", after)
    #expect(outside.status == 1)
    // The member who saw the newer one needs no note.
    let inside = try bench.run(words: ["verify", "--desk", old] + who)
    #expect(inside.status == 1, "\(inside.output)")
    let opened = try bench.run(words: ["import", ledger, "--desk", old] + who)
    #expect(opened.status == 1)
    #expect(!opened.errors.isEmpty)
    // Somebody who had seen no more has nothing to hold against it.
    let second = ["--as", DemoDesk.second, "--passphrase-file", passphrase]
    #expect(try bench.run(words: ["verify", "--desk", old] + second).status == 0)
  }

  @Test func anImportIsRememberedByWhoMadeIt() throws {
    let bench = try Bench()
    let (old, passphrase) = try DemoDesk.copy(to: bench, as: "old")
    let (desk, _) = try DemoDesk.copy(to: bench)
    let who = ["--as", DemoDesk.office, "--passphrase-file", passphrase]
    let ledger = try bench.file("ledger.csv", "标题,举报内容\n堵路,有人堵路。\n")
    #expect(try bench.run(words: ["import", ledger, "--desk", desk] + who).status == 0)
    #expect(try bench.run(words: ["verify", "--desk", old] + who).status == 1)
  }

  @Test func whatCannotBeToldIsNotCalledSound() throws {
    let bench = try Bench()
    let (desk, _) = try DemoDesk.copy(to: bench)
    #expect(try bench.run("verify", "--desk", bench.path("nowhere")).status == 2)
    let note = try bench.file("no-note", "something else\n")
    #expect(try bench.run("verify", "--desk", desk, "--against", note).status == 2)
    #expect(try bench.run("verify", "--desk", desk, "--against", bench.path("missing")).status == 2)
  }
}
