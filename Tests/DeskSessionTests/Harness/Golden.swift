import Foundation

/// Files written once by version 1 and never again: `RECORD_GOLDEN=1` writes those that are missing.
enum Golden {
  private static let tests = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let folder = tests.appending(path: "DeskSessionTests/Golden")

  static func bytes(_ name: String, orRecord make: () throws -> [UInt8]) throws -> [UInt8] {
    let file = folder.appending(path: name)
    if !FileManager.default.fileExists(atPath: file.path),
      ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
    {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(try make()).write(to: file)
    }
    return [UInt8](try Data(contentsOf: file))
  }

  /// The events as the rules' own tests keep them, by file name.
  static func events() throws -> [String: [UInt8]] {
    let folder = tests.appending(path: "CaseDomainTests/Golden")
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".json") {
      var bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
      while bytes.last == 0x0A { bytes.removeLast() }
      files[name] = bytes
    }
    return files
  }
}
