import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// The power goes at every write and every sync of a backup, and of a restoration.
@Suite struct BackupPowerCutTests {
  @Test func `an interrupted backup leaves the one before, or the new one, whole`() throws {
    let desk = try Reporting()
    let bench = try BackupBench(desk.bureau)
    let first = try bench.backup()
    try desk.open(Bureau.office).tip("又来一件")
    _ = try Reporting.report([.phone: "13900000000"], to: desk.bureau)
    bench.disk.settle()
    let second = try bench.backup()
    var heads: Set<UInt64> = []
    var outcomes = 0
    var cuts = PowerCuts(of: bench.disk, tearing: .sampled(1), subsets: 1, seed: 11)
    try cuts.forEach { outcome in
      outcomes += 1
      for path in outcomes % 4 == 0 ? [BackupBench.main, BackupBench.sealed] : [BackupBench.main] {
        let found = try bench.check(path, on: outcome.fileSystem)
        #expect(found.isSound, "\(path) after \(outcome.operations): \(outcome.fate)")
        #expect([first.head, second.head].contains(found.head))
        heads.insert(found.head.commits)
      }
      // The next one ends where this one would have.
      if outcomes % 32 == 0 {
        #expect(try bench.backup(on: outcome.fileSystem).head == second.head)
        #expect(try bench.check(on: outcome.fileSystem).isSound)
        #expect(outcome.fileSystem.files.filter { $0.hasPrefix(BackupBench.main) && $0.hasSuffix(".tmp") } == [])
      }
    }
    #expect(heads == [first.head.commits, second.head.commits] && outcomes > 50)
  }

  @Test func `an interrupted first backup is no backup, and is begun anew`() throws {
    let bench = try BackupBench(Bureau.full())
    bench.disk.settle()
    try bench.backup()
    var outcomes = 0
    var cuts = PowerCuts(of: bench.disk, tearing: .sampled(1), subsets: 1, seed: 12)
    try cuts.forEach { outcome in
      let folder = BackupFolder(path: BackupBench.main, fileSystem: outcome.fileSystem)
      if try folder.manifest() != nil { #expect(try bench.check(on: outcome.fileSystem).isSound) }
      outcomes += 1
      if outcomes % 16 == 0 { try bench.backup(on: outcome.fileSystem) }
    }
    #expect(outcomes > 50)
  }

  @Test func `an interrupted restoration leaves no desk, or a whole one`() throws {
    let desk = try Reporting()
    let bench = try BackupBench(desk.bureau)
    try bench.backup()
    let lines = try desk.open(Bureau.office).lines
    bench.disk.settle()
    try bench.restore()
    var whole = 0
    var none = 0
    var cuts = PowerCuts(of: bench.disk, tearing: .sampled(1), subsets: 1, seed: 13)
    try cuts.forEach { outcome in
      let exists = try outcome.fileSystem.status(BackupBench.restored.directory) != nil
      if !exists {
        none += 1
        guard none % 64 == 1 else { return }
        try bench.restore(on: outcome.fileSystem)
      } else {
        whole += 1
        guard whole % 8 == 1 else { return }
      }
      #expect(try bench.open(Bureau.office, on: outcome.fileSystem).lines == lines, "\(outcome.fate)")
      #expect(try bench.open(Bureau.office, on: outcome.fileSystem).damagedSealedFiles() == [])
    }
    #expect(whole > 0 && none > 0)
  }

  @Test func `a full disk or a failing one leaves the backup that was there`() throws {
    let desk = try Reporting()
    let bench = try BackupBench(desk.bureau)
    let first = try bench.backup()
    try desk.open(Bureau.office).tip("又来一件")
    for operation in [FileError.Operation.write, .sync, .rename, .syncDirectory, .open, .unlink] {
      for after in 0..<4 {
        let copy = bench.disk.copy()
        copy.inject(SimulatedFault(operation, after: after, times: 1, code: ErrorCode.noSpace))
        _ = try? bench.backup(on: copy)
        copy.clearFaults()
        let found = try bench.check(on: copy)
        #expect(found.isSound && found.head.commits >= first.head.commits, "\(operation) \(after)")
        #expect(try bench.backup(on: copy).head.commits > first.head.commits)
      }
    }
  }
}
