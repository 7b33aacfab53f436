/// Appends fixed-width little-endian fields.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(raw: some Collection<UInt8>) { bytes.append(contentsOf: raw) }

  mutating func append(_ words: Words2) {
    append(words.high.byteSwapped)
    append(words.low.byteSwapped)
  }

  mutating func append(_ digest: Digest) {
    append(digest.first)
    append(digest.second)
  }

  mutating func append(_ keyID: KeyID) {
    append(keyID.kind)
    append(keyID.words)
  }

  mutating func append(_ end: LogEnd) {
    append(end.segment)
    append(end.offset)
  }

  mutating func pad(to count: Int) {
    bytes += [UInt8](repeating: 0, count: max(0, count - bytes.count))
  }

  mutating func replace(_ value: UInt32, at place: Int) {
    withUnsafeBytes(of: value.littleEndian) { bytes.replaceSubrange(place..<place + 4, with: $0) }
  }
}

/// Reads fixed-width little-endian fields and never past the end.
struct ByteReader {
  /// The field at `offset` does not fit in the bytes there are, or says what no log says.
  struct Overrun: Error { let offset: Int }

  let bytes: UnsafeRawBufferPointer
  private(set) var offset: Int

  init(_ bytes: UnsafeRawBufferPointer, from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  var remaining: Int { bytes.count - offset }

  mutating func read<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws(Overrun) -> Value {
    let size = MemoryLayout<Value>.size
    guard remaining >= size else { throw Overrun(offset: offset) }
    defer { offset += size }
    return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
  }

  /// A number that has to be in `range`.
  mutating func number(from range: ClosedRange<UInt64>) throws(Overrun) -> UInt64 {
    let place = offset
    let number = try read(UInt64.self)
    guard range.contains(number) else { throw Overrun(offset: place) }
    return number
  }

  mutating func words() throws(Overrun) -> Words2 {
    let high = try read(UInt64.self).byteSwapped
    return Words2(high: high, low: try read(UInt64.self).byteSwapped)
  }

  mutating func digest() throws(Overrun) -> Digest {
    let first = try words()
    return Digest(first: first, second: try words())
  }

  mutating func end() throws(Overrun) -> LogEnd {
    let segment = try read(UInt32.self)
    return LogEnd(segment: segment, offset: try read(UInt32.self))
  }

  mutating func array(_ count: Int) throws(Overrun) -> [UInt8] {
    guard count >= 0, remaining >= count else { throw Overrun(offset: offset) }
    defer { offset += count }
    return Array(bytes[offset..<offset + count])
  }

  mutating func skip(_ count: Int) throws(Overrun) {
    guard count >= 0, remaining >= count else { throw Overrun(offset: offset) }
    offset += count
  }
}
