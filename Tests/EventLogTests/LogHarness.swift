import EventLog
import TestSupport
import Testing

/// A log on a simulated disk, with what was acknowledged to whom and when.
final class LogHarness {
  static let directory = "/desk"
  static let limits = FileEventStore.Limits(segmentBytes: 2000, step: 512)

  let disk: SimulatedFileSystem
  let first = LogMember(1)
  /// Idempotency ids of acknowledged commits, each with the number of operations begun by then.
  private(set) var acknowledged: [(operations: Int, commit: Commit)] = []

  init() throws {
    disk = SimulatedFileSystem()
    try disk.makeDirectory(Self.directory, permissions: 0o700)
  }

  init(disk: SimulatedFileSystem) { self.disk = disk }

  func create() throws {
    try FileEventStore.create(in: Self.directory, desk: .test, fileSystem: disk, limits: Self.limits)
  }

  func open() throws -> FileEventStore { try Self.open(disk) }

  static func open(
    _ disk: SimulatedFileSystem, witnessed: Head? = nil, trusting: UInt64 = 0
  ) throws -> FileEventStore {
    try FileEventStore(
      directory: directory, fileSystem: disk, witnessed: witnessed, trustingSignaturesThrough: trusting, limits: limits)
  }

  /// Appends `text` as form `id`, admitting the author if it is the first.
  @discardableResult
  func append(_ id: UInt64, _ text: String = "text", to store: FileEventStore) throws -> Commit {
    let receipt = try store.append(id: .test(id), signer: first, deliver: { _ in }) { position in
      first.proposal(text, roster: position.commit == 1 ? [first.admission] : [])
    }
    acknowledge(receipt.commit)
    return receipt.commit
  }

  /// From now on no power cut may take this commit away.
  func acknowledge(_ commit: Commit) { acknowledged.append((disk.operationCount, commit)) }

  /// A founded log of `count` commits, all on the device.
  static func founded(_ count: Int, textLength: Int = 10) throws -> LogHarness {
    let harness = try LogHarness()
    try harness.create()
    let store = try harness.open()
    for number in 1...count {
      try harness.append(UInt64(number), String(repeating: "t", count: textLength), to: store)
    }
    harness.disk.settle()
    return harness
  }

  /// Everything a fresh handle delivers.
  static func history(_ store: FileEventStore) throws -> [Commit] {
    var commits: [Commit] = []
    try store.catchUp { commits.append($0) }
    return commits
  }
}

/// The error `body` throws, if it is a store's.
func storeError(_ body: () throws -> Void) -> StoreError? {
  do {
    try body()
    return nil
  } catch {
    return error as? StoreError
  }
}
