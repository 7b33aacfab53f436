/// Which events touched which entry, newest first, kept as one chunked column of back-links.
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
  }
  private var links = Chunked<Link>()

  package init() {}

  /// Adds `event` after `mark` and answers the new mark. O(1).
  package mutating func note(_ event: EventNumber, after mark: Mark) -> Mark {
    links.append(Link(event: event, before: mark))
    return Mark(index: Int32(links.count - 1))
  }

  /// The newest event of an entry.
  package func last(_ mark: Mark) -> EventNumber? {
    mark == .none ? nil : links[Int(mark.index)].event
  }

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
