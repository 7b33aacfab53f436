import Foundation

/// The checked-out repository that the tests were built from.
package enum Repository {
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Paths of the regular files below `folder`, relative to the root and sorted. Hidden files are left out.
  package static func files(below folder: String) throws -> [String] {
    let base = root.appendingPathComponent(folder).path
    return try FileManager.default.subpathsOfDirectory(atPath: base).filter { path in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: base + "/" + path, isDirectory: &isFolder)
      return exists && !isFolder.boolValue && !path.split(separator: "/").contains { $0.hasPrefix(".") }
    }.map { folder + "/" + $0 }.sorted()
  }

  /// Names in a folder, hidden ones included.
  package static func names(in folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path).sorted()
  }

  package static func bytes(of path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appendingPathComponent(path)))
  }

  package static func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
  }
}
