import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Where no backup is taken, and of what no desk is made.
@Suite struct BackupRefusalTests {
  @Test func `a backup goes to a place of its own`() throws {
    let bench = try BackupBench(Bureau.full())
    for (path, identities, expected) in [
      ("/desk/backup", nil, "backupInsideDesk"), ("/desk/../desk", nil, "backupInsideDesk"),
      ("/backup", "/desk/identities/copy", "backupInsideDesk"), ("/backup", "/backup", "backupFoldersNested"),
      ("/backup", "/backup/identities", "backupFoldersNested"), ("/backup/desk", "/backup", "backupFoldersNested"),
    ] {
      #expect(fault { try bench.backup(to: path, identities: identities) } == expected, "\(path)")
    }
    try bench.disk.makeDirectories("/papers", permissions: 0o700)
    try bench.disk.writeAtomically([1], to: "/papers/letter", permissions: 0o600)
    #expect(fault { try bench.backup(to: "/papers", identities: nil) } == "notABackup")
    #expect(bench.disk.files.filter { $0.hasPrefix("/papers") } == ["/papers/letter"])
    try bench.backup()
    #expect(fault { try bench.backup(to: BackupBench.sealed, identities: nil) } == "backupOfOtherKind")
    bench.disk[BackupBench.main + "/list"]?[3] ^= 1
    #expect(fault { try bench.backup() } == "backupUnreadable")
  }

  @Test func `what lies in a folder that only looks like a backup stays`() throws {
    let bench = try BackupBench(Bureau.full())
    let theirs = BackupBench.main + "/files/letter.txt"
    try bench.disk.makeDirectories(BackupBench.main + "/files", permissions: 0o700)
    try bench.disk.writeAtomically([1], to: theirs, permissions: 0o600)
    #expect(fault { try bench.backup() } == "notABackup")
    #expect(bench.disk[theirs] == [1])
    try bench.disk.unlink(theirs)
    try bench.backup()
    // What somebody puts into a backup later is none of its business either, not even a folder.
    try bench.disk.writeAtomically([1], to: theirs, permissions: 0o600)
    try bench.disk.makeDirectories(BackupBench.main + "/files/more", permissions: 0o700)
    try bench.bureau.open(Bureau.leader).tip("一件")
    #expect(try bench.backup().isClean)
    #expect(bench.disk[theirs] == [1])
  }

  @Test func `a backup that has rotted is mended from the desk, and that is said`() throws {
    let bench = try BackupBench(Bureau.full())
    try bench.backup()
    let files = BackupBench.main + "/files/"
    var said: [String] = []
    for name in try bench.disk.list(BackupBench.main + "/files") {
      let good = try #require(bench.disk[files + name])
      bench.disk[files + name]?[good.count / 2] ^= 1
      said += try bench.backup().mended
      #expect(bench.disk[files + name] == good)
      #expect(try bench.check().isSound)
    }
    // Small files that may change are copied anew each time, without a look at what is there.
    let log = try #require(bench.disk["/desk/log/00000001.seg"])
    #expect(said.contains { bench.disk[$0].map { log.starts(with: $0) } == true })
  }

  @Test func `two restorations into one place do not mix`() throws {
    let bench = try BackupBench(Bureau.full())
    try bench.backup()
    try bench.disk.makeDirectories("/new/desk.restoring", permissions: 0o770)
    let other = try bench.disk.open("/new/desk.restoring/restoring.lock", .create(permissions: 0o660))
    try other.lock(.exclusive)
    #expect(fault { try bench.restore() } == "restoreBusy")
    try other.unlock()
    try bench.restore()
    #expect(bench.disk["/new/desk/restoring.lock"] == nil)
  }

  @Test func `a backup of another desk, of another past or ahead of the desk stays as it is`() throws {
    let bureau = try Bureau.full()
    let bench = try BackupBench(bureau)
    let early = bench.disk.copy()
    try bureau.open(Bureau.leader).tip("一件")
    try bench.backup()
    let list = bench.disk[BackupBench.main + "/list"]
    // The desk is put back to what it was; then it goes on otherwise.
    for path in early.files where path.hasPrefix("/desk/log/") { bench.disk[path] = early[path] }
    #expect(fault { try bench.backup() } == "backupAhead")
    for _ in 1...4 { try bureau.open(Bureau.leader).tip("另一件") }
    #expect(fault { try bench.backup() } == "backupOfOtherHistory")
    let other = Bureau(disk: bench.disk, directory: "/other", seed: 77)
    try other.found(.trial, [(Bureau.admin, DeskFounding.everyPost)])
    var backup = Backup(of: other.layout, environment: other.environment, to: BackupBench.main, identities: nil)
    #expect(fault { _ = try backup.run() } == "backupOfOtherDesk")
    #expect(bench.disk[BackupBench.main + "/list"] == list)
  }

  @Test func `a damaged desk is not copied over a good backup`() throws {
    let bureau = try Bureau.full()
    let bench = try BackupBench(bureau)
    try bench.backup()
    let list = bench.disk[BackupBench.main + "/list"]
    bench.disk["/desk/log/00000001.seg"]?[300] ^= 1
    #expect(fault { try bench.backup() } == "damaged")
    #expect(bench.disk[BackupBench.main + "/list"] == list)
    #expect(try bench.check().isSound)
    try bench.restore()
    #expect(try bench.open(Bureau.leader).damage == nil)
  }

