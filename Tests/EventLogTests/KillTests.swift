import EventLog
import Glibc
import TestSupport
import Testing

/// Real processes, killed while they append. `CASEDESK_KILL_SECONDS` makes it last longer than the default.
@Suite struct KillTests {
  static let writers = 8
  static let segmentBytes = 300_000

  @Test func `no acknowledged commit is lost by killing desks while they append`() throws {
    let directory = try TemporaryDirectory()
    let system = PosixFileSystem()
    try found(directory.path, system)
    var pool = WriterPool(directory: directory.path, segmentBytes: Self.segmentBytes, count: Self.writers)
    let seconds = getenv("CASEDESK_KILL_SECONDS").flatMap { Int64(String(cString: $0)) } ?? 2
    var random = SystemRandomNumberGenerator()
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    while clock.now < end {
      try pool.readAcknowledgements()
      // A desk is killed about every fifth acknowledgement, whatever it is doing then.
      if Int.random(in: 0..<5, using: &random) == 0 { try pool.replace(.random(in: 0..<Self.writers, using: &random)) }
    }
    // A log that is being written to is as sound as one at rest.
    let live = LogVerifier(directory: directory.path, fileSystem: system).run()
    #expect(live.verdict == .sound, "\(live)")
    pool.killAll()
    try check(directory.path, system, pool)
  }

  private func found(_ path: String, _ system: PosixFileSystem) throws {
    let limits = FileEventStore.Limits(segmentBytes: Self.segmentBytes, step: 65_536)
    try FileEventStore.create(in: path, desk: .test, fileSystem: system, limits: limits)
    let founder = LogMember(0)
    let store = try FileEventStore(directory: path, fileSystem: system, limits: limits)
    _ = try store.append(id: .test(0, writer: 999), signer: founder, deliver: { _ in }) { _ in
      founder.proposal(roster: [founder.admission] + (1...UInt32(Self.writers)).map { LogMember($0).admission })
    }
  }

  private func check(_ path: String, _ system: PosixFileSystem, _ pool: WriterPool) throws {
    // As it was left behind: nothing acknowledged is missing even before anybody repairs.
    let report = LogVerifier(directory: path, fileSystem: system).run()
    #expect(report.verdict == .sound, "\(report)")
    let store = try FileEventStore(directory: path, fileSystem: system)
    #expect(store.damage == nil)
    var byID: [IdempotencyID: Commit] = [:]
    var number: UInt64 = 0
    var allocated: UInt32 = 0
    try store.catchUp { commit in
      number += 1
      #expect(commit.number == number)
      for allocation in commit.allocations {
        allocated += 1
        #expect(allocation.number == allocated)
      }
      #expect(byID.updateValue(commit, forKey: commit.idempotency) == nil)
    }
    #expect(!pool.acknowledged.isEmpty)
    #expect(pool.complaints.isEmpty, "\(pool.complaints)")
    for line in pool.acknowledged {
      let commit = byID[.test(line.form, writer: line.writer)]
      #expect(commit?.number == line.commit && commit?.allocations.first?.number == line.number, "\(line)")
    }
    #expect(LogVerifier(directory: path, fileSystem: system).run().verdict == .sound)
    print("killed \(pool.killed) desks; \(pool.acknowledged.count) acknowledged, \(number) commits in the log")
  }
}
