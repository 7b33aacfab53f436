import CaseDomain
import EventLog
import Vault

/// Writes a snapshot: new parts into one new file, the root last. Parts that are unchanged stay where they are.
final class SnapshotWriter: PartSink {
  private let folder: SnapshotFolder
  private let random: any RandomSource
  /// What stays of the snapshot before: files that are still used by half, and not too many.
  private var stays: [UInt32: SnapshotRoot.PartFile] = [:]
  private var used: [UInt32: UInt64] = [:]
  private let number: UInt32
  private let id: [UInt8]
  private let file: any File
  private var buffer: [UInt8] = []
  private var written: UInt64 = 0
  private var parts = 0

  /// Bytes that are written at once.
  private static let portion = 1 << 20
  /// More files than these are brought together.
  private static let fileLimit = 12

  private init(_ folder: SnapshotFolder, _ earlier: [UInt32: SnapshotRoot.PartFile], random: any RandomSource) throws {
    self.folder = folder
    self.random = random
    let worth = earlier.values.filter { $0.used * 2 >= $0.size }.sorted { $0.used > $1.used }
    for entry in worth.prefix(Self.fileLimit) { stays[entry.number] = entry }
    let there = try folder.fileSystem.list(folder.path).compactMap { UInt32($0.prefix(8)) }
    number = (there.max() ?? 0) + 1
    id = random.bytes(16)
    file = try folder.fileSystem.open(
      "\(folder.path)/\(SnapshotRoot.PartFile.name(number))", .createNew(permissions: 0o600))
    buffer = SnapshotRoot.magic + id
  }

  /// Writes a state, verified up to `point`.
  ///
  /// - Parameter earlier: the snapshot that the state was opened from and that is there still.
  /// - Throws: `FileError`; the snapshot before is then as it was.
  static func write(
    _ state: DeskState, at point: ResumePoint, program: String, to folder: SnapshotFolder,
    after earlier: SnapshotParts?,
    random: any RandomSource
  ) throws {
    try folder.fileSystem.makeDirectories(folder.path, permissions: 0o700)
    let lock = try folder.fileSystem.open(folder.path + "/lock", .create(permissions: 0o600))
    // Another terminal of the same member is at it: theirs will do.
    guard try lock.tryLock(.exclusive) else { return }
    defer { try? lock.unlock() }
    let root = folder.read()
    let isOurs = root.map { root in
      earlier?.sizes.keys.allSatisfy { number in root.files.contains { $0.number == number } }
    }
    let writer = try SnapshotWriter(folder, isOurs == true ? earlier?.sizes ?? [:] : [:], random: random)
    do {
      let bytes = try StateEncoder.encode(state, parts: writer)
      let files = try writer.finish()
      try folder.write(
        SnapshotRoot(program: program, resume: point.bytes, files: files, parts: writer.parts, state: bytes),
        random: random)
      try writer.removeOthers(than: files)
    } catch {
      try? folder.fileSystem.unlink("\(folder.path)/\(SnapshotRoot.PartFile.name(writer.number))")
      throw error
    }
  }

  func holds(_ place: KeptPlace) -> Bool {
    guard stays[place.file] != nil else { return false }
    used[place.file, default: 0] += UInt64(place.length)
    parts += 1
    return true
  }

  func write(_ part: [UInt8]) throws -> KeptPlace {
    let offset = written + UInt64(buffer.count)
    let sealed = try folder.key.seal(part, aad: SnapshotRoot.bound(to: id, at: offset), random: random)
    buffer += sealed
    used[number, default: 0] += UInt64(sealed.count)
    parts += 1
    if buffer.count >= Self.portion { try flush() }
    return KeptPlace(file: number, offset: offset, length: UInt32(sealed.count))
  }

  private func flush() throws {
    try file.write(buffer, at: Int64(written))
    written += UInt64(buffer.count)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Makes the new file durable and says which files the state refers to.
  private func finish() throws -> [SnapshotRoot.PartFile] {
    try flush()
    try file.sync()
    let kept = stays.values.filter { used[$0.number] != nil }.map {
      SnapshotRoot.PartFile(number: $0.number, id: $0.id, size: $0.size, used: used[$0.number] ?? 0)
    }
    let new = SnapshotRoot.PartFile(number: number, id: id, size: written, used: used[number] ?? 0)
    return kept + [new]
  }

  /// Whoever has them open goes on reading.
  private func removeOthers(than files: [SnapshotRoot.PartFile]) throws {
    let names = Set(files.map(\.name))
    for name in try folder.fileSystem.list(folder.path) where name.hasSuffix(".part") && !names.contains(name) {
      try? folder.fileSystem.unlink("\(folder.path)/\(name)")
    }
  }
}
