/// Valid frames and headers that stand behind a place that is not valid: they tell what their writers knew to be
/// durable.
struct Survivors {
  private(set) var durable = LogEnd.none

  /// Looks through the cursor's segment and all later ones, until something durable is found behind the cursor.
  init(behind cursor: LogCursor, reader: SegmentReader) throws {
    for segment in try reader.segments() where segment >= cursor.end.segment {
      guard durable <= cursor.end, let file = try reader.file(segment) else { return }
      var offset = 0
      if segment == cursor.end.segment {
        offset = Int(cursor.end.offset)
      } else if case .success(let header)? = try reader.header(of: segment), header.desk == cursor.desk,
        header.number == segment
      {
        durable = max(durable, LogEnd(segment: segment - 1, offset: header.previousEnd))
      }
      let bytes = try file.read(max(0, Int(try file.size()) - offset), at: Int64(offset))
      bytes.withUnsafeBytes { search($0, segment: segment, base: offset, cursor: cursor) }
    }
  }

  private mutating func search(_ raw: UnsafeRawBufferPointer, segment: UInt32, base: Int, cursor: LogCursor) {
    var place = 0
    while durable <= cursor.end, let (found, view) = Self.first(in: raw, from: place, cursor: cursor) {
      if view.durableEnd <= LogEnd(segment: segment, offset: UInt32(base + found)) {
        durable = max(durable, view.durableEnd)
      }
      place = found + view.raw.count
    }
  }

  /// The first whole frame of this desk at `start` or behind, signed by someone known at the cursor.
  static func first(
    in raw: UnsafeRawBufferPointer, from start: Int = 0, cursor: LogCursor
  ) -> (place: Int, view: FrameView)? {
    var place = start
    while place + Format.frameMinimumLength <= raw.count {
      let magic = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt32.self))
      if magic == Format.frameMagic, let view = frame(in: .init(rebasing: raw[place...]), cursor: cursor) {
        return (place, view)
      }
      place += 1
    }
    return nil
  }

  private static func frame(in rest: UnsafeRawBufferPointer, cursor: LogCursor) -> FrameView? {
    guard let header = try? FrameHeader(rest), header.length <= rest.count,
      let view = try? FrameView(UnsafeRawBufferPointer(rebasing: rest[..<header.length]), header: header),
      view.position.desk == cursor.desk,
      cursor.roster(for: view.roster).everyKey(of: view.author).contains(where: { SignatureCheck.holds(view, by: $0) })
    else { return nil }
    return view
  }
}
