import Foundation

/// This very program once more, as a process of its own.
final class Helper {
  /// The process ended otherwise than well.
  struct Failed: Error {
    let arguments: [String]
    let status: Int32
  }

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let arguments: [String]
  private var pending = Data()

  init(_ arguments: [String]) throws {
    self.arguments = arguments
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  /// Starts a task that talks in lines.
  convenience init(task: String, _ arguments: [String]) throws { try self.init(["--task", task] + arguments) }

  func send(_ line: String) { input.fileHandleForWriting.write(Data((line + "\n").utf8)) }

  /// The next line; nil at the end.
  func line() -> String? {
    while true {
      if let end = pending.firstIndex(of: 10) {
        defer { pending = Data(pending[(end + 1)...]) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      pending += more
    }
  }

  /// Everything it says, once it has ended well.
  func answer() throws -> Data {
    let all = output.fileHandleForReading.readDataToEndOfFile()
    try end()
    return all
  }

  /// Waits for its end.
  func end() throws {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(arguments: arguments, status: process.terminationStatus) }
  }

  // MARK: In the other process

  /// Does one task: answers every line on standard input with one on standard output, until there are no more.
  static func run(_ task: String, _ arguments: [String]) throws {
    let answer = try WriterTask.answering(task, arguments)
    say("ready")
    while let line = readLine() { say(try answer(line)) }
  }

  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
