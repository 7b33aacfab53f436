import TestSupport
import Testing

@testable import EventLog

/// Frames written by a program of somebody's own, with whole checksums.
@Suite struct ForgedFrameTests {
  /// What is wrong with a frame that stands where the third commit would.
  struct Forgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let fault: Fault
    var desk = DeskID.test
    var commit: UInt64 = 3
    var firstEvent: UInt64 = 3
    var previousHash: Digest?
    var durableEnd = LogEnd.none
    var author = LogMember(1)
    var signer = LogMember(1)
    var roster: [RosterChange] = []
  }

  static let forgeries: [Forgery] = [
    Forgery(
      testDescription: "another desk's", fault: .foreignDesk(DeskID(words: Words2(high: 1, low: 1))),
      desk: DeskID(words: Words2(high: 1, low: 1))),
    Forgery(testDescription: "a number passed over", fault: .number(expected: 3, found: 4), commit: 4),
    Forgery(testDescription: "an old number", fault: .number(expected: 3, found: 2), commit: 2),
    Forgery(testDescription: "events passed over", fault: .number(expected: 3, found: 9), firstEvent: 9),
    Forgery(testDescription: "an event before the first", fault: .structure, firstEvent: 0),
    Forgery(testDescription: "events that nobody can count on from", fault: .structure, firstEvent: .max),
    Forgery(testDescription: "a number that has none behind it", fault: .structure, commit: .max),
    Forgery(testDescription: "another past", fault: .chain, previousHash: .zero),
    Forgery(
      testDescription: "a claim that what follows is durable", fault: .structure,
      durableEnd: LogEnd(segment: 9, offset: 0)),
    Forgery(testDescription: "a stranger", fault: .unknownAuthor(5), author: LogMember(5), signer: LogMember(5)),
    Forgery(
      testDescription: "a stranger who admits himself", fault: .unknownAuthor(5), author: LogMember(5),
      signer: LogMember(5), roster: [LogMember(5).admission]),
    Forgery(testDescription: "another's signature", fault: .signature, signer: LogMember(5)),
  ]

  private func frame(_ forgery: Forgery, after head: Head) throws -> [UInt8] {
    let position = LogPosition(
      desk: forgery.desk, commit: forgery.commit, firstEvent: forgery.firstEvent,
      previousHash: forgery.previousHash ?? head.hash)
    let signed = try FrameEncoder.signedBytes(
      of: forgery.author.proposal("forged", roster: forgery.roster), id: .test(66), at: position,
      durableEnd: forgery.durableEnd)
    return FrameEncoder.frame(signedBytes: signed, signature: try forgery.signer.signature(over: signed))
  }

  private func place(_ bytes: [UInt8], at end: LogEnd, on disk: SimulatedFileSystem) {
    let start = Int(end.offset)
    let missing = start + bytes.count - (disk[DamageTests.segment]?.count ?? 0)
    if missing > 0 { disk[DamageTests.segment]? += [UInt8](repeating: 0, count: missing) }
    disk[DamageTests.segment]?.replaceSubrange(start..<start + bytes.count, with: bytes)
  }

  @Test(arguments: forgeries)
  func `behind the acknowledged end it is put aside`(_ forgery: Forgery) throws {
    let harness = try LogHarness.founded(2, textLength: 1)
    let running = try harness.open()
    try running.catchUp { _ in }
    place(try frame(forgery, after: running.head), at: running.head.end, on: harness.disk)
    #expect(LogVerifier(directory: "/desk", fileSystem: harness.disk).run().tornTail?.fault == forgery.fault)
    let opened = harness.disk.copy()
    #expect(try LogHarness.history(LogHarness.open(opened)).count == 2)
    #expect(opened.files.contains { $0.hasSuffix(".torn") })
    // So does a desk that is open already, when it appends.
    #expect(try harness.append(3, to: running).number == 3)
    #expect(try LogHarness.history(harness.open()) == harness.acknowledged.map(\.commit))
  }

  @Test(arguments: forgeries)
  func `below what the head says, it is named and reading ends there`(_ forgery: Forgery) throws {
    let harness = try LogHarness.founded(2, textLength: 1)
    let running = try harness.open()
    try running.catchUp { _ in }
    let bytes = try frame(forgery, after: running.head)
    let start = running.head.end
    place(bytes, at: start, on: harness.disk)
    let end = LogEnd(segment: 1, offset: start.offset + UInt32(bytes.count))
    let record = HeadRecord(
      sequence: 99, desk: .test, head: Head(commits: 3, events: 3, hash: .zero, end: end), failed: false)
    harness.disk["/desk/log/head"] = record.bytes + record.bytes
    #expect(try LogHarness.history(running).isEmpty)
    #expect(running.damage?.fault == forgery.fault)
    #expect(running.damage?.commit == 3)
    let opened = try harness.open()
    #expect(try LogHarness.history(opened) == harness.acknowledged.map(\.commit))
    #expect(opened.damage?.file == DamageTests.segment)
    let report = LogVerifier(directory: "/desk", fileSystem: harness.disk).run()
    #expect(report.verdict == .damaged)
    #expect(report.damage.contains { $0.fault == forgery.fault })
    #expect(report.soundCommits == 2)
  }

  /// Records with whole checksums and a number that has none behind it, and where that stands.
  static let endless: [(HeadRecord, offset: Int)] = [
    (HeadRecord(sequence: .max, desk: .test, head: .empty, failed: false), 8),
    (record(Head(commits: .max, events: 2, hash: .zero, end: .none)), 32),
    (record(Head(commits: 2, events: .max, hash: .zero, end: .none)), 40),
    (record(Head(commits: 2, events: 2, hash: .zero, end: LogEnd(segment: .max, offset: 0))), 80),
  ]

  private static func record(_ head: Head) -> HeadRecord {
    HeadRecord(sequence: 9, desk: .test, head: head, failed: false)
  }

  @Test(arguments: endless)
  func `a head that nobody can count on from is no head`(_ record: HeadRecord, _ offset: Int) throws {
    guard case .damaged(let place) = record.bytes.withUnsafeBytes({ HeadSlot($0) }) else {
      Issue.record("taken for a head")
      return
    }
    #expect(place == offset)
    let harness = try LogHarness.founded(2, textLength: 1)
    harness.disk["/desk/log/head"]?.replaceSubrange(0..<512, with: record.bytes)
    #expect(try harness.append(3, to: harness.open()).number == 3)
    #expect(try LogHarness.history(harness.open()) == harness.acknowledged.map(\.commit))
  }

  @Test func `an index that nobody can count on from fits nowhere`() throws {
    var bytes = [UInt8](repeating: 0, count: 72)
    func put(_ value: some FixedWidthInteger, at place: Int) {
      withUnsafeBytes(of: value.littleEndian) { bytes.replaceSubrange(place..<place + $0.count, with: $0) }
    }
    func index() throws -> SegmentIndex? {
      var writer = ByteWriter(capacity: 76)
      writer.append(raw: bytes)
      writer.append(CRC32C.checksum(bytes))
      return SegmentIndex(writer.bytes)
    }
    put(UInt32(0x7869_4443), at: 0)
    put(UInt32(1), at: 4)
    put(UInt32.max, at: 8)
    put(UInt64(1), at: 32)
    let next = SegmentHeader(number: 1, continuing: LogCursor(desk: .test))
    #expect(try #require(try index()).fits(next, firstCommit: 1) == false)
    put(UInt64.max, at: 32)
    #expect(try index() == nil)
  }

  @Test func `an honest frame in the same place is part of the log`() throws {
    let harness = try LogHarness.founded(2, textLength: 1)
    let head = try harness.open().head
    place(try frame(Forgery(testDescription: "honest", fault: .missing), after: head), at: head.end, on: harness.disk)
    #expect(try LogHarness.history(harness.open()).map(\.idempotency).last == .test(66))
  }

  @Test func `a frame copied to behind the last is no part of the log`() throws {
    let harness = try LogHarness.founded(2, textLength: 1)
    let second = harness.acknowledged[1].commit.location
    let bytes = try #require(harness.disk[DamageTests.segment])[Int(second.offset)..<Int(second.end.offset)]
    place(Array(bytes), at: second.end, on: harness.disk)
    #expect(try LogHarness.history(harness.open()).count == 2)
  }

  @Test func `bytes behind a full segment's end are damage to verify`() throws {
    let harness = try LogHarness.founded(12, textLength: 300)
    let size = try #require(harness.disk[DamageTests.segment]).count
    harness.disk[DamageTests.segment]? += [0, 0, 7]
    let report = LogVerifier(directory: "/desk", fileSystem: harness.disk).run()
    #expect(report.damage.map(\.fault) == [.residue])
    #expect(report.damage.first?.offset == UInt64(size + 2))
    #expect(try harness.open().damage == nil)
  }
}
