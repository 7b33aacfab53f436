import Glibc

/// Error numbers that callers tell apart.
package enum ErrorCode {
  package static let exists = EEXIST
  package static let absent = ENOENT
  package static let denied = EACCES
  package static let notPermitted = EPERM
  package static let readOnly = EROFS
  package static let noSpace = ENOSPC
  package static let tooBig = EFBIG
  package static let inputOutput = EIO
  package static let deadlock = EDEADLK
  package static let timedOut = ETIMEDOUT
  package static let invalid = EINVAL
}

/// The system's own files.
package struct PosixFileSystem: FileSystem {
  private let patience: LockPatience

  package init(patience: LockPatience = .standard) { self.patience = patience }

  package func open(_ path: String, _ mode: OpenMode) throws(FileError) -> any File {
    switch mode {
    case .read: return try existing(path, O_RDONLY)
    case .readWrite: return try existing(path, O_RDWR)
    case .createNew(let permissions): return try make(path, permissions)
    case .create(let permissions):
      do throws(FileError) { return try make(path, permissions) } catch {
        guard error.code == EEXIST else { throw error }
        return try existing(path, O_RDWR)
      }
    }
  }

  /// Only a regular file: a pipe or device in its place would block, or answer with anything.
  private func existing(_ path: String, _ flags: Int32) throws(FileError) -> PosixFile {
    let file = PosixFile(
      path: path, descriptor: try descriptor(path, flags | O_NONBLOCK), patience: patience)
    guard try file.isRegular() else { throw FileError(operation: .open, path: path, code: ErrorCode.invalid) }
    return file
  }

  /// Whose file it is decides who may share the desk, so the permissions are set whatever the process's mask is.
  private func make(_ path: String, _ permissions: UInt32) throws(FileError) -> PosixFile {
    let file = PosixFile(
      path: path, descriptor: try descriptor(path, O_RDWR | O_CREAT | O_EXCL, permissions), patience: patience)
    try file.setPermissions(permissions)
    return file
  }

  private func descriptor(_ path: String, _ flags: Int32, _ permissions: UInt32 = 0) throws(FileError) -> Int32 {
    try repeating(.open, path) { Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW, permissions) }
  }

  package func rename(_ path: String, to newPath: String) throws(FileError) {
    try repeating(.rename, path) { Glibc.rename(path, newPath) }
  }

  package func unlink(_ path: String) throws(FileError) {
    try repeating(.unlink, path) { Glibc.unlink(path) }
  }

  /// A directory that a group may write to hands its group on: a file that one member's account makes there is for the
  /// others too, whatever group that account has first (mkdir(2), S_ISGID).
  package func makeDirectory(_ path: String, permissions: UInt32) throws(FileError) {
    try repeating(.makeDirectory, path) { mkdir(path, permissions) }
    try setPermissions(path, permissions & 0o020 == 0 ? permissions : permissions | 0o2000)
  }

  package func list(_ path: String) throws(FileError) -> [String] {
    guard let stream = opendir(path) else { throw FileError(operation: .list, path: path, code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw FileError(operation: .list, path: path, code: errno) }
        return names.sorted()
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != "." && name != ".." { names.append(name) }
    }
  }

  package func status(_ path: String) throws(FileError) -> FileStatus? {
    var record = stat()
    guard lstat(path, &record) == 0 else {
      if errno == ENOENT { return nil }
      throw FileError(operation: .status, path: path, code: errno)
    }
    return FileStatus(
      isDirectory: record.st_mode & S_IFMT == S_IFDIR, size: Int64(record.st_size),
      permissions: record.st_mode & 0o7777)
  }

  package func realPath(_ path: String) throws(FileError) -> String {
    guard let found = realpath(path, nil) else { throw FileError(operation: .status, path: path, code: errno) }
    defer { free(found) }
    return String(cString: found)
  }

  package func setPermissions(_ path: String, _ permissions: UInt32) throws(FileError) {
    try repeating(.permissions, path) { chmod(path, permissions) }
  }

  package func syncDirectory(_ path: String) throws(FileError) {
    let descriptor = try repeating(.syncDirectory, path) {
      Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    defer { close(descriptor) }
    try repeating(.syncDirectory, path) { fsync(descriptor) }
  }

  package func networkKind(_ path: String) throws(FileError) -> String? {
    var record = stat()
    try repeating(.kind, path) { stat(path, &record) }
    let mounts = try text(of: "/proc/self/mountinfo")
    guard let kind = MountTable.kind(of: record.st_dev, in: mounts) else { return nil }
    return MountTable.networkKinds.contains(kind) ? kind : nil
  }

  /// A file of the kernel's, which has no size to ask for.
  private func text(of path: String) throws(FileError) -> String {
    let file = try open(path, .read)
    var bytes: [UInt8] = []
    while true {
      let chunk = try file.read(65_536, at: Int64(bytes.count))
      bytes += chunk
      if chunk.count < 65_536 { return String(decoding: bytes, as: UTF8.self) }
    }
  }
}

