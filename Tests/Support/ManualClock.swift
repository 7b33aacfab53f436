import Synchronization

/// A clock that stands still until it is moved: milliseconds since 1970-01-01 UTC.
package final class ManualClock: Sendable {
  private let milliseconds: Mutex<Int64>

  package init(_ milliseconds: Int64 = 1_767_225_600_000) { self.milliseconds = Mutex(milliseconds) }

  package var now: Int64 { milliseconds.withLock { $0 } }

  /// Moves the clock, backwards for a negative amount.
  package func advance(by milliseconds: Int64) { self.milliseconds.withLock { $0 += milliseconds } }
}
