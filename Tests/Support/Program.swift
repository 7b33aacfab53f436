import Glibc

/// Programs that tests start and wait for.
package enum Program {
  package struct Outcome: Sendable {
    /// The exit status; a signal that ended the program counts as 128 and its number, as in shells.
    package let status: Int32
    package let output: String
    package let errors: String
  }

  /// The program was not started.
  package struct NotStarted: Error {
    package let words: [String]
    package let code: Int32
  }

  /// Runs a program to its end.
  ///
  /// Not by Foundation's `Process`, which waits for what the program leaves running as well: tmux's server goes on living
  /// with a descriptor it inherited.
  ///
  /// - Parameters:
  ///   - words: the program, found along `$PATH`, and its arguments.
  ///   - environment: variables to add to this process's own, `NAME=VALUE`.
  package static func run(_ words: [String], environment: [String] = [], input: String = "") throws -> Outcome {
    let files = (0..<3).map { _ in tmpfile() }
    defer { files.forEach { if let file = $0 { fclose(file) } } }
    guard let standard = files[0], let output = files[1], let errors = files[2] else {
      throw NotStarted(words: words, code: errno)
    }
    for file in [standard, output, errors] { _ = fcntl(fileno(file), F_SETFD, FD_CLOEXEC) }
    fputs(input, standard)
    rewind(standard)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in [standard, output, errors].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, fileno(file), Int32(number))
    }
    let status = try spawn(["env"] + environment + words, &actions)
    return Outcome(status: status, output: everything(in: output), errors: everything(in: errors))
  }

  private static func spawn(_ words: [String], _ actions: inout posix_spawn_file_actions_t) throws -> Int32 {
    // Threads that run tests block signals, and what they start would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var pid: pid_t = 0
    let failure = posix_spawnp(&pid, "env", &actions, &attributes, &arguments, environ)
    guard failure == 0 else { throw NotStarted(words: words, code: failure) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    // The exit status stands in the second byte, a signal in the low seven bits.
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private static func everything(in file: UnsafeMutablePointer<FILE>) -> String {
    rewind(file)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  /// The path of a program of this package: it stands beside the test program.
  package static func besideTests(_ name: String) -> String {
    guard let path = realpath("/proc/self/exe", nil) else { return name }
    defer { free(path) }
    return String(cString: path).split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/" + name
  }
}
