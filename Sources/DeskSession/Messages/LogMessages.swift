import CaseDomain

/// What happened, as the log lists it: an event, or something that is none and was named all the same.
package struct LogEntry: Sendable {
  package let envelope: Envelope
  /// As stored: `tip.read`.
  package let type: String
  /// Nil where there is nothing to read: an admission nobody authorised, a key record, a whole commit.
  package let event: (any Event)?
  /// Why it had no effect, if it had none.
  package let refusal: Refusal?
  /// What an inspector sees instead of an event.
  package let row: ProcessRow?

  package init(_ recorded: Recorded, refusal: Refusal? = nil) {
    envelope = recorded.envelope
    type = Swift.type(of: recorded.event).type
    event = recorded.event
    self.refusal = refusal
    row = nil
  }

  package init(_ unauthorised: Desk.Unauthorised) {
    envelope = unauthorised.envelope
    type = unauthorised.type
    event = nil
    refusal = unauthorised.refusal
    row = nil
  }

  /// A step as an inspector sees it.
  package init(_ row: ProcessRow) {
    // No member has number 0.
    let author = row.author ?? MemberID(rawValue: 0)
    envelope = Envelope(author: author, time: row.time, commit: CommitNumber(rawValue: 0), event: row.event)
    type = row.step
    event = nil
    refusal = nil
    self.row = row
  }

  package var recorded: Recorded? { event.map { Recorded(envelope: envelope, event: $0) } }
}

/// A part of the log to look through, newest first.
package struct LogQuery: Sendable {
  package let id: SearchID
  /// Begins below this event; nil begins with the newest.
  package let before: EventNumber?
  /// Ends above this event: for what is new since.
  package let after: EventNumber?
  /// Nothing later than this is looked at.
  package let until: Instant?
  /// Ends where everything is earlier than this.
  package let since: Instant?
  /// Ends once so many entries were found.
  package let limit: Int
  /// What is wanted; asked on the worker's thread.
  package let matches: @Sendable (LogEntry) -> Bool

  package init(
    id: SearchID, before: EventNumber? = nil, after: EventNumber? = nil, since: Instant? = nil, until: Instant? = nil,
    limit: Int,
    matches: @escaping @Sendable (LogEntry) -> Bool = { _ in true }
  ) {
    self.id = id
    self.before = before
    self.after = after
    self.since = since
    self.until = until
    self.limit = limit
    self.matches = matches
  }
}

/// What was found in some more commits of a `LogQuery`.
package struct LogPortion: Sendable {
  package let id: SearchID
  /// Newest first, all older than those of the portion before.
  package let entries: [LogEntry]
  /// Everything from this event on was looked at: where the next query begins.
  package let reached: EventNumber
  package let end: End

  package enum End: Hashable, Sendable {
    /// More portions come.
    case none
    /// As many were found as were asked for; there may be more below.
    case limit
    /// The beginning of the log, or of the time asked for.
    case beginning
  }

  package init(id: SearchID, entries: [LogEntry], reached: EventNumber, end: End) {
    self.id = id
    self.entries = entries
    self.reached = reached
    self.end = end
  }
}

/// Something that has a history of its own.
package enum LogSubject: Hashable, Sendable {
  case tip(TipID)
  case lead(LeadID)
  /// By alias: every step towards who they are.
  case reporter(ReporterID)
  case member(MemberID)
  /// What a clause of a lead's reward rests on.
  case evidence([EventNumber], of: LeadID)
}

/// Everything that happened to one entry, and who has seen it.
package struct SubjectHistory: Sendable {
  package let subject: LogSubject
  /// Oldest first, openings and exports among them.
  package let entries: [LogEntry]
  /// Who has opened it or taken something of it out, in order of the first time.
  package let seenBy: [Viewer]
  /// How far the log reaches, and what it comes to.
  package let head: LogHead

  package struct Viewer: Hashable, Sendable {
    package let member: MemberID
    package let firstAt: Instant
    package let event: EventNumber
    /// The posts they held then.
    package let posts: Posts
    /// How often they did since, the first time included.
    package let times: Int

    package init(member: MemberID, firstAt: Instant, event: EventNumber, posts: Posts, times: Int) {
      self.member = member
      self.firstAt = firstAt
      self.event = event
      self.posts = posts
      self.times = times
    }
  }

  package init(subject: LogSubject, entries: [LogEntry], seenBy: [Viewer], head: LogHead) {
    self.subject = subject
    self.entries = entries
    self.seenBy = seenBy
    self.head = head
  }
}

/// How far the log reaches, with the fingerprint that whoever checks a printed page compares.
package struct LogHead: Hashable, Sendable {
  package let commits: Int
  package let events: Int
  /// SHA-256 of the last commit, hexadecimal.
  package let hash: String
  /// A signed note of the same, for `verify --against`.
  package let note: String

  package init(commits: Int, events: Int, hash: String, note: String) {
    self.commits = commits
    self.events = events
    self.hash = hash
    self.note = note
  }
}
