import DeskDocuments
import Foundation

/// A file that nobody else can look into, in memory where the system has such a place, overwritten and removed when it
/// was used, and swept away later where the program was killed before that.
struct PrivateFile {
  let path: String
  private let folder: PrivateFolder

  /// Nil where no such file can be made.
  init?(named name: String, _ content: Data) {
    guard let folder = PrivateFolder.make(in: [Self.parent]) else { return nil }
    self.folder = folder
    path = folder.path + "/" + name
    let isMade = FileManager.default.createFile(
      atPath: path, contents: content, attributes: [.posixPermissions: 0o600])
    if isMade { return }
    folder.wipe()
    return nil
  }

  func wipe() { folder.wipe() }

  /// Removes what programs left that were killed while a text was open in an editor or viewer.
  static func sweep() { PrivateFolder.sweep([parent, "/dev/shm", "/tmp", NSTemporaryDirectory()]) }

  private static var parent: String {
    if let own = processEnvironment["XDG_RUNTIME_DIR"], !own.isEmpty { return own }
    return FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
  }
}
