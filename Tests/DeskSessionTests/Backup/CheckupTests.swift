import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// What is wrong with a desk is found, named and weighed; a sound one is called sound.
@Suite struct CheckupTests {
  private static let day: Int64 = 86_400_000

  private func look(
    _ bench: BackupBench, room: (bytes: Int64, files: Int64?) = (1 << 40, 1_000_000), mayWrite: Bool = true,
    stateDirectory: String? = nil
  ) throws -> Checkup.Report {
    let known = bench.bureau.environment
    let environment = DeskEnvironment(
      fileSystem: known.fileSystem, random: known.random, now: known.now, scrypt: known.scrypt,
      matching: known.matching, calendar: known.calendar, stateDirectory: stateDirectory, logLimits: known.logLimits)
    let machine = Machine(
      room: { _ in room }, holders: { _ in ["4711 casedesk"] }, mayWrite: { _ in mayWrite }, pause: {})
    var checkup = Checkup(bench.bureau.layout, environment: environment, machine: machine)
    return checkup.run()
  }

  private func ids(_ report: Checkup.Report) -> Set<String> { Set(report.findings.map(\.id)) }

  @Test func `a sound desk with a backup is sound`() throws {
    let bench = try BackupBench(Bureau.staffed())
    #expect(try ids(look(bench)) == ["neverBackedUp"])
    try bench.backup(identities: nil)
    let report = try look(bench)
    #expect(ids(report) == ["backedUp"] && report.weight == .notice && report.log?.verdict == .sound)
    bench.bureau.clock.advance(by: 8 * Self.day)
    #expect(try ids(look(bench)) == ["backedUp"], "nothing came since")
    try bench.bureau.open(Bureau.leader).tip("一件")
    #expect(try ids(look(bench)) == ["backupOld"])
  }

  /// What is done to a desk, and what is then found, with its weight.
  private struct Row {
    let id: String
    let weight: CheckupFinding.Weight
    let spoil: (BackupBench) throws -> Void

    init(_ id: String, _ weight: CheckupFinding.Weight, _ spoil: @escaping (BackupBench) throws -> Void) {
      (self.id, self.weight, self.spoil) = (id, weight, spoil)
    }

    /// A file that is not as it should be, or should not be.
    init(_ id: String, _ weight: CheckupFinding.Weight, file: String, _ bytes: [UInt8]) {
      self.init(id, weight) { try $0.disk.writeAtomically(bytes, to: file, permissions: 0o660) }
    }
  }

  private static var rows: [Row] {
    [
      Row("folderMissing", .broken) { try $0.disk.rename("/desk/identities", to: "/desk/gone") },
      Row("folderOpen", .look) { try $0.disk.setPermissions("/desk/log", 0o775) },
      Row("networkFileSystem", .broken) { $0.disk.pretendNetwork("nfs4") },
      Row("restoringLeft", .notice) { try $0.disk.makeDirectory("/desk.restoring", permissions: 0o770) },
      Row("keyFileUnreadable", .look, file: "/desk/members/2.key", [1, 2, 3]),
      Row("keyFileOpen", .look) { try $0.disk.setPermissions("/desk/members/1.key", 0o664) },
      Row("blobDamaged", .broken, file: "/desk/blobs/" + Digest(of: [1]).hex, [2]),
      Row("leftover", .notice, file: "/desk/blobs/x", [2]),
      Row("clockBehind", .look) { $0.bureau.clock.advance(by: -3_600_000) },
      Row("clockAhead", .look) { $0.bureau.clock.advance(by: 40 * Self.day) },
      Row("backupAhead", .broken, file: "/desk/backup.last", Array("taken 1 commits 10000 identities never\n".utf8)),
      // A note from the future would keep quiet for ever.
      Row(
        "neverBackedUp", .look, file: "/desk/backup.last",
        Array("taken 9999999999999 commits 1 identities never\n".utf8)),
      Row("identitiesNeverBackedUp", .look, file: "/desk/identities/" + String(repeating: "a1", count: 16), [2]),
      Row("identityBackupOld", .look) {
        try $0.disk.writeAtomically(
          [2], to: "/desk/identities/" + String(repeating: "a1", count: 16), permissions: 0o660)
        try $0.disk.writeAtomically(
          Array("taken 1 commits 1 identities 1\n".utf8), to: "/desk/backup.last", permissions: 0o660)
      },
      Row("tornFiles", .notice, file: "/desk/log/x.torn", [2]),
    ]
  }