/// `/proc/self/mountinfo` (proc(5)): which kind of file system a device is mounted as.
enum MountTable {
  /// File systems where a lock or a sync may mean less than it says.
  static let networkKinds: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "coda", "ncpfs", "9p", "davfs", "lustre", "gpfs",
    "fuse.sshfs", "fuse.glusterfs",
    "fuse.davfs", "fuse.s3fs", "fuse.rclone", "fuse.ossfs", "fuse.gvfsd-fuse", "fuse.nfs", "fuse.cifs",
  ]

  /// The kind of the file system with this device number; nil when it is not in the table.
  static func kind(of device: dev_t, in table: String) -> String? {
    // makedev(3) interleaves the two numbers.
    let major = device >> 8 & 0xFFF | device >> 32 & ~0xFFF
    let minor = device & 0xFF | device >> 12 & ~0xFF
    let number = "\(major):\(minor)"
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 4, fields[2] == number, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count
      else { continue }
      return String(fields[dash + 1])
    }
    return nil
  }
}

/// Calls again while a signal interrupts.
@discardableResult
private func repeating(
  _ operation: FileError.Operation, _ path: String, _ call: () -> Int32
) throws(FileError) -> Int32 {
  while true {
    let result = call()
    if result != -1 { return result }
    if errno != EINTR { throw FileError(operation: operation, path: path, code: errno) }
  }
}

/// An open file descriptor.
private final class PosixFile: File {
  let path: String
  private let descriptor: Int32
  private let patience: LockPatience

  init(path: String, descriptor: Int32, patience: LockPatience) {
    self.path = path
    self.descriptor = descriptor
    self.patience = patience
  }

  deinit { close(descriptor) }

  func setPermissions(_ permissions: UInt32) throws(FileError) {
    try repeating(.permissions, path) { fchmod(descriptor, permissions) }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(FileError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(filled))
      if count == 0 { break }
      if count > 0 {
        filled += count
      } else if errno != EINTR {
        throw FileError(operation: .read, path: path, code: errno)
      }
    }
    return filled
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(written))
      if count > 0 {
        written += count
      } else if count == 0 {
        throw FileError(operation: .write, path: path, code: ENOSPC)
      } else if errno != EINTR {
        throw FileError(operation: .write, path: path, code: errno)
      }
    }
  }

  func allocate(size: Int64) throws(FileError) {
    let old = try self.size()
    guard size > old else { return }
    // Written zeros rather than reserved room: a block that was written once is overwritten without touching the file
    // system's journal, which makes every later sync cheaper.
    let zeros = [UInt8](repeating: 0, count: 1 << 16)
    var place = old
    while place < size {
      try write(zeros.count < size - place ? zeros : Array(zeros.prefix(Int(size - place))), at: place)
      place = min(size, place + Int64(zeros.count))
    }
  }

  func truncate(size: Int64) throws(FileError) {
    try repeating(.truncate, path) { ftruncate(descriptor, off_t(size)) }
  }

  func isRegular() throws(FileError) -> Bool {
    var record = stat()
    try repeating(.status, path) { fstat(descriptor, &record) }
    return record.st_mode & S_IFMT == S_IFREG
  }

  func size() throws(FileError) -> Int64 {
    var record = stat()
    try repeating(.status, path) { fstat(descriptor, &record) }
    return Int64(record.st_size)
  }

  func syncData() throws(FileError) {
    try repeating(.syncData, path) { fdatasync(descriptor) }
  }

  func sync() throws(FileError) {
    try repeating(.sync, path) { fsync(descriptor) }
  }

  func lock(_ kind: LockKind) throws(FileError) {
    // Asked for again and again: `flock` itself would wait for ever for a desk that was stopped with the lock.
    var wait = LockWait(patience: patience, descriptor: descriptor)
    while try !tryLock(kind) {
      if wait.isOver() {
        throw FileError(operation: .lock, path: path, code: ErrorCode.timedOut, holder: wait.holder)
      }
    }
  }

  func tryLock(_ kind: LockKind) throws(FileError) -> Bool {
    while flock(descriptor, (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == -1 {
      if errno == EWOULDBLOCK { return false }
      if errno != EINTR { throw FileError(operation: .lock, path: path, code: errno) }
    }
    return true
  }

  func unlock() throws(FileError) {
    try repeating(.lock, path) { flock(descriptor, LOCK_UN) }
  }

  func dropCache() throws(FileError) {
    let code = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    if code != 0 { throw FileError(operation: .read, path: path, code: code) }
  }
}
