extension FileEventStore {
  static func logDirectory(_ desk: String) -> String { desk + "/log" }

  /// Whether there is a log in `directory`: its head, or, should that be lost, anything written in a segment. Opening
  /// makes the head anew from the segments.
  package static func exists(in directory: String, fileSystem: any FileSystem) throws(FileError) -> Bool {
    let log = logDirectory(directory)
    if try fileSystem.status(log + "/head") != nil { return true }
    guard try fileSystem.status(log) != nil else { return false }
    for name in try fileSystem.list(log) {
      guard let number = Format.segmentNumber(name) else { continue }
      if number > 1 { return true }
      let start = try fileSystem.open(log + "/" + name, .read)
        .read(Format.frameMinimumLength, at: Int64(Format.segmentHeaderLength))
      if start.contains(where: { $0 != 0 }) { return true }
    }
    return false
  }

  /// Makes an empty log in `directory`, which must exist.
  ///
  /// Safe to repeat after a power cut: until the head exists, or a frame, there is no log.
  /// - Parameter permissions: of the files; directories also get the search bits that go with them.
  /// - Throws: `StoreError.logExists`, `.networkFileSystem`, `.file`.
  package static func create(
    in directory: String, desk: DeskID, fileSystem: any FileSystem, permissions: UInt32 = 0o660,
    limits: Limits = Limits()
  ) throws {
    do {
      if let kind = try fileSystem.networkKind(directory) {
        throw StoreError.networkFileSystem(directory: directory, kind: kind)
      }
      let log = logDirectory(directory)
      try fileSystem.makeDirectories(log, permissions: permissions | (permissions & 0o444) >> 2)
      let lock = try fileSystem.open(log + "/append.lock", .create(permissions: permissions))
      try lock.lock(.exclusive)
      guard try !exists(in: directory, fileSystem: fileSystem) else { throw StoreError.logExists(directory: directory) }
      _ = try fileSystem.open(log + "/sync.lock", .create(permissions: permissions))
      let header = SegmentHeader(number: 1, continuing: LogCursor(desk: desk))
      try writeSegment(header, in: log, fileSystem: fileSystem, permissions: permissions, limits: limits)
      let record = HeadRecord(sequence: 1, desk: desk, head: .empty, failed: false)
      let unwritten = [UInt8](repeating: 0, count: Format.headSlotLength)
      try fileSystem.writeAtomically(record.bytes + unwritten, to: log + "/head", permissions: permissions)
      try lock.unlock()
    } catch let error as FileError {
      throw StoreError.file(error)
    }
  }

  /// Makes a segment that holds its header and room; it has its name only once both are durable.
  static func writeSegment(
    _ header: SegmentHeader, in log: String, fileSystem: any FileSystem, permissions: UInt32, limits: Limits
  ) throws(FileError) {
    let path = log + "/" + Format.segmentName(header.number)
    let temporary = path + ".tmp"
    if try fileSystem.status(temporary) != nil { try fileSystem.unlink(temporary) }
    let file = try fileSystem.open(temporary, .createNew(permissions: permissions))
    try file.allocate(size: Int64(min(limits.step, limits.segmentBytes)))
    try file.write(header.bytes, at: 0)
    try file.sync()
    try fileSystem.rename(temporary, to: path)
    try fileSystem.syncDirectory(log)
  }
}
