extension FileEventStore {
  /// Opens where nothing can be written: a copy on a read-only medium, or a directory of others.
  ///
  /// Goes as far as anybody was told is durable and no further: what stands behind that may be half a write, which only
  /// a desk that can clear it away may judge. Without a head that says how far that is, every sound frame counts.
  func openForReading(resume: ResumePoint?) throws {
    // Shared: a desk that is writing just now finishes first, and readers do not keep each other out.
    try appendLock.lock(.shared)
    try syncLock.lock(.shared)
    let result = Result { try walkForReading(resume) }
    try syncLock.unlock()
    try appendLock.unlock()
    try result.get()
  }

  private func walkForReading(_ resume: ResumePoint?) throws {
    let state = try refreshHead()
    try refuseAfterFailure(state)
    if let resume { try check(resume) } else { damage = try firstHeaderDamage() }
    reader.refresh()
    var expected = [head, witnessed].compactMap { $0 }.filter { $0.commits > tail.commits }
    try walk(to: max(head.end, witnessed?.end ?? .none), expected: &expected)
    guard damage == nil else { return }
    let behind = try lookBehind()
    try walk(to: state.newest == nil ? behind.end : behind.durable, expected: &expected)
    guard damage == nil else { return }
    if tail.end < behind.durable {
      damage = behind.found ?? missing(at: tail)
    } else if case .version = behind.found?.fault {
      damage = behind.found
    } else if let seen = expected.first(where: { $0.commits > tail.commits }) {
      damage = rolledBack(seen)
    }
    if tail.end > head.end { head = tail.head }
  }

  /// Walks to a place, or to damage or the written end before it.
  private func walk(to place: LogEnd, expected: inout [Head]) throws {
    while damage == nil, tail.end < place {
      let step = try reader.step(&tail, signature: .skip) { view, _, location in
        index.note(view.idempotency, at: location)
      }
      switch step {
      case .commit:
        damage = expected.first { $0.commits == tail.commits && $0.hash != tail.hash }.map(rewritten)
      case .fault(let found): damage = found
      case .end:
        if tail.end < head.end { damage = missing(at: tail) }
        return
      }
    }
  }

  /// What stands behind the tail: where sound frames end, how far they and those behind them know to be durable, and
  /// what ends them.
  private func lookBehind() throws -> (end: LogEnd, durable: LogEnd, found: Damage?) {
    var cursor = tail
    var durable = tail.end
    while true {
      let step = try reader.step(&cursor, signature: .check) { view, _, _ in durable = max(durable, view.durableEnd) }
      var found: Damage?
      switch step {
      case .commit: continue
      case .fault(let damage): found = damage
      case .end:
        found = try residue(from: cursor.end).map {
          reader.damage(FrameFault(fault: .residue, offset: 0), at: $0, commit: cursor.commits + 1)
        }
      }
      if found != nil { durable = max(durable, try Survivors(behind: cursor, reader: reader).durable) }
      return (cursor.end, durable, found)
    }
  }
}

/// A file that is not there, where none can be made: holds nothing, and nobody else can be kept out by it.
final class AbsentFile: File {
  let path: String

  private init(path: String) { self.path = path }

  /// The file at `path`, open for reading, or one of these.
  static func orFile(_ path: String, in fileSystem: any FileSystem) throws(FileError) -> any File {
    do throws(FileError) {
      return try fileSystem.open(path, .read)
    } catch {
      guard error.code == ErrorCode.absent else { throw error }
      return AbsentFile(path: path)
    }
  }

  private func refuse(_ operation: FileError.Operation) -> FileError {
    FileError(operation: operation, path: path, code: ErrorCode.readOnly)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(FileError) -> Int { 0 }
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(FileError) { throw refuse(.write) }
  func allocate(size: Int64) throws(FileError) { throw refuse(.allocate) }
  func truncate(size: Int64) throws(FileError) { throw refuse(.truncate) }
  func size() throws(FileError) -> Int64 { 0 }
  func syncData() throws(FileError) { throw refuse(.syncData) }
  func sync() throws(FileError) { throw refuse(.sync) }
  func lock(_ kind: LockKind) throws(FileError) {}
  func tryLock(_ kind: LockKind) throws(FileError) -> Bool { true }
  func unlock() throws(FileError) {}
  func dropCache() throws(FileError) {}
}
