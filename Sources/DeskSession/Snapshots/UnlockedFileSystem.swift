import EventLog

/// A file system on which nothing can be written and nobody is waited for: to read a log again that this very process
/// may hold the locks of.
struct UnlockedFileSystem: FileSystem {
  let base: any FileSystem

  func open(_ path: String, _ mode: OpenMode) throws(FileError) -> any File {
    guard mode == .read else { throw refusal(.open, path) }
    return UnlockedFile(base: try base.open(path, .read))
  }

  func rename(_ path: String, to newPath: String) throws(FileError) { throw refusal(.rename, path) }
  func unlink(_ path: String) throws(FileError) { throw refusal(.unlink, path) }
  func makeDirectory(_ path: String, permissions: UInt32) throws(FileError) { throw refusal(.makeDirectory, path) }
  func list(_ path: String) throws(FileError) -> [String] { try base.list(path) }
  func status(_ path: String) throws(FileError) -> FileStatus? { try base.status(path) }
  func realPath(_ path: String) throws(FileError) -> String { try base.realPath(path) }
  func setPermissions(_ path: String, _ permissions: UInt32) throws(FileError) { throw refusal(.permissions, path) }
  func syncDirectory(_ path: String) throws(FileError) { throw refusal(.syncDirectory, path) }
  func networkKind(_ path: String) throws(FileError) -> String? { try base.networkKind(path) }

  private func refusal(_ operation: FileError.Operation, _ path: String) -> FileError {
    FileError(operation: operation, path: path, code: ErrorCode.readOnly)
  }
}

private final class UnlockedFile: File {
  private let base: any File
  var path: String { base.path }

  init(base: any File) { self.base = base }

  private func refusal(_ operation: FileError.Operation) -> FileError {
    FileError(operation: operation, path: path, code: ErrorCode.readOnly)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(FileError) -> Int {
    try base.read(into: buffer, at: offset)
  }
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(FileError) { throw refusal(.write) }
  func allocate(size: Int64) throws(FileError) { throw refusal(.allocate) }
  func truncate(size: Int64) throws(FileError) { throw refusal(.truncate) }
  func size() throws(FileError) -> Int64 { try base.size() }
  func syncData() throws(FileError) { throw refusal(.syncData) }
  func sync() throws(FileError) { throw refusal(.sync) }
  func lock(_ kind: LockKind) throws(FileError) {}
  func tryLock(_ kind: LockKind) throws(FileError) -> Bool { true }
  func unlock() throws(FileError) {}
  func dropCache() throws(FileError) {}
}
