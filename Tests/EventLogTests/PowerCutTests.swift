import EventLog
import TestSupport
import Testing

@Suite struct PowerCutTests {
  /// After any power cut during `work`: the log opens, holds at least what was acknowledged and nothing else than a
  /// prefix of what was written, and takes another commit.
  private func check(
    _ harness: LogHarness, acknowledgedBefore: [Commit], tearing: PowerCuts.Tearing, subsets: Int = 24, seed: UInt64
  ) throws -> Int {
    var cuts = PowerCuts(of: harness.disk, tearing: tearing, subsets: subsets, seed: seed)
    let all = acknowledgedBefore + harness.acknowledged.map(\.commit)
    var outcomes = 0
    try cuts.forEach { outcome in
      outcomes += 1
      let due =
        acknowledgedBefore.count + harness.acknowledged.filter { $0.operations <= outcome.operations }.count
      // Commits are compared whole, signatures included, so there is no need to check those again.
      let store = try LogHarness.open(outcome.fileSystem, trusting: .max)
      let history = try LogHarness.history(store)
      let comment = Comment(rawValue: "after \(outcome.operations) operations, \(outcome.fate)")
      #expect(store.damage == nil, comment)
      #expect(history.count >= due, comment)
      #expect(history == Array(all.prefix(history.count)), comment)
      let next = try store.append(id: .test(999), signer: harness.first, deliver: { _ in }) { position in
        harness.first.proposal("next", roster: position.commit == 1 ? [harness.first.admission] : [])
      }
      #expect(next.commit.number == UInt64(history.count + 1), comment)
      let again = try LogHarness.history(LogHarness.open(outcome.fileSystem, trusting: .max))
      #expect(again == history + [next.commit], comment)
    }
    return outcomes
  }

  @Test func `one append torn at every byte`() throws {
    let harness = try LogHarness.founded(2)
    let before = harness.acknowledged.map(\.commit)
    let onDisk = LogHarness.resumed(harness.disk)
    try onDisk.append(50, String(repeating: "a", count: 60), to: onDisk.open())
    let outcomes = try check(onDisk, acknowledgedBefore: before, tearing: .bytes, seed: 1)
    #expect(outcomes > 250)
  }

  @Test func `several appends by two desks, across segments`() throws {
    let harness = try LogHarness.founded(2)
    let before = harness.acknowledged.map(\.commit)
    let onDisk = LogHarness.resumed(harness.disk)
    let (left, right) = (try onDisk.open(), try onDisk.open())
    for round in 0..<6 {
      let text = String(repeating: "b", count: 40 + 211 * round)
      try onDisk.append(UInt64(60 + round), text, to: round.isMultiple(of: 2) ? left : right)
    }
    let outcomes = try check(onDisk, acknowledgedBefore: before, tearing: .sampled(1), subsets: 8, seed: 2)
    #expect(outcomes > 100)
    #expect(onDisk.disk.files.contains("/desk/log/00000003.seg"))
  }

  @Test func `a new segment begun while the old one holds what its writer had not yet synced`() throws {
    let harness = try LogHarness.founded(2)
    let before = harness.acknowledged.map(\.commit)
    let onDisk = LogHarness.resumed(harness.disk)
    let (left, right) = (try onDisk.open(), try onDisk.open())
    onDisk.disk.inject(SimulatedFault(.lock, suffix: "sync.lock", times: 1, code: ErrorCode.inputOutput))
    #expect(storeError { try onDisk.append(70, "unsynced", to: left) } != nil)
    // Its own sync would cover only the new segment.
    var delivered: [Commit] = []
    let receipt = try right.append(id: .test(71), signer: onDisk.first, deliver: { delivered.append($0) }) { _ in
      onDisk.first.proposal(String(repeating: "c", count: 1000))
    }
    #expect(receipt.commit.location.segment == 2)
    for commit in delivered.dropFirst(2) + [receipt.commit] { onDisk.acknowledge(commit) }
    let outcomes = try check(onDisk, acknowledgedBefore: before, tearing: .sampled(1), seed: 6)
    #expect(outcomes > 30)
  }

  @Test func `founding a log`() throws {
    let harness = try LogHarness()
    try harness.disk.syncDirectory("/")
    harness.disk.settle()
    try harness.create()
    let founded = harness.disk.operationCount
    try harness.append(1, to: harness.open())
    var cuts = PowerCuts(of: harness.disk, tearing: .sampled(2), seed: 3)
    try cuts.forEach { outcome in
      if outcome.operations < founded {
        // No log was promised yet: making it again makes one, or there is one that works.
        let error = storeError {
          try FileEventStore.create(
            in: LogHarness.directory, desk: .test, fileSystem: outcome.fileSystem, limits: LogHarness.limits)
        }
        #expect(error == nil || error == .logExists(directory: LogHarness.directory))
      }
      let history = try LogHarness.history(LogHarness.open(outcome.fileSystem))
      #expect(history == harness.acknowledged.map(\.commit).prefix(history.count).map { $0 })
      if outcome.operations >= harness.acknowledged[0].operations { #expect(history.count == 1) }
    }
  }

  @Test func `a repair interrupted by another power cut`() throws {
    let harness = try LogHarness.founded(2)
    let before = harness.acknowledged.map(\.commit)
    let onDisk = LogHarness.resumed(harness.disk)
    try onDisk.append(50, String(repeating: "a", count: 900), to: onDisk.open())
    // The frame's first sector is lost and the rest kept.
    var torn: SimulatedFileSystem?
    var cuts = PowerCuts(of: onDisk.disk, tearing: .sampled(0), seed: 4)
    let path = "/desk/log/00000001.seg"
    let end = Int(before[1].location.end.offset)
    cuts.forEach { outcome in
      guard torn == nil, let bytes = outcome.fileSystem[path], bytes.count > end + 600 else { return }
      if bytes[end] == 0, bytes[(end + 20)...].contains(where: { $0 != 0 }) { torn = outcome.fileSystem }
    }
    let repaired = LogHarness.resumed(try #require(torn))
    _ = try repaired.open()
    let kept = try #require(repaired.disk.files.first { $0.hasSuffix(".torn") })
    let residue = try #require(repaired.disk[kept])
    let start = try #require(Int(kept.split(separator: ".")[2]))
    var interrupted = PowerCuts(of: repaired.disk, tearing: .sampled(3), seed: 7)
    interrupted.forEach { outcome in
      // Whenever anything was overwritten, the copy is whole.
      let still = outcome.fileSystem[path].map { Array($0[start...].prefix(residue.count)) }
      #expect(still == residue || outcome.fileSystem[kept] == residue, "after \(outcome.operations), \(outcome.fate)")
    }
    _ = try check(repaired, acknowledgedBefore: before, tearing: .sampled(3), seed: 5)
  }
}

extension LogHarness {
  /// Goes on with a disk; what happens from now on is recorded.
  static func resumed(_ disk: SimulatedFileSystem) -> LogHarness {
    disk.settle()
    return LogHarness(disk: disk)
  }
}
