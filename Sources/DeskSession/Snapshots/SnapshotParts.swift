import CaseDomain
import EventLog
import Synchronization
import Vault

/// The parts of an opened snapshot, read when they are first asked for.
///
/// The files stay open, so that a part can be read after another desk replaced the snapshot. A part that cannot be read
/// any more is made anew from the log: that takes as long as opening without a snapshot, and the answer is the same.
final class SnapshotParts: PartSource {
  private let files: Mutex<[UInt32: OpenFile]>
  private let key: SealingKey
  /// How many parts were handed out: they are, in the order in which they were written.
  private let handedOut = Atomic<Int>(0)
  private let isDamaged = Atomic<Bool>(false)
  private let again: Mutex<[[UInt8]]?>
  private let rebuild: @Sendable () throws -> [[UInt8]]
  private let giveUp: @Sendable () -> Never
  /// By number, what of each file was used when the snapshot was written.
  let sizes: [UInt32: SnapshotRoot.PartFile]

  private struct OpenFile {
    let file: any File
    let id: [UInt8]
  }

  /// - Parameters:
  ///   - rebuild: every part of the state again, from the log.
  ///   - giveUp: ends the program, where neither snapshot nor log can be read any more.
  /// - Throws: `FileError` and `StateFault` where a file is missing or is not the one it was.
  init(
    _ root: SnapshotRoot, in folder: SnapshotFolder, rebuild: @escaping @Sendable () throws -> [[UInt8]],
    giveUp: @escaping @Sendable () -> Never
  ) throws {
    key = folder.key
    self.rebuild = rebuild
    self.giveUp = giveUp
    again = Mutex(nil)
    sizes = Dictionary(root.files.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    var open: [UInt32: OpenFile] = [:]
    for entry in root.files {
      let file = try folder.fileSystem.open("\(folder.path)/\(entry.name)", .read)
      guard try file.size() >= Int64(entry.size),
        try file.read(SnapshotRoot.headerLength, at: 0) == SnapshotRoot.magic + entry.id
      else { throw StateFault() }
      open[entry.number] = OpenFile(file: file, id: entry.id)
    }
    let opened = open
    files = Mutex(opened)
  }

  /// Whether some part had to be made anew: the snapshot is good for nothing any more.
  var hasFailed: Bool { isDamaged.load(ordering: .relaxed) }

  func kept<Part: Decodable & Sendable, Value: Sendable>(
    at place: KeptPlace, as part: Part.Type, unpack: @escaping @Sendable (Part) -> Value
  ) -> Kept<Value> {
    let number = handedOut.add(1, ordering: .relaxed).oldValue
    return Kept(at: place) { unpack(self.read(part, at: place, number: number)) }
  }

  /// The part that stands in a place.
  private func read<Part: Decodable>(_ part: Part.Type, at place: KeptPlace, number: Int) -> Part {
    if let bytes = bytes(at: place), let value = try? decode(part, bytes) { return value }
    isDamaged.store(true, ordering: .relaxed)
    let all = again.withLock { made in
      if made == nil { made = try? rebuild() }
      return made ?? []
    }
    guard number < all.count, let value = try? decode(part, all[number]) else {
      // Neither the snapshot nor the log can be read any more. Nothing true can be said: the next opening, without
      // the snapshot, shows what the log still holds.
      giveUp()
    }
    return value
  }

  private func decode<Part: Decodable>(_: Part.Type, _ bytes: [UInt8]) throws -> Part {
    let decoder = try StateDecoder(bytes, parts: self)
    return try decoder.whole(Part.self)
  }

  private func bytes(at place: KeptPlace) -> [UInt8]? {
    let sealed = files.withLock { files -> ([UInt8], [UInt8])? in
      guard let file = files[place.file], let bytes = try? file.file.read(Int(place.length), at: Int64(place.offset))
      else { return nil }
      return (bytes, file.id)
    }
    guard let (bytes, id) = sealed else { return nil }
    return try? key.open(bytes, aad: SnapshotRoot.bound(to: id, at: place.offset))
  }
}
