import EventLog
import TestSupport
import Testing

@Suite struct ResumeTests {
  private func resumed(_ disk: SimulatedFileSystem, _ point: ResumePoint, witnessed: Head? = nil) throws
    -> FileEventStore
  {
    try FileEventStore(
      directory: "/desk", fileSystem: disk, resume: point, witnessed: witnessed, limits: LogHarness.limits)
  }

  /// A point after the first commits of a log of twelve, in a later segment.
  private func point(_ harness: LogHarness) throws -> ResumePoint {
    let store = try harness.open()
    try store.catchUp { _ in }
    return try #require(store.resumePoint)
  }

  @Test func `delivery goes on where it left off, and everything before is still there`() throws {
    let harness = try LogHarness.founded(12, textLength: 300)
    let point = try point(harness)
    #expect(try #require(ResumePoint(bytes: point.bytes)) == point)
    #expect(ResumePoint(bytes: Array(point.bytes.dropLast())) == nil)
    for id in 13...15 { try harness.append(UInt64(id), to: harness.open()) }
    let commits = harness.acknowledged.map(\.commit)
    let store = try resumed(harness.disk, point, witnessed: point.head)
    #expect(try LogHarness.history(store) == Array(commits[12...]))
    #expect(store.damage == nil)
    for number in [1, 7, 12, 13, 15] { #expect(try store.commit(at: UInt64(number)) == commits[number - 1]) }
    let repeated = try store.append(id: .test(3), signer: harness.first, deliver: { _ in }) { _ in
      throw StoreError.noSuchCommit(0)
    }
    #expect(repeated == .repeated(commits[2]))
    #expect(try harness.append(16, to: store).number == 16)
    #expect(try #require(store.resumePoint).head.commits == 16)
  }

  @Test func `the index beside a full segment is believed only if it fits`() throws {
    let harness = try LogHarness.founded(12, textLength: 300)
    let commits = harness.acknowledged.map(\.commit)
    let point = try point(harness)
    func reads(_ disk: SimulatedFileSystem) throws -> Bool {
      let store = try resumed(disk, point)
      try store.prepareIndex()
      return try commits.allSatisfy { try store.commit(at: $0.number) == $0 }
        && commits.allSatisfy {
          try store.append(id: $0.idempotency, signer: harness.first, deliver: { _ in }) { _ in
            throw StoreError.noSuchCommit(0)
          } == .repeated($0)
        }
    }
    let path = "/desk/log/00000001.idx"
    #expect(harness.disk[path] == nil)
    #expect(try reads(harness.disk))
    let kept = try #require(harness.disk[path])
    for place in kept.indices {
      let copy = harness.disk.copy()
      copy[path]?[place] ^= 8
      let store = try resumed(copy, point)
      try store.prepareIndex()
      #expect(copy[path] == kept, "byte \(place)")
    }
    // Another segment's, whole in itself.
    harness.disk[path] = harness.disk["/desk/log/00000002.idx"]
    #expect(try reads(harness.disk))
    #expect(harness.disk[path] == kept)
  }

  @Test func `a point at the very end delivers nothing and appends`() throws {
    let harness = try LogHarness.founded(5)
    let store = try resumed(harness.disk, try point(harness))
    #expect(try LogHarness.history(store).isEmpty)
    #expect(try harness.append(6, to: store).number == 6)
  }

  @Test func `there is no point while commits are still to be delivered`() throws {
    let harness = try LogHarness.founded(5)
    let store = try harness.open()
    #expect(store.resumePoint == nil)
    try store.catchUp { _ in }
    #expect(store.resumePoint?.head == store.head)
  }

  @Test func `a log that does not contain the point is not resumed`() throws {
    let harness = try LogHarness.founded(2)
    let old = harness.disk.copy()
    let fork = LogHarness.resumed(harness.disk.copy())
    try harness.append(3, "one", to: harness.open())
    let point = try point(harness)
    try fork.append(3, "two", to: fork.open())
    #expect(storeError { _ = try resumed(old, point) } == .resumeMismatch(commit: 3))
    #expect(storeError { _ = try resumed(fork.disk, point) } == .resumeMismatch(commit: 3))
  }

  @Test func `every key ever admitted survives in a point, and stays the first`() throws {
    let harness = try LogHarness.founded(1)
    let store = try harness.open()
    _ = try store.append(id: .test(2), signer: harness.first, deliver: { _ in }) { _ in
      harness.first.proposal(roster: [LogMember(1, key: 4).admission, LogMember(8).admission])
    }
    _ = try store.append(id: .test(3), signer: LogMember(8), deliver: { _ in }) { _ in
      LogMember(8).proposal(roster: [.expel(member: 8)])
    }
    let point = try #require(ResumePoint(bytes: try point(harness).bytes))
    #expect(point.roster.members.mapValues(\.signingKey) == [1: harness.first.signingKey, 8: LogMember(8).signingKey])
    let resumed = try resumed(harness.disk, point)
    #expect(try resumed.commit(at: 1).number == 1)
    #expect(try resumed.commit(at: 3).number == 3)
  }

  @Test func `signatures that are trusted are not looked at, the others are`() throws {
    let harness = try LogHarness.founded(3, textLength: 1)
    let last = harness.acknowledged[2].commit.location
    // Both the stored signature and what names its frame's hash are changed, as only a signature check can tell.
    harness.disk["/desk/log/00000001.seg"]?[Int(last.end.offset) - 30] ^= 1
    harness.disk["/desk/log/head"] = nil
    let store = try harness.open()
    #expect(store.damage == nil)
    #expect(try LogHarness.history(store).count == 2)
    #expect(harness.disk.files.contains { $0.hasSuffix(".torn") })
  }
}
