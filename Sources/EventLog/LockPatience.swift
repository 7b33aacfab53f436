import Glibc

/// How long a lock is waited for.
package struct LockPatience: Sendable {
  /// Seconds for one that a stopped process has: it will not give it up by itself.
  package let stopped: Double
  /// Seconds for one that a process has which is still at work.
  package let working: Double

  /// Whoever opens a desk of a million tips has its locks for some seconds, on a slow disk for many.
  package static let standard = LockPatience(stopped: 3, working: 120)

  package init(stopped: Double, working: Double) {
    self.stopped = stopped
    self.working = working
  }
}

/// Waiting for one lock: short pauses that grow, and now and then a look at who has it.
struct LockWait {
  private let patience: LockPatience
  private let descriptor: Int32
  private let start = Self.now
  /// Microseconds.
  private var pause: UInt32 = 50
  private var nextLook: Double
  /// The process that had the lock at the last look, if the system tells.
  private(set) var holder: Int32?

  private static let longestPause: UInt32 = 2_000

  init(patience: LockPatience, descriptor: Int32) {
    self.patience = patience
    self.descriptor = descriptor
    nextLook = patience.stopped
  }

  /// Pauses; true when waiting has no more sense.
  mutating func isOver() -> Bool {
    let waited = Self.now - start
    if waited >= nextLook {
      nextLook = waited + 1
      holder = LockTable.holder(of: descriptor)
      if let holder, LockTable.isStopped(holder) { return true }
      if waited >= patience.working { return true }
    }
    usleep(pause)
    pause = min(pause + pause / 4, Self.longestPause)
    return false
  }

  /// Seconds of a clock that nobody sets.
  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// `/proc/locks` (proc(5)): who has which lock.
enum LockTable {
  /// The process that has a lock on an open file.
  static func holder(of descriptor: Int32) -> Int32? {
    var record = stat()
    guard fstat(descriptor, &record) == 0 else { return nil }
    return holder(device: UInt64(record.st_dev), inode: UInt64(record.st_ino), in: text(of: "/proc/locks"))
  }

  /// `1: FLOCK  ADVISORY  WRITE 708 08:01:1234 0 EOF`; a line with `->` waits for the one before it.
  static func holder(device: UInt64, inode: UInt64, in table: String) -> Int32? {
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count >= 6, fields[1] == "FLOCK", let process = Int32(fields[4]) else { continue }
      let place = fields[5].split(separator: ":")
      guard place.count == 3, let major = UInt64(place[0], radix: 16), let minor = UInt64(place[1], radix: 16),
        number(major, minor) == device, UInt64(place[2]) == inode
      else { continue }
      return process
    }
    return nil
  }

  /// The two numbers as one (makedev(3)).
  private static func number(_ major: UInt64, _ minor: UInt64) -> UInt64 {
    minor & 0xFF | (major & 0xFFF) << 8 | (minor & ~0xFF) << 12 | (major & ~0xFFF) << 32
  }

  /// Stopped by a signal or by whoever traces it: `708 (casedesk) T …`.
  static func isStopped(_ process: Int32) -> Bool {
    let status = text(of: "/proc/\(process)/stat")
    guard let end = status.lastIndex(of: ")") else { return false }
    return status[end...].dropFirst(2).first.map { "Tt".contains($0) } ?? false
  }

  /// A file of the kernel's, which has no size to ask for; empty where it cannot be read.
  private static func text(of path: String) -> String {
    guard let file = fopen(path, "re") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var portion = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = fread(&portion, 1, portion.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += portion[..<count]
    }
  }
}
