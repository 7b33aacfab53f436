import Foundation

/// A file that nobody else can look into, in memory where the system has such a place, overwritten and removed when it
/// was used.
struct PrivateFile {
  let path: String
  private let directory: String

  /// Nil where no such file can be made.
  init?(named name: String, _ content: Data) {
    var template = Array((Self.parent + "/casedesk-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { return nil }
    directory = made
    path = made + "/" + name
    let isMade = FileManager.default.createFile(
      atPath: path, contents: content, attributes: [.posixPermissions: 0o600])
    if isMade { return }
    try? FileManager.default.removeItem(atPath: made)
    return nil
  }

  private static var parent: String {
    if let own = processEnvironment["XDG_RUNTIME_DIR"], !own.isEmpty { return own }
    return FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
  }

  func wipe() {
    if let handle = FileHandle(forWritingAtPath: path) {
      let size = (try? handle.seekToEnd()) ?? 0
      try? handle.seek(toOffset: 0)
      try? handle.write(contentsOf: Data(count: Int(size)))
      try? handle.close()
    }
    // Editors and viewers leave backups and swap files beside the file.
    try? FileManager.default.removeItem(atPath: directory)
  }
}
