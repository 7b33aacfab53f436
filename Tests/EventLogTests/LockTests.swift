import Glibc
import TestSupport
import Testing

@testable import EventLog

/// Waiting for a lock that somebody has who does not go on.
@Suite struct LockTests {
  @Test func `the table of locks says who has one`() {
    let table = """
      1: POSIX  ADVISORY  WRITE 11 08:01:77 0 EOF
      2: FLOCK  ADVISORY  WRITE 708 08:01:77 0 EOF
      2: -> FLOCK  ADVISORY  WRITE 709 08:01:77 0 EOF
      3: FLOCK  ADVISORY  READ  710 103:10a:9 0 EOF

      """
    #expect(LockTable.holder(device: 0x801, inode: 77, in: table) == 708)
    #expect(LockTable.holder(device: 0x801, inode: 78, in: table) == nil)
    // 0x103 and 0x10a, interleaved as makedev(3) has it.
    #expect(LockTable.holder(device: (0x103 << 8) | 0x0A | (0x100 << 12), inode: 9, in: table) == 710)
  }

  @Test func `a lock that a stopped process has is given up, by name, and taken once it is free`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/lock"
    let system = PosixFileSystem(patience: LockPatience(stopped: 0.05, working: 60))
    let file = try system.open(path, .create(permissions: 0o600))
    let started = try Program.run([
      "sh", "-c", "exec flock -F -x \"$1\" sleep 1000 >/dev/null 2>&1 & echo $!", "sh", path,
    ])
    let holder = try #require(pid_t(started.output.split(separator: "\n").first ?? ""))
    defer { kill(holder, SIGKILL) }
    while try file.tryLock(.exclusive) { try file.unlock() }
    kill(holder, SIGSTOP)
    #expect(
      throws: FileError(operation: .lock, path: path, code: ErrorCode.timedOut, holder: holder)
    ) { try file.lock(.exclusive) }
    kill(holder, SIGKILL)
    try file.lock(.exclusive)
    #expect(try !system.open(path, .readWrite).tryLock(.shared))
  }

  @Test func `a lock of somebody still at work is waited for only so long`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/lock"
    let system = PosixFileSystem(patience: LockPatience(stopped: 0.01, working: 0.05))
    let file = try system.open(path, .create(permissions: 0o600))
    try file.lock(.shared)
    let other = try system.open(path, .readWrite)
    try other.lock(.shared)
    #expect(
      throws: FileError(operation: .lock, path: path, code: ErrorCode.timedOut, holder: getpid())
    ) { try other.lock(.exclusive) }
    try file.unlock()
    try other.lock(.exclusive)
  }
}
