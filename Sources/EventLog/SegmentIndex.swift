/// Where each commit of one full segment stands and which idempotency id it used. Kept beside the segment as
/// `log/00000001.idx`, so that a desk opened from a snapshot need not read the segment again. It can be deleted at any
/// time; one that does not fit its segment's neighbour is not believed and made anew.
///
///     offset size  index file
///          0    4  magic "CDix"
///          4    4  version, 1
///          8    4  segment number
///         12    4  commits
///         16   16  desk id
///         32    8  number of the first commit
///         40   32  hash of the last commit
///         72    …  each commit: offset 4, idempotency id 16
///          …    4  CRC-32C of all above
struct SegmentIndex {
  struct Entry: Hashable {
    let offset: UInt32
    let id: IdempotencyID
  }

  private static let magic: UInt32 = 0x7869_4443

  let number: UInt32
  let desk: DeskID
  let firstCommit: UInt64
  let lastHash: Digest
  let entries: [Entry]

  /// Reads headers and ids of the segment's frames, without a look at their bodies, from `firstCommit` on through the
  /// one that ends at `end`.
  init(scanning number: UInt32, desk: DeskID, firstCommit: UInt64, lastHash: Digest, end: UInt32, reader: SegmentReader)
    throws
  {
    self.number = number
    self.desk = desk
    self.firstCommit = firstCommit
    self.lastHash = lastHash
    var entries: [Entry] = []
    var place = LogEnd(segment: number, offset: UInt32(Format.segmentHeaderLength))
    reader.refresh()
    while place.offset < end {
      let commit = firstCommit + UInt64(entries.count)
      do {
        let header = try reader.withBytes(at: place, count: Format.frameHeaderLength) { try FrameHeader($0) }
        let id = try reader.withBytes(at: place, count: header.payloadOffset) { raw in
          try Self.id(in: raw, expecting: commit)
        }
        entries.append(Entry(offset: place.offset, id: id))
        place = LogEnd(segment: number, offset: place.offset + UInt32(header.length))
      } catch let fault as FrameFault {
        throw StoreError.damaged(reader.damage(fault, at: place, commit: commit))
      }
    }
    self.entries = entries
  }

  private static func id(in raw: UnsafeRawBufferPointer, expecting commit: UInt64) throws(FrameFault) -> IdempotencyID {
    let number: UInt64
    let id: IdempotencyID
    do throws(ByteReader.Overrun) {
      var reader = ByteReader(raw, from: 36)
      number = try reader.read()
      try reader.skip(12)
      let allocations = Int(try reader.read(UInt16.self))
      try reader.skip(8 * allocations + 44)
      id = IdempotencyID(words: try reader.words())
    } catch {
      throw FrameFault(fault: .structure, offset: error.offset)
    }
    guard number == commit else { throw FrameFault(fault: .number(expected: commit, found: number), offset: 36) }
    return id
  }

  /// Reads an index file's bytes; nil for anything that is none.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 76 else { return nil }
    let index = bytes.withUnsafeBytes { raw -> SegmentIndex? in
      let fields = UnsafeRawBufferPointer(rebasing: raw[..<(raw.count - 4)])
      let stored = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: raw.count - 4, as: UInt32.self))
      guard stored == CRC32C.checksum(fields) else { return nil }
      return try? SegmentIndex(ByteReader(fields))
    }
    guard let index else { return nil }
    self = index
  }

  private init?(_ fields: ByteReader) throws(ByteReader.Overrun) {
    var reader = fields
    guard try reader.read(UInt32.self) == Self.magic, try reader.read(UInt32.self) == UInt32(Format.version) else {
      return nil
    }
    number = try reader.read()
    let count = Int(try reader.read(UInt32.self))
    desk = DeskID(words: try reader.words())
    firstCommit = try reader.number(from: Format.numbers)
    lastHash = try reader.digest()
    guard reader.remaining == 20 * count else { return nil }
    var entries: [Entry] = []
    entries.reserveCapacity(count)
    for _ in 0..<count {
      let offset = try reader.read(UInt32.self)
      entries.append(Entry(offset: offset, id: IdempotencyID(words: try reader.words())))
    }
    self.entries = entries
  }

  var bytes: [UInt8] {
    var writer = ByteWriter(capacity: 76 + 20 * entries.count)
    writer.append(Self.magic)
    writer.append(UInt32(Format.version))
    writer.append(number)
    writer.append(UInt32(entries.count))
    writer.append(desk.words)
    writer.append(firstCommit)
    writer.append(lastHash)
    for entry in entries {
      writer.append(entry.offset)
      writer.append(entry.id.words)
    }
    writer.append(CRC32C.checksum(writer.bytes))
    return writer.bytes
  }

  /// Whether this is the index of the segment before the one with this header.
  func fits(_ next: SegmentHeader, firstCommit: UInt64) -> Bool {
    number < .max && number + 1 == next.number && desk == next.desk && self.firstCommit == firstCommit
      && firstCommit + UInt64(entries.count) == next.firstCommit && lastHash == next.previousHash
  }
}
