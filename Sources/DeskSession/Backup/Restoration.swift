import EventLog

/// Makes a desk of a backup, in a folder that is not there yet: whole or not at all.
///
/// **Destroyed identities.** The backup of the identities may be older than the log's, and hold what was destroyed since.
/// Which were destroyed stands in sealed events; without a key nobody can tell. But the desk's backup lists, by their
/// random names, the identities that were on the desk when it was taken: one that is not on the list was destroyed before
/// (or was never named by a commit), and is not put back. One that was destroyed and still on the desk's disk at that
/// moment, or that is put back on purpose (`everyIdentity`), is destroyed again by the first who opens the desk and can
/// read about tips (`OpenDesk.upkeep`): nobody can open it before that either, since the rules refuse. What was destroyed
/// after the desk's backup was taken, no log says any more: it stays away only where the identities' backup was taken
/// after it, or it is destroyed once more.
package struct Restoration {
  /// What came back.
  package struct Report: Sendable, Equatable {
    package internal(set) var head = Head.empty
    package internal(set) var desk: DeskID
    /// When the backup was taken, milliseconds since 1970 UTC.
    package internal(set) var taken: Int64 = 0
    package internal(set) var files = 0
    /// Sealed identities that the desk had, and how many of them came back.
    package internal(set) var listed = 0
    package internal(set) var identities = 0
    /// Identities in their backup that the desk no longer had.
    package internal(set) var withheld: [String] = []
    /// Identities that the desk had and their backup has not.
    package internal(set) var missing: [String] = []
  }

  private let folder: BackupFolder
  private let identities: BackupFolder?
  private let layout: DeskLayout
  private let fileSystem: any FileSystem
  private let everyIdentity: Bool
  /// Where the desk is put together.
  private var staging: DeskLayout { DeskLayout(directory: layout.directory + ".restoring") }

  /// - Parameters:
  ///   - identities: of the folder with the sealed identities; nil to do without.
  ///   - everyIdentity: puts back those too that the desk no longer had.
  package init(
    from path: String, identities: String?, everyIdentity: Bool = false, to layout: DeskLayout,
    fileSystem: any FileSystem
  ) {
    folder = BackupFolder(path: path, fileSystem: fileSystem)
    self.identities = identities.map { BackupFolder(path: $0, fileSystem: fileSystem) }
    self.everyIdentity = everyIdentity
    self.layout = layout
    self.fileSystem = fileSystem
  }

  /// Makes the desk.
  ///
  /// - Throws: `DeskFault` `deskExists`, `noBackup`, `backupUnreadable`, `backupFileDamaged`, `backupOfOtherKind`,
  ///   `backupOfOtherDesk`, `restoreBusy`, faults of the log, and of the disk. There is then no desk.
  package func run(progress: (LogVerifier.Progress) -> Bool = { _ in true }) throws(DeskFault) -> Report {
    try faulting {
      guard try fileSystem.status(layout.directory) == nil else { throw DeskFault("deskExists", layout.directory) }
      let manifest = try manifest(of: folder, .desk)
      let sealed = try identities.map { try self.manifest(of: $0, .identities) }
      if let sealed, sealed.desk != manifest.desk {
        throw DeskFault("backupOfOtherDesk", sealed.desk.hex, manifest.desk.hex)
      }
      var report = Report(head: manifest.head, desk: manifest.desk, taken: manifest.taken)
      let lock = try prepare()
      for entry in manifest.files { try put(entry, from: folder) }
      report.files = manifest.files.count
      try put(sealed, listed: Set(manifest.identities.map(\.path)), &report)
      for directory in staging.directories + [staging.log] { try fileSystem.syncDirectory(directory) }
      try check(manifest, progress)
      try fileSystem.unlink(lock.path)
      try fileSystem.rename(staging.directory, to: layout.directory)
      try fileSystem.syncDirectory(PathText.directory(of: layout.directory))
      return report
    }
  }

  private func manifest(of folder: BackupFolder, _ kind: BackupManifest.Kind) throws -> BackupManifest {
    guard let manifest = try folder.manifest() else { throw DeskFault("noBackup", folder.path) }
    guard manifest.kind == kind else { throw DeskFault("backupOfOtherKind", folder.path) }
    return manifest
  }

  /// An empty folder to work in, and the lock that keeps another restoration out of it; what an interrupted one left
  /// there goes.
  private func prepare() throws -> any File {
    try fileSystem.makeDirectories(PathText.directory(of: layout.directory), permissions: 0o770)
    let directories = staging.directories + [staging.log]
    if try fileSystem.status(staging.directory) != nil {
      let own = Set(directories.dropFirst().map(PathText.name) + [Self.lockName])
      guard try fileSystem.list(staging.directory).allSatisfy(own.contains) else {
        throw DeskFault("deskExists", staging.directory)
      }
    }
    try fileSystem.makeDirectories(staging.directory, permissions: 0o770)
    let lock = try fileSystem.open(staging.directory + "/" + Self.lockName, .create(permissions: 0o660))
    guard try lock.tryLock(.exclusive) else { throw DeskFault("restoreBusy", staging.directory) }
    for directory in directories {
      try fileSystem.makeDirectories(directory, permissions: 0o770)
      guard directory != staging.directory else { continue }
      for name in try fileSystem.list(directory) { try fileSystem.unlink(directory + "/" + name) }
    }
    return lock
  }

  private static let lockName = "restoring.lock"

  private func put(_ entry: BackupManifest.Entry, from folder: BackupFolder) throws {
    let path = staging.directory + "/" + entry.path
    let copy = try fileSystem.open(path, .createNew(permissions: 0o660))
    let isWhole = try folder.read(entry) { bytes, place in try copy.write(bytes, at: place) }
    guard isWhole, BackupCheck.isNamedAfterContent(entry) else {
      throw DeskFault("backupFileDamaged", folder.place(of: entry.hash), entry.path)
    }
    try copy.sync()
  }

  private func put(_ sealed: BackupManifest?, listed: Set<String>, _ report: inout Report) throws {
    report.listed = listed.count
    guard let sealed, let identities else { return }
    for entry in sealed.files {
      if everyIdentity || listed.contains(entry.path) {
        try put(entry, from: identities)
        report.identities += 1
      } else {
        report.withheld.append(PathText.name(of: entry.path))
      }
    }
    report.missing = listed.subtracting(sealed.files.map(\.path)).map(PathText.name).sorted()
  }

  /// What was put together is what was signed, as far as the list says, before it is called a desk.
  private func check(_ manifest: BackupManifest, _ progress: (LogVerifier.Progress) -> Bool) throws {
    let found = LogVerifier(directory: staging.directory, fileSystem: fileSystem)
      .run(witnessed: manifest.head, progress: progress)
    if let damage = found.damage.first { throw DeskFault(damage) }
    if let error = found.unreadable.first { throw error }
    guard BackupCheck.fits(found, manifest) else { throw DeskFault("backupEndsElsewhere", folder.path) }
  }
}
