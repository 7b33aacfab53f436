extension FileEventStore {
  /// Decides what to do about something at the tail that is no valid frame: below what anybody was told is durable it
  /// is damage, and stays; behind that it is an unfinished write, is copied to a `.torn` file and cleared away.
  /// Under both locks.
  func clearOrRefuse(_ found: Damage) throws {
    try refreshHead()
    if case .version = found.fault {
      damage = found
      return
    }
    // What the frames before say is durable never reaches behind themselves: only head, witness and what stands behind
    // can tell.
    let known = max(head.end, witnessed?.end ?? .none)
    if tail.end < known {
      damage = found
    } else if try Survivors(behind: tail, reader: reader).durable > tail.end {
      damage = found
    } else {
      try clear()
    }
  }

  /// The first byte behind `place` that is not zero, in its segment.
  func residue(from place: LogEnd) throws -> LogEnd? {
    guard let file = try reader.file(place.segment) else { return nil }
    return try nonZero(in: file, from: Int64(place.offset)).map {
      LogEnd(segment: place.segment, offset: UInt32($0.lowerBound))
    }
  }

  /// Clears everything behind the tail. The copy is durable before anything is overwritten, so a power cut at any
  /// point leads here again.
  private func clear() throws {
    let segment = tail.end.segment
    let file = try writerFile(tail.end.segment)
    if let extent = try nonZero(in: file, from: Int64(tail.end.offset)) {
      let bytes = try file.read(extent.count, at: Int64(extent.lowerBound))
      let copy = try fileSystem.open(
        try unusedPath(reader.path(segment) + ".\(extent.lowerBound)"), .createNew(permissions: permissions))
      try copy.write(bytes, at: 0)
      try copy.sync()
      try fileSystem.syncDirectory(directory)
      try file.write([UInt8](repeating: 0, count: extent.count), at: Int64(extent.lowerBound))
    }
    var moved = false
    for name in try fileSystem.list(directory) {
      guard let number = Format.segmentNumber(name), number > segment else { continue }
      try fileSystem.rename(reader.path(number), to: try unusedPath(reader.path(number)))
      moved = true
    }
    if moved { try fileSystem.syncDirectory(directory) }
    reader.reopen()
    try publish(tail)
  }

  private func unusedPath(_ stem: String) throws -> String {
    var attempt = 0
    while true {
      let path = stem + (attempt == 0 ? "" : "-\(attempt)") + ".torn"
      if try fileSystem.status(path) == nil { return path }
      attempt += 1
    }
  }

  /// From the first to behind the last byte that is not zero.
  private func nonZero(in file: any File, from start: Int64) throws -> Range<Int>? {
    let size = try file.size()
    var extent: Range<Int>?
    var offset = start
    while offset < size {
      let chunk = try file.read(Int(min(size - offset, 1 << 20)), at: offset)
      if chunk.isEmpty { break }
      if let first = chunk.firstIndex(where: { $0 != 0 }), let last = chunk.lastIndex(where: { $0 != 0 }) {
        let base = Int(offset)
        extent = (extent?.lowerBound ?? base + first)..<(base + last + 1)
      }
      offset += Int64(chunk.count)
    }
    return extent
  }
}
