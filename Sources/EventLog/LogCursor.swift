/// A place in the log between two commits, and all that checking the next one needs.
struct LogCursor: Sendable {
  let desk: DeskID
  private(set) var commits: UInt64 = 0
  private(set) var events: UInt64 = 0
  private(set) var hash = Digest.zero
  /// Where the last frame ends, which is where the next one is looked for first.
  var end: LogEnd
  private(set) var roster = Roster()

  /// Before the first commit.
  init(desk: DeskID) {
    self.desk = desk
    end = LogEnd(segment: 1, offset: UInt32(Format.segmentHeaderLength))
  }

  /// Where earlier reading left off.
  init(desk: DeskID, head: Head, roster: Roster) {
    self.desk = desk
    commits = head.commits
    events = head.events
    hash = head.hash
    end = head.end
    self.roster = roster
  }

  var head: Head { Head(commits: commits, events: events, hash: hash, end: end) }

  /// Where the next commit will stand.
  var next: LogPosition {
    LogPosition(desk: desk, commit: commits + 1, firstEvent: events + 1, previousHash: hash)
  }

  /// The roster the next commit is checked with: the first one brings its own.
  func roster(for changes: [RosterChange]) -> Roster {
    guard commits == 0 else { return roster }
    var roster = roster
    roster.apply(changes)
    return roster
  }

  /// That the frame belongs here, and by whom it is signed. The signature itself is not looked at.
  func check(_ view: FrameView) throws(FrameFault) -> Roster.Member {
    let position = view.position
    guard position.desk == desk else { throw FrameFault(fault: .foreignDesk(position.desk), offset: 20) }
    guard position.commit == commits + 1 else {
      throw FrameFault(fault: .number(expected: commits + 1, found: position.commit), offset: 36)
    }
    guard position.firstEvent == events + 1 else {
      throw FrameFault(fault: .number(expected: events + 1, found: position.firstEvent), offset: 44)
    }
    guard position.previousHash == hash else {
      throw FrameFault(fault: .chain, offset: view.previousHashOffset)
    }
    guard let author = roster(for: view.roster).members[view.author] else {
      throw FrameFault(fault: .unknownAuthor(view.author), offset: view.previousHashOffset + 32)
    }
    return author
  }

  /// Goes past a frame that has been checked.
  mutating func advance(past view: FrameView, hash: Digest, location: FrameLocation) {
    commits += 1
    events += UInt64(view.eventCount)
    self.hash = hash
    end = location.end
    roster.apply(view.roster)
  }
}
