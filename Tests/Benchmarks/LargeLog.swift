import Foundation

/// A desk with a log of many tips: made once, and taken as it is by the next row and, with `--keep`, the next run.
enum LargeLog {
  /// - Returns: the desk's directory.
  static func path(_ options: Options, tips: Int) throws -> String {
    let path = options.directory + "/desk-\(tips)"
    let mark = path + "/complete"
    if FileManager.default.fileExists(atPath: mark) { return path }
    try? FileManager.default.removeItem(atPath: path)
    Options.tell("making a desk of \(tips) tips in \(path)")
    var told = 0
    let seconds = try Wall.seconds {
      try RealDesk(directory: path, unsynced: true).fill(to: tips) { done in
        if done >= told + tips / 10 {
          Options.tell("  \(done)")
          told = done
        }
      }
    }
    Options.tell("  made in \(Int(seconds)) s")
    try Data().write(to: URL(fileURLWithPath: mark))
    return path
  }
}
