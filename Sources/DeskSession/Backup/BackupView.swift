import EventLog

/// A backup, to be read as the desk's folder that it was taken of. Nothing in it can be written.
struct BackupView: FileSystem {
  /// The folder's path in this view.
  static let directory = "/desk"

  private let folder: BackupFolder
  private let places: [String: BackupManifest.Entry]

  init(_ folder: BackupFolder, _ manifest: BackupManifest) {
    self.folder = folder
    places = Dictionary(uniqueKeysWithValues: manifest.files.map { (Self.directory + "/" + $0.path, $0) })
  }

  func open(_ path: String, _ mode: OpenMode) throws(FileError) -> any File {
    guard mode == .read else { throw refused(.open, path) }
    guard let entry = places[path] else { throw FileError(operation: .open, path: path, code: ErrorCode.absent) }
    return try folder.fileSystem.open(folder.place(of: entry.hash), .read)
  }

  func list(_ path: String) throws(FileError) -> [String] {
    places.keys.filter { PathText.directory(of: $0) == path }.map(PathText.name).sorted()
  }

  func status(_ path: String) throws(FileError) -> FileStatus? {
    if let entry = places[path] { return FileStatus(isDirectory: false, size: entry.length, permissions: 0o400) }
    let isDirectory = places.keys.contains { $0.hasPrefix(path + "/") }
    return isDirectory ? FileStatus(isDirectory: true, size: 0, permissions: 0o500) : nil
  }

  func realPath(_ path: String) throws(FileError) -> String { path }
  func networkKind(_ path: String) throws(FileError) -> String? { nil }
  func rename(_ path: String, to newPath: String) throws(FileError) { throw refused(.rename, path) }
  func unlink(_ path: String) throws(FileError) { throw refused(.unlink, path) }
  func makeDirectory(_ path: String, permissions: UInt32) throws(FileError) { throw refused(.makeDirectory, path) }
  func setPermissions(_ path: String, _ permissions: UInt32) throws(FileError) { throw refused(.permissions, path) }
  func syncDirectory(_ path: String) throws(FileError) {}

  private func refused(_ operation: FileError.Operation, _ path: String) -> FileError {
    FileError(operation: operation, path: path, code: ErrorCode.readOnly)
  }
}
