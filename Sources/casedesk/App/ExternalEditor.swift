import Foundation

/// `$VISUAL` or `$EDITOR` on a text in a private file, which is overwritten and removed afterwards.
enum ExternalEditor {
  /// The edited text; nil where no editor could be run or it failed.
  static func edit(_ text: String) -> String? {
    guard let file = PrivateFile(named: "casedesk.txt", Data(text.utf8)) else { return nil }
    defer { file.wipe() }
    guard run(editor, on: file.path), let data = FileManager.default.contents(atPath: file.path) else { return nil }
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

  /// Runs a program through the shell, which splits `$EDITOR` as everywhere else; the file is an argument of its own.
  static func run(_ program: String, on path: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", program + " \"$1\"", "sh", path]
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
