/// One pass of a `LogVerifier`.
struct VerificationWalk {
  var report = LogVerifier.Report()
  private let reader: SegmentReader
  private let threads: Int
  private var cursor = LogCursor(desk: DeskID(words: Words2(high: 0, low: 0)))
  /// How far the log itself says that it is durable.
  private var durable = LogEnd.none
  /// How far others have seen it reach.
  private var seen = LogEnd.none
  private var expected: [Head] = []
  private var filling = SignatureBatch()
  private var checking: SignatureBatch?
  private var unsigned: [SignatureBatch.Item] = []
  private var total: Int64 = 0
  private var read: Int64 = 0
  private var lock: (any File)?

  init(directory: String, fileSystem: any FileSystem, threads: Int) {
    reader = SegmentReader(fileSystem: fileSystem, directory: directory)
    self.threads = threads
  }

  /// Everybody who signs or signed, as far as the walk came.
  var roster: Roster { cursor.roster }

  private var fileSystem: any FileSystem { reader.fileSystem }

  /// - Parameters:
  ///   - checkpoints: what is known of logs; of another desk's, nothing is expected here.
  ///   - witnessed: how far a member has seen this log reach.
  mutating func run(
    expecting checkpoints: [Checkpoint], witnessed: Head?, progress: (LogVerifier.Progress) -> Bool
  ) throws {
    let names = try fileSystem.list(reader.directory)
    report.tornFiles = names.filter { $0.hasSuffix(".torn") }
    for name in names where Format.segmentNumber(name) != nil {
      total += try fileSystem.status(reader.directory + "/" + name)?.size ?? 0
    }
    let known = try readHead()
    durable = known.end
    try begin(known)
    let heads =
      checkpoints.filter { report.desk == nil || $0.desk == report.desk }.map(\.head)
      + (witnessed.map { [$0] } ?? [])
    expected = ([known] + heads).filter { $0.commits > 0 }
    seen = heads.map(\.end).max() ?? .none
    while try advance() {
      guard progress(LogVerifier.Progress(bytes: read, total: total, commits: cursor.commits)) else {
        report.cancelled = true
        break
      }
    }
    collect(filling)
    if let checking { finish(checking) }
    settleSignatures()
    dropConsequences()
    report.damage.sort { ($0.file, $0.offset) < ($1.file, $1.offset) }
    report.head = cursor.head
    report.soundCommits =
      (report.damage + [report.tornTail].compactMap { $0 }).map(\.commit).filter { $0 > 0 }.min().map { $0 - 1 }
      ?? cursor.commits
  }

  /// A damaged signature changes its frame's hash, so that what names that hash seems wrong too.
  private mutating func dropConsequences() {
    let broken = Set(report.damage.filter { $0.fault == .signature }.map(\.commit))
    report.damage.removeAll { damage in
      switch damage.fault {
      case .chain: broken.contains(damage.commit - 1)
      case .rewritten(let commit): broken.contains(commit)
      default: false
      }
    }
  }

  /// What the head file says, noting what is wrong with it.
  private mutating func readHead() throws -> Head {
    let path = reader.directory + "/head"
    guard try fileSystem.status(path) != nil else {
      report.damage.append(Damage(file: path, offset: 0, commit: 0, fault: .absent))
      return .empty
    }
    let file = HeadFile(file: try fileSystem.open(path, .read))
    var state = try file.read()
    if !state.damage.isEmpty, let lock = try? fileSystem.open(reader.directory + "/sync.lock", .read) {
      // It may have been read while a desk was writing it.
      try lock.lock(.shared)
      state = try file.read()
      try lock.unlock()
    }
    for offset in state.damage {
      report.damage.append(Damage(file: path, offset: UInt64(offset), commit: 0, fault: .headerChecksum))
    }
    report.syncFailed = state.failed
    report.desk = state.newest?.desk
    if state.newest == nil, state.damage.isEmpty {
      report.damage.append(Damage(file: path, offset: 0, commit: 0, fault: .missing))
    }
    return state.newest?.head ?? .empty
  }

  /// Finds whose log it is and goes to its beginning.
  private mutating func begin(_ known: Head) throws {
    let start = LogEnd(segment: 1, offset: 0)
    switch try reader.header(of: 1) {
    case .success(let header):
      if let desk = report.desk, desk != header.desk {
        report.damage.append(
          reader.damage(FrameFault(fault: .foreignDesk(header.desk), offset: 16), at: start, commit: 1))
      }
      report.desk = header.desk
      cursor = LogCursor(desk: header.desk)
      do throws(FrameFault) {
        try header.check(number: 1, continuing: cursor)
      } catch {
        report.damage.append(reader.damage(error, at: start, commit: 1))
      }
    case .failure(let fault):
      if case .version = fault.fault {
        throw StoreError.damaged(reader.damage(fault, at: start, commit: 1))
      }
      report.damage.append(reader.damage(fault, at: start, commit: 1))
      guard let desk = report.desk else { throw StoreError.noLog(directory: reader.directory) }
      cursor = LogCursor(desk: desk)
    case nil:
      throw StoreError.noLog(directory: reader.directory)
    }
  }

  /// One frame, or one gap, further; false at the end.
  private mutating func advance() throws -> Bool {
    let before = cursor
    let step = try reader.step(&cursor, signature: .skip) { view, hash, location in
      durable = max(durable, view.durableEnd)
      read += Int64(location.length)
      report.lastClock = view.authorClock
      // The cursor has checked that the author is on the roster.
      if let author = before.roster(for: view.roster).members[view.author] {
        filling.add(view, author: author, location: location)
      }
      report.signatures += 1
    }
    if cursor.end.segment > before.end.segment { try checkSealed(before.end) }
    switch step {
    case .commit:
      compareExpected()
      if filling.isFull {
        collect(filling)
        filling = SignatureBatch()
      }
      return true
    case .end:
      return try settleEnd()
    case .fault(let damage):
      return try settleFault(damage)
    }
  }

