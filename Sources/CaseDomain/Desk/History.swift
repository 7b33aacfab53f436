/// Which events touched which entry and whose they were, newest first, kept as one chunked column of back-links.
///
/// An entry holds a `Mark`; each new event points to the mark before it. Appending copies one chunk at most.
package struct History: Sendable, Codable {
  /// The newest link of one entry; `none` before the first event.
  package struct Mark: Hashable, Sendable, Codable, PackedRow {
    fileprivate var index: Int32
    /// Of an entry without events.
    package static let none = Mark(index: -1)
  }

  private struct Link: Sendable, Codable, PackedRow {
    /// How far the event lies behind the chunk's first; `far` where that does not say it.
    let step: UInt32
    let before: Mark
    /// As the log's header has it.
    let author: UInt32

    static let far = UInt32.max
  }
  private var links = Chunked<Link>()
  /// The first event of each chunk of links.
  private var bases: [EventNumber] = []
  /// Events of links that came out of order, or too far behind.
  private var farEvents: [Int32: EventNumber] = [:]

  package init() {}

  /// Adds the event of `envelope` after `mark` and answers the new mark. O(1).
  package mutating func note(_ envelope: Envelope, after mark: Mark) -> Mark {
    let index = Int32(links.count)
    if links.count % Chunked<Link>.chunkSize == 0 { bases.append(envelope.event) }
    let distance = envelope.event.rawValue &- (bases.last ?? envelope.event).rawValue
    let isNear = (0..<Int64(Link.far)).contains(distance)
    if !isNear { farEvents[index] = envelope.event }
    links.append(
      Link(step: isNear ? UInt32(distance) : Link.far, before: mark, author: envelope.author.packed))
    return Mark(index: index)
  }

  private func event(_ mark: Mark) -> EventNumber {
    let base = bases[Int(mark.index) / Chunked<Link>.chunkSize]
    let step = links[Int(mark.index)].step
    if step == Link.far, let far = farEvents[mark.index] { return far }
    return EventNumber(rawValue: base.rawValue &+ Int64(step))
  }

  /// The newest event of an entry.
  package func last(_ mark: Mark) -> EventNumber? {
    mark == .none ? nil : event(mark)
  }

  /// Who caused the newest event of an entry.
  package func lastAuthor(_ mark: Mark) -> MemberID? {
    mark == .none ? nil : MemberID(packed: links[Int(mark.index)].author)
  }

  /// Whether anyone but `member` caused an event of an entry after `event`. O(events since).
  package func hasEvents(_ mark: Mark, after event: EventNumber, notBy member: MemberID) -> Bool {
    let author = member.packed
    var mark = mark
    while mark != .none {
      let link = links[Int(mark.index)]
      if self.event(mark) <= event { return false }
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
      found.insert(MemberID(packed: link.author))
      mark = link.before
    }
    return found
  }

  /// All events of an entry, oldest first. O(events of the entry).
  package func events(_ mark: Mark) -> [EventNumber] {
    var found: [EventNumber] = []
    var mark = mark
    while mark != .none {
      let link = links[Int(mark.index)]
      found.append(event(mark))
      mark = link.before
    }
    return found.reversed()
  }
}
