/// One handle on a log kept in files, as `Format` describes them.
///
/// Two locks order several desks. Under *append* a desk walks to the written end, decides, and writes one frame. Under
/// *sync* a desk makes everything written so far durable and says so in the head; the desks that queue behind it find
/// their own commit covered and return at once. *append* is taken before *sync*, never the other way round.
package final class FileEventStore: EventStore {
  /// How large things become. Tests use small ones.
  package struct Limits: Sendable {
    /// Bytes of a segment; a frame that does not fit starts the next one.
    package var segmentBytes: Int
    /// Bytes by which a segment's room on the disk grows.
    package var step: Int

    package init(segmentBytes: Int = 64 << 20, step: Int = 1 << 20) {
      self.segmentBytes = max(segmentBytes, Format.segmentHeaderLength + Format.frameMinimumLength)
      self.step = max(step, 512)
    }
  }

  package let desk: DeskID
  package internal(set) var damage: Damage?
  package internal(set) var head: Head
  package let unwritable: FileError?

  let fileSystem: any FileSystem
  /// The directory of segments, head and locks.
  let directory: String
  let limits: Limits
  let permissions: UInt32
  let appendLock: any File
  let syncLock: any File
  let headFile: HeadFile
  let reader: SegmentReader

  /// As far as frames were walked.
  var tail: LogCursor
  /// The last commits up to `tail` that were walked since opening and not yet delivered.
  var pending: [Commit] = []
  /// Delivery's own place while it is behind what was walked at opening; nil once `pending` is all there is.
  var behind: LogCursor?
  /// Signatures up to this commit are not looked at when delivering.
  let trusted: UInt64
  /// Past what the first delivery starts from.
  var index: FrameIndex
  /// The segment being written to.
  var writer: (segment: UInt32, file: any File, size: Int64)?
  /// Keys whose signers have signed properly on this handle.
  var proven: Set<[UInt8]> = []
  /// A sync failed and the head could not be made to say so: at least this handle builds nothing on it.
  var failedUnsaid = false
  /// The head someone saw in an earlier session.
  let witnessed: Head?

  init(parts: Parts, start: LogCursor, trusted: UInt64, witnessed: Head?) {
    desk = start.desk
    fileSystem = parts.fileSystem
    directory = parts.directory
    limits = parts.limits
    permissions = parts.permissions
    appendLock = parts.appendLock
    syncLock = parts.syncLock
    headFile = parts.headFile
    reader = parts.reader
    unwritable = parts.unwritable
    head = .empty
    tail = start
    behind = start
    self.trusted = trusted
    self.witnessed = witnessed
    index = FrameIndex(base: start.commits)
  }

  /// The numbers and files of an opened log, before its content is looked at.
  struct Parts {
    let fileSystem: any FileSystem
    let directory: String
    let limits: Limits
    let permissions: UInt32
    let appendLock: any File
    let syncLock: any File
    let headFile: HeadFile
    let reader: SegmentReader
    /// Why locks and head are open for reading only.
    var unwritable: FileError?
  }

  /// The path whose every change says that the log may have grown; see `HeadWatcher`.
  package var headPath: String { headFile.file.path }

  /// What a snapshot of the state after the last delivered commit needs to remember; nil before the first, and while
  /// commits are still to be delivered.
  package var resumePoint: ResumePoint? {
    guard behind == nil, pending.isEmpty, tail.commits > 0, let place = index.place(of: tail.commits) else {
      return nil
    }
    // A frame ends where the cursor stands, unless the cursor has gone on to a segment without frames.
    guard place.segment == tail.end.segment else { return nil }
    let last = FrameLocation(segment: place.segment, offset: place.offset, length: tail.end.offset - place.offset)
    return ResumePoint(head: tail.head, roster: tail.roster, last: last)
  }

  /// How many commits were delivered.
  var deliveredCommits: UInt64 { behind?.commits ?? tail.commits - UInt64(pending.count) }

  /// Runs `body` so that every `FileError` in it becomes a `StoreError`.
  func translating<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as FileError { throw StoreError.file(error) }
  }

  func withLock<Result>(_ lock: any File, _ body: () throws -> Result) throws -> Result {
    try lock.lock(.exclusive)
    let result: Swift.Result<Result, any Error> = Swift.Result { try body() }
    try lock.unlock()
    return try result.get()
  }
}
