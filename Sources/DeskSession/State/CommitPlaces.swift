import CaseDomain

import EventLog

/// The first event, the time that counts and the hash of each commit, by commit number from 1.
///
/// The first 64 bits of a hash: whoever opens from a snapshot reads an old commit without what stands around it, and a
/// member who signed theirs anew must not be believed. To make one that fits here they would sign 2⁶⁴ times.
struct CommitPlaces: Codable, Sendable {
  private var firstEvents = Chunked<Int64>()
  private var times = Chunked<Int64>()
  private var hashes = Chunked<UInt64>()

  var count: UInt64 { UInt64(firstEvents.count) }

  mutating func append(_ commit: Commit, time: Instant) {
    firstEvents.append(Int64(commit.position.firstEvent))
    times.append(time.rawValue)
    hashes.append(commit.hash.prefix)
  }

  /// Whether a commit is the one that was taken, if it was.
  func isKnown(_ commit: Commit) -> Bool {
    commit.number < 1 || commit.number > count || hashes[Int(commit.number) - 1] == commit.hash.prefix
  }

  /// The time of a commit that was taken.
  func time(of commit: UInt64) -> Instant? {
    commit >= 1 && commit <= count ? Instant(rawValue: times[Int(commit) - 1]) : nil
  }

  /// The first event behind a commit that was taken; beyond every event for the last one.
  func firstEvent(after commit: UInt64) -> EventNumber {
    EventNumber(rawValue: commit < count ? firstEvents[Int(commit)] : .max)
  }

  /// The last commit whose time is not after `time`; 0 where there is none. Times never go back. O(log n).
  func lastCommit(until time: Instant) -> UInt64 {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= time.rawValue { low = middle + 1 } else { high = middle }
    }
    return UInt64(low)
  }

  /// The last commit that begins at or before an event. O(log n).
  func commit(of event: EventNumber) -> UInt64? {
    var low = 0
    var high = firstEvents.count
    while low < high {
      let middle = (low + high) / 2
      if firstEvents[middle] <= event.rawValue { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : UInt64(low)
  }
}
