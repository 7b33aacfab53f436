import Testing

@testable import CaseDomain

/// A desk driven as a session drives it: a command is decided on the latest state, what it causes is written to a log
/// as the log would keep it, and the state takes the commit from there.
struct DeskBench {
  /// What the log keeps of one commit.
  struct Commit {
    let number: CommitNumber
    let author: MemberID
    let time: Instant
    let firstEvent: EventNumber
    let claims: [Allocation]
    let events: [StoredJSON]
  }

  /// Whether whoever wrote the commit went through `decide`.
  enum Honesty { case decided, handMade }

  private(set) var desk: Desk
  private(set) var log: [Commit] = []
  /// The time of the next commit where a test gives none.
  var clock: Instant

  init(calendar: WorkCalendar = stateCouncilCalendar, clock: Instant) {
    desk = Desk(calendar: calendar)
    self.clock = clock
  }

  // MARK: Acting

  /// Performs a command as a session does, and answers the number of its first event.
  @discardableResult
  mutating func perform(
    _ command: some Command, as member: MemberID, at time: Instant? = nil
  ) throws(Refusal) -> EventNumber {
    let draft = try desk.decide(command, as: Actor(member), at: time ?? clock)
    let commit = write(draft.events, claims: draft.allocations, as: member, at: time ?? clock)
    let rejected = desk.unauthorised.count
    take(commit, .decided)
    for event in desk.unauthorised.dropFirst(rejected) {
      Issue.record("decided, then not authorised: \(event.type) \(event.refusal)")
    }
    return commit.firstEvent
  }

  /// Why a command is refused, or nil. Changes nothing.
  func refusal(of command: some Command, as member: MemberID, at time: Instant? = nil) -> Refusal? {
    do throws(Refusal) {
      _ = try desk.decide(command, as: Actor(member), at: time ?? clock)
      return nil
    } catch {
      return error
    }
  }

  /// Commits events made by a program of one's own, and answers why the first was refused; nil where it took effect.
  ///
  /// A refused event must leave every register as it was.
  @discardableResult
  mutating func forge(
    _ events: any Event..., claims: [Allocation] = [], as member: MemberID, at time: Instant? = nil
  ) -> Refusal? {
    forge(events, claims: claims, as: member, at: time)
  }

  @discardableResult
  mutating func forge(
    _ events: [any Event], claims: [Allocation] = [], as member: MemberID, at time: Instant? = nil
  ) -> Refusal? {
    let commit = write(events, claims: claims, as: member, at: time ?? clock)
    let rejected = desk.unauthorised.count
    take(commit, .handMade)
    return desk.unauthorised.dropFirst(rejected).first { $0.envelope.event == commit.firstEvent }?.refusal
  }

  /// The claims that a commit would make to be given the next numbers of these series.
  func claims(_ series: NumberSeries..., at time: Instant? = nil) -> [Allocation] {
    series.map { series in
      let year = series == .alias || series == .member ? 0 : desk.date(of: time ?? clock).year
      return Allocation(series: series, year: year, ordinal: desk.numbering.next(series, year: year))
    }
  }

  // MARK: The log

  private mutating func write(
    _ events: [any Event], claims: [Allocation], as author: MemberID, at time: Instant
  ) -> Commit {
    let commit = Commit(
      number: CommitNumber(rawValue: Int64(log.count + 1)), author: author, time: time,
      firstEvent: desk.lastEvent.next, claims: claims, events: events.map(StoredJSON.init))
    log.append(commit)
    return commit
  }

  /// Takes a commit as `DeskSession` does, checking every invariant after each event.
  mutating func take(_ commit: Commit, _ honesty: Honesty) {
    let accepted = desk.begin(
      commit: commit.number, time: commit.time, firstEvent: commit.firstEvent, events: commit.events.count,
      claims: commit.claims, author: commit.author)
    clock = max(clock, desk.lastTime)
    for (index, stored) in commit.events.enumerated() {
      let event = stored.event
      let envelope = Envelope(
        author: commit.author, time: accepted.time, commit: commit.number,
        event: EventNumber(rawValue: commit.firstEvent.rawValue + Int64(index)), allocations: accepted.allocations)
      let isAuthorised = event.isUnheard(in: desk, from: envelope) || desk.authorizes(event, from: envelope)
      let before = isAuthorised ? [] : desk.registerLines
      let rejected = desk.unauthorised.count
      desk.apply(event, from: envelope)
      #expect(desk.unauthorised.count == rejected + (isAuthorised ? 0 : 1))
      if !isAuthorised { #expect(desk.registerLines == before, "\(stored.type) was refused and had an effect") }
      let broken = desk.checkInvariants()
      #expect(broken.isEmpty, "after \(stored.type): \(broken.joined(separator: "; "))")
    }
    // Often enough that every kind of state is among them.
    if commit.number.rawValue.isMultiple(of: 32) { desk = Self.kept(desk) }
    if honesty == .decided && desk.unauthorised.isEmpty {
      let broken = desk.checkDensity()
      #expect(broken.isEmpty, "after commit \(commit.number.rawValue): \(broken.joined(separator: "; "))")
    }
  }

  /// The state that another desk reads from the log, perhaps one with another holiday table.
  func replayed(calendar: WorkCalendar? = nil) -> Desk {
    var other = DeskBench(calendar: calendar ?? desk.calendar, clock: clock)
    for commit in log { other.take(commit, .handMade) }
    return other.desk
  }
}

/// An instant of the bench's zone, as `2026-11-23 09:14`.
func at(_ text: String) -> Instant {
  Zone.china.instant(of: CivilMoment(text.replacing(" ", with: "T"))!)
}

func on(_ text: String) -> CivilDate { CivilDate(text)! }
