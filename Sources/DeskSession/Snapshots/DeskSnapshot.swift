import CaseDomain
import EventLog
import Synchronization
import Vault

/// A snapshot that was opened: the state at some commit, its large columns still unread.
struct DeskSnapshot: Sendable {
  let state: DeskState
  /// Reading of the log goes on behind it.
  let resume: ResumePoint
  let parts: SnapshotParts

  /// Opens a member's snapshot.
  ///
  /// - Returns: nil where there is none that this program wrote for this member, or anything of it is missing: then the
  ///   log is read from its first commit.
  init?(_ source: SnapshotSource) {
    guard let folder = source.folder, let root = folder.read(), root.program == source.environment.program,
      let resume = ResumePoint(bytes: root.resume)
    else { return nil }
    let rebuild: @Sendable () throws -> [[UInt8]] = { try source.parts(at: resume.head.commits) }
    guard
      let parts = try? SnapshotParts(
        root, in: folder, rebuild: rebuild,
        giveUp: {
          folder.discard()
          source.environment.giveUp()
        }),
      let decoder = try? StateDecoder(root.state, parts: parts),
      let state = try? DeskState(
        calendar: source.environment.calendar, keys: source.keys, holder: source.holder, from: decoder),
      state.places.count == resume.head.commits
    else { return nil }
    self.state = state
    self.resume = resume
    self.parts = parts
  }
}

/// Whose state of which desk it is, and how it can be made again.
struct SnapshotSource: Sendable {
  let layout: DeskLayout
  let environment: DeskEnvironment
  let member: MemberID
  let keys: MemberKeys
  /// The desk's id, 16 bytes.
  let desk: [UInt8]

  var holder: KeyHolder { KeyHolder(rawValue: UInt32(member.rawValue)) }

  /// Where the snapshot lies; nil where nothing is remembered.
  var folder: SnapshotFolder? {
    environment.stateDirectory.map { directory in
      SnapshotFolder(
        path: "\(directory)/\(Hex.encode(desk))-\(member.rawValue).snapshot",
        key: keys.derivedKey("snapshot"), owner: desk + Array("\(member.rawValue)".utf8),
        fileSystem: environment.fileSystem)
    }
  }

  /// Every part of the state after a commit, from the log alone. Waits for no lock: whoever asks may hold them.
  func parts(at commit: UInt64) throws -> [[UInt8]] {
    let reading = environment.reading(through: UnlockedFileSystem(base: environment.fileSystem))
    let store = try FileEventStore(
      directory: layout.directory, fileSystem: reading.fileSystem, limits: environment.logLimits)
    let desk = try OpenDesk(
      store: store, keys: keys, member: member, layout: layout, environment: reading, through: commit)
    let sink = PartCollector()
    _ = try StateEncoder.encode(desk.state, parts: sink)
    return sink.parts
  }
}

/// Keeps parts in memory.
final class PartCollector: PartSink {
  private(set) var parts: [[UInt8]] = []

  func holds(_ place: KeptPlace) -> Bool { false }

  func write(_ part: [UInt8]) throws -> KeptPlace {
    parts.append(part)
    return KeptPlace(file: 0, offset: UInt64(parts.count), length: UInt32(part.count))
  }
}

/// A snapshot to be written, apart from the thread that owns the desk.
struct SnapshotJob: Sendable {
  let state: DeskState
  let point: ResumePoint
  let folder: SnapshotFolder
  let earlier: SnapshotParts?
  let environment: DeskEnvironment

  /// - Throws: `FileError`; what was there before is then as it was.
  func run() throws {
    try SnapshotWriter.write(
      state, at: point, program: environment.program, to: folder, after: earlier, random: environment.random)
  }
}
