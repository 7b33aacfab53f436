import CaseDomain
import Foundation
import Synchronization

/// A clock that is set while a past is made up, may go faster, and goes with the machine's otherwise.
final class SettableClock: Sendable {
  private enum Course {
    case machine
    case fixed(Instant)
    case fast(Instant, since: Int64, speed: Int64)
  }

  private let course = Mutex(Course.machine)

  var now: Instant {
    switch course.withLock({ $0 }) {
    case .machine: Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    case .fixed(let instant): instant
    case .fast(let instant, let since, let speed):
      instant.adding(milliseconds: (Wall.now - since) / 1_000_000 * speed)
    }
  }

  func set(_ instant: Instant) { course.withLock { $0 = .fixed(instant) } }
  func followWall() { course.withLock { $0 = .machine } }
  func run(from instant: Instant, since: Int64, speed: Int64) {
    course.withLock { $0 = .fast(instant, since: since, speed: speed) }
  }
}
