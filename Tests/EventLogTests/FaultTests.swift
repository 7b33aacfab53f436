import EventLog
import TestSupport
import Testing

@Suite struct FaultTests {
  @Test func `after a failed sync nobody appends or opens until doctor has looked`() throws {
    let harness = try LogHarness.founded(2)
    let (store, other) = (try harness.open(), try harness.open())
    harness.disk.inject(SimulatedFault(.syncData, suffix: ".seg", times: 1, code: ErrorCode.inputOutput))
    let failure = StoreError.syncFailed(file: "/desk/log/00000001.seg")
    #expect(storeError { try harness.append(3, to: store) } == failure)
    let refusal = StoreError.syncFailed(file: "/desk/log/head")
    #expect(storeError { try harness.append(3, to: store) } == refusal)
    #expect(storeError { try harness.append(4, to: other) } == refusal)
    #expect(storeError { _ = try harness.open() } == refusal)
    #expect(LogVerifier(directory: "/desk", fileSystem: harness.disk).run().syncFailed)
    // Reading what was durable goes on.
    #expect(try LogHarness.history(other) == harness.acknowledged.map(\.commit))

    let doctored = try FileEventStore(
      directory: "/desk", fileSystem: harness.disk, clearingFailure: true, limits: LogHarness.limits)
    #expect(doctored.damage == nil)
    // A handle that had gone past what was lost builds nothing on it.
    #expect(storeError { try harness.append(6, to: store) } == .resumeMismatch(commit: 3))
    // What the failed sync lost is not on the device, so it is not in the log.
    #expect(try LogHarness.history(doctored) == harness.acknowledged.map(\.commit))
    #expect(try harness.append(5, to: doctored).number == 3)
    #expect(!LogVerifier(directory: "/desk", fileSystem: harness.disk).run().syncFailed)
    #expect(try LogHarness.history(harness.open()) == harness.acknowledged.map(\.commit))
  }

  @Test func `a failed sync is remembered although a byte of one slot is damaged`() throws {
    let harness = try LogHarness.founded(2)
    harness.disk.inject(SimulatedFault(.syncData, suffix: ".seg", times: 1, code: ErrorCode.inputOutput))
    let store = try harness.open()
    _ = storeError { try harness.append(3, to: store) }
    for place in [20, 600] {
      let copy = harness.disk.copy()
      copy["/desk/log/head"]?[place] ^= 1
      #expect(storeError { _ = try LogHarness.open(copy) } == .syncFailed(file: "/desk/log/head"))
    }
  }

  @Test func `a failed sync that cannot be noted stops at least the desk that saw it`() throws {
    let harness = try LogHarness.founded(1)
    let store = try harness.open()
    harness.disk.inject(SimulatedFault(.syncData, suffix: ".seg", times: 1, code: ErrorCode.inputOutput))
    harness.disk.inject(SimulatedFault(.write, suffix: "head", times: 2, code: ErrorCode.inputOutput))
    #expect(storeError { try harness.append(2, to: store) } == .syncFailed(file: "/desk/log/00000001.seg"))
    harness.disk.clearFaults()
    #expect(storeError { try harness.append(3, to: store) } == .syncFailed(file: "/desk/log/head"))
    #expect(store.head.commits == 1)
  }

  @Test func `no desk acknowledges what a failed sync may have lost`() throws {
    // The sync that fails covers two desks' commits; the second desk must not acknowledge its own on a later sync.
    let harness = try LogHarness.founded(1)
    let (left, right) = (try harness.open(), try harness.open())
    harness.disk.inject(SimulatedFault(.syncData, suffix: ".seg", times: 1, code: ErrorCode.inputOutput))
    #expect(storeError { try harness.append(2, to: left) } != nil)
    #expect(storeError { try harness.append(3, to: right) } == .syncFailed(file: "/desk/log/head"))
    #expect(right.head.commits == 1)
  }

  @Test(arguments: [SimulatedFault(.sync, suffix: ".tmp", code: 5), .init(.syncDirectory, suffix: "log", code: 5)])
  func `a failing sync while changing segments acknowledges nothing`(_ fault: SimulatedFault) throws {
    let harness = try LogHarness.founded(3, textLength: 300)
    let store = try harness.open()
    let before = harness.acknowledged.count
    harness.disk.inject(fault)
    for id in 10..<16
    where storeError({ try harness.append(UInt64(id), String(repeating: "y", count: 500), to: store) }) == nil {}
    #expect(harness.acknowledged.count < before + 6)
    harness.disk.clearFaults()
    let open = try FileEventStore(
      directory: "/desk", fileSystem: harness.disk, clearingFailure: true, limits: LogHarness.limits)
    #expect(try LogHarness.history(open) == harness.acknowledged.map(\.commit))
    try harness.append(99, String(repeating: "z", count: 500), to: open)
    #expect(LogVerifier(directory: "/desk", fileSystem: harness.disk).run().verdict == .sound)
  }

  /// A commit whose writer was stopped between writing and syncing it.
  private func unsynced(_ harness: LogHarness) throws -> FileEventStore {
    let store = try harness.open()
    harness.disk.inject(SimulatedFault(.lock, suffix: "sync.lock", times: 1, code: ErrorCode.inputOutput))
    let error = storeError { try harness.append(77, "unsynced", to: store) }
    #expect(error == .file(FileError(operation: .lock, path: "/desk/log/sync.lock", code: ErrorCode.inputOutput)))
    return store
  }

