/// Where verified reading left off, as a snapshot remembers it. It is believed, so it must come from a trusted place.
package struct ResumePoint: Sendable, Equatable {
  package let head: Head
  package let roster: Roster
  /// The last commit's frame.
  package let last: FrameLocation

  init(head: Head, roster: Roster, last: FrameLocation) {
    self.head = head
    self.roster = roster
    self.last = last
  }

  /// For keeping in a snapshot.
  package var bytes: [UInt8] {
    var writer = ByteWriter(capacity: 256)
    writer.append(head.commits)
    writer.append(head.events)
    writer.append(head.hash)
    writer.append(head.end)
    writer.append(last.segment)
    writer.append(last.offset)
    writer.append(last.length)
    FrameEncoder.append(roster.changes, to: &writer)
    return writer.bytes
  }

  /// Reads what `bytes` gave; nil for anything else.
  package init?(bytes: [UInt8]) {
    let point = bytes.withUnsafeBytes { raw -> ResumePoint? in
      do throws(ByteReader.Overrun) {
        var reader = ByteReader(raw)
        let numbers = 0...Format.numbers.upperBound
        let commits = try reader.number(from: numbers)
        let events = try reader.number(from: numbers)
        let hash = try reader.digest()
        let head = Head(commits: commits, events: events, hash: hash, end: try reader.end())
        let segment = try reader.read(UInt32.self)
        let offset = try reader.read(UInt32.self)
        let last = FrameLocation(segment: segment, offset: offset, length: try reader.read())
        var roster = Roster()
        roster.apply(try FrameView.roster(&reader))
        return reader.remaining == 0 ? ResumePoint(head: head, roster: roster, last: last) : nil
      } catch {
        return nil
      }
    }
    guard let point else { return nil }
    self = point
  }
}
