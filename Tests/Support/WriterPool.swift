import EventLog
import Glibc

/// Several `log-writer` processes and what they acknowledged.
package struct WriterPool {
  package struct Acknowledgement: Sendable {
    package let writer: UInt64
    package let form: UInt64
    package let commit: UInt64
    package let number: UInt32
  }

  private struct Writer {
    let process: pid_t
    let output: Int32
    var partial: [UInt8] = []
  }

  private let directory: String
  private let segmentBytes: Int
  private var writers: [Writer] = []
  private var nextForm: [UInt64]
  package private(set) var acknowledged: [Acknowledgement] = []
  package private(set) var killed = 0
  /// Processes that ended by themselves, which none should.
  package private(set) var complaints: [String] = []

  package init(directory: String, segmentBytes: Int, count: Int) {
    self.directory = directory
    self.segmentBytes = segmentBytes
    nextForm = Array(repeating: 1, count: count)
    for place in 0..<count { writers.append(start(place)) }
  }

  /// Waits until some desk has acknowledged something and takes it all.
  package mutating func readAcknowledgements() throws {
    var polls = writers.map { pollfd(fd: $0.output, events: Int16(POLLIN), revents: 0) }
    guard poll(&polls, nfds_t(polls.count), 1000) > 0 else { return }
    for (place, ready) in polls.enumerated() where ready.revents != 0 {
      if try !drain(place) {
        complaints.append("desk \(place + 1) ended by itself")
        replaceEnded(place)
      }
    }
  }

  /// Kills a desk, takes what it had still acknowledged, and starts another that begins with the same form again if
  /// that was not acknowledged.
  package mutating func replace(_ place: Int) throws {
    kill(writers[place].process, SIGKILL)
    killed += 1
    while try drain(place) {}
    replaceEnded(place)
  }

  package mutating func killAll() {
    for place in writers.indices {
      kill(writers[place].process, SIGKILL)
      while (try? drain(place)) == true {}
      finish(place)
    }
  }

  private mutating func replaceEnded(_ place: Int) {
    finish(place)
    writers[place] = start(place)
  }

  private func finish(_ place: Int) {
    close(writers[place].output)
    var status: Int32 = 0
    waitpid(writers[place].process, &status, 0)
  }

  /// Reads once; false at the end of the output.
  private mutating func drain(_ place: Int) throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(writers[place].output, &buffer, buffer.count)
    guard count > 0 else { return false }
    writers[place].partial += buffer[..<count]
    while let end = writers[place].partial.firstIndex(of: 10) {
      let line = String(decoding: writers[place].partial[..<end], as: UTF8.self)
      writers[place].partial.removeSubrange(...end)
      let fields = line.split(separator: " ")
      guard fields.count == 3, let form = UInt64(fields[0]), let commit = UInt64(fields[1]),
        let number = UInt32(fields[2])
      else {
        complaints.append(line)
        continue
      }
      acknowledged.append(.init(writer: UInt64(place + 1), form: form, commit: commit, number: number))
      nextForm[place] = form + 1
    }
    return true
  }

  private func start(_ place: Int) -> Writer {
    var ends: [Int32] = [0, 0]
    precondition(pipe(&ends) == 0, "no pipe")
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let arguments = [Self.program, directory, "\(place + 1)", "\(nextForm[place])", "\(segmentBytes)"]
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, Self.program, &actions, nil, &pointers, environ)
    precondition(code == 0, "cannot start \(Self.program): \(code)")
    close(ends[1])
    return Writer(process: process, output: ends[0])
  }

  private static let program = Program.besideTests("log-writer")
}
