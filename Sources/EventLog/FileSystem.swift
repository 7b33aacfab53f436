/// A failed system call.
package struct FileError: Error, Hashable, Sendable {
  /// What was asked of the file system.
  package enum Operation: String, Hashable, Sendable {
    case open, read, write, allocate, truncate, syncData, sync, syncDirectory, rename, unlink, makeDirectory, list
    case status, permissions, lock, watch, kind
  }

  package let operation: Operation
  /// The file's or directory's path.
  package let path: String
  /// The system's error number (`errno`).
  package let code: Int32
  /// For a lock that was waited for in vain (`ETIMEDOUT`): the process that has it, where the system tells.
  package let holder: Int32?

  package init(operation: Operation, path: String, code: Int32, holder: Int32? = nil) {
    self.operation = operation
    self.path = path
    self.code = code
    self.holder = holder
  }

  /// Whether the place, or this user's rights there, allow no writing: nothing is broken, and reading goes on.
  package var isForbiddenToWrite: Bool {
    [ErrorCode.readOnly, ErrorCode.denied, ErrorCode.notPermitted].contains(code)
  }
}

/// How a file is opened. No mode follows a symbolic link in the last component, and none survives `exec`.
package enum OpenMode: Hashable, Sendable {
  /// Must exist.
  case read
  /// Must exist.
  case readWrite
  /// Made with these permission bits if absent.
  case create(permissions: UInt32)
  /// Made with these permission bits; must be absent.
  case createNew(permissions: UInt32)
}

/// What a lock keeps out.
package enum LockKind: Hashable, Sendable {
  /// Keeps out exclusive locks.
  case shared
  /// Keeps out all others.
  case exclusive
}

/// What a path names.
package struct FileStatus: Hashable, Sendable {
  package let isDirectory: Bool
  /// Bytes.
  package let size: Int64
  /// Permission bits.
  package let permissions: UInt32

  package init(isDirectory: Bool, size: Int64, permissions: UInt32) {
    self.isDirectory = isDirectory
    self.size = size
    self.permissions = permissions
  }
}

/// Every byte the desk keeps goes through one of these, so that tests can stand in for the disk and cut its power.
package protocol FileSystem: Sendable {
  /// Opens a file. Whoever holds it last closes it.
  func open(_ path: String, _ mode: OpenMode) throws(FileError) -> any File
  /// Gives a file another name, atomically replacing what had it.
  func rename(_ path: String, to newPath: String) throws(FileError)
  func unlink(_ path: String) throws(FileError)
  /// Makes one directory. Fails with `EEXIST` when there is one.
  func makeDirectory(_ path: String, permissions: UInt32) throws(FileError)
  /// The names in a directory, sorted.
  func list(_ path: String) throws(FileError) -> [String]
  /// What is there; nil when nothing is.
  func status(_ path: String) throws(FileError) -> FileStatus?
  /// The path that a path leads to, without links, `.` and `..` (realpath(3)). Everything on the way exists.
  func realPath(_ path: String) throws(FileError) -> String
  func setPermissions(_ path: String, _ permissions: UInt32) throws(FileError)
  /// Makes the names in a directory survive a power cut.
  func syncDirectory(_ path: String) throws(FileError)
  /// The name of the network file system the path is on; nil on a local one.
  func networkKind(_ path: String) throws(FileError) -> String?
}

/// An open file. It belongs to one thread at a time.
package protocol File: AnyObject {
  /// The path it was opened by.
  var path: String { get }
  /// Reads up to `buffer.count` bytes; fewer only at the file's end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(FileError) -> Int
  /// Writes all the bytes, or throws having written some of them.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(FileError)
  /// Makes the file at least `size` bytes long with room on the disk; what is new reads as zeros.
  func allocate(size: Int64) throws(FileError)
  func truncate(size: Int64) throws(FileError)
  /// Bytes.
  func size() throws(FileError) -> Int64
  /// Makes content and length survive a power cut.
  func syncData() throws(FileError)
  /// Makes content, length and permissions survive a power cut.
  func sync() throws(FileError)
  /// Waits for a lock on the file (`flock`: it belongs to this opening of the file, not to the process).
  ///
  /// Not for ever: whoever has it may have been stopped. Then it fails with `ETIMEDOUT`.
  func lock(_ kind: LockKind) throws(FileError)
  /// Takes a lock if it is free.
  func tryLock(_ kind: LockKind) throws(FileError) -> Bool
  func unlock() throws(FileError)
  /// Forgets what the system holds in memory, so that the next read comes from the device.
  func dropCache() throws(FileError)
}

extension File {
  /// Up to `count` bytes; fewer only at the file's end.
  package func read(_ count: Int, at offset: Int64) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(FileError) {
        filled = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Writes all the bytes, or throws having written some of them.
  package func write(_ bytes: [UInt8], at offset: Int64) throws(FileError) {
    let result = bytes.withUnsafeBytes { raw -> Result<Void, FileError> in
      do throws(FileError) { return .success(try write(raw, at: offset)) } catch { return .failure(error) }
    }
    try result.get()
  }
}
