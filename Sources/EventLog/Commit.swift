/// A number a commit takes out of a series, in clear, so that numbering needs no keys.
package struct Allocation: Hashable, Sendable {
  /// Which series, in the words of whoever allocates.
  package var series: UInt16
  /// The year the series runs in; 0 for a series that never restarts.
  package var year: UInt16
  /// The number taken.
  package var number: UInt32

  package init(series: UInt16, year: UInt16, number: UInt32) {
    self.series = series
    self.year = year
    self.number = number
  }
}

/// A change of who may sign, in clear and without names. Whether its author was entitled to it is judged above the log.
package enum RosterChange: Hashable, Sendable {
  /// From the next commit on (from this one, in the first) the member signs with `signingKey` (Ed25519, 32 bytes).
  /// `agreementKey` is carried, not used. The first admission of a number stands; later ones change nothing.
  case admit(member: UInt32, signingKey: [UInt8], agreementKey: [UInt8])
  /// Says that the member has left. The log goes on accepting their frames; whoever reads them judges.
  case expel(member: UInt32)
}

/// Sealed content of some of a commit's events.
package struct Payload: Hashable, Sendable {
  /// The key that opens it.
  package var keyID: KeyID
  /// Which of the commit's events stand in it, counted from 0, ascending.
  package var ordinals: [UInt16]
  /// How the plain text is written, in the words of whoever seals.
  package var codec: UInt8
  /// The 96-bit nonce, 12 bytes.
  package var nonce: [UInt8]
  /// The sealed bytes with their tag.
  package var ciphertext: [UInt8]

  package init(keyID: KeyID, ordinals: [UInt16], codec: UInt8, nonce: [UInt8], ciphertext: [UInt8]) {
    self.keyID = keyID
    self.ordinals = ordinals
    self.codec = codec
    self.nonce = nonce
    self.ciphertext = ciphertext
  }
}

/// What one command wants written: it becomes a commit as a whole or not at all.
package struct Proposal: Hashable, Sendable {
  /// The member who signs.
  package var author: UInt32
  /// The author's clock, milliseconds since 1970-01-01 UTC.
  package var authorClock: Int64
  /// How many events the payloads hold together, 1 to 65,536.
  package var eventCount: Int
  package var allocations: [Allocation]
  package var roster: [RosterChange]
  package var payloads: [Payload]

  package init(
    author: UInt32, authorClock: Int64, eventCount: Int, allocations: [Allocation] = [],
    roster: [RosterChange] = [], payloads: [Payload]
  ) {
    self.author = author
    self.authorClock = authorClock
    self.eventCount = eventCount
    self.allocations = allocations
    self.roster = roster
    self.payloads = payloads
  }
}

/// Where a commit stands in the total order. Commits and events count from 1.
package struct LogPosition: Hashable, Sendable {
  package let desk: DeskID
  /// The commit's number.
  package let commit: UInt64
  /// The number of the commit's first event.
  package let firstEvent: UInt64
  /// The hash of the commit before; zero for the first.
  package let previousHash: Digest

  package init(desk: DeskID, commit: UInt64, firstEvent: UInt64, previousHash: Digest) {
    self.desk = desk
    self.commit = commit
    self.firstEvent = firstEvent
    self.previousHash = previousHash
  }

  /// What a payload's seal also covers, so that no payload can be moved to another place, author or key: desk id,
  /// commit number, first event number, previous hash, author, key kind, key id; little-endian, 85 bytes.
  package func additionalData(author: UInt32, keyID: KeyID) -> [UInt8] {
    var writer = ByteWriter(capacity: 85)
    writer.append(desk.words)
    writer.append(commit)
    writer.append(firstEvent)
    writer.append(previousHash)
    writer.append(author)
    writer.append(keyID)
    return writer.bytes
  }
}

/// The end of some written part of the log: a segment's number and an offset into it. A later end is greater.
package struct LogEnd: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Segments count from 1; 0 stands before everything.
  package let segment: UInt32
  /// Bytes from the segment's start.
  package let offset: UInt32

  /// Before the first segment.
  package static let none = LogEnd(segment: 0, offset: 0)

  package init(segment: UInt32, offset: UInt32) {
    self.segment = segment
    self.offset = offset
  }

  package static func < (left: LogEnd, right: LogEnd) -> Bool {
    (left.segment, left.offset) < (right.segment, right.offset)
  }

  package var description: String { "\(segment):\(offset)" }
}

/// Where a frame's bytes are.
package struct FrameLocation: Hashable, Sendable {
  package let segment: UInt32
  /// Bytes from the segment's start.
  package let offset: UInt32
  /// Bytes of the whole frame, trailing length included.
  package let length: UInt32

  package init(segment: UInt32, offset: UInt32, length: UInt32) {
    self.segment = segment
    self.offset = offset
    self.length = length
  }

  /// Where the next frame would begin in the same segment.
  package var end: LogEnd { LogEnd(segment: segment, offset: offset + length) }
}

/// What one command caused: 1…n events, atomic, signed by its author.
package struct Commit: Hashable, Sendable {
  package let position: LogPosition
  /// The member who signed.
  package let author: UInt32
  /// The author's clock, milliseconds since 1970-01-01 UTC.
  package let authorClock: Int64
  package let idempotency: IdempotencyID
  package let eventCount: Int
  package let allocations: [Allocation]
  package let roster: [RosterChange]
  package let payloads: [Payload]
  /// What its writer knew to be durable.
  package let durableEnd: LogEnd
  /// Ed25519 (RFC 8032), 64 bytes, over the frame's bytes before it.
  package let signature: [UInt8]
  /// SHA-256 of the frame's bytes through the signature.
  package let hash: Digest
  package let location: FrameLocation

  /// The commit's number, from 1.
  package var number: UInt64 { position.commit }
  /// The number of the commit's last event.
  package var lastEvent: UInt64 { position.firstEvent + UInt64(eventCount) - 1 }
}

/// How far a log reaches.
package struct Head: Hashable, Sendable {
  /// Commits so far, which is also the number of the last.
  package let commits: UInt64
  /// Events so far, which is also the number of the last.
  package let events: UInt64
  /// The last commit's hash; zero when there is none.
  package let hash: Digest
  /// Where the last commit's frame ends.
  package let end: LogEnd

  /// A log without commits.
  package static let empty = Head(commits: 0, events: 0, hash: .zero, end: .none)

  package init(commits: UInt64, events: UInt64, hash: Digest, end: LogEnd) {
    self.commits = commits
    self.events = events
    self.hash = hash
    self.end = end
  }
}