  @Test func `what is not durable is not shown, and is once somebody needs it`() throws {
    let harness = try LogHarness.founded(2)
    let (other, third) = (try harness.open(), try harness.open())
    _ = try LogHarness.history(other)
    let store = try unsynced(harness)
    #expect(try LogHarness.history(other).isEmpty)
    #expect(other.head.commits == 2)
    // Another's refusal rests on it, so it is durable before the refusal is told.
    var seen: [UInt64] = []
    #expect(throws: Refusal()) {
      _ = try other.append(id: .test(5), signer: harness.first, deliver: { seen.append($0.number) }) { position in
        #expect(position.commit == 4)
        throw Refusal()
      }
    }
    #expect(seen == [3])
    #expect(other.head.commits == 3)
    #expect(try LogHarness.history(third).count == 3)
    // Its own writer did not learn that it exists, and finds out with the same form.
    let again = try store.append(id: .test(77), signer: harness.first, deliver: { _ in }) { _ in throw Refusal() }
    guard case .repeated(let commit) = again else {
      Issue.record("the commit was written twice")
      return
    }
    #expect(commit.number == 3)
  }

  @Test func `finding a form repeated makes it durable first`() throws {
    let harness = try LogHarness.founded(2)
    let store = try unsynced(harness)
    harness.disk.clearFaults()
    let durable = try #require(harness.disk["/desk/log/head"])
    _ = try store.append(id: .test(77), signer: harness.first, deliver: { _ in }) { _ in throw Refusal() }
    #expect(harness.disk["/desk/log/head"] != durable)
    #expect(store.head.commits == 3)
  }

  private struct Refusal: Error, Equatable {}

  @Test(arguments: [0, 1, 19, 20, 100, 239])
  func `a write cut off by a full disk leaves nothing behind`(_ written: Int) throws {
    let harness = try LogHarness.founded(2)
    let store = try harness.open()
    harness.disk.inject(
      SimulatedFault(.write, suffix: ".seg", times: 1, code: ErrorCode.noSpace, bytesWritten: written))
    #expect(
      storeError { try harness.append(3, to: store) }
        == .file(FileError(operation: .write, path: "/desk/log/00000001.seg", code: ErrorCode.noSpace)))
    #expect(try harness.append(3, to: store).number == 3)
    #expect(try LogHarness.history(harness.open()) == harness.acknowledged.map(\.commit))
    #expect(LogVerifier(directory: "/desk", fileSystem: harness.disk).run().tornTail == nil)
  }

  @Test(arguments: [1, 20, 100, 239])
  func `a desk that dies while writing is cleaned up after by the next append`(_ written: Int) throws {
    let harness = try LogHarness.founded(2)
    let (store, other) = (try harness.open(), try harness.open())
    // Neither the frame nor the zeros that should cover its beginning get through.
    harness.disk.inject(SimulatedFault(.write, suffix: ".seg", times: 1, code: 5, bytesWritten: written))
    harness.disk.inject(SimulatedFault(.write, suffix: ".seg", times: 1, code: 5))
    #expect(storeError { try harness.append(3, to: store) } != nil)
    #expect(try harness.append(4, "other", to: other).number == 3)
    #expect(try harness.append(3, "again", to: store).number == 4)
    #expect(harness.disk.files.contains { $0.hasSuffix(".torn") })
    #expect(try LogHarness.history(harness.open()) == harness.acknowledged.map(\.commit))
  }

  @Test func `no room for the next step is an error and no damage`() throws {
    let harness = try LogHarness.founded(2)
    let store = try harness.open()
    harness.disk.inject(SimulatedFault(.allocate, code: ErrorCode.noSpace))
    let long = String(repeating: "x", count: 600)
    #expect(
      storeError { try harness.append(3, long, to: store) }
        == .file(FileError(operation: .allocate, path: "/desk/log/00000001.seg", code: ErrorCode.noSpace)))
    harness.disk.clearFaults()
    #expect(try harness.append(3, long, to: store).number == 3)
  }

  @Test func `a network file system is refused by name`() throws {
    let harness = try LogHarness.founded(1)
    harness.disk.pretendNetwork("nfs4")
    #expect(storeError { _ = try harness.open() } == .networkFileSystem(directory: "/desk", kind: "nfs4"))
    let error = storeError { try FileEventStore.create(in: "/", desk: .test, fileSystem: harness.disk) }
    #expect(error == .networkFileSystem(directory: "/", kind: "nfs4"))
  }

  @Test func `no log, and one log only`() throws {
    let harness = try LogHarness()
    #expect(storeError { _ = try harness.open() } == .noLog(directory: "/desk"))
    try harness.create()
    #expect(storeError { try harness.create() } == .logExists(directory: "/desk"))
  }

  @Test func `a frame of a later version stops reading and is never cleared away`() throws {
    let harness = try LogHarness.founded(3, textLength: 1)
    let third = harness.acknowledged[2].commit.location
    let path = "/desk/log/00000001.seg"
    var bytes = try #require(harness.disk[path])
    let start = Int(third.offset)
    bytes[start + 4] = 2
    let checksum = CRC32C.checksum(Array(bytes[start..<start + 16]))
    withUnsafeBytes(of: checksum.littleEndian) { bytes.replaceSubrange(start + 16..<start + 20, with: $0) }
    harness.disk[path] = bytes
    harness.disk["/desk/log/head"] = nil
    let store = try harness.open()
    #expect(store.damage?.fault == .version(2))
    #expect(try LogHarness.history(store).count == 2)
    #expect(harness.disk[path] == bytes)
    #expect(LogVerifier(directory: "/desk", fileSystem: harness.disk).run().unreadable.count == 1)
  }
}
