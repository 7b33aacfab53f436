/// Who has opened the full words of which entry, and taken what of it out of the desk: one row an entry, beside the register's own columns.
///
/// Apart from the history of changes on purpose. Whoever opens an entry changes nothing in it: it moves in no list, no
/// form that was based on it becomes stale, and nobody is told that "something changed".
package struct Readings: Sendable, Codable {
  /// Which members below 64 have opened the newest words, a bit each: eight bytes a row cover every office there is.
  private var readers = Chunked<UInt64>()
  /// The others, for the rows that have any.
  private var more = ShardedMap<Int, Set<MemberID>>()
  private var marks = Chunked<History.Mark>()
  private var history = History()

  package init() {}

  /// The number of rows. O(1).
  package var count: Int { readers.count }

  /// Whether a member has opened the newest words of a row. O(1).
  package func has(_ member: MemberID, row: Int) -> Bool {
    if let bit = Self.bit(member) { return readers[row] & bit != 0 }
    return more[row]?.contains(member) == true
  }

  /// The events of every opening of a row, of earlier words too, and of everything of it that left the desk as a file,
  /// oldest first. O(events).
  package func events(row: Int) -> [EventNumber] { history.events(marks[row]) }

  /// Who has opened any words of a row so far, or taken something of it out. O(events).
  package func readers(row: Int) -> Set<MemberID> { history.authors(marks[row]) }

  /// Adds a row that nobody has opened.
  mutating func append() {
    readers.append(0)
    marks.append(.none)
  }

  /// Notes that the author of `envelope` took something of a row out of the desk.
  mutating func noteExport(_ envelope: Envelope, row: Int) {
    marks[row] = history.note(envelope, after: marks[row])
  }

  /// Notes that the author of `envelope` has opened the newest words of a row.
  mutating func note(_ envelope: Envelope, row: Int) {
    marks[row] = history.note(envelope, after: marks[row])
    if let bit = Self.bit(envelope.author) {
      readers[row] |= bit
    } else {
      var others = more[row] ?? []
      more[row] = nil
      others.insert(envelope.author)
      more[row] = others
    }
  }

  /// There are newer words, which nobody has opened. Who opened the earlier ones stays known.
  mutating func renew(row: Int) {
    if readers[row] != 0 { readers[row] = 0 }
    if more[row] != nil { more[row] = nil }
  }

  private static func bit(_ member: MemberID) -> UInt64? {
    (0..<64).contains(member.rawValue) ? 1 << UInt64(member.rawValue) : nil
  }
}

extension Desk {
  /// Why the author may not say that they have opened something, or nil.
  ///
  /// No post and no undertaking is asked for, unlike for every other act: the event stands under the entry's key, so its
  /// author held it, by right, or still, or by a way that nobody knows of; that it was used must stand in the log, and
  /// all the more where it should not have been.
  func refusalToHaveRead(_ envelope: Envelope) -> Refusal? {
    guard let member = members[envelope.author], member.status == .admitted else { return Refusal(.notAMember) }
    return refusalIfOver(member, on: date(of: envelope.time))
  }

  /// Why the author may not take something out of the desk as a file, or nil.
  func refusalToExport(to file: String, posts: Posts = .leadsReaders, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: posts, envelope) { return refusal }
    return file.isBlank ? Refusal(.fileMissing) : nil
  }
}
