/// What a head slot says.
struct HeadRecord: Hashable {
  var sequence: UInt64
  var desk: DeskID
  var head: Head
  /// A sync has failed: nobody may append.
  var failed: Bool

  var bytes: [UInt8] {
    var writer = ByteWriter(capacity: Format.headSlotLength)
    writer.append(Format.headMagic)
    writer.append(Format.version)
    writer.append(failed ? Format.headFailedFlag : 0)
    writer.append(sequence)
    writer.append(desk.words)
    writer.append(head.commits)
    writer.append(head.events)
    writer.append(head.hash)
    writer.append(head.end)
    writer.pad(to: Format.headSlotLength - 4)
    writer.append(CRC32C.checksum(writer.bytes))
    return writer.bytes
  }
}

/// One of the two slots, as found.
enum HeadSlot {
  case unwritten
  case valid(HeadRecord)
  /// `offset` from the slot's start.
  case damaged(offset: Int)

  init(_ raw: UnsafeRawBufferPointer) {
    guard raw.contains(where: { $0 != 0 }) else {
      self = .unwritten
      return
    }
    let checksumOffset = Format.headSlotLength - 4
    guard raw.count == Format.headSlotLength else {
      self = .damaged(offset: raw.count)
      return
    }
    let fields = UnsafeRawBufferPointer(rebasing: raw[..<checksumOffset])
    let stored = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: checksumOffset, as: UInt32.self))
    guard stored == CRC32C.checksum(fields) else {
      self = .damaged(offset: CRC32C.damagedByte(in: fields, stored: stored) ?? 0)
      return
    }
    do throws(ByteReader.Overrun) {
      var reader = ByteReader(fields)
      guard try reader.read(UInt32.self) == Format.headMagic else { throw .init(offset: 0) }
      guard try reader.read(UInt16.self) == Format.version else { throw .init(offset: 4) }
      let flags = try reader.read(UInt16.self)
      let numbers = 0...Format.numbers.upperBound
      let sequence = try reader.number(from: numbers)
      let desk = DeskID(words: try reader.words())
      let commits = try reader.number(from: numbers)
      let events = try reader.number(from: numbers)
      let hash = try reader.digest()
      let place = reader.offset
      let head = Head(commits: commits, events: events, hash: hash, end: try reader.end())
      // Whoever reads on asks for the segment behind.
      guard head.end.segment < .max else { throw .init(offset: place) }
      self = .valid(
        HeadRecord(sequence: sequence, desk: desk, head: head, failed: flags & Format.headFailedFlag != 0))
    } catch {
      self = .damaged(offset: error.offset)
    }
  }
}

/// The file that says how far the log is durable. Written under the sync lock only.
final class HeadFile {
  /// Both slots, as found.
  struct State {
    var slots: [HeadSlot]

    /// The valid record with the greater sequence.
    var newest: HeadRecord? {
      slots.compactMap { if case .valid(let record) = $0 { record } else { nil } }.max { $0.sequence < $1.sequence }
    }

    /// Offsets into the file of what is damaged.
    var damage: [Int] {
      slots.enumerated().compactMap { place, slot in
        if case .damaged(let offset) = slot { place * Format.headSlotLength + offset } else { nil }
      }
    }

    /// Set in either slot: one damaged byte does not hide that a sync failed.
    var failed: Bool {
      slots.contains { if case .valid(let record) = $0 { record.failed } else { false } }
    }

    /// The slot to write next: one that holds nothing useful, else the older.
    var stale: Int {
      var stale = (place: 0, sequence: UInt64.max)
      for (place, slot) in slots.enumerated() {
        guard case .valid(let record) = slot else { return place }
        if record.sequence < stale.sequence { stale = (place, record.sequence) }
      }
      return stale.place
    }
  }

  let file: any File

  init(file: any File) { self.file = file }

  func read() throws(FileError) -> State {
    let bytes = try file.read(2 * Format.headSlotLength, at: 0)
    return bytes.withUnsafeBytes { raw in
      State(
        slots: [0, Format.headSlotLength].map { start in
          let end = min(raw.count, start + Format.headSlotLength)
          return HeadSlot(UnsafeRawBufferPointer(rebasing: raw[min(start, end)..<end]))
        })
    }
  }

  /// Says that the log is durable through `head`. `state` is what the file says now.
  func publish(_ head: Head, desk: DeskID, over state: State) throws(FileError) {
    let sequence = (state.newest?.sequence ?? 0) + 1
    try write(HeadRecord(sequence: sequence, desk: desk, head: head, failed: false), slot: state.stale)
  }

  /// Says the same in both slots, which also takes back `failed` and replaces damaged slots.
  func rewrite(_ head: Head, desk: DeskID, failed: Bool) throws(FileError) {
    for _ in 0..<2 {
      let state = try read()
      let sequence = (state.newest?.sequence ?? 0) + 1
      try write(HeadRecord(sequence: sequence, desk: desk, head: head, failed: failed), slot: state.stale)
    }
  }

  private func write(_ record: HeadRecord, slot: Int) throws(FileError) {
    try file.write(record.bytes, at: Int64(slot * Format.headSlotLength))
  }
}
