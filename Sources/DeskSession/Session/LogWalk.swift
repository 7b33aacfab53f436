import CaseDomain
import EventLog

/// Goes through the log from the newest event back, a few commits at a time, so that a million events are never in
/// memory together and requests are heard in between.
struct LogWalk {
  let query: LogQuery
  private var found = 0
  /// The commit to look at next, downwards; nil before the first portion.
  private var next: UInt64?
  /// Refusals by event, as they were when the walk began; newer events are not walked.
  private var refused: [EventNumber: Refusal] = [:]
  /// What was named without being an event that can be read, by commit.
  private var named: [CommitNumber: [Desk.Unauthorised]] = [:]
  private static let commitsPerPortion = 32

  init(_ query: LogQuery, in desk: Desk) {
    self.query = query
    refused = desk.withoutEffect
    for unauthorised in desk.unauthorised {
      named[unauthorised.envelope.commit, default: []].append(unauthorised)
    }
  }

  /// What is found in the next commits.
  mutating func nextPortion(in desk: OpenDesk) throws -> LogPortion {
    let places = desk.state.places
    var number = next ?? first(in: desk)
    var entries: [LogEntry] = []
    var reached = query.before ?? desk.desk.lastEvent.next
    for _ in 0..<Self.commitsPerPortion where number > 0 {
      if let after = query.after, places.firstEvent(after: number) <= after.next {
        number = 0
        break
      }
      if let since = query.since, let time = places.time(of: number), time < since {
        number = 0
        break
      }
      let commit = try desk.texts.commit(number, in: desk.state)
      for entry in self.entries(of: commit, in: desk) {
        if found == query.limit { return LogPortion(id: query.id, entries: entries, reached: reached, end: .limit) }
        reached = entry.envelope.event
        guard query.matches(entry) else { continue }
        entries.append(entry)
        found += 1
      }
      reached = EventNumber(rawValue: Int64(commit.position.firstEvent))
      number -= 1
    }
    next = number
    let end: LogPortion.End = number == 0 ? .beginning : found == query.limit ? .limit : .none
    return LogPortion(id: query.id, entries: entries, reached: reached, end: end)
  }

  private func first(in desk: OpenDesk) -> UInt64 {
    let newest = query.before.map { EventNumber(rawValue: $0.rawValue - 1) } ?? desk.desk.lastEvent
    guard newest.rawValue > 0, let commit = desk.state.commit(of: newest) else { return 0 }
    return query.until.map { min(commit, desk.state.places.lastCommit(until: $0)) } ?? commit
  }

  /// Newest first, below where the query begins.
  private func entries(of commit: Commit, in desk: OpenDesk) -> [LogEntry] {
    let recorded = desk.withinReach(desk.texts.events(of: commit, in: desk.state))
    let read = Set(recorded.map(\.envelope.event))
    let others = (named[CommitNumber(rawValue: Int64(commit.number))] ?? []).filter {
      !read.contains($0.envelope.event)
    }
    let all = recorded.map { LogEntry($0, refusal: refused[$0.envelope.event]) } + others.map { LogEntry($0) }
    return all.filter { entry in
      (query.before.map { entry.envelope.event < $0 } ?? true)
        && (query.after.map { entry.envelope.event > $0 } ?? true)
    }
    .sorted { $0.envelope.event > $1.envelope.event }
  }
}
