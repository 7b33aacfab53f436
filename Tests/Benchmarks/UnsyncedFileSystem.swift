import EventLog

/// The real disk without waiting for it: for making a log that is only to be read. Never for one that is measured while
/// it is written.
struct UnsyncedFileSystem: FileSystem {
  private let real = PosixFileSystem()

  func open(_ path: String, _ mode: OpenMode) throws(FileError) -> any File {
    UnsyncedFile(real: try real.open(path, mode))
  }
  func rename(_ path: String, to newPath: String) throws(FileError) { try real.rename(path, to: newPath) }
  func unlink(_ path: String) throws(FileError) { try real.unlink(path) }
  func makeDirectory(_ path: String, permissions: UInt32) throws(FileError) {
    try real.makeDirectory(path, permissions: permissions)
  }
  func list(_ path: String) throws(FileError) -> [String] { try real.list(path) }
  func status(_ path: String) throws(FileError) -> FileStatus? { try real.status(path) }
  func realPath(_ path: String) throws(FileError) -> String { try real.realPath(path) }
  func setPermissions(_ path: String, _ permissions: UInt32) throws(FileError) {
    try real.setPermissions(path, permissions)
  }
  func syncDirectory(_ path: String) throws(FileError) {}
  func networkKind(_ path: String) throws(FileError) -> String? { try real.networkKind(path) }
}

final class UnsyncedFile: File {
  private let real: any File

  init(real: any File) { self.real = real }

  var path: String { real.path }
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(FileError) -> Int {
    try real.read(into: buffer, at: offset)
  }
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(FileError) { try real.write(bytes, at: offset) }
  func allocate(size: Int64) throws(FileError) { try real.allocate(size: size) }
  func truncate(size: Int64) throws(FileError) { try real.truncate(size: size) }
  func size() throws(FileError) -> Int64 { try real.size() }
  func syncData() throws(FileError) {}
  func sync() throws(FileError) {}
  func lock(_ kind: LockKind) throws(FileError) { try real.lock(kind) }
  func tryLock(_ kind: LockKind) throws(FileError) -> Bool { try real.tryLock(kind) }
  func unlock() throws(FileError) { try real.unlock() }
  func dropCache() throws(FileError) { try real.dropCache() }
}
