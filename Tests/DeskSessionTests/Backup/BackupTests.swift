import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// A bureau and its backups, on one simulated disk.
struct BackupBench {
  static let main = "/backup/desk"
  static let sealed = "/safe/identities"
  static let restored = DeskLayout(directory: "/new/desk")

  let bureau: Bureau
  let disk: SimulatedFileSystem

  init(_ bureau: Bureau) throws {
    self.bureau = bureau
    disk = try #require(bureau.disk as? SimulatedFileSystem)
  }

  @discardableResult
  func backup(
    on other: SimulatedFileSystem? = nil, to path: String = main, identities: String? = sealed,
    destroyed: Set<String> = []
  ) throws -> Backup.Report {
    let environment = try bureau.copy(on: other ?? disk).environment
    var backup = Backup(of: bureau.layout, environment: environment, to: path, identities: identities)
    return try backup.run(destroyed: destroyed)
  }

  func check(_ path: String = main, on other: SimulatedFileSystem? = nil) throws -> BackupCheck.Report {
    try BackupCheck(path: path, fileSystem: other ?? disk).run()
  }

  @discardableResult
  func restore(
    on other: SimulatedFileSystem? = nil, identities: String? = sealed, everyIdentity: Bool = false
  ) throws -> Restoration.Report {
    try Restoration(
      from: Self.main, identities: identities, everyIdentity: everyIdentity, to: Self.restored,
      fileSystem: other ?? disk
    ).run()
  }

  /// The desk that was restored, as a member's process opens it.
  ///
  /// - Parameter seed: another for whoever writes after somebody else did; request ids must not come twice.
  func open(_ name: String, on other: SimulatedFileSystem? = nil, seed: UInt64 = 2000) throws -> OpenDesk {
    let copy = Bureau(disk: other ?? disk, seed: seed, clock: bureau.clock)
    let door = DeskDoor(layout: Self.restored, environment: copy.environment)
    return try door.enter(as: bureau.id(name), keys: bureau.unlock(name))
  }

  /// Names of the sealed identities in a desk's folder.
  func identities(_ layout: DeskLayout) throws -> Set<String> { Set(try disk.list(layout.identities)) }
}

/// A backup is a desk at one moment; taken again it costs what is new; and a restored desk is opened like any other.
@Suite struct BackupTests {
  @Test func `a restored desk is the desk, for everybody`() throws {
    let desk = try Reporting()
    let bench = try BackupBench(desk.bureau)
    let office = try desk.open(Bureau.office)
    let path = "/note.txt"
    try bench.disk.writeAtomically(Array("photo".utf8), to: path, permissions: 0o600)
    _ = try office.register(
      TipIntake(content: TipContent(title: "", narrative: "堵路"), attachmentPaths: [path]))
    let request = try desk.approved()
    let report = try bench.backup()
    #expect(report.isClean && report.copied == report.files && report.identities > 0)
    let back = try bench.restore()
    #expect(back.head == report.head && back.identities == back.listed && back.withheld == [] && back.missing == [])
    for name in [Bureau.leader, Bureau.admin, Bureau.office, Bureau.custodian] {
      #expect(try bench.open(name).lines == desk.open(name).lines, "\(name)")
      #expect(try bench.open(name).damagedSealedFiles() == [], "\(name)")
    }
    let opened = try bench.open(Bureau.custodian).openIdentity(request: request, isRenewal: false)
    #expect(!opened.parts.isEmpty)
    // It goes on, on its own.
    let tip = try bench.open(Bureau.office, seed: 2001).tip("又来一件")
    #expect(try bench.open(Bureau.leader).desk.tips.row(of: tip) != nil)
    #expect(bench.disk.files.filter { $0.hasPrefix("/new/desk/drafts/") && $0.contains("/1/") } == [])
  }

  @Test func `a backup that is taken again costs what is new`() throws {
    let desk = try Reporting()
    let bench = try BackupBench(desk.bureau)
    let first = try bench.backup()
    let same = try bench.backup()
    #expect(same.copied == 0 && same.files == first.files && same.head == first.head)
    try desk.open(Bureau.office).tip("又来一件")
    let next = try bench.backup()
    #expect(next.head.commits > first.head.commits)
    #expect(next.copied == 2, "the last segment and the head")
    let kept = bench.disk.files.filter { $0.hasPrefix(BackupBench.main + "/files/") }
    #expect(kept.count + (next.files - kept.count) == next.files)
    #expect(try bench.check().isSound)
    #expect(try bench.check(BackupBench.sealed).isSound)
    // A full segment is copied once and for all.
    #expect(kept.count <= next.files)
  }

