@testable import EventLog
import TestSupport
import Testing

/// A log where nothing can be written: reading needs no right to write.
@Suite struct ReadOnlyTests {
  private static let codes = [ErrorCode.readOnly, ErrorCode.denied, ErrorCode.notPermitted]

  private func frozen(_ disk: SimulatedFileSystem, _ code: Int32 = ErrorCode.readOnly) -> SimulatedFileSystem {
    let copy = disk.copy()
    copy.forbidWriting(code)
    return copy
  }

  @Test(arguments: codes) func `it is read to its durable end and refuses to append`(_ code: Int32) throws {
    let harness = try LogHarness.founded(5, textLength: 400)
    let disk = frozen(harness.disk, code)
    let store = try LogHarness.open(disk)
    let reason = FileError(operation: .open, path: "/desk/log/append.lock", code: code)
    #expect(store.unwritable == reason)
    #expect(store.damage == nil)
    #expect(store.head.commits == 5)
    let commits = try LogHarness.history(store)
    #expect(commits == harness.acknowledged.map(\.commit))
    #expect(try store.commit(at: 3) == commits[2])
    #expect(storeError { try harness.append(9, to: store) } == .unwritable(reason))
    let doctor = storeError {
      _ = try FileEventStore(directory: "/desk", fileSystem: disk, clearingFailure: true, limits: LogHarness.limits)
    }
    #expect(doctor == .unwritable(reason))
    #expect(disk.operationCount == 0)
  }

  @Test func `it follows a desk that may write`() throws {
    let harness = try LogHarness.founded(2)
    harness.disk.forbidWriting(ErrorCode.denied)
    let reader = try harness.open()
    #expect(try LogHarness.history(reader).count == 2)
    harness.disk.forbidWriting(nil)
    let writer = try harness.open()
    for id in 10..<15 { try harness.append(UInt64(id), String(repeating: "t", count: 600), to: writer) }
    #expect(try LogHarness.history(reader) == harness.acknowledged.suffix(5).map(\.commit))
    #expect(storeError { try harness.append(20, to: reader) } != nil)
  }

  @Test func `what nobody was told is durable stays unread`() throws {
    let harness = try LogHarness.founded(3)
    let head = harness.disk["/desk/log/head"]
    let store = try harness.open()
    try harness.append(4, to: store)
    let end = store.head.end
    // As a desk leaves it that is killed between writing a frame and saying so.
    harness.disk["/desk/log/head"] = head
    #expect(try LogHarness.history(LogHarness.open(frozen(harness.disk))).count == 3)
    // Half a frame behind the acknowledged end is no damage.
    harness.disk["/desk/log/00000001.seg"]?[Int(end.offset) - 10] ^= 1
    let torn = try LogHarness.open(frozen(harness.disk))
    #expect(torn.damage == nil)
    #expect(try LogHarness.history(torn).count == 3)
  }

  @Test func `a frame behind tells how far it is durable when the head is old`() throws {
    let harness = try LogHarness.founded(3)
    let head = harness.disk["/desk/log/head"]
    let store = try harness.open()
    for id in 4...6 { try harness.append(UInt64(id), to: store) }
    harness.disk["/desk/log/head"] = head
    #expect(try LogHarness.history(LogHarness.open(frozen(harness.disk))).count == 5)
  }

  @Test func `without a head or locks every sound frame counts`() throws {
    let harness = try LogHarness.founded(4)
    for name in ["head", "append.lock", "sync.lock"] { harness.disk["/desk/log/" + name] = nil }
    let store = try LogHarness.open(frozen(harness.disk))
    #expect(store.damage == nil)
    #expect(try LogHarness.history(store).count == 4)
    #expect(store.head.commits == 4)
  }

  @Test func `any flipped byte is damage here as where it can be written`() throws {
    let harness = try LogHarness.founded(3)
    let end = Int(try harness.open().head.end.offset)
    for offset in stride(from: 0, to: end, by: 7) {
      let disk = harness.disk.copy()
      disk["/desk/log/00000001.seg"]?[offset] ^= 0x20
      let writable = try LogHarness.open(disk.copy())
      let here = try LogHarness.open(frozen(disk))
      for store in [writable, here] {
        #expect(try LogHarness.history(store).count < 3 || store.damage != nil, "byte \(offset)")
        #expect(store.damage != nil, "byte \(offset)")
      }
      #expect(here.damage == writable.damage, "byte \(offset)")
    }
  }

  @Test func `a shorter log than the member has seen is found out`() throws {
    let harness = try LogHarness.founded(2)
    let old = harness.disk.copy()
    let store = try harness.open()
    try harness.append(3, to: store)
    let rolledBack = try LogHarness.open(frozen(old), witnessed: store.head)
    #expect(rolledBack.damage?.fault == .rolledBack(seen: 3, found: 2))
    #expect(try LogHarness.open(frozen(harness.disk), witnessed: store.head).damage == nil)
  }

  @Test func `a sync that failed still stops everybody`() throws {
    let harness = try LogHarness.founded(2)
    harness.disk.inject(SimulatedFault(.syncData, suffix: ".seg", times: 1, code: ErrorCode.inputOutput))
    let store = try harness.open()
    _ = storeError { try harness.append(3, to: store) }
    #expect(storeError { _ = try LogHarness.open(frozen(harness.disk)) } == .syncFailed(file: "/desk/log/head"))
  }
}
