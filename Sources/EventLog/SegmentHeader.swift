/// A segment's first 128 bytes.
struct SegmentHeader: Hashable {
  let number: UInt32
  /// Where the segment before ended; all of it was durable before this one got its name.
  let previousEnd: UInt32
  let desk: DeskID
  let firstCommit: UInt64
  let firstEvent: UInt64
  let previousHash: Digest

  /// The header of the segment that comes after everything `cursor` has passed; `cursor` nil for the first segment.
  init(number: UInt32, continuing cursor: LogCursor) {
    self.number = number
    previousEnd = number == 1 ? 0 : cursor.end.offset
    desk = cursor.desk
    firstCommit = cursor.commits + 1
    firstEvent = cursor.events + 1
    previousHash = cursor.hash
  }

  /// Reads the header at the start of `raw`.
  init(_ raw: UnsafeRawBufferPointer) throws(FrameFault) {
    let checksumOffset = Format.segmentHeaderLength - 4
    guard raw.count >= Format.segmentHeaderLength else { throw FrameFault(fault: .missing, offset: raw.count) }
    let fields = UnsafeRawBufferPointer(rebasing: raw[..<checksumOffset])
    let stored = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: checksumOffset, as: UInt32.self))
    guard stored == CRC32C.checksum(fields) else {
      throw FrameFault(fault: .headerChecksum, offset: CRC32C.damagedByte(in: fields, stored: stored) ?? 0)
    }
    do throws(ByteReader.Overrun) {
      var reader = ByteReader(fields)
      let magic = try reader.read(UInt32.self)
      let version = try reader.read(UInt32.self)
      number = try reader.read()
      previousEnd = try reader.read()
      desk = DeskID(words: try reader.words())
      firstCommit = try reader.read()
      firstEvent = try reader.read()
      previousHash = try reader.digest()
      guard magic == Format.segmentMagic else { throw .init(offset: 0) }
      guard version == UInt32(Format.version) else { throw .init(offset: 4) }
    } catch {
      let fault: Fault = error.offset == 4 ? .version(UInt16(truncatingIfNeeded: raw[4])) : .magic
      throw FrameFault(fault: fault, offset: error.offset)
    }
  }

  var bytes: [UInt8] {
    var writer = ByteWriter(capacity: Format.segmentHeaderLength)
    writer.append(Format.segmentMagic)
    writer.append(UInt32(Format.version))
    writer.append(number)
    writer.append(previousEnd)
    writer.append(desk.words)
    writer.append(firstCommit)
    writer.append(firstEvent)
    writer.append(previousHash)
    writer.pad(to: Format.segmentHeaderLength - 4)
    writer.append(CRC32C.checksum(writer.bytes))
    return writer.bytes
  }

  /// That this is the segment that `cursor`, at the end of the one before, goes on in.
  func check(number: UInt32, continuing cursor: LogCursor) throws(FrameFault) {
    guard self.number == number else { throw FrameFault(fault: .structure, offset: 8) }
    guard desk == cursor.desk else { throw FrameFault(fault: .foreignDesk(desk), offset: 16) }
    guard firstCommit == cursor.commits + 1 else {
      throw FrameFault(fault: .number(expected: cursor.commits + 1, found: firstCommit), offset: 32)
    }
    guard firstEvent == cursor.events + 1 else {
      throw FrameFault(fault: .number(expected: cursor.events + 1, found: firstEvent), offset: 40)
    }
    guard previousHash == cursor.hash else { throw FrameFault(fault: .chain, offset: 48) }
  }
}
