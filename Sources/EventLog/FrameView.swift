/// What is wrong with a frame, and where in it.
struct FrameFault: Error, Hashable {
  let fault: Fault
  /// Bytes from the frame's start.
  let offset: Int
}

/// A frame's first 20 bytes, believed only once their checksum holds.
struct FrameHeader {
  let length: Int
  let payloadOffset: Int

  /// Reads the header at the start of `raw`, which may go on behind it.
  init(_ raw: UnsafeRawBufferPointer) throws(FrameFault) {
    guard raw.count >= Format.frameHeaderLength else { throw FrameFault(fault: .missing, offset: raw.count) }
    let fields = UnsafeRawBufferPointer(rebasing: raw[..<16])
    let stored = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
    guard stored == CRC32C.checksum(fields) else {
      throw FrameFault(fault: .headerChecksum, offset: CRC32C.damagedByte(in: fields, stored: stored) ?? 0)
    }
    func word(_ place: Int) -> UInt32 {
      UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    }
    guard word(0) == Format.frameMagic else { throw FrameFault(fault: .magic, offset: 0) }
    length = Int(word(8))
    payloadOffset = Int(word(12))
    guard word(4) == UInt32(Format.version) else {
      throw FrameFault(fault: .version(UInt16(truncatingIfNeeded: word(4))), offset: 4)
    }
    guard (Format.frameMinimumLength...Format.frameMaximumLength).contains(length) else {
      throw FrameFault(fault: .length, offset: 8)
    }
    guard (Format.frameHeaderLength..<length).contains(payloadOffset) else {
      throw FrameFault(fault: .length, offset: 12)
    }
  }
}

/// A frame whose checksums hold and whose fields make sense, read in place: payloads are checked but not copied.
/// Valid as long as the bytes under it. Whether it belongs where it stands is for `LogCursor`.
struct FrameView {
  /// The whole frame.
  let raw: UnsafeRawBufferPointer
  let position: LogPosition
  let eventCount: Int
  let allocations: [Allocation]
  let author: UInt32
  let authorClock: Int64
  let idempotency: IdempotencyID
  let durableEnd: LogEnd
  let roster: [RosterChange]
  private let payloadOffset: Int

