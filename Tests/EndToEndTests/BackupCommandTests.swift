import EventLog
import Foundation
import TestSupport
import Testing

/// Backing up, looking at a backup, restoring, and the doctor, with the real program.
@Suite(.serialized) struct BackupCommandTests {
  @Test func aDeskIsBackedUpLostAndRestored() throws {
    let bench = try Bench()
    let (desk, passphrase) = try DemoDesk.copy(to: bench)
    let (main, safe) = (bench.path("disk/backup"), bench.path("safe/identities"))
    let taken = try bench.succeed("backup", main, "--identities", safe, "--desk", desk, "--lang", "en")
    #expect(taken.contains("Backed up to commit #"), "\(taken)")
    let again = try bench.succeed("backup", main, "--desk", desk, "--lang", "zh")
    #expect(again.contains("本次复制 0 个") && again.contains("有意没有放进去"), "\(again)")
    let before = try bench.run("verify", "--desk", desk, "--json").object()

    try FileManager.default.removeItem(atPath: desk)
    let looked = try bench.succeed("restore", "--verify", main, "--identities", safe, "--lang", "en")
    #expect(looked.components(separatedBy: "Sound").count == 3, "\(looked)")
    let new = bench.path("new")
    let made = try bench.succeed("restore", main, "--identities", safe, "--desk", new, "--lang", "en")
    #expect(made.contains("Next: casedesk verify --desk \(new)"), "\(made)")
    let after = try bench.run(
      "verify", "--desk", new, "--json", "--as", DemoDesk.office, "--passphrase-file", passphrase)
    #expect(after.status == 0, "\(after.output)\(after.errors)")
    #expect(try after.object()["hash"] as? String == before["hash"] as? String)
    let (rights, blobs) = (try FileManager.default.attributesOfItem(atPath: new), new + "/blobs")
    #expect((rights[.posixPermissions] as? Int).map { $0 & 0o777 } == 0o770)
    #expect(FileManager.default.fileExists(atPath: blobs))
    let (ledger, who) = (
      try bench.file("ledger.csv", "标题,举报内容\n堵路,有人堵路。\n"),
      ["--desk", new, "--as", DemoDesk.office, "--passphrase-file", passphrase]
    )
    #expect(try bench.run(words: ["import", ledger] + who).status == 0)

    // Never over a desk that is there, nor without saying where.
    #expect(try bench.run("restore", main, "--desk", new).status == 1)
    #expect(try bench.run("restore", main).status == 1)
    // Without the identities it says what is missing.
    let bare = try bench.run("restore", main, "--desk", bench.path("bare"), "--lang", "en")
    #expect(bare.status == 0 && bare.output.contains("Sealed identity files: 0 of "), "\(bare.output)")
  }