  @Test func `a stolen backup holds no identity and no draft`() throws {
    let desk = try Reporting()
    let bench = try BackupBench(desk.bureau)
    let office = try desk.open(Bureau.office)
    let sealed = try desk.files().all.map { try #require(bench.disk[desk.path($0)]) }
    #expect(!sealed.isEmpty)
    office.close()
    let report = try bench.backup(identities: nil)
    #expect(report.identities == sealed.count && !report.hasIdentities)
    for path in bench.disk.files where path.hasPrefix("/backup/") {
      let bytes = try #require(bench.disk[path])
      #expect(!sealed.contains(bytes), "\(path)")
      for words in SecrecyTestWords.all {
        #expect(!String(decoding: bytes, as: UTF8.self).contains(words), "\(path): \(words)")
      }
    }
    let list = String(decoding: try #require(bench.disk[BackupBench.main + "/list"]), as: UTF8.self)
    #expect(!list.contains("drafts"))
    let back = try bench.restore(identities: nil)
    #expect(back.listed == sealed.count && back.identities == 0)
  }

  @Test func `what was destroyed stays away, from an older backup too`() throws {
    let desk = try Reporting()
    let bench = try BackupBench(desk.bureau)
    let (_, other) = try Reporting.report([.phone: "13900000000"], to: desk.bureau)
    let gone = Set(try desk.files().all.map(\.file.file))
    let kept = Set(try desk.files(other).all.map(\.file.file))
    try bench.backup()
    let proposal = try #require(
      try desk.open(Bureau.custodian).perform(
        ProposeDestruction(reporter: desk.reporter, grounds: "保存期满"), id: nil
      ).events.first
    ).envelope.event
    _ = try desk.open(Bureau.leader).destroy(proposal: proposal)
    #expect(try bench.identities(desk.bureau.layout) == kept)
    // Without a key nobody knows whether they were destroyed or lost: kept there, and said.
    let report = try bench.backup()
    #expect(Set(report.goneIdentities) == gone && !report.isClean)

    let copy = bench.disk.copy()
    let back = try bench.restore()
    #expect(Set(back.withheld) == gone && back.missing == [])
    #expect(try bench.identities(BackupBench.restored) == kept)

    // Put back on purpose, they are destroyed by the first who can read what the log says.
    let second = try BackupBench(desk.bureau.copy(on: copy))
    #expect(try second.restore(everyIdentity: true).withheld == [])
    #expect(try second.identities(BackupBench.restored) == kept.union(gone))
    try second.open(Bureau.admin).upkeep()
    #expect(try second.identities(BackupBench.restored) == kept.union(gone), "an admin cannot read it")
    try second.open(Bureau.office).upkeep()
    #expect(try second.identities(BackupBench.restored) == kept)

    // With a member's keys they go from the backup too.
    let cleaned = try bench.backup(destroyed: desk.open(Bureau.office).namesOfDestroyed())
    #expect(cleaned.isClean)
    #expect(try bench.check(BackupBench.sealed).files == kept.count)
  }

  @Test func `what is gone from the desk without a reason is in the backup still`() throws {
    let desk = try Reporting()
    let bench = try BackupBench(desk.bureau)
    let path = "/note.txt"
    try bench.disk.writeAtomically(Array("photo".utf8), to: path, permissions: 0o600)
    _ = try desk.open(Bureau.office).register(
      TipIntake(content: TipContent(title: "", narrative: "堵路"), attachmentPaths: [path]))
    let all = try bench.identities(desk.bureau.layout)
    try bench.backup()
    for name in all { try bench.disk.unlink(desk.bureau.layout.identities + "/" + name) }
    let blob = desk.bureau.layout.blobs + "/" + (try #require(bench.disk.list(desk.bureau.layout.blobs).first))
    let original = bench.disk[blob]
    bench.disk[blob]?[40] ^= 1
    try bench.backup()
    try bench.restore(everyIdentity: true)
    #expect(try bench.identities(BackupBench.restored) == all)
    #expect(bench.disk[BackupBench.restored.blobs + "/" + PathText.name(of: blob)] == original)
  }
}

/// Words that stand in the tips of `Reporting`.
enum SecrecyTestWords {
  static let all = ["13812345678", "赵举报", "幸福里七号", "某酒店", "强迫交易", "堵路"]
}
