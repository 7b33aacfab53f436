import Glibc

/// Several measurements of one thing, all in one unit.
struct Spread: Codable {
  let median: Double
  let least: Double
  let most: Double
  /// The nearest rank of 99 in a hundred.
  let p99: Double
  let count: Int

  /// - Parameter values: at least one.
  init(_ values: [Double]) {
    let sorted = values.sorted()
    func rank(_ share: Double) -> Double {
      sorted.isEmpty ? 0 : sorted[max(0, Int((Double(sorted.count) * share).rounded(.up)) - 1)]
    }
    (median, p99) = (rank(0.5), rank(0.99))
    (least, most) = (sorted.first ?? 0, sorted.last ?? 0)
    count = sorted.count
  }
}

/// Time by the clock on the wall (CLOCK_MONOTONIC, one for all processes), nanoseconds.
enum Wall {
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Seconds that `body` takes.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = now
    try body()
    return Double(now - start) / 1e9
  }
}

/// Processor time of all threads of this process together, seconds.
enum Processor {
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Seconds that `body` takes on all processors together: the same on a busy machine as on an idle one.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = now
    try body()
    return now - start
  }
}

/// Processor time of this thread: what the work itself takes, however busy the machine is (clock_gettime(2)).
struct Stopwatch {
  private let began = Self.now

  var spent: Duration { Self.now - began }

  private static var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}

/// Durations of one kind of thing.
struct Samples {
  private(set) var milliseconds: [Double] = []

  mutating func add(_ duration: Duration) { milliseconds.append(duration.seconds * 1e3) }

  var spread: Spread { Spread(milliseconds) }
}

/// Runs ours and the peer's in turn, so that whatever else the machine does falls on both.
///
/// - Returns: what each run answered, without the first of either, which fills caches.
func interleaved(
  _ rounds: Int, ours: () throws -> Double, peer: () throws -> Double
) rethrows -> (ours: Spread, peer: Spread) {
  _ = (try ours(), try peer())
  var (mine, theirs) = ([Double](), [Double]())
  for round in 0..<rounds {
    if round.isMultiple(of: 2) {
      mine.append(try ours())
      theirs.append(try peer())
    } else {
      theirs.append(try peer())
      mine.append(try ours())
    }
  }
  return (Spread(mine), Spread(theirs))
}

/// What this process holds (proc(5)).
enum Memory {
  /// Bytes in memory now.
  static var resident: Int { field("VmRSS:") }
  /// The most there ever were.
  static var peak: Int { field("VmHWM:") }

  static var threads: Int { field("Threads:") >> 10 }
  /// Open files, sockets and the like; the directory that is read to count them not among them.
  static var descriptors: Int {
    guard let stream = opendir("/proc/self/fd") else { return 0 }
    defer { closedir(stream) }
    var count = -1
    while let entry = readdir(stream) { if entry.pointee.d_name.0 != 46 { count += 1 } }
    return count
  }

  private static func field(_ name: String) -> Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix(name) else { continue }
      return (Int(text.filter(\.isNumber)) ?? 0) << 10
    }
    return 0
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

/// How many processors there are.
let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