  @Test func whatIsWrongIsSaid() throws {
    let bench = try Bench()
    let (desk, _) = try DemoDesk.copy(to: bench)
    #expect(try bench.run("backup", desk + "/copy", "--desk", desk).errors.contains("就在台的目录里"))
    let papers = bench.path("papers")
    try FileManager.default.createDirectory(atPath: papers, withIntermediateDirectories: false)
    try Data("x".utf8).write(to: URL(fileURLWithPath: papers + "/letter"))
    #expect(try bench.run("backup", papers, "--desk", desk).status == 1)
    let main = bench.path("backup")
    try bench.succeed("backup", main, "--desk", desk)
    let stored = try FileManager.default.contentsOfDirectory(atPath: main + "/files").sorted()
    let largest = try #require(
      stored.max {
        let sizes = [$0, $1].map {
          ((try? FileManager.default.attributesOfItem(atPath: main + "/files/" + $0))?[.size] as? Int) ?? 0
        }
        return sizes[0] < sizes[1]
      })
    var bytes = try Data(contentsOf: URL(fileURLWithPath: main + "/files/" + largest))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: main + "/files/" + largest))
    let found = try bench.run("restore", "--verify", main, "--lang", "en")
    #expect(found.status == 1 && found.output.contains(largest), "\(found.output)")
    #expect(try bench.run("restore", main, "--desk", bench.path("new")).status == 1)
    #expect(!FileManager.default.fileExists(atPath: bench.path("new")))
    #expect(try bench.run("restore", "--verify", bench.path("nothing")).status == 2)
    // As advised: the backup taken again, which says what it mended.
    let mending = try bench.run("backup", main, "--desk", desk, "--lang", "en")
    #expect(mending.status == 1 && mending.errors.contains(largest), "\(mending.errors)")
    try bench.succeed("backup", main, "--desk", desk)
    #expect(try bench.run("restore", "--verify", main).status == 0)
  }

  /// Eight programs append while backups are taken one after the other: each is a whole log, and none goes back.
  @Test func backupsAreTakenWhileEightProgramsWrite() throws {
    let bench = try Bench()
    let desk = bench.path("busy")
    try FileManager.default.createDirectory(atPath: desk, withIntermediateDirectories: false)
    try FileEventStore.create(in: desk, desk: .test, fileSystem: PosixFileSystem())
    let store = try FileEventStore(directory: desk, fileSystem: PosixFileSystem())
    let members = (1...8).map { LogMember(UInt32($0)) }
    _ = try store.append(id: .test(0, writer: 99), signer: members[0], deliver: { _ in }) { _ in
      members[0].proposal(roster: members.map(\.admission))
    }
    let program = try #require(CommandLine.arguments.first.map { _ in Program.besideTests("log-writer") })
    let started = try Program.run([
      "sh", "-c",
      "for n in 1 2 3 4 5 6 7 8; do \"$0\" \"$1\" $n 1 200000 >/dev/null 2>&1 & echo $!; done", program, desk,
    ])
    let writers = started.output.split(separator: "\n").compactMap { pid_t($0) }
    defer { for writer in writers { kill(writer, SIGKILL) } }
    #expect(writers.count == 8)
    var reached = 0
    for round in 1...5 {
      let main = bench.path(round % 2 == 0 ? "even" : "odd")
      let outcome = try bench.run("backup", main, "--desk", desk, "--lang", "en")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let looked = try bench.run("restore", "--verify", main, "--lang", "en")
      #expect(looked.status == 0, "\(looked.output)")
      let commits = try #require(outcome.output.firstMatch(of: /commit #(\d+)/).flatMap { Int($0.1) })
      #expect(commits >= reached)
      reached = commits
    }
    for writer in writers { kill(writer, SIGKILL) }
    #expect(reached > 1)
    try bench.succeed("restore", bench.path("odd"), "--desk", bench.path("new"))
    #expect(try bench.run("verify", "--desk", bench.path("new")).status == 0)
  }

  @Test func theDoctorSaysWhatIsWrongAndWhatToDo() throws {
    let bench = try Bench()
    let (desk, _) = try DemoDesk.copy(to: bench)
    let first = try bench.run("doctor", "--desk", desk, "--lang", "en")
    #expect(first.status == 1 && first.output.contains("No backup is known"), "\(first.output)")
    #expect(first.output.contains("Meaning: ") && first.output.contains("What to do: "))
    try bench.succeed("backup", bench.path("backup"), "--desk", desk)
    let half = try bench.run("doctor", "--desk", desk, "--lang", "en")
    #expect(half.status == 1 && half.output.contains("in no backup"), "\(half.output)")
    try bench.succeed("backup", bench.path("backup"), "--identities", bench.path("sealed"), "--desk", desk)
    let sound = try bench.run("doctor", "--desk", desk, "--lang", "zh")
    #expect(sound.status == 0 && sound.output.contains("完好，大家可以照常工作"), "\(sound.output)")
    let key = desk + "/members/1.key"
    try Data("x".utf8).write(to: URL(fileURLWithPath: key))
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: desk + "/blobs")
    let found = try bench.run("doctor", "--desk", desk, "--json", "--lang", "en")
    let told = try found.object()
    let ids = Set((told["findings"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String })
    #expect(found.status == 1 && ids.isSuperset(of: ["keyFileUnreadable", "folderOpen", "backedUp"]), "\(ids)")
    try FileManager.default.removeItem(atPath: desk + "/identities")
    #expect(try bench.run("doctor", "--desk", desk).status == 2)
    #expect(try bench.run("doctor", "--desk", bench.path("nowhere")).status == 2)
  }

  @Test func theDoctorNamesWhoHoldsTheLock() throws {
    let bench = try Bench()
    let (desk, _) = try DemoDesk.copy(to: bench)
    try bench.succeed("backup", bench.path("backup"), "--desk", desk)
    let holder = try Program.run([
      "sh", "-c", "flock \(desk)/log/append.lock sleep 60 >/dev/null 2>&1 & sleep 0.5; echo $!",
    ])
    let process = try #require(pid_t(holder.output.trimmingCharacters(in: .whitespacesAndNewlines)))
    defer { kill(process, SIGKILL) }
    let found = try bench.run("doctor", "--desk", desk, "--lang", "en")
    #expect(found.status == 2 && found.output.contains("\(process) "), "\(found.output)")
  }
}
