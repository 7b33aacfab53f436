extension FileEventStore {
  /// Opens the log of the desk in `directory` and repairs what a power cut left behind the acknowledged end.
  ///
  /// Everything is walked once: checksums, chain and numbering; signatures of what is not acknowledged here and now,
  /// the others as they are delivered. Damage to what was acknowledged makes the log read-only (`damage`); so does a
  /// place where nothing can be written (`unwritable`), and there nothing is repaired either.
  /// - Parameters:
  ///   - resume: where verified reading left off; delivery starts behind it and nothing before it is looked at.
  ///   - witnessed: the highest head this member has seen; a log that does not contain it was rolled back or rewritten.
  ///   - trusted: commits up to this number are delivered without a look at their signatures, which the caller then
  ///     has checked otherwise (`LogVerifier`).
  ///   - clearingFailure: opens although a sync has failed: the tail is read again from the device, what is whole there
  ///     is made durable, and the mark is taken back. For `doctor` only.
  /// - Throws: `StoreError.noLog`, `.networkFileSystem`, `.syncFailed`, `.wrongDesk`, `.resumeMismatch`, `.file`;
  ///   `.unwritable` when a failure is to be cleared.
  package convenience init(
    directory: String, fileSystem: any FileSystem, resume: ResumePoint? = nil, witnessed: Head? = nil,
    trustingSignaturesThrough trusted: UInt64 = 0, clearingFailure: Bool = false,
    permissions: UInt32 = 0o660, limits: Limits = Limits()
  ) throws {
    do {
      let parts = try Self.parts(
        directory: directory, fileSystem: fileSystem, permissions: permissions, limits: limits)
      if clearingFailure, let reason = parts.unwritable { throw StoreError.unwritable(reason) }
      let desk = try Self.deskID(parts)
      let start = resume.map { LogCursor(desk: desk, head: $0.head, roster: $0.roster) } ?? LogCursor(desk: desk)
      self.init(parts: parts, start: start, trusted: trusted, witnessed: witnessed)
      if parts.unwritable == nil {
        try open(resume: resume, clearingFailure: clearingFailure)
      } else {
        try openForReading(resume: resume)
      }
    } catch let error as FileError {
      throw StoreError.file(error)
    }
  }

  private static func parts(
    directory: String, fileSystem: any FileSystem, permissions: UInt32, limits: Limits
  ) throws -> Parts {
    let log = logDirectory(directory)
    guard try fileSystem.status(log + "/" + Format.segmentName(1)) != nil else {
      throw StoreError.noLog(directory: directory)
    }
    if let kind = try fileSystem.networkKind(log) {
      throw StoreError.networkFileSystem(directory: directory, kind: kind)
    }
    func parts(_ open: (String) throws(FileError) -> any File) throws(FileError) -> Parts {
      Parts(
        fileSystem: fileSystem, directory: log, limits: limits, permissions: permissions,
        appendLock: try open(log + "/append.lock"), syncLock: try open(log + "/sync.lock"),
        headFile: HeadFile(file: try open(log + "/head")),
        reader: SegmentReader(fileSystem: fileSystem, directory: log))
    }
    do throws(FileError) {
      return try parts { path throws(FileError) in try fileSystem.open(path, .create(permissions: permissions)) }
    } catch {
      guard error.isForbiddenToWrite else { throw error }
      var readable = try parts { path throws(FileError) in try AbsentFile.orFile(path, in: fileSystem) }
      readable.unwritable = error
      return readable
    }
  }

  /// The first segment says whose log it is; if that is damaged, the head does.
  private static func deskID(_ parts: Parts) throws -> DeskID {
    let header = try parts.reader.header(of: 1)
    if case .success(let header) = header { return header.desk }
    if let newest = try parts.headFile.read().newest { return newest.desk }
    guard case .failure(let fault) = header else { throw StoreError.noLog(directory: parts.directory) }
    throw StoreError.damaged(parts.reader.damage(fault, at: LogEnd(segment: 1, offset: 0), commit: 1))
  }

  private func open(resume: ResumePoint?, clearingFailure: Bool) throws {
    try withLock(appendLock) {
      try withLock(syncLock) {
        let state = try refreshHead()
        if clearingFailure { try forgetCached() } else { try refuseAfterFailure(state) }
        if let resume { try check(resume) } else { damage = try firstHeaderDamage() }
        try walkAtOpening()
        guard damage == nil else { return }
        let cleared = state.failed && clearingFailure
        if tail.end > head.end || cleared { try publish(tail) }
        if !state.damage.isEmpty || state.newest == nil || cleared {
          try headFile.rewrite(head, desk: desk, failed: false)
        }
        try tidy()
      }
    }
  }

  /// After a failed sync the system may hold pages that never reached the device.
  private func forgetCached() throws {
    var segment = max(1, head.end.segment)
    while let file = try reader.file(segment) {
      try file.dropCache()
      segment += 1
    }
  }

  /// Walks everything once and deals with what stands at its end.
  private func walkAtOpening() throws {
    var expected = [head, witnessed].compactMap { $0 }.filter { $0.commits > tail.commits }
    reader.refresh()
    while damage == nil {
      let signature: SegmentReader.SignatureChecking = tail.end < head.end ? .skip : .check
      let step = try reader.step(&tail, signature: signature) { view, _, location in
        index.note(view.idempotency, at: location)
      }
      switch step {
      case .commit:
        guard let wrong = expected.first(where: { $0.commits == tail.commits && $0.hash != tail.hash }) else {
          expected.removeAll { $0.commits == tail.commits }
          continue
        }
        damage = rewritten(wrong)
      case .fault(let found):
        try clearOrRefuse(found)
      case .end:
        try checkEnd(expected)
        return
      }
    }
  }

  /// At the written end: nothing seen before may be missing, and nothing may stand behind it.
  private func checkEnd(_ expected: [Head]) throws {
    if tail.end < head.end {
      damage = missing(at: tail)
    } else if let seen = expected.first {
      damage = rolledBack(seen)
    } else if let residue = try residue(from: tail.end) {
      let fault = FrameFault(fault: .residue, offset: 0)
      try clearOrRefuse(reader.damage(fault, at: residue, commit: tail.commits + 1))
    }
  }

  func rolledBack(_ seen: Head) -> Damage {
    reader.damage(
      FrameFault(fault: .rolledBack(seen: seen.commits, found: tail.commits), offset: 0), at: tail.end,
      commit: tail.commits + 1)
  }

  func rewritten(_ seen: Head) -> Damage {
    let place = index.place(of: seen.commits) ?? tail.end
    return reader.damage(
      FrameFault(fault: .rewritten(commit: seen.commits), offset: 0), at: place, commit: seen.commits)
  }

  func firstHeaderDamage() throws -> Damage? {
    guard case .failure(let fault) = try reader.header(of: 1) else { return nil }
    return reader.damage(fault, at: LogEnd(segment: 1, offset: 0), commit: 1)
  }

  /// That the log still contains what was verified before, as its last frame shows.
  func check(_ resume: ResumePoint) throws {
    guard resume.head.commits > 0, resume.last.end == resume.head.end, try holds(resume.head, in: resume.last) else {
      throw StoreError.resumeMismatch(commit: resume.head.commits)
    }
  }

  /// Whether the last commit of `head` stands in this place.
  func holds(_ head: Head, in location: FrameLocation) throws -> Bool {
    let place = LogEnd(segment: location.segment, offset: location.offset)
    do {
      return try reader.withBytes(at: place, count: Int(location.length)) { raw in
        let header = try FrameHeader(raw)
        guard header.length == raw.count else { return false }
        let view = try FrameView(raw, header: header)
        return view.position.commit == head.commits && view.hash() == head.hash
      }
    } catch is FrameFault {
      return false
    }
  }

  /// Finishes what a desk that was stopped while changing segments left undone.
  private func tidy() throws {
    for name in try fileSystem.list(directory) {
      let path = directory + "/" + name
      if name.hasSuffix(".seg.tmp") {
        try? fileSystem.unlink(path)
      } else if let number = Format.segmentNumber(name), number < tail.end.segment,
        let status = try fileSystem.status(path), status.permissions & 0o222 != 0,
        case .success(let next)? = try reader.header(of: number + 1),
        let file = try? fileSystem.open(path, .readWrite)
      {
        seal(file, path: path, size: Int64(next.previousEnd))
      }
    }
  }
}
