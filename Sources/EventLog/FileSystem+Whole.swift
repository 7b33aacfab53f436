extension FileSystem {
  /// All of a small file.
  /// - Throws: `FileError`; with `EFBIG` for a file above `limit` bytes, before room is made for it.
  package func contents(of path: String, limit: Int) throws(FileError) -> [UInt8] {
    let file = try open(path, .read)
    let size = try file.size()
    guard size <= Int64(limit) else { throw FileError(operation: .read, path: path, code: ErrorCode.tooBig) }
    return try file.read(Int(size), at: 0)
  }

  /// Replaces a file so that after a power cut there is the old content or the new, whole. Returns once it is durable.
  ///
  /// The bytes stand in `path.tmp` until then; two writers of one path need a lock of their own.
  package func writeAtomically(_ bytes: [UInt8], to path: String, permissions: UInt32) throws(FileError) {
    try writeAtomically([WholeFile(path: path, bytes: bytes)], permissions: permissions)
  }

  /// Writes several files, each whole or not at all, and returns once all are durable.
  ///
  /// All are written before the first is synced, so that one journal commit of the file system serves many; and each
  /// directory is synced once. After an error some of them may be there.
  package func writeAtomically(_ files: [WholeFile], permissions: UInt32) throws(FileError) {
    var start = 0
    while start < files.count {
      let portion = files[start..<min(start + Self.filesAtOnce, files.count)]
      do throws(FileError) {
        try writeTemporaries(portion, permissions: permissions)
        for file in portion { try rename(file.temporary, to: file.path) }
      } catch {
        for file in portion { try? unlink(file.temporary) }
        throw error
      }
      start += Self.filesAtOnce
    }
    for directory in Set(files.map { PathText.directory(of: $0.path) }).sorted() { try syncDirectory(directory) }
  }

  /// Descriptors held open together.
  private static var filesAtOnce: Int { 64 }

  private func writeTemporaries(_ files: ArraySlice<WholeFile>, permissions: UInt32) throws(FileError) {
    var written: [any File] = []
    for file in files {
      if try status(file.temporary) != nil { try unlink(file.temporary) }
      let made = try open(file.temporary, .createNew(permissions: permissions))
      try made.write(file.bytes, at: 0)
      written.append(made)
    }
    for file in written { try file.sync() }
  }

  /// Makes a directory and those above it that are missing, and their names durable.
  package func makeDirectories(_ path: String, permissions: UInt32) throws(FileError) {
    if try status(path) != nil { return }
    let parent = PathText.directory(of: path)
    if parent != path { try makeDirectories(parent, permissions: permissions) }
    do throws(FileError) {
      try makeDirectory(path, permissions: permissions)
    } catch {
      // Someone else may have made it meanwhile.
      guard error.code == ErrorCode.exists else { throw error }
    }
    try syncDirectory(parent)
  }
}

/// A file to be written as a whole.
package struct WholeFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
  var temporary: String { path + ".tmp" }

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Paths as text.
package enum PathText {
  /// Everything before the last component: "." when there is only one.
  package static func directory(of path: String) -> String {
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// A path as a person writes it, `~` and `~/…` being their own folder (POSIX XCU 2.6.1); where no home is known, as it
  /// stands.
  package static func expanded(_ path: String, home: String?) -> String {
    guard let home, home.hasPrefix("/"), path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }

  /// The last component.
  package static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }
}
