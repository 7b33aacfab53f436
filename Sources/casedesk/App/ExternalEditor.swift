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

  /// Runs a program on a file through the shell, which splits `$EDITOR` as everywhere else.
  ///
  /// Not through Foundation's `Process`: that puts the program into a group of its own, behind this one, where it may
  /// not read from the terminal.
  static func run(_ program: String, on path: String) -> Bool {
    let quoted = "'" + path.replacing("'", with: "'\\''") + "'"
    return system("\(program) \(quoted)") == 0
  }
}