  /// Behind the last frame of a segment that another follows there is nothing.
  private mutating func checkSealed(_ end: LogEnd) throws {
    if let place = try firstNonZero(from: end) {
      report.damage.append(reader.damage(FrameFault(fault: .residue, offset: 0), at: place, commit: 0))
    }
  }

  private mutating func compareExpected() {
    for head in expected where head.commits == cursor.commits && head.hash != cursor.hash {
      let place = LogEnd(segment: cursor.end.segment, offset: cursor.end.offset)
      report.damage.append(
        reader.damage(
          FrameFault(fault: .rewritten(commit: head.commits), offset: 0), at: place, commit: head.commits))
    }
    expected.removeAll { $0.commits <= cursor.commits }
  }

  /// Nothing more is written. Whoever is writing just now is waited for once.
  private mutating func settleEnd() throws -> Bool {
    if let place = try firstNonZero(from: cursor.end) {
      return try settleFault(
        reader.damage(FrameFault(fault: .residue, offset: 0), at: place, commit: cursor.commits + 1))
    }
    if let later = try reader.segments().last, later > cursor.end.segment {
      let absent = reader.path(cursor.end.segment + 1)
      return try settleFault(Damage(file: absent, offset: 0, commit: cursor.commits + 1, fault: .absent))
    }
    if cursor.end < durable {
      report.damage.append(
        reader.damage(FrameFault(fault: .missing, offset: 0), at: cursor.end, commit: cursor.commits + 1))
    } else if let head = expected.max(by: { $0.commits < $1.commits }) {
      let fault = Fault.rolledBack(seen: head.commits, found: cursor.commits)
      report.damage.append(
        reader.damage(FrameFault(fault: fault, offset: 0), at: cursor.end, commit: cursor.commits + 1))
    }
    return false
  }

  /// Something that is no frame: damage if anything acknowledged reaches behind it, else an unfinished write.
  private mutating func settleFault(_ found: Damage) throws -> Bool {
    if case .version = found.fault { throw StoreError.damaged(found) }
    if lock == nil, cursor.end >= max(durable, seen),
      let file = try? fileSystem.open(reader.directory + "/append.lock", .read)
    {
      // Another desk may be in the middle of writing; with the lock held, what stands there is what it is.
      try file.lock(.shared)
      lock = file
      reader.refresh()
      return true
    }
    let next = try nextFrame(behind: cursor.end)
    guard cursor.end < max(durable, seen) || next.map({ $0.durable > cursor.end }) ?? false else {
      report.tornTail = found
      return false
    }
    report.damage.append(found)
    guard let next else { return false }
    durable = max(durable, next.durable)
    cursor = next.cursor
    reader.refresh()
    return true
  }

  /// The next frame that holds in itself, if only it were elsewhere in the chain, and a cursor before it.
  private func nextFrame(behind place: LogEnd) throws -> (cursor: LogCursor, durable: LogEnd)? {
    for segment in try reader.segments() where segment >= place.segment {
      guard let file = try reader.file(segment) else { continue }
      let base = segment == place.segment ? Int(place.offset) : 0
      let bytes = try file.read(max(0, Int(try file.size()) - base), at: Int64(base))
      let found = bytes.withUnsafeBytes { raw -> (LogCursor, LogEnd)? in
        var start = 0
        while let (place, view) = Survivors.first(in: raw, from: start, cursor: cursor) {
          let end = LogEnd(segment: segment, offset: UInt32(base + place))
          // An old frame copied to a later place leads nowhere.
          if view.position.commit > cursor.commits, view.durableEnd <= end {
            let head = Head(
              commits: view.position.commit - 1, events: view.position.firstEvent - 1,
              hash: view.position.previousHash, end: end)
            return (LogCursor(desk: cursor.desk, head: head, roster: cursor.roster), view.durableEnd)
          }
          start = place + view.raw.count
        }
        return nil
      }
      if let found { return found }
    }
    return nil
  }

  private func firstNonZero(from place: LogEnd) throws -> LogEnd? {
    guard let file = try reader.file(place.segment) else { return nil }
    let size = Int(try file.size())
    var offset = Int(place.offset)
    while offset < size {
      let chunk = try file.read(min(size - offset, 1 << 20), at: Int64(offset))
      if chunk.isEmpty { return nil }
      if let first = chunk.firstIndex(where: { $0 != 0 }) {
        return LogEnd(segment: place.segment, offset: UInt32(offset + first))
      }
      offset += chunk.count
    }
    return nil
  }

  /// Sends a full batch to be checked and takes in the one before.
  private mutating func collect(_ batch: SignatureBatch) {
    batch.start(threads: threads)
    if let checking { finish(checking) }
    checking = batch
  }

  private mutating func finish(_ batch: SignatureBatch) { unsigned += batch.failures() }

  /// A frame that its author did not sign is damage if anything acknowledged reaches behind it; else the next opening
  /// puts it aside.
  private mutating func settleSignatures() {
    for item in unsigned {
      let place = LogEnd(segment: item.location.segment, offset: item.location.offset)
      let fault = FrameFault(fault: .signature, offset: item.signedLength)
      let found = reader.damage(fault, at: place, commit: item.commit)
      if place < max(durable, seen) { report.damage.append(found) } else { report.tornTail = report.tornTail ?? found }
    }
  }
}
