import Foundation

/// A new folder for what must lie in a file for a moment, which only this account looks into. As long as its program runs
/// it holds a lock on the folder; the system lets go of the lock whatever way the program ends, and the next one sweeps.
package struct PrivateFolder {
  /// No other folder's name begins like this.
  private static let prefix = "casedesk-open-"

  package let path: String
  /// Open as long as the folder is in use; the lock hangs on it (flock(2)).
  private let descriptor: Int32

  /// A folder in the first of these places that takes one; nil where none does.
  package static func make(in places: [String]) -> PrivateFolder? {
    for place in places { if let made = make(in: place) { return made } }
    return nil
  }

  private static func make(in place: String) -> PrivateFolder? {
    // Another process may sweep in the moment before the lock is there: then there is another try.
    for _ in 0..<3 {
      var template = Array((place + "/" + prefix + "XXXXXX").utf8CString)
      let made = template.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
      }
      guard let made else { return nil }
      if let folder = PrivateFolder(locking: made) { return folder }
    }
    return nil
  }

  /// Nil where somebody else's account owns the folder, or a program that runs uses it.
  private init?(locking path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var record = stat()
    guard fstat(descriptor, &record) == 0, record.st_uid == geteuid(), flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    self.path = path
    self.descriptor = descriptor
  }

  /// Removes what programs left that were killed. A folder whose program runs stays, and so does everybody else's.
  package static func sweep(_ places: Set<String>) {
    for parent in places {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
      for name in names where name.hasPrefix(prefix) { PrivateFolder(locking: parent + "/" + name)?.wipe() }
    }
  }

  /// Overwrites and removes everything in it: editors and viewers leave backups and swap files beside the file.
  package func wipe() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] { Self.overwrite(path + "/" + name) }
    try? FileManager.default.removeItem(atPath: path)
    close(descriptor)
  }

  /// No link leads it elsewhere, and it waits for no pipe.
  private static func overwrite(_ path: String) {
    let file = open(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    var record = stat()
    guard fstat(file, &record) == 0, record.st_mode & S_IFMT == S_IFREG else { return }
    try? handle.write(contentsOf: Data(count: Int(record.st_size)))
  }
}
