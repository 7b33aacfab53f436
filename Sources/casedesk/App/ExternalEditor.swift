import Foundation

/// `$VISUAL` or `$EDITOR` on a text in a private file, which is overwritten and removed afterwards.
enum ExternalEditor {
  /// The edited text; nil where no editor could be run or it failed.
  static func edit(_ text: String) -> String? {
    guard let directory = privateDirectory() else { return nil }
    let path = directory + "/casedesk.txt"
    defer { wipe(path, directory) }
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { return nil }
    guard run(editor, path), let data = FileManager.default.contents(atPath: path) else { return nil }
    // Editors end a file with a line break of their own.
    var edited = String(decoding: data, as: UTF8.self)
    if edited.hasSuffix("\n") && !text.hasSuffix("\n") { edited.removeLast() }
    return edited
  }

  private static var editor: String {
    for variable in ["VISUAL", "EDITOR"] {
      if let set = processEnvironment[variable], !set.isEmpty { return set }
    }
    return "editor"
  }

  /// Runs the editor through the shell, which splits `$EDITOR` as everywhere else; the file is an argument of its own.
  private static func run(_ editor: String, _ path: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", editor + " \"$1\"", "sh", path]
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// A directory nobody else can look into, in memory where the system has such a place.
  private static func privateDirectory() -> String? {
    let parent = processEnvironment["XDG_RUNTIME_DIR"] ?? "/tmp"
    var template = Array((parent + "/casedesk-XXXXXX").utf8CString)
    return template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
  }

  private static func wipe(_ path: String, _ directory: String) {
    if let handle = FileHandle(forWritingAtPath: path) {
      let size = (try? handle.seekToEnd()) ?? 0
      try? handle.seek(toOffset: 0)
      try? handle.write(contentsOf: Data(count: Int(size)))
      try? handle.close()
    }
    // Editors leave backups and swap files beside the text.
    try? FileManager.default.removeItem(atPath: directory)
  }
}
