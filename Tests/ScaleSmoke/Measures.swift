import Glibc

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
  private var microseconds: [Double] = []

  mutating func add(_ duration: Duration) { microseconds.append(duration.seconds * 1e6) }

  func quantile(_ share: Double) -> Double {
    let sorted = microseconds.sorted()
    // The nearest rank.
    return sorted.isEmpty ? 0 : sorted[max(0, Int((Double(sorted.count) * share).rounded(.up)) - 1)]
  }

  var count: Int { microseconds.count }

  var description: String {
    let parts = [("p50", 0.5), ("p99", 0.99), ("max", 1.0)].map { "\($0.0) \(String.milliseconds(quantile($0.1)))" }
    return parts.joined(separator: "  ") + "  (\(count))"
  }
}

/// The table that is printed at the end.
struct Report {
  private var rows: [(name: String, value: String)] = []

  mutating func add(_ name: String, _ value: String, over isOver: Bool = false) {
    rows.append((name, value + (isOver ? "  OVER THE BAR" : "")))
  }

  /// - Parameter bar: what the 99th of a hundred may take, in milliseconds.
  mutating func add(_ name: String, _ samples: Samples, bar: Double? = nil) {
    add(name, samples.description, over: bar.map { samples.quantile(0.99) > $0 * 1000 } ?? false)
  }

  var table: String {
    let width = rows.map(\.name.count).max() ?? 0
    return rows.map { $0.name + String(repeating: " ", count: width - $0.name.count + 2) + $0.value }
      .joined(separator: "\n")
  }
}

/// What this process holds (proc(5)).
enum Memory {
  /// Bytes in memory now.
  static var resident: Int { field("VmRSS:") }
  /// The most there ever were.
  static var peak: Int { field("VmHWM:") }

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

extension String {
  static func milliseconds(_ microseconds: Double) -> String { rounded(microseconds / 1000, digits: 3) + " ms" }
  static func seconds(_ seconds: Double) -> String { rounded(seconds, digits: 1) + " s" }
  static func megabytes(_ bytes: Int) -> String { rounded(Double(bytes) / Double(1 << 20), digits: 1) + " MiB" }

  private static func rounded(_ value: Double, digits: Int) -> String {
    let scale = digits == 1 ? 10 : 1000
    let whole = Int((value * Double(scale)).rounded())
    let fraction = String(whole % scale)
    return "\(whole / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