  /// Reads the frame that fills `raw`, as long as its header says.
  init(_ raw: UnsafeRawBufferPointer, header: FrameHeader) throws(FrameFault) {
    let checksumOffset =
      raw.count - Format.frameTrailerLength - Format.signatureLength - Format.frameChecksumLength
    let body = UnsafeRawBufferPointer(rebasing: raw[Format.frameHeaderLength..<checksumOffset])
    let stored = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: checksumOffset, as: UInt32.self))
    guard stored == CRC32C.checksum(body) else {
      let place = CRC32C.damagedByte(in: body, stored: stored) ?? 0
      throw FrameFault(fault: .bodyChecksum, offset: Format.frameHeaderLength + place)
    }
    let trailerOffset = raw.count - Format.frameTrailerLength
    let trailer = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: trailerOffset, as: UInt32.self))
    guard Int(trailer) == raw.count else {
      let wrong = (trailer ^ UInt32(raw.count)).trailingZeroBitCount / 8
      throw FrameFault(fault: .trailer, offset: trailerOffset + wrong)
    }
    do throws(ByteReader.Overrun) {
      try self.init(raw, fields: ByteReader(.init(rebasing: raw[..<checksumOffset]), from: Format.frameHeaderLength))
    } catch {
      throw FrameFault(fault: .structure, offset: error.offset)
    }
    guard payloadOffset == header.payloadOffset else { throw FrameFault(fault: .structure, offset: 12) }
  }

  private init(_ raw: UnsafeRawBufferPointer, fields: ByteReader) throws(ByteReader.Overrun) {
    var reader = fields
    self.raw = raw
    let desk = DeskID(words: try reader.words())
    let number = try reader.number(from: Format.numbers)
    let firstEvent = try reader.number(from: Format.numbers)
    eventCount = Int(try reader.read(UInt32.self))
    guard (1...Format.maximumEventCount).contains(eventCount) else { throw .init(offset: reader.offset) }
    allocations = try Self.allocations(&reader)
    position = LogPosition(
      desk: desk, commit: number, firstEvent: firstEvent, previousHash: try reader.digest())
    author = try reader.read()
    authorClock = try reader.read()
    idempotency = IdempotencyID(words: try reader.words())
    durableEnd = try reader.end()
    roster = try Self.roster(&reader)
    payloadOffset = reader.offset
    try Self.eachPayload(&reader, eventCount: eventCount) { _, _, _, _, _ in }
    guard reader.remaining == 0 else { throw .init(offset: reader.offset) }
  }

  /// What the signature is over.
  var signedBytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: raw[..<(raw.count - Format.frameTrailerLength - Format.signatureLength)])
  }

  var signature: UnsafeRawBufferPointer {
    let end = raw.count - Format.frameTrailerLength
    return UnsafeRawBufferPointer(rebasing: raw[(end - Format.signatureLength)..<end])
  }

  /// SHA-256 of every byte through the signature.
  func hash() -> Digest {
    Digest(of: UnsafeRawBufferPointer(rebasing: raw[..<(raw.count - Format.frameTrailerLength)]))
  }

  /// Where in the frame the previous hash stands; the author comes right after it.
  var previousHashOffset: Int { 58 + 8 * allocations.count }

  /// The commit, copied out of the bytes.
  func commit(hash: Digest, location: FrameLocation) -> Commit {
    var payloads: [Payload] = []
    var reader = ByteReader(raw, from: payloadOffset)
    // The initialiser has been over these bytes with the same reader, so they cannot run out here.
    try? Self.eachPayload(&reader, eventCount: eventCount) { keyID, codec, ordinals, nonce, ciphertext in
      payloads.append(
        Payload(
          keyID: keyID, ordinals: ordinals, codec: codec, nonce: Array(raw[nonce]), ciphertext: Array(raw[ciphertext])))
    }
    return Commit(
      position: position, author: author, authorClock: authorClock, idempotency: idempotency, eventCount: eventCount,
      allocations: allocations, roster: roster, payloads: payloads, durableEnd: durableEnd,
      signature: Array(signature), hash: hash, location: location)
  }

  private static func allocations(_ reader: inout ByteReader) throws(ByteReader.Overrun) -> [Allocation] {
    let count = Int(try reader.read(UInt16.self))
    guard reader.remaining >= 8 * count else { throw .init(offset: reader.offset) }
    var allocations: [Allocation] = []
    for _ in 0..<count {
      let series = try reader.read(UInt16.self)
      let year = try reader.read(UInt16.self)
      allocations.append(Allocation(series: series, year: year, number: try reader.read()))
    }
    return allocations
  }

  static func roster(_ reader: inout ByteReader) throws(ByteReader.Overrun) -> [RosterChange] {
    var changes: [RosterChange] = []
    for _ in 0..<(try reader.read(UInt16.self)) {
      let offset = reader.offset
      let kind = try reader.read(UInt8.self)
      let member = try reader.read(UInt32.self)
      switch kind {
      case 1:
        let signingKey = try reader.array(Int(try reader.read(UInt16.self)))
        guard signingKey.count == 32 else { throw .init(offset: offset) }
        let agreementKey = try reader.array(Int(try reader.read(UInt16.self)))
        changes.append(.admit(member: member, signingKey: signingKey, agreementKey: agreementKey))
      case 2: changes.append(.expel(member: member))
      default: throw .init(offset: offset)
      }
    }
    return changes
  }

  /// Walks the payloads, handing on each one's nonce and ciphertext as ranges of the frame.
  private static func eachPayload(
    _ reader: inout ByteReader, eventCount: Int,
    _ body: (KeyID, UInt8, [UInt16], Range<Int>, Range<Int>) -> Void
  ) throws(ByteReader.Overrun) {
    for _ in 0..<(try reader.read(UInt16.self)) {
      let kind = try reader.read(UInt8.self)
      let keyID = KeyID(kind: kind, words: try reader.words())
      let codec = try reader.read(UInt8.self)
      let count = Int(try reader.read(UInt16.self))
      guard reader.remaining >= 2 * count else { throw .init(offset: reader.offset) }
      var ordinals: [UInt16] = []
      for _ in 0..<count {
        let ordinal = try reader.read(UInt16.self)
        guard Int(ordinal) < eventCount, ordinals.last.map({ $0 < ordinal }) ?? true else {
          throw .init(offset: reader.offset - 2)
        }
        ordinals.append(ordinal)
      }
      let nonce = reader.offset..<reader.offset + Format.nonceLength
      try reader.skip(Format.nonceLength)
      let length = Int(try reader.read(UInt32.self))
      let ciphertext = reader.offset..<reader.offset + length
      try reader.skip(length)
      body(keyID, codec, ordinals, nonce, ciphertext)
    }
  }
}
