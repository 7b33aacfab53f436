extension FileEventStore {
  package func append(
    id: IdempotencyID, signer: some CommitSigner, deliver: (Commit) throws -> Void,
    decide: (LogPosition) throws -> Proposal
  ) throws -> AppendReceipt {
    if let unwritable { throw StoreError.unwritable(unwritable) }
    return try translating {
      try lockForAppend()
      let written = Result { try write(id: id, signer: signer, deliver: deliver, decide: decide) }
      try appendLock.unlock()
      switch try written.get() {
      case .written(let commit):
        try makeDurable(commit.location.end)
        // Everything before it was delivered, so its own is the first.
        pending.removeFirst()
        return .appended(commit)
      case .repeated(let commit):
        try makeDurable(commit.location.end)
        return .repeated(commit)
      case .refused(let refusal):
        try makeDurable(tail.end)
        throw refusal
      }
    }
  }

  /// Takes the append lock. Whatever others have written meanwhile is checked before waiting for it, so that the time it
  /// takes to check signatures is not the time that everybody waits.
  private func lockForAppend() throws {
    while try !appendLock.tryLock(.exclusive) {
      reader.refresh()
      let before = tail.commits
      // A frame that is only half there yet ends the walk like any other fault: the one under the lock decides.
      while damage == nil, case .commit = try walk() {}
      if tail.commits == before { return try appendLock.lock(.exclusive) }
    }
  }

  /// What happened under the append lock; what follows needs only the sync lock.
  private enum Written {
    case written(Commit)
    case repeated(Commit)
    case refused(any Error)
  }

  private func write(
    id: IdempotencyID, signer: some CommitSigner, deliver: (Commit) throws -> Void,
    decide: (LogPosition) throws -> Proposal
  ) throws -> Written {
    reader.refresh()
    try refuseAfterFailure(refreshHead())
    try confirmTail()
    try deliverBehind(deliver)
    try walkToWrittenEnd()
    if let damage { throw StoreError.damaged(damage) }
    try drain(through: tail.end, deliver)
    if let earlier = try commit(with: id) { return .repeated(earlier) }
    let proposal: Proposal
    do { proposal = try decide(tail.next) } catch { return .refused(error) }
    let frame = try SignedFrame(
      proposal, id: id, at: tail, durableEnd: min(head.end, tail.end), signer: signer, proven: &proven)
    try put(frame.bytes)
    let commit = try frame.commit(advancing: &tail, place: tail.end)
    index.note(id, at: commit.location)
    pending.append(commit)
    return .written(commit)
  }

  /// What this handle walked over before it was durable may be gone: a sync failed and `doctor` took back what was lost
  /// with it. Under the append lock.
  private func confirmTail() throws {
    guard tail.end > head.end, tail.commits > 0, let place = index.place(of: tail.commits),
      place.segment == tail.end.segment
    else { return }
    let last = FrameLocation(segment: place.segment, offset: place.offset, length: tail.end.offset - place.offset)
    guard try holds(tail.head, in: last) else { throw StoreError.resumeMismatch(commit: tail.commits) }
  }

  /// Walks to the written end; repairs what a desk killed while writing left there. Under the append lock.
  private func walkToWrittenEnd() throws {
    while damage == nil {
      switch try walk() {
      case .commit: continue
      case .end:
        if tail.end < head.end { damage = missing(at: tail) }
        return
      case .fault(let found):
        try withLock(syncLock) { try clearOrRefuse(found) }
      }
    }
  }

  /// Writes a frame at the tail, in a new segment if it does not fit. A write that fails leaves zeros, or what the
  /// next desk clears away.
  private func put(_ frame: [UInt8]) throws {
    if Int(tail.end.offset) + frame.count > limits.segmentBytes, tail.end.offset > UInt32(Format.segmentHeaderLength) {
      try rotate()
    }
    let file = try writerFile(tail.end.segment)
    let start = Int64(tail.end.offset)
    let end = start + Int64(frame.count)
    if end > writer?.size ?? 0 {
      let step = Int64(limits.step)
      let room = max(end, min((end + step - 1) / step * step, Int64(limits.segmentBytes)))
      try file.allocate(size: room)
      writer?.size = room
    }
    do throws(FileError) {
      try file.write(frame, at: start)
    } catch {
      try? file.write([UInt8](repeating: 0, count: frame.count), at: start)
      throw error
    }
  }

  /// A segment, open for writing.
  func writerFile(_ segment: UInt32) throws(FileError) -> any File {
    if let writer, writer.segment == segment { return writer.file }
    let file = try fileSystem.open(reader.path(segment), .readWrite)
    writer = (segment, file, try file.size())
    return file
  }

  /// Starts the next segment: the full one is made durable first, because the new one's name says that it is.
  private func rotate() throws {
    let full = try writerFile(tail.end.segment)
    do throws(FileError) {
      try full.syncData()
    } catch {
      try withLock(syncLock) { try fail() }
    }
    let header = SegmentHeader(number: tail.end.segment + 1, continuing: tail)
    do throws(FileError) {
      try Self.writeSegment(
        header, in: directory, fileSystem: fileSystem, permissions: permissions, limits: limits)
    } catch {
      // A sync that failed here leaves only a file without a name, or a name that may not last: neither is built on.
      guard error.operation == .syncDirectory else { throw error }
      try withLock(syncLock) { try fail() }
    }
    seal(full, path: full.path, size: Int64(tail.end.offset))
    tail.end = LogEnd(segment: header.number, offset: UInt32(Format.segmentHeaderLength))
    writer = nil
  }

  /// A full segment loses its spare room and becomes read-only: tidiness, which another user's file may refuse.
  func seal(_ file: any File, path: String, size: Int64) {
    try? file.truncate(size: size)
    try? fileSystem.setPermissions(path, permissions & 0o444)
  }

  /// Returns once everything up to `end` is durable, by this desk's sync or another's.
  func makeDurable(_ end: LogEnd) throws {
    if head.end >= end { return }
    try withLock(syncLock) {
      let state = try refreshHead()
      try refuseAfterFailure(state)
      if head.end >= end { return }
      // Others' frames behind this one are made durable along with it; one still being written ends the walk. Their
      // signatures are looked at when they are delivered, not while everybody waits.
      reader.refresh()
      var written = tail
      while case .commit = try reader.step(&written, signature: .skip, { _, _, _ in }) {}
      try publish(written, over: state)
    }
  }

  /// Makes everything up to the cursor durable and says so. Under the sync lock.
  /// - Parameter state: the head as it was read under this lock, if it was.
  func publish(_ cursor: LogCursor, over state: HeadFile.State? = nil) throws {
    do throws(FileError) {
      try writerFile(cursor.end.segment).syncData()
    } catch {
      try fail()
    }
    try headFile.publish(cursor.head, desk: desk, over: state ?? headFile.read())
    head = cursor.head
  }

  /// Records that a sync failed, so that no desk builds on what may be lost. Under the sync lock.
  func fail() throws -> Never {
    _ = try? refreshHead()
    do throws(FileError) {
      try headFile.rewrite(head, desk: desk, failed: true)
    } catch {
      failedUnsaid = true
    }
    throw StoreError.syncFailed(file: reader.path(tail.end.segment))
  }
}
