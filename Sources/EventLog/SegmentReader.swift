/// Reads frames out of a directory of segments.
final class SegmentReader {
  /// What comes next in the log.
  enum Step {
    /// A frame that holds in every respect; the cursor is past it.
    case commit
    /// Nothing written yet.
    case end
    /// Something that is no frame, or does not belong here; the cursor is before it.
    case fault(Damage)
  }

  /// Whether a frame's signature is looked at.
  enum SignatureChecking {
    case check
    case skip
  }

  let fileSystem: any FileSystem
  /// The directory of the segments.
  let directory: String
  private var files: [UInt32: any File] = [:]
  private var window: [UInt8] = []
  private var windowStart = LogEnd.none
  private var readAhead = 4096

  init(fileSystem: any FileSystem, directory: String) {
    self.fileSystem = fileSystem
    self.directory = directory
  }

  func path(_ segment: UInt32) -> String { directory + "/" + Format.segmentName(segment) }

  /// The numbers of the segments there are, ascending.
  func segments() throws(FileError) -> [UInt32] {
    try fileSystem.list(directory).compactMap(Format.segmentNumber).sorted()
  }

  /// The segment, open for reading; nil when there is none.
  func file(_ segment: UInt32) throws(FileError) -> (any File)? {
    if let file = files[segment] { return file }
    do throws(FileError) {
      let file = try fileSystem.open(path(segment), .read)
      if files.count >= 32 { files.removeAll() }
      files[segment] = file
      return file
    } catch {
      guard error.code == ErrorCode.absent else { throw error }
      return nil
    }
  }

  /// Forgets what was read: other desks write behind it.
  func refresh() {
    window.removeAll(keepingCapacity: true)
    windowStart = .none
    readAhead = 4096
  }

  /// Forgets open files too, after segments were renamed.
  func reopen() {
    files.removeAll()
    refresh()
  }

  /// Hands on up to `count` bytes; fewer at the end of the file.
  func withBytes<Result>(
    at place: LogEnd, count: Int, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    let held = windowStart.segment == place.segment && place.offset >= windowStart.offset
    var skip = held ? Int(place.offset - windowStart.offset) : 0
    if !held || skip + count > window.count {
      try fill(at: place, count: count)
      skip = 0
    }
    return try window.withUnsafeBytes { raw in
      try body(UnsafeRawBufferPointer(rebasing: raw[skip..<min(raw.count, skip + count)]))
    }
  }

  private func fill(at place: LogEnd, count: Int) throws(FileError) {
    let length = max(count, readAhead)
    readAhead = min(readAhead * 2, 1 << 20)
    window = try file(place.segment)?.read(length, at: Int64(place.offset)) ?? []
    windowStart = place
  }

  /// Reads the next frame behind `cursor` and goes past it.
  ///
  /// - Parameter body: sees the frame, its hash and place; called before the cursor is past it.
  func step(
    _ cursor: inout LogCursor, signature: SignatureChecking,
    _ body: (FrameView, Digest, FrameLocation) throws -> Void
  ) throws -> Step {
    if try isUnwritten(cursor.end) {
      switch try crossing(cursor) {
      case .end: return .end
      case .fault(let damage): return .fault(damage)
      case .commit: cursor.end = Self.start(of: cursor.end.segment + 1)
      }
      if try isUnwritten(cursor.end) { return .end }
    }
    let place = cursor.end
    do {
      let header = try withBytes(at: place, count: Format.frameHeaderLength) { try FrameHeader($0) }
      try withBytes(at: place, count: header.length) { raw in
        guard raw.count == header.length else { throw FrameFault(fault: .missing, offset: raw.count) }
        let view = try FrameView(raw, header: header)
        let author = try cursor.check(view)
        guard view.durableEnd <= place else {
          throw FrameFault(fault: .structure, offset: view.previousHashOffset + 60)
        }
        if signature == .check, !SignatureCheck.holds(view, by: author) {
          throw FrameFault(fault: .signature, offset: raw.count - 68)
        }
        let location = FrameLocation(segment: place.segment, offset: place.offset, length: UInt32(raw.count))
        let hash = view.hash()
        try body(view, hash, location)
        cursor.advance(past: view, hash: hash, location: location)
      }
      return .commit
    } catch let fault as FrameFault {
      // What stands behind a full segment's end, as the next one tells it, is no part of the log.
      if case .commit = try crossing(cursor) {
        cursor.end = Self.start(of: place.segment + 1)
        return try step(&cursor, signature: signature, body)
      }
      return .fault(damage(fault, at: place, commit: cursor.commits + 1))
    }
  }

  private static func start(of segment: UInt32) -> LogEnd {
    LogEnd(segment: segment, offset: UInt32(Format.segmentHeaderLength))
  }

  /// Whether zeros, or nothing, stand where a frame's header would.
  func isUnwritten(_ place: LogEnd) throws -> Bool {
    try withBytes(at: place, count: Format.frameHeaderLength) { raw in raw.allSatisfy { $0 == 0 } }
  }

  /// Whether the log goes on in the next segment: `.commit` for yes.
  private func crossing(_ cursor: LogCursor) throws -> Step {
    let number = cursor.end.segment + 1
    guard let header = try header(of: number) else { return .end }
    switch header {
    case .failure(let fault):
      return .fault(damage(fault, at: LogEnd(segment: number, offset: 0), commit: cursor.commits + 1))
    case .success(let header):
      if header.previousEnd != cursor.end.offset {
        // The end of the segment before is gone.
        return .fault(damage(FrameFault(fault: .missing, offset: 0), at: cursor.end, commit: cursor.commits + 1))
      }
      do throws(FrameFault) {
        try header.check(number: number, continuing: cursor)
        return .commit
      } catch {
        return .fault(damage(error, at: LogEnd(segment: number, offset: 0), commit: cursor.commits + 1))
      }
    }
  }

  /// A segment's header, or what is wrong with it; nil when there is no such segment.
  func header(of segment: UInt32) throws(FileError) -> Result<SegmentHeader, FrameFault>? {
    guard let file = try file(segment) else { return nil }
    let bytes = try file.read(Format.segmentHeaderLength, at: 0)
    return bytes.withUnsafeBytes { raw in
      do throws(FrameFault) { return .success(try SegmentHeader(raw)) } catch { return .failure(error) }
    }
  }

  func damage(_ fault: FrameFault, at place: LogEnd, commit: UInt64) -> Damage {
    Damage(
      file: path(place.segment), offset: UInt64(place.offset) + UInt64(fault.offset), commit: commit,
      fault: fault.fault)
  }
}
