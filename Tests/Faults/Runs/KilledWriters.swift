import EventLog
import Glibc
import TestSupport

/// Real processes, killed while they append, whatever they are doing then.
private struct KilledWriters {
  static let writers = 8
  static let segmentBytes = 300_000
  let path: String
  let system = PosixFileSystem()

  func found() throws {
    let limits = FileEventStore.Limits(segmentBytes: Self.segmentBytes, step: 65_536)
    try FileEventStore.create(in: path, desk: .test, fileSystem: system, limits: limits)
    let founder = LogMember(0)
    let store = try FileEventStore(directory: path, fileSystem: system, limits: limits)
    _ = try store.append(id: .test(0, writer: 999), signer: founder, deliver: { _ in }) { _ in
      founder.proposal(roster: [founder.admission] + (1...UInt32(Self.writers)).map { LogMember($0).admission })
    }
  }

  func kill(for duration: Duration) throws -> (pool: WriterPool, live: LogVerifier.Report) {
    var pool = WriterPool(directory: path, segmentBytes: Self.segmentBytes, count: Self.writers)
    var random = SystemRandomNumberGenerator()
    let clock = ContinuousClock()
    let end = clock.now + duration
    while clock.now < end {
      try pool.readAcknowledgements()
      // A desk is killed about every fifth acknowledgement.
      if Int.random(in: 0..<5, using: &random) == 0 { try pool.replace(.random(in: 0..<Self.writers, using: &random)) }
    }
    // A log that is being written to is as sound as one at rest.
    let live = LogVerifier(directory: path, fileSystem: system).run()
    pool.killAll()
    return (pool, live)
  }

  func findings(_ pool: WriterPool) throws -> [String] {
    // As it was left behind: nothing acknowledged is missing even before anybody repairs.
    var findings: [String] = []
    let report = LogVerifier(directory: path, fileSystem: system).run()
    if report.verdict != .sound { findings.append("as left: \(report)") }
    let store = try FileEventStore(directory: path, fileSystem: system)
    if let damage = store.damage { findings.append("read-only: \(damage)") }
    var byID: [IdempotencyID: Commit] = [:]
    var number: UInt64 = 0
    var allocated: UInt32 = 0
    try store.catchUp { commit in
      number += 1
      if commit.number != number { findings.append("commit \(commit.number) at \(number)") }
      for allocation in commit.allocations {
        allocated += 1
        if allocation.number != allocated { findings.append("number \(allocation.number) at \(allocated)") }
      }
      if byID.updateValue(commit, forKey: commit.idempotency) != nil { findings.append("a form twice: \(number)") }
    }
    if pool.acknowledged.isEmpty { findings.append("nothing was acknowledged") }
    findings += pool.complaints
    for line in pool.acknowledged {
      let commit = byID[.test(line.form, writer: line.writer)]
      if commit?.number != line.commit || commit?.allocations.first?.number != line.number {
        findings.append("LOST \(line)")
      }
    }
    if LogVerifier(directory: path, fileSystem: system).run().verdict != .sound { findings.append("not sound") }
    return findings
  }
}

extension FaultReport {
  /// Eight writers on one log are killed at random and begun anew.
  package static func killedWriters(_ effort: FaultEffort) throws -> FaultReport {
    let office = try RealOffice()
    let writers = KilledWriters(path: office.root)
    try writers.found()
    let (pool, live) = try writers.kill(for: effort.killing)
    var findings = try writers.findings(pool)
    if live.verdict != .sound { findings.append("while written to: \(live)") }
    var report = FaultReport()
    report.add(.mended, findings: findings, acknowledged: pool.acknowledged.count, trial: "\(pool.killed) killed")
    for _ in 1..<max(1, pool.killed) { report.add(.mended, trial: "") }
    return report
  }
}
