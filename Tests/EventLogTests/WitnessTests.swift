import EventLog
import TestSupport
import Testing

@Suite struct WitnessTests {
  static let key = [UInt8](repeating: 3, count: 32)

  private func witness(_ disk: SimulatedFileSystem, key: [UInt8] = key) -> Witness {
    Witness(path: "/home-witness", key: key, desk: .test, fileSystem: disk)
  }

  @Test func `a rolled-back copy is detected by whoever had seen more`() throws {
    let harness = try LogHarness.founded(2)
    let old = harness.disk.copy()
    let store = try harness.open()
    try harness.append(3, to: store)
    let seen = store.head
    let opened = try LogHarness.open(old, witnessed: seen)
    #expect(opened.damage?.fault == .rolledBack(seen: 3, found: 2))
    #expect(try LogHarness.history(opened).count == 2)
    let error = storeError { try harness.append(4, to: opened) }
    #expect(error == opened.damage.map { .damaged($0) })
    #expect(LogVerifier(directory: "/desk", fileSystem: old).run().verdict == .sound)
    let report = LogVerifier(directory: "/desk", fileSystem: old).run(witnessed: seen)
    #expect(report.verdict == .damaged)
    #expect(try LogHarness.open(harness.disk, witnessed: seen).damage == nil)
  }

  @Test func `a copy that went another way is detected, however long it got`() throws {
    let harness = try LogHarness.founded(2)
    let fork = LogHarness.resumed(harness.disk.copy())
    let seen: Head
    do {
      let store = try harness.open()
      try harness.append(3, "the one", to: store)
      seen = store.head
    }
    let other = try fork.open()
    for id in 3..<8 { try fork.append(UInt64(id), "the other", to: other) }
    let opened = try LogHarness.open(fork.disk, witnessed: seen)
    #expect(opened.damage?.fault == .rewritten(commit: 3))
    let report = LogVerifier(directory: "/desk", fileSystem: fork.disk).run(witnessed: seen)
    #expect(report.damage.map(\.fault) == [.rewritten(commit: 3)])
    #expect(report.soundCommits == 2)
  }

  @Test func `remembers the highest head, of any session`() throws {
    let disk = SimulatedFileSystem()
    let (one, two) = (witness(disk), witness(disk))
    #expect(try one.memory() == .none)
    func head(_ commits: UInt64) -> Head {
      Head(commits: commits, events: commits, hash: Digest(of: [UInt8(commits)]), end: LogEnd(segment: 1, offset: 900))
    }
    try one.note(head(5), at: 1000)
    #expect(try two.memory() == .seen(head(5)))
    try one.note(head(6), at: 1999)
    #expect(try two.memory() == .seen(head(5)))
    try one.note(head(7), at: 2000)
    #expect(try two.memory() == .seen(head(7)))
    try two.note(head(4), at: 9000)
    try two.close()
    #expect(try one.memory() == .seen(head(7)))
    try one.note(head(9), at: 2001)
    try one.close()
    #expect(try two.memory() == .seen(head(9)))
  }

  @Test func `says nothing when any byte is changed, or with another key`() throws {
    let disk = SimulatedFileSystem()
    let file = witness(disk)
    try file.note(Head(commits: 1, events: 1, hash: .zero, end: .none), at: 0)
    #expect(try witness(disk, key: [UInt8](repeating: 4, count: 32)).memory() == .unreadable)
    for place in 0..<112 {
      let copy = disk.copy()
      copy["/home-witness"]?[place] ^= 1
      #expect(try witness(copy).memory() == .unreadable)
    }
  }
}
