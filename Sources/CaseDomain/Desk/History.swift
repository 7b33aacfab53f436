/// Which events touched which entry and whose they were, newest first, kept as one chunked column of back-links.
///
/// An entry holds a `Mark`; each new event points to the mark before it. Appending copies one chunk at most.
package struct History: Sendable {
  /// The newest link of one entry; `none` before the first event.
  package struct Mark: Hashable, Sendable {
    fileprivate var index: Int32
    /// Of an entry without events.
    package static let none = Mark(index: -1)
  }

  private struct Link: Sendable {
    let event: EventNumber
    let before: Mark
    /// As the log's header has it: four bytes, where a link has room for them.
    let author: UInt32
  }
  private var links = Chunked<Link>()

  package init() {}

  /// Adds the event of `envelope` after `mark` and answers the new mark. O(1).
  package mutating func note(_ envelope: Envelope, after mark: Mark) -> Mark {
    links.append(Link(event: envelope.event, before: mark, author: Self.short(envelope.author)))
    return Mark(index: Int32(links.count - 1))
  }

  /// The newest event of an entry.
  package func last(_ mark: Mark) -> EventNumber? {
    mark == .none ? nil : links[Int(mark.index)].event
  }

  /// Who caused the newest event of an entry.
  package func lastAuthor(_ mark: Mark) -> MemberID? {
    mark == .none ? nil : MemberID(rawValue: Int64(links[Int(mark.index)].author))
  }

  /// Whether anyone but `member` caused an event of an entry after `event`. O(events since).
  package func hasEvents(_ mark: Mark, after event: EventNumber, notBy member: MemberID) -> Bool {
    let author = Self.short(member)
    var mark = mark
    while mark != .none {
      let link = links[Int(mark.index)]
      if link.event <= event { return false }
      if link.author != author { return true }
      mark = link.before
    }
    return false
  }

  /// Who caused the events of an entry. O(events of the entry).
  package func authors(_ mark: Mark) -> Set<MemberID> {
    var found: Set<MemberID> = []
    var mark = mark
    while mark != .none {
      let link = links[Int(mark.index)]
      found.insert(MemberID(rawValue: Int64(link.author)))
      mark = link.before
    }
    return found
  }

  private static func short(_ member: MemberID) -> UInt32 { UInt32(truncatingIfNeeded: member.rawValue) }

  /// All events of an entry, oldest first. O(events of the entry).
  package func events(_ mark: Mark) -> [EventNumber] {
    var found: [EventNumber] = []
    var mark = mark
    while mark != .none {
      let link = links[Int(mark.index)]
      found.append(link.event)
      mark = link.before
    }
    return found.reversed()
  }
}
