import CSlowDisk
import DeskSession
import Foundation

/// What writing processes are asked: `for SECONDS BYTES PAUSE` commits as fast as they go, on a disk that takes PAUSE
/// microseconds longer, and answers how many; `one` commits once and answers when that was durable (nanoseconds, `Wall`).
enum WriterTask {
  static func answering(_ task: String, _ arguments: [String]) throws -> (String) throws -> String {
    guard let path = arguments.first else { throw Options.Mistake(text: "a task takes a path") }
    switch task {
    case "opened": return try OpenedTask.answering(arguments)
    case "snapshot":
      let open = try RealDesk(directory: path, remembers: true).enter()
      try open.saveSnapshot()
      open.close()
      return { _ in "" }
    case "office": return try OfficeTask.answering(arguments)
    case "desk":
      let open = try RealDesk(directory: path).enter()
      return try answering { turn, _ in _ = try RealDesk.supplement(open, turn) }
    case "sqlite":
      let database = try SQLite(path)
      return try answering { _, bytes in try database.insert(bytes) }
    default: throw Options.Mistake(text: "no task \"\(task)\"")
    }
  }

  private static func answering(
    _ commit: @escaping (Int, [UInt8]) throws -> Void
  ) throws -> (String) throws -> String {
    var turn = Int(getpid())
    return { line in
      let words = line.split(separator: " ")
      guard words.first == "for", words.count == 4, let seconds = Double(words[1]), let size = Int(words[2]),
        let pause = Int(words[3])
      else {
        turn += 1
        try commit(turn, [])
        return String(Wall.now)
      }
      slow_disk_pause(pause)
      let bytes = AppendRow.bytes(size)
      let end = Wall.now + Int64(seconds * 1e9)
      var done = 0
      while Wall.now < end {
        turn += 1
        try commit(turn, bytes)
        done += 1
      }
      return String(done)
    }
  }
}
