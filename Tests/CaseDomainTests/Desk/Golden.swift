import Foundation
import Testing

/// Bytes that a released version wrote.
///
/// `RECORD_SNAPSHOTS=1` writes files that are not there yet, and never over one that is.
enum Golden {
  struct Missing: Error {}

  static func bytes(_ name: String, recording made: @autoclosure () -> [UInt8]) throws -> [UInt8] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/\(name)")
    if let found = try? Data(contentsOf: file) { return [UInt8](found) }
    guard ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" else {
      Issue.record("no golden file \(name); RECORD_SNAPSHOTS=1 records it")
      throw Missing()
    }
    let bytes = made()
    try Data(bytes).write(to: file)
    return bytes
  }
}
