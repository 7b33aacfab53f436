import CaseDomain
import Foundation
import Vault

/// When an open desk writes cover: a first one at some time of its first half hour, the others at random, three hours
/// apart on average. The waits are exponential: what was written so far says nothing about when the next one comes.
struct CoverSchedule: Sendable {
  /// In milliseconds.
  static let firstWithin = 30.0 * 60_000
  /// In milliseconds.
  static let meanWait = 180.0 * 60_000

  private(set) var next: Instant

  init(from start: Instant, random: any RandomSource) {
    next = start.adding(milliseconds: Int64(Self.firstWithin * Self.fraction(random)))
  }

  /// Whether it is time. If so, the next time is drawn; however long the desk slept, it owes one only.
  mutating func isDue(at now: Instant, random: any RandomSource) -> Bool {
    guard now >= next else { return false }
    next = now.adding(milliseconds: Int64(-Self.meanWait * log(1 - Self.fraction(random))))
    return true
  }

  /// From 0 up to, but not including, 1.
  private static func fraction(_ random: any RandomSource) -> Double {
    let bits = random.bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Double(bits >> 11) / Double(1 << 53)
  }
}
