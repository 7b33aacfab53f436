import EventLog

/// A folder with a backup in it: files named by what they hold, and the list that says what they are.
///
///     list          what the backup holds: `BackupManifest`
///     list.lock     held while a backup is being taken
///     files/HASH    a file's bytes, named by their SHA-256
///
/// A file is written under another name, made durable and only then named; the list is replaced whole, after all that it
/// names; what no list names any more goes last. So whatever interrupts a backup, the one before is there, whole. And
/// since nothing in it is called `log`, nobody opens it by mistake and writes in it.
struct BackupFolder {
  let path: String
  let fileSystem: any FileSystem

  private var list: String { path + "/list" }
  private var files: String { path + "/files" }
  private var incoming: String { files + "/incoming.tmp" }
  private static let permissions: UInt32 = 0o600
  private static let piece: Int64 = 1 << 20

  init(path: String, fileSystem: any FileSystem) {
    self.path = DeskLayout(directory: path).directory
    self.fileSystem = fileSystem
  }

  /// Where bytes with that hash stand.
  func place(of hash: Digest) -> String { files + "/" + hash.hex }

  /// What the backup holds; nil where there is none yet.
  ///
  /// - Throws: `DeskFault` `backupUnreadable`, and `notABackup` where the folder holds something else.
  func manifest() throws -> BackupManifest? {
    guard try fileSystem.status(path) != nil else { return nil }
    guard try fileSystem.status(list) != nil else {
      // What an interrupted first backup left, and no more.
      let own: Set<String> = ["files", "list.lock", "list.tmp", "lost+found"]
      guard try fileSystem.list(path).allSatisfy(own.contains), try hasOnlyOwnFiles() else {
        throw DeskFault("notABackup", path)
      }
      return nil
    }
    guard let manifest = BackupManifest(try fileSystem.contents(of: list, limit: 1 << 28)) else {
      throw DeskFault("backupUnreadable", list)
    }
    return manifest
  }

  private func hasOnlyOwnFiles() throws -> Bool {
    guard let found = try fileSystem.status(files) else { return true }
    return try found.isDirectory && fileSystem.list(files).allSatisfy(Self.isOwn)
  }

  /// Whether a file of that name is a backup's doing. Others are somebody's, wherever they lie, and stay.
  private static func isOwn(_ name: String) -> Bool {
    let stem = name.hasSuffix(".tmp") ? String(name.dropLast(4)) : name
    return name == "incoming.tmp" || (Digest(hex: stem) != nil && stem == stem.lowercased())
  }

  /// Makes the folder and keeps other backups out of it while `body` runs.
  ///
  /// - Throws: `DeskFault` `backupBusy`, and what `body` throws.
  func taking<Value>(_ body: () throws -> Value) throws -> Value {
    _ = try manifest()
    try fileSystem.makeDirectories(path, permissions: 0o700)
    let lock = try fileSystem.open(path + "/list.lock", .create(permissions: Self.permissions))
    guard try lock.tryLock(.exclusive) else { throw DeskFault("backupBusy", path) }
    try fileSystem.makeDirectories(files, permissions: 0o700)
    let result = Result { try body() }
    try lock.unlock()
    return try result.get()
  }

  /// Whether a file is there with that length: not whether it is what it was, see `read`.
  private func holds(_ entry: BackupManifest.Entry) throws -> Bool {
    try fileSystem.status(place(of: entry.hash)).map { !$0.isDirectory && $0.size == entry.length } ?? false
  }

  /// Takes in a file's first `length` bytes, or all of it, and makes them durable.
  ///
  /// - Returns: hash and length, and whether the bytes were new; nil where the file is gone.
  func take(_ source: String, length: Int64? = nil) throws -> (hash: Digest, length: Int64, isNew: Bool)? {
    let file: any File
    do throws(FileError) { file = try fileSystem.open(source, .read) } catch {
      guard error.code == ErrorCode.absent else { throw error }
      return nil
    }
    let end = try length ?? file.size()
    if try fileSystem.status(incoming) != nil { try fileSystem.unlink(incoming) }
    let copy = try fileSystem.open(incoming, .createNew(permissions: Self.permissions))
    var digest = RunningDigest()
    var place: Int64 = 0
    while place < end {
      let bytes = try file.read(Int(min(Self.piece, end - place)), at: place)
      // It was longer a moment ago.
      guard !bytes.isEmpty else { throw DeskFault("backupSourceShort", source) }
      digest.update(bytes)
      try copy.write(bytes, at: place)
      place += Int64(bytes.count)
    }
    let hash = digest.digest
    let isNew = try !holds(BackupManifest.Entry(path: "", hash: hash, length: end))
    // In place of what is there too: that may have rotted, and this was read just now.
    try copy.sync()
    try fileSystem.rename(incoming, to: self.place(of: hash))
    return (hash, end, isNew)
  }

  /// Takes in bytes.
  func take(_ bytes: [UInt8]) throws -> (hash: Digest, length: Int64, isNew: Bool) {
    let hash = Digest(of: bytes)
    let entry = BackupManifest.Entry(path: "", hash: hash, length: Int64(bytes.count))
    let isNew = try !holds(entry)
    try fileSystem.writeAtomically(bytes, to: place(of: hash), permissions: Self.permissions)
    return (hash, entry.length, isNew)
  }

  /// Makes this what the backup holds. All that it names is there and durable once this returns; what it does not name
  /// goes.
  func settle(_ manifest: BackupManifest) throws {
    try fileSystem.syncDirectory(files)
    try fileSystem.writeAtomically(Array(manifest.text.utf8), to: list, permissions: Self.permissions)
    let named = Set(manifest.files.map { PathText.name(of: place(of: $0.hash)) })
    for name in try fileSystem.list(files) where !named.contains(name) && Self.isOwn(name) {
      try fileSystem.unlink(files + "/" + name)
    }
  }

  /// Reads a file of the backup piece by piece.
  ///
  /// - Returns: whether it is there, whole and what the list says.
  func read(_ entry: BackupManifest.Entry, _ body: ([UInt8], Int64) throws -> Void = { _, _ in }) throws -> Bool {
    let file: any File
    do throws(FileError) { file = try fileSystem.open(place(of: entry.hash), .read) } catch {
      guard error.code == ErrorCode.absent else { throw error }
      return false
    }
    guard try file.size() == entry.length else { return false }
    var digest = RunningDigest()
    var place: Int64 = 0
    while place < entry.length {
      let bytes = try file.read(Int(min(Self.piece, entry.length - place)), at: place)
      if bytes.isEmpty { return false }
      digest.update(bytes)
      try body(bytes, place)
      place += Int64(bytes.count)
    }
    return digest.digest == entry.hash
  }
}