  @Test func `each thing that can be wrong is named and weighed`() throws {
    let template = try BackupBench(Bureau.staffed())
    try template.backup(identities: nil)
    for row in Self.rows {
      let bench = try BackupBench(template.bureau.copy())
      try row.spoil(bench)
      let report = try look(bench)
      let weight = report.findings.first { $0.id == row.id }?.weight
      #expect(weight == row.weight, "\(row.id): \(report.findings)")
      #expect(report.weight >= row.weight)
    }
    let bench = try BackupBench(template.bureau.copy())
    let rooms: [(bytes: Int64, files: Int64?, id: String)] = [
      (1 << 20, nil, "spaceOut"), (100 << 20, nil, "spaceLow"), (1 << 40, 5, "filesLow"),
    ]
    for room in rooms { #expect(try ids(look(bench, room: (room.bytes, room.files))).contains(room.id)) }
    #expect(try ids(look(bench, mayWrite: false)).contains("folderClosed"))
    bench.disk["/desk/log/00000001.seg"]?[300] ^= 1
    let damaged = try look(bench)
    #expect(damaged.weight == .broken && damaged.log?.verdict == .damaged)
  }

  @Test func `where there is no desk it says so and makes none`() throws {
    let bench = try BackupBench(Bureau(disk: SimulatedFileSystem()))
    let report = try look(bench)
    #expect(ids(report).contains("noDesk") && report.weight == .broken && bench.disk.files == [])
  }

  @Test func `whoever keeps the lock is named`() throws {
    let bench = try BackupBench(Bureau.full())
    let lock = try bench.disk.open("/desk/log/append.lock", .readWrite)
    try lock.lock(.exclusive)
    let found = try #require(look(bench).findings.first { $0.id == "lockHeld" })
    #expect(found.details == ["4711 casedesk"] && found.weight == .broken)
    try lock.unlock()
    #expect(try !ids(look(bench)).contains("lockHeld"))
  }

  @Test func `after a failed sync the tail is read again and saving goes on`() throws {
    let bench = try BackupBench(Bureau.full())
    let leader = try bench.bureau.open(Bureau.leader)
    bench.disk.inject(SimulatedFault(.syncData, times: 1, code: ErrorCode.inputOutput))
    #expect(fault { _ = try leader.tip("一件") } == "syncFailed")
    #expect(fault { _ = try bench.bureau.open(Bureau.leader) } == "syncFailed")
    let report = try look(bench)
    #expect(ids(report).contains("syncCleared") && report.weight == .look)
    try bench.bureau.open(Bureau.leader).tip("再记一次")
    #expect(try !ids(look(bench)).contains("syncCleared"))
  }

  @Test func `what an account remembers of a newer desk is a reason to look`() throws {
    let bureau = try Bureau.full()
    let bench = try BackupBench(bureau)
    let old = bench.disk.copy()
    let remembering = Bureau(disk: bench.disk, seed: 31, stateDirectory: "/state")
    let desk = try remembering.open(Bureau.leader)
    try desk.tip("一件")
    desk.close()
    #expect(try !ids(look(bench, stateDirectory: "/state")).contains("witnessAhead"))
    for path in old.files where path.hasPrefix("/desk/log/") { bench.disk[path] = old[path] }
    let found = try #require(look(bench, stateDirectory: "/state").findings.first { $0.id == "witnessAhead" })
    #expect(found.weight == .broken)
  }
}
