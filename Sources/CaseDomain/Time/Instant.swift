/// A point in time: milliseconds since 1970-01-01 00:00 UTC, leap seconds not counted (as POSIX time).
///
/// Encodes as a bare integer.
package struct Instant: RawRepresentable, Hashable, Comparable, Codable, Sendable, BitwiseCopyable {
  /// Milliseconds since 1970-01-01 00:00 UTC; negative before.
  package var rawValue: Int64

  /// The instant `rawValue` milliseconds after 1970-01-01 00:00 UTC.
  package init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// The instant `milliseconds` after 1970-01-01 00:00 UTC.
  package init(milliseconds: Int64) {
    rawValue = milliseconds
  }

  /// 1970-01-01 00:00 UTC.
  package static let epoch = Instant(rawValue: 0)

  package static func < (a: Self, b: Self) -> Bool {
    a.rawValue < b.rawValue
  }

  /// This instant moved by `milliseconds`, later where positive. Stops at the ends of the range.
  package func adding(milliseconds: Int64) -> Instant {
    let (sum, overflow) = rawValue.addingReportingOverflow(milliseconds)
    if overflow { return Instant(rawValue: milliseconds < 0 ? .min : .max) }
    return Instant(rawValue: sum)
  }

  /// This instant moved by `minutes`, later where positive. Stops at the ends of the range.
  package func adding(minutes: Int64) -> Instant {
    let (milliseconds, overflow) = minutes.multipliedReportingOverflow(by: 60_000)
    if overflow { return Instant(rawValue: minutes < 0 ? .min : .max) }
    return adding(milliseconds: milliseconds)
  }

  /// Milliseconds from `other` to this instant, negative where `other` is later. Stops at the ends of `Int64`.
  package func milliseconds(since other: Instant) -> Int64 {
    let (difference, overflow) = rawValue.subtractingReportingOverflow(other.rawValue)
    if overflow { return rawValue < other.rawValue ? .min : .max }
    return difference
  }
}

/// Division that rounds down, so that times before 1970 fall in the right minute and day. `divisor` is positive.
func flooredQuotient<Value: FixedWidthInteger & SignedInteger>(_ value: Value, _ divisor: Value) -> Value {
  let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? quotient - 1 : quotient
}

/// What `flooredQuotient` leaves: always `0..<divisor`.
func flooredRemainder<Value: FixedWidthInteger & SignedInteger>(_ value: Value, _ divisor: Value) -> Value {
  let remainder = value % divisor
  return remainder < 0 ? remainder + divisor : remainder
}
