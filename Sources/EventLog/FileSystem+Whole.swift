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
    let temporary = path + ".tmp"
    if try status(temporary) != nil { try unlink(temporary) }
    do throws(FileError) {
      let file = try open(temporary, .createNew(permissions: permissions))
      try file.write(bytes, at: 0)
      try file.sync()
      try rename(temporary, to: path)
      try syncDirectory(PathText.directory(of: path))
    } catch {
      try? unlink(temporary)
      throw error
    }
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

/// Paths as text.
package enum PathText {
  /// Everything before the last component: "." when there is only one.
  package static func directory(of path: String) -> String {
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// The last component.
  package static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }
}
