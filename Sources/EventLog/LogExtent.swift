/// What of a log is durable at one moment and never changes again: what a backup copies, while others go on writing.
///
/// A head says how far that is. Up to there every byte was on the device before the head said so, and no desk writes
/// there again; what stands behind may be half a frame and is no part of it.
package struct LogExtent: Sendable, Equatable {
  /// The durable part of one segment.
  package struct Piece: Sendable, Equatable {
    /// `00000001.seg`
    package let name: String
    /// Bytes from the segment's start.
    package let length: Int64
  }

  package let desk: DeskID
  package let head: Head
  /// Whether a sync has failed since: what is behind `head` may be lost, what is up to it is not.
  package let syncFailed: Bool
  /// The segments, the first one first.
  package let pieces: [Piece]

  /// What is durable now of the log of the desk in `directory`.
  ///
  /// - Throws: `StoreError.noLog`, `.damaged` where the head or a segment it counts on cannot be read, `.file`.
  package init(directory: String, fileSystem: any FileSystem) throws {
    do {
      let reader = SegmentReader(fileSystem: fileSystem, directory: FileEventStore.logDirectory(directory))
      guard try reader.file(1) != nil else { throw StoreError.noLog(directory: directory) }
      let state = try Self.head(in: reader.directory, fileSystem)
      guard let newest = state.newest else {
        throw StoreError.damaged(Damage(file: reader.directory + "/head", offset: 0, commit: 0, fault: .missing))
      }
      desk = newest.desk
      head = newest.head
      syncFailed = state.failed
      pieces =
        try newest.head.end.segment == 0
        ? []
        : (1...newest.head.end.segment).map { number in
          let length =
            try number == newest.head.end.segment ? newest.head.end.offset : Self.end(of: number, reader, newest.head)
          return Piece(name: Format.segmentName(number), length: Int64(length))
        }
    } catch let error as FileError {
      throw StoreError.file(error)
    }
  }

  /// The head file as it is while nobody writes it, if two looks at it do not agree otherwise.
  private static func head(in log: String, _ fileSystem: any FileSystem) throws(FileError) -> HeadFile.State {
    let file: HeadFile
    do throws(FileError) {
      file = HeadFile(file: try fileSystem.open(log + "/head", .read))
    } catch {
      guard error.code == ErrorCode.absent else { throw error }
      return HeadFile.State(slots: [])
    }
    let state = try file.read()
    guard !state.damage.isEmpty, let lock = try? fileSystem.open(log + "/sync.lock", .read) else { return state }
    try lock.lock(.shared)
    let settled = try file.read()
    try lock.unlock()
    return settled
  }

  /// Where a full segment ends, as the next one tells it.
  private static func end(of segment: UInt32, _ reader: SegmentReader, _ head: Head) throws -> UInt32 {
    switch try reader.header(of: segment + 1) {
    case .success(let next): return next.previousEnd
    case .failure(let fault):
      throw StoreError.damaged(
        reader.damage(fault, at: LogEnd(segment: segment + 1, offset: 0), commit: head.commits))
    case nil:
      throw StoreError.damaged(
        Damage(file: reader.path(segment + 1), offset: 0, commit: head.commits, fault: .absent))
    }
  }

  /// Whether a file of that name can be a segment.
  package static func isSegment(_ name: String) -> Bool { Format.segmentNumber(name) != nil }

  /// A head file that says `head` in both slots, for a copy of the log up to there.
  package static func headFile(_ head: Head, of desk: DeskID) -> [UInt8] {
    [1, 2].flatMap { HeadRecord(sequence: $0, desk: desk, head: head, failed: false).bytes }
  }
}
