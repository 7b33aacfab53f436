/// The time of the desk, made of the clocks that the commits of its members show. It never goes back, and every desk
/// finds the same time in the same log; no reader's own clock has a part in it.
///
/// One wrong clock must not carry everyone along: with it undertakings would run out and deadlines pass, and nothing in
/// the log could turn the time back. So nobody's clock alone moves the time more than thirty days past what some other
/// member's clock has shown. Whose clock runs further ahead is taken at their word for what they themselves write,
/// where all can see the date, and for nothing else; a desk that lay idle for months goes on at the right time at once.
package struct DeskClock: Hashable, Sendable, Codable {
  /// How far past all others' clocks one member's clock moves the time, in milliseconds.
  package static let lead: Int64 = 30 * 86_400_000
  /// Clocks outside these bounds (the years 2000 to 9999, UTC) show the nearest bound.
  package static let bounds = Instant(rawValue: 946_684_800_000)...Instant(rawValue: 253_402_300_799_000)

  private struct Reading: Hashable, Sendable, Codable {
    let member: MemberID?
    var clock: Instant
  }
  /// The member whose clock showed the latest time, and the one after them.
  private var first: Reading?
  private var second: Reading?
  /// The time of the desk; `epoch` before the first commit.
  package private(set) var time = Instant.epoch

  package init() {}

  /// The latest time that any member's clock has shown.
  package var latest: Instant { first?.clock ?? .epoch }

  /// The time that counts for what is written by a clock that shows `clock`: never before the desk's own.
  package func time(by clock: Instant) -> Instant {
    max(time, min(max(clock, Self.bounds.lowerBound), Self.bounds.upperBound))
  }

  /// Takes note of a member's clock; nil stands for a clock that everybody shares.
  package mutating func take(_ clock: Instant, of member: MemberID?) {
    let clock = time(by: clock)
    guard let member, first != nil else {
      first = Reading(member: member, clock: clock)
      second = Reading(member: nil, clock: clock)
      time = clock
      return
    }
    note(Reading(member: member, clock: clock))
    let others = second?.clock ?? time
    time = max(time, min(latest, others.adding(milliseconds: Self.lead)))
  }

  private mutating func note(_ reading: Reading) {
    let later = max(latest, reading.clock)
    if reading.member == first?.member {
      first?.clock = later
    } else if reading.clock > latest {
      second = first
      first = reading
    } else if reading.clock > second?.clock ?? .epoch {
      second = reading
    }
  }
}
