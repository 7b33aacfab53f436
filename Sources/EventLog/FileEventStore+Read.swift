extension FileEventStore {
  package func catchUp(_ deliver: (Commit) throws -> Void) throws {
    try translating {
      reader.refresh()
      try deliverBehind(deliver)
      guard damage == nil else { return }
      try refreshHead()
      // What was read ahead before the head was may lack what the head now covers.
      reader.refresh()
      try drain(through: head.end, deliver)
      while tail.end < head.end {
        switch try walk() {
        case .commit: try drain(through: head.end, deliver)
        case .end:
          if tail.end < head.end { damage = missing(at: tail) }
          return
        case .fault(let found):
          damage = found
          return
        }
      }
    }
  }

  package func commit(at number: UInt64) throws -> Commit {
    guard number >= 1, number <= deliveredCommits else { throw StoreError.noSuchCommit(number) }
    return try translating { try read(number) }
  }

  /// The commit with this number wherever it stands up to the tail.
  func read(_ number: UInt64) throws -> Commit {
    if number <= index.base { try prepareIndex() }
    guard let place = index.place(of: number) else { throw StoreError.noSuchCommit(number) }
    reader.refresh()
    do {
      let header = try reader.withBytes(at: place, count: Format.frameHeaderLength) { try FrameHeader($0) }
      return try reader.withBytes(at: place, count: header.length) { raw in
        guard raw.count == header.length else { throw FrameFault(fault: .missing, offset: raw.count) }
        let view = try FrameView(raw, header: header)
        guard view.position.desk == desk else {
          throw FrameFault(fault: .foreignDesk(view.position.desk), offset: 20)
        }
        guard view.position.commit == number else {
          throw FrameFault(fault: .number(expected: number, found: view.position.commit), offset: 36)
        }
        // The author may have left or changed keys since: any key it ever signed with will do.
        guard tail.roster.everyKey(of: view.author).contains(where: { SignatureCheck.holds(view, by: $0) }) else {
          throw FrameFault(fault: .signature, offset: raw.count - 68)
        }
        let location = FrameLocation(segment: place.segment, offset: place.offset, length: UInt32(raw.count))
        return view.commit(hash: view.hash(), location: location)
      }
    } catch let fault as FrameFault {
      throw StoreError.damaged(reader.damage(fault, at: place, commit: number))
    }
  }

  /// Walks one frame past the tail and keeps its commit for delivery.
  func walk() throws -> SegmentReader.Step {
    try reader.step(&tail, signature: .check) { view, hash, location in
      index.note(view.idempotency, at: location)
      pending.append(view.commit(hash: hash, location: location))
    }
  }

  /// Delivers what opening has walked over.
  func deliverBehind(_ deliver: (Commit) throws -> Void) throws {
    let goal = tail.commits - UInt64(pending.count)
    while var cursor = behind {
      guard cursor.commits < goal else {
        behind = nil
        return
      }
      var next: Commit?
      let signature: SegmentReader.SignatureChecking = cursor.commits < trusted ? .skip : .check
      let step = try reader.step(&cursor, signature: signature) { view, hash, location in
        next = view.commit(hash: hash, location: location)
      }
      guard case .commit = step, let next else {
        // This place is before any that the walk at opening stopped at.
        if case .fault(let found) = step { damage = found } else { damage = missing(at: cursor) }
        return
      }
      try deliver(next)
      behind = cursor
    }
  }

  /// Delivers pending commits that end at `end` or before.
  func drain(through end: LogEnd, _ deliver: (Commit) throws -> Void) throws {
    while let next = pending.first, next.location.end <= end {
      try deliver(next)
      pending.removeFirst()
    }
  }

  /// Reads the head. What was durable once stays so, whatever a torn or older slot says.
  @discardableResult
  func refreshHead() throws -> HeadFile.State {
    let state = try headFile.read()
    if let newest = state.newest {
      guard newest.desk == desk else { throw StoreError.wrongDesk(expected: desk, found: newest.desk) }
      if newest.head.end > head.end { head = newest.head }
    }
    return state
  }

  /// Refuses while a failed sync stands.
  func refuseAfterFailure(_ state: HeadFile.State) throws {
    if state.failed || failedUnsaid { throw StoreError.syncFailed(file: headFile.file.path) }
  }

  /// Acknowledged history that is not there.
  func missing(at cursor: LogCursor) -> Damage {
    reader.damage(FrameFault(fault: .missing, offset: 0), at: cursor.end, commit: cursor.commits + 1)
  }
}
