import DeskSession
import DeskUI
import EventLog
import Foundation

/// A text in a file for printing, which nobody but its user reads.
enum SavedText {
  /// Writes the text; a file that is there already stays, and the new one gets a number.
  ///
  /// - Parameters:
  ///   - path: as somebody typed it: `~` is their folder, and what names no folder goes there.
  ///   - isRefused: whether nothing is to be written to a whole path.
  /// - Returns: what to tell the screen: the path written, or that there is none.
  static func save(_ text: String, to path: String, unless isRefused: (String) -> Bool) -> Message {
    let path = whole(path)
    return isRefused(path) ? .placeRefused : .saved(path: save(text, to: path))
  }

  /// Says where a text would be written, so that this can go on the record before it is.
  static func place(
    for path: String, _ id: RequestID, unless isRefused: (String) -> Bool
  ) -> Message {
    let path = whole(path)
    if isRefused(path) { return .placeRefused }
    let folder = PathText.directory(of: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
      access(folder, W_OK) == 0
    else { return .saved(path: nil) }
    let (stem, ending) = parts(path)
    for attempt in 1...100 {
      let place = attempt == 1 ? path : "\(stem)-\(attempt)\(ending)"
      var record = stat()
      if lstat(place, &record) != 0, errno == ENOENT { return .place(id, path: place) }
    }
    return .saved(path: nil)
  }

  /// - Returns: the path written, nil where it could not be.
  private static func save(_ text: String, to path: String) -> String? {
    let (stem, ending) = parts(path)
    for attempt in 1...100 {
      let place = attempt == 1 ? path : "\(stem)-\(attempt)\(ending)"
      // The file is new or it is not written: no link leads the text elsewhere.
      let descriptor = open(place, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if descriptor < 0, errno == EEXIST { continue }
      guard descriptor >= 0 else { return nil }
      return fill(descriptor, Array(text.utf8)) ? place : abandon(place)
    }
    return nil
  }

  private static func whole(_ path: String) -> String {
    let home = processEnvironment["HOME"] ?? FileManager.default.currentDirectoryPath
    if path == "~" || path.hasPrefix("~/") { return home + path.dropFirst() }
    return path.hasPrefix("/") ? path : home + "/" + path
  }

  /// A path without and its ending, `.txt`; empty where the name has none.
  private static func parts(_ path: String) -> (String, String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (path, "") }
    let ending = name[dot...]
    return (String(path.dropLast(ending.count)), String(ending))
  }

  private static func fill(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    defer { close(descriptor) }
    // Whatever the account's mask is, nobody else reads it.
    guard fchmod(descriptor, 0o600) == 0 else { return false }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return fsync(descriptor) == 0 || errno == EINVAL
  }

  /// Half a text is none.
  private static func abandon(_ path: String) -> String? {
    unlink(path)
    return nil
  }
}
