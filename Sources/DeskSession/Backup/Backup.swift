import EventLog

/// Takes a backup of a desk while others work on it. Needs no passphrase: what it copies is sealed.
///
/// The head is read before anything is listed. Every attachment and every sealed identity was durable before the commit
/// that names it, and whatever stands up to that head was committed before: so all that the copied log names is there to
/// be copied. What comes later is the next backup's.
package struct Backup {
  /// What was done, and what somebody should look at.
  package struct Report: Sendable, Equatable {
    /// How far the backup reaches.
    package internal(set) var head = Head.empty
    /// Files in it.
    package internal(set) var files = 0
    /// Bytes in it.
    package internal(set) var bytes: Int64 = 0
    /// Files that were copied this time; the others were there.
    package internal(set) var copied = 0
    /// Bytes that were copied this time.
    package internal(set) var copiedBytes: Int64 = 0
    /// Sealed identities the desk has.
    package internal(set) var identities = 0
    /// Whether they were copied, to a folder of their own.
    package internal(set) var hasIdentities = false
    /// Sealed identities that the desk no longer has and that backup still has: destroyed, or lost.
    package internal(set) var goneIdentities: [String] = []
    /// Files that never change and are no longer what they were: what the backup had of them it has still.
    package internal(set) var changed: [String] = []
    /// Files that the backup had and that were no longer what they were there: copied anew, if the desk has them.
    package internal(set) var mended: [String] = []
    /// Whether a sync has failed on the desk.
    package internal(set) var syncFailed = false

    /// Whether somebody has to look at something.
    package var isClean: Bool { goneIdentities.isEmpty && changed.isEmpty && mended.isEmpty && !syncFailed }
  }

  private let layout: DeskLayout
  private let environment: DeskEnvironment
  private let folder: BackupFolder
  private let identities: BackupFolder?
  private var report = Report()

  /// - Parameters:
  ///   - path: of the folder for log, key files and attachments.
  ///   - identities: of the folder for sealed identities; nil to leave them out.
  package init(of layout: DeskLayout, environment: DeskEnvironment, to path: String, identities: String?) {
    self.layout = layout
    self.environment = environment
    folder = BackupFolder(path: path, fileSystem: environment.fileSystem)
    self.identities = identities.map { BackupFolder(path: $0, fileSystem: environment.fileSystem) }
  }

  /// Takes the backup.
  ///
  /// - Parameters:
  ///   - destroyed: names of sealed files that the log says were destroyed, as far as a member's keys tell: they go from
  ///     the backup too.
  ///   - progress: told how far checking the log is.
  /// - Throws: `DeskFault` `backupInsideDesk`, `backupFoldersNested`, `notABackup`, `backupUnreadable`, `backupBusy`,
  ///   `backupOfOtherDesk`, `backupAhead`, `damaged` and other faults of the log, and of the disk. The backup that was
  ///   there before is then there still.
  package mutating func run(
    destroyed: Set<String> = [], progress: (LogVerifier.Progress) -> Bool = { _ in true }
  ) throws(DeskFault) -> Report {
    do {
      try refusePlaces()
      let extent = try LogExtent(directory: layout.directory, fileSystem: environment.fileSystem)
      guard extent.head.commits > 0 else { throw DeskFault("foundingUnfinished", layout.directory) }
      report = Report()
      report.head = extent.head
      report.syncFailed = extent.syncFailed
      try check(extent, progress)
      // The identities first: a list of the desk's that names them then finds them in the other folder.
      if let identities { try identities.taking { try takeIdentities(extent, to: identities, destroyed) } }
      let folder = folder
      try folder.taking { try takeDesk(extent) }
    } catch {
      throw DeskFault(error)
    }
    note()
    return report
  }

  /// Only for `doctor`; an account that may not write to the desk can take backups all the same.
  private func note() {
    let fileSystem = environment.fileSystem
    let now = environment.now().rawValue
    let earlier = (try? fileSystem.contents(of: layout.lastBackup, limit: 4096)).flatMap { LastBackup($0) }
    let last = LastBackup(
      taken: now, commits: report.head.commits, identities: report.hasIdentities ? now : earlier?.identities)
    try? fileSystem.writeAtomically(Array(last.text.utf8), to: layout.lastBackup, permissions: 0o660)
  }

  private func refusePlaces() throws {
    let places = [folder.path] + [identities?.path].compactMap { $0 }
    for place in places where layout.holds(place + "/list", on: environment.fileSystem) {
      throw DeskFault("backupInsideDesk", place)
    }
    if let other = identities?.path, isInside(other, folder.path) || isInside(folder.path, other) {
      throw DeskFault("backupFoldersNested", folder.path, other)
    }
  }

  /// Whatever links lead there; neither folder need be there yet.
  private func isInside(_ path: String, _ other: String) -> Bool {
    (path + "/").hasPrefix(other + "/")
      || DeskLayout(directory: other).holds(path + "/list", on: environment.fileSystem)
  }

  /// What is kept must be what was signed, and go on from what is kept already.
  private func check(_ extent: LogExtent, _ progress: (LogVerifier.Progress) -> Bool) throws {
    let known = try [folder, identities].compactMap { try $0?.manifest() }
    if let other = known.first(where: { $0.desk != extent.desk }) {
      throw DeskFault("backupOfOtherDesk", other.desk.hex, extent.desk.hex)
    }
    let latest = known.map(\.head).max { $0.commits < $1.commits }
    let found = LogVerifier(directory: layout.directory, fileSystem: environment.fileSystem)
      .run(witnessed: latest, progress: progress)
    for damage in found.damage {
      switch damage.fault {
      case .rolledBack(let seen, let reached): throw DeskFault("backupAhead", String(seen), String(reached))
      case .rewritten(let commit): throw DeskFault("backupOfOtherHistory", String(commit))
      // One slot of the head that is damaged loses nothing, and the next opening writes it anew.
      case .headerChecksum where damage.isInHead: continue
      default: throw DeskFault(damage)
      }
    }
    if let error = found.unreadable.first { throw error }
  }

  // MARK: The desk's files

  private mutating func takeDesk(_ extent: LogExtent) throws {
    let before = try Self.manifest(in: folder, .desk)
    var manifest = BackupManifest(
      kind: .desk, desk: extent.desk, taken: environment.now().rawValue, head: extent.head)
    let known = Dictionary(uniqueKeysWithValues: (before?.files ?? []).map { ($0.path, $0) })
    for piece in extent.pieces {
      let path = "log/" + piece.name
      // The log was just checked against the backup's own head: as much as that has of it has not changed.
      if let entry = known[path], entry.length == piece.length, try isWhole(entry, in: folder) {
        manifest.files.append(entry)
      } else {
        try add(path, folder.take(layout.directory + "/" + path, length: piece.length), to: &manifest)
      }
    }
    try add("log/head", folder.take(LogExtent.headFile(extent.head, of: extent.desk)), to: &manifest)
    for name in try names(in: layout.members) where BackupManifest.isMemberFile(name) {
      try add("members/" + name, folder.take(layout.members + "/" + name), to: &manifest)
    }
    try takeBlobs(known, to: &manifest)
    for name in try names(in: layout.identities) where BackupManifest.isIdentity("identities/" + name) {
      if let entry = try listed(name) { manifest.identities.append(entry) }
    }
    report.identities = manifest.identities.count
    try folder.settle(manifest)
    count(manifest)
  }

  /// Attachments are named by their hash and never deleted: one that is in the backup already is not looked at again,
  /// and one that is gone from the desk is kept.
  private mutating func takeBlobs(_ known: [String: BackupManifest.Entry], to manifest: inout BackupManifest) throws {
    var paths = Set(known.keys.filter { $0.hasPrefix("blobs/") })
    paths.formUnion(try names(in: layout.blobs).filter(BackupManifest.isBlob).map { "blobs/" + $0 })
    for path in paths.sorted() {
      if let entry = known[path], try isWhole(entry, in: folder) {
        manifest.files.append(entry)
      } else if let taken = try folder.take(layout.directory + "/" + path) {
        if taken.hash.hex != PathText.name(of: path) {
          report.changed.append(layout.directory + "/" + path)
        } else {
          try add(path, taken, to: &manifest)
        }
      } else if known[path] != nil {
        report.changed.append(layout.directory + "/" + path)
      }
    }
  }

  /// A sealed identity as the desk's list names it: that it was there, without a byte of it, nor how many: that tells how much somebody said.
  private func listed(_ name: String) throws -> BackupManifest.Entry? {
    guard try environment.fileSystem.status(layout.identities + "/" + name) != nil else { return nil }
    return BackupManifest.Entry(path: "identities/" + name, hash: .zero, length: 0)
  }

  // MARK: Identities

  private mutating func takeIdentities(
    _ extent: LogExtent, to folder: BackupFolder, _ destroyed: Set<String>
  ) throws {
    let before = try Self.manifest(in: folder, .identities)
    var manifest = BackupManifest(
      kind: .identities, desk: extent.desk, taken: environment.now().rawValue, head: extent.head)
    let known = Dictionary(uniqueKeysWithValues: (before?.files ?? []).map { ($0.path, $0) })
    let present = Set(
      try names(in: layout.identities).map { "identities/" + $0 }.filter(BackupManifest.isIdentity))
    for path in present.union(known.keys).sorted() {
      let name = PathText.name(of: path)
      if destroyed.contains(name) { continue }
      if let entry = known[path], try isWhole(entry, in: folder) {
        if !present.contains(path) {
          report.goneIdentities.append(name)
        } else if try environment.fileSystem.status(layout.directory + "/" + path)?.size != entry.length {
          report.changed.append(layout.directory + "/" + path)
        }
        manifest.files.append(entry)
      } else if let taken = try folder.take(layout.directory + "/" + path) {
        try add(path, taken, to: &manifest)
      } else if known[path] != nil {
        report.changed.append(layout.directory + "/" + path)
      }
    }
    report.hasIdentities = true
    try folder.settle(manifest)
    count(manifest)
  }

  // MARK: Both

  /// Whether what the backup has of a file is still what it was: read again each time, for a backup that has rotted is
  /// found out too late otherwise.
  private mutating func isWhole(_ entry: BackupManifest.Entry, in folder: BackupFolder) throws -> Bool {
    if try folder.read(entry) { return true }
    report.mended.append(folder.place(of: entry.hash))
    return false
  }

  private static func manifest(in folder: BackupFolder, _ kind: BackupManifest.Kind) throws -> BackupManifest? {
    guard let manifest = try folder.manifest() else { return nil }
    guard manifest.kind == kind else { throw DeskFault("backupOfOtherKind", folder.path) }
    return manifest
  }

  private func names(in directory: String) throws(FileError) -> [String] {
    do throws(FileError) { return try environment.fileSystem.list(directory) } catch {
      guard error.code == ErrorCode.absent else { throw error }
      return []
    }
  }

  /// A file that went away meanwhile (a request that was granted, a file no commit names) is left out.
  private mutating func add(
    _ path: String, _ taken: (hash: Digest, length: Int64, isNew: Bool)?, to manifest: inout BackupManifest
  ) throws {
    guard let taken else { return }
    manifest.files.append(.init(path: path, hash: taken.hash, length: taken.length))
    if taken.isNew {
      report.copied += 1
      report.copiedBytes += taken.length
    }
  }

  private mutating func count(_ manifest: BackupManifest) {
    report.files += manifest.files.count
    report.bytes += manifest.files.reduce(0) { $0 + $1.length }
  }
}