  @Test func `a desk whose last sync failed is saved as far as it was confirmed`() throws {
    let bureau = try Bureau.full()
    let bench = try BackupBench(bureau)
    let leader = try bureau.open(Bureau.leader)
    bench.disk.inject(SimulatedFault(.syncData, times: 1, code: ErrorCode.inputOutput))
    #expect(fault { _ = try leader.tip("一件") } == "syncFailed")
    let report = try bench.backup()
    #expect(report.syncFailed && !report.isClean)
    try bench.restore()
    let back = try bench.open(Bureau.leader)
    #expect(back.damage == nil && back.desk.tips.count == 0)
    try back.tip("再记一次")
  }

  @Test func `only one backup at a time, and a desk is made only where none is`() throws {
    let bench = try BackupBench(Bureau.full())
    try bench.backup()
    let lock = try bench.disk.open(BackupBench.main + "/list.lock", .readWrite)
    try lock.lock(.exclusive)
    #expect(fault { try bench.backup() } == "backupBusy")
    try lock.unlock()
    #expect(fault { _ = try BackupCheck(path: "/nothing", fileSystem: bench.disk).run() } == "noBackup")
    try bench.restore()
    #expect(fault { try bench.restore() } == "deskExists")
  }

  /// The list is made anew around each, as whoever alters a backup would.
  @Test func `an altered backup makes no desk`() throws {
    let desk = try Reporting()
    let bench = try BackupBench(desk.bureau)
    let path = "/note.txt"
    try bench.disk.writeAtomically(Array("photo".utf8), to: path, permissions: 0o600)
    _ = try desk.open(Bureau.office).register(
      TipIntake(content: TipContent(title: "", narrative: "堵路"), attachmentPaths: [path]))
    try bench.backup()
    let folder = BackupFolder(path: BackupBench.main, fileSystem: bench.disk)
    let honest = try #require(try folder.manifest())

    func altered(_ prefix: String, _ change: (inout [UInt8]) -> Void) throws -> BackupManifest {
      var manifest = honest
      let place = try #require(manifest.files.firstIndex { $0.path.hasPrefix(prefix) })
      var bytes = try #require(bench.disk[folder.place(of: manifest.files[place].hash)])
      change(&bytes)
      let taken = try folder.take(bytes)
      manifest.files[place] = .init(path: manifest.files[place].path, hash: taken.hash, length: taken.length)
      return manifest
    }
    var shorter = honest
    shorter.head = Head(
      commits: honest.head.commits - 1, events: honest.head.events - 1, hash: honest.head.hash, end: honest.head.end)
    let cases: [(String, BackupManifest)] = try [
      ("damaged", altered("log/00000001") { $0[400] ^= 1 }),
      ("damaged", altered("log/00000001") { $0.removeLast(10) }),
      ("backupFileDamaged", altered("blobs/") { $0[40] ^= 1 }),
      ("rewritten", shorter),
    ]
    for (expected, manifest) in cases {
      let copy = bench.disk.copy()
      try copy.writeAtomically(Array(manifest.text.utf8), to: BackupBench.main + "/list", permissions: 0o600)
      #expect(fault { try bench.restore(on: copy) } == expected)
      #expect(try !bench.check(on: copy).isSound, "\(expected)")
      #expect(try copy.status(BackupBench.restored.directory) == nil)
    }
    // What the medium spoilt.
    for name in ["list", "files/" + honest.files[0].hash.hex] {
      let copy = bench.disk.copy()
      copy[BackupBench.main + "/" + name]?[50] ^= 1
      #expect(fault { try bench.restore(on: copy) } == (name == "list" ? "backupUnreadable" : "backupFileDamaged"))
    }
  }

  @Test func `a list names nothing outside a desk`() throws {
    let bench = try BackupBench(Bureau.full())
    try bench.backup()
    let list = try #require(bench.disk[BackupBench.main + "/list"])
    let honest = try #require(BackupManifest(list))
    #expect(BackupManifest(Array(honest.text.utf8)) == honest)
    for path in [
      "members/../../etc/passwd", "log/append.lock", "log/00000001.idx", "members/01.key", "members/1.key.tmp",
      "members/x.key", "blobs/x", "identities/0123456789abcdef0123456789abcdef", "drafts/1/kept", "/etc/passwd", "head",
      "log//head", "members/1.key/x", "",
    ] {
      var manifest = honest
      manifest.files.append(.init(path: path, hash: .zero, length: 0))
      #expect(BackupManifest(Array(manifest.text.utf8)) == nil, "\(path)")
    }
    var twice = honest
    twice.files.append(honest.files[0])
    #expect(BackupManifest(Array(twice.text.utf8)) == nil)
    for count in stride(from: 0, to: honest.text.utf8.count, by: 7) {
      #expect(BackupManifest(Array(honest.text.utf8.prefix(count))) == nil)
    }
  }
}
